"""What a frame reports becomes the Result of the contract: its keys, its order, its nulls."""

import json
from typing import Any

import pytest

from calculator.estimate import Estimate
from calculator.web import handle

KEYS = [
    "program",
    "frame",
    "status",
    "subsidy",
    "eligible_cost",
    "own_payment",
    "breakdown",
    "conditions",
    "reasons",
    "missing",
    "errors",
    "choices",
    "steps",
    "receipt",
]
PLAIN = {"software_purchase": 1_500_000, "business_processes": 3, "size": "sme", "near_minimum_wage": False}


def ask(frame: str, inputs: dict[str, object], **more: object) -> dict[str, Any]:
    """Put one case to `handle` and read the answer."""
    answer: dict[str, Any] = json.loads(handle(json.dumps({"frame": frame, "inputs": inputs, **more})))
    return answer


def test_keys_stand_in_the_order_of_the_contract() -> None:
    """The Result’s keys come in the contract’s order; what is ours stands behind them."""
    assert list(ask("tsujyo", PLAIN))[: len(KEYS)] == KEYS


def test_amounts_are_null_until_they_are_known() -> None:
    """needs_input, invalid and out_of_period have no amounts; ineligible has 0 and the whole expense."""
    cases = [
        ("needs_input", ask("tsujyo", {"software_purchase": 5})),
        ("invalid", ask("tsujyo", {**PLAIN, "software_purchase": "三百万"})),
        ("out_of_period", ask("tsujyo", PLAIN, on="2025-03-30")),
        ("out_of_period", ask("tsujyo", PLAIN, on="2026-01-08")),
    ]
    for status, result in cases:
        assert result["status"] == status
        assert [result[key] for key in ("subsidy", "eligible_cost", "own_payment")] == [None] * 3
    refused = ask("tsujyo", {**PLAIN, "size": "large"})
    assert (refused["status"], refused["subsidy"], refused["own_payment"]) == ("ineligible", 0, 1_500_000)


@pytest.mark.parametrize("on", ["2025-03-31", "2026-01-07"])
def test_the_first_and_last_day_count(on: str) -> None:
    """Both ends of the programme’s period are inside it."""
    assert ask("tsujyo", PLAIN, on=on)["status"] == "eligible"


def test_reasons_known_already_are_told_while_answers_are_missing() -> None:
    """A large firm hears that it is refused before it has answered everything."""
    result = ask("tsujyo", {"software_purchase": 5, "size": "large"})
    assert result["status"] == "needs_input"
    assert [each["id"] for each in result["reasons"]] == ["size"]


def test_every_reason_is_told_at_once() -> None:
    """Refused for its size and one yen short of the floor: both are said."""
    result = ask("tsujyo", {**PLAIN, "size": "large", "software_purchase": 99_999})
    assert [each["id"] for each in result["reasons"]] == ["size", "subsidy"]
    assert "あと1円" in result["reasons"][1]["text"]


def test_breakdown_adds_up_with_a_last_line_for_fractions() -> None:
    """Lines are floored; where that loses a yen, 端数の合計 makes the sum exact."""
    result = ask("invoice", {"software_purchase": 700_001, "pc": 1, "functions": 2, "size": "sme"})
    lines = result["breakdown"]
    assert sum(each["yen"] for each in lines) == result["subsidy"]
    assert lines[-1]["id"] == "fraction"
    assert all(each["yen"] >= 0 for each in lines)


def test_a_subsidy_below_one_yen_is_refused_in_words() -> None:
    """Two thirds of one yen are not paid, and the page says so."""
    result = ask("invoice", {"software_purchase": 1, "functions": 1, "size": "sme"})
    assert (result["status"], result["subsidy"]) == ("ineligible", 0)
    assert "1円" in result["reasons"][0]["text"]


def test_tax_is_a_visible_step() -> None:
    """An amount typed with tax becomes floor(× 10/11), with the step that says so."""
    result = ask("tsujyo", {**PLAIN, "tax": "included", "software_purchase": 1_650_001})
    step = next(each for each in result["steps"] if each["id"] == "software_purchase")
    assert step["value"] == 1_500_000
    assert result["subsidy"] == 750_000


