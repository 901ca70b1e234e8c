"""A shopping list at the edges of what is read: a fault at its cell with a whole sentence, and no fault just inside."""

import json
from typing import Any

import pytest

from calculator.web import handle

# What json.loads gives.
Json = Any

CLOUD = {"kind": "ordering_cloud", "price": 1, "accounts_partner_sme": 5, "accounts_total": 5}
PC = {"kind": "pc", "price": 1}
SOFTWARE = {"kind": "software", "price": 1, "sales": True}
SETUP = {"kind": "setup", "price": 1}
# What a fault says, beside the line and the name of the cell.
LEASE = (
    "の「パソコン・タブレット・プリンター・スキャナー・複合機」は、毎月払うものとしては入れられません。"
    "リースやレンタルは「対象にならないもの」にしてください。"
)
PART = "行目はソフトウェアではありません。ソフトウェアの行の番号を書いてください。どれでもよければ0です。"
PAID = (
    "の「払い方」：「weekly」という選択肢はありません。once（一度だけ払う）、monthly（毎月払う） から選んでください。"
)
SALES = (
    "の「顧客対応・販売支援（顧客管理・営業・予約）」：「?」は「はい」か「いいえ」か分かりません。"
    "yes か no で答えてください。"
)
MORE = (
    "の「取引先の中小企業・小規模事業者が使うアカウントの数」が「契約する受注側アカウントの総数」より多くなっています。"
)
PRICES = "入力できる範囲の外です。0円以上、999,999,999,999円以下で書いてください。"
MONTHS = "入力できる範囲の外です。1か月以上、60か月以下で書いてください。"
LINES = "入力できる範囲の外です。0行目以上、20行目以下で書いてください。"
ACCOUNTS = "入力できる範囲の外です。1アカウント以上、999,999,999アカウント以下で書いてください。"


def ask(*items: Json) -> Json:
    """Ask as the page asks: text in, text out."""
    asked = {"finder": "finder", "inputs": {"size": "sme", "near_minimum_wage": False}, "items": list(items)}
    return json.loads(handle(json.dumps(asked)))


@pytest.mark.parametrize(
    ("item", "cell", "typed", "text"),
    [
        (PC | {"paid": "monthly"}, "paid", "monthly", LEASE),
        (SOFTWARE | {"paid": "weekly"}, "paid", "weekly", PAID),
        (SOFTWARE | {"sales": "?"}, "sales", "?", SALES),
        (SOFTWARE | {"price": -1}, "price", "-1", f"の「金額」：-1円は{PRICES}"),
        (SOFTWARE | {"price": 10**12}, "price", "1000000000000", f"の「金額」：1,000,000,000,000円は{PRICES}"),
        (SOFTWARE | {"months": 0}, "months", "0", f"の「契約する月数」：0か月は{MONTHS}"),
        (SOFTWARE | {"months": "61ヶ月"}, "months", "61ヶ月", f"の「契約する月数」：61か月は{MONTHS}"),
        (SETUP | {"part_of": -1}, "part_of", "-1", f"の「どの行のものか」：-1行目は{LINES}"),
        (SETUP | {"part_of": "21行目"}, "part_of", "21行目", f"の「どの行のものか」：21行目は{LINES}"),
        (SETUP | {"part_of": 2}, "part_of", "2", f"：2{PART}"),
        (SETUP | {"part_of": 4}, "part_of", "4", f"：4{PART}"),
        (CLOUD | {"accounts_partner_sme": 6}, "accounts_partner_sme", "6", MORE),
        (
            CLOUD | {"accounts_partner_sme": 0, "accounts_total": 0},
            *("accounts_total", "0", f"の「契約する受注側アカウントの総数」：0アカウントは{ACCOUNTS}"),
        ),
    ],
)
def test_a_fault_is_told_to_the_letter(item: Json, cell: str, typed: str, text: str) -> None:
    """Of the third of three lines: which line and cell, what was typed, and how to write it; the others have none."""
    answer = ask(SOFTWARE, PC, item)
    fault = {"input": f"items[2].{cell}", "typed": typed, "text": f"買うもの3{text}"}
    assert (answer["status"], answer["errors"]) == ("invalid", [fault])
    assert "frames" not in answer


@pytest.mark.parametrize(
    "item",
    [
        SOFTWARE | {"price": 0},
        SOFTWARE | {"price": 999_999_999_999},
        SOFTWARE | {"paid": "monthly", "months": 1},
        SOFTWARE | {"paid": "monthly", "months": "60カ月"},
        SETUP | {"part_of": 0},
        SETUP | {"part_of": 1},
        # Software belongs to no other line, whatever is written.
        SOFTWARE | {"part_of": 2},
        CLOUD | {"accounts_partner_sme": 5},
        {"kind": "security_service", "price": 1},
    ],
)
def test_what_is_just_inside_is_read(item: Json) -> None:
    """At each end of a range, and with as many partners' accounts as there are, the list is worked out."""
    answer = ask(SOFTWARE, PC, item)
    assert (answer["status"], answer["errors"]) == ("answered", [])


def test_a_thing_may_belong_to_a_line_behind_it() -> None:
    """The last line of a list can be meant from the first."""
    answer = ask(SETUP | {"part_of": 3}, PC, SOFTWARE)
    assert (answer["status"], answer["errors"]) == ("answered", [])


def test_a_list_has_one_line_to_twenty() -> None:
    """None and one too many are refused as a whole; twenty are taken, and every fault of a list is told at once."""
    counted = "件です。1件以上、20件以下で書いてください。"
    for many in (0, 21):
        fault = {"input": "items", "typed": str(many), "text": f"「買うもの」が{many}{counted}"}
        assert ask(*[PC] * many)["errors"] == [fault]
    assert (ask(PC)["status"], ask(*[PC] * 20)["status"]) == ("answered", "answered")
    bad = ask(PC | {"paid": "monthly"}, SETUP | {"part_of": 1}, SETUP | {"part_of": 3})
    assert [error["input"] for error in bad["errors"]] == ["items[0].paid", "items[1].part_of", "items[2].part_of"]
