"""A headcount at its edges: a day without a definition, an assumed day, and texts with a space too many."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from calculator.web import handle

Json = Any  # what json.loads gives
Run = Callable[..., tuple[int, str, str]]

ROUND_SIX = "2025-10-31"


def ask(on: str | None = ROUND_SIX, **asked: object) -> Json:
    """Ask as the page asks: text in, text out."""
    return json.loads(handle(json.dumps({"headcount": "near_wage", "on": on, **asked})))


@pytest.mark.parametrize("on", [None, ""])
def test_a_day_that_is_not_told_is_assumed_and_said_so(on: str | None) -> None:
    """The last day of the programme counts, in the receipt too, and just so where a count was not read."""
    counts = {"near_2024_10": 3, "all_2024_10": "x"}
    for inputs, status in (({}, "needs_input"), (counts, "invalid")):
        said = ask(on, inputs=inputs)
        assert (said["status"], said["definition"]["id"]) == (status, "v2")
        assert (said["receipt"]["on"], said["receipt"]["assumed"]) == ("2026-01-07", ["on"])


def test_a_day_that_is_none_is_refused_with_the_programme() -> None:
    """Nothing is counted on a day that the calendar does not have: the programme, and one fault at the day."""
    said = ask("2025-02-29", inputs={"near": 1, "all": 2})
    text = "「2025-02-29」という日は暦にありません。「2025-12-01」のように書いてください。"
    assert (said["program"], said["status"]) == ("it-2025", "invalid")
    assert said["errors"] == [{"input": "on", "typed": "2025-02-29", "text": text}]


OUTSIDE = "最低賃金近傍：申請できる期間の外の日付なので、判定していません。\n"


def test_on_a_day_without_a_definition_the_last_one_says_what_may_be_written(run: Run) -> None:
    """What a reader of the last definition writes is answered by the day, not refused as a name nobody knows."""
    for on in ("2025-03-30", "2026-01-08"):
        assert run("headcount", "near_wage", "near_2024_10=3", "all_2024_10=9", "--on", on) == (0, OUTSIDE, "")
        code, _, err = run("headcount", "near_wage", "near=3", "--on", on)
        assert (code, err.splitlines()[0]) == (2, "「near」という入力はありません。「near_2024_10」のことですか。")


@pytest.mark.parametrize(
    ("name", "found"),
    [
        (" 東京都", "東京都"),
        ("東京 ", "東京都"),
        ("\u3000京都", "京都府"),
        ("  大阪\u3000\u3000", "大阪府"),
        (" 北海道 ", "北海道"),
    ],
)
def test_spaces_around_a_prefecture_take_no_sign_of_it(name: str, found: str) -> None:
    """One space or more, of either width, on either side: 東京都 must not be read as 京都府."""
    (person,) = ask(people=[[name, *["1200"] * 3]])["people"]
    assert person["prefecture"] == found


@pytest.mark.parametrize("cell", ["", " ", "\u3000", "-", " -", "－ ", " ー "])
def test_a_month_without_a_wage_is_empty_or_a_dash(cell: str) -> None:
    """With spaces around it or without: who has such a month counts nowhere, and is no fault."""
    said = ask(people=[["東京都", "1163", cell, "1163"]])
    assert said["errors"] == []
    assert said["people"][0]["near"] == [True, None, True]
