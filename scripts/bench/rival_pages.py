"""The rivals' pages, made from the built site: the same page of 通常枠, with another script for the calculator."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from scripts.bench.cases import PAGE
from scripts.compress import compress
from scripts.runtime import PYODIDE, build_wheel

RIVALS = Path(__file__).with_name("rivals")
STOCK = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
OURS = re.compile(r'<script src="[^"]*/javascripts/calculator\.js" type="module" async fetchpriority="high"></script>')
# What our page starts ahead for its own calculator is no use to a rival.
AHEAD = re.compile(
    r'<link[^>]*rel="?(?:modulepreload|preload|prefetch)"?[^>]*>|<script data-ahead>.*?</script>', re.DOTALL
)

# The modules of each rival, first the one the page names; the others are fetched at once as well.
PAGES: dict[str, tuple[str, ...]] = {
    "plain": ("plain.js", "page.js", "tsujyo.js"),
    "stock": ("stock-page.js", "page.js", "stock.js"),
    "stock_main": ("stock-main.js", "page.js", "stock.js"),
}
FOREVER = "\n/stock/*\n  Cache-Control: public, max-age=31536000, immutable\n"


def derive(site: Path, rival: str, folder: Path) -> None:
    """Write a rival's site to `folder`: ours without our runtime, another script in the one page, and what it needs."""
    shutil.copytree(site, folder, ignore=shutil.ignore_patterns("runtime", "downloads"), dirs_exist_ok=True)
    (folder / "_headers").write_text((site / "_headers").read_text() + FOREVER)
    wheel = _stock(folder / "stock") if rival.startswith("stock") else ""
    for name in (*PAGES[rival], "stock-worker.js"):
        _put(RIVALS / name, folder / "rival" / name)
    page = folder / PAGE.strip("/") / "index.html"
    page.write_text(_page(page.read_text(), PAGES[rival], wheel))
    compress(page)


def _page(html: str, modules: tuple[str, ...], wheel: str) -> str:
    query = f"?{wheel}" if wheel else ""
    ahead = "".join(f'<link rel="modulepreload" href="/rival/{name}">' for name in modules[1:])
    html, found = OURS.subn(f'<script src="/rival/{modules[0]}{query}" type="module"></script>', AHEAD.sub("", html))
    if found != 1:
        raise RuntimeError(f"the page has {found} scripts for its calculator, not one: mend OURS in {__file__}")
    return html.replace("</head>", f"{ahead}</head>", 1)


def _stock(folder: Path) -> str:
    """Put Pyodide as it is published, and the calculator's wheel; return the wheel's name."""
    for name in STOCK:
        _put(PYODIDE / name, folder / name)
    with TemporaryDirectory() as work:
        build_wheel(Path(work))
        (wheel,) = Path(work).glob("*.whl")
        _put(wheel, folder / wheel.name)
        return wheel.name


def _put(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    compress(target)
