"""The machine and the tools that measured: what one needs to judge a figure, and nothing that names the machine."""

from __future__ import annotations

import json
import os
import platform
from pathlib import Path

from calculator import __version__
from scripts.bench.browsing import chromium
from scripts.bench.engines import MICROPYTHON
from scripts.browser import japanese_font
from scripts.runtime import PYODIDE, ROOT

NODE_MODULES = ROOT / "node_modules"


def describe() -> dict[str, str]:
    """Return processor, cores, memory and system, then the versions of everything that ran."""
    lock = json.loads((PYODIDE / "pyodide-lock.json").read_text())["info"]
    with chromium() as browser:
        version = browser.version
    return {
        "cpu": _cpu(),
        "cores": str(os.cpu_count()),
        "memory": f"{_memory() / 2**30:.1f} GiB",
        "system": _system(),
        "chromium": version,
        "font": japanese_font() or "",
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "pyodide": f"{_package(PYODIDE)} (CPython {lock['python']})",
        "micropython": _package(MICROPYTHON) if MICROPYTHON.exists() else "",
        "publicodes": _package(NODE_MODULES / "publicodes"),
        "calculator": __version__,
    }


def _cpu() -> str:
    """Return the model's name; where the system does not tell, its architecture."""
    told = Path("/proc/cpuinfo")
    lines = told.read_text(encoding="utf-8").splitlines() if told.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def _memory() -> int:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")


def _system() -> str:
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except OSError:
        return f"{platform.system()} {platform.release()}"


def _package(folder: Path) -> str:
    version: str = json.loads((folder / "package.json").read_text())["version"]
    return version
