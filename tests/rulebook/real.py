"""The rules of IT導入補助金2025 and their edges, and those of the current programme, read once for all tests."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from time import process_time

from scripts.rulebook.edges import Edge, edges
from scripts.rulebook.known_edges import known_edges
from scripts.rulebook.model import Rulebook
from scripts.rulebook.programme import read_programme
from scripts.rulebook.programmes import programmes

RULES = Path(__file__).parents[2] / "rules" / "it-2025"


@cache
def rules() -> Rulebook:
    """Return the rulebook."""
    return read_programme(RULES)


@cache
def current() -> Rulebook:
    """Return the rulebook of the programme that the site begins with: cases, sheets and front page are of it."""
    return read_programme(RULES.parent / programmes().current)


@cache
def frame_edges(frame_id: str) -> tuple[Edge, ...]:
    """Return a frame's edges, found now or before."""
    return known_edges(rules(), rules().frame(frame_id))


@cache
def timed_edges(frame_id: str) -> tuple[tuple[Edge, ...], float]:
    """Return a frame's edges, and the seconds of work it took to find them."""
    started = process_time()
    found = edges(rules(), rules().frame(frame_id))
    return found, process_time() - started
