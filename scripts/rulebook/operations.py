"""The direct reading of a rulebook: one small function per operation, written once over an algebra.

It shares nothing with the generated code, which tests hold to it: it reads the model, not the templates.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING, Any

from scripts.rulebook.algebra import Algebra, Exact, least, rounded, some
from scripts.rulebook.model import (
    Bands,
    Choose,
    Count,
    Each,
    Least,
    Minus,
    Name,
    Operation,
    Range,
    Row,
    Rulebook,
    Share,
    Sum,
    Test,
    Times,
    Value,
)
from scripts.rulebook.scope import Case, Scope, complete

if TYPE_CHECKING:
    from collections.abc import Callable
    from fractions import Fraction

__all__ = ["OPERATIONS", "Outcome", "applies", "complete", "evaluate", "exactly", "scope_of"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the direct reading finds in a complete, valid case; amounts are whole yen, `values` exact.

    unmet: ids of the requirements that fail, then of values that fall short of their table (at least: the result).
    choices: the other amounts on offer; readings: the amounts under other readings, where they differ.
    breakdown: (id, yen) lines that add up to the subsidy; a last line `fraction` holds what the floors took.
    """

    status: str
    subsidy: int
    eligible_cost: int
    own_payment: int
    values: dict[str, object]
    unmet: tuple[str, ...]
    choices: dict[str, int]
    readings: dict[str, int]
    breakdown: tuple[tuple[str, int], ...]


def evaluate(book: Rulebook, frame_id: str, case: Case) -> Outcome:
    """Return what a frame gives in a complete, valid case (`complete` makes one)."""
    scope = scope_of(Exact(), book, frame_id, case)
    frame = scope.frame
    pays, unmet = _verdict(scope)
    subsidy = pays if not unmet else 0
    return Outcome(
        status="ineligible" if unmet else "eligible",
        subsidy=subsidy,
        eligible_cost=_yen(scope, frame.eligible_cost),
        own_payment=_yen(scope, frame.expense) - subsidy,
        values={value.name: scope[value.name] for value in frame.values},
        unmet=unmet,
        choices=_choices(scope) if not unmet else {},
        readings=_readings(scope, subsidy) if not unmet else {},
        breakdown=_breakdown(scope, subsidy) if not unmet else (),
    )


def _verdict(scope: Scope[Fraction, bool]) -> tuple[int, tuple[str, ...]]:
    """Return what the frame would pay, and what speaks against it."""
    frame = scope.frame
    pays = int(rounded(scope.algebra, "down", scope[frame.result.id]))
    below = [name for name, short_of in scope.short.items() if short_of]
    unmet = [one.id for one in frame.requires if not scope.holds(one.when)] + below
    return pays, tuple(unmet if unmet or pays >= 1 else [frame.result.id])


def _choices(scope: Scope[Fraction, bool]) -> dict[str, int]:
    offered = [one for one in scope.frame.alternatives if scope.holds(one.when)]
    return {one.id: _yen(scope, one.value) for one in offered}


def _readings(scope: Scope[Fraction, bool], subsidy: int) -> dict[str, int]:
    amounts = {one.id: _yen(scope, one.result) for one in scope.frame.readings if one.result is not None}
    return {id_: amount for id_, amount in amounts.items() if amount != subsidy}


def _breakdown(scope: Scope[Fraction, bool], subsidy: int) -> tuple[tuple[str, int], ...]:
    lines = [(name.id, _yen(scope, name)) for name in scope.frame.breakdown]
    rest = subsidy - sum(amount for _, amount in lines)
    return (*lines, ("fraction", rest)) if rest else tuple(lines)


def _yen(scope: Scope[Fraction, bool], name: Name) -> int:
    return int(rounded(scope.algebra, "down", scope[name.id]))


def scope_of[N, B](algebra: Algebra[N, B], book: Rulebook, frame_id: str, case: Case) -> Scope[N, B]:
    """Return the scope of a complete case: numbers and words for `Exact`, terms for `Symbolic`."""
    frame, tax = book.frame(frame_id), book.program.tax
    has_tax = frame.input(tax.input) is not None
    taxed = algebra.among(case[tax.input], (tax.included,)) if has_tax else algebra.opposite(algebra.every([]))
    return Scope(algebra, book, frame.inputs, frame, case, taxed, compute)


# --- the operations -------------------------------------------------------------------------------------------------


def add[N, B](scope: Scope[N, B], operation: Sum) -> N:
    """Add the parts."""
    return _total(scope, [scope.of(part) for part in operation.parts])


def subtract[N, B](scope: Scope[N, B], operation: Minus) -> N:
    """Take the second part from the first; never below 0."""
    left, right = (scope.of(part) for part in operation.parts)
    zero = scope.algebra.number(0)
    enough = scope.algebra.at_least(left, right)
    return scope.algebra.if_(enough, lambda: _less(scope, left, right), lambda: zero)


def multiply[N, B](scope: Scope[N, B], operation: Times) -> N:
    """Multiply the factors."""
    return reduce(scope.algebra.times, [scope.of(part) for part in operation.parts])


def smallest[N, B](scope: Scope[N, B], operation: Least) -> N:
    """Return the smallest of the parts."""
    return least(scope.algebra, [scope.of(part) for part in operation.parts])


def share[N, B](scope: Scope[N, B], operation: Share) -> N:
    """Return the exact ratio of two counts."""
    part, whole = (scope.of(part) for part in operation.parts)
    return scope.algebra.divide(part, whole)


