"""Checks a rulebook as a whole, after it has been read; every fault names file, line, what and mend."""

from __future__ import annotations

from scripts.rulebook.errors import Faults
from scripts.rulebook.model import Rulebook


def check(book: Rulebook, faults: Faults) -> None:
    """Add a fault for everything in the rulebook that does not hold together."""
