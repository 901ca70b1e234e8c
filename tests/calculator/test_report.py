"""The report and the catalogue as a whole: what stands in a terminal, line by line, for a frame of our own."""

import json
from collections import namedtuple
from typing import Any

import pytest

from calculator.catalogue import catalogue
from calculator.frames import Frame, Program
from calculator.report import aligned, report
from calculator.web import Rules
from calculator.wire import read
from tests.calculator.made_up import field

Module = namedtuple("Module", ("FRAME",))  # noqa: PYI024 - as calculator.web finds it in a generated package


SIZE = field("size", "choice", label="規模", choices=(("sme", "中小企業"), ("small", "小規模")))
FIELDS = (
    SIZE,
    field("pc", "yen", label="PC等", unit="円", low=0, high=999, default=0),
    field("register", "yen", label="レジ等", unit="円", low=0, default=0),
    field("months", "months", label="月数", unit="か月", low=1, high=60, default=24),
    field("pos", "yesno", label="POS", default=False, asked=lambda _: True),
    field("cloud", "yesno", label="クラウド", default=False),
    field("people", "count", label="人数", unit="人"),
    field(
        "members",
        "records",
        label="構成員",
        unit="者",
        fields=(SIZE, field("used", "count", label="利用", unit="人", low=0)),
    ),
)
FRAME = Frame("shop", "店舗枠", FIELDS, ())
DEADLINE = "次の締切は冬です。"
CITATIONS = {"a": "要領 p2", "b": "要領 p10", "c": "ちらし", "d": "要領 p2"}


def told(**changed: object) -> str:
    """The report on a Result that holds nothing but what is given."""
    lists = ("breakdown", "conditions", "reasons", "missing", "errors", "choices", "steps", "readings")
    receipt = {"rulebook": "1f", "calculator": "9.9", "on": "2025-12-01", "inputs": {}, "assumed": []}
    blank = {"status": "needs_input", "subsidy": None, "eligible_cost": None, "own_payment": None}
    result: Any = read(json.dumps({**blank, **{key: [] for key in lists}, "receipt": receipt, **changed}))
    return report(result, FRAME, CITATIONS, DEADLINE)


def row(text: str, passages: str = "", **more: object) -> dict[str, object]:
    """One row of a Result with its sentence and its passages."""
    return {"text": text, "passages": list(passages), **more}


ALL = """店舗枠：補助額の目安は50,000円、自己負担は70,001円（税抜）です。
補助額は「以内」の上限で、受けられることを約束するものではありません。決めるのは事務局です。
次の締切は冬です。

補助額        50,000円（5万円）
自己負担      70,001円
補助対象経費  120,001円

内訳
  PC等    1,000円
  レジ等  9円

理由
  足りません。［要領 p2］

選べる額
  4円：少なくします。

別の読み方
  5円：多くなります。［ちらし］

計算
   1. 率：1/2
      当たるからです。［要領 p2・p10、ちらし］
   2. 額：1円
      切り捨てます。［要領 p2、ほか］

条件（○ 満たす　× 満たさない　？ まだ分からない　□ 自分で確かめる）
  ○ 満たしています。
  × 大企業です。
  ？ まだです。
  □ 確かめます。［ちらし、要領 p10］

控え
  日付    2025-12-01（指定がないので、この制度で計算する最後の日）
  仮定    規模：中小企業、レジ等：3円、月数：24か月、POS：いいえ、そのほかの金額：0円
  規則    1f
  計算機  9.9
"""


