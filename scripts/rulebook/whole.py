"""Which values are whole by construction: those that can be paid out, or added up, without rounding."""

from __future__ import annotations

from scripts.rulebook.graph import in_order
from scripts.rulebook.model import Bands, Choose, Each, Frame, Literal, Operand, Operation, Range, Rulebook, Share


def whole_values(book: Rulebook, frame: Frame) -> set[str]:
    """Return the names of the inputs and values of a frame that are never fractions."""
    whole = {each.name for each in frame.inputs}
    for value in in_order(frame):
        if value.round is not None or _is_whole(book, value.operation, whole):
            whole.add(value.name)
    return whole


def _is_whole(book: Rulebook, operation: Operation, whole: set[str]) -> bool:
    match operation:
        case Share() | Bands():
            return False
        case Choose(cases):
            return all(_operand_is_whole(case.then, whole) for case in cases)
        case Range(of):
            return of.id in whole
        case Each(_, other, value):
            return any(value in whole_values(book, each) for each in book.frames if each.id == other)
        case operation if hasattr(operation, "parts"):
            return all(_operand_is_whole(part, whole) for part in operation.parts)
    return True


def _operand_is_whole(operand: Operand, whole: set[str]) -> bool:
    if isinstance(operand, Literal):
        return operand.quantity.amount.denominator == 1
    return operand.id in whole