def choose[N, B](scope: Scope[N, B], operation: Choose) -> N:
    """Return what counts in the first case that holds."""

    def pick(at: int) -> N:
        if at == len(operation.cases):
            return scope.algebra.uncovered(f"{scope.frame.id}: {operation.cases[0].place.path}")
        case = operation.cases[at]
        if case.when is None:
            return scope.of(case.then)
        return scope.algebra.if_(scope.holds(case.when), lambda: scope.of(case.then), lambda: pick(at + 1))

    return pick(0)


def bands[N, B](scope: Scope[N, B], operation: Bands) -> N:
    """Spend the cost band by band: a band is full when its rate has made of the cost what the band is wide."""
    algebra = scope.algebra
    cost, begin, total = scope.of(operation.of), algebra.number(0), algebra.number(0)
    for row in operation.rows:
        rate = choose(scope, row.rate) if isinstance(row.rate, Choose) else scope.of(row.rate)
        part = cost
        if row.up_to is not None:
            end = scope.of(row.up_to)
            part = least(algebra, [cost, algebra.divide(_less(scope, end, begin), rate)])
            begin = end
        total = algebra.add(total, algebra.times(part, rate))
        cost = _less(scope, cost, part)
    return total


def in_range[N, B](scope: Scope[N, B], operation: Range) -> N:
    """Return the amount as the first row that applies cuts it; 0 when no row applies."""

    def pick(at: int) -> N:
        if at == len(operation.rows):
            return scope.algebra.number(0)
        row = operation.rows[at]
        found = applies(scope, operation, row)
        return scope.algebra.if_(found, lambda: cut(scope, scope.of(operation.of), row), lambda: pick(at + 1))

    return pick(0)


def applies[N, B](scope: Scope[N, B], operation: Range, row: Row) -> B:
    """Return whether a row's condition holds and the amount reaches its lower bound."""
    reached = [scope.algebra.at_least(scope.of(operation.of), scope.of(row.at_least))] if row.at_least else []
    return scope.algebra.every([scope.holds(row.when), *reached])


def short[N, B](scope: Scope[N, B], operation: Range) -> B:
    """Return whether an amount above 0 reaches no row although, by their conditions, rows are open to it."""
    algebra = scope.algebra
    some_amount = algebra.opposite(algebra.at_least(algebra.number(0), scope.of(operation.of)))
    is_open = some(algebra, [scope.holds(row.when) for row in operation.rows])
    reached = some(algebra, [applies(scope, operation, row) for row in operation.rows])
    return algebra.every([some_amount, is_open, algebra.opposite(reached)])


def cut[N, B](scope: Scope[N, B], amount: N, row: Row) -> N:
    """Cut an amount to a row's upper bound; `below` is cut to the whole yen under it."""
    algebra = scope.algebra
    if row.below is None:
        return amount if row.at_most is None else least(algebra, [amount, scope.of(row.at_most)])
    bound = scope.of(row.below)
    under = _less(scope, bound, algebra.number(1))
    return algebra.if_(algebra.at_least(amount, bound), lambda: under, lambda: amount)


def each[N, B](scope: Scope[N, B], operation: Each, direction: str) -> N:
    """Add another frame's value over the records, rounding each."""

    def amount(record: Scope[N, B]) -> N:
        found: N = record[operation.value]
        return rounded(scope.algebra, direction, found)

    return _over_records(scope, operation.records, amount)


def count[N, B](scope: Scope[N, B], operation: Count) -> N:
    """Count the records for which the condition holds."""
    one, zero = scope.algebra.number(1), scope.algebra.number(0)

    def counts(record: Scope[N, B]) -> N:
        return scope.algebra.if_(record.holds(operation.when), lambda: one, lambda: zero)

    return _over_records(scope, operation.records, counts)


def test[N, B](scope: Scope[N, B], operation: Test) -> B:
    """Return whether the condition holds."""
    return scope.holds(operation.when)


OPERATIONS: dict[type, Callable[[Scope[Any, Any], Any], Any]] = {
    Sum: add,
    Minus: subtract,
    Times: multiply,
    Least: smallest,
    Share: share,
    Choose: choose,
    Bands: bands,
    Range: in_range,
    Count: count,
    Test: test,
}


def compute[N, B](scope: Scope[N, B], value: Value) -> N | B:
    """Return what a value gives, rounded where it says so; of a table, note whether the amount falls short of it."""
    operation, direction = value.operation, value.round.direction if value.round else ""
    if isinstance(operation, Each):
        return each(scope, operation, direction)
    if isinstance(operation, Range):
        scope.short[value.name] = short(scope, operation)
    return rounded(scope.algebra, direction, exactly(scope, operation))


def exactly[N, B](scope: Scope[N, B], operation: Operation) -> N:
    """Return what an operation gives, before any rounding (of `test`, a state)."""
    found: N = OPERATIONS[type(operation)](scope, operation)
    return found


def _over_records[N, B](scope: Scope[N, B], records: Name, amount: Callable[[Scope[N, B]], N]) -> N:
    alike: list[tuple[Scope[N, B], int]] = scope[records.id]
    return _total(scope, [scope.algebra.times(amount(one), scope.algebra.number(times)) for one, times in alike])


def _total[N, B](scope: Scope[N, B], parts: list[N]) -> N:
    return reduce(scope.algebra.add, parts, scope.algebra.number(0))


def _less[N, B](scope: Scope[N, B], left: N, right: N) -> N:
    return scope.algebra.add(left, scope.algebra.times(scope.algebra.number(-1), right))
