"""Wishes for an own payment where next to nothing is bought: the first yen and the second, and the least there is."""

import json
from typing import Any

import pytest

from calculator.web import handle

# A yen a month for 60 months, of which 24 count: 60円 and 18円 of it paid back; two yen are twice that.
CASE = {"size": "sme", "functions": 1, "cloud_monthly": 100, "cloud_months": 60}


def granted(own: int) -> dict[str, Any]:
    """What an own payment allows."""
    asked = {"frame": "invoice", "only": "outlook", "inputs": CASE, "vary": "cloud_monthly"}
    answer = json.loads(handle(json.dumps(asked | {"wish": {"own_payment": own}})))
    return dict(answer["wish"]["own_payment"])


@pytest.mark.parametrize(
    ("own", "at", "paid"), [(42, 1, 42), (83, 1, 42), (84, 2, 84), (125, 2, 84), (126, 3, 126), (127, 3, 126)]
)
def test_the_first_yen_is_found(own: int, at: int, paid: int) -> None:
    """One yen a month leaves 42円, two leave 84円 and three 126円: the most that stays within the wish is told."""
    found = granted(own)
    assert (found["at"], found["own_payment"], found["subsidy"]) == (at, paid, at * 18)


def test_below_the_first_yen_the_least_is_told() -> None:
    """A yen less than the first one leaves is granted by nothing, and the sentence says what is the least."""
    found = granted(41)
    assert [found[key] for key in ("at", "expense", "subsidy", "own_payment", "by")] == [None] * 5
    assert found["text"] == "補助を受けるかぎり、自己負担は41円以内に収まりません。いちばん少なくて42円です。"


@pytest.mark.parametrize(
    ("now", "change"),
    [
        (2_999_997, "を2,999,998円にします（いまより1円多い額です）"),
        (2_999_998, "はいまの2,999,998円でちょうどです"),
        (2_999_999, "を2,999,998円にします（いまより1円少ない額です）"),
    ],
)
def test_how_far_a_wish_is_is_told_from_either_side(now: int, change: str) -> None:
    """A yen less, just as much and a yen more each have words of their own."""
    inputs = {"size": "sme", "near_minimum_wage": False, "business_processes": 3, "software_purchase": now}
    asked = {"frame": "tsujyo", "only": "outlook", "inputs": inputs, "wish": {"subsidy": 1_499_999}}
    text = json.loads(handle(json.dumps(asked)))["wish"]["subsidy"]["text"]
    paid = "補助額は1,499,999円、自己負担は1,499,999円です。これより1円でも少ないと届きません。"
    assert text == f"補助額を1,499,999円以上にするには、「ソフトウェアの購入費」{change}。{paid}"


@pytest.mark.parametrize(("wished", "at"), [(0, 2), (1, 2), (2, 3), (3, 4), (4, 6)])
def test_a_wish_for_next_to_nothing_is_still_one(wished: int, at: int) -> None:
    """Three quarters of two yen are one: a wish for nothing at all is one for that, a wish for two yen takes three."""
    inputs = {"size": "sme", "functions": 1, "software_purchase": 100}
    asked = {"frame": "invoice", "only": "outlook", "inputs": inputs, "wish": {"subsidy": wished}}
    found = json.loads(handle(json.dumps(asked)))["wish"]["subsidy"]
    assert (found["wished"], found["at"], found["subsidy"]) == (wished, at, max(wished, 1))
