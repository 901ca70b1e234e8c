"""Where two amounts may be chosen: both with what they leave to pay, and what of the greater may be asked back."""

import json
from typing import Any

import pytest

from calculator.web import handle

CAPPED: dict[str, Any] = {
    "software_purchase": "900万円",
    "business_processes": 4,
    "size": "sme",
    "near_minimum_wage": False,
}


def choices(**changed: object) -> list[dict[str, Any]]:
    """Ask for the choices of a case of 通常枠."""
    asked = {"frame": "tsujyo", "inputs": CAPPED | changed, "only": "outlook"}
    found: list[dict[str, Any]] = json.loads(handle(json.dumps(asked)))["choices"]
    return found


def rows(choice: dict[str, Any]) -> dict[str, list[int]]:
    """What may be asked back, by duty."""
    return {each["id"]: [row["yen"] for row in each["rows"]] for each in choice["repayments"]}


def test_the_official_example_is_asked_back_by_thirds() -> None:
    """450万円 is asked back whole, by two thirds or by one, as the guideline's examples have it."""
    taken, given_up = choices()
    hourly = [4_500_000, 3_000_000, 1_500_000]
    assert rows(taken) == {"hourly": hourly, "total": [4_500_000], "withdrawal": [4_500_000]}
    assert [row["year"] for row in taken["repayments"][0]["rows"]] == [1, 2, 3]
    assert taken["repayments"][1]["rows"][0]["year"] is None
    assert (given_up["subsidy"], given_up["own_payment"], given_up["repayments"]) == (1_499_999, 7_500_001, [])


def test_a_third_of_a_yen_counts_as_one() -> None:
    """A risk is never told smaller than it is: 1,500,001円 is asked back as 1,000,001円 in the second year."""
    assert rows(choices(software_purchase=3_000_002)[0])["hourly"] == [1_500_001, 1_000_001, 500_001]


def test_who_is_exempt_has_nothing_to_lose() -> None:
    """小規模事業者 may choose as well, and nothing is asked back of either amount."""
    found = choices(size="small")
    assert [each["id"] for each in found] == ["subsidy", "voluntary_small"]
    assert [each["repayments"] for each in found] == [[], []]


@pytest.mark.parametrize("changed", [{"business_processes": 3}, {"software_purchase": "299万円"}, {"size": "large"}])
def test_below_the_upper_range_there_is_no_choice(changed: dict[str, object]) -> None:
    """With three processes, below 150万円 or for a large firm there is nothing to choose."""
    assert choices(**changed) == []
