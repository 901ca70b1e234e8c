"""The finder reads a list strictly, says why, and leads on: what stands in an answer, and what is refused."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from calculator import finder_bound, finder_search
from calculator.web import handle

Run = Callable[..., tuple[int, str, str]]

SOFTWARE = {"kind": "invoice_software", "price": "50万円", "accounting": True}
PC = {"kind": "pc", "price": "20万円"}
CLOUD = {"kind": "ordering_cloud", "price": "5万円", "accounts_partner_sme": 5, "accounts_total": 5}


def find(*items: dict[str, Any], **asked: object) -> dict[str, Any]:
    """Return what a small firm's list is answered with."""
    whole: dict[str, object] = {
        "finder": "finder",
        "inputs": {"size": "sme", "near_minimum_wage": False},
        "items": list(items),
        **asked,
    }
    answer: dict[str, Any] = json.loads(handle(json.dumps(whole)))
    return answer


def card(answer: dict[str, Any], frame: str) -> dict[str, Any]:
    """Return one frame's card."""
    (found,) = [each for each in answer["frames"] if each["id"] == frame]
    return dict(found)


def test_an_answer_says_best_second_and_why() -> None:
    """The best comes first with its sentence, the second with what it loses, and every frame with what it leaves."""
    answer = find(SOFTWARE, PC, {"kind": "software", "price": "1万円", "paid": "monthly", "sales": True})
    assert answer["status"] == "answered"
    assert answer["expense"] == 940_000
    best, second = (answer["combinations"][answer[key]] for key in ("best", "second"))
    assert (best["frames"], best["subsidy"], best["own_payment"], best["loses"]) == (
        ["tsujyo", "invoice"],
        595_000,
        345_000,
        0,
    )
    assert second["loses"] == best["subsidy"] - second["subsidy"] > 0
    assert "「通常枠」に3行目、「インボイス枠（インボイス対応類型）」に1・2行目を入れるのが" in answer["text"][0]
    assert f"{second['loses']:,}円少なくなります" in answer["text"][1]
    assert [row["line"] for row in card(answer, "tsujyo")["left"]] == [2]
    assert card(answer, "denshi")["status"] == "nothing"
    assert "この枠で入れられるのは" in card(answer, "denshi")["reasons"][0]["text"]
    assert "10者以上" in card(answer, "fukusu")["reasons"][0]["text"]


def test_a_link_holds_just_what_goes_there() -> None:
    """The inputs of a part give the same amount in the frame's own calculator, months as they are paid."""
    answer = find(SOFTWARE, PC, {"kind": "software", "price": "1万円", "paid": "monthly", "months": 36, "sales": True})
    for part in answer["combinations"][0]["parts"]:
        own = json.loads(handle(json.dumps({"frame": part["id"], "inputs": part["inputs"]})))
        assert (own["subsidy"], own["own_payment"]) == (part["subsidy"], part["own_payment"])
    assert part["inputs"]["functions"] == 1
    months = {"kind": "software", "price": 10_000, "paid": "monthly", "months": 12, "people": True}
    mixed = find(months, dict(months, months=36))
    inputs = card(mixed, "tsujyo")["inputs"]
    assert (inputs["cloud_monthly"], inputs["cloud_months"], inputs["software_purchase"]) == (10_000, 36, 120_000)


def test_tax_is_taken_off_each_price() -> None:
    """Prices typed with tax count as ten elevenths, each cut to whole yen, as in the calculators."""
    taxed = {"size": "sme", "near_minimum_wage": False, "tax": "included"}
    answer = find({**SOFTWARE, "price": 550_001}, inputs=taxed)
    assert answer["expense"] == 500_000
    assert answer["combinations"][0]["subsidy"] == 375_000


def test_what_is_not_known_counts_as_the_smaller() -> None:
    """Without size and wages the smaller answers count, and both sentences say so."""
    answer = find(SOFTWARE, inputs={})
    assert answer["combinations"][0]["subsidy"] == 375_000
    assert len(answer["assumed"]) == 2
    assert {"size", "near_minimum_wage"} <= set(answer["receipt"]["assumed"])