def test_a_report_has_every_section_in_its_place() -> None:
    """The sentence, the amounts, where they come from, the conditions and the receipt, each with its pages once."""
    assumed = {"size": "sme", "months": 24, "pc": 0, "register": 3, "pos": False}
    receipt = {"rulebook": "1f", "calculator": "9.9", "on": "2025-12-01", "inputs": {**assumed, "cloud": True}}
    shown = told(
        status="eligible",
        subsidy=50_000,
        own_payment=70_001,
        eligible_cost=120_001,
        breakdown=[{"label": "PC等", "yen": 1_000}, {"label": "レジ等", "yen": 9}],
        reasons=[row("足りません。", "a")],
        choices=[row("少なくします。", subsidy=4)],
        readings=[row("多くなります。", "c", subsidy=5)],
        steps=[
            row("当たるからです。", "abcd", label="率", formula="1/2"),
            {"label": "額", "formula": "1円", "text": "切り捨てます。", "passages": ["d", "ほか"]},
        ],
        conditions=[
            row("満たしています。", state="met"),
            row("大企業です。", state="unmet"),
            row("まだです。", state="unknown"),
            row("確かめます。", "cb", state="confirm"),
        ],
        receipt={**receipt, "assumed": [*assumed, "on"]},
    )
    assert shown == ALL


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        ("ineligible", "店舗枠：対象外です。この内容では補助されません。"),
        ("needs_input", "店舗枠：まだ計算できません。入力が足りません。"),
        ("out_of_period", "店舗枠：計算できません。申請できる期間の外の日付です。"),
        ("invalid", "店舗枠：計算していません。読めなかった入力があります。"),
    ],
)
def test_a_report_without_amounts_is_its_sentence_and_receipt(status: str, sentence: str) -> None:
    """Each state but eligible has one sentence of its own, and what is empty has no heading."""
    assert told(status=status) == f"{sentence}\n{DEADLINE}\n\n控え\n  日付    2025-12-01\n  規則    1f\n  計算機  9.9\n"


def test_what_is_missing_or_unread_is_listed_with_how_to_write_it() -> None:
    """Each kind of input is asked for in the words of the command line, a record's with its number."""
    missing = ["size", "pc", "months", "pos", "people", "members", "members[9].used"]
    assert told(missing=missing, errors=[{"text": "読めません。"}]).split("\n\n")[1:3] == [
        "読めなかった入力\n  読めません。",
        """足りない入力
  規模            size=sme（中小企業） | small（小規模）
  PC等            pc=0円〜999円
  月数            months=1か月〜60か月
  POS             pos=yes | no
  人数            people=数（人）
  構成員          members=@一覧.json（または members[0].size=… から順に）
  構成員10の利用  members[9].used=数（人）""",
    ]


def test_only_padding_is_cut_from_the_end_of_a_line() -> None:
    """A cell keeps its own last signs, be they full-width spaces."""
    assert aligned([("a", "X"), ("b", "　"), ("c", "")]) == ["a  X", "b  　", "c"]


@pytest.mark.parametrize(
    ("sign", "columns"),
    [
        ("\u10ff", 1),
        ("\u1100", 2),
        ("\u2010", 1),
        ("\u2e7f", 1),
        ("\u2e80", 2),
        ("\uff60", 2),
        ("\uff61", 1),
    ],
)
def test_the_width_of_a_sign_changes_at_its_edges(sign: str, columns: int) -> None:
    """Hangul, kana and kanji take two columns, punctuation of the West and half-width kana one."""
    assert aligned([(sign, "|"), ("   ", "|")])[0] == sign + " " * (3 - columns) + "  |"


def test_an_amount_that_was_given_is_not_said_to_be_assumed() -> None:
    """Without any assumption there is no line for it; an assumed amount of 0円 is only one of the others."""
    receipt = {"rulebook": "1f", "calculator": "9.9", "on": "2025-12-01", "inputs": {"pc": 0, "register": 0}}
    assert "仮定    そのほかの金額：0円\n" in told(receipt={**receipt, "assumed": ["pc"]})
    assert "仮定" not in told(receipt={**receipt, "assumed": []})


CATALOGUE = """試験の制度（test-1）　2025-04-01 から 2026-01-31 まで

shop  店舗枠
  size             規模      sme | small  必須
  pc               PC等      金額（円）
  register         レジ等    金額（円）
  months           月数      数（か月）
  pos              POS       yes | no     場合により必須
  cloud            クラウド  yes | no
  people           人数      数（人）     必須
  members[0].size  規模      sme | small  必須
  members[0].used  利用      数（人）     必須

till  レジ枠
  size  規模  sme | small  必須
"""


def test_a_catalogue_has_every_input_of_every_frame() -> None:
    """Name, label, kind and whether it must be given, in columns; an input of records under its long name."""
    program = Program("test-1", "試験の制度", "2025-04-01", "2026-01-31", "", "", "")
    till = Frame("till", "レジ枠", (SIZE,), ())
    assert catalogue(Rules(program, (Module(FRAME), Module(till)))) == CATALOGUE
