"""What is claimed of a frame with records: of any group of members, from what `sums` proves of one and adds up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from scripts.proof import sums
from scripts.proof.amounts import CEILINGS, WORDS, never_below, reached, within
from scripts.proof.opinion import Unknown, Ways, oracle
from scripts.proof.solver import Claim, Term, first
from scripts.proof.sums import (
    ANALYSTS,
    LARGE,
    MEMBERS,
    USERS,
    Sums,
    added,
    always,
    inner_of,
    not_less,
    of_all,
    of_member,
)
from scripts.proof.terms import Number, Whole
from scripts.proof.world import NUMBERS, World, words_of, worlds
from scripts.rulebook.model import Frame, Minus, Rulebook

# What the oracle knows in its own words: the answer that makes a member an analyst, ① of all members, and ①, ② and ③.
ANALYST, BASE, LINES = "uses_analysis_tool", "base_total", ("base_subsidy", "analysis_subsidy", "coordination_subsidy")
SHARED = ("analysis", "coordination")
GROUP = "どの人数のグループでも（構成員ごとの証明を足し合わせて）"


def claims(book: Rulebook, frame: Frame) -> Iterator[Claim]:
    """Yield the claims about one member, about adding members up, and about a group."""
    yield from sums.claims(book, frame)
    yield from _of_groups(book, frame)
    one = f"構成員ひとりについて、{WORDS}、①の補助額・補助対象経費・払う費用・使う構成員かは tests/oracle.py と等しい"
    all_ = f"{GROUP}、申請できるかと①・②・③の補助額・経費は tests/oracle.py と等しい（合計は member.oracle による）"
    yield Claim(f"{frame.id}.member.oracle", frame.id, one, partial(_members_differ, book, frame))
    yield Claim(f"{frame.id}.oracle", frame.id, all_, lambda: _group_differs(group_of(book, frame, of_all(frame))))


# --- a group


def group_of(
    book: Rulebook, frame: Frame, known: Sums, given: Mapping[str, Term] | None = None, algebra: Whole | None = None
) -> World:
    """Return the group's frame over sums of which only `always` is known."""
    records = next(one for one in frame.inputs if one.type == "records")
    cuts = {name: Number(term) for name, term in known.items() if name != MEMBERS}
    words, count = next(iter(words_of(book, frame))), {records.name: Number(known[MEMBERS])}
    world = World(book, frame, words, algebra or Whole(), given or {}, cuts, count)
    world.facts += always(frame, known)
    if records.at_most is not None:
        world.facts.append(known[MEMBERS] <= int(records.at_most.quantity.amount))
    return world


def _of_groups(book: Rulebook, frame: Frame) -> Iterator[Claim]:
    id_, ceiling = frame.id, CEILINGS[frame.id]

    def group() -> World:
        return group_of(book, frame, of_all(frame))

    bounds = f"{GROUP}、0円 ≤ 補助額 ≤ {ceiling:,}円、補助額 ≤ 補助対象経費 ≤ 払う費用の全部"
    yield Claim(f"{id_}.bounds", id_, bounds, lambda: within(group(), ceiling))
    yield reached(book, frame)
    for one in (each for each in frame.inputs if each.type in NUMBERS):
        rises = f"{GROUP}、「{one.label}」が増えても、ほかがすべて同じなら、補助額（対象外は0円）は減らない"
        yield Claim(f"{id_}.rises.{one.name}", id_, rises, partial(_falls, book, frame, one.name))
    more = "構成員ひとりのどの費目・月数・機能が増えても、小規模事業者になっても、補助額（対象外は0円）は減らない"
    yield Claim(f"{id_}.rises.members", id_, f"{GROUP}、{more}", partial(_member_rises, book, frame))
    for value in frame.values:
        if isinstance(value.operation, Minus):
            statement = f"{GROUP}、「{value.label}」の引き算は0を下回らない"
            yield Claim(f"{id_}.minus.{value.name}", id_, statement, partial(_minus, book, frame, value.operation))


def _minus(book: Rulebook, frame: Frame, minus: Minus) -> str:
    return never_below(group_of(book, frame, of_all(frame)), minus)


def _falls(book: Rulebook, frame: Frame, name: str) -> str:
    before = group_of(book, frame, of_all(frame))
    after = before.later(name)
    return after.against(after.algebra.at_least(after.subsidy, before.subsidy))


def _member_rises(book: Rulebook, frame: Frame) -> str:
    known, more = of_all(frame), of_all(frame, " later")
    before = group_of(book, frame, known)
    after = group_of(book, frame, more, before.terms, before.algebra)
    after.facts += [*before.facts, *not_less(frame, known, more)]
    return after.against(after.algebra.at_least(after.subsidy, before.subsidy))


# --- the oracle


def _members_differ(book: Rulebook, frame: Frame) -> str:
    return first(_member_differs(frame, world) for world in worlds(book, inner_of(book, frame)))


def _member_differs(frame: Frame, world: World) -> str:
    """Return a member whom the oracle counts or pays otherwise than the rules."""
    ways, text = Ways(world.algebra), oracle()
    member = {**world.words, **{one.name: Unknown(ways, world.terms[one.name]) for one in world.numbers}}

    def ask() -> dict[str, int]:
        eligible, analyst = sum(text.invoice_lines(member)), text.flag(member, ANALYST)
        amounts = {"paid": text.member_subsidy(member), "eligible": eligible, "spent": text.invoice_spent(member)}
        counts = {ANALYSTS: analyst, USERS: analyst or eligible > 0, LARGE: member["size"] == "large"}
        return amounts | {name: int(counted) for name, counted in counts.items()}

    said, own = ways.follow(ask), of_member(world, frame)
    ends = {"paid": frame.result, "eligible": frame.eligible_cost, "spent": frame.expense}
    found = {name: added(frame, own, end.id) for name, end in ends.items()} | {name: own[name] for name in own}
    return world.against(*(found[name] == term for name, term in said.items()))


def _group_differs(world: World) -> str:
    """Return a group that the oracle admits or pays otherwise than the rules."""
    ways, text = Ways(world.algebra), oracle()
    unknown = {name: Unknown(ways, world[name].term) for name in (BASE, ANALYSTS, MEMBERS, USERS, LARGE, *SHARED)}
    analysis, coordination = (unknown[name] for name in SHARED)

    def ask() -> dict[str, int]:
        lines = text.group_subsidies(unknown[BASE], analysis, unknown[ANALYSTS], coordination)
        may = text.group_may_apply(unknown[MEMBERS], unknown[USERS], unknown[LARGE] > 0)
        return {**dict(zip(LINES, lines, strict=True)), "sum": sum(lines), "may": int(may)}

    said = ways.follow(ask)
    may = world.algebra.every([world.scope.holds(one.when) for one in world.frame.requires])
    lines = [world.equal(world[name], Number(said[name])) for name in LINES]
    paid = world.equal(world[world.frame.result.id], Number(said["sum"]))
    return world.against(*lines, paid, (said["may"] == 1) == may, *_as_written(world))


def _as_written(world: World) -> list[Term]:
    """補助対象経費 and all that is paid, as `fukusu` of the oracle adds them up: of the members, ② and ③."""
    known = {name: cut.term for name, cut in world.cuts.items() if isinstance(cut, Number)}
    shared = world.terms[SHARED[0]] + world.terms[SHARED[1]]
    ends = ((world.eligible_cost, world.frame.eligible_cost), (world.expense, world.frame.expense))
    return [world.equal(found, Number(added(world.frame, known, end.id) + shared)) for found, end in ends]
