"""Holds the calculator to the oracle: at every edge, at random, and at every whole yen from 0 to 10,000,000."""

import ast
import inspect
from collections.abc import Callable
from random import Random

import pytest
import z3

from calculator.it_2025 import fukusu
from scripts.proof.opinion import Unknown, Ways
from scripts.proof.solver import against
from scripts.proof.terms import Whole
from tests.oracle_cases import (
    AMOUNT,
    FRAMES,
    difference,
    difference_on_the_wire,
    differs_in_amount,
    edge_cases,
    random_case,
)
from tests.sweep import AROUND_CAPS, AT_RANDOM, EVERY_YEN, LAST, Finding, random_all, sweep_all


def test_every_frame_has_a_second_opinion() -> None:
    """A frame that the calculator offers is one that the oracle answers."""
    assert tuple(AMOUNT) == FRAMES


def test_amounts_agree_around_every_edge() -> None:
    """Two yen to either side of every edge of the documents, on every line, engine and oracle pay the same."""
    differing = [(frame, case) for frame, case in edge_cases(2) if differs_in_amount(frame, case)]
    assert differing == []


@pytest.mark.parametrize("frame", FRAMES)
def test_amounts_agree_at_random(frame: str) -> None:
    """Over all inputs at once engine and oracle pay the same."""
    chance = Random(f"amount {frame}")
    cases = [random_case(frame, chance) for _ in range(100 if frame == "fukusu" else 2_000)]
    assert [case for case in cases if differs_in_amount(frame, case)] == []


@pytest.mark.parametrize("frame", FRAMES)
def test_results_agree_at_random(frame: str) -> None:
    """What the page is told: status, subsidy, eligible cost, own payment, and a breakdown that adds up."""
    chance = Random(f"result {frame}")
    cases = [random_case(frame, chance) for _ in range(20 if frame == "fukusu" else 200)]
    assert [found for case in cases if (found := difference_on_the_wire(frame, case))] == []


# ---------------------------------------------------------------- what the sweep leaves out, and why it may


@pytest.mark.parametrize(
    ("function", "fact", "alike"),
    [
        (AMOUNT["tsujyo"], "size", ("sme", "small")),
        (AMOUNT["invoice"], "functions", (2, 3)),
        (AMOUNT["denshi"], "size", ("sme", "small")),
        (fukusu._members_amount, "functions", (2, 3)),
    ],
    ids=("tsujyo size", "invoice functions", "denshi size", "member functions"),
)
def test_facts_left_out_cannot_be_told_apart(
    function: Callable[..., object], fact: str, alike: tuple[object, object]
) -> None:
    """Generated code looks at the fact only in comparisons that are equally true for both, so one sweep is for both."""
    tree = ast.parse(inspect.getsource(function))
    looked_at = [node for node in ast.walk(tree) if isinstance(node, ast.Name) and node.id == fact]
    compared = [node for node in ast.walk(tree) if isinstance(node, ast.Compare) and ast.unparse(node.left) == fact]
    assert len(looked_at) == len(compared), "it is used otherwise than on the left of a comparison"
    for one in compared:
        told = [eval(ast.unparse(one), {}, {fact: value}) for value in alike]  # noqa: S307 - a comparison of ours
        assert told[0] == told[1], ast.unparse(one)


@pytest.mark.parametrize("size", ["sme", "small"])
@pytest.mark.parametrize("functions", [1, 2, 3])
def test_a_member_gets_what_an_applicant_gets(size: str, functions: int) -> None:
    """z3 finds no expense for which the code of a member and of インボイス対応類型 differ, so one sweep is for both."""
    algebra, expense = Whole(), z3.Int("software_purchase")
    ways = Ways(algebra)
    facts = {"size": size, "functions": functions, "software_purchase": Unknown(ways, expense)}
    of_member: Callable[..., tuple[int, ...]] = fukusu._members_amount

    def ask() -> dict[str, int]:
        alone = AMOUNT["invoice"](**facts)
        return {"alone": 0 if alone is None else alone, "member": of_member(False, **facts)[3] // 180}

    found = ways.follow(ask)
    assert against([expense >= 0, *algebra.facts], found["alone"] == found["member"]) == ""
    assert against([expense >= 0, *algebra.facts], found["alone"] == found["member"] + 1) != ""


def test_a_member_is_computed_like_an_applicant() -> None:
    """The statements behind a member's software subsidy are those of インボイス対応類型, in their order."""
    applicant, member = _statements(AMOUNT["invoice"]), _statements(fukusu._members_amount)
    shared = [each for each in member if each in applicant]
    assert shared == [each for each in applicant if each in member]
    own = {node.id for each in member if each not in shared for node in _names(each, ast.Store)}
    read = {node.id for each in shared for node in _names(each, ast.Load)}
    assert not own & read
    assert "software_subsidy" in {node.id for each in shared for node in _names(each, ast.Store)}


def _statements(function: Callable[..., object]) -> list[str]:
    """What a generated function does, one text for each statement, without docstring, conditions and result."""
    (definition,) = ast.parse(inspect.getsource(function)).body
    assert isinstance(definition, ast.FunctionDef)
    return [ast.unparse(each) for each in definition.body[1:-1] if "return None" not in ast.unparse(each)]


def _names(statement: str, context: type[ast.expr_context]) -> list[ast.Name]:
    found = ast.walk(ast.parse(statement))
    return [node for node in found if isinstance(node, ast.Name) and isinstance(node.ctx, context)]


# ---------------------------------------------------------------- all of it


def _agreed(findings: list[Finding]) -> int:
    """How many cases agreed; any that differ fail, named by line, facts and yen."""
    differing = [(one.sweep.line, one.sweep.facts, one.differing[:5]) for one in findings if one.differing]
    assert differing == []
    return sum(one.cases for one in findings)


@pytest.mark.slow
def test_every_yen_agrees() -> None:
    """Each whole-yen expense from 0 to 10,000,000, for each frame and each fact that matters: no difference."""
    assert _agreed(sweep_all(EVERY_YEN)) == len(EVERY_YEN) * (LAST + 1)


@pytest.mark.slow
def test_every_yen_around_the_caps_agrees() -> None:
    """Hardware, and ①, ② and ③ of a whole group, yen by yen around each of their ceilings."""
    assert _agreed(sweep_all(AROUND_CAPS)) > 2_000_000


@pytest.mark.slow
def test_whole_results_agree_around_every_edge() -> None:
    """Fifty yen to either side of every edge engine and oracle pay the same; two yen, all amounts agree."""
    assert [(frame, case) for frame, case in edge_cases(50) if differs_in_amount(frame, case)] == []
    assert [found for frame, case in edge_cases(2) if (found := difference(frame, case))] == []


@pytest.mark.slow
def test_two_hundred_thousand_results_agree_at_random() -> None:
    """Subsidy, eligible cost, own payment and breakdown over all inputs at once, groups of 9 to 40 members included."""
    assert sum(AT_RANDOM.values()) == 200_000
    assert random_all(AT_RANDOM) == []
