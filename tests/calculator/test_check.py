"""What the border answers for a check and a headcount: status, order of keys, faults."""

import json
from typing import Any

import pytest

from calculator.web import handle

# What json.loads gives.
Json = Any

KEYS = ["program", "check", "status", "verdicts", "frames", "fills", "missing", "errors", "steps", "receipt"]
ROUND_SIX = "2025-10-31"


def ask(**asked: object) -> Json:
    """Ask as the page asks: text in, text out."""
    return json.loads(handle(json.dumps(asked)))


def test_the_keys_of_an_answer_stand_in_order() -> None:
    """Interpreters must agree on bytes, so the order of keys is part of the answer."""
    assert list(ask(check="eligible", inputs={})) == KEYS


def test_nothing_answered_decides_nothing() -> None:
    """Without answers every verdict is unknown, every frame too, and nothing is filled in."""
    said = ask(check="eligible", inputs={})
    assert said["status"] == "needs_input"
    assert {each["answer"] for each in said["verdicts"]} == {"unknown"}
    assert {each["state"] for each in said["frames"]} == {"unknown"}
    assert said["fills"] == []


def test_every_reason_that_holds_is_told() -> None:
    """Two bars at once are two reasons, each with its passage."""
    said = ask(check="eligible", inputs={"vendor": True, "stopped": True})
    (standing,) = [each for each in said["verdicts"] if each["id"] == "standing"]
    assert [each["id"] for each in standing["reasons"]] == ["vendor", "stopped"]
    assert all(each["passages"] for each in standing["reasons"])


def test_an_answer_that_cannot_be_read_stops_the_verdict() -> None:
    """All faults are told at once, beside their questions, and nothing is decided."""
    said = ask(check="eligible", inputs={"employees": "many", "industry": "farm", "capital": 0})
    assert said["status"] == "invalid"
    assert sorted(each["input"] for each in said["errors"]) == ["capital", "employees", "industry"]
    assert said["verdicts"] == []


def test_a_day_outside_the_programme_is_not_judged() -> None:
    """The day is held to the programme, as for an amount; without one its last day is assumed, and said."""
    assert ask(check="eligible", on="2027-01-01", inputs={})["status"] == "out_of_period"
    assert ask(check="eligible", on="soon", inputs={})["status"] == "invalid"
    assert ask(check="eligible", inputs={})["receipt"]["assumed"] == ["on"]


@pytest.mark.parametrize(
    ("asked", "fault"),
    [
        ({"check": "eligibel"}, "「eligibel」という確認はありません。「eligible」のことですか。"),
        ({"check": "eligible", "frame": "tsujyo"}, "「check」といっしょに「frame」は書けません。"),
        ({"headcount": "near"}, "「near」という人数の確認はありません。「near_wage」のことですか。"),
        ({"headcount": "near_wage", "only": "amount"}, "「headcount」といっしょに「only」は書けません。"),
        ({"check": "eligible", "wish": {}}, "「check」といっしょに「wish」は書けません。"),
        ({"headcount": "near_wage", "vary": "near"}, "「headcount」といっしょに「vary」は書けません。"),
        (
            {"headcount": "near_wage", "on": "soon"},
            "「soon」は日付として読めません。「2025-12-01」のように書いてください。",
        ),
    ],
)
def test_a_question_that_is_not_understood_says_how_to_ask(asked: dict[str, object], fault: str) -> None:
    """A wrong name, or two questions in one, is refused with a sentence."""
    said = ask(**asked)
    assert said["status"] == "invalid"
    assert fault in [each["text"] for each in said["errors"]]


def test_counts_and_a_list_together_are_refused() -> None:
    """One of the two must be taken away: which is right is not guessed."""
    asked = {"headcount": "near_wage", "on": ROUND_SIX, "inputs": {"near": 1, "all": 2}}
    assert ask(**asked)["status"] == "answered"
    said = ask(**asked, people=[["東京都", "1200", "1200", "1200"]])
    assert (said["status"], said["answer"]) == ("invalid", "unknown")


@pytest.mark.parametrize("people", ["東京都", [], ["東京都"], [["東京都", 1200, 1200, 1200]], [[]]])
def test_a_list_of_another_shape_is_refused(people: object) -> None:
    """Rows of text are read; anything else is an error, never an empty list of people."""
    assert ask(headcount="near_wage", on=ROUND_SIX, people=people)["status"] == "invalid"


def test_a_missing_count_is_asked_for() -> None:
    """Without the number of all nothing is decided."""
    said = ask(headcount="near_wage", on=ROUND_SIX, inputs={"near": 1})
    assert (said["status"], said["answer"], said["missing"]) == ("needs_input", "unknown", ["all"])
