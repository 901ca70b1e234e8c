"""Guards the proofs: they all go through, they are about the rules and the oracle, and a wrong claim is refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from random import Random
from typing import Any

import pytest
import z3

from scripts.proof import amounts, cases, groups, lemmas, sums
from scripts.proof.opinion import Unknown, Ways, oracle
from scripts.proof.solver import Claim, against, model_of
from scripts.proof.terms import Number, Whole
from scripts.proof.world import TYPED, World, worlds
from scripts.prove import claims, prove_all
from scripts.rulebook.literals import read_quantity
from scripts.rulebook.model import Choose, Frame, Least, Literal, Name, Operation, Range, Rulebook
from scripts.rulebook.operations import evaluate
from tests import oracle as second_opinion
from tests.oracle_cases import random_case
from tests.rulebook.real import rules

# z3 has no types.
Term = Any

PLAIN = ("tsujyo", "invoice", "denshi", "security")
MOST_SECONDS = 60


# --- all of it


@pytest.mark.slow
def test_everything_that_is_claimed_is_proved() -> None:
    """Every claim is proved, or named with a case against it or “unknown”; all together are within a minute of work."""
    proofs = prove_all(rules())
    assert {proof.name: proof.why for proof in proofs if not proof.proved} == {}
    assert sum(proof.seconds for proof in proofs) < MOST_SECONDS


def test_every_claim_has_a_name_of_its_own_and_a_sentence() -> None:
    """No two claims share a name, and each says in a sentence what is claimed."""
    found = list(claims(rules()))
    assert len({claim.name for claim in found}) == len(found)
    assert all(claim.statement for claim in found)


@pytest.mark.parametrize("frame", rules().frames, ids=lambda frame: frame.id)
def test_every_frame_is_claimed_to_be_within_bounds_rising_and_as_the_oracle(frame: Frame) -> None:
    """Bounds, the ceiling, tax and the oracle are claimed of every frame, and that every expense pays its way."""
    names = {claim.name for claim in claims(rules()) if claim.frame == frame.id}
    expenses = {f"{frame.id}.rises.{one.name}" for one in frame.inputs if one.type in ("yen", "months")}
    expenses |= {
        f"{frame.id}.member.rises.{one.name}" for each in frame.inputs for one in each.fields if one.type == "yen"
    }
    assert names >= expenses | {f"{frame.id}.{of}" for of in ("bounds", "ceiling", "tax", "oracle")}


# --- a wrong claim is refused


def with_operation(frame_id: str, name: str, change: Callable[[Any], Operation]) -> Rulebook:
    """Return the rules with one operation changed."""
    frame = rules().frame(frame_id)
    values = [replace(one, operation=change(one.operation)) if one.name == name else one for one in frame.values]
    changed = replace(frame, values=tuple(values))
    return replace(rules(), frames=tuple(changed if one.id == frame_id else one for one in rules().frames))


def refused(found: list[Claim], *names: str) -> set[str]:
    """Return which of the named claims are not proved."""
    tried = [claim for claim in found if claim.name in names]
    assert len(tried) == len(names)
    return {claim.name for claim in tried if not claim.proof().proved}


def yen(text: str, like: Literal) -> Literal:
    """Return another amount at a literal's place."""
    return replace(like, quantity=read_quantity(text))


def test_a_ceiling_of_one_yen_more_is_refused() -> None:
    """With 4,500,001円 for 450万円, neither the bounds nor the oracle's formula can be proved; rising still can."""

    def raised(table: Range) -> Range:
        first = table.rows[0]
        assert first.at_most is not None
        return replace(table, rows=(replace(first, at_most=yen("4,500,001円", first.at_most)), *table.rows[1:]))

    book = with_operation("tsujyo", "subsidy", raised)
    found = list(amounts.claims(book, book.frame("tsujyo")))
    names = ("tsujyo.bounds", "tsujyo.oracle", "tsujyo.rises.software_purchase")
    assert refused(found, *names) == {"tsujyo.bounds", "tsujyo.oracle"}


def test_a_row_that_is_never_reached_is_refused() -> None:
    """With the rows of 通常枠 the other way round, no amount falls in the second."""
    book = with_operation("tsujyo", "subsidy", lambda table: replace(table, rows=table.rows[::-1]))
    found = list(cases.claims(book, book.frame("tsujyo")))
    assert refused(found, "tsujyo.reach.subsidy.row1", "tsujyo.reach.subsidy.row2") == {"tsujyo.reach.subsidy.row2"}


def _instead(of: Operation, _: Operation) -> Operation:
    return of


def test_a_gap_and_an_overlap_are_refused() -> None:
    """電子取引類型 without its second case has a gap; with the first case twice it has an overlap."""
    rate = rules().frame("denshi").value("rate")
    assert rate is not None
    assert isinstance(rate.operation, Choose)
    first, second = rate.operation.cases
    for wrong in (Choose((first,)), Choose((first, second, first))):
        book = with_operation("denshi", "rate", partial(_instead, wrong))
        assert refused(list(cases.claims(book, book.frame("denshi"))), "denshi.cases.rate") == {"denshi.cases.rate"}


def test_a_share_of_the_wrong_counts_is_refused() -> None:
    """With a share of the whole in the part, neither bounds nor the oracle's formula can be proved."""
    book = with_operation("denshi", "account_share", lambda share: replace(share, parts=share.parts[::-1]))
    names = ("denshi.bounds", "denshi.oracle")
    assert refused(list(amounts.claims(book, book.frame("denshi"))), *names) == set(names)


def test_a_difference_below_nothing_is_refused() -> None:
    """With ② taken from ① instead of from both, the difference may fall below 0."""
    book = with_operation("fukusu", "analysis_subsidy", lambda minus: replace(minus, parts=minus.parts[::-1]))
    found = list(groups.claims(book, book.frame("fukusu")))
    assert refused(found, "fukusu.minus.analysis_subsidy") == {"fukusu.minus.analysis_subsidy"}


