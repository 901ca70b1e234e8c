"""Saves a calculator's page two rounds of asking: what was built stands in the page, its modules are named at once."""

import json
import re
import sys
from html import escape
from pathlib import Path

# Not a script: the theme runs every script of a page that it puts in place, whatever its type.
MANIFEST = "<template data-manifest></template>"
ENTRY = re.compile(r'<script src="([^"]*/)calculator\.js" type="module"></script>')
STATIC_IMPORT = re.compile(r'^import .*?from "\./([\w-]+\.js)";$', re.MULTILINE | re.DOTALL)
CALCULATOR = "calculator.js"


def modules(folder: Path, entry: str = CALCULATOR) -> list[str]:
    """Every script that one script imports, itself or through another, in the order in which they are found."""
    found = [entry]
    for name in found:
        found += [each for each in STATIC_IMPORT.findall((folder / name).read_text()) if each not in found]
    return found[1:]


def insert_runtime(html: str, site: Path) -> str:
    """Put the manifest and the names of the modules into a page with a calculator; leave any other page as it is."""
    if MANIFEST not in html:
        return html
    assets = site / "assets"
    manifest = json.loads((assets / "runtime" / "manifest.json").read_text())
    told = json.dumps({key: manifest[key] for key in ("micropython", "pyodide")}, separators=(",", ":"))
    entry = ENTRY.search(html)
    if entry is None:
        sys.exit(f"ページに {CALCULATOR} がありません（mkdocs.yml の extra_javascript を確かめてください）。")
    links = [f'<link rel="modulepreload" href="{entry[1]}{name}">' for name in modules(assets / "javascripts")]
    filled = MANIFEST.replace("></", f">{escape(told, quote=False)}</")
    return html.replace(MANIFEST, filled).replace("</head>", "".join(links) + "</head>", 1)
