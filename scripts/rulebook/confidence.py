"""How sure a rule is: what it says, held to the passages it cites."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.rulebook.claims import value_claims
from scripts.rulebook.figures import read_figure
from scripts.rulebook.graph import cone, roots
from scripts.rulebook.model import CARRIED_OVER

if TYPE_CHECKING:
    from scripts.rulebook.claims import Claim
    from scripts.rulebook.model import Frame, Rulebook, Value

# The surest first. What another programme said is less than what anybody says of this one.
ORDER = ("official", "secondary", CARRIED_OVER)


def of_cite(book: Rulebook, cite: tuple[str, ...]) -> str:
    """Return how sure the surest of these passages is."""
    return min((book.passage(id_).confidence for id_ in cite), key=ORDER.index, default=ORDER[0])


def of_value(book: Rulebook, frame: Frame, value: Value) -> str:
    """Return how sure the least sure figure of a value is, each as sure as the surest passage that says it."""
    found = [_of_claim(book, each) for each in value_claims(frame, value) if each.figure.value != 0]
    return max(found, key=ORDER.index, default=of_cite(book, value.cite))


def of_frame(book: Rulebook, frame: Frame) -> str:
    """Return how sure the least sure value is on which an amount of the frame rests."""
    names = cone(frame, roots(frame))
    found = [of_value(book, frame, each) for each in frame.values if each.name in names]
    return max(found, key=ORDER.index, default=ORDER[0])


def doubtful(book: Rulebook) -> bool:
    """Return whether any amount of a programme rests on less than an official text of its own."""
    return any(of_frame(book, each) != ORDER[0] for each in book.frames)


def _of_claim(book: Rulebook, claim: Claim) -> str:
    saying = tuple(id_ for id_ in claim.cite if claim.figure in map(read_figure, book.passage(id_).says))
    return of_cite(book, saying or claim.cite)
