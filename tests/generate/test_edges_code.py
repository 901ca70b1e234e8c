"""The modules of bounds hold every bound in yen that the rules have, and agree with the direct reading of them."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from calculator.it_2025.outlook import EDGES
from scripts.rulebook.algebra import Exact
from scripts.rulebook.graph import cone, roots
from scripts.rulebook.literals import YEN
from scripts.rulebook.model import Frame, Least, Name
from scripts.rulebook.operations import scope_of
from scripts.rulebook.scope import complete
from scripts.rulebook.spots import Spot, spots
from tests.oracle_cases import random_case
from tests.rulebook.real import rules

FRAMES = pytest.mark.parametrize("frame", rules().frames, ids=lambda frame: frame.id)


def in_yen(frame: Frame) -> list[Spot]:
    """Every bound in yen on the way to the result, but for “is there any amount”."""
    leading = cone(frame, roots(frame))
    values = {value.name: value for value in frame.values if value.name in leading}
    found = [spot for spot in spots(frame) if spot.rule in values and spot.unit == YEN]
    return [spot for spot in found if not spot.bound.startswith("0円") and spot.bound not in _amounts(frame, spot)]


def _amounts(frame: Frame, spot: Spot) -> tuple[str, ...]:
    """The first of the parts of a smallest: the amount itself is no cap."""
    value = frame.value(spot.rule)
    if value is None or not isinstance(value.operation, Least):
        return ()
    return tuple(part.id for part in value.operation.parts[:1] if isinstance(part, Name))


@FRAMES
def test_every_bound_in_yen_has_its_gap(frame: Frame) -> None:
    """The list is as long as that of the direct reading, rule by rule."""
    wanted = sorted(spot.rule for spot in in_yen(frame))
    assert sorted(edge.rule for edge in EDGES[frame.id].EDGES) == wanted


@FRAMES
def test_a_gap_has_the_sign_of_the_direct_reading(frame: Frame) -> None:
    """In random cases each gap is on the side of its bound where exact fractions put it, and the expense is theirs."""
    found, module = in_yen(frame), EDGES[frame.id]
    chance = Random(f"gaps {frame.id}")
    for _ in range(60):
        case: dict[str, Any] = complete(frame, tuple(_typed(random_case(frame.id, chance))))
        scope = scope_of(Exact(), rules(), frame.id, case)
        expense, gaps = module.gauges(**case)
        assert expense == scope[frame.expense.id] // 1
        by_rule = sorted((spot.rule, bool(spot.gap(scope) >= -_open(spot))) for spot in found)
        assert sorted((edge.rule, gap >= 0) for edge, (gap, _) in zip(module.EDGES, gaps, strict=True)) == by_rule


def _open(spot: Spot) -> int:
    """Below 150万円 ends a yen before it."""
    return 1 if spot.bound.endswith("未満") else 0


def _typed(case: dict[str, Any]) -> list[tuple[str, object]]:
    return list(case.items())
