"""The outlook: where a case turns, what a wish costs, where more brings nothing; held against every yen around it."""

import json
from itertools import pairwise
from random import Random
from typing import Any

import pytest

from calculator import it_2025
from calculator.it_2025.outlook import EDGES
from calculator.web import handle
from tests.oracle import amounts
from tests.oracle_cases import FRAMES, random_case

AROUND = 40
TSUJYO: dict[str, Any] = {
    "software_purchase": "250万円",
    "business_processes": 4,
    "size": "sme",
    "near_minimum_wage": False,
}
MEMBER = {"size": "small", "functions": 2, "software_purchase": 1_000_000, "pc": 300_000, "uses_analysis_tool": True}
FUKUSU = {"members": [MEMBER] * 10, "analysis": 3_000_000, "coordination": 1_000_000}


def ask(frame: str, inputs: object, **question: object) -> dict[str, Any]:
    """Ask for the outlook as the page does."""
    asked = {"frame": frame, "inputs": inputs, "only": "outlook", **question}
    answer: dict[str, Any] = json.loads(handle(json.dumps(asked)))
    return answer


def put(case: dict[str, Any], name: str, amount: int) -> dict[str, Any]:
    """Return the case with one amount changed, `pc` or `members[0].pc`."""
    if "[" not in name:
        return case | {name: amount}
    number, field = name.removeprefix("members[").split("].")
    members = [dict(member) for member in case["members"]]
    members[int(number)][field] = amount
    return case | {"members": members}


def paid(frame: str, case: dict[str, Any], name: str, amount: int) -> tuple[int, int]:
    """What the oracle says of subsidy and own payment at an amount."""
    found = amounts(frame, put(case, name, amount))
    return found["subsidy"], found["own_payment"]


def test_a_case_of_tsujyo_by_hand() -> None:
    """Four processes at 250万円: floor, the upper range and the ceiling, with what is missing to each."""
    answer = ask("tsujyo", TSUJYO)
    edges = [(row["at"], row["by"], row["subsidy"]) for row in answer["edges"]]
    assert edges == [(100_000, -2_400_000, 50_000), (3_000_000, 500_000, 1_500_000), (9_000_000, 6_500_000, 4_500_000)]
    assert (answer["end"]["at"], answer["end"]["subsidy"]) == (9_000_000, 4_500_000)
    assert answer["edges"][1]["text"] == "「補助率を掛けた額」が150万円以上の範囲に入ります。"
    assert answer["edges"][1]["passages"] == ["tsujyo.amount", "tsujyo.range", "flyer.tsujyo"]


def test_three_processes_end_below_the_upper_range() -> None:
    """With three processes the upper range does not count, and the last yen is at 1,499,999円."""
    answer = ask("tsujyo", TSUJYO | {"business_processes": 3})
    assert [row["at"] for row in answer["edges"]] == [100_000, 2_999_998]
    assert answer["end"]["subsidy"] == 1_499_999


@pytest.mark.parametrize(
    ("wish", "at", "own"),
    [("150万円", 3_000_000, 1_500_000), ("1,499,999円", 2_999_998, 1_499_999), (1, 100_000, 50_000)],
)
def test_what_a_wished_subsidy_takes(wish: object, at: int, own: int) -> None:
    """The smallest expense that is paid the wish; a wish below the floor takes the floor."""
    granted = ask("tsujyo", TSUJYO, wish={"subsidy": wish})["wish"]["subsidy"]
    assert (granted["at"], granted["own_payment"]) == (at, own)
    assert "1円でも少ないと届きません" in granted["text"]


@pytest.mark.parametrize(("wish", "at"), [("50万円", 1_000_000), (49_999, None), (50_000, 100_000), ("999億円", None)])
def test_what_an_own_payment_allows(wish: object, at: int | None) -> None:
    """The largest expense that leaves no more to pay than the wish, and is still paid for."""
    granted = ask("tsujyo", TSUJYO, wish={"own_payment": wish})["wish"]["own_payment"]
    if wish == "999億円":
        assert granted["own_payment"] == 99_900_000_000
    else:
        assert granted["at"] == at


