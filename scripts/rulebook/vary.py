"""Varying one input of a case: which inputs can drive an amount, how far they go, and where a gap closes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from scripts.rulebook.graph import cone, names_in
from scripts.rulebook.literals import YEN
from scripts.rulebook.model import Count, Each, Name

if TYPE_CHECKING:
    from collections.abc import Callable
    from fractions import Fraction

    from scripts.rulebook.model import Frame, Input, Rulebook

Answers = dict[str, Any]
MOST = 10**12
FIRST, LAST = "[0]", "[-1]"


@dataclass(frozen=True, slots=True)
class Driver:
    """An input to vary: `software_purchase`; of records, `members.pc` is that of all, `members` is their number.

    `members[0]` is how many records are like the first, beside the others; `members[-1]` how many are like the last.
    """

    name: str
    low: int
    high: int
    unit: str

    def put(self, case: Answers, amount: int) -> Answers:
        """Return the case with this input at `amount`; further records repeat those that are there."""
        records, dot, field = whose(self.name).partition(".")
        if whose(self.name) != self.name:
            like, others = _parted(self.name, case[records])
            alike = [like] * amount
            return case | {records: alike + others if self.name.endswith(FIRST) else others + alike}
        if dot:
            changed = {id(record): record | {field: amount} for record in case[records]}
            return case | {records: [changed[id(record)] for record in case[records]]}
        if isinstance(case[records], list):
            known = case[records]
            return case | {records: [known[at % len(known)] for at in range(amount)]}
        return case | {records: amount}

    def within(self, frame: Frame, case: Answers) -> range:
        """Return the whole numbers this input may take beside the other answers."""
        low, high = self.low, self.high
        if whose(self.name) != self.name:
            others = _parted(self.name, case[whose(self.name)])[1]
            return range(0 if others else low, high - len(others) + 1)
        for one in frame.inputs:
            if one.at_most_input == self.name:
                low = max(low, case[one.name])
            if one.name == self.name and one.at_most_input:
                high = min(high, case[one.at_most_input])
        return range(low, high + 1)


def whose(name: str) -> str:
    """Return the input whose records a driver counts: `members` of `members[0]`; of any other, its own name."""
    return name.removesuffix(FIRST).removesuffix(LAST)


def _parted(name: str, records: list[Answers]) -> tuple[Answers, list[Answers]]:
    """Return the first or last record, as the driver's name says, and those that differ from it."""
    like = records[0 if name.endswith(FIRST) else -1]
    return like, [record for record in records if record != like]


def driver(frame: Frame, name: str) -> Driver:
    """Return the driver called `name`; KeyError when the frame has no such input."""
    records, dot, field = whose(name).partition(".")
    outer = frame.input(records)
    one = next((each for each in outer.fields if each.name == field), None) if outer and dot else outer
    if one is None:
        raise KeyError(f"{frame.id} has no input called {name}")
    return driver_of(one, name)


def driver_of(one: Input, name: str) -> Driver:
    """Return an input as a driver over its own range."""
    low, high = (int(bound.quantity.amount) if bound else None for bound in (one.at_least, one.at_most))
    return Driver(name, low or 0, MOST if high is None else high, one.unit)


def drivers(book: Rulebook, frame: Frame, names: tuple[str, ...], unit: str) -> tuple[list[Driver], list[Driver]]:
    """Return the inputs on which `names` rest: first those of the kind of `unit` (yen or counts), then the others.

    The ladder's input stands before the frame's own, and these before what every record has.
    """
    below = cone(frame, set(names))
    own = [(one.name, one.type) for one in frame.inputs if one.name in below]
    fields = [found for one in frame.inputs if one.name in below for found in _fields(book, frame, below, one)]
    alike = [(name + which, kind) for name, kind in own if kind == "records" for which in (FIRST, LAST)]
    yen = [name for name, kind in own + fields if kind == "yen"]
    counts = [name for name, kind in own + fields + alike if kind in ("months", "count", "records")]
    yen.sort(key=lambda name: name != frame.ladder.input)
    counts.sort(key=lambda name: "." in name)
    first, then = (yen, counts) if unit == YEN else (counts, yen)
    return [driver(frame, name) for name in first], [driver(frame, name) for name in then]


def _fields(book: Rulebook, frame: Frame, below: set[str], records: Input) -> list[tuple[str, str]]:
    """Return the name and type of each input of the records on which the values `below` rest."""
    wanted: set[str] = set()
    for value in frame.values:
        match value.operation:
            case Each(Name(id_), _, inner) if value.name in below and id_ == records.name:
                wanted.add(inner)
            case Count(Name(id_), when) if value.name in below and id_ == records.name:
                wanted |= {name.id for name in names_in(when)}
    within = cone(book.frame(records.frame), wanted) if wanted else set()
    return [(f"{records.name}.{one.name}", one.type) for one in records.fields if one.name in within]


def opened(inputs: tuple[Input, ...], case: Answers) -> Answers:
    """Return the case with a favourable answer to all that is asked only sometimes and was left out."""
    found = dict(case)
    for one in inputs:
        if one.type == "records":
            found[one.name] = [opened(one.fields, record) for record in case[one.name]]
        elif one.ask_when is not None and one.name not in case:
            found[one.name] = _favourable(one)
    return found


def _favourable(one: Input) -> object:
    if one.type == "yesno":
        return True
    return one.choices[0][0] if one.type == "choice" else driver_of(one, one.name).high


def crossing(within: range, gap: Callable[[int], Fraction]) -> int | None:
    """Return where a gap changes sides; None when it never does.

    That is the first number on or above the bound where it rises, and the last one where it falls.
    """
    if not within:
        return None
    low, high = within[0], within[-1]
    first, last = gap(low), gap(high)
    if (first >= 0) == (last >= 0):
        starts, ends = first == 0 < last and gap(low + 1) > 0, last == 0 < first and gap(high - 1) > 0
        return low if starts else high if ends else None
    rising, turn = last >= 0, 0
    while high - low > 1:
        turn += 1
        middle = _guess(low, high, first, last) if turn % 3 else (low + high) // 2
        here = gap(middle)
        if (here >= 0) == rising:
            high, last = middle, here
        else:
            low, first = middle, here
    return high if rising else low


def _guess(low: int, high: int, first: Fraction, last: Fraction) -> int:
    """Return where the gap would close if it grew evenly; most do."""
    part = abs(first) / (abs(first) + abs(last))
    return min(max(low + int((high - low) * part), low + 1), high - 1)
