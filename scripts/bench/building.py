"""`make site` with the runtime built and every source touched, against plain mkdocs on the same pages."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from scripts.runtime import ROOT


def measure(runs: int) -> dict[str, Any]:
    """Build in turn, `runs` times; median seconds. The first build, which may compress anew, is not counted."""
    _make()
    found = [(_make(), _mkdocs()) for _ in range(runs)]
    pages = len(list((ROOT / "site").rglob("index.html")))
    return {
        "pages": pages,
        "make_site": round(median(made for made, _ in found), 2),
        "mkdocs": round(median(plain for _, plain in found), 2),
    }


def _make() -> float:
    """Make the site as if its configuration had just changed: all is generated, built, checked and compressed."""
    return _timed(["make", "--no-print-directory", "-W", "mkdocs.yml", "site"])


def _mkdocs() -> float:
    with TemporaryDirectory() as work:
        return _timed([sys.executable, "-m", "mkdocs", "build", "--quiet", "-d", str(Path(work, "site"))])


def _timed(command: list[str]) -> float:
    # The options of a make around this one are none of the build's.
    environment = {name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MAKELEVEL")}
    environment["NO_MKDOCS_2_WARNING"] = "1"
    start = time.perf_counter()
    subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True)
    return time.perf_counter() - start
