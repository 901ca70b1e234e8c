"""When a verdict is reached: all answers known, or one missing that changes nothing; and what stays open until then."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from calculator import check
from calculator.cases import read_case
from calculator.check import Finding
from calculator.frames import Check, Program
from calculator.unanswered import Open, among, every, opened, pick
from calculator.web import handle
from calculator.wire import write
from tests.calculator.made_up import field

# What json.loads gives.
Json = Any

SIZE = {"organisation": "company", "industry": "service", "capital": "5000万円", "employees": 6}
TIES = ("held_by_one", "held_by_several", "officers_of_large", "held_by_quasi", "officers_of_quasi", "large_income")
BARS = ("group_applies", "vendor", "stopped", "nightlife", "prosecuted", "antisocial", "misconduct")
ALL = SIZE | dict.fromkeys(TIES, False) | {"in_japan": True} | dict.fromkeys(BARS, False)
FRAMES = ("tsujyo", "invoice", "denshi", "security", "fukusu")


def ask(**asked: object) -> Json:
    """Ask as the page asks: text in, text out."""
    return json.loads(handle(json.dumps({"check": "eligible", "on": "2025-12-01", **asked})))


def test_nothing_against_it_is_a_verdict_too() -> None:
    """What is left when nothing else holds: 中小企業, nothing bars it, every frame is open and nothing is missing."""
    said = ask(inputs=ALL)
    assert (said["status"], said["missing"], said["errors"]) == ("answered", [], [])
    rest = "資本金か従業員の数が中小企業の上限に収まり、小規模事業者ではないので、中小企業です。"
    passages = ["eligible.size_making", "eligible.size_bodies", "eligible.never_small"]
    size: Json = {"id": "size", "label": "規模", "answer": "sme", "said": "中小企業", "missing": []}
    size["reasons"] = [{"id": "sme", "text": rest, "passages": passages}]
    free = "申請できない事業者のどれにも当たりません。"
    passages = ["eligible.in_japan", "eligible.same_company", "eligible.vendor"]
    standing: Json = {"id": "standing", "label": "申請できない事業者", "answer": "open"}
    standing |= {"said": "当たらない", "missing": []}
    standing["reasons"] = [{"id": "open", "text": free, "passages": passages}]
    assert said["verdicts"] == [size, standing]
    assert said["frames"] == [{"id": id_, "state": "open"} for id_ in FRAMES]
    assert said["fills"] == [{"input": "size", "answer": "sme"}]


@pytest.mark.parametrize(
    ("on", "status"),
    [
        ("2025-03-30", "out_of_period"),
        ("2025-03-31", "answered"),
        ("2026-01-07", "answered"),
        ("2026-01-08", "out_of_period"),
    ],
)
def test_the_first_and_the_last_day_are_inside(on: str, status: str) -> None:
    """Both ends of the programme belong to it; a day beyond either is not judged."""
    said = ask(inputs=ALL, on=on)
    assert (said["status"], bool(said["verdicts"]), bool(said["frames"])) == (status, *[status == "answered"] * 2)


def test_every_fault_stands_with_what_was_typed() -> None:
    """A day that is none and an answer that is none, each at its place and in its sentence."""
    assert ask(inputs=ALL | {"vendor": 1}, on="soon")["errors"] == [
        {
            "input": "vendor",
            "typed": "1",
            "text": "「IT導入支援事業者（その構成員を含む）として登録している、またはしようとしている」："
            "「1」は「はい」か「いいえ」か分かりません。yes か no で答えてください。",
        },
        {
            "input": "on",
            "typed": "soon",
            "text": "「soon」は日付として読めません。「2025-12-01」のように書いてください。",
        },
    ]


def club(*colours: str) -> Callable[..., Json]:
    """A check of our own: red is let in, blue is without a guest; everybody else stays out of the hall."""
    choices = tuple((colour, f"<{colour}>") for colour in colours)
    fields = (field("colour", "choice", choices=choices), field("guest", "yesno"))

    class Club:
        CHECK = Check("club", "クラブ", fields, "1f")

        @staticmethod
        def examine(values: dict[str, object], out: Finding) -> None:
            """Decide one verdict of two answers."""
            given: Any = opened(fields, values)
            alone = every(among(given["colour"], ("blue",)), among(given["guest"], (False,)))
            red, rest = among(given["colour"], ("red",)), None
            cases = (("red", "in", red, "赤", ("a",)), ("blue", "in", alone, "青", ()), ("rest", "out", rest, "他", ()))
            out.decide("way", "道", (("in", "入れる"), ("out", "入れない")), "door", (("out", ("hall",)),), cases)

    def asked(**told: object) -> Json:
        program = Program("p", "制度", "2025-04-01", "2026-03-31", "", "", "")
        case = read_case(fields, list(told.items()))
        return json.loads(write(check.answer(program, ["hall", "yard"], Club, case, "2025-04-01", on_assumed=False)))

    return asked


def state(said: Json) -> tuple[object, ...]:
    """The verdict, the two frames, what is filled in and what is missing."""
    (verdict,) = said["verdicts"]
    fills = [each["answer"] for each in said["fills"]]
    return verdict["answer"], [each["state"] for each in said["frames"]], fills, verdict["missing"]


@pytest.mark.parametrize("colours", [("red",), ("red", "blue"), ("blue", "red")])
def test_a_missing_choice_that_leads_nowhere_else_is_not_asked_for(colours: tuple[str, ...]) -> None:
    """Whichever colour it is the answer is the same, so it is given without a reason; one colour is enough for that."""
    said = club(*colours)(guest=False)
    assert state(said) == ("in", ["open", "open"], ["in"], [])
    assert (said["status"], said["missing"], said["verdicts"][0]["said"]) == ("answered", [], "入れる")
    assert said["verdicts"][0]["reasons"] == []


@pytest.mark.parametrize("colours", [("red", "blue"), ("blue", "red"), ("red", "green")])
@pytest.mark.parametrize("guest", [True, None])
def test_a_missing_choice_that_decides_is_asked_for(colours: tuple[str, ...], guest: bool | None) -> None:
    """Some colours lead elsewhere, or nowhere yet: only the frame that one answer closes waits for it."""
    said = club(*colours)(guest=guest)
    missing = ["colour"] if guest else ["colour", "guest"]
    assert state(said) == ("unknown", ["unknown", "open"], [], missing)
    assert said["status"] == "needs_input"


def test_a_choice_that_is_known_is_not_turned() -> None:
    """Green stays out, whatever red would do; blue waits for the guest alone."""
    assert state(club("red", "blue", "green")(colour="green", guest=False)) == ("out", ["barred", "open"], ["out"], [])
    assert state(club("red", "blue")(colour="blue")) == ("unknown", ["unknown", "open"], [], ["guest"])
    assert state(club("blue")()) == ("unknown", ["unknown", "open"], [], ["colour", "guest"])


def test_what_cannot_hold_is_no_answer_any_more() -> None:
    """Two cases that may hold say the same, and the third does not hold: decided, though without a reason."""
    found = Finding()
    cases = (("a", "in", False, "入れます。", ()), ("b", "out", Open(("guest",)), "客です。", ()))
    found.decide(
        "way", "道", (("in", "入れる"), ("out", "入れない")), "", (), (*cases, ("c", "out", None, "他です。", ()))
    )
    (verdict,) = found.verdicts
    assert (verdict.answer, verdict.possible, verdict.reasons, verdict.missing) == ("out", ["out", "out"], [], [])


def test_what_is_missing_knows_its_ends() -> None:
    """A number is open between the ends of its field; what is no number, or has no end, begins and ends at none."""
    fields = (field("people", "count", low=5, high=20), field("all", "count"), field("guest", "yesno"))
    found: Any = opened(fields, dict.fromkeys(("people", "all", "guest")))
    assert [(each.names, each.low, each.high) for each in found.values()] == [
        (("people",), 5, 20),
        (("all",), 0, 0),
        (("guest",), 0, 0),
    ]
    one: Any = among(found["people"], ("a",))
    assert (one.names, one.low, one.high) == (("people",), 0, 0)


def test_a_case_that_holds_ends_the_list() -> None:
    """What stands behind it counts neither as the least nor as the greatest."""
    assert pick((True, 3), (True, 2)) == 3
    found = pick((Open(("a",)), 5), (True, 7), (True, 1), (Open(("b",)), 9))
    assert isinstance(found, Open)
    assert (found.low, found.high, found.names) == (5, 7, ("a",))
