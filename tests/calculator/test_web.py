"""What calculator.web promises: one line of JSON for any text, whatever stands in it."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator import __version__, estimate, it_2025, web
from calculator.programmes import NAMES, UNNAMED

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
    "readings",
]
FULL = {"software_purchase": "300万円", "business_processes": 3, "size": "sme", "near_minimum_wage": False}


def ask(**question: object) -> dict[str, Any]:
    """Put a question as the page does."""
    line = web.handle(json.dumps(question, ensure_ascii=False))
    answer: dict[str, Any] = json.loads(line)
    assert line.endswith("}\n")
    assert line.count("\n") == 1
    assert list(answer) == KEYS
    return answer


def test_a_question_is_answered_with_its_receipt() -> None:
    """The amount comes with what it was computed from, and by what."""
    answer = ask(program="it-2025", frame="tsujyo", on="2025-12-01", inputs=FULL)
    assert (answer["status"], answer["subsidy"], answer["own_payment"]) == ("eligible", 1_499_999, 1_500_001)
    receipt = answer["receipt"]
    assert (receipt["rulebook"], receipt["calculator"], receipt["on"]) == (it_2025.RULEBOOK, __version__, "2025-12-01")
    assert receipt["inputs"]["software_purchase"] == 3_000_000
    assert receipt["inputs"]["cloud_months"] == 24
    assert "cloud_months" in receipt["assumed"]
    assert "on" not in receipt["assumed"]


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("people", [["東京都"]], "「people」は、「headcount」といっしょに書きます。"),
        ("vary", "pc", "「vary」は、「only」を「outlook」にしたときに書けます。"),
        ("wish", {"subsidy": 5}, "「wish」は、「only」を「outlook」にしたときに書けます。"),
        ("waits", {"payment": 5}, "「waits」は、「only」を「cash」にしたときに書けます。"),
    ],
)
def test_what_another_question_takes_is_refused(key: str, value: object, said: str) -> None:
    """What belongs to an outlook, a cash or a headcount is not dropped from an estimate without a word."""
    answer = ask(frame="tsujyo", inputs=FULL, **{key: value})
    assert (answer["status"], answer["subsidy"]) == ("invalid", None)
    assert [(error["input"], error["text"]) for error in answer["errors"]] == [(key, said)]
    assert ask(frame="tsujyo", inputs=FULL, **{key: None})["status"] == "eligible"


def test_an_outlook_takes_no_waits_and_a_cash_no_wish() -> None:
    """Of what is asked beside an amount each has its own keys, and every fault is told at once."""
    answer = ask(frame="tsujyo", inputs=FULL, only="outlook", waits={}, people=[])
    assert [error["input"] for error in answer["errors"]] == ["people", "waits"]
    answer = ask(frame="tsujyo", inputs=FULL, only="cash", wish={}, vary="pc")
    assert [error["input"] for error in answer["errors"]] == ["vary", "wish"]


def test_without_a_name_the_current_programme_is_meant() -> None:
    """None, an empty text and its own name all find it, and there is no fault to tell."""
    current = web.Found(web.rules_of(UNNAMED), "")
    assert [web.find_program(name) for name in (None, "", UNNAMED)] == [current] * 3


def test_each_programme_is_found_by_its_name() -> None:
    """Every programme that is calculated answers under its own name, with its own rules."""
    assert [web.find_program(name).thing.program.id for name in NAMES] == list(NAMES)


@pytest.mark.parametrize("absent", [{}, {"on": None}, {"on": ""}])
def test_without_a_date_the_last_day_counts(absent: dict[str, object]) -> None:
    """The receipt says that the date was assumed."""
    receipt = ask(frame="tsujyo", inputs=FULL, **absent)["receipt"]
    assert receipt["on"] == it_2025.PROGRAM.last
    assert receipt["assumed"][-1] == "on"


@pytest.mark.parametrize(
    ("on", "status"),
    [
        ("2025-03-30", "out_of_period"),
        ("2025-03-31", "eligible"),
        ("2026-01-07", "eligible"),
        ("2026-01-08", "out_of_period"),
    ],
)
def test_the_period_includes_both_ends(on: str, status: str) -> None:
    """One day before and one day after the programme nothing is computed, and the successor is named."""
    answer = ask(frame="tsujyo", on=on, inputs=FULL)
    assert answer["status"] == status
    if status == "out_of_period":
        assert answer["subsidy"] is None
        assert it_2025.PROGRAM.successor_label in answer["reasons"][0]["text"]


def test_what_cannot_be_read_goes_before_the_period() -> None:
    """A bad input outside the period is invalid, as the contract orders the states."""
    assert ask(frame="tsujyo", on="2020-01-01", inputs={"software_purchase": "x"})["status"] == "invalid"


def test_a_day_that_is_no_text_is_not_repeated() -> None:
    """The receipt names the day as it was written, and none where a number came in its place."""
    assert ask(frame="tsujyo", on="2025/12/01")["receipt"]["on"] == "2025/12/01"
    assert ask(frame="tsujyo", on=20251201)["receipt"]["on"] == ""


def test_missing_inputs_are_listed() -> None:
    """No answer is guessed: what is asked for is named."""
    answer = ask(frame="tsujyo", inputs={"software_purchase": 1})
    assert (answer["status"], answer["subsidy"]) == ("needs_input", None)
    assert set(answer["missing"]) == {"size", "near_minimum_wage", "business_processes"}
    assert ask(frame="tsujyo")["status"] == "needs_input"


@pytest.mark.parametrize(
    ("question", "where", "reason"),
    [
        ({"frame": "tsujo"}, "frame", "「tsujyo」のことですか"),
        ({"frame": 5}, "frame", "「5」という枠"),
        ({"frame": None}, "frame", "枠の名前がありません"),
        ({}, "frame", "「tsujyo」「invoice」"),
        ({"frame": "tsujyo", "program": "it-2027"}, "program", "「it-2025」のことですか"),
        ({"frame": "tsujyo", "programme": "it-2025"}, "programme", "「program」のことですか"),
        ({"frame": "tsujyo", "inputs": [1]}, "inputs", "入力の組ではありません"),
        ({"frame": "tsujyo", "on": "2025/12/01", "inputs": {}}, "on", "「2025-12-01」"),
        ({"frame": "tsujyo", "on": 20251201, "inputs": {}}, "on", "文字列"),
        ({"frame": "tsujyo", "inputs": {"software": 1}}, "software", "「software_purchase」のことですか"),
        ({"frame": "tsujyo", "inputs": {"software_purchase": -5}}, "software_purchase", "0円以上"),
        ({"frame": "tsujyo", "inputs": {"software_purchase": "1" + "0" * 30}}, "software_purchase", "範囲の外"),
        (
            {"frame": "denshi", "inputs": {"accounts_partner_sme": 3, "accounts_total": 2}},
            "accounts_partner_sme",
            "超え",
        ),
        ({"frame": "denshi", "inputs": {"accounts_total": 0}}, "accounts_total", "1アカウント以上"),
        ({"frame": "fukusu", "inputs": {"members": [{"size": "x"}]}}, "members[0].size", "構成員1の"),
    ],
)
def test_what_is_not_understood_is_named(question: dict[str, object], where: str, reason: str) -> None:
    """Each fault stands at its input, and no amount is given."""
    answer = ask(**question)
    assert (answer["status"], answer["subsidy"]) == ("invalid", None)
    (error,) = answer["errors"]
    assert error["input"] == where
    assert reason in error["text"]


@pytest.mark.parametrize(
    ("text", "typed"),
    [("", ""), ("{", "{"), ("5", "5"), ('"x"', "x"), ('{"a":1,"a":2}', '{"a":1,"a":2}'), ('"\ud800', '"\ufffd')],
)
def test_texts_that_are_no_question_are_answered_too(text: str, typed: str) -> None:
    """Broken JSON gives a Result like any other, with nothing known in it."""
    answer = json.loads(web.handle(text))
    assert list(answer) == KEYS
    assert (answer["program"], answer["frame"], answer["status"]) == (None, None, "invalid")
    assert answer["errors"][0]["typed"] == typed
    assert answer["receipt"] == {"rulebook": None, "calculator": __version__, "on": None, "inputs": {}, "assumed": []}


@given(st.text(max_size=30) | st.text(alphabet='{}[]",:0123456789-framesinputsonüあ\ud800\n', max_size=30))
def test_no_text_makes_it_raise(text: str) -> None:
    """It answers whatever a page may send."""
    answer = json.loads(web.handle(text))
    assert {each["status"] for each in (answer if isinstance(answer, list) else [answer])} <= {"invalid"}


def test_a_fault_of_ours_becomes_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Should a rule fail to compute, the reader is told so, and the worker lives on."""

    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(it_2025.tsujyo, "explain", fail)
    answer = ask(frame="tsujyo", inputs=FULL)
    assert answer["status"] == "invalid"
    text = "こちらのプログラムの誤りで計算できませんでした（ZeroDivisionError）。お知らせください。"
    assert answer["errors"] == [{"input": "", "typed": "", "text": text}]


