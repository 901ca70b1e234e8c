"""Puts a file where the browser fetches it, under a name that carries its digest, compressed, and describes it."""

import base64
import hashlib
import shutil
from pathlib import Path

from scripts.compress import compress

type Described = dict[str, str | int]


def ship(source: Path, folder: Path, path: str) -> Described:
    """Copy a file to folder/path with its compressed copies and return its FILE entry of the manifest."""
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    sizes = compress(target)
    digest = sha256(target)
    return {
        "path": path,
        "bytes": target.stat().st_size,
        "brotli": sizes[".br"],
        "sha256": digest.hex(),
        "integrity": f"sha256-{base64.b64encode(digest).decode()}",
    }


def sha256(path: Path) -> bytes:
    """The digest of a file."""
    return hashlib.sha256(path.read_bytes()).digest()


def short(*paths: Path) -> str:
    """Eight digits that stand for the content of some files, for use in a name."""
    return hashlib.sha256(b"".join(map(sha256, paths))).hexdigest()[:8]
