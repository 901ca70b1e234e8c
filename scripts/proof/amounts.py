"""What is claimed of the amounts of a frame: bounds, more never pays less, 小規模 never less, equal to the oracle."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

import z3

from scripts.proof.opinion import Quotient, Unknown, Ways, oracle
from scripts.proof.solver import Claim, Term, against, first
from scripts.proof.terms import Number
from scripts.proof.witness import witness
from scripts.proof.world import NUMBERS, World, worlds
from scripts.rulebook.algebra import some
from scripts.rulebook.model import Frame, Input, Minus, Name, Rulebook, Times
from scripts.rulebook.scope import Scope

# The most a frame pays, as the documents say (tests/oracle.py names their pages); ③ of 複数社 stands beside ①+②.
CEILINGS = {
    "tsujyo": 4_500_000,
    "invoice": 3_500_000 + 100_000 + 200_000,
    "denshi": 3_500_000,
    "security": 1_500_000,
    "fukusu": 30_000_000 + 2_000_000,
}
WORDS = "どの選択肢の組み合わせ、税抜・税込のどの金額・月数でも"
SIZES = (("sme", "small", "小規模事業者は中小企業"), ("large", "sme", "中小企業は大企業"))
# Where the oracle divides by an unknown number: which values of the rules are that ratio, before it is cut.
RATIOS = {"denshi": ("computed", "eligible_cost")}


def claims(book: Rulebook, frame: Frame) -> Iterator[Claim]:
    """Yield the claims about the amounts of a frame without records."""
    id_, ceiling = frame.id, CEILINGS[frame.id]
    bounds = f"{WORDS}、0円 ≤ 補助額 ≤ {ceiling:,}円、補助額 ≤ 補助対象経費 ≤ 払う費用の全部"
    yield Claim(f"{id_}.bounds", id_, bounds, lambda: first(within(each, ceiling) for each in worlds(book, frame)))
    yield reached(book, frame)
    yield from _moves(book, frame)
    yield from _stays(book, frame)
    yield from _sizes(book, frame)
    for value in frame.values:
        if isinstance(value.operation, Minus):
            statement = f"「{value.label}」の引き算は0を下回らない"
            yield Claim(f"{id_}.minus.{value.name}", id_, statement, partial(_minus, book, frame, value.operation))
    same = f"{WORDS}、補助額・補助対象経費・自己負担は tests/oracle.py の答えと等しい"
    yield Claim(f"{id_}.oracle", id_, same, lambda: first(_as_the_oracle(each) for each in worlds(book, frame)))


# --- bounds


def within(world: World, ceiling: int) -> str:
    """Return a case in which the subsidy is out of bounds."""
    subsidy, least = world.subsidy, world.algebra.at_least
    return world.against(
        least(subsidy, Number(0)),
        least(Number(ceiling), subsidy),
        least(world.eligible_cost, subsidy),
        least(world.expense, world.eligible_cost),
    )


def reached(book: Rulebook, frame: Frame) -> Claim:
    """Return the claim that some case is paid the ceiling: it is no larger than it need be."""
    ceiling = CEILINGS[frame.id]

    def paid_in_full(scope: Scope[Any, Any]) -> Term:
        paid = scope.algebra.at_least(scope[frame.result.id], scope.algebra.number(ceiling))
        return scope.algebra.every([*(scope.holds(one.when) for one in frame.requires), paid])

    statement = f"補助額がちょうど {ceiling:,}円になる入力が実際にある"
    return Claim(f"{frame.id}.ceiling", frame.id, statement, partial(witness, book, frame, paid_in_full))


def never_below(world: World, minus: Minus) -> str:
    """Return a case in which a difference would fall below 0."""
    left, right = (world.scope.of(part) for part in minus.parts)
    return world.against(world.algebra.at_least(left, right))


def _minus(book: Rulebook, frame: Frame, minus: Minus) -> str:
    return first(never_below(world, minus) for world in worlds(book, frame))


# --- more, and 小規模


def _moves(book: Rulebook, frame: Frame) -> Iterator[Claim]:
    """More of an expense, a month or a count never pays less; a greater whole of a share never pays more."""
    limits = {one.at_most_input for one in frame.inputs}
    for one in (each for each in frame.inputs if each.type in NUMBERS):
        way, told = ("falls", "増えない") if one.name in limits else ("rises", "減らない")
        statement = f"「{one.label}」が増えても、ほかがすべて同じなら、補助額（対象外は0円）は{told}"
        yield Claim(f"{frame.id}.{way}.{one.name}", frame.id, statement, partial(_otherwise, book, frame, one, way))


def _otherwise(book: Rulebook, frame: Frame, one: Input, way: str) -> str:
    """Return a case in which the subsidy goes the other way when this input rises."""
    return first(_other_way(world, world.later(one.name), way) for world in worlds(book, frame))


def _other_way(before: World, after: World, way: str) -> str:
    more, less = (after, before) if way == "rises" else (before, after)
    return after.against(after.algebra.at_least(more.subsidy, less.subsidy))


def _stays(book: Rulebook, frame: Frame) -> Iterator[Claim]:
    """Once something is paid, more of an expense never leaves less to pay: a search for an own payment may halve.

    A monthly fee is multiplied by months, which are unknown too: tests ask of it what z3 does not decide.
    """
    products = [value.operation.parts for value in frame.values if isinstance(value.operation, Times)]
    names = [[part.id for part in parts if isinstance(part, Name)] for parts in products]
    monthly = {name for both in names if len(both) > 1 for name in both}
    for one in (each for each in frame.inputs if each.type == "yen" and each.name not in monthly):
        statement = f"補助されているとき、「{one.label}」が増えても、ほかがすべて同じなら、自己負担は減らない"
        yield Claim(f"{frame.id}.own.{one.name}", frame.id, statement, partial(_leaves_less, book, frame, one))


def _leaves_less(book: Rulebook, frame: Frame, one: Input) -> str:
    return first(_less_to_pay(world, world.later(one.name)) for world in worlds(book, frame))


def _less_to_pay(before: World, after: World) -> str:
    """Return a case in which a greater expense leaves less to pay, though the smaller one was paid for too."""
    algebra = after.algebra
    unpaid = algebra.opposite(algebra.at_least(before.subsidy, Number(1)))
    costs, brings = algebra.add(after.expense, before.subsidy), algebra.add(before.expense, after.subsidy)
    return after.against(some(algebra, [unpaid, algebra.at_least(costs, brings)]))


def _sizes(book: Rulebook, frame: Frame) -> Iterator[Claim]:
    for less, more, told in SIZES:
        statement = f"ほかがすべて同じなら、{told}より補助額が少なくならない"
        yield Claim(f"{frame.id}.size.{more}", frame.id, statement, partial(_paid_less, book, frame, less, more))


def _paid_less(book: Rulebook, frame: Frame, less: str, more: str) -> str:
    return first(_not_less(world, more) for world in worlds(book, frame) if world.words["size"] == less)


def _not_less(world: World, more: str) -> str:
    other = World(world.book, world.frame, {**world.words, "size": more}, world.algebra, world.terms)
    return world.against(world.algebra.at_least(other.subsidy, world.subsidy))


# --- the oracle


def _as_the_oracle(world: World) -> str:
    """Return a case in which the rules give other amounts than the oracle.

    Of a ratio of two unknown numbers it is proved first that the oracle's is the rules', then only used that the oracle
    cuts it to the whole number below.
    """
    said, quotients = _asked(world)
    ratios = RATIOS.get(world.frame.id, ())
    if len(quotients) != len(ratios):
        return f"the oracle divides {len(quotients)} times by an unknown number, not {len(ratios)} times"
    for one, name in zip(quotients, ratios, strict=True):
        world.facts += _cut(one.term, world[name].term, world[name].part)
    paid = Number(said["subsidy"])
    return _other_ratio(world, ratios) or world.against(
        world.equal(world.subsidy, paid),
        world.equal(world.eligible_cost, Number(said["eligible_cost"])),
        world.equal(world.expense, world.algebra.add(Number(said["own_payment"]), paid)),
    )


def _asked(world: World) -> tuple[dict[str, Term], list[Quotient]]:
    ways = Ways(world.algebra)
    case = {**world.words, **{one.name: Unknown(ways, world.terms[one.name]) for one in world.numbers}}
    return ways.follow(lambda: oracle().amounts(world.frame.id, case)), ways.quotients


def _other_ratio(world: World, ratios: tuple[str, ...]) -> str:
    """Return a case in which a ratio of the rules is not cut as the oracle cuts its own; over real numbers."""
    real = World(world.book, world.frame, world.words, real=True)
    _, quotients = _asked(real)
    exact = [real[name] for name in ratios]
    known = [*real.facts, *real.algebra.facts, *real.algebra.meanings]
    return first(
        against([*known, *_cut(one.term, one.over, one.under)], z3.And(_cut(one.term, number.term, number.part)))
        for one, number in zip(quotients, exact, strict=True)
    )


def _cut(whole: Term, over: Term, under: Term) -> list[Term]:
    """What it means that a whole number is over ÷ under, cut: it is no more, and the next one is."""
    return [whole * under <= over, over < (whole + 1) * under]