def test_kept_rows_do_not_grow_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """The store of rows that return takes a thousand, is emptied for the next, and the answer stays the same."""
    before = ask(frame="tsujyo", inputs=FULL)
    full: dict[tuple[object, ...], object] = {(at,): None for at in range(999)}
    monkeypatch.setattr(estimate, "_kept", full)
    estimate._object(("id", "text"), ("a", "b"))
    assert len(full) == 1_000
    estimate._object(("id", "text"), ("c", "d"))
    assert list(full) == [(("id", "text"), ("c", "d"))]
    full.update({(at,): None for at in range(1_000)})
    assert ask(frame="tsujyo", inputs=FULL) == before
    assert len(full) < 100


def test_only_rows_that_return_are_kept() -> None:
    """Neither what was typed nor a row with a figure or a truth is remembered: it would hardly come again."""
    ask(frame="invoice", inputs={"software_purchase": "100万円", "functions": 2, "size": "sme"})
    ask(frame="tsujyo", inputs={"software_purchase": "x"})
    assert estimate._kept
    for keys, row in estimate._kept:
        assert keys != ("input", "typed", "text")
        assert all(isinstance(cell, (str, tuple)) for cell in row)  # type: ignore[attr-defined]  # a row is a tuple


def test_a_kept_row_is_not_written_again() -> None:
    """A row that was written once is taken from the store."""
    keys, row = ("id", "text"), ("a", "b")
    estimate._kept[keys, row] = "kept"
    assert estimate._objects(keys, [row, ("c", "d")])[0] == "kept"
