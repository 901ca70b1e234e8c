"""A member more or less, where no two are alike: whose likeness comes, who goes, and what is paid without it."""

from typing import Any

import pytest

from calculator.changes import _answers
from tests.calculator.made_up import field
from tests.calculator.test_changes import changes


class Answered:
    """A case of which no more is looked at than its answers."""

    def __init__(self, values: dict[str, object]) -> None:
        """Keep them."""
        self.values = values


def member(purchase: int) -> dict[str, Any]:
    """A small member with software alone; 4/5 of it are paid."""
    return {"size": "small", "functions": 2, "software_purchase": purchase}


def group(count: int) -> list[dict[str, Any]]:
    """So many members, each of which spends 10,000円 more than the one before: 100,000円, 110,000円 and so on."""
    return [member(100_000 + 10_000 * index) for index in range(count)]


def told(to: str, amounts: tuple[int, int, int], most: int | None, *, best: bool) -> dict[str, Any]:
    """What is told of a change from 12 members to others: the subsidy, by how much, the own payment, the most."""
    row = {"input": "members", "label": "構成員", "from": "12者", "to": to, "given": False}
    subsidy, by, own = amounts
    return row | {"subsidy": subsidy, "by": by, "own_payment": own, "most": most, "best": best}


def test_the_last_member_is_doubled_or_goes() -> None:
    """A thirteenth is like the twelfth (210,000円), not like another; without the twelfth the eleven are still paid."""
    assert changes("fukusu", {"members": group(12)}, vary="members[11].software_purchase") == [
        told("13者", (1_656_000, 168_000, 414_000), 4_988_000, best=True),
        told("11者", (1_320_000, -168_000, 330_000), None, best=False),
    ]


def test_where_the_varied_member_leaves_too_few_nothing_is_paid() -> None:
    """Nine members are paid nothing at all, not a single yen."""
    rows = changes("fukusu", {"members": group(10)}, vary="members[9].software_purchase")
    assert [(row["to"], row["subsidy"], row["by"], row["most"]) for row in rows] == [
        ("11者", 1_312_000, 152_000, 4_660_000),
        ("9者", 0, -1_160_000, None),
    ]


@pytest.mark.parametrize("vary", ["members[0].software_purchase", "analysis"])
def test_the_only_member_never_goes(vary: str) -> None:
    """A group of none is no group: nothing is told of it, whichever amount is varied."""
    assert changes("fukusu", {"members": group(1)}, vary=vary) == []


def test_the_second_of_two_may_still_go() -> None:
    """One member is left: too few to be paid, but a group that can be written."""
    (row,) = changes("fukusu", {"members": group(2)}, vary="members[1].software_purchase")
    assert (row["to"], row["subsidy"], row["own_payment"], row["most"]) == ("1者", 0, 100_000, None)


@pytest.mark.parametrize(
    ("low", "high", "now", "others"),
    [
        (3, 4, "abc", ["abcc"]),
        (3, 4, "abcd", ["abc"]),
        (2, None, "abc", ["abcc", "ab"]),
        (None, 3, "abc", ["ab"]),
        (None, None, "a", ["aa"]),
    ],
)
def test_records_stay_within_the_range_of_the_form(
    low: int | None, high: int | None, now: str, others: list[str]
) -> None:
    """No fewer than the form allows and none below one, no more than it allows; where it says nothing, any more."""
    view: Any = Answered({"shops": list(now)})
    assert _answers(view, field("shops", "records", low=low, high=high)) == [list(each) for each in others]
