"""The report on a check as a whole, line by line: of a check of our own, and of the one here in a terminal."""

import json
from collections import namedtuple
from collections.abc import Callable
from typing import Any

from calculator.check_report import check_report
from calculator.frames import Check, Frame
from calculator.web import Rules
from calculator.wire import read
from tests.calculator.made_up import field

Module = namedtuple("Module", ("FRAME",))  # noqa: PYI024 - as calculator.web finds it in a generated package
Run = Callable[..., tuple[int, str, str]]

CHECK = Check("club", "入会できるか", (field("age", "count", label="年齢"), field("guest", "yesno", label="客")), "1f")
RULES = Rules(None, [Module(Frame(id_, label, (), ())) for id_, label in (("a", "昼"), ("b", "夜の部"), ("c", "朝"))])
CITATIONS = {"p": "規約 p2", "q": "規約 p3", "r": "規約 p2"}


def told(**changed: object) -> str:
    """The report on an answer that holds nothing but what is given."""
    lists = ("verdicts", "frames", "missing", "errors", "steps")
    answer: Any = read(json.dumps({"status": "answered", **{key: [] for key in lists}, **changed}))
    return check_report(answer, RULES, CHECK, CITATIONS)


def verdict(label: str, said: str | None, *reasons: tuple[str, str]) -> dict[str, object]:
    """One verdict with its reasons: a sentence and its passages each."""
    rows = [{"text": text, "passages": list(passages)} for text, passages in reasons]
    return {"label": label, "said": said, "reasons": rows}


def step(label: str, value: object, formula: str = "") -> dict[str, object]:
    """One value on the way."""
    return {"label": label, "value": value, "formula": formula}


ALL = """入会できるか
区分      大人
断る理由  まだ分からない
判定は目安です。決めるのは事務局です。

読めなかった入力
  読めません。

理由
  大人です。（規約 p2、規約 p3）
  会員です。（規約 p3）

枠
  昼      ○ 申請できる
  夜の部  × 申請できない
  朝      ？ まだ分からない

足りない答え
  guest  客
  age    年齢

途中の判定
  大人の年齢  20歳
  客の数      1人
  長い 名前   0人
  会員        はい
  満員        いいえ
"""


def test_a_report_has_every_section_in_its_place() -> None:
    """Verdicts, what was not read, reasons with their sources once, frames, what is missing, and the way there."""
    shown = told(
        verdicts=[verdict("区分", "大人", ("大人です。", "pqr"), ("会員です。", "q")), verdict("断る理由", None)],
        errors=[{"text": "読めません。"}],
        frames=[{"id": "a", "state": "open"}, {"id": "b", "state": "barred"}, {"id": "c", "state": "unknown"}],
        missing=["guest", "age"],
        steps=[
            step("大人の年齢", 20, "大人の年齢 20歳"),
            step("客の数", 1, "客の数 1人"),
            step("長い 名前", 0, "長い 名前 0人"),
            step("会員", True, "年齢 30歳、大人の年齢 20歳"),
            step("満員", False),
        ],
    )
    assert shown == ALL


def test_what_is_empty_has_no_heading() -> None:
    """Without reasons, frames and steps the verdicts are all there is."""
    assert told(verdicts=[verdict("区分", "子供")]) == (
        "入会できるか\n区分  子供\n判定は目安です。決めるのは事務局です。\n"
    )


def test_a_day_outside_is_a_sentence() -> None:
    """Nothing is judged, and nothing but that is said."""
    assert told(status="out_of_period") == "入会できるか：申請できる期間の外の日付なので、判定していません。\n"


LARGE = """対象になるか
規模                それ以外（大企業・みなし大企業など）
申請できない事業者  まだ分からない
判定は目安です。決めるのは事務局です。

理由
  みなし大企業に当たるので、大企業と同じに扱われます。使えるのは、インボイス枠の電子取引類型です。（IT導入補助金2025 公募要領（通常枠） p11、サービス等生産性向上IT導入支援事業費補助金 交付規程（インボイス枠 電子取引類型） p14）

枠
  通常枠                              × 申請できない
  インボイス枠（インボイス対応類型）  × 申請できない
  インボイス枠（電子取引類型）        ？ まだ分からない
  セキュリティ対策推進枠              × 申請できない
  複数社連携IT導入枠                  × 申請できない

足りない答え
  stopped    経済産業省か中小企業基盤整備機構から、補助金の交付か指名を止められている
  nightlife  風俗営業など（風営法の第2条にある営業）を営んでいる

途中の判定
  中小企業の資本金の上限      50,000,000円
  業種ごとの従業員の上限      100人
  中小企業の従業員の上限      100人
  小規模事業者の従業員の上限  5人
  定義の表にある組織の形      はい
  資本金が上限に収まる        はい
  従業員の数が上限に収まる    いいえ
  中小企業の規模に収まる      はい
  小規模事業者の規模に収まる  いいえ
  大企業とのつながりがある    はい
  みなし大企業に当たる        はい
"""  # noqa: E501 - every sentence is one line
UNREAD = """対象になるか：読めなかった入力があるので、判定していません。

読めなかった入力
  「常時使用する従業員の数」：「多い」は数として読めません。「多」は使えません。「4」「4人」のように書いてください。
  「IT導入支援事業者（その構成員を含む）として登録している、またはしようとしている」：「x」は「はい」か「いいえ」か分かりません。yes か no で答えてください。
"""  # noqa: E501 - every sentence is one line


def test_a_terminal_shows_all_of_it(run: Run) -> None:
    """A firm that a large one holds, two questions before the end, and answers that cannot be read, to the letter."""
    size = ["organisation=company", "industry=service", "capital=5000万円", "employees=101", "held_by_one=yes"]
    bars = ["group_applies=no", "vendor=no", "prosecuted=no", "antisocial=no", "misconduct=no", "in_japan=yes"]
    assert run("check", "eligible", *size, *bars) == (0, LARGE, "")
    assert run("check", "eligible", "employees=多い", "vendor=x") == (1, UNREAD, "")
