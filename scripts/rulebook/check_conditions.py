"""Checks conditions: choices are real ones, numbers are compared with like numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.rulebook.check_names import nearest
from scripts.rulebook.check_values import check_unit
from scripts.rulebook.errors import Faults
from scripts.rulebook.graph import record_of
from scripts.rulebook.literals import RATIO, YEN, Quantity
from scripts.rulebook.model import (
    All,
    Among,
    AnyOf,
    Bands,
    Choose,
    Compare,
    Condition,
    Count,
    Frame,
    NoneOf,
    Operation,
    Range,
    Rulebook,
    Test,
)
from scripts.rulebook.record import record_frame
from scripts.rulebook.units import UNKNOWN, Units, units

if TYPE_CHECKING:
    from collections.abc import Iterator

_NO_NUMBER = ("yesno", "choice", "records")


def check_conditions(book: Rulebook, frame: Frame, faults: Faults) -> None:
    """Check every condition of a frame, and those on its records."""
    quiet = Faults()  # mismatched units are told where values are checked
    frames = {each.id: each for each in book.frames}
    here = _Checker(book, frame, units(frame, frames, quiet), faults)
    for condition in conditions_of(frame):
        here.check(condition)
    for records in frame.inputs:
        inner = record_frame(book, records) if records.type == "records" else None
        if inner is None:
            continue
        there = _Checker(book, inner, units(inner, frames, quiet), faults)
        for each in records.fields:
            there.check(each.ask_when)
        for value in frame.values:
            if isinstance(value.operation, Count) and record_of(frame, value.operation.records.id) is records:
                there.check(value.operation.when)


def conditions_of(frame: Frame) -> Iterator[Condition | None]:
    """Yield every condition over the frame's own inputs and values."""
    for value in frame.values:
        yield from conditions_in(value.operation)
    yield from (each.when for each in frame.requires)
    yield from (each.when for each in frame.alternatives)
    yield from (each.when for each in frame.declares)
    yield from (each.ask_when for each in frame.inputs)


def conditions_in(operation: Operation) -> Iterator[Condition | None]:
    """Yield every condition over the frame's own names in one operation."""
    match operation:
        case Choose(cases):
            yield from (case.when for case in cases)
        case Range(_, rows):
            yield from (row.when for row in rows)
        case Bands(_, rows):
            for row in rows:
                yield from conditions_in(row.rate) if isinstance(row.rate, Choose) else ()
        case Test(when):
            yield when


class _Checker:
    """Checks conditions over the names of one frame."""

    def __init__(self, book: Rulebook, frame: Frame, known: Units, faults: Faults) -> None:
        self.book = book
        self.frame = frame
        self.known = known
        self.faults = faults

    def check(self, condition: Condition | None) -> None:
        """Check a condition and its parts."""
        match condition:
            case All(parts) | AnyOf(parts) | NoneOf(parts):
                for part in parts:
                    self.check(part)
            case Among():
                self._among(condition)
            case Compare():
                self._compare(condition)

    def _among(self, among: Among) -> None:
        name, unit = among.name, self.known.get(among.name.id)
        if unit == "records":
            mend = "count the records first (`count:`), then compare the number"
            self.faults.add(name.place, f"“{name.id}” is a list of records", mend)
        elif unit not in ("yesno", "choice", None):
            what = f"“{name.id}” is a number, so it cannot be “{', '.join(among.options)}”"
            self.faults.add(name.place, what, f"write a literal with its comparator, such as 1{unit}以上")
        elif unit is not None:
            self._options(among, unit)

    def _options(self, among: Among, unit: str) -> None:
        one = self.frame.input(among.name.id)
        options = tuple(name for name, _ in one.choices) if unit == "choice" and one else ("yes", "no")
        if not among.options:
            self.faults.add(among.name.place, f"“{among.name.id}” can be nothing here", "list at least one choice")
        for option in among.options:
            if option not in options:
                what = f"“{option}” is no choice of “{among.name.id}”"
                self.faults.add(among.name.place, what, nearest(option, options))
        if len(set(among.options)) < len(among.options):
            self.faults.add(among.name.place, "a choice is listed twice", "list it once")

    def _compare(self, compare: Compare) -> None:
        unit = self.known.get(compare.name.id)
        unit = self.known.get(f"{compare.name.id}.unit") if unit == "records" else unit  # how many there are
        other = compare.other.unit if isinstance(compare.other, Quantity) else self.known.get(compare.other.id)
        if unit in _NO_NUMBER or other in _NO_NUMBER:
            named = compare.name.id if unit in _NO_NUMBER else compare.other
            mend = "write the choice, or yes or no"
            self.faults.add(compare.place, f"“{named}” is no number, so it cannot be compared", mend)
            return
        if isinstance(compare.other, Quantity):
            if not check_unit(self.book, compare.other.unit, compare.place, self.faults):
                return
            self._says_something(compare, compare.other)
        if UNKNOWN not in (unit, other) and None not in (unit, other) and unit != other:
            what = f"“{compare.name.id}” is {_spoken(unit)}, and is compared with {_spoken(other)}"
            self.faults.add(compare.place, what, f"compare it with {_spoken(unit)}")

    def _says_something(self, compare: Compare, edge: Quantity) -> None:
        if edge.amount == 0 and compare.comparator in ("以上", "未満"):
            what = f"nothing is below 0, so “{edge}{compare.comparator}” says nothing about “{compare.name.id}”"
            self.faults.add(compare.place, what, f"write “{edge}超”, or drop the condition")


def _spoken(unit: str | None) -> str:
    return {RATIO: "a ratio", YEN: "yen"}.get(unit or RATIO, f"a number of {unit}")
