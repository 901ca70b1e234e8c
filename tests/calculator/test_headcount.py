"""What a headcount answers, to the letter: counts, lists of people, and every fault of a list."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from calculator import __version__
from calculator.it_2025.near_wage import HEADCOUNT
from calculator.web import handle

# What json.loads gives.
Json = Any
Run = Callable[..., tuple[int, str, str]]

ROUND_SIX = "2025-10-31"
MONTHS = [f"2024-{month}" for month in (10, 11, 12)] + [f"2025-0{month}" for month in range(1, 10)]
TEXTS = {
    "v1": "申請する月の前の3か月のどの月も、時給が地域別最低賃金以上で、上乗せが50円以下の人を数えます。"
    "その人が、常時使用する従業員の30%以上なら当たります。賃金の分からない月がある人は、どちらにも数えません。",
    "v2": "令和6年10月から令和7年9月までの月ごとに、時給が令和7年度に改定された地域別最低賃金に届かない人を数えます。"
    "その人が全従業員の30%以上の月が、3か月以上あれば当たります。続いた月でなくてもかまいません。",
}
DEFINITIONS = {
    "v1": {
        "id": "v1",
        "label": "第6次公募まで",
        "text": TEXTS["v1"],
        "passages": ["tsujyo.near_wage", "tsujyo.wage_form"],
    },
    "v2": {
        "id": "v2",
        "label": "第7次公募から",
        "text": TEXTS["v2"],
        "passages": ["flyer.near_wage", "common.round7", "common.near_wage_guide"],
    },
}
NOTHING: Json = {"rows": [], "people": [], "fills": [], "missing": [], "errors": []}
YES = [{"input": "near_minimum_wage", "answer": "yes"}]
WRITE_YEN, WRITE_COUNT = "「1,500,000」「150万円」のように書いてください。", "「4」「4人」のように書いてください。"
TOKYO = ["東京都", "1163", "1213", "1,170"]


def ask(on: str | None = ROUND_SIX, **asked: object) -> Json:
    """Ask as the page asks: text in, text out."""
    return json.loads(handle(json.dumps({"headcount": "near_wage", **({"on": on} if on else {}), **asked})))


def row(id_: str, near: int | None, everybody: int | None, short: int | None) -> Json:
    """One row of an answer: it counts when nobody is missing."""
    return {"id": id_, "near": near, "all": everybody, "counts": None if short is None else short == 0, "short": short}


def told(definition: str | None, on: str | None, inputs: Json, **found: object) -> Json:
    """Return a whole answer: what every one has, and what is found."""
    head = {"program": "it-2025", "headcount": "near_wage", "definition": definition and DEFINITIONS[definition]}
    unit = {"v1": "人", "v2": "か月", None: None}[definition]
    receipt = {"rules": HEADCOUNT.digest, "calculator": __version__, "on": on or "2026-01-07", "inputs": inputs}
    receipt["assumed"] = [] if on else ["on"]
    return {**head, "answer": "unknown", "short": None, "unit": unit, **NOTHING, **found, "receipt": receipt}


def test_one_person_short_is_told_in_people() -> None:
    """Two of ten are not 30 %: no, and how many are missing."""
    inputs = {"near": 2, "all": 10}
    fills = [{"input": "near_minimum_wage", "answer": "no"}]
    found = {"status": "answered", "answer": "no", "short": 1, "rows": [row("", 2, 10, 1)], "fills": fills}
    assert ask(inputs=inputs) == told("v1", ROUND_SIX, inputs, **found)


def test_a_list_says_of_each_person_what_was_found() -> None:
    """A short name, spaces and commas are read; who lacks a month is shown, and counted nowhere."""
    people = [
        TOKYO,
        ["\u3000 青森県 ", " 953", "ー", "953"],
        ["大阪", "1300", "1300", "1300"],
        ["北海道", "1009", "1009", "1060"],
    ]
    cells = [
        ("東京都", 1163, [True, True, True], True),
        ("青森県", 953, [True, None, True], None),
        ("大阪府", 1114, [False, False, False], False),
        ("北海道", 1010, [False, False, True], False),
    ]
    keys = ("row", "prefecture", "minimum", "near", "counts")
    shown = [dict(zip(keys, (number, *each), strict=True)) for number, each in enumerate(cells)]
    found = {
        "status": "answered",
        "answer": "yes",
        "short": 0,
        "rows": [row("", 1, 3, 0)],
        "people": shown,
        "fills": YES,
    }
    assert ask(people=people) == told("v1", ROUND_SIX, {}, **found)


def test_months_that_count_need_not_follow_each_other() -> None:
    """From round 7 three months below the minimum are enough, wherever they are; a month without a wage has nobody."""
    wages = [1225, 1226, None, 1225, 1225, *[2000] * 7]
    near = [None if wage is None else wage < 1226 for wage in wages]
    rows = [
        row(month, int(bool(low)), int(low is not None), 0 if low else 1)
        for month, low in zip(MONTHS, near, strict=True)
    ]
    person = {"row": 0, "prefecture": "東京都", "minimum": 1226, "near": near, "counts": None}
    found = {"status": "answered", "answer": "yes", "short": 0, "rows": rows, "people": [person], "fills": YES}
    people = [["東京都", *("-" if wage is None else str(wage) for wage in wages)]]
    assert ask(None, people=people) == told("v2", None, {}, **found)


def test_months_that_are_not_told_are_asked_for() -> None:
    """One month counts, one does not: two are missing, and any of those that are not told may be among them."""
    inputs = {"near_2024_10": 3, "all_2024_10": 10, "near_2024_11": 1, "all_2024_11": 10, "near_2024_12": 1}
    rows = [row("2024-10", 3, 10, 0), row("2024-11", 1, 10, 2), row("2024-12", 1, None, None)]
    rows += [row(month, None, None, None) for month in MONTHS[3:]]
    left = [f"{name}_{month.replace('-', '_')}" for month in MONTHS[3:] for name in ("near", "all")]
    found = {"status": "needs_input", "short": 2, "rows": rows, "missing": ["all_2024_12", *left]}
    assert ask(None, inputs=inputs) == told("v2", None, inputs, **found)


def test_where_nobody_is_employed_one_person_is_missing() -> None:
    """Nobody near of nobody is no yes."""
    said = ask(inputs={"near": 0, "all": 0})
    assert (said["answer"], said["rows"]) == ("no", [row("", 0, 0, 1)])


def test_a_day_outside_has_no_definition() -> None:
    """Nothing is judged, and the day that was asked for stands in the receipt; the first day is inside."""
    assert ask("2027-10-31") == told(None, "2027-10-31", {}, status="out_of_period")
    assert ask("2025-03-31", inputs={"near": 1, "all": 1})["answer"] == "yes"


@pytest.mark.parametrize(
    ("asked", "faults"),
    [
        ({"people": {"a": 1}}, [("people", '{"a":1}', "名簿は行の一覧で書いてください。")]),
        ({"people": []}, [("people", "", "名簿が空です。ひとりにつき1行で書いてください。")]),
        (
            {"people": [TOKYO], "inputs": {"near": 1, "all": 2}},
            [("people", "", "人数と名簿の両方があります。どちらか一方だけにしてください。")],
        ),
        (
            {"people": [["江戸", "x", "1200", "1200"], ["東京都", "1200", "-1"], "a", [], ["東京都", 1, 2, 3], TOKYO]},
            [
                (
                    "people[0].prefecture",
                    "江戸",
                    "1行目：「江戸」という都道府県はありません。「東京都」のように書いてください。",
                ),
                (
                    "people[0].wages[0]",
                    "x",
                    f"1行目の1か月目：「x」は金額として読めません。「x」は使えません。{WRITE_YEN}",
                ),
                ("people[1]", "", "2行目：賃金が2か月分あります。3か月分を書き、なかった月は空けてください。"),
                (
                    "people[1].wages[1]",
                    "-1",
                    f"2行目の2か月目：「-1」は金額として読めません。マイナスの数は使えません。{WRITE_YEN}",
                ),
                ("people[2]", "a", "3行目：文字の一覧で書いてください。"),
                (
                    "people[3].prefecture",
                    "",
                    "4行目：「」という都道府県はありません。「東京都」のように書いてください。",
                ),
                ("people[3]", "", "4行目：賃金が0か月分あります。3か月分を書き、なかった月は空けてください。"),
                ("people[4]", '["東京都",1,2,3]', "5行目：文字の一覧で書いてください。"),
            ],
        ),
        (
            {"inputs": {"near": "1,000,000", "all": -1}},
            [
                (
                    "near",
                    "1,000,000",
                    "「最低賃金に近い人」：1,000,000人は入力できる範囲の外です。0人以上、999,999人以下で書いてください。",
                ),
                ("all", "-1", "「全従業員」：-1人は入力できる範囲の外です。0人以上、999,999人以下で書いてください。"),
            ],
        ),
        (
            {"inputs": {"near": 4, "all": 3}},
            [
                (
                    "near",
                    "4",
                    "「最低賃金に近い人」（4人）が「全従業員」（3人）を超えています。3人以下で書いてください。",
                )
            ],
        ),
    ],
)
def test_every_fault_is_told_at_its_place(asked: dict[str, Any], faults: list[tuple[str, str, str]]) -> None:
    """All of them at once, with the row and the month as a reader counts them; nothing is judged."""
    errors = [dict(zip(("input", "typed", "text"), each, strict=True)) for each in faults]
    said = ask(**asked)
    read = {name: value for name, value in asked.get("inputs", {}).items() if value in range(999_999)}
    assert said == told("v1", ROUND_SIX, read, status="invalid", errors=errors)


def test_a_fault_of_a_month_names_the_month() -> None:
    """From round 7 there are two counts for each month, and a fault says of which."""
    said = ask(None, inputs={"near_2025_03": 5, "all_2025_03": 4, "near_2025_04": 5, "all_2025_04": 1_000_000})
    assert [(each["input"], each["text"]) for each in said["errors"]] == [
        (
            "all_2025_04",
            "「2025-04の全従業員」：1,000,000人は入力できる範囲の外です。0人以上、999,999人以下で書いてください。",
        ),
        (
            "near_2025_03",
            "「2025-03の最低賃金に近い人」（5人）が「2025-03の全従業員」（4人）を超えています。4人以下で書いてください。",
        ),
    ]


SOURCES = "  IT導入補助金2025 公募要領（通常枠） p15、賃金状況報告シート（通常枠）"


@pytest.mark.parametrize(
    ("words", "opening", "rest"),
    [
        (
            ("near=2", "all=10"),
            ["最低賃金近傍：当たりません。あと1人で当たります。", "判定は目安です。決めるのは事務局です。"],
            ["数えたもの", "  全部で  10人のうち2人  ×（あと1人）"],
        ),
        (
            ("near=4", "all=10"),
            ["最低賃金近傍：当たります。", "判定は目安です。決めるのは事務局です。"],
            ["数えたもの", "  全部で  10人のうち4人  ○"],
        ),
        (
            ("near=4",),
            ["最低賃金近傍：まだ決まりません。人数が足りません。", "判定は目安です。決めるのは事務局です。"],
            [],
        ),
        (
            ("near=a",),
            ["最低賃金近傍：読めなかった入力があるので、判定していません。"],
            [
                "読めなかった入力",
                f"  「最低賃金に近い人」：「a」は数として読めません。「a」は使えません。{WRITE_COUNT}",
            ],
        ),
    ],
)
def test_a_person_reads_it_in_a_terminal(run: Run, words: tuple[str, ...], opening: list[str], rest: list[str]) -> None:
    """The answer stands first, then the definition with its sources, then what was counted or could not be read."""
    _, out, _ = run("headcount", "near_wage", *words, "--on", ROUND_SIX)
    parts = [opening, ["第6次公募までの決まり", f"  {TEXTS['v1']}", SOURCES], rest]
    assert out == "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def test_months_are_read_in_a_terminal(run: Run) -> None:
    """Months that were told stand below each other, the others are left out."""
    _, out, _ = run("headcount", "near_wage", "near_2024_10=3", "all_2024_10=10", "near_2024_11=1", "all_2024_11=10")
    assert out.startswith("最低賃金近傍：まだ決まりません。人数が足りません。あと2か月で当たります。\n")
    assert out.endswith("\n\n数えたもの\n  2024-10  10人のうち3人  ○\n  2024-11  10人のうち1人  ×（あと2人）\n")
