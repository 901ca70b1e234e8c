"""What is claimed of amounts typed with tax: rules and oracle make the same of them, no more than what was typed."""

from __future__ import annotations

from collections.abc import Iterator

import z3

from scripts.proof.opinion import Unknown, Ways, oracle
from scripts.proof.solver import Claim, Term, against, first
from scripts.proof.terms import Number, Whole
from scripts.rulebook import operations
from scripts.rulebook.model import Frame, Input, Rulebook
from scripts.rulebook.scope import Scope


def claims(book: Rulebook, frame: Frame) -> Iterator[Claim]:
    """Yield the claim about every amount of a frame, and of its records."""
    yield Claim(
        f"{frame.id}.tax",
        frame.id,
        "税込で入力したどの金額も、規則と tests/oracle.py で同じ税抜額になり、0円以上で入力した額以下、"
        "入力が増えれば減らない（だから、ほかの証明は税抜・税込の両方に当てはまる）",
        lambda: first(_against(book, frame, one) for one in _amounts(frame)),
    )


def _amounts(frame: Frame) -> Iterator[Input]:
    for one in frame.inputs:
        yield from (each for each in (one, *one.fields) if each.type == "yen")


def _against(book: Rulebook, frame: Frame, one: Input) -> str:
    algebra = Whole()
    typed, more = z3.Ints("typed more")
    net, plain, later = (_read(book, frame, one, algebra, *of) for of in ((typed, True), (typed, False), (more, True)))
    ways = Ways(algebra)
    said = ways.follow(
        lambda: oracle().untaxed({book.program.tax.input: book.program.tax.included, **_asked(one, typed, ways)})
    )
    claim = [net == said[one.name], plain == typed, net >= 0, net <= typed, net <= later]
    return against([typed >= 0, more >= typed], z3.And(claim))


def _asked(one: Input, typed: Term, ways: Ways) -> dict[str, int]:
    return {one.name: Unknown(ways, typed)}


def _read(book: Rulebook, frame: Frame, one: Input, algebra: Whole, typed: Term, taxed: bool) -> Term:  # noqa: FBT001 - a fact
    """Return what the rules make of one amount."""
    scope = Scope(algebra, book, (one,), frame, {one.name: typed}, taxed, operations.compute)
    found: Number = scope[one.name]
    return found.term
