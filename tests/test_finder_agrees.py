"""The finder's search against brute force: every way to place a short list, each worked out by the direct reading."""

from __future__ import annotations

import json
from functools import cache
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator import finder_bound, finder_search
from calculator.web import handle
from scripts.rulebook.finder_judge import Bought, pays, read_item, ways
from tests.any_list import Item, lists
from tests.rulebook.real import rules

ALONE = ("tsujyo", "invoice", "denshi", "security")
APPLICANTS = [{"size": size, "near_minimum_wage": near} for size in ("sme", "small", "large") for near in ("yes", "no")]


def asked(inputs: dict[str, str], items: list[Item]) -> dict[str, Any]:
    """Return what the finder answers."""
    answer: dict[str, Any] = json.loads(handle(json.dumps({"finder": "finder", "inputs": inputs, "items": items})))
    assert answer["status"] == "answered", answer["errors"]
    return answer


def brute(inputs: dict[str, str], items: list[Item]) -> dict[frozenset[str], int]:
    """Return the most that each set of frames can be paid, whoever goes together; a frame may stay empty."""
    finder = rules().finders[0]
    bought = [read_item(rules(), finder, inputs, typed(item)) for item in items]

    @cache
    def paid(frame: str, lines: frozenset[int]) -> int:
        placed = tuple(frame if at in lines else "" for at in range(len(bought)))
        return pays(rules(), finder, inputs, bought, placed, frame)

    most: dict[frozenset[str], int] = {}
    for placed in ways(finder, bought, reachable(bought)):
        lines = {
            frame: frozenset(at for at, each in enumerate(placed) if each == frame) for frame in set(placed) - {""}
        }
        amounts = {frame: paid(frame, lines[frame]) for frame in lines}
        used = frozenset(frame for frame, amount in amounts.items() if amount)
        most[used] = max(most.get(used, 0), sum(amounts.values()))
    sets = [frozenset(each) for size in range(len(ALONE) + 1) for each in combinations(ALONE, size)]
    return {each: max([amount for used, amount in most.items() if used <= each], default=0) for each in sets}


def typed(item: Item) -> tuple[tuple[str, object], ...]:
    """Return a line as a rule file writes it."""
    units = {"price": "円", "months": "か月"}
    return tuple((name, f"{value}{units.get(name, '')}") for name, value in item.items())


def reachable(bought: list[Bought]) -> tuple[str, ...]:
    """Return the frames that take anything, as far as one applicant alone can apply."""
    return tuple(frame for frame in ALONE if any(goes.frame == frame for each in bought for goes in each.kind.goes))


def agree(inputs: dict[str, str], items: list[Item]) -> None:
    """Hold every combination that is told, and every one that is not, to brute force."""
    answer, most = asked(inputs, items), brute(inputs, items)
    told = {frozenset(each["frames"]): each for each in answer["combinations"]}
    for frames, each in told.items():
        assert (each["subsidy"], each["gap"]) == (most[frames], 0)
        assert sum(part["subsidy"] for part in each["parts"]) == each["subsidy"]
    states = {frozenset(each.frames): each.state for each in rules().finders[0].together}
    for frames, amount in most.items():
        if all(states[frozenset(two)] == "allowed" for two in combinations(frames, 2)):
            known = [each["subsidy"] for other, each in told.items() if other <= frames and each["state"] == "allowed"]
            assert max(known, default=0) == amount
    best = answer["best"]
    allowed = [each["subsidy"] for each in answer["combinations"] if each["state"] == "allowed"]
    assert (answer["combinations"][best]["subsidy"] if best is not None else 0) == max(allowed, default=0)


@pytest.mark.slow
@settings(max_examples=120, deadline=None)
@given(st.sampled_from(APPLICANTS), lists(6))
def test_no_way_is_better_than_the_one_found(inputs: dict[str, str], items: list[Item]) -> None:
    """Of every set of frames the search finds exactly what the best of all ways is paid, to the yen."""
    agree(inputs, items)


@pytest.mark.slow
@settings(max_examples=12, deadline=None)
@given(st.sampled_from(APPLICANTS[:4]), lists(8))
def test_longer_lists_and_the_shared_bound(inputs: dict[str, str], items: list[Item]) -> None:
    """With the bound of two frames in use from the third thing on, eight things come out as by brute force."""
    few, finder_bound.FEW = finder_bound.FEW, 2
    try:
        agree(inputs, items)
    finally:
        finder_bound.FEW = few


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(st.sampled_from(APPLICANTS[:4]), lists(6))
def test_what_is_not_looked_at_is_told(inputs: dict[str, str], items: list[Item]) -> None:
    """With one way kept at a time the amount may be too small, and the gap says by how much at most."""
    widest, finder_search.WIDEST = finder_search.WIDEST, 1
    try:
        answer, most = asked(inputs, items), brute(inputs, items)
    finally:
        finder_search.WIDEST = widest
    for each in answer["combinations"]:
        assert each["subsidy"] <= most[frozenset(each["frames"])] <= each["subsidy"] + each["gap"]


def test_the_examples_come_out() -> None:
    """Every example of the rules is what the calculator answers: frames, amounts, and where each thing goes."""
    finder = rules().finders[0]
    for example in finder.examples:
        inputs = {name: str(value) for name, value in example.inputs}
        answer = asked(inputs, [{name: str(value) for name, value in item} for item in example.items])
        best = answer["combinations"][answer["best"]] if answer["best"] is not None else None
        assert tuple(best["frames"] if best else ()) == example.frames
        assert (best["subsidy"] if best else 0) == example.subsidy
        own = best["own_payment"] if best else answer["expense"]
        assert own == example.own_payment
        placed = {line: part["id"] for part in (best["parts"] if best else []) for line in part["lines"]}
        assert tuple(placed.get(at + 1, "none") for at in range(len(example.items))) == example.placed
