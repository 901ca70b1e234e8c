"""What stands in a headcount: dated definitions that count people by hourly wage, and tables of minimum wages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from scripts.rulebook.errors import Place
    from scripts.rulebook.model.conditions import Name
    from scripts.rulebook.model.frame import NotModelled, Reading
    from scripts.rulebook.model.operations import Literal


@dataclass(frozen=True, slots=True)
class WageRow:
    """One prefecture's minimum hourly wage, and from which day it is in force."""

    prefecture: str
    wage: Literal
    since: date | None
    place: Place

    def throughout(self, months: tuple[str, ...]) -> int:
        """Return the place of the first of these months (2024-10 …) that begins with this wage in force."""
        return sum(f"{month}-01" < str(self.since) for month in months)


@dataclass(frozen=True, slots=True)
class WageTable:
    """The minimum wages of one year."""

    id: str
    label: str
    rows: tuple[WageRow, ...]
    cite: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Definition:
    """One dated definition.

    per: `person` counts people who are near in enough months, `month` counts months in which enough people are.
    months: the calendar months it looks at (2024-10 …), or none where it looks at the `last` ones before applying.
    at_least, at_most, below: how far above the minimum wage somebody near it is paid. long: in how many months;
    share: of how many of all. not_below: the table of wages not to fall short of, where in force as a month begins.
    """

    id: str
    label: str
    first: date | None
    last_day: date | None
    per: str
    months: tuple[str, ...]
    last: Literal | None
    wages: Name
    at_least: Literal | None
    at_most: Literal | None
    below: Literal | None
    long: Literal
    share: Literal
    not_below: Name | None
    text: str
    cite: tuple[str, ...]
    place: Place

    @property
    def width(self) -> int:
        """How many months a list of wages has."""
        return len(self.months) or (int(self.last.quantity.amount) if self.last else 0)


@dataclass(frozen=True, slots=True)
class HeadcountExample:
    """A worked example: counts as one pair or by month, or a list of people; and what must come out.

    counts: ((month or "", near, all), …); people: ((prefecture, wages), …) as typed; short: how many people (or months)
    are missing.
    """

    id: str
    label: str
    definition: str
    counts: tuple[tuple[str, int, int], ...]
    people: tuple[tuple[str, tuple[str, ...]], ...]
    answer: str
    short: int
    origin: str
    checked: str
    place: Place


@dataclass(frozen=True, slots=True)
class Headcount:
    """One headcount, complete: the yes or no it gives fills an input of the frames."""

    id: str
    label: str
    summary: str
    fills: Name
    invite: str
    frames: tuple[str, ...]
    tables: tuple[WageTable, ...]
    definitions: tuple[Definition, ...]
    not_modelled: tuple[NotModelled, ...]
    readings: tuple[Reading, ...]
    examples: tuple[HeadcountExample, ...]
    file: str
    place: Place

    def table(self, id_: str) -> WageTable:
        """Return the table with this id; KeyError when there is none."""
        return _found(self.tables, id_)

    def definition(self, id_: str) -> Definition:
        """Return the definition with this id; KeyError when there is none."""
        return _found(self.definitions, id_)


def _found[T: (WageTable, Definition)](things: tuple[T, ...], id_: str) -> T:
    for each in things:
        if each.id == id_:
            return each
    raise KeyError(id_)
