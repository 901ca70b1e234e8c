"""Cash: what is paid with the tax, when, and what must be financed until the subsidy is there."""

import json
from typing import Any

import pytest

from calculator.web import handle

TSUJYO: dict[str, Any] = {
    "software_purchase": "300万円",
    "business_processes": 3,
    "size": "sme",
    "near_minimum_wage": False,
}


def ask(inputs: object = TSUJYO, frame: str = "tsujyo", **question: object) -> dict[str, Any]:
    """Ask for the cash as the page does."""
    answer: dict[str, Any] = json.loads(
        handle(json.dumps({"frame": frame, "inputs": inputs, "only": "cash", **question}))
    )
    return answer


def test_the_tax_is_paid_and_never_paid_back() -> None:
    """Of 3,000,000円 without tax, 3,300,000円 is paid, and 1,800,001円 stays after a subsidy of 1,499,999円."""
    answer = ask()
    told = [answer[key] for key in ("expense", "tax", "paid", "subsidy", "own_payment")]
    assert told == [3_000_000, 300_000, 3_300_000, 1_499_999, 1_800_001]
    assert answer["formula"] == "3,000,000円 × 11/10 → 3,300,000円（1円未満切捨て）"
    assert "自己負担は1,800,001円" in answer["text"]
    assert answer["passages"] == ["law.tax", "law.tax_local"]


def test_what_was_typed_with_tax_is_what_is_paid() -> None:
    """Amounts with tax are paid as they are, to the yen, whatever the way to the amount without tax cuts off."""
    answer = ask(TSUJYO | {"software_purchase": 1_000_001, "options": 10, "tax": "included"})
    assert (answer["paid"], answer["expense"], answer["tax"]) == (1_000_011, 909_100, 90_911)
    assert "税込の額の合計" in answer["formula"]


def test_months_beyond_what_is_eligible_are_paid_too() -> None:
    """Sixty months of cloud are paid, though the subsidy counts 24."""
    answer = ask(TSUJYO | {"software_purchase": 0, "cloud_monthly": 10_000, "cloud_months": 60})
    assert (answer["expense"], answer["paid"]) == (600_000, 660_000)


def test_the_steps_follow_with_the_assumed_months() -> None:
    """Without a word from the reader the months of the rules count, and are marked as assumed, with their reason."""
    answer = ask()
    told = [(each["id"], each["month"], each["assumed"], each["advanced"]) for each in answer["steps"]]
    assert told == [
        ("decision", 0, False, 0),
        ("payment", 2, True, 3_300_000),
        ("report", 3, True, 3_300_000),
        ("receipt", 5, True, 1_800_001),
    ]
    assert all(("仮の月数" in each["reason"]) == each["assumed"] for each in answer["steps"])
    bridge = answer["bridge"]
    assert [bridge[key] for key in ("yen", "from", "to", "months")] == [3_300_000, 2, 5, 3]
    assert "3か月のあいだ、3,300,000円を用意" in bridge["text"]


def test_the_readers_months_take_the_place_of_the_assumed() -> None:
    """A typed wait moves what follows, is no assumption any more, and past the six months the report is too late."""
    waits = {"payment": "6か月", "report": 1, "receipt": ""}
    steps = ask(waits=waits)["steps"]
    assert [(each["month"], each["assumed"]) for each in steps] == [(0, False), (6, False), (7, False), (9, True)]
    assert "7か月かかり、6か月を超えます" in steps[2]["text"]
    assert "超えます" not in ask(waits={"payment": 5})["steps"][2]["text"]


@pytest.mark.parametrize(
    ("waits", "where", "told"),
    [
        ({"payment": "soon"}, "waits.payment", "読"),
        ({"payment": 61}, "waits.payment", "60か月以下"),
        ({"decision": 1}, "waits.decision", "「decision」という待ち時間はありません"),
        (5, "waits", "の形で書いてください"),
    ],
)
def test_a_wait_that_cannot_be_read_is_told_beside_it(waits: object, where: str, told: str) -> None:
    """A faulty wait is an error of its own; the amounts are not shown with a guess."""
    answer = ask(waits=waits)
    assert answer["status"] == "invalid"
    assert [each["input"] for each in answer["errors"]] == [where]
    assert told in answer["errors"][0]["text"]
    assert "paid" not in answer


def test_where_nothing_is_paid_back_there_are_no_steps() -> None:
    """A case that is not eligible has its tax, and no way to a subsidy."""
    answer = ask(TSUJYO | {"size": "large"})
    assert (answer["status"], answer["own_payment"]) == ("ineligible", 3_300_000)
    assert (answer["steps"], answer["bridge"]) == ([], None)


