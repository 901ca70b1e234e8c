"""The rivals compute what we compute: a rival that is quick and wrong would prove nothing."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from scripts.bench.cases import FIRST, FRAME, MIXED, fragment, subsidy
from scripts.bench.engines import ask
from scripts.bench.rival_pages import AHEAD, OURS, PAGES, RIVALS
from tests.oracle import amounts
from tests.oracle_cases import edge_cases, random_case

EDGES_KEPT = 5


def cases() -> list[dict[str, Any]]:
    """The frame's edges with a yen to either side, random cases over all inputs, and the cases that are timed."""
    edges = [case for frame, case in edge_cases(1) if frame == FRAME][::EDGES_KEPT]
    chance = Random("rivals")
    return [FIRST, *MIXED, *edges, *(random_case(FRAME, chance) for _ in range(200))]


@pytest.mark.parametrize("rival", ["plain", "publicodes"])
def test_a_rival_gives_the_same_amounts(rival: str) -> None:
    """Subsidy, eligible cost and own payment are those of the oracle, at every edge and at random."""
    asked = cases()
    assert len(asked) > 500
    for case, answer in zip(asked, ask(rival, asked)["answers"], strict=True):
        told = {name: answer[name] for name in ("subsidy", "eligible_cost", "own_payment")}
        assert told == amounts(FRAME, case), case


def test_the_timed_cases_are_of_every_kind() -> None:
    """What is timed falls into both ranges and out of them, and our own amount is the oracle's."""
    paid = [subsidy(case) for case in MIXED]
    assert min(paid) < 1_499_999 in paid
    assert max(paid) > 1_500_000
    assert paid == [amounts(FRAME, dict(case))["subsidy"] for case in MIXED]


def test_a_link_holds_the_case() -> None:
    """The page that is timed is opened by a link as readers send it."""
    assert fragment(FIRST) == (
        "#p=it-2025&f=tsujyo&size=sme&near_minimum_wage=no&business_processes=4&software_purchase=3000000"
    )


def test_our_script_is_replaced_and_what_it_fetches_ahead_dropped() -> None:
    """A rival's page names its own script once, and fetches nothing of ours before it."""
    script = '<script src="../../assets/javascripts/calculator.js" type="module" async fetchpriority="high"></script>'
    page = f'<link rel="modulepreload" href="a.js"><link rel="stylesheet" href="a.css">{script}'
    assert OURS.sub("", AHEAD.sub("", page)) == '<link rel="stylesheet" href="a.css">'


def test_every_module_of_a_rival_is_there() -> None:
    """What a rival's page names exists."""
    for modules in PAGES.values():
        assert all((RIVALS / name).is_file() for name in modules)
