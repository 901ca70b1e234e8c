"""Finding the edges of a frame takes seconds: what the same code found for the same rules is kept in .cache/edges."""

from __future__ import annotations

import hashlib
import pickle
import sys
from functools import cache
from pathlib import Path

from scripts.rulebook.edges import Edge, edges
from scripts.rulebook.model import Frame, Rulebook

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / ".cache" / "edges"


def known_edges(book: Rulebook, frame: Frame) -> tuple[Edge, ...]:
    """Return what `edges` finds, found once for the same rules and the same code."""
    kept = KEPT / _key(book, frame)
    if kept.exists():
        # Written by this function alone, under a name that says for what.
        found: tuple[Edge, ...] = pickle.loads(kept.read_bytes())  # noqa: S301
        return found
    found = edges(book, frame)
    kept.parent.mkdir(parents=True, exist_ok=True)
    half = kept.with_suffix(".half")
    half.write_bytes(pickle.dumps(found))
    half.replace(kept)
    return found


def _key(book: Rulebook, frame: Frame) -> str:
    """A name for these rules read by this code; the model prints itself whole and always alike."""
    return hashlib.sha256(f"{sys.version} {_code()} {frame.id} {book!r}".encode()).hexdigest()


@cache
def _code() -> str:
    """The digest of everything that reads the rules."""
    files = sorted(Path(__file__).parent.rglob("*.py"))
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()