def test_a_wish_that_no_expense_grants_says_what_does() -> None:
    """Beyond the ceiling the most is named, below the least own payment the least; where nothing is paid, why."""
    wish = {"subsidy": "500万円", "own_payment": "1万円"}
    told = ask("tsujyo", TSUJYO, wish=wish)["wish"]
    assert "4,500,000円までで、5,000,000円には届きません" in told["subsidy"]["text"]
    assert "いちばん少なくて50,000円です" in told["own_payment"]["text"]
    refused = ask("tsujyo", TSUJYO | {"size": "large"}, wish=wish)
    assert refused["end"] is None
    assert refused["edges"] == []
    for row in refused["wish"].values():
        assert row["at"] is row["by"] is None
        assert "費用をいくらにしても補助されません" in row["text"]


@pytest.mark.parametrize(
    ("purchase", "told"),
    [
        ("899万円", "あと10,000円（9,000,000円）まで"),
        ("900万円", "これ以上ふやしても"),
        ("1000万円", "いまは1,000,000円超えています"),
    ],
)
def test_where_more_brings_nothing_is_told_from_both_sides(purchase: str, told: str) -> None:
    """Before, at and beyond the ceiling the sentence says where the reader stands."""
    assert told in ask("tsujyo", TSUJYO | {"software_purchase": purchase})["end"]["text"]


@pytest.mark.parametrize(
    ("inputs", "varied"),
    [
        (TSUJYO, "software_purchase"),
        (TSUJYO | {"software_purchase": 0, "cloud_monthly": 1}, "cloud_monthly"),
        (TSUJYO | {"software_purchase": 0}, "software_purchase"),
    ],
)
def test_the_likeliest_amount_is_varied(inputs: object, varied: str) -> None:
    """The frame's first amount where it is there, else the first that is, else the frame's first."""
    assert ask("tsujyo", inputs)["varied"]["input"] == varied


def test_a_members_amount_is_varied_and_meets_its_own_bounds() -> None:
    """In a group the first member's software is varied, and the bounds of its own frame are told."""
    answer = ask("fukusu", FUKUSU)
    assert answer["varied"]["label"] == "構成員1のソフトウェアの購入費"
    assert {625_000, 5_125_000} <= {row["at"] for row in answer["edges"]}
    assert ask("fukusu", FUKUSU, vary="analysis")["end"]["at"] == 7_500_000


def test_amounts_with_tax_are_searched_as_typed() -> None:
    """The expense that is asked for is what the reader types, tax included."""
    wish = {"subsidy": "100万円"}
    granted = ask("tsujyo", TSUJYO | {"tax": "included"}, wish=wish)["wish"]["subsidy"]
    assert (granted["at"], granted["expense"]) == (2_200_000, 2_000_000)


@pytest.mark.parametrize(
    ("question", "where", "told"),
    [
        ({"vary": "size"}, "vary", "「size」という金額の入力はありません"),
        ({"vary": 5}, "vary", "という金額の入力はありません"),
        ({"vary": "software_purchase[0].x"}, "vary", "金額の入力はありません"),
        ({"wish": {"subsidy": "1.5.5"}}, "wish.subsidy", "小数点"),
        ({"wish": {"own": 5}}, "wish.own", "「own」という希望はありません。「own_payment」のことですか"),
        ({"wish": 5}, "wish", "の形で書いてください"),
    ],
)
def test_what_cannot_be_read_is_told_beside_it(question: dict[str, object], where: str, told: str) -> None:
    """A faulty wish or name is an error of its own; of a wish, the rest is answered all the same."""
    answer = ask("tsujyo", TSUJYO, **question)
    assert answer["status"] == "invalid"
    assert answer["errors"][0]["input"] == where
    assert told in answer["errors"][0]["text"]
    assert ("edges" in answer) == ("wish" in question)
    assert answer.get("wish", {}) == {}


