"""Finds the unit of every value, and refuses sums of unlike things: yen × ratio → yen, yen/者 × 者 → yen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from scripts.rulebook.graph import in_order
from scripts.rulebook.literals import MONTHS, RATIO, YEN
from scripts.rulebook.model import (
    Bands,
    Choose,
    Count,
    Each,
    Frame,
    Literal,
    Name,
    Operand,
    Range,
    Share,
    Test,
    Times,
    Value,
)

if TYPE_CHECKING:
    from scripts.rulebook.errors import Faults

YES_NO = "yesno"
UNKNOWN = "?"  # of a name that has a fault of its own: nothing more is told about it
Units = dict[str, str]


def input_units(frame: Frame) -> Units:
    """Return the unit of each input; yesno, choice and records stand for themselves (`members.unit`: 者)."""
    found = {each.name: each.unit if each.type in ("yen", "months", "count") else each.type for each in frame.inputs}
    return found | {f"{each.name}.unit": each.unit for each in frame.inputs if each.type == "records"}


def units(frame: Frame, frames: dict[str, Frame], faults: Faults) -> Units:
    """Return the unit of every input and value of a frame; frames: all frames by id, for `each`."""
    found = input_units(frame)
    for value in in_order(frame):
        reader = _Reader(value, found, frames, faults)
        found[value.name] = reader.unit()
    return found


class _Reader:
    """Finds one value's unit from what is known so far."""

    def __init__(self, value: Value, known: Units, frames: dict[str, Frame], faults: Faults) -> None:
        self.value = value
        self.known = known
        self.frames = frames
        self.faults = faults

    def unit(self) -> str:
        """Return the unit; a mismatch leaves a fault and the first part's unit."""
        match self.value.operation:
            case Times(parts):
                return self._product([self._of(part) for part in parts])
            case Share(parts):
                self._alike(parts)
                return RATIO
            case Choose(cases):
                return self._alike(tuple(case.then for case in cases))
            case Bands(of) | Range(of):
                return self._must(of, YEN)
            case Each(records, frame, value):
                return self._each(records, frame, value)
            case Count(records):
                return self._records_unit(records)
            case Test():
                return YES_NO
            case operation:
                return self._alike(operation.parts)

    def _of(self, operand: Operand) -> str:
        if isinstance(operand, Literal):
            return operand.quantity.unit
        return self.known.get(operand.id, UNKNOWN)

    def _alike(self, parts: tuple[Operand, ...]) -> str:
        first = self._of(parts[0])
        for part in parts[1:]:
            other = self._of(part)
            if other != first and UNKNOWN not in (first, other):
                self._fault(part, f"{_named(other)} does not go together with {_named(first)} here")
                return UNKNOWN
        return first

    def _must(self, of: Name, unit: str) -> str:
        if self._of(of) not in (unit, UNKNOWN):
            self._fault(of, f"“{of.id}” is {_named(self._of(of))}, but {_named(unit)} is needed here")
        return unit

    def _product(self, factors: list[str]) -> str:
        pair = sorted(factors)
        if UNKNOWN in pair:
            return UNKNOWN
        for known, result in _PRODUCTS:
            if known(pair):
                return result(pair)
        self._fault(None, f"{_named(factors[0])} × {_named(factors[1])} has no meaning here")
        return UNKNOWN

    def _each(self, records: Name, frame: str, value: str) -> str:
        other = self.frames.get(frame)
        if other is None or self.known.get(records.id) != "records":
            return UNKNOWN
        return units(other, self.frames, self.faults).get(value, UNKNOWN)

    def _records_unit(self, records: Name) -> str:
        return self.known.get(f"{records.id}.unit", UNKNOWN)

    def _fault(self, at: Operand | None, what: str) -> None:
        place = at.place if at is not None else self.value.place
        mend = "allowed: like with like, 円×率, 円×か月, 円/者×者, 率×率"
        self.faults.add(place, f"in “{self.value.name}”: {what}", mend)


def _named(unit: str) -> str:
    return {YEN: "an amount (円)", RATIO: "a ratio", MONTHS: "months (か月)"}.get(unit, f"“{unit}”")


def _is_price(pair: list[str]) -> bool:
    return any(unit == f"{YEN}/{other}" for unit, other in (pair, pair[::-1]))


_PRODUCTS: tuple[tuple[Callable[[list[str]], bool], Callable[[list[str]], str]], ...] = (
    (lambda pair: RATIO in pair, lambda pair: pair[0] or pair[1]),
    (lambda pair: set(pair) == {YEN, MONTHS}, lambda _: YEN),
    (_is_price, lambda _: YEN),
)
