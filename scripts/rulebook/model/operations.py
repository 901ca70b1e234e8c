"""The operations a value may be, with their operands and rounding."""

from __future__ import annotations

from dataclasses import dataclass

from scripts.rulebook.errors import Place
from scripts.rulebook.literals import Quantity
from scripts.rulebook.model.conditions import Condition, Name


@dataclass(frozen=True, slots=True)
class Literal:
    """A quantity written in a rule."""

    quantity: Quantity
    place: Place


Operand = Name | Literal


@dataclass(frozen=True, slots=True)
class Sum:
    """Add the parts."""

    parts: tuple[Operand, ...]


@dataclass(frozen=True, slots=True)
class Times:
    """Multiply the factors."""

    parts: tuple[Operand, ...]


@dataclass(frozen=True, slots=True)
class Minus:
    """Take the second part from the first; never below 0."""

    parts: tuple[Operand, ...]


@dataclass(frozen=True, slots=True)
class Least:
    """The smallest of the parts."""

    parts: tuple[Operand, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """The exact ratio of two counts."""

    parts: tuple[Operand, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """One case of a `choose`: its condition (None: otherwise) and what then counts."""

    when: Condition | None
    then: Operand
    place: Place


@dataclass(frozen=True, slots=True)
class Choose:
    """The first case that holds."""

    cases: tuple[Case, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """One row of marginal bands: up to which subsidy (None: no end), at which rate."""

    up_to: Literal | None
    rate: Literal | Choose
    place: Place


@dataclass(frozen=True, slots=True)
class Bands:
    """Marginal bands, cut on the result."""

    of: Name
    rows: tuple[Band, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of an official table of amounts: when it applies, from where, and to where (below: exclusive)."""

    when: Condition | None
    at_least: Literal | None
    at_most: Literal | None
    below: Literal | None
    place: Place


@dataclass(frozen=True, slots=True)
class Range:
    """The row of the table that the amount falls in; below every row: nothing; above: cut to the bound."""

    of: Name
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Each:
    """Another frame's value for every record, rounded, added."""

    records: Name
    frame: str
    value: str


@dataclass(frozen=True, slots=True)
class Count:
    """How many records meet a condition on their inputs and their frame's values."""

    records: Name
    when: Condition


@dataclass(frozen=True, slots=True)
class Test:
    """A condition with a name."""

    when: Condition


Operation = Sum | Times | Minus | Least | Share | Choose | Bands | Range | Each | Count | Test


@dataclass(frozen=True, slots=True)
class Rounding:
    """Direction (切捨て, 切上げ, 四捨五入) and place (always 1円)."""

    direction: str
    text: str
