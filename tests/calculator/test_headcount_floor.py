"""One yen at the lower edge of 2026's 最低賃金近傍: from which month on, and in which prefecture, it decides."""

import json

import pytest

from calculator.web import handle


def paid(place: str, wage: int) -> list[bool]:
    """Return which months are near where one wage was paid in all of them."""
    people = [[place, *[f"{wage}円"] * 12]]
    asked = {"program": "it-2026", "headcount": "near_wage", "on": "2026-08-25", "people": people}
    return list(json.loads(handle(json.dumps(asked)))["people"][0]["near"])


def test_one_yen_below_the_law_is_not_near() -> None:
    """At the minimum wage of that time near, one yen below not; at the revised one not, one yen below near."""
    assert paid("東京都", 1_163) == [True] * 12
    assert paid("東京都", 1_162) == [False] * 12
    assert paid("東京都", 1_225) == [True] * 12
    assert paid("東京都", 1_226) == [False] * 12


@pytest.mark.parametrize(("place", "wage", "spared"), [("北海道", 1_010, 0), ("青森県", 953, 1), ("徳島県", 980, 1)])
def test_a_wage_counts_from_the_month_that_begins_with_it(place: str, wage: int, spared: int) -> None:
    """From the first of October for all of it; from the fifth, or from November, what was paid in October is let be."""
    assert paid(place, wage) == [True] * 12
    assert paid(place, wage - 1) == [True] * spared + [False] * (12 - spared)


def test_a_year_without_a_lower_edge_counts_whoever_is_below_the_revised_wage() -> None:
    """In 2025 nothing is said of the law of the month: whoever is paid less is below the revised wage too."""
    people = [["東京都", *["1,000円"] * 12]]
    asked = {"program": "it-2025", "headcount": "near_wage", "on": "2025-11-01", "people": people}
    assert json.loads(handle(json.dumps(asked)))["people"][0]["near"] == [True] * 12
