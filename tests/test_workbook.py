"""Holds the oracle beside the official workbook of 複数社連携IT導入枠: equal to the yen, but for one difference."""

import os
import re
from pathlib import Path
from random import Random

import openpyxl  # type: ignore[import-untyped] # the library ships no types
import pytest

from tests import oracle, workbook

# Around the edge of each band and around 350万円, and anywhere.
EXPENSES = sorted(
    {edge + step for edge in (5, 625_001, 666_667, 1_000_000, 5_125_000, 5_166_667) for step in range(-5, 10)}
    | set(Random(5).sample(range(6_000_000), 80))
    | {9_999_999, 123_456_789}
)


def test_a_sme_member_gets_what_the_workbook_says() -> None:
    """中小企業: no difference at any expense."""
    assert [
        cost for cost in EXPENSES if workbook.software("sme", cost) != oracle.base_subsidy(cost, 0, 0, 2, False)
    ] == []


def test_a_small_member_gets_one_yen_less_from_the_workbook() -> None:
    """小規模: the workbook cuts at 625,001円 and floors both parts, 1円 lower at two of three expenses above the edge.

    The exact edge is 50万円 ÷ 4/5 = 625,000円 (FK p20). From 5,125,001円 both stand at 350万円.
    """
    difference = {
        cost: oracle.base_subsidy(cost, 0, 0, 2, True) - workbook.software("small", cost) for cost in EXPENSES
    }
    lower = {cost for cost in EXPENSES if 625_002 <= cost <= 5_125_000 and (cost - 625_000) % 3 != 1}
    assert difference == {cost: 1 if cost in lower else 0 for cost in EXPENSES}
    assert difference[1_000_000] == 1  # 749,999円 in the workbook, 750,000円 by the rule


def test_one_function_is_not_in_the_workbook() -> None:
    """The workbook has no question for the functions: it gives 350万円 where 1機能 has 50万円 (FK p20)."""
    assert workbook.software("sme", 6_000_000) == 3_500_000
    assert oracle.base_subsidy(6_000_000, 0, 0, 1, False) == 500_000


@pytest.mark.parametrize("cost", [0, 1, 2, 3, 199_999, 200_000, 200_001, 399_999, 400_000, 400_001, 12_345_678])
def test_hardware_is_what_the_workbook_says(cost: int) -> None:
    """PC等 up to 10万円 and レジ等 up to 20万円 at 1/2, each cut to whole yen."""
    assert workbook.pc(cost) == oracle.base_subsidy(0, cost, 0, 2, False)
    assert workbook.register(cost) == oracle.base_subsidy(0, 0, cost, 2, False)


@pytest.mark.parametrize("cost", [1, 2, 3, 4, 749_999, 750_000, 750_001, 7_499_999, 7_500_000, 44_999_999, 50_000_000])
@pytest.mark.parametrize("members", [1, 10, 59, 60, 61])
def test_analysis_is_what_the_workbook_says(cost: int, members: int) -> None:
    """② of a group without ①: 2/3, 50万円 a member, 3,000万円."""
    assert workbook.analysis(cost, members) == oracle.group_subsidies(0, cost, members, 0)[1]


@pytest.mark.parametrize(
    "cost", [1, 2, 57_999, 58_000, 1_055_554, 1_055_555, 2_999_999, 3_000_000, 3_000_001, 9_000_000]
)
@pytest.mark.parametrize("base", [0, 14, 15, 80_000, 10_555_550, 29_166_660, 29_999_999, 30_000_000])
def test_coordination_is_what_the_workbook_says(cost: int, base: int) -> None:
    """③: 2/3 of the expense, 10% of the subsidy applied for as ①+② at 2/3, 200万円."""
    first, second, third = oracle.group_subsidies(base, 750_000, 1, cost)
    assert workbook.coordination(cost, first, second) == third


@pytest.mark.skipif("OFFICIAL" not in os.environ, reason="OFFICIAL names no folder: the workbook may not be kept here")
def test_the_formulas_are_the_workbooks() -> None:
    """Every formula restated here stands in its cell, and in the block of each of the two hundred members."""
    book = openpyxl.load_workbook(Path(os.environ["OFFICIAL"]) / workbook.FILE)
    for sheet, cells in workbook.FORMULAS.items():
        blocks = range(workbook.MEMBERS if sheet == workbook.BASE else 1)
        expected = {_moved(cell, block): _moved(formula, block) for cell, formula in cells.items() for block in blocks}
        assert {cell: _text(book[sheet][cell].value) for cell in expected} == expected


def _moved(formula: str, blocks: int) -> str:
    """A cell or a formula as many members further down."""
    return re.sub(r"\b([A-Z])(\d+)\b", lambda found: f"{found[1]}{int(found[2]) + blocks * workbook.ROWS}", formula)


def _text(value: object) -> str:
    """A formula as one line; a formula over several cells comes wrapped in its range."""
    return str(getattr(value, "text", value)).replace("\n", "")