def test_two_frames_that_nothing_settles_are_marked() -> None:
    """対応類型 and 電子取引類型 together are never the best, and what they would bring more is told."""
    answer = find({**SOFTWARE, "price": "30万円"}, {**CLOUD, "price": "20万円", "months": 24})
    both = answer["combinations"][answer["unresolved"]]
    assert (set(both["frames"]), both["state"]) == ({"invoice", "denshi"}, "unresolved")
    assert both["loses"] < 0
    assert answer["combinations"][answer["best"]]["state"] == "allowed"
    assert any("さらに" in text and "決まっていない" in text for text in answer["text"])
    assert [rule["state"] for rule in both["rules"]] == ["unresolved"]


def test_only_one_and_what_belongs_elsewhere_stay_out() -> None:
    """A second consulting stays out with its reason, and what belongs to software follows it."""
    two = find(SOFTWARE, *[{"kind": "consulting", "price": price} for price in ("10万円", "20万円")])
    (row,) = card(two, "invoice")["left"]
    assert (row["line"], "ひとつだけ" in row["text"]) == (2, True)
    assert two["combinations"][0]["unplaced"] == [2]
    other = {"kind": "software", "price": "30万円", "sales": True}
    belongs = find(SOFTWARE, other, {"kind": "setup", "price": "10万円", "part_of": 2})
    (row,) = [each for each in card(belongs, "invoice")["left"] if each["line"] == 3]
    assert "いっしょに使うソフトウェア" in row["text"]
    parts = {line: part["id"] for part in belongs["combinations"][0]["parts"] for line in part["lines"]}
    assert parts[2] == parts[3] == "tsujyo"


def test_nothing_is_paid_for_hardware_alone() -> None:
    """A PC alone is paid by no frame: the answer says so and gives each frame's reason."""
    answer = find(PC, {"kind": "nothing", "price": 1})
    assert (answer["best"], answer["combinations"]) == (None, [])
    assert answer["text"] == ["並べたものでは、どの枠でも補助されません。枠ごとの理由をご覧ください。"]
    assert card(answer, "invoice")["status"] == "ineligible"
    assert "ソフトウェア" in card(answer, "invoice")["reasons"][0]["text"]
    assert "リース" in card(answer, "invoice")["left"][0]["text"]


def test_conditions_of_things_stand_with_the_frame() -> None:
    """お助け隊サービス brings its own condition to each frame it may go to, once."""
    answer = find(SOFTWARE, *[{"kind": "security_service", "price": 10_000}] * 2)
    told = [row["text"] for row in card(answer, "invoice")["conditions"]]
    assert told.count("お助け隊サービスを、今年のほかの枠で申請しないこと。") == 1
    assert [row["line"] for row in card(answer, "security")["left"]] == [1, 2] or card(answer, "security")["lines"]


@pytest.mark.parametrize(
    ("item", "cell", "said"),
    [
        ({"kind": "pc", "price": 1, "paid": "monthly"}, "paid", "リース"),
        ({"kind": "chair", "price": 1}, "kind", "chair"),
        ({"kind": "software", "price": "1,50"}, "price", "コンマ"),
        ({"kind": "software", "price": 1, "months": 61}, "months", "範囲"),
        ({"kind": "setup", "price": 1, "part_of": 1}, "part_of", "ソフトウェアではありません"),
        ({"kind": "setup", "price": 1, "part_of": 9}, "part_of", "ソフトウェアではありません"),
        ({**CLOUD, "accounts_partner_sme": 6}, "accounts_partner_sme", "より多くなっています"),
    ],
)
def test_a_bad_line_says_which_and_why(item: dict[str, Any], cell: str, said: str) -> None:
    """Each fault stands beside its cell, and nothing is worked out from the rest."""
    answer = find(item)
    (error,) = answer["errors"]
    assert (answer["status"], error["input"]) == ("invalid", f"items[0].{cell}")
    assert said in error["text"]


