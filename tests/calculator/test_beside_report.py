"""The command line tells the outlook and the cash as a person reads them, and as the page gets them."""

import json
from collections.abc import Callable

import pytest

from calculator.web import handle

Run = Callable[..., tuple[int, str, str]]

# As a person reads them, to the letter: every sentence is one line.
OUTLOOK = """\
「ソフトウェアの購入費」（いま4,000,000円）だけを変えたときです。
「ソフトウェアの購入費」をふやすと、あと5,000,000円（9,000,000円）までは補助額もふえます。その先は、補助額は4,500,000円のままです。

金額が変わる境目
  3,900,000円少ないところ（100,000円）：補助額 50,000円、自己負担 50,000円
    「補助率を掛けた額」が5万円以上の範囲に入ります。
  1,000,000円少ないところ（3,000,000円）：補助額 1,500,000円、自己負担 1,500,000円
    「補助率を掛けた額」が150万円以上の範囲に入ります。
  あと5,000,000円（9,000,000円）：補助額 4,500,000円、自己負担 4,500,000円
    「補助率を掛けた額」が上限（450万円以下）に達し、その先は増えません。

ほしい額から
  補助額を3,000,000円以上にするには、「ソフトウェアの購入費」を6,000,000円にします（いまより2,000,000円多い額です）。補助額は3,000,000円、自己負担は3,000,000円です。これより1円でも少ないと届きません。
  自己負担を1,500,000円以内に収めて補助を受けるには、「ソフトウェアの購入費」を3,000,000円にします（いまより1,000,000円少ない額です）。補助額は1,500,000円、自己負担は1,500,000円です。これより1円でも多いと収まりません。

ひとつだけ変えると
  申請する人の規模：中小企業 → それ以外（大企業・みなし大企業など）（事情）  0円          −2,000,000円
  最低賃金近傍の事業者に当たる：いいえ → はい（事情）                        2,666,666円  ＋666,666円
  業務プロセスの種類の数：4プロセス → 3プロセス                              1,499,999円  −500,001円

どちらの額で申請するか
  補助額 2,000,000円、自己負担 2,000,000円：賃上げの必須要件を引き受けて、この額で申請します。守れないと、補助金の返還を求められることがあります。保険医療機関・介護・社会福祉・学校などの事業者は、この要件がかかりません。
    事業場内最低賃金が目標に届かなかったとき：1年目なら2,000,000円、2年目なら1,333,334円、3年目なら666,667円
      年ごとの効果報告のときに見ます。届かなかった年とそれより後の年の分を、補助額を3年で割った額で返します。一度返すと、その後の年の分は求められません。付加価値額の伸びが年平均1.5%未満のときや、天災などのときは、求められません。
    給与支給総額の伸びが目標に届かなかったとき：全部（2,000,000円）
      計画の終わりに見ます。年平均1.5%以上のびていないと、全部の返還を求められることがあります。給与支給総額の伸びが付加価値額の伸びの1/2超のときや、天災などのときは、求められません。
    途中で辞退したとき、効果報告を出さなかったとき：全部（2,000,000円）
      目標に届かなかったものとして扱われます。免除の決まりは書かれていません。
  補助額 1,499,999円、自己負担 2,500,001円：補助額を自分から150万円未満にして申請します。額は減りますが、賃上げは必須ではなくなり、達成できなくても返還を求められません。
"""  # noqa: E501 - every sentence is one line
CASH = """\
消費税は補助されません。消費税を含めて払うのは4,400,000円、自己負担は2,400,000円です。請求書ごとの端数の扱いで、数円ちがうことがあります。
4,000,000円 × 11/10 → 4,400,000円（1円未満切捨て）

お金の流れ
  はじまり　交付決定　立替 0円
    申請が認められた知らせです。契約と発注は、このあとにします。
  3か月後　支払い　払う 4,400,000円　立替 4,400,000円
    代金の全部を、消費税も含めて、先に自分で払います。銀行振込か、クレジットカードの一括払いに限られます。
  3か月後　実績報告　立替 4,400,000円
    買って払って使い始めたことを、書類とともに報告します。交付決定からおおむね6か月のうちに済ませます。
  5か月後（仮の月数）　補助金の入金　戻る 2,000,000円　立替 2,400,000円
    検査のあとに補助額が確定し、通知を受けてから振り込まれます。

支払いから入金までの2か月のあいだ、4,400,000円を用意しておく必要があります。そのうち補助金で戻るのは2,000,000円で、残りの2,400,000円が自己負担です。
"""
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


def test_a_terminal_shows_all_of_it_in_order(run: Run) -> None:
    """Bounds, wishes, changes and choices each under its title; the steps of the money in their order."""
    assert run("outlook", "tsujyo", *CASE, "--subsidy", "300万円", "--own-payment=150万円")[1] == OUTLOOK
    assert run("cash", "tsujyo", *CASE, "--waits", "payment=3,report=0")[1] == CASH


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
