"""The outlook and the cash in a terminal at their edges: a yen before a bound and at it, no change, nothing paid."""

import json
from collections.abc import Callable

import pytest

from calculator.web import handle

Run = Callable[..., tuple[int, str, str]]

CASE = ["size=sme", "near_minimum_wage=no"]
# With three processes a yen more brings nothing from 2,999,998円 on; with four the upper range begins at 3,000,000円.
THREE, FOUR = [*CASE, "business_processes=3"], [*CASE, "business_processes=4"]


@pytest.mark.parametrize(
    ("purchase", "away"),
    [("2,999,997円", "あと1円"), ("2,999,998円", "ちょうどいま"), ("2,999,999円", "1円少ないところ")],
)
def test_a_bound_is_told_from_a_yen_on_either_side(run: Run, purchase: str, away: str) -> None:
    """One yen before a bound, at it and one beyond it each have words of their own."""
    out = run("outlook", "tsujyo", *THREE, f"software_purchase={purchase}")[1]
    assert f"\n  {away}（2,999,998円）：補助額 1,499,999円、自己負担 1,499,999円\n" in out


@pytest.mark.parametrize(
    ("case", "purchase", "change"),
    [
        (THREE, "300万円", "3プロセス → 4プロセス                              1,500,000円  ＋1円         ★"),
        (FOUR, "300万円", "4プロセス → 3プロセス                              1,499,999円  −1円"),
        (THREE, "2,999,999円", "3プロセス → 4プロセス                              1,499,999円  ±0円"),
    ],
)
def test_a_change_has_its_sign(run: Run, case: list[str], purchase: str, change: str) -> None:
    """A yen more, a yen less, and no yen now where only the most that can be paid changes."""
    lines = run("outlook", "tsujyo", *case, f"software_purchase={purchase}")[1].splitlines()
    assert f"  業務プロセスの種類の数：{change}" in lines


NEVER = """「ソフトウェアの購入費」（いま3,000,000円）だけを変えたときです。
どの金額を変えても補助されません。

ほしい額から
  この入力では、費用をいくらにしても補助されません。対象外になる理由を先に直してください。

ひとつだけ変えると
  申請する人の規模：それ以外（大企業・みなし大企業など） → 中小企業（事情）      1,500,000円  ＋1,500,000円
  申請する人の規模：それ以外（大企業・みなし大企業など） → 小規模事業者（事情）  1,500,000円  ＋1,500,000円
"""
UNPAID = """消費税は補助されません。消費税を含めて払うのは3,300,000円、自己負担は3,300,000円です。請求書ごとの端数の扱いで、数円ちがうことがあります。
3,000,000円 × 11/10 → 3,300,000円（1円未満切捨て）
"""  # noqa: E501 - every sentence is one line
LARGE = ["size=large", "near_minimum_wage=no", "business_processes=4", "software_purchase=300万円"]


def test_where_nothing_is_ever_paid_that_is_all(run: Run) -> None:
    """No bound, no choice and no steps of the money: what would change it, and what is paid all the same."""
    assert run("outlook", "tsujyo", *LARGE, "--subsidy", "1円") == (0, NEVER, "")
    assert run("cash", "tsujyo", *LARGE) == (0, UNPAID, "")


UNREAD = """調べていません。読めなかった入力があります。
  「最低賃金近傍の事業者に当たる」：「?」は「はい」か「いいえ」か分かりません。yes か no で答えてください。
  「業務プロセスの種類の数」：7プロセスは入力できる範囲の外です。0プロセス以上、6プロセス以下で書いてください。
"""


@pytest.mark.parametrize("command", ["outlook", "cash"])
def test_why_nothing_is_told_stands_line_by_line(run: Run, command: str) -> None:
    """What is missing by its name, and each fault with its sentence, under what they prevent."""
    missing = "まだ調べられません。入力が足りません。\n  size\n  near_minimum_wage\n  business_processes\n"
    assert run(command, "tsujyo", "software_purchase=1") == (0, missing, "")
    assert run(command, "tsujyo", "business_processes=7", "near_minimum_wage=?") == (1, UNREAD, "")


def test_without_a_word_of_the_waits_all_are_assumed(run: Run) -> None:
    """No --waits is no wait: the months of the rules count, each marked."""
    out = run("cash", "tsujyo", *FOUR, "software_purchase=400万円")[1]
    assert [line.partition("　")[0] for line in out.splitlines() if "立替" in line] == [
        *("  はじまり", "  2か月後（仮の月数）", "  3か月後（仮の月数）", "  5か月後（仮の月数）"),
    ]


@pytest.mark.parametrize(
    ("waits", "fault"),
    [
        ("payment=3=4", "「3=4」は数として読めません。「=」は使えません。"),
        ("payment=3,report=-1", "「-1」は数として読めません。マイナスの数は使えません。"),
        ("payment=半年", "「半年」は数として読めません。「半」は使えません。"),
    ],
)
def test_a_wait_that_is_not_read_says_how_to_write_months(run: Run, waits: str, fault: str) -> None:
    """Whatever stands behind the first equals sign is the months, and what is no month is refused as one."""
    code, out, _ = run("cash", "tsujyo", *FOUR, "software_purchase=400万円", "--waits", waits)
    told = f"  {fault}月数で「24」「24か月」のように書いてください。\n"
    assert (code, out) == (1, f"調べていません。読めなかった入力があります。\n{told}")


@pytest.mark.parametrize(
    ("months", "month", "fault"),
    [
        (0, 0, None),
        ("2ヶ月", 2, None),
        (60, 60, None),
        (-1, None, "-1か月は入力できる範囲の外です。0か月以上、60か月以下で書いてください。"),
        ("61か月", None, "61か月は入力できる範囲の外です。0か月以上、60か月以下で書いてください。"),
    ],
)
def test_a_wait_takes_none_to_sixty_months(months: object, month: int | None, fault: str | None) -> None:
    """At both ends it is read, one beyond it is refused, and the word for months is written in any of its ways."""
    inputs = dict(word.split("=") for word in [*FOUR, "software_purchase=400万円"])
    asked = {"frame": "tsujyo", "inputs": inputs, "only": "cash", "waits": {"payment": months}}
    answer = json.loads(handle(json.dumps(asked)))
    assert [each["text"] for each in answer["errors"]] == ([] if fault is None else [fault])
    assert month is None or answer["steps"][1]["month"] == month
