"""The offline copy: names the build, lists its files for the service worker, and says how much there is to keep."""

import hashlib
import json
import re
import sys
from dataclasses import asdict, dataclass
from decimal import ROUND_CEILING, Decimal
from pathlib import Path

WORKER = "service-worker.js"
BUILD = "build.txt"
EMPTY = '({ build: "", files: [] })'

# What only computes once more, or only where something else has failed: it is kept when it has been loaded, or when
# the reader asks for it.
FULL = re.compile(r"assets/runtime/((pyodide|stdlib|calculator)-[\w/.-]+(?<!\.bin)|micropython-\w+/whole\.wasm)$")
# The worker itself and what it asks the site; what hosts and robots read; what is taken away, not opened.
LEFT_OUT = re.compile(
    rf"({re.escape(WORKER)}|{re.escape(BUILD)}|_headers|_redirects|robots\.txt|.*/monosashi-site\.zip|.*\.(br|gz))"
)
SIZE = re.compile(r'(<span data-offline-size="(pages|full|wire)">)(</span>)')
MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Kept:
    """One file of the copy: its address under the site's, and what it must be."""

    path: str
    bytes: int
    sha256: str
    full: bool


def write_offline(site: Path) -> list[Path]:
    """Say the sizes, name the build, fill the worker in; return the files whose compressed copies are out of date."""
    changed = [page for page in site.rglob("*.html") if _say_sizes(site, page)]
    files = kept(site)
    build = build_of(files)
    (site / BUILD).write_text(f"{build}\n")
    worker = site / WORKER
    text = worker.read_text()
    if text.count(EMPTY) != 1:
        sys.exit(f"{WORKER} に {EMPTY} がちょうど1つ要ります（docs/{WORKER} を確かめてください）。")
    told = json.dumps({"build": build, "files": [asdict(file) for file in files]}, separators=(",", ":"))
    worker.write_text(text.replace(EMPTY, f"({told})"))
    return [*changed, worker, site / BUILD]


def kept(site: Path) -> list[Kept]:
    """Every file of the site that a reader opens or a page asks for, by its address."""
    return [_kept(site, path) for path in _files(site)]


def build_of(files: list[Kept]) -> str:
    """The name of a build: the same files, the same name."""
    told = "\n".join(f"{file.path} {file.sha256}" for file in files)
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def _files(site: Path) -> list[Path]:
    found = sorted(path for path in site.rglob("*") if path.is_file())
    return [path for path in found if not LEFT_OUT.fullmatch(path.relative_to(site).as_posix())]


def _kept(site: Path, path: Path) -> Kept:
    name = path.relative_to(site).as_posix()
    data = path.read_bytes()
    shown = name.removesuffix("index.html") if path.name == "index.html" else name
    return Kept(shown, len(data), hashlib.sha256(data).hexdigest(), bool(FULL.fullmatch(name)))


def _say_sizes(site: Path, page: Path) -> bool:
    """Fill in how much the copy takes; the page that says so counts as it stands."""
    text = page.read_text()
    if not SIZE.search(text):
        return False
    sizes = {"pages": 0, "full": 0, "wire": 0}
    for path in _files(site):
        full = FULL.fullmatch(path.relative_to(site).as_posix())
        sizes["full" if full else "pages"] += path.stat().st_size
        sizes["wire"] += _wire(path)
    page.write_text(SIZE.sub(lambda found: f"{found[1]}{_megabytes(sizes[found[2]])}{found[3]}", text))
    return True


def _wire(path: Path) -> int:
    packed = path.with_name(f"{path.name}.br")
    return (packed if packed.is_file() else path).stat().st_size


def _megabytes(size: int) -> Decimal:
    return (Decimal(size) / MEGABYTE).quantize(Decimal("0.1"), ROUND_CEILING)
