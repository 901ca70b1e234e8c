"""Finds a real case in which something happens: z3 proposes it, and the direct reading of the rules tries it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product
from typing import Any

import z3

from scripts.proof.solver import Term, model_of
from scripts.proof.world import TYPED, World, record_of, words_of
from scripts.rulebook.algebra import Exact
from scripts.rulebook.graph import used_by
from scripts.rulebook.model import Frame, Rulebook, Share
from scripts.rulebook.operations import scope_of
from scripts.rulebook.scope import Scope

type Question = Callable[[Scope[Any, Any]], Term]
# Groups are tried with so many members, all alike; fees by the month for so many months, one after another.
ALIKE = 10
MONTHS = (24, 12, 36)


def witness(book: Rulebook, frame: Frame, question: Question, *, of_record: bool = False) -> str:
    """Return "" when some real case answers yes; of_record: the question is about the first record of the case."""
    for world, record in _worlds(book, frame):
        asked = record.scope if of_record and record is not None else world.scope
        case = _found(world, record, question(asked))
        if case is not None and _holds(book, frame, case, question, of_record=of_record):
            return ""
    return "no case found in which this happens"


def _worlds(book: Rulebook, frame: Frame) -> Iterator[tuple[World, World | None]]:
    """Yield a frame's worlds with whatever is multiplied by an amount fixed, so that all is linear and exact."""
    inner = record_of(book, frame)
    for months, words in product(MONTHS, words_of(book, frame)):
        if inner is None:
            yield World(book, frame, words, given=_fixed(frame, months)), None
            continue
        name = next(one.name for one in frame.inputs if one.type == "records")
        for member in words_of(book, inner):
            record = World(book, inner, member, given=_fixed(inner, months))
            alike: dict[str, Any] = {name: [(record.scope, ALIKE)]}
            yield World(book, frame, words, record.algebra, _fixed(frame, months), records=alike), record


def _fixed(frame: Frame, months: int) -> dict[str, Term]:
    """Fix all months, and the counts of a share to 1."""
    found: dict[str, Term] = {one.name: months for one in frame.inputs if one.type == "months"}
    shares = [value.operation for value in frame.values if isinstance(value.operation, Share)]
    return found | {name.id: 1 for share in shares for name in used_by(share)}


def _found(world: World, record: World | None, claim: Term) -> dict[str, Any] | None:
    """Return a case of the world in which the claim holds, amounts typed without tax."""
    both = [world] if record is None else [world, record]
    typed = [each.terms[name] == each.terms[name.removesuffix(TYPED)] for each in both for name in each.terms]
    facts = [fact for each in both for fact in each.facts]
    model = model_of([*facts, *world.algebra.facts, *typed, claim])
    if model is None:
        return None
    case = _answers(world, model)
    if record is not None:
        case |= {name: [_answers(record, model)] * ALIKE for name in world.records}
    return case


def _answers(world: World, model: z3.ModelRef) -> dict[str, Any]:
    numbers = {one.name: _value(model, world.terms[one.name]) for one in world.numbers}
    return {**world.words, **numbers}


def _value(model: z3.ModelRef, term: Term) -> int:
    return term if isinstance(term, int) else int(model.eval(term, model_completion=True).as_long())


def _holds(book: Rulebook, frame: Frame, case: dict[str, Any], question: Question, *, of_record: bool) -> bool:
    """Ask the same of the direct reading, in numbers."""
    tax = {one.name: one.default for one in frame.inputs if one.name == book.program.tax.input}
    scope: Scope[Any, Any] = scope_of(Exact(), book, frame.id, {**tax, **case})
    if of_record:
        name = next(one.name for one in frame.inputs if one.type == "records")
        scope = scope[name][0][0]
    return bool(question(scope))
