"""Proves that two rulebooks pay the same in every case: the only way in which a change of a rule may go unnoticed."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.proof.groups import group_of
from scripts.proof.solver import Term, first
from scripts.proof.sums import inner_of, of_all, of_member
from scripts.proof.terms import Number
from scripts.proof.world import World, words_of
from scripts.rulebook.model import Frame, Input, Rulebook


def differs(one: Rulebook, other: Rulebook, frame_id: str) -> str:
    """Return a case in which a frame comes to something else; "" when it is proved that there is none."""
    before, after = one.frame(frame_id), other.frame(frame_id)
    if _shape(before) != _shape(after):
        return "the two ask for different things"
    if any(each.type == "records" for each in before.inputs):
        return _groups_differ(one, other, before, after)
    return first(_differ(*pair) for pair in _pairs(one, other, before, after))


def _shape(frame: Frame) -> object:
    """What must be the same before two frames can be compared: what is asked, required, offered and read."""
    inputs = [(each.name, each.type, each.at_least, each.at_most, _counts_unsaid(each)) for each in frame.inputs]
    fields = [(each.name, _counts_unsaid(each)) for one in frame.inputs for each in one.fields]
    said = (
        [one.id for one in frame.requires],
        [one.id for one in frame.alternatives],
        [one.id for one in frame.readings],
    )
    return inputs, fields, said


def _counts_unsaid(one: Input) -> object:
    """What counts when nothing is answered; where nothing is asked, a default is part of what is compared."""
    return one.default if one.ask_when is None else None


def _pairs(one: Rulebook, other: Rulebook, before: Frame, after: Frame) -> Iterator[tuple[World, World]]:
    for words in words_of(one, before):
        world = World(one, before, words)
        yield world, World(other, after, words, world.algebra, world.terms)


def _differ(before: World, after: World) -> str:
    """Return a case in which two worlds over the same terms differ in anything that a result tells."""
    left, right = _told(before), _told(after)
    return before.against(*(_equal(before, one, other) for one, other in zip(left, right, strict=True)))


def _told(world: World) -> list[Term | Number]:
    """Return everything a result tells: amounts, what is unmet, what falls short, choices, other readings."""
    allowed, frame = world.allowed, world.frame
    short = [*world.scope.short.values()]
    told = [world.subsidy, world.eligible_cost, world.expense, allowed, *short]
    told += [world.scope.holds(one.when) for one in frame.requires]
    told += [world.offer(one) for one in frame.alternatives]
    readings = [world.algebra.floor(world[one.result.id]) for one in frame.readings if one.result is not None]
    told += [world.either(allowed, one, Number(-1)) for one in readings]
    return [
        *told,
        *(world.either(allowed, world.algebra.floor(world[name.id]), Number(-1)) for name in frame.breakdown),
    ]


def _equal(world: World, one: Term | Number, other: Term | Number) -> Term:
    if isinstance(one, Number) and isinstance(other, Number):
        return world.equal(one, other)
    both, none = world.algebra.every([one, other]), world.algebra.opposite
    return world.algebra.if_(both, lambda: True, lambda: world.algebra.every([none(one), none(other)]))


def _groups_differ(one: Rulebook, other: Rulebook, before: Frame, after: Frame) -> str:
    """Every member adds the same to every sum, and every group comes to the same over the same sums."""
    inner = (inner_of(one, before), inner_of(other, after))
    members = first(
        left.against(*(of_member(left, before)[name] == term for name, term in of_member(right, after).items()))
        for left, right in _pairs(one, other, *inner)
    )
    group = group_of(one, before, of_all(before))
    return members or _differ(group, group_of(other, after, of_all(after), group.terms, group.algebra))
