"""Adding members up: what is known of the sums through which a group's frame sees its members (`each`, `count`).

All of it is comparisons without any constant but the number of members. So it holds of every group if it holds of a
member, which is proved of a member in every case, and if adding such a member keeps it, which is proved of any sums.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

import z3

from scripts.proof.amounts import WORDS
from scripts.proof.solver import Claim, Term, against, first
from scripts.proof.terms import Number
from scripts.proof.world import NUMBERS, World, record_of, worlds
from scripts.rulebook.algebra import rounded
from scripts.rulebook.graph import cone
from scripts.rulebook.model import Count, Each, Frame, Rulebook

type Sums = Mapping[str, Term]

# How many members there are, beside the sums over them; and those counts of the rules of which something is known.
MEMBERS, USERS, IDLE, ANALYSTS, LARGE = "members", "users", "idle", "users_of_analysis", "large_members"


def inner_of(book: Rulebook, frame: Frame) -> Frame:
    """Return the frame that the members of a group live in."""
    inner = record_of(book, frame)
    if inner is None:
        raise ValueError(f"{frame.id} has no records")
    return inner


# --- what is known


def always(frame: Frame, sums: Sums) -> list[Term]:
    """What holds of a member, of a group, and of nobody."""
    paid, eligible, spent = (added(frame, sums, of.id) for of in (frame.result, frame.eligible_cost, frame.expense))
    return [
        *(each >= 0 for each in sums.values()),
        paid <= eligible,
        eligible <= spent,
        sums[USERS] + sums[IDLE] == sums[MEMBERS],
        sums[ANALYSTS] <= sums[USERS],
        sums[LARGE] <= sums[MEMBERS],
    ]


def not_less(frame: Frame, before: Sums, after: Sums) -> list[Term]:
    """What holds when a member spends more, or is 小規模 and no longer 中小企業: no amount and no user less."""
    amounts = [value.name for value in frame.values if isinstance(value.operation, Each)]
    return [
        *(before[name] <= after[name] for name in (*amounts, USERS)),
        *(before[name] == after[name] for name in (ANALYSTS, LARGE, MEMBERS)),
    ]


def added(frame: Frame, sums: Sums, of: str) -> Term:
    """Return the amounts of the members on which a value of the group rests, added."""
    below = cone(frame, {of})
    return z3.Sum([sums[each.name] for each in frame.values if each.name in below and isinstance(each.operation, Each)])


def of_member(world: World, frame: Frame) -> Sums:
    """Return what one member adds to each sum of the group's frame."""
    found: dict[str, Term] = {MEMBERS: 1}
    for value in frame.values:
        match value.operation:
            case Each(_, _, inner):
                direction = value.round.direction if value.round else ""
                found[value.name] = rounded(world.algebra, direction, world[inner]).term
            case Count(_, when):
                found[value.name] = world.either(world.scope.holds(when), Number(1), Number(0)).term
    return {name: z3.IntVal(term) if isinstance(term, int) else term for name, term in found.items()}


def of_all(frame: Frame, mark: str = "") -> Sums:
    """Return sums of which nothing is known yet."""
    counted = [value.name for value in frame.values if isinstance(value.operation, Each | Count)]
    return {name: z3.Int(f"{name} of all{mark}") for name in (MEMBERS, *counted)}


# --- the claims


def claims(book: Rulebook, frame: Frame) -> Iterator[Claim]:
    """Yield the claims about one member, and about adding members up."""
    yield from _of_member(book, frame, f"{frame.id}.member")
    kept = (
        "帰納法：だれもいなければ成り立ち、成り立つグループに成り立つ構成員を足しても成り立つ（member.bounds のすべて）"
    )
    moved = "ひとりの構成員の行が増えれば、ほかに何人いてもグループの合計も同じように増える（member.rises のすべて）"
    yield Claim(f"{frame.id}.sums.kept", frame.id, kept, partial(_not_kept, frame))
    yield Claim(f"{frame.id}.sums.moved", frame.id, moved, partial(_not_moved, frame))


def _of_member(book: Rulebook, frame: Frame, path: str) -> Iterator[Claim]:
    inner = inner_of(book, frame)
    bounds = f"構成員ひとりについて、{WORDS}、0円 ≤ ①の補助額 ≤ 補助対象経費 ≤ 払う費用、使う・使わないのどちらか一方"
    yield Claim(f"{path}.bounds", frame.id, bounds, partial(_out_of_bounds, book, frame))
    for one in (each for each in inner.inputs if each.type in NUMBERS):
        rises = f"構成員ひとりの「{one.label}」が増えても、その人の①のどの行も減らず、使う構成員でなくなることもない"
        yield Claim(f"{path}.rises.{one.name}", frame.id, rises, partial(_falls, book, frame, one.name))
    small = "ほかがすべて同じなら、小規模事業者の構成員は中小企業の構成員より①のどの行も少なくならない"
    yield Claim(f"{path}.size.small", frame.id, small, partial(_small_is_less, book, frame))


def _out_of_bounds(book: Rulebook, frame: Frame) -> str:
    return first(
        world.against(*always(frame, of_member(world, frame))) for world in worlds(book, inner_of(book, frame))
    )


def _falls(book: Rulebook, frame: Frame, name: str) -> str:
    pairs = ((world, world.later(name)) for world in worlds(book, inner_of(book, frame)))
    return first(_less(frame, before, after) for before, after in pairs)


def _small_is_less(book: Rulebook, frame: Frame) -> str:
    sme = (world for world in worlds(book, inner_of(book, frame)) if world.words["size"] == "sme")
    pairs = ((one, World(book, one.frame, {**one.words, "size": "small"}, one.algebra, one.terms)) for one in sme)
    return first(_less(frame, before, after) for before, after in pairs)


def _less(frame: Frame, before: World, after: World) -> str:
    after.facts += before.facts
    return after.against(*not_less(frame, of_member(before, frame), of_member(after, frame)))


def _not_kept(frame: Frame) -> str:
    group, member = of_all(frame), of_all(frame, " (one)")
    nobody = {name: z3.IntVal(0) for name in group}
    known = [*always(frame, group), *always(frame, member)]
    return against([], z3.And(always(frame, nobody))) or against(known, z3.And(always(frame, _plus(group, member))))


def _not_moved(frame: Frame) -> str:
    others, member, later = (of_all(frame, mark) for mark in ("", " (one)", " (one later)"))
    known = not_less(frame, member, later)
    return against(known, z3.And(not_less(frame, _plus(others, member), _plus(others, later))))


def _plus(one: Sums, other: Sums) -> Sums:
    return {name: one[name] + other[name] for name in one}
