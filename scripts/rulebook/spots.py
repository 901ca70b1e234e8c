"""Where a frame's behaviour can change: every comparator, cap and band, as a gap between an amount and its bound."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from scripts.rulebook.literals import YEN, Quantity
from scripts.rulebook.model import (
    All,
    AnyOf,
    Bands,
    Choose,
    Compare,
    Condition,
    Frame,
    Least,
    Literal,
    Name,
    NoneOf,
    Operand,
    Range,
    Share,
    Test,
    Value,
)
from scripts.rulebook.operations import applies, exactly
from scripts.rulebook.scope import Scope

Exactly = Scope[Fraction, bool]
COUNT = "count"
PAIR = 2


@dataclass(frozen=True, slots=True)
class Spot:
    """One bound of one rule.

    rule: the value, requirement or choice it stands in; bound: as the rule writes it, or the name of a computed cap.
    names: what the gap rests on; key: equal for equal gaps; gap: amount − bound; decides: whether this bound is the
    one that counts in a case.
    """

    rule: str
    bound: str
    unit: str
    names: tuple[str, ...]
    key: tuple[object, ...]
    gap: Callable[[Exactly], Fraction]
    decides: Callable[[Exactly], bool] = lambda _: True


def spots(frame: Frame) -> Iterator[Spot]:
    """Yield every bound of a frame, in the order of its rules; a checked `minus` never reaches its bound, 0."""
    for value in frame.values:
        yield from _of_value(value)
    for one in frame.requires:
        yield from _of_condition(one.id, one.when)
    for choice in frame.alternatives:
        yield from _of_condition(choice.id, choice.when)


def _of_value(value: Value) -> Iterator[Spot]:
    match value.operation:
        case Choose(cases):
            for case in cases:
                yield from _of_condition(value.name, case.when)
        case Test(when):
            yield from _of_condition(value.name, when)
        case Least(parts):
            yield from _of_least(value.name, parts)
        case Share((Name() as part, whole)):
            yield Spot(value.name, "0", COUNT, (part.id,), (part.id, 0), lambda at: at.of(part))
            yield replace(_between(value.name, _text(whole), part, whole), unit=COUNT, names=(part.id,))
        case Bands():
            yield from _of_bands(value, value.operation)
        case Range():
            yield from _of_range(value.name, value.operation)


def _of_condition(rule: str, condition: Condition | None) -> Iterator[Spot]:
    match condition:
        case Compare(name, comparator, Name() as other):
            yield _between(rule, f"{other.id}{comparator}", name, other)
        case Compare(name, comparator, Quantity() as other):
            bound, unit, key = f"{other}{comparator.strip('＝')}", other.unit, (name.id, other.amount)
            yield Spot(rule, bound, unit, (name.id,), key, lambda at: at.size(name) - other.amount)
        case All(parts) | AnyOf(parts) | NoneOf(parts):
            for part in parts:
                yield from _of_condition(rule, part)


def _of_least(rule: str, parts: tuple[Operand, ...]) -> Iterator[Spot]:
    """Yield each part as the cap of the others; of a pair, one is enough (a literal, where there is one)."""
    literals = [part for part in parts if isinstance(part, Literal)]
    caps = (literals or parts[1:]) if len(parts) == PAIR else parts
    for cap in caps:
        others = tuple(part for part in parts if part is not cap)
        unit = cap.quantity.unit if isinstance(cap, Literal) else YEN
        yield Spot(rule, _text(cap), unit, _names(parts), (rule, others, cap), _above(others, cap))


def _above(others: tuple[Operand, ...], cap: Operand) -> Callable[[Exactly], Fraction]:
    return lambda at: min(at.of(part) for part in others) - at.of(cap)


def _between(rule: str, bound: str, left: Operand, right: Operand) -> Spot:
    names = _names((left, right))
    return Spot(rule, bound, YEN, names, (left, right), lambda at: at.of(left) - at.of(right))


def _of_bands(value: Value, bands: Bands) -> Iterator[Spot]:
    def spot(bound: Literal) -> Spot:
        amount = bound.quantity.amount
        key = (value.name, bands.of.id, amount)
        return Spot(value.name, _text(bound), YEN, (bands.of.id,), key, lambda at: exactly(at, bands) - amount)

    for row in bands.rows:
        if row.up_to is not None:
            yield spot(row.up_to)
        if isinstance(row.rate, Choose):
            for case in row.rate.cases:
                yield from _of_condition(value.name, case.when)


def _of_range(rule: str, table: Range) -> Iterator[Spot]:
    def spot(row: int, bound: Literal, word: str) -> Spot:
        return Spot(
            rule,
            f"{bound.quantity}{word}",
            YEN,
            (table.of.id,),
            (table.of.id, bound.quantity.amount),
            lambda at: at.of(table.of) - bound.quantity.amount,
            lambda at: _row(at, table) == row,
        )

    for at, row in enumerate(table.rows):
        bounds = ((row.at_least, "以上"), (row.at_most, "以下"), (row.below, "未満"))
        yield from (spot(at, bound, word) for bound, word in bounds if bound is not None)
        yield from _of_condition(rule, row.when)


def _row(scope: Exactly, table: Range) -> int:
    found = [applies(scope, table, row) for row in table.rows]
    return found.index(True) if True in found else -1


def _names(parts: tuple[Operand, ...]) -> tuple[str, ...]:
    return tuple(part.id for part in parts if isinstance(part, Name))


def _text(part: Operand) -> str:
    return str(part.quantity) if isinstance(part, Literal) else part.id
