"""Every refusal as a reader sees it: the whole sentence, for a part of one may be right while the rest is not."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from calculator.__main__ import USAGE
from calculator.cases import read_case
from calculator.quantities import read_count, read_date, read_months, read_yen
from calculator.web import handle
from calculator.wire import Object, WireError, read
from tests.calculator.made_up import field

YEN = "「1,500,000」「150万円」のように書いてください。"
COUNT = "「4」「4者」のように書いてください。"
MONTHS = "月数で「24」「24か月」のように書いてください。"
DAY = "「2025-12-01」のように書いてください。"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("1,50,000", f"コンマ（,）は3桁ごとに、整数のところでだけ使えます。{YEN}"),
        ("1.2.3", f"小数点が二つ以上あります。{YEN}"),
        (".5万", f"小数点の前と後の両方に数字が要ります。{YEN}"),
        ("三百万", f"漢数字「三」は使えません。算用数字で{YEN}"),
        ("十万円", f"漢数字は使えません。「十万」の前に数字がありません。算用数字で{YEN}"),
        ("百万円", f"漢数字は使えません。「百万」の前に数字がありません。算用数字で{YEN}"),
        ("万円", f"「万」の前に数字がありません。算用数字で{YEN}"),
        ("-5", f"マイナスの数は使えません。{YEN}"),
        ("abc", f"「a」は使えません。{YEN}"),
        ("1X", f"「X」は使えません。{YEN}"),
        ("5円円", f"「円」は最後に、「¥」は最初に、一度だけ書けます。{YEN}"),
        ("1 000", f"途中に空白があります。空白を入れずに{YEN}"),
        ("", f"数字がありません。空けておくか、{YEN}"),
        ("5百円", f"「百」という単位は使えません。使える単位は億・千万・百万・万・千です。{YEN}"),
        ("1.5", "小数は「1.5万円」のように、最後の単位の前でだけ使えます。"),
        ("1億2", "最後の「2」の単位が分かりません。「1億2,000万円」のように単位まで書いてください。"),
        ("2千5百万", "単位は大きい順に一度ずつ書きます。「5百万」をまとめて「2,500万円」のように書いてください。"),
        ("1億12千万", "「12千万」が大きすぎて、前の単位と重なります。まとめて「2,500万円」のように書いてください。"),
        ("1.00001万", "1円未満の端数が出ます。1円単位で「15,000」のように書いてください。"),
    ],
)
def test_an_amount_is_refused_in_a_whole_sentence(typed: str, said: str) -> None:
    """What was typed, why it cannot be read, and how to write it."""
    assert read_yen(typed) == (None, f"「{typed}」は金額として読めません。{said}")


def test_what_is_too_long_is_cut_in_the_sentence() -> None:
    """Twenty signs are repeated whole; of more, the first twenty."""
    assert read_yen("x" * 20)[1] == f"「{'x' * 20}」は金額として読めません。「x」は使えません。{YEN}"
    assert read_yen("1" + "x" * 20)[1] == f"「1{'x' * 19}…」は金額として読めません。「x」は使えません。{YEN}"
    assert read_yen("9" * 59 + "円") == (int("9" * 59), "")
    assert read_yen("9" * 61)[1] == f"「{'9' * 20}…」は金額として読めません。60文字までで書いてください。"


def test_a_number_or_a_day_is_refused_in_a_whole_sentence() -> None:
    """Counts, months and days each say how they are written."""
    comma = "コンマ（,）は3桁ごとに、整数のところでだけ使えます。"
    for found, typed, said in [
        (read_count("4X", "者"), "4X", f"数として読めません。「X」は使えません。{COUNT}"),
        (read_count("1.5", "者"), "1.5", f"数として読めません。小数は使えません。{COUNT}"),
        (read_count("4,00者", "者"), "4,00者", f"数として読めません。{comma}{COUNT}"),
        (read_count("者", "者"), "者", f"数として読めません。数字がありません。空けておくか、{COUNT}"),
        (read_months("2年"), "2年", f"数として読めません。「年」は使えません。{MONTHS}"),
        (read_months("-1"), "-1", f"数として読めません。マイナスの数は使えません。{MONTHS}"),
        (read_date("2025-02-29"), "2025-02-29", f"という日は暦にありません。{DAY}"),
        (read_date("令和7年"), "令和7年", f"日付として読めません。{DAY}"),
    ]:
        assert found == (None, f"「{typed}」{'' if 'という日' in said else 'は'}{said}")


@pytest.mark.parametrize(
    ("text", "position", "said"),
    [
        ('{"a":1,"a":2}', 7, "項目「a」が二度書かれています"),
        ("[1.5]", 1, "小数と指数は使えません。整数か、人が書くとおりの文字列にしてください"),
        ("[01]", 1, "数を0で始めることはできません"),
        ("[-]", 1, "「-」の後に数字がありません"),
        (f"[{'9' * 101}]", 1, "数が長すぎます。100桁までです"),
        ('"\\ud800"', 1, "文字になっていない符号（片割れのサロゲート）があります"),
        ('"\ud800"', 1, "文字になっていない符号（片割れのサロゲート）があります"),
        ('"\\u12"', 1, "「\\u」の後には16進数字が4つ要ります"),
        ('"\\q"', 1, "知らないエスケープです"),
        ('"a\n"', 2, "文字列の中に制御文字があります"),
        ('"x', 0, "文字列が閉じていません"),
        ("[1,]", 2, "最後の「,」が余分です"),
        ("[1 2]", 3, "「,」か閉じるかっこが要ります"),
        ("{1:2}", 1, '項目の名前は「"」で始めます'),
        ('{"a" 1}', 5, "項目の名前の後には「:」が要ります"),
        ('{"a":', 5, "値が途中で終わっています"),
        ("[nul]", 1, "値として読めない文字です"),
        ("1 1", 2, "値の後に余分な文字があります"),
        ("[[[[[[[1]]]]]]]", 6, "入れ子が深すぎます。6段までです"),
        (f'"{"x" * 1_000_000}"', 0, "大きすぎます。1,000,000バイトまでです"),
    ],
)
def test_json_is_refused_in_a_whole_sentence(text: str, position: int, said: str) -> None:
    """The sentence, and the same with the place as people count it."""
    with pytest.raises(WireError) as refused:
        read(text)
    assert (refused.value.text, refused.value.position) == (said, position)
    assert str(refused.value) == f"{said}（{position + 1}文字目）"


FRAMES = "使えるのは「tsujyo」「invoice」「denshi」「security」「fukusu」です。"


@pytest.mark.parametrize(
    ("question", "known", "error"),
    [
        ("", (None, None), ("", "", "JSONとして読めません。値が途中で終わっています（1文字目）")),
        (
            "5",
            (None, None),
            ("", "5", 'JSONのオブジェクトではありません。{"frame":"…","inputs":{…}} の形で書いてください。'),
        ),
        (
            '{"frame":"tsujo"}',
            ("it-2025", None),
            ("frame", "tsujo", "「tsujo」という枠はありません。「tsujyo」のことですか。"),
        ),
        ('{"frame":5}', ("it-2025", None), ("frame", "5", f"「5」という枠はありません。{FRAMES}")),
        ('{"frame":""}', ("it-2025", None), ("frame", "", f"枠の名前がありません。{FRAMES}")),
        ("{}", ("it-2025", None), ("frame", "", f"枠の名前がありません。{FRAMES}")),
        (
            '{"frame":"tsujyo","program":"it-2027"}',
            (None, None),
            ("program", "it-2027", "「it-2027」という制度はありません。「it-2025」のことですか。"),
        ),
        (
            '{"frame":"tsujyo","programme":1}',
            ("it-2025", "tsujyo"),
            ("programme", "1", "「programme」という項目はありません。「program」のことですか。"),
        ),
        (
            '{"frame":"tsujyo","inputs":[1]}',
            ("it-2025", "tsujyo"),
            ("inputs", "[1]", '「inputs」は入力の組ではありません。{"名前":値} の形で書いてください。'),
        ),
        (
            '{"frame":"tsujyo","on":"2025/12/01"}',
            ("it-2025", "tsujyo"),
            ("on", "2025/12/01", f"「2025/12/01」は日付として読めません。{DAY}"),
        ),
        (
            '{"frame":"tsujyo","on":20251201}',
            ("it-2025", "tsujyo"),
            ("on", "20251201", "日付は「2025-12-01」のように文字列で書いてください。"),
        ),
    ],
)
def test_a_question_is_refused_in_a_whole_sentence(
    question: str, known: tuple[object, object], error: tuple[str, str, str]
) -> None:
    """What could be understood of a question stays in its answer, beside the one error."""
    answer = json.loads(handle(question))
    assert (answer["program"], answer["frame"]) == known
    assert [tuple(each.values()) for each in answer["errors"]] == [error]


def test_broken_json_is_shown_by_its_beginning() -> None:
    """Sixty signs of a text that is not JSON are repeated, halves of characters replaced."""
    assert json.loads(handle("x" * 61))["errors"][0]["typed"] == "x" * 60
    assert json.loads(handle('"\ud800\udfff\ud7ff\ue000'))["errors"][0]["typed"] == '"\ufffd\ufffd\ud7ff\ue000'


SIZE = field("size", "choice", choices=(("sme", "中小企業"), ("small", "小規模")))
PC = field("pc", "yen", unit="円", low=0, default=0)
FIELDS = (
    SIZE,
    PC,
    field("months", "months", unit="か月", low=1, high=60, default=24),
    field("cloud", "yesno", default=False),
    field("part", "count", unit="者", default=0),
    field("whole", "count", unit="者", default=9, high=9),
    field("members", "records", unit="者", low=1, high=2, fields=(SIZE, PC)),
)
MEMBER = Object([("size", "sme")])
CHOICES = "という選択肢はありません。sme（中小企業）、small（小規模） から選んでください。"
RANGE = "1か月以上、60か月以下で書いてください。"


@pytest.mark.parametrize(
    ("pairs", "error"),
    [
        ([("sise", "sme")], ("sise", "sme", "「sise」という入力はありません。「size」のことですか。")),
        ([("pc", 1), ("pc", 2)], ("pc", "2", "「pc」が二度書かれています。一度だけ書いてください。")),
        ([("pc", -1)], ("pc", "-1", "「<pc>」：-1円は入力できる範囲の外です。0円以上で書いてください。")),
        ([("pc", None), ("months", 61)], ("months", "61", f"「<months>」：61か月は入力できる範囲の外です。{RANGE}")),
        ([("whole", 10)], ("whole", "10", "「<whole>」：10者は入力できる範囲の外です。9者以下で書いてください。")),
        (
            [("pc", True)],
            ("pc", "true", "「<pc>」：「true」は数ではありません。整数か、人が書くとおりの文字で書いてください。"),
        ),
        (
            [("cloud", "はい")],
            (
                "cloud",
                "はい",
                "「<cloud>」：「はい」は「はい」か「いいえ」か分かりません。yes か no で答えてください。",
            ),
        ),
        (
            [("size", "x" * 20)],
            (
                "size",
                "x" * 20,
                f"「<size>」：「{'x' * 20}」{CHOICES}",
            ),
        ),
        (
            [("size", "x" * 21)],
            (
                "size",
                "x" * 21,
                f"「<size>」：「{'x' * 20}…」{CHOICES}",
            ),
        ),
        (
            [("part", 5), ("whole", 4)],
            ("part", "5", "「<part>」（5者）が「<whole>」（4者）を超えています。4者以下で書いてください。"),
        ),
        (
            [("members", [MEMBER, Object([("size", "sme"), ("pc", -1)])])],
            ("members[1].pc", "-1", "<members>2の「<pc>」：-1円は入力できる範囲の外です。0円以上で書いてください。"),
        ),
        (
            [("members[0].sise", "sme")],
            ("members[0].sise", "sme", "「members[0].sise」という入力はありません。「size」のことですか。"),
        ),
        (
            [("members", [Object([("pc", 1), ("pc", 2)])])],
            ("members[0].pc", "2", "「members[0].pc」が二度書かれています。一度だけ書いてください。"),
        ),
        (
            [("members", [1])],
            ("members[0]", "1", '「members[0]」は入力の組ではありません。{"名前":値} の形で書いてください。'),
        ),
        (
            [("members", "sme")],
            ("members", "sme", "「<members>」は一覧ではありません。members[0] から順に書いてください。"),
        ),
        (
            [("members", [MEMBER] * 3)],
            ("members", "3", "「<members>」が3者です。1者以上、2者以下で書いてください。"),
        ),
        (
            [("members[0].pc].x", 1)],
            ("members[0].pc].x", "1", "「members[0].pc].x」という入力はありません。使えるのは「size」「pc」です。"),
        ),
        (
            [("members[X].size", "sme")],
            ("members[X].size", "sme", "「members[X].size」は読めません。「members[0].size」のように書いてください。"),
        ),
        (
            [("members[x].size", "sme")],
            ("members[x].size", "sme", "「members[x].size」は読めません。「members[0].size」のように書いてください。"),
        ),
        (
            [("members", [MEMBER]), ("members[0].size", "sme")],
            ("members", "", "「members」と「members[0]」の書き方が混ざっています。どちらかにそろえてください。"),
        ),
        (
            [("members[1].size", "sme")],
            ("members[0]", "", "番号が飛んでいます。「members[0]」がありません。0から順に番号を付けてください。"),
        ),
    ],
)
def test_an_input_is_refused_in_a_whole_sentence(pairs: list[tuple[str, object]], error: tuple[str, str, str]) -> None:
    """The input, what was typed, and a sentence that names the field and how to write it."""
    assert read_case(FIELDS, pairs, (("part", "whole"),)).errors == [error]


Run = Callable[..., tuple[int, str, str]]
HELP = "使い方は python -m calculator --help で見られます。\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("", "命令がありません。frames・estimate・outlook・cash・check・headcount・find のどれかを書いてください。"),
        ("estimte", "「estimte」という命令はありません。「estimate」のことですか。"),
        (
            "xyzxyz",
            "「xyzxyz」という命令はありません。使えるのは「frames」「estimate」「outlook」「cash」「check」「headcount」「find」です。",
        ),
        ("frames --on 2025-12-01", "frames といっしょに書けるのは --program と --json だけです。"),
        ("frames --program it-2027", "「it-2027」という制度はありません。「it-2025」のことですか。"),
        ("estimate", f"枠の名前がありません。{FRAMES}"),
        ("estimate tsujyo --lines pc=1", "--lines のときは、名前=値 を書かずに、標準入力の各行に書いてください。"),
        ("estimate tsujyo 3000", "「3000」は 名前=値 の形ではありません。pc=30万円 のように書いてください。"),
        ("estimate tsujyo sise=sme", "「sise」という入力はありません。「size」のことですか。"),
        (
            "estimate fukusu members[0].sise=sme",
            "「members[0].sise」という入力はありません。「size」のことですか。",
        ),
        ("estimate tsujyo size=sme size=sme", "「size」が二度書かれています。一度だけ書いてください。"),
        ("estimate tsujyo --json=1", "「--json=1」という指定はありません。「--json」のことですか。"),
        ("estimate tsujyo --json --json", "「--json」が二度書かれています。一度だけ書いてください。"),
        ("estimate tsujyo --on", "「--on」の後に値がありません。--on の次に書いてください。"),
        ("estimate tsujyo --on=", "「--on」の後に値がありません。--on の次に書いてください。"),
        ("estimate tsujyo pc=\udcff", "'pc=\\udcff' は文字として読めません。UTF-8で書いてください。"),
        ("estimate tsujyo pc=\ud800", "'pc=\\ud800' は文字として読めません。UTF-8で書いてください。"),
        ("estimate tsujyo pc=\udfff", "'pc=\\udfff' は文字として読めません。UTF-8で書いてください。"),
        (
            "estimate fukusu members[0].sise[1].pc=1",
            "「members[0].sise[1].pc」という入力はありません。「size」のことですか。",
        ),
        (
            "estimate fukusu members=@no=ne.json",
            "ファイル「no=ne.json」を読めません：そのファイルはありません。",
        ),
        (
            "estimate fukusu members=@none.json",
            "ファイル「none.json」を読めません：そのファイルはありません。",
        ),
    ],
)
def test_wrong_usage_is_told_in_a_whole_sentence(run: Run, arguments: str, said: str) -> None:
    """Standard error has the sentence and where to look, standard output nothing."""
    assert run(*arguments.split()) == (2, "", f"{said}\n{HELP}")


def test_a_file_is_refused_in_a_whole_sentence(run: Run, tmp_path: Path) -> None:
    """Its name, and what is wrong with it."""
    path = tmp_path / "members.json"
    for content, said in [
        (b"\xff", "UTF-8で書かれていません。"),
        (b"[1,]", "最後の「,」が余分です（3文字目）"),
    ]:
        path.write_bytes(content)
        told = f"ファイル「{path}」を読めません：{said}\n{HELP}"
        assert run("estimate", "fukusu", f"members=@{path}") == (2, "", told)


@pytest.mark.parametrize(
    ("line", "typed", "said"),
    [
        (b"\xff\r\n", "\ufffd", "UTF-8として読めません（1文字目）"),
        (b'{"a": \r\n', '{"a": ', "値が途中で終わっています（7文字目）"),
        (b"1X\r\n", "1X", "値の後に余分な文字があります（2文字目）"),
        (b"[1] \r\n", "[1] ", '{"名前":値} の形ではありません（1文字目）'),
        (b"[" + b"1" * 300 + b"\n", "[" + "1" * 199, "数が長すぎます。100桁までです（2文字目）"),
    ],
)
def test_a_line_is_refused_in_a_whole_sentence(run: Run, line: bytes, typed: str, said: str) -> None:
    """The answer to a line that cannot be read has its number, its beginning without the line's end, and the fault."""
    error = {"input": "", "typed": typed, "text": f"2行目：{said}"}
    code, out, _ = run("estimate", "tsujyo", "--lines", lines=b"{}\n" + line)
    assert (code, json.loads(out.splitlines()[1])) == (1, {"status": "invalid", "line": 2, "errors": [error]})


def test_help_is_the_usage_and_nothing_else(run: Run) -> None:
    """--help prints how the commands are written."""
    assert run("--help") == run("-h") == run("estimate", "--help") == (0, USAGE, "")
