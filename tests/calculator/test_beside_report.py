"""The command line tells the outlook and the cash as a person reads them, and as the page gets them."""

import json
from collections.abc import Callable

import pytest

from calculator.web import handle

Run = Callable[..., tuple[int, str, str]]

CASE = ["software_purchase=400万円", "business_processes=4", "size=sme", "near_minimum_wage=no"]


def test_the_outlook_in_a_terminal(run: Run) -> None:
    """Bounds, the end, both wishes, the changes and what may be asked back, each in words with its yen."""
    code, out, _ = run("outlook", "tsujyo", *CASE, "--subsidy", "300万円", "--own-payment=150万円")
    assert code == 0
    assert out.startswith("「ソフトウェアの購入費」（いま4,000,000円）だけを変えたときです。\n")
    assert "あと5,000,000円（9,000,000円）：補助額 4,500,000円、自己負担 4,500,000円" in out
    assert "3,900,000円少ないところ（100,000円）" in out
    assert "補助額を3,000,000円以上にするには" in out
    assert "自己負担を1,500,000円以内に収めて" in out
    assert "最低賃金近傍の事業者に当たる：いいえ → はい（事情）" in out
    assert "1年目なら2,000,000円、2年目なら1,333,334円、3年目なら666,667円" in out
    assert "全部（2,000,000円）" in out


def test_a_case_at_a_bound_and_one_without_any(run: Run) -> None:
    """What stands exactly at a bound is told so; where nothing is ever paid, that is all."""
    at_bound = [word.replace("400万円", "300万円") for word in CASE]
    assert "ちょうどいま（3,000,000円）" in run("outlook", "tsujyo", *at_bound)[1]
    large = [word.replace("sme", "large") for word in CASE]
    assert "どの金額を変えても補助されません。" in run("outlook", "tsujyo", *large)[1]


def test_another_amount_is_varied(run: Run) -> None:
    """--vary names the amount that changes, and the best change has its star."""
    words = ["size=sme", "functions=1", "software_purchase=100万円", "pc=10万円"]
    out = run("outlook", "invoice", *words, "--vary", "pc")[1]
    assert "「パソコン・タブレット・プリンター・スキャナー・複合機」（いま100,000円）" in out
    (line,) = [line for line in out.splitlines() if "1機能 → 2機能" in line]
    assert line.endswith("★")


def test_the_cash_in_a_terminal(run: Run) -> None:
    """Tax, steps and the bridge; an assumed wait says so, a typed one does not."""
    code, out, _ = run("cash", "tsujyo", *CASE, "--waits", "payment=3,report=0")
    assert code == 0
    assert "消費税を含めて払うのは4,400,000円、自己負担は2,400,000円です" in out
    assert "3か月後　支払い　払う 4,400,000円　立替 4,400,000円" in out
    assert "5か月後（仮の月数）　補助金の入金　戻る 2,000,000円　立替 2,400,000円" in out
    assert "はじまり　交付決定" in out
    assert "2か月のあいだ、4,400,000円を用意" in out
    assert "お金の流れ" not in run("cash", "tsujyo", *[word.replace("sme", "large") for word in CASE])[1]


@pytest.mark.parametrize("command", ["outlook", "cash"])
def test_what_is_missing_or_unread_is_said(run: Run, command: str) -> None:
    """An incomplete case, one that cannot be read and one outside the period end with their own sentence."""
    code, out, _ = run(command, "tsujyo", "software_purchase=1")
    assert (code, out.splitlines()[0]) == (0, "まだ調べられません。入力が足りません。")
    assert "business_processes" in out
    code, out, _ = run(command, "tsujyo", *CASE[1:], "software_purchase=1.2.3")
    assert (code, out.splitlines()[0]) == (1, "調べていません。読めなかった入力があります。")
    assert "小数点" in out
    code, out, _ = run(command, "tsujyo", *CASE, "--on", "2030-01-01")
    assert (code, out) == (0, "調べられません。申請できる期間の外の日付です。\n")


def test_json_is_what_the_page_gets(run: Run) -> None:
    """--json prints the bytes of handle."""
    inputs = dict(word.split("=") for word in CASE)
    asked = {"frame": "tsujyo", "inputs": inputs, "only": "outlook", "wish": {"subsidy": "300万円"}}
    assert run("outlook", "tsujyo", *CASE, "--subsidy", "300万円", "--json")[1] == handle(json.dumps(asked))
    asked = {"frame": "tsujyo", "inputs": inputs, "only": "cash", "waits": {"payment": "3"}}
    assert run("cash", "tsujyo", *CASE, "--waits", "payment=3", "--json")[1] == handle(json.dumps(asked))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["estimate", "tsujyo", "--vary", "pc"], "--vary は estimate といっしょには使えません"),
        (["cash", "tsujyo", "--subsidy", "5"], "--subsidy は cash といっしょには使えません"),
        (["outlook", "tsujyo", "--waits", "payment=5"], "--waits は outlook といっしょには使えません"),
        (["outlook"], "枠の名前がありません"),
    ],
)
def test_wrong_usage_ends_with_2(run: Run, arguments: list[str], said: str) -> None:
    """An option of another command, or no frame, is wrong usage."""
    code, _, err = run(*arguments)
    assert code == 2
    assert said in err
