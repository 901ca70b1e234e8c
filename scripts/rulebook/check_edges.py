"""The numbers just below, at and above every limit of a check, for each choice of its tables, by the direct reading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scripts.rulebook.check_conditions import conditions_of
from scripts.rulebook.judge import judge, scope_of_check
from scripts.rulebook.model import All, AnyOf, Check, CheckTable, Compare, Condition, Input, NoneOf, Rulebook

Answers = dict[str, object]


@dataclass(frozen=True, slots=True)
class CheckPoint:
    """One number, the whole case, and what is decided then."""

    number: int
    case: Answers
    verdicts: dict[str, str]


@dataclass(frozen=True, slots=True)
class CheckEdge:
    """A limit that changes a verdict: for which choice (`option` of the question `by`), of which question."""

    by: str
    option: str
    input: str
    points: tuple[CheckPoint, ...]


def check_edges(book: Rulebook, check: Check, table: CheckTable) -> tuple[CheckEdge, ...]:
    """Return the edges for each choice of a table's question, in the order of choices and questions."""
    by = check.rules.input(table.by.id)
    found: list[CheckEdge] = []
    for option, _ in by.choices if by is not None else ():
        case = dict(check.base) | {table.by.id: option}
        for one in check.rules.inputs:
            limits = sorted(set(_limits(book, check, case, one)))
            edges = (CheckEdge(table.by.id, option, one.name, _points(book, check, case, one, each)) for each in limits)
            found += [each for each in edges if _changes(each)]
    return tuple(found)


def _limits(book: Rulebook, check: Check, case: Answers, one: Input) -> Iterator[int]:
    """Yield every number that an answer is compared with in this case."""
    scope = scope_of_check(book, check, case)
    for condition in conditions_of(check.rules):
        for compare in _compares(condition):
            limit = scope.size(compare.other)
            if compare.name.id == one.name and limit is not None:
                yield int(limit[0])


def _compares(condition: Condition | None) -> Iterator[Compare]:
    match condition:
        case All(parts) | AnyOf(parts) | NoneOf(parts):
            for part in parts:
                yield from _compares(part)
        case Compare():
            yield condition


def _points(book: Rulebook, check: Check, case: Answers, one: Input, limit: int) -> tuple[CheckPoint, ...]:
    low = int(one.at_least.quantity.amount) if one.at_least else limit
    high = int(one.at_most.quantity.amount) if one.at_most else limit
    numbers = [each for each in (limit - 1, limit, limit + 1) if low <= each <= high]
    cases = [case | {one.name: f"{number}{one.unit}"} for number in numbers]
    return tuple(
        CheckPoint(number, each, judge(book, check, each)) for number, each in zip(numbers, cases, strict=True)
    )


def _changes(edge: CheckEdge) -> bool:
    return any(each.verdicts != edge.points[0].verdicts for each in edge.points)
