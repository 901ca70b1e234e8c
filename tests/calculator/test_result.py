"""The whole Result of a frame of our own that reports everything a frame can report."""

import json
from collections import namedtuple
from typing import Any

import pytest

from calculator import __version__
from calculator.estimate import Estimate
from calculator.frames import Frame, Program
from calculator.quantities import Ratio
from calculator.sentences import shown
from calculator.web import Rules, estimate_case
from calculator.wire import write
from tests.calculator.made_up import field

Module = namedtuple("Module", ("FRAME", "explain"))  # noqa: PYI024 - as calculator.web finds it in a generated package

FRAME = Frame(
    "shop",
    "店舗枠",
    (
        field("pc", "yen", unit="円", low=0, default=0),
        field("size", "choice", choices=(("sme", "中小企業"), ("large", "大企業"))),
        field("members", "records", unit="者", fields=(field("used", "count", unit="人", default=1),)),
    ),
    (),
)
PROGRAM = Program("test-1", "試験の制度", "2025-04-01", "2026-01-31", "次の制度", "https://example.jp/", "1f2e")


def row(sentence: str) -> tuple[None, str]:
    """Write a sentence from its facts: what was computed, which nobody asks here, and the words."""
    return None, sentence


def explain(values: dict[str, Any], found: Estimate, on: str) -> None:
    """Half of the PC, nothing for a large firm; every method of an Estimate is called."""
    found.conditions += (("register", "confirm", f"{on}までに登録すること。", ("b",)),)
    if values["size"] == "sme":
        found.conditions += (("size", "met", "規模：満たしています。", ("a", "b")),)
    else:
        found.lack("size", "規模", values["size"] and False, "大企業です。", ("a", "b"))
    found.tax(Ratio(10, 11), ("law",))
    cost = found.net("pc", "PC等", values["pc"])
    found.lines += (("half", "半分", cost // 2),)
    if values["size"] is None:
        return
    before = len(found.steps)
    found.steps.append(("used", "利用", True, "使います。", "はい", ()))
    found.within("members", 1, before)
    found.steps.append(("rate", "率", Ratio(1, 2), (row, "半分です。"), (shown, Ratio(1, 2), ""), ("a",)))
    found.choice("less", 1, "少なくします。", ("a",))
    found.pay(cost // 2 + 1, cost, cost)
    found.reading("same", cost // 2 + 1, "同じです。", ())
    found.reading("other", 7, "違います。", ("b",))


MODULE = Module(FRAME, explain)
RULES = Rules(PROGRAM, (MODULE,))


def result(*pairs: tuple[str, object], on: str | None = "2025-12-01") -> dict[str, Any]:
    """The Result for what was typed, as plain data."""
    plain: dict[str, Any] = json.loads(write(estimate_case(RULES, MODULE, list(pairs), on)))
    return plain


MEMBERS = ("members[0].used", 1), ("members[1].used", 2)
REGISTER = {"id": "register", "state": "confirm", "text": "2025-12-01までに登録すること。", "passages": ["b"]}
NET = {
    "id": "pc",
    "label": "<pc>（税抜）",
    "value": 999,
    "text": "税込で入力された額を税抜に直します。1円未満は切り捨てるので、実際の税抜額より1円少ないことがあります。",
    "formula": "1,099円 × 10/11 → 999円（1円未満切捨て）",
    "passages": ["law"],
}
NOTHING: dict[str, object] = {"subsidy": None, "eligible_cost": None, "own_payment": None}
EMPTY: dict[str, object] = {
    key: [] for key in ("breakdown", "conditions", "reasons", "missing", "errors", "choices", "steps")
}


def receipt(inputs: dict[str, object], *assumed: str, on: str = "2025-12-01") -> dict[str, object]:
    """The receipt of the made-up programme."""
    return {"rulebook": "1f2e", "calculator": __version__, "on": on, "inputs": inputs, "assumed": list(assumed)}


def test_an_eligible_case_has_everything() -> None:
    """Amounts, floored lines with what the floor lost, steps of the frame and of a record, choices and readings."""
    inputs = {"pc": 1099, "size": "sme", "members": [{"used": 1}, {"used": 2}]}
    assert result(("pc", 1099), ("size", "sme"), *MEMBERS) == {
        "program": "test-1",
        "frame": "shop",
        "status": "eligible",
        "subsidy": 500,
        "eligible_cost": 999,
        "own_payment": 499,
        "breakdown": [
            {"id": "half", "label": "半分", "yen": 499},
            {"id": "fraction", "label": "端数の合計", "yen": 1},
        ],
        "conditions": [
            REGISTER,
            {"id": "size", "state": "met", "text": "規模：満たしています。", "passages": ["a", "b"]},
        ],
        "reasons": [],
        "missing": [],
        "errors": [],
        "choices": [{"id": "less", "subsidy": 1, "text": "少なくします。", "passages": ["a"]}],
        "steps": [
            {**NET, "label": "PC等（税抜）"},
            {
                "id": "members[1].used",
                "label": "利用",
                "value": True,
                "text": "使います。",
                "formula": "はい",
                "passages": [],
            },
            {"id": "rate", "label": "率", "value": "1/2", "text": "半分です。", "formula": "1/2", "passages": ["a"]},
        ],
        "receipt": receipt(inputs),
        "readings": [
            {
                "id": "other",
                "subsidy": 7,
                "text": "違います。その場合の補助額は7円です。",
                "passages": ["b"],
            }
        ],
    }


def test_a_refused_case_pays_nothing_and_says_why() -> None:
    """The whole expense is the reader's own, and nothing is offered."""
    told = result(("pc", 1099), ("size", "large"), *MEMBERS)
    assert (told["status"], told["subsidy"], told["eligible_cost"], told["own_payment"]) == ("ineligible", 0, 999, 999)
    assert told["reasons"] == [{"id": "size", "text": "大企業です。", "passages": ["a", "b"]}]
    assert told["conditions"][1] == {"id": "size", "state": "unmet", "text": "大企業です。", "passages": ["a", "b"]}
    assert (told["breakdown"], told["choices"]) == ([], [])


def test_a_case_that_waits_says_for_what() -> None:
    """Conditions that cannot be told yet are unknown, and there are no amounts."""
    assert result(("pc", 1099), *MEMBERS, on=None) == {
        **EMPTY,
        **NOTHING,
        "program": "test-1",
        "frame": "shop",
        "status": "needs_input",
        "conditions": [
            {**REGISTER, "text": "2026-01-31までに登録すること。"},
            {"id": "size", "state": "unknown", "text": "規模：まだ判定できません。", "passages": ["a", "b"]},
        ],
        "missing": ["size"],
        "steps": [{**NET, "label": "PC等（税抜）"}],
        "receipt": receipt({"pc": 1099, "members": [{"used": 1}, {"used": 2}]}, "on", on="2026-01-31"),
        "readings": [],
    }


def test_a_case_without_amounts_waits_for_one() -> None:
    """Nothing to compute is a reason of its own."""
    told = result(("size", "sme"), *MEMBERS)
    assert told["status"] == "needs_input"
    assert {key: told[key] for key in (*NOTHING, "breakdown")} == {**NOTHING, "breakdown": []}
    assert told["reasons"] == [
        {
            "id": "amount",
            "text": "金額がまだ入力されていません。0円より大きい金額を一つ以上入力してください。",
            "passages": [],
        }
    ]


@pytest.mark.parametrize(("typed", "on"), [("x", "2025-12-01"), ("x", "2020-01-01")])
def test_a_case_that_cannot_be_read_is_told_alone(typed: str, on: str) -> None:
    """Only the error and the receipt of what was understood; nothing is explained, not even the missing."""
    fault = "「<pc>」：「x」は金額として読めません。「x」は使えません。「1,500,000」「150万円」のように書いてください。"
    assert result(("pc", typed), on=on) == {
        **EMPTY,
        **NOTHING,
        "program": "test-1",
        "frame": "shop",
        "status": "invalid",
        "errors": [{"input": "pc", "typed": "x", "text": fault}],
        "receipt": receipt({}, on=on),
        "readings": [],
    }


def test_a_day_that_was_assumed_is_said_so_even_then() -> None:
    """The receipt of what cannot be read names the last day of the programme as assumed."""
    assert result(("pc", "x"), on=None)["receipt"] == receipt({}, "on", on="2026-01-31")


@pytest.mark.parametrize("on", ["2025-03-31", "2026-02-01"])
def test_a_day_outside_the_programme_names_the_next_one(on: str) -> None:
    """The period, the successor and its address, and nothing of the frame; the day was given, so it is not assumed."""
    text = f"試験の制度の申請期間は2025-04-01から2026-01-31までです。{on}には使えません。"
    assert result(("pc", 5), ("size", "sme"), on=on) == {
        **EMPTY,
        **NOTHING,
        "program": "test-1",
        "frame": "shop",
        "status": "out_of_period",
        "reasons": [
            {"id": "period", "text": text + "後継の制度は次の制度です（https://example.jp/）。", "passages": []}
        ],
        "receipt": receipt({"pc": 5, "size": "sme"}, on=on),
        "readings": [],
    }


def test_nothing_is_known_at_first() -> None:
    """Amounts are null until they are paid, and typed amounts are without tax until it is said otherwise."""
    found = Estimate([], True)
    assert [found.subsidy, found.eligible_cost, found.own_payment] == [None] * 3
    assert (found.basis, found.steps) == (None, [])


def test_a_subsidy_below_one_yen_is_refused_once() -> None:
    """Nothing is paid, and only where no other reason stands is this one told."""
    found = Estimate([], True)
    found.pay(0, 1, 1)
    text = "計算した補助額が1円に満たないため、補助の対象になりません。"
    assert (found.status(), found.reasons) == ("ineligible", [("subsidy", text, ())])
    found.pay(0, 1, 1)
    assert len(found.reasons) == 1
    paid = Estimate([], True)
    paid.pay(1, 1, 1)
    assert (paid.status(), paid.reasons, paid.breakdown()) == ("eligible", [], [])


def test_what_is_not_typed_loses_no_tax() -> None:
    """Of nothing no tax is taken, and no step tells of it; of one yen typed with tax nothing is left."""
    found = Estimate([], True)
    found.tax(Ratio(10, 11), ())
    assert (found.net("pc", "PC等", 0), found.steps) == (0, [])
    assert (found.net("pc", "PC等", 1), len(found.steps)) == (0, 1)
