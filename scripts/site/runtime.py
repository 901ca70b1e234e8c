"""Saves a calculator's page a round of asking: what was built stands in its head, before the script that reads it.

So does the programme that the page is about: the script may come long before the form.
"""

import json
import re
import sys
from functools import cache
from html import escape
from pathlib import Path

from scripts.site.bundle import minified

# Not a script: the theme runs every script of a page that it puts in place, whatever its type.
MANIFEST = "<template data-manifest></template>"
PROGRAM = re.compile(r'<form [^>]*data-program="([^"]+)"')
# Starts the interpreter of a link's answer before anything else of the page.
AHEAD = Path(__file__).with_name("ahead.js")
ENTRY = re.compile(r'<script src="([^"]*/)(?:calculator|embed)\.js" type="module"')


@cache
def _ahead() -> str:
    return minified(AHEAD)


def insert_runtime(html: str, site: Path) -> str:
    """Put the manifest into a page with a calculator; leave any other page as it is."""
    if MANIFEST not in html:
        return html
    manifest = json.loads((site / "assets" / "runtime" / "manifest.json").read_text())
    told = json.dumps({key: manifest[key] for key in ("micropython", "pyodide")}, separators=(",", ":"))
    program = PROGRAM.search(html)
    if not program:
        sys.exit("計算機のあるページに、どの制度かを言うフォーム（data-program）がありません。")

    def with_manifest(entry: re.Match[str]) -> str:
        about = f'data-program="{program[1]}" data-scripts="{entry[1]}"'
        held = f"<template data-manifest {about}>{escape(told, quote=False)}</template>"
        return f"{held}<script data-ahead>{_ahead()}</script>{entry[0]}"

    html, found = ENTRY.subn(with_manifest, html.replace(MANIFEST, ""), count=1)
    if not found:
        sys.exit("計算機のあるページに calculator.js がありません（overrides/main.html を確かめてください）。")
    return html
