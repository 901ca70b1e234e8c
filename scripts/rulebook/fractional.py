"""Which values may be fractions of a yen: those that must be rounded before they are paid out or added up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.rulebook.graph import in_order
from scripts.rulebook.model import Bands, Choose, Count, Each, Literal, Range, Share, Test

if TYPE_CHECKING:
    from scripts.rulebook.model import Frame, Operand, Operation, Rulebook


def fractional_values(book: Rulebook, frame: Frame) -> set[str]:
    """Return the names of the values of a frame that are not whole by construction."""
    found: set[str] = set()
    for value in in_order(frame):
        if value.round is None and _may_be_fraction(book, value.operation, found):
            found.add(value.name)
    return found


def _may_be_fraction(book: Rulebook, operation: Operation, found: set[str]) -> bool:
    match operation:
        case Share() | Bands():
            return True
        case Choose(cases):
            return any(_is_fraction(case.then, found) for case in cases)
        case Range(of):
            return of.id in found
        case Each(_, other, value):
            return any(value in fractional_values(book, each) for each in book.frames if each.id == other)
        case Count() | Test():
            return False
        case _:
            return any(_is_fraction(part, found) for part in operation.parts)


def _is_fraction(operand: Operand, found: set[str]) -> bool:
    if isinstance(operand, Literal):
        return operand.quantity.amount.denominator != 1
    return operand.id in found
