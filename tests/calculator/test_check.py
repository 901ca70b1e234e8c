"""What the border answers for a check and a headcount: status, order of keys, faults."""

import json
from typing import Any

import pytest

from calculator import __version__
from calculator.it_2025.eligible import CHECK
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


SIZES = [
    f"eligible.size_{name}"
    for name in ("making", "rubber", "software", "other", "wholesale", "retail", "service", "inn")
]
FIRST, SMALL = ["eligible.size_making", "eligible.employees"], ["eligible.never_small", "eligible.employees"]
BODIES = [f"eligible.size_{name}" for name in ("making", "medical", "chamber", "bodies")]
# Every step of a company in services with 50,000,000 yen and 101 people: id, label, value, sentence, figures, passages.
STEPS = [
    (
        *("capital_limit", "中小企業の資本金の上限", 50_000_000, "業種ごとに決まっています。"),
        *("中小企業の資本金の上限 50,000,000円", SIZES),
    ),
    (
        *(
            "industry_limit",
            "業種ごとの従業員の上限",
            100,
            "業種ごとに決まっています。",
            "業種ごとの従業員の上限 100人",
        ),
        [SIZES[at] for at in (0, 2, 3, 1, 7, 4, 6, 5)],
    ),
    (
        *("employee_limit", "中小企業の従業員の上限", 100),
        "医療法人・社会福祉法人・学校法人と商工会などは、業種によらずに決まっています。ほかは業種ごとの上限です。",
        *("中小企業の従業員の上限 100人", BODIES[1:]),
    ),
    (
        *("small_limit", "小規模事業者の従業員の上限", 5),
        "商業・サービス業か、宿泊業・娯楽業か、製造業その他かで決まっています。",
        "小規模事業者の従業員の上限 5人",
        [f"eligible.small_{name}" for name in ("commerce", "lodging", "making")],
    ),
    (
        *("defined", "定義の表にある組織の形", True),
        "中小企業等の定義の表に挙げられている組織だけが、中小企業・小規模事業者等になります。",
        *("", BODIES),
    ),
    (
        *("within_capital", "資本金が上限に収まる", True, "資本金で見るのは会社だけです。"),
        *("資本金（出資の総額） 50,000,000円、中小企業の資本金の上限 50,000,000円", FIRST[:1]),
    ),
    (
        *("within_employees", "従業員の数が上限に収まる", False),
        "「常時使用する従業員の数」が「中小企業の従業員の上限」超。",
        *("常時使用する従業員の数 101人、中小企業の従業員の上限 100人", FIRST),
    ),
    (
        *("sme_sized", "中小企業の規模に収まる", True, "会社は、資本金と従業員の数のどちらかが収まれば足ります。"),
        *("", ["eligible.size_making", "eligible.size_bodies"]),
    ),
    (
        *("small_sized", "小規模事業者の規模に収まる", False, "小規模事業者になるのは、会社と個人事業主だけです。"),
        *("常時使用する従業員の数 101人、小規模事業者の従業員の上限 5人", SMALL),
    ),
]


def test_a_whole_answer_to_the_letter() -> None:
    """One bar closes every frame, so that nothing is missing any more; what is certain on the way is told."""
    inputs = {"organisation": "company", "industry": "service", "capital": "5000万円", "employees": 101, "vendor": True}
    ties = ["held_by_one", "held_by_several", "officers_of_large", "held_by_quasi", "officers_of_quasi", "large_income"]
    size = {"id": "size", "label": "規模", "answer": "unknown", "said": None, "reasons": [], "missing": ties}
    bar = {"id": "vendor", "text": "IT導入支援事業者は、補助を受ける側になれません。", "passages": ["eligible.vendor"]}
    standing = {
        "id": "standing",
        "label": "申請できない事業者",
        "answer": "closed",
        "said": "当たる",
        "reasons": [bar],
        "missing": [],
    }
    barred = [{"id": id_, "state": "barred"} for id_ in ("tsujyo", "invoice", "denshi", "security", "fukusu")]
    keys = ("id", "label", "value", "text", "formula", "passages")
    receipt = {
        "rules": CHECK.digest,
        "calculator": __version__,
        "on": "2025-12-01",
        "inputs": inputs | {"capital": 50_000_000},
    }
    assert ask(check="eligible", on="2025-12-01", inputs=inputs) == {
        "program": "it-2025",
        "check": "eligible",
        "status": "answered",
        "verdicts": [size, standing],
        "frames": barred,
        "fills": [],
        "missing": [],
        "errors": [],
        "steps": [dict(zip(keys, step, strict=True)) for step in STEPS],
        "receipt": receipt | {"assumed": []},
    }


def test_a_verdict_that_is_reached_fills_the_calculators() -> None:
    """A sole proprietor of five in services is small: that is filled in, and the other questions are still open."""
    inputs = {"organisation": "sole", "industry": "service", "employees": 5, "large_income": False}
    said = ask(check="eligible", on="", inputs=inputs)
    assert said["fills"] == [{"input": "size", "answer": "small"}]
    assert [(each["answer"], each["said"]) for each in said["verdicts"]] == [
        ("small", "小規模事業者"),
        ("unknown", None),
    ]
    assert said["missing"] == [*ask(check="eligible")["missing"][10:]]
    assert (said["receipt"]["on"], said["receipt"]["assumed"]) == ("2026-01-07", ["on"])


def test_every_fault_of_a_question_stands_at_its_key() -> None:
    """A name that is missing, and each thing that another question asks, with what was typed."""
    no_name = "の名前がありません。使えるのは"
    for asked, faults in (
        ({"headcount": None}, [("headcount", "", f"人数の確認{no_name}「near_wage」です。")]),
        (
            {"headcount": "near"},
            [("headcount", "near", "「near」という人数の確認はありません。「near_wage」のことですか。")],
        ),
        (
            {"headcount": "near_wage", "frame": "tsujyo", "check": "eligible"},
            [
                ("frame", "tsujyo", "「headcount」といっしょに「frame」は書けません。"),
                ("check", "eligible", "「headcount」といっしょに「check」は書けません。"),
            ],
        ),
        (
            {"check": None, "frame": "tsujyo", "people": []},
            [
                ("check", "", f"確認{no_name}「eligible」です。"),
                ("frame", "tsujyo", "「check」といっしょに「frame」は書けません。"),
                ("people", "[]", "「check」といっしょに「people」は書けません。"),
            ],
        ),
        (
            {"finder": None, "check": "x", "headcount": "n", "people": 1},
            [
                ("finder", "", f"買い物の確認{no_name}「finder」です。"),
                ("check", "x", "「finder」といっしょに「check」は書けません。"),
                ("headcount", "n", "「finder」といっしょに「headcount」は書けません。"),
                ("people", "1", "「finder」といっしょに「people」は書けません。"),
            ],
        ),
    ):
        said = ask(**asked)
        assert (said["program"], said["status"]) == ("it-2025", "invalid")
        assert [tuple(each.values()) for each in said["errors"]] == faults


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