@pytest.mark.parametrize(
    ("question", "status"),
    [
        ({"inputs": {"software_purchase": 1}}, "needs_input"),
        ({"inputs": {"software_purchase": "x"}}, "invalid"),
        ({"inputs": TSUJYO, "on": "2030-01-01"}, "out_of_period"),
        ({"inputs": TSUJYO, "on": "yesterday"}, "invalid"),
    ],
)
def test_nothing_is_searched_before_the_case_is_complete(question: dict[str, Any], status: str) -> None:
    """What is missing, unread or out of the period is said as for the amount alone."""
    answer = json.loads(handle(json.dumps({"frame": "tsujyo", "only": "outlook", **question})))
    assert answer["status"] == status
    assert "edges" not in answer
    assert answer["missing"] == (["size", "near_minimum_wage", "business_processes"] if status == "needs_input" else [])


def test_an_expense_is_asked_for_before_there_is_any() -> None:
    """A wish can be looked up with no amount typed at all."""
    inputs = {name: value for name, value in TSUJYO.items() if name != "software_purchase"}
    answer = ask("tsujyo", inputs, wish={"subsidy": "100万円"})
    assert (answer["status"], answer["wish"]["subsidy"]["at"]) == ("needs_input", 2_000_000)


# ---------------------------------------------------------------- against every yen around


def _cases(frame: str) -> list[dict[str, Any]]:
    """Random complete cases that are paid something."""
    chance = Random(f"outlook {frame}")
    found = (random_case(frame, chance) for _ in range(1000))
    kept = [dict(case) for case in found if amounts(frame, case)["subsidy"]]
    return kept[: 4 if frame == "fukusu" else 12]


