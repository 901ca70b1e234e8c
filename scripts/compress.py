"""Writes .br and .gz copies beside files, once for each content: the best setting is slow."""

import gzip
import hashlib
import os
import shutil
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli

CACHE = Path(".cache/compressed")

# What shrinks. The zips of the runtime are stored uncompressed so that they do.
SUFFIXES = frozenset(
    (".bin", ".css", ".html", ".ics", ".js", ".json", ".mjs", ".svg", ".txt", ".wasm", ".webmanifest", ".xml", ".zip")
)

ENCODERS: dict[str, Callable[[bytes], bytes]] = {
    ".br": lambda data: brotli.compress(data, quality=11, lgwin=24),
    ".gz": lambda data: gzip.compress(data, compresslevel=9, mtime=0),
}


def compress_tree(folder: Path, but: Path | None = None) -> None:
    """Compress every file under folder that shrinks, but for one that is packed as it is."""
    files = [path for path in sorted(folder.rglob("*")) if path.suffix in SUFFIXES and path.is_file() and path != but]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(compress, files))


def compress(path: Path) -> dict[str, int]:
    """Write the compressed copies of one file and return their sizes by suffix."""
    data = path.read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    sizes = {}
    for suffix, encode in ENCODERS.items():
        cached = CACHE / (digest + suffix)
        if not cached.exists():
            _keep(cached, encode(data))
        copy = path.with_name(path.name + suffix)
        shutil.copyfile(cached, copy)
        sizes[suffix] = copy.stat().st_size
    return sizes


def _keep(cached: Path, data: bytes) -> None:
    """Write in one step, so that an interrupted build leaves no half file behind."""
    cached.parent.mkdir(parents=True, exist_ok=True)
    half = cached.with_name(f"{cached.name}.{os.getpid()}.{threading.get_ident()}")
    half.write_bytes(data)
    half.replace(cached)
