"""What is claimed of every branch of the rules: cases hold exactly once, and each branch is taken in some real case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import combinations
from typing import Any

from scripts.proof.solver import Claim, Term, first
from scripts.proof.witness import Question, witness
from scripts.proof.world import record_of, worlds
from scripts.rulebook.graph import cone, roots, side_roots, taken
from scripts.rulebook.model import Bands, Choose, Frame, Least, Literal, Name, Operand, Range, Rulebook, Value
from scripts.rulebook.operations import applies, exactly
from scripts.rulebook.scope import Scope

# What is said here is said over any algebra: of terms, to find a case, and of numbers, to try it.
type AnyScope = Scope[Any, Any]


@dataclass(frozen=True, slots=True)
class Branch:
    """One way a value can go: its name in the list of proofs, how it is told, and whether it is the one taken."""

    name: str
    told: str
    taken: Question


def claims(book: Rulebook, frame: Frame) -> Iterator[Claim]:
    """Yield the claims about the branches of a frame, and of the values of its records."""
    used = cone(frame, roots(frame) | side_roots(frame))
    yield from _of_values(book, frame, frame, [value for value in frame.values if value.name in used])
    inner, records = record_of(book, frame), [one for one in frame.inputs if one.type == "records"]
    if inner is not None:
        needed = cone(inner, {name for one in records for name in taken(frame, one)})
        yield from _of_values(book, frame, inner, [value for value in inner.values if value.name in needed])


def _of_values(book: Rulebook, frame: Frame, where: Frame, values: list[Value]) -> Iterator[Claim]:
    """Yield the claims about values of `where`, which is the frame itself or what its records live in."""
    of_record = where.id != frame.id
    path = f"{frame.id}.member" if of_record else frame.id
    for value in values:
        for row, choose in _chooses(value):
            statement = f"「{value.label}」の場合分けは、どの入力でもちょうど一つが当てはまる"
            name = f"{path}.cases.{value.name}{row}"
            yield Claim(name, frame.id, statement, partial(_once, book, where, choose))
        for branch in _branches(value):
            statement = f"「{value.label}」の{branch.told}が働く入力が実際にある"
            refute = partial(witness, book, frame, branch.taken, of_record=of_record)
            yield Claim(f"{path}.reach.{value.name}.{branch.name}", frame.id, statement, refute)


# --- exactly once


def _once(book: Rulebook, frame: Frame, choose: Choose) -> str:
    """Return a case that meets none or two of the cases."""
    return first(world.against(*_exactly_one(world.scope, choose)) for world in worlds(book, frame))


def _exactly_one(scope: AnyScope, choose: Choose) -> Iterator[Term]:
    """That no two cases hold, and one of them does unless `otherwise` closes the list."""
    no, every = scope.algebra.opposite, scope.algebra.every
    holding = [scope.holds(case.when) for case in choose.cases if case.when is not None]
    yield from (no(every([one, other])) for one, other in combinations(holding, 2))
    if len(holding) == len(choose.cases):
        yield no(every([no(each) for each in holding]))


def _chooses(value: Value) -> Iterator[tuple[str, Choose]]:
    """Yield every `choose` of a value, in bands with the row it stands in."""
    if isinstance(value.operation, Choose):
        yield "", value.operation
    if isinstance(value.operation, Bands):
        for at, row in enumerate(value.operation.rows, 1):
            if isinstance(row.rate, Choose):
                yield f".row{at}", row.rate


# --- every branch


def _branches(value: Value) -> Iterator[Branch]:
    """Yield every case, row and bound of a value."""
    for row, choose in _chooses(value):
        for at, _ in enumerate(choose.cases):
            told = f"{at + 1}番目の場合"
            yield Branch(f"{row}.case{at + 1}".lstrip("."), told, partial(_case, choose=choose, at=at))
    match value.operation:
        case Range(_, rows) as table:
            for at, _ in enumerate(rows):
                yield Branch(f"row{at + 1}", f"表の{at + 1}行目", partial(_row, table=table, at=at))
        case Bands(_, rows) as bands:
            for at, _ in enumerate(rows):
                yield Branch(f"row{at + 1}", f"{at + 1}段目", partial(_band, bands=bands, at=at))
        case Least(parts):
            for part in parts:
                word = _word(part)
                yield Branch(word, f"上限・候補「{word}」", partial(_least, parts=parts, part=part))


def _case(scope: AnyScope, choose: Choose, at: int) -> Term:
    before = [scope.algebra.opposite(scope.holds(case.when)) for case in choose.cases[:at]]
    return scope.algebra.every([*before, scope.holds(choose.cases[at].when)])


def _row(scope: AnyScope, table: Range, at: int) -> Term:
    """Whether the amount falls in this row, in a case that meets every requirement."""
    allowed = [scope.holds(one.when) for one in scope.frame.requires]
    before = [scope.algebra.opposite(applies(scope, table, row)) for row in table.rows[:at]]
    return scope.algebra.every([*allowed, *before, applies(scope, table, table.rows[at])])


def _band(scope: AnyScope, bands: Bands, at: int) -> Term:
    """Whether the result goes beyond the rows before."""
    start = bands.rows[at - 1].up_to if at else None
    begins = scope.algebra.number(0) if start is None else scope.of(start)
    return scope.algebra.opposite(scope.algebra.at_least(begins, exactly(scope, bands)))


def _least(scope: AnyScope, parts: tuple[Operand, ...], part: Operand) -> Term:
    """Whether no other part is smaller than this one, and not all are equal."""
    pairs = [(scope.of(part), scope.of(other)) for other in parts if other is not part]
    smallest = [scope.algebra.at_least(other, this) for this, other in pairs]
    greatest = scope.algebra.every([scope.algebra.at_least(this, other) for this, other in pairs])
    return scope.algebra.every([*smallest, scope.algebra.opposite(greatest)])


def _word(part: Operand) -> str:
    match part:
        case Name(id_):
            return id_
        case Literal(quantity):
            return str(quantity)