def test_a_monthly_fee_is_cleared_of_tax_before_it_is_multiplied() -> None:
    """Each amount as typed loses its tax first: 1,099円 a month is 999円, times 24."""
    inputs = {**PLAIN, "software_purchase": 0, "tax": "included", "cloud_monthly": 1_099_999}
    assert ask("tsujyo", inputs)["eligible_cost"] == 999_999 * 24


def test_the_receipt_says_what_was_assumed() -> None:
    """Defaults that were used, and the date, stand in `assumed`; what was given does not."""
    receipt = ask("tsujyo", PLAIN)["receipt"]
    assert {"tax", "cloud_months", "general_process", "on"} <= set(receipt["assumed"])
    assert "software_purchase" not in receipt["assumed"]
    assert receipt["on"] == "2026-01-07"
    assert ask("tsujyo", PLAIN, on="2025-12-01")["receipt"]["on"] == "2025-12-01"


def test_steps_write_ratios_as_text() -> None:
    """A step’s value is an integer, "n/d", true or false."""
    steps = {each["id"]: each["value"] for each in ask("tsujyo", PLAIN)["steps"]}
    assert steps["rate"] == "1/2"
    assert steps["has_software"] is True
    assert steps["computed"] == 750_000


def test_other_readings_are_shown_only_where_they_differ() -> None:
    """The expense base of ③ changes this amount, so it is told: 703,703円 against 1,000,000円."""
    member = {"size": "sme", "functions": 2, "software_purchase": 1_500_000}
    result = ask("fukusu", {"members": [member] * 10, "coordination": 3_000_000})
    reading = next(each for each in result["readings"] if each["id"] == "coordination_base")
    assert reading["subsidy"] - result["subsidy"] == 1_000_000 - 703_703
    none = ask("fukusu", {"members": [member] * 10})
    assert not [each for each in none["readings"] if each["id"] == "coordination_base"]


def test_an_estimate_without_any_amount_waits() -> None:
    """Without an amount above 0 nothing is computed, and the reason says what to do."""
    found = Estimate([], any_amount=False)
    assert found.waiting
    assert found.status() == "needs_input"
    assert found.reasons[0][0] == "amount"


def test_lines_are_floored_exactly() -> None:
    """Lines of 75,000 3/4 and 1/2 yen are 75,000 and 0 yen, and what both lost comes back in the fraction line."""
    asked = {"size": "sme", "functions": 2, "software_purchase": 100_001, "pc": 1}
    found = ask("invoice", asked)
    assert [(row["id"], row["yen"]) for row in found["breakdown"]] == [
        ("software_subsidy", 75_000),
        ("pc_subsidy", 0),
        ("register_subsidy", 0),
        ("fraction", 1),
    ]
    assert found["subsidy"] == 75_001


def test_a_fraction_line_is_what_the_floors_lost() -> None:
    """Where lines come to less than the subsidy, the last line makes up for it; where they do not, there is none."""
    found = Estimate([], any_amount=True)
    found.lines += (("a", "A", 3), ("b", "B", 0))
    found.pay(4, 10, 10)
    assert found.breakdown() == [("a", "A", 3), ("b", "B", 0), ("fraction", "端数の合計", 1)]
    found.pay(3, 10, 10)
    assert found.breakdown() == [("a", "A", 3), ("b", "B", 0)]


def test_a_step_of_nothing_is_left_out() -> None:
    """Amounts of 0円 explain nothing, so a group without ② and ③ sees no step of theirs but the last."""
    member = {"size": "sme", "functions": 2, "software_purchase": 1_500_000}
    ids = [each["id"] for each in ask("fukusu", {"members": [member] * 10})["steps"]]
    assert "analysis_rated" not in ids
    assert "coordination_rated" not in ids
    assert {"base_subsidy", "analysis_subsidy", "coordination_subsidy", "subsidy"} <= set(ids)
