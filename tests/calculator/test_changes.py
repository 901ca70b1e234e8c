"""What one changed answer does: the amount each would bring, and which of them a plan can change."""

import json
from typing import Any

import pytest

from calculator.web import handle
from tests.oracle import amounts

TSUJYO: dict[str, Any] = {
    "software_purchase": 2_500_000,
    "business_processes": 3,
    "size": "sme",
    "near_minimum_wage": False,
}
DENSHI = {"size": "sme", "cloud_monthly": 100_000, "accounts_partner_sme": 3, "accounts_total": 7}
MEMBER = {"size": "sme", "functions": 2, "software_purchase": 1_000_000, "uses_analysis_tool": False}


def changes(frame: str, inputs: object, **question: object) -> list[dict[str, Any]]:
    """Ask for the changes."""
    asked = {"frame": frame, "inputs": inputs, "only": "outlook", **question}
    found: list[dict[str, Any]] = json.loads(handle(json.dumps(asked)))["changes"]
    return found


def test_a_further_process_moves_the_most_that_can_be_paid() -> None:
    """At 250万円 a fourth process brings nothing yet, and opens the upper range: both are told."""
    rows = changes("tsujyo", TSUJYO)
    told = [(row["to"], row["by"], row["most"]) for row in rows if row["input"] == "business_processes"]
    assert told == [("0プロセス", -1_250_000, 0), ("4プロセス", 0, 4_500_000)]
    assert [row["to"] for row in rows if row["input"] == "general_process"] == ["はい"]
    assert not any(row["best"] for row in rows)


def test_the_best_change_is_one_that_a_plan_can_bring() -> None:
    """At 400万円 the fourth process brings most; that the wage is near the minimum is a fact, and never the best."""
    rows = changes("tsujyo", TSUJYO | {"software_purchase": 4_000_000})
    best = [(row["input"], row["to"], row["by"], row["given"]) for row in rows if row["best"]]
    assert best == [("business_processes", "4プロセス", 500_001, False), ("general_process", "はい", 500_001, False)]
    assert [row["given"] for row in rows if row["input"] in ("size", "near_minimum_wage")] == [True]


def test_every_change_is_told_as_the_oracle_pays_it() -> None:
    """Subsidy and own payment of each changed answer are the oracle's."""
    for row in changes("denshi", DENSHI):
        word = row["to"].removesuffix("アカウント").removesuffix("か月")
        answer = int(word) if word.isdigit() else "large"
        expected = amounts("denshi", DENSHI | {row["input"]: answer})
        assert (row["subsidy"], row["own_payment"]) == (expected["subsidy"], expected["own_payment"]), row


def test_a_count_tells_its_nearest_and_its_best() -> None:
    """Of seven accounts those a step away are told, and the one that brings the most; no partner beyond the whole."""
    rows = changes("denshi", DENSHI)
    told = [row["to"] for row in rows if row["input"] == "accounts_partner_sme"]
    assert told == ["2アカウント", "4アカウント", "7アカウント"]
    total = [row["to"] for row in rows if row["input"] == "accounts_total"]
    assert total == ["6アカウント", "8アカウント"]
    few = changes("denshi", DENSHI | {"accounts_total": 3})
    assert [row["to"] for row in few if row["input"] == "accounts_total"] == ["4アカウント"]


def test_tax_and_what_is_not_asked_are_no_changes() -> None:
    """How amounts are typed is not for changing, nor is a question that the case does not ask."""
    inputs = {"size": "sme", "functions": 1, "software_purchase": 100_000}
    assert {row["input"] for row in changes("invoice", inputs)} == {"size", "functions"}
    with_register = changes("invoice", inputs | {"register": 100_000, "pos_software": False})
    assert "pos_software" in {row["input"] for row in with_register}


@pytest.mark.parametrize(("members", "told"), [(10, ["11者", "9者"]), (1000, ["999者"])])
def test_a_member_more_or_less(members: int, told: list[str]) -> None:
    """One more like the last, and one less; not beyond the range of the form."""
    small = MEMBER | {"software_purchase": 1_000}
    rows = changes("fukusu", {"members": [small] * members}, vary="members[0].pc")
    assert [row["to"] for row in rows] == told


def test_the_varied_member_may_be_the_one_that_goes() -> None:
    """Where the last member's amount is varied, the case without it has no most to tell."""
    rows = changes("fukusu", {"members": [MEMBER] * 11}, vary="members[10].pc")
    assert [(row["to"], row["most"] is None) for row in rows] == [("12者", False), ("10者", True)]


def test_a_row_keeps_its_order() -> None:
    """The bytes are the same wherever they are written."""
    keys = ["input", "label", "from", "to", "given", "subsidy", "by", "own_payment", "most", "best"]
    assert list(changes("tsujyo", TSUJYO)[0]) == keys