def test_a_member_paid_a_yen_more_is_refused() -> None:
    """With 100,001円 for 10万円 of a member's PC, one member is paid more than the oracle says."""

    def raised(least: Least) -> Least:
        return Least(tuple(yen("100,001円", part) if isinstance(part, Literal) else part for part in least.parts))

    book = with_operation("invoice", "pc_subsidy", raised)
    assert refused(list(groups.claims(book, book.frame("fukusu"))), "fukusu.member.oracle") == {"fukusu.member.oracle"}


def test_an_undecided_claim_is_no_proof() -> None:
    """What z3 cannot decide is told as unknown, which is not proved."""
    a, b, c = z3.Ints("a b c")
    why = against([a > 2, b > 2, c > 2], a * a * a + b * b * b != c * c * c)
    assert why.startswith("unknown")
    assert not Claim("fermat", "", "…", lambda: why).proof().proved


def test_a_false_fact_about_products_is_refused() -> None:
    """The facts used of products are themselves proved: a false one among them is found."""
    a, b = z3.Reals("a b")
    assert against([], z3.Implies(a >= 0, lemmas.Pair(a * b, a, b).made >= 0))


# --- the terms are the rules, and the oracle


@pytest.mark.parametrize("frame_id", PLAIN)
def test_terms_of_known_numbers_are_what_the_rules_give(frame_id: str) -> None:
    """With every number known, the algebra of proofs gives what the direct reading gives, to the yen."""
    frame, chance = rules().frame(frame_id), Random(f"terms {frame_id}")
    for _ in range(60):
        case = complete_case(frame, chance)
        words = {
            name: answer for name, answer in case.items() if not isinstance(answer, int) or isinstance(answer, bool)
        }
        given = {name: answer for name, answer in case.items() if name not in words}
        world = World(rules(), frame, words, given=given | {name + TYPED: answer for name, answer in given.items()})
        direct = evaluate(rules(), frame_id, case)
        assert number_of(world, world.subsidy) == direct.subsidy, case
        assert number_of(world, world.eligible_cost) == direct.eligible_cost, case
        assert number_of(world, world.expense) - direct.subsidy == direct.own_payment, case


def complete_case(frame: Frame, chance: Random) -> dict[str, Any]:
    """Return a random case with an answer to everything, without tax."""
    case = {"cloud_months": 24, "service_months": 24, "pos_software": False, "general_process": False}
    found: dict[str, Any] = case | random_case(frame.id, chance) | {"tax": "excluded"}
    return {one.name: found[one.name] for one in frame.inputs}


def number_of(world: World, number: Number) -> int:
    """Return the whole number that a term without unknowns stands for."""
    term = z3.simplify(number.term) if isinstance(number.term, z3.ExprRef) else number.term
    if isinstance(term, int):
        return term
    model = model_of([*world.facts, *world.algebra.facts, *world.algebra.meanings])
    assert model is not None
    return int(model.eval(number.term).as_long())


@pytest.mark.parametrize("frame_id", PLAIN)
def test_the_oracle_followed_is_the_oracle(frame_id: str) -> None:
    """Following every way of the oracle over unknown numbers, and then giving the numbers, is asking it with them."""
    frame, chance = rules().frame(frame_id), Random(f"oracle {frame_id}")
    for world in worlds(rules(), frame):
        ways = Ways(Whole())
        names = {one.name: z3.Int(one.name) for one in world.numbers}
        case: dict[str, object] = dict(world.words) | {name: Unknown(ways, term) for name, term in names.items()}
        said = ways.follow(partial(oracle().amounts, frame_id, case))
        for _ in range(5):
            known = complete_case(frame, chance) | dict(world.words)
            facts = [term == known[name] for name, term in names.items()]
            cut = [
                at
                for one in ways.quotients
                for at in (one.term * one.under <= one.over, one.over < (one.term + 1) * one.under)
            ]
            model = model_of([*facts, *ways.algebra.meanings, *cut])
            assert model is not None
            found = {name: model.eval(z3.IntVal(0) + term).as_long() for name, term in said.items()}
            assert found == second_opinion.amounts(frame_id, known), known


def test_what_is_known_does_not_exclude_every_case() -> None:
    """The facts that proofs start from hold in some case: nothing is proved from a contradiction."""
    for frame_id in PLAIN:
        for world in worlds(rules(), rules().frame(frame_id)):
            paid = world.algebra.at_least(world.subsidy, Number(1))
            later = world.later(*(one.name for one in world.numbers))
            more = world.algebra.at_least(later.subsidy, Number(1))
            known = model_of([*later.facts, *world.algebra.facts, paid, more])
            large = world.words["size"] == "large" and frame_id != "denshi"
            assert (known is None) == large, (frame_id, world.words)


def test_the_oracle_cannot_do_what_proofs_cannot_follow() -> None:
    """An operation on an unknown number that has no term stops the proof instead of giving a wrong one."""
    unknown = Unknown(Ways(Whole()), z3.Int("x"))
    for operation in (lambda: unknown % 2, lambda: -unknown, lambda: abs(unknown), lambda: bool(unknown)):
        with pytest.raises(TypeError, match="cannot follow"):
            operation()


def test_names_of_the_rules_that_proofs_rely_on_are_there() -> None:
    """The values that proofs about groups name are values of the rules."""
    frame = rules().frame("fukusu")
    for name in (groups.BASE, *groups.LINES, sums.USERS, sums.IDLE, sums.ANALYSTS, sums.LARGE):
        assert frame.value(name) is not None, name
    assert isinstance(frame.result, Name)