def test_what_is_missing_is_asked_for() -> None:
    """Accounts are asked for where an ordering cloud needs them; no list at all is missing as a whole."""
    answer = find({"kind": "ordering_cloud", "price": 1})
    assert (answer["status"], answer["missing"]) == (
        "needs_input",
        ["items[0].accounts_partner_sme", "items[0].accounts_total"],
    )
    assert find(items=None)["missing"] == ["items"]
    assert find(*[PC] * 21)["status"] == "invalid"
    assert find(PC, on="2030-01-01")["status"] == "out_of_period"


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"finder": "findr"}, "finder"),
        ({"finder": "finder", "frame": "tsujyo"}, "frame"),
        ({"finder": "finder", "only": "amount"}, "only"),
        ({"finder": "finder", "on": "2025-13-01"}, "on"),
        ({"finder": None}, "finder"),
    ],
)
def test_a_question_that_is_none_is_refused(asked: dict[str, Any], said: str) -> None:
    """An unknown finder, a frame beside it, and a day that is none are faults of the question."""
    answer = json.loads(handle(json.dumps(asked)))
    assert answer["status"] == "invalid"
    assert [error["input"] for error in answer["errors"]] == [said]


def test_the_command_line_finds(run: Run, tmp_path: Path) -> None:
    """`find` says the best, every combination and every frame; --json gives the page's bytes."""
    words = ["size=sme", "near_minimum_wage=no"]
    words += [f"items[0].{name}={value}" for name, value in {**SOFTWARE, "accounting": "yes"}.items()]
    words += [f"items[1].{name}={value}" for name, value in {**CLOUD, "price": "20万円"}.items()]
    code, out, _ = run("find", *words)
    assert code == 0
    assert "いちばん多く補助されます。補助額は" in out
    assert "（両方に申請できるかは未確定）" in out
    assert "  ―  セキュリティ対策推進枠" in out
    assert run("find", "finder", *words)[1] == out
    items = [SOFTWARE, {**CLOUD, "price": "20万円"}]
    bought = tmp_path / "items.json"
    bought.write_text(json.dumps(items), encoding="utf-8")
    asked = {"finder": "finder", "inputs": {"size": "sme", "near_minimum_wage": "no"}, "items": items}
    _, out, _ = run("find", "size=sme", "near_minimum_wage=no", f"items=@{bought}", "--json")
    assert json.loads(out)["combinations"] == json.loads(handle(json.dumps(asked)))["combinations"]
    assert run("find", "items[0].kind=pc", "items[0].price=x")[0] == 1
    assert "入力が足りません" in run("find")[1]
    assert "期間の外" in run("find", *words, "--on", "2030-01-01")[1]
    assert run("find", "findr")[0] == 2


def long_list(size: int, price: int) -> list[dict[str, Any]]:
    """Return many pieces of software that two frames share, some of them by the month, and services beside them."""
    uses = ("accounting", "ordering", "payment", "sales", "supply", "people")
    items: list[dict[str, Any]] = [
        {"kind": "invoice_software", "price": price + 7_001 * at, uses[at % 6]: True} for at in range(size)
    ]
    items[0] |= {"paid": "monthly", "price": price // 20, "months": 30}
    items += [{"kind": "option", "price": 33_333}, {"kind": "setup", "price": 55_555, "part_of": 1}]
    return [*items, {"kind": "software", "price": 99_999, "industry": True, "general": True}]


@pytest.mark.parametrize("price", [20_000, 90_001, 400_003])
def test_the_shared_bound_changes_no_answer(monkeypatch: pytest.MonkeyPatch, price: int) -> None:
    """Ten things that two frames share come out the same with the bound that is only there to be quick."""
    items = long_list(8, price)
    with_bound = find(*items)["combinations"]
    monkeypatch.setattr(finder_bound, "FEW", 99)
    assert find(*items)["combinations"] == with_bound


def test_what_was_not_looked_at_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """With one way kept at a time the answer says by how much a better one could be more."""
    items = long_list(8, 120_003)
    exact = find(*items)["combinations"][0]["subsidy"]
    monkeypatch.setattr(finder_search, "WIDEST", 1)
    monkeypatch.setattr(finder_search.Search, "_climbed", lambda _, placed: (0, placed))
    answer = find(*items)
    best = answer["combinations"][0]
    assert best["subsidy"] <= exact <= best["subsidy"] + best["gap"]
    assert ("調べきれませんでした" in answer["text"][-1]) == any(each["gap"] for each in answer["combinations"])