@pytest.mark.parametrize(
    ("frame", "inputs"),
    [
        ("invoice", {"size": "sme", "functions": 1, "software_purchase": 500_000}),
        ("denshi", {"size": "sme", "cloud_monthly": 10_000, "accounts_partner_sme": 1, "accounts_total": 2}),
        ("security", {"size": "sme", "service_monthly": 10_000}),
        ("fukusu", {"members": [{"size": "sme", "functions": 1, "software_purchase": 500_000}] * 10}),
    ],
)
def test_every_frame_has_its_way_to_the_money(frame: str, inputs: object) -> None:
    """Each frame pays out after the report, with passages of its own."""
    answer = ask(inputs, frame)
    assert answer["status"] == "eligible"
    assert [each["id"] for each in answer["steps"]] == ["decision", "payment", "report", "receipt"]
    assert all(id_.startswith(f"{frame}.") for each in answer["steps"] for id_ in each["passages"])
    assert answer["steps"][-1]["advanced"] == answer["own_payment"]


def test_the_answer_keeps_its_order() -> None:
    """The bytes are the same wherever they are written: one order of keys, for the answer and its rows."""
    answer = ask()
    assert list(answer) == [
        *("status", "subsidy", "errors", "missing", "expense", "tax", "paid", "own_payment", "formula", "text"),
        *("passages", "steps", "bridge"),
    ]
    assert list(answer["steps"][0]) == [
        *("id", "label", "month", "wait", "assumed", "out", "in", "advanced", "text", "reason", "passages"),
    ]


def step(id_: str, label: str, waited: tuple[int, int, bool], moved: tuple[int, int, int]) -> dict[str, Any]:
    """One step without its sentences: its month, the wait before it, what is paid, comes back, and is out by then."""
    month, wait, assumed = waited
    out, back, advanced = moved
    row = {"id": id_, "label": label, "month": month, "wait": wait, "assumed": assumed}
    return row | {"out": out, "in": back, "advanced": advanced}


def test_a_whole_answer_to_the_letter() -> None:
    """Of 4,000,000円 in three months: the tax, every step with its sentences, and what must be there until the end."""
    answer = ask(TSUJYO | {"software_purchase": "400万円", "business_processes": 4}, waits={"payment": "3"})
    said = [[each.pop(key) for key in ("text", "reason", "passages")] for each in answer["steps"]]
    assert answer == {
        "status": "eligible",
        "subsidy": 2_000_000,
        "errors": [],
        "missing": [],
        "expense": 4_000_000,
        "tax": 400_000,
        "paid": 4_400_000,
        "own_payment": 2_400_000,
        "formula": "4,000,000円 × 11/10 → 4,400,000円（1円未満切捨て）",
        "text": "消費税は補助されません。消費税を含めて払うのは4,400,000円、自己負担は2,400,000円です。"
        "請求書ごとの端数の扱いで、数円ちがうことがあります。",
        "passages": ["law.tax", "law.tax_local"],
        "steps": [
            step("decision", "交付決定", (0, 0, False), (0, 0, 0)),
            step("payment", "支払い", (3, 3, False), (4_400_000, 0, 4_400_000)),
            step("report", "実績報告", (4, 1, True), (0, 0, 4_400_000)),
            step("receipt", "補助金の入金", (6, 2, True), (0, 2_000_000, 2_400_000)),
        ],
        "bridge": {
            "yen": 4_400_000,
            "from": 3,
            "to": 6,
            "months": 3,
            "text": "支払いから入金までの3か月のあいだ、4,400,000円を用意しておく必要があります。"
            "そのうち補助金で戻るのは2,000,000円で、残りの2,400,000円が自己負担です。",
        },
    }
    assert said[0] == ["申請が認められた知らせです。契約と発注は、このあとにします。", "", ["tsujyo.order"]]
    assert said[3] == [
        "検査のあとに補助額が確定し、通知を受けてから振り込まれます。",
        "出典に期間の決まりはありません。検査と額の確定、振込にかかる時間として、当サイトが置いた仮の月数です。",
        ["tsujyo.settlement"],
    ]


@pytest.mark.parametrize(
    ("waits", "fault"),
    [
        (
            {"payment": "soon"},
            ("waits.payment", "soon", "「soon」は数として読めません。「s」は使えません。"),
        ),
        ({"decision": 1}, ("waits.decision", "1", "「decision」という待ち時間はありません。")),
        (5, ("waits", "5", '「waits」は {"名前":値} の形で書いてください。')),
    ],
)
def test_a_faulty_wait_is_told_with_what_was_typed(waits: object, fault: tuple[str, str, str]) -> None:
    """Its name, what was typed, and a whole sentence that begins with what is wrong."""
    (error,) = ask(waits=waits)["errors"]
    assert (error["input"], error["typed"]) == fault[:2]
    assert error["text"].startswith(fault[2])