def _bruteforced(frame: str, case: dict[str, Any], answer: dict[str, Any], name: str, wish: int) -> None:
    """No yen before the answer, near or far, grants the wish, and the answer does; of an own payment, none beyond."""
    at, varied = answer["at"], answer_input(frame, case)
    near = range(max(at - AROUND, 0), at + AROUND)
    far = range(0, 2 * at + 1, max(at // 50, 1))
    for amount in sorted({*near, *far}):
        subsidy, own = paid(frame, case, varied, amount)
        if name == "subsidy":
            assert (subsidy >= wish) == (amount >= at), (amount, subsidy)
        elif amount == at or (amount > at and subsidy):
            assert (own <= wish) == (amount == at), (amount, own)


def answer_input(frame: str, case: dict[str, Any]) -> str:
    """The amount that is varied."""
    varied: str = ask(frame, case)["varied"]["input"]
    return varied


@pytest.mark.parametrize("frame", FRAMES)
def test_a_granted_wish_is_the_first_of_all_yen(frame: str) -> None:
    """Around each answer every yen, and a grid from nothing to twice as far, is asked of the oracle."""
    chance = Random(f"wishes {frame}")
    for case in _cases(frame):
        end = ask(frame, case)["end"]
        wish = chance.randint(1, end["subsidy"])
        granted = ask(frame, case, wish={"subsidy": wish})["wish"]["subsidy"]
        _bruteforced(frame, case, granted, "subsidy", wish)
        own = chance.randint(0, end["own_payment"])
        within = ask(frame, case, wish={"own_payment": own})["wish"]["own_payment"]
        if within["at"] is not None:
            _bruteforced(frame, case, within, "own_payment", own)


@pytest.mark.parametrize("frame", FRAMES)
def test_the_end_is_the_first_yen_of_the_most(frame: str) -> None:
    """A yen before it less is paid, and at no amount beyond it more."""
    for case in _cases(frame):
        answer = ask(frame, case)
        end, varied = answer["end"], answer["varied"]["input"]
        assert paid(frame, case, varied, 999_999_999_999)[0] == end["subsidy"]
        if end["at"]:
            assert paid(frame, case, varied, end["at"] - 1)[0] < end["subsidy"]


@pytest.mark.parametrize("frame", FRAMES)
def test_the_curve_is_straight_between_its_corners(frame: str) -> None:
    """Whatever lies between two corners lies on their line, but for what floors take: of each month's fee, a yen."""
    chance = Random(f"curve {frame}")
    for case in _cases(frame):
        answer = ask(frame, case)
        varied = answer["varied"]["input"]
        for (left, _, low, _), (right, _, high, _) in pairwise(answer["curve"]):
            for amount in {chance.randint(left, right) for _ in range(3)}:
                line = low + (high - low) * (amount - left) // max(right - left, 1)
                assert abs(paid(frame, case, varied, amount)[0] - line) <= 24, (case, varied, amount)


@pytest.mark.parametrize("frame", FRAMES)
def test_bounds_are_told_in_order_with_what_is_paid_there(frame: str) -> None:
    """Each row says what the oracle says at its amount; none lies beyond the end, none is told twice."""
    for case in _cases(frame):
        answer = ask(frame, case)
        ats = [row["at"] for row in answer["edges"]]
        assert ats == sorted(set(ats))
        assert all(at <= answer["end"]["at"] for at in ats)
        for row in answer["edges"]:
            told = (row["subsidy"], row["own_payment"])
            assert told == paid(frame, case, answer["varied"]["input"], row["at"])
            assert row["by"] == row["at"] - answer["varied"]["now"]
            assert row["expense"] == row["subsidy"] + row["own_payment"]


def test_every_frame_has_its_bounds() -> None:
    """Each frame of the programme has the module that the outlook asks."""
    assert list(EDGES) == [module.FRAME.id for module in it_2025.FRAMES]
    for module in it_2025.FRAMES:
        assert len(EDGES[module.FRAME.id].EDGES) >= 1
        assert EDGES[module.FRAME.id].TAX == "tax"


def test_the_answer_keeps_its_order() -> None:
    """The bytes are the same wherever they are written: one order of keys, for the answer and its rows."""
    answer = ask("tsujyo", TSUJYO, wish={"subsidy": 1})
    assert list(answer) == [
        *("status", "subsidy", "errors", "missing", "varied", "edges", "end", "choices", "changes", "wish", "curve"),
    ]
    assert list(answer["edges"][0]) == ["at", "expense", "subsidy", "own_payment", "by", "text", "passages"]


def told_at(at: int, subsidy: int, text: str, **more: object) -> dict[str, Any]:
    """What is told of one amount of a case that stands at 4,000,000円, where all of it is eligible."""
    return {
        "at": at,
        "expense": at,
        "subsidy": subsidy,
        "own_payment": at - subsidy,
        "by": at - 4_000_000,
        "text": text,
        **more,
    }


def changed(name: str, words: tuple[str, str, str], subsidy: int, most: int, *, given: bool) -> dict[str, Any]:
    """What one changed answer does to 2,000,000円 of 4,000,000円; none of those here brings a plan more."""
    row = {"input": name, "label": words[0], "from": words[1], "to": words[2], "given": given, "subsidy": subsidy}
    return row | {"by": subsidy - 2_000_000, "own_payment": 4_000_000 - subsidy, "most": most, "best": False}


def test_a_whole_answer_to_the_letter() -> None:
    """All that is known beside an amount: where it turns and ends, what changes do, what wishes take, and the curve."""
    inputs = TSUJYO | {"software_purchase": "400万円", "business_processes": 4}
    answer = ask("tsujyo", inputs, wish={"subsidy": "300万円", "own_payment": "1万円"})
    names = ("software_purchase", "cloud_monthly", "options", "consulting", "setup", "support")
    assert [each["input"] for each in answer["varied"].pop("choices")] == list(names)
    label = "ソフトウェアの購入費"
    assert answer["varied"] == {"input": "software_purchase", "label": label, "unit": "円", "now": 4_000_000}
    passages = ["tsujyo.amount", "tsujyo.range", "flyer.tsujyo"]
    turned = (
        (100_000, 50_000, "「補助率を掛けた額」が5万円以上の範囲に入ります。"),
        (3_000_000, 1_500_000, "「補助率を掛けた額」が150万円以上の範囲に入ります。"),
        (9_000_000, 4_500_000, "「補助率を掛けた額」が上限（450万円以下）に達し、その先は増えません。"),
    )
    assert answer["edges"] == [told_at(*each, passages=passages) for each in turned]
    further = "あと5,000,000円（9,000,000円）までは補助額もふえます。その先は、補助額は4,500,000円のままです。"
    assert answer["end"] == told_at(9_000_000, 4_500_000, f"「{label}」をふやすと、{further}")
    assert answer["changes"] == [
        changed("size", ("申請する人の規模", "中小企業", "それ以外（大企業・みなし大企業など）"), 0, 0, given=True),
        changed(
            "near_minimum_wage", ("最低賃金近傍の事業者に当たる", "いいえ", "はい"), 2_666_666, 4_500_000, given=True
        ),
        changed(
            "business_processes",
            ("業務プロセスの種類の数", "4プロセス", "3プロセス"),
            1_499_999,
            1_499_999,
            given=False,
        ),
    ]
    granted = (
        f"補助額を3,000,000円以上にするには、「{label}」を6,000,000円にします（いまより2,000,000円多い額です）。"
        "補助額は3,000,000円、自己負担は3,000,000円です。これより1円でも少ないと届きません。"
    )
    refused = "補助を受けるかぎり、自己負担は10,000円以内に収まりません。いちばん少なくて50,000円です。"
    nowhere = dict.fromkeys(("at", "expense", "subsidy", "own_payment", "by"))
    assert answer["wish"] == {
        "subsidy": {"wished": 3_000_000, **told_at(6_000_000, 3_000_000, granted)},
        "own_payment": {"wished": 10_000, **nowhere, "text": refused},
    }
    corners = [(0, 0), (1, 0), (2, 0), (99_999, 0), (100_000, 50_000), (2_999_999, 1_499_999), (3_000_000, 1_500_000)]
    corners += [(4_000_000, 2_000_000), (8_999_999, 4_499_999), (9_000_000, 4_500_000), (10_800_001, 4_500_000)]
    assert answer["curve"] == [[at, at, subsidy, at - subsidy] for at, subsidy in corners]


def test_what_may_be_asked_back_stands_with_the_amount_it_is_asked_of() -> None:
    """The greater amount has its duties with years, sentences and passages; the smaller has none."""
    answer = ask("tsujyo", TSUJYO | {"software_purchase": "400万円", "business_processes": 4})
    greater, smaller = answer["choices"]
    passages = [
        "tsujyo.voluntary",
        "tsujyo.wage_duty",
        "tsujyo.wage_exempt",
        "tsujyo.repay_hourly",
        "tsujyo.repay_total",
    ]
    assert [each["passages"] for each in (greater, smaller)] == [passages, passages]
    assert (smaller["id"], smaller["subsidy"], smaller["repayments"]) == ("voluntary", 1_499_999, [])
    assert (greater["id"], greater["subsidy"], greater["own_payment"]) == ("subsidy", 2_000_000, 2_000_000)
    hourly, total, withdrawal = greater["repayments"]
    assert list(hourly) == ["id", "label", "rows", "text", "waived", "passages"]
    years = [{"year": year, "yen": yen} for year, yen in ((1, 2_000_000), (2, 1_333_334), (3, 666_667))]
    assert (hourly["id"], hourly["rows"], hourly["passages"]) == ("hourly", years, ["tsujyo.repay_hourly"])
    assert total["rows"] == withdrawal["rows"] == [{"year": None, "yen": 2_000_000}]
    assert withdrawal["label"] == "途中で辞退したとき、効果報告を出さなかったとき"
    assert withdrawal["text"] + withdrawal["waived"] == (
        "目標に届かなかったものとして扱われます。免除の決まりは書かれていません。"
    )
