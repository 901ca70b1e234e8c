"""What the command line promises: readable Japanese, exact JSON, and an exit code for each kind of end."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from calculator.__main__ import main
from calculator.catalogue import catalogue
from calculator.report import _how, aligned
from calculator.web import find_program, handle
from scripts.pyz import write_pyz
from tests.calculator.made_up import field

ROOT = Path(__file__).parents[2]
PLAIN = ["software_purchase=300万円", "size=sme", "near_minimum_wage=no"]

Run = Callable[..., tuple[int, str, str]]


def results(out: str) -> list[dict[str, Any]]:
    """The JSON of each line."""
    return [json.loads(line) for line in out.splitlines()]


def test_below_the_upper_tier_the_reason_is_said(run: Run) -> None:
    """通常枠 with three processes ends at 1,499,999 yen, and the text says why."""
    code, out, _ = run("estimate", "tsujyo", *PLAIN, "business_processes=3")
    assert code == 0
    assert out.startswith("通常枠：補助額の目安は1,499,999円、自己負担は1,500,001円（税抜）です。\n")
    assert "「150万円未満」に収まらない" in out
    assert "3,000,000円 × 1/2 = 1,500,000円" in out
    assert out.count("事務局です。") == 1
    assert out.count("目安") == 1


@pytest.mark.parametrize(
    ("on", "said"),
    [
        ([], "IT導入補助金2025の最後の締切は2026年1月7日（令和8年・水曜日）17時です。"),
        (["--on", "2025-12-02"], "次の締切は第7次の2025年12月2日（令和7年・火曜日）17時です。"),
        (["--on", "2025-12-03"], "次の締切は第8次の2026年1月7日（令和8年・水曜日）17時です。"),
        (["--on", "2026-01-08"], "IT導入補助金2025の受付は2026年1月7日（令和8年・水曜日）17時で終わりました。"),
        (["--on", "2025-13-01"], "IT導入補助金2025の最後の締切は2026年1月7日（令和8年・水曜日）17時です。"),
    ],
)
def test_by_when_is_said_as_seen_from_the_day(run: Run, on: list[str], said: str) -> None:
    """The next deadline of the frame on that day; without a day, or with one that cannot be read, the last."""
    lines = run("estimate", "tsujyo", *PLAIN, "business_processes=3", *on)[1].splitlines()
    assert said in lines


def test_at_the_upper_tier_both_choices_are_shown(run: Run) -> None:
    """With four processes 1,500,000 yen is offered with its duty, and 1,499,999 without."""
    code, out, _ = run("estimate", "tsujyo", *PLAIN, "business_processes=4")
    assert code == 0
    assert "補助額の目安は1,500,000円" in out
    assert "選べる額" in out
    assert "1,500,000円：賃上げ" in out
    assert "1,499,999円：" in out


def test_json_is_what_the_page_gets(run: Run) -> None:
    """--json prints the bytes of handle, with steps a reader can follow."""
    words = ["software_purchase=1,000,000", "functions=2", "size=small", "pc=30万円"]
    code, out, _ = run("estimate", "invoice", *words, "--json")
    inputs = dict(word.split("=") for word in words)
    assert out == handle(json.dumps({"frame": "invoice", "inputs": inputs}))
    (result,) = results(out)
    assert (code, result["subsidy"]) == (0, 850_000)
    formulas = {step["id"]: step["formula"] for step in result["steps"]}
    assert formulas["software_banded"] == "625,000円 × 4/5 = 500,000円、375,000円 × 2/3 = 250,000円、合計 750,000円"
    assert formulas["pc_rated"] == "300,000円 × 1/2 = 150,000円"


@pytest.mark.parametrize(
    ("frame", "words", "subsidy"),
    [
        ("tsujyo", "software_purchase=99999 business_processes=1 near_minimum_wage=no size=sme", 0),
        ("tsujyo", "software_purchase=100000 business_processes=1 near_minimum_wage=no size=sme", 50_000),
        ("tsujyo", "software_purchase=74999 business_processes=1 near_minimum_wage=yes size=sme", 0),
        ("tsujyo", "software_purchase=75000 business_processes=1 near_minimum_wage=yes size=sme", 50_000),
        ("invoice", "software_purchase=666666 functions=2 size=sme", 499_999),
        ("invoice", "software_purchase=666667 functions=2 size=sme", 500_000),
        ("invoice", "software_purchase=5166666 functions=2 size=sme", 3_499_999),
        ("invoice", "software_purchase=5166667 functions=2 size=sme", 3_500_000),
        ("invoice", "software_purchase=625000 functions=2 size=small", 500_000),
        ("invoice", "software_purchase=625001 functions=2 size=small", 500_000),
        ("invoice", "software_purchase=5124999 functions=2 size=small", 3_499_999),
        ("invoice", "software_purchase=5125000 functions=2 size=small", 3_500_000),
    ],
)
def test_edges_of_the_rules_hold(run: Run, frame: str, words: str, subsidy: int) -> None:
    """One yen below and at each edge that must hold everywhere."""
    code, out, _ = run("estimate", frame, *words.split(), "--json")
    assert (code, results(out)[0]["subsidy"]) == (0, subsidy)


def test_a_refused_case_says_why(run: Run) -> None:
    """An ineligible case ends well, names every reason, and promises nothing."""
    code, out, _ = run(
        "estimate", "tsujyo", "software_purchase=5万", "business_processes=0", "size=large", "near_minimum_wage=no"
    )
    assert code == 0
    assert out.startswith("通常枠：対象外です。")
    reasons = out.split("\n\n")[2].splitlines()
    assert reasons[0] == "理由"
    assert len(reasons) == 3
    assert "目安" not in out


def test_what_is_missing_is_listed_with_its_label(run: Run) -> None:
    """needs_input names each input, as a person and as the command line know it."""
    code, out, _ = run("estimate", "tsujyo", "software_purchase=1万")
    assert code == 0
    assert "まだ計算できません" in out
    assert "申請する人の規模" in out
    assert "size=sme（中小企業） | small" in out
    assert "near_minimum_wage=yes | no" in out
    assert "business_processes=0プロセス〜6プロセス" in out


def test_missing_records_say_how_to_write_them(run: Run) -> None:
    """Members can come from a file or one by one; a member's input is named with its number."""
    assert "members=@一覧.json" in run("estimate", "fukusu", "analysis=1")[1]
    _, out, _ = run("estimate", "fukusu", "members[0].size=sme", "members[1].pc=1万")
    line = next(line for line in out.splitlines() if "members[1].size=" in line)
    assert "構成員2の" in line


def test_inputs_without_an_upper_end_are_asked_for_too() -> None:
    """A count without bounds is shown with its unit only."""
    assert _how(field("n", "count", unit="者")) == "数（者）"


def test_a_date_outside_the_programme_is_refused(run: Run) -> None:
    """The text names the period and the successor."""
    code, out, _ = run("estimate", "tsujyo", *PLAIN, "business_processes=3", "--on", "2026-04-01")
    assert code == 0
    assert "期間の外" in out
    assert "デジタル化・AI導入補助金2026" in out


def test_wrong_inputs_end_with_1(run: Run) -> None:
    """Letters, negative amounts and months out of range are told all at once; nothing is computed."""
    code, out, err = run(
        "estimate", "tsujyo", "software_purchase=-5", "cloud_months=300", "options=1.2.3", "--on=2025/1/1"
    )
    assert (code, err) == (1, "")
    assert out.startswith("通常枠：計算していません。")
    for said in ("マイナス", "300か月は", "小数点が二つ", "「2025/1/1」"):
        assert said in out
    assert run("estimate", "tsujyo", "software_purchase=abc", "--json")[0] == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "frames・estimate"),
        (["estimte"], "「estimate」のことですか"),
        (["estimate"], "「tsujyo」「invoice」"),
        (["estimate", "tsujo"], "「tsujyo」のことですか"),
        (["estimate", "tsujyo", "bussiness_processes=3"], "「business_processes」のことですか"),
        (["estimate", "tsujyo", "ソフト=3"], "使えるのは「"),
        (["estimate", "fukusu", "members[0].pcc=3"], "「members[0].pcc」"),
        (["estimate", "fukusu", "member[0].pc=3"], "「members」のことですか"),
        (["estimate", "tsujyo", "size[0].x=3"], "「size[0].x」"),
        (["estimate", "tsujyo", "size=sme", "size=sme"], "「size」が二度"),
        (["estimate", "tsujyo", "3000"], "名前=値"),
        (["estimate", "tsujyo", "--oon", "2025-12-01"], "「--on」のことですか"),
        (["estimate", "tsujyo", "--json=1"], "「--json=1」"),
        (["estimate", "tsujyo", "--json", "--json"], "「--json」が二度"),
        (["estimate", "tsujyo", "--on"], "「--on」の後に"),
        (["estimate", "tsujyo", "--program", "it-2024"], "「it-2025」のことですか"),
        (["estimate", "tsujyo", "--lines", "pc=1"], "--lines"),
        (["frames", "tsujyo"], "--program"),
        (["frames", "--on", "2025-12-01"], "--program"),
        (["estimate", "tsujyo", "pc=\udcff"], "UTF-8"),
        (["estimate", "fukusu", "members=@none.json"], "そのファイルはありません"),
    ],
)
def test_wrong_usage_ends_with_2(run: Run, arguments: list[str], said: str) -> None:
    """Usage errors go to standard error in Japanese, with the nearest name, and nothing is printed."""
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert said in err
    assert "--help" in err


def test_members_come_from_a_file(run: Run, tmp_path: Path) -> None:
    """members=@file.json is the same case as the flat names."""
    rows = [{"size": "sme", "functions": 2, "software_purchase": "150万円"}] * 10
    path = tmp_path / "構成員.json"
    path.write_text("\ufeff" + json.dumps(rows), "utf-8")
    code, out, _ = run("estimate", "fukusu", f"members=@{path}", "--json")
    flat = [f"members[{at}].{name}={typed}" for at, row in enumerate(rows) for name, typed in row.items()]
    assert (code, out) == (0, run("estimate", "fukusu", *flat, "--json")[1])
    assert results(out)[0]["status"] == "eligible"
    assert "補助額の目安は" in run("estimate", "fukusu", f"members=@{path}")[1]


@pytest.mark.parametrize(
    ("content", "said"), [(b"[1,]", "3文字目"), (b"\xff", "UTF-8"), (b"[1.5]", "小数"), (None, "directory")]
)
def test_a_file_that_cannot_be_read_is_named(run: Run, tmp_path: Path, content: bytes | None, said: str) -> None:
    """Broken JSON is wrong usage, with its place."""
    path = tmp_path / "members.json"
    path.mkdir() if content is None else path.write_bytes(content)
    code, _, err = run("estimate", "fukusu", f"members=@{path}")
    assert code == 2
    assert str(path) in err
    assert said in err


def test_frames_lists_every_input_for_people_and_machines(run: Run) -> None:
    """Listing shows each frame's inputs; --json in the contract's shape."""
    code, out, _ = run("frames")
    assert (code, out) == (0, catalogue(find_program(None).thing))
    assert "members[0].size" in out
    code, out, _ = run("frames", "--program", "it-2025", "--json")
    shown = json.loads(out)
    assert (code, list(shown), shown["program"]) == (0, ["program", "frames"], "it-2025")
    assert [list(frame) for frame in shown["frames"]] == [["id", "label", "inputs"]] * 5
    assert [frame["id"] for frame in shown["frames"]] == ["tsujyo", "invoice", "denshi", "security", "fukusu"]
    inputs = {one["name"]: one for frame in shown["frames"] for one in frame["inputs"]}
    assert list(inputs["size"]) == ["name", "label", "type", "unit", "required", "choices"]
    assert inputs["size"]["choices"] == ["sme", "small", "large"]
    required = ["size", "software_purchase", "general_process", "pos_software", "accounts_total", "members"]
    assert [inputs[name]["required"] for name in required] == [True, False, False, True, True, True]
    assert inputs["members"]["inputs"][0]["name"] == "size"


def test_the_receipt_says_what_was_assumed(run: Run) -> None:
    """Only inputs that were not given are listed, and the date when it was not."""
    words = ["service_monthly=1万円", "size=sme", "tax=excluded"]
    _, out, _ = run("estimate", "security", *words, "--on", "2025-12-01")
    assert "仮定    サービスを契約する月数：24か月\n" in out
    assert "2025-12-01\n" in out
    assert "仮定" not in run("estimate", "security", *words, "service_months=12", "--on", "2025-12-01")[1]
    assert "この制度で計算する最後の日" in run("estimate", "security", *words)[1]
    assert "そのほかの金額：0円" in run("estimate", "tsujyo", "options=1")[1]


def test_the_words_come_from_the_command_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without arguments of its own, the command reads those behind the name of the program."""
    monkeypatch.setattr(sys, "argv", ["calculator", "frames"])
    assert main() == 0
    assert capsys.readouterr().out == catalogue(find_program(None).thing)


def test_utf_8_is_written_to_any_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the locale knows only ASCII, both streams still carry Japanese."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="ascii") for _ in range(2))
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stderr", err)
    assert (main(["frames"]), main([])) == (0, 2)
    err.flush()
    shown = [stream.buffer.getvalue().decode() for stream in (out, err)]
    assert shown[0] == catalogue(find_program(None).thing)
    assert "命令がありません" in shown[1]


def test_only_records_are_read_from_a_file(run: Run) -> None:
    """A text that begins with @ is a file only for records, and records are one only with @: else it is an answer."""
    for frame, word in [("tsujyo", "options=@x"), ("fukusu", "analysis=@x")]:
        code, out, _ = run("estimate", frame, word)
        assert (code, "「@」は使えません" in out) == (1, True)
    code, out, _ = run("estimate", "fukusu", "members=sme")
    assert (code, "一覧ではありません" in out) == (1, True)


@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_help_is_printed(run: Run, flag: str) -> None:
    """Help goes to standard output and ends well."""
    code, out, _ = run(flag)
    assert code == 0
    assert "estimate" in out


def test_lines_are_answered_one_by_one(run: Run) -> None:
    """A bad line gives its number and its fault, the others are computed, and the exit code says that one was bad."""
    good = {"software_purchase": "300万円", "business_processes": 3, "size": "sme", "near_minimum_wage": False}
    lines = [
        json.dumps(good),
        '{"a":',
        "",
        json.dumps({**good, "on": "2026-04-01"}),
        "[1]",
        json.dumps({**good, "cloud_months": 0}),
    ]
    text = "\r\n".join(lines).encode() + b"\n\xff\n" + json.dumps(good).encode()
    code, out, _ = run("estimate", "tsujyo", "--lines", lines=text)
    answers = results(out)
    assert code == 1
    assert [answer["status"] for answer in answers] == [
        "eligible",
        "invalid",
        "invalid",
        "out_of_period",
        "invalid",
        "invalid",
        "invalid",
        "eligible",
    ]
    assert [answer.get("line") for answer in answers] == [None, 2, 3, None, 5, 6, 7, None]
    for at in (1, 2, 4, 6):
        assert list(answers[at]) == ["status", "line", "errors"]
        assert f"{at + 1}行目" in answers[at]["errors"][0]["text"]
    assert answers[5]["errors"][0]["input"] == "cloud_months"
    assert out.splitlines()[0] + "\n" == handle(json.dumps({"frame": "tsujyo", "inputs": good}))


def test_lines_share_the_date_of_the_command(run: Run) -> None:
    """--on counts for lines without a date of their own; only good lines end with 0."""
    lines = b'{"software_purchase":1}\n{"software_purchase":1,"on":"2025-12-01"}\n'
    code, out, _ = run("estimate", "tsujyo", "--lines", "--on", "2020-01-01", lines=lines)
    assert (code, [answer["status"] for answer in results(out)]) == (0, ["out_of_period", "needs_input"])
    assert run("estimate", "tsujyo", "--lines") == (0, "", "")


def test_a_reader_that_leaves_early_is_no_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """`| head` closes the pipe: the command ends quietly."""

    class Closed(io.StringIO):
        def reconfigure(self, encoding: str) -> None:
            """A pipe takes any encoding."""

        def write(self, _: str) -> int:
            raise BrokenPipeError

        def fileno(self) -> int:
            return spare

    spare = os.open(tmp_path / "pipe", os.O_CREAT | os.O_WRONLY)
    monkeypatch.setattr(sys, "stdout", Closed())
    assert main(["frames"]) == 0
    os.close(spare)


def test_columns_line_up_by_width() -> None:
    """A full-width sign takes two columns, a half-width one takes one."""
    assert aligned([("補助額", "1円"), ("ab", "2円"), ("ｱ①", "3円")]) == ["補助額  1円", "ab      2円", "ｱ①      3円"]
    assert aligned([]) == []


def test_one_file_runs_it_all(tmp_path: Path) -> None:
    """The zipapp answers like the package, in a terminal of any encoding."""
    path = tmp_path / "monosashi.pyz"
    write_pyz(ROOT / "calculator", ROOT / "LICENSE", path, "it-2025")
    command = [sys.executable, str(path), "estimate", "tsujyo", *PLAIN, "business_processes=3"]
    done = subprocess.run(command, capture_output=True, check=True, env={"PYTHONIOENCODING": "ascii"}, cwd=tmp_path)
    assert "補助額の目安は1,499,999円" in done.stdout.decode()
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = subprocess.run(command, capture_output=True, check=True, env=plain, cwd=tmp_path)
    assert "補助額の目安は1,499,999円" in done.stdout.decode()
    wrong = subprocess.run([sys.executable, str(path), "estimate", "x"], capture_output=True, check=False, cwd=tmp_path)
    assert wrong.returncode == 2


@pytest.mark.slow
def test_five_thousand_lines_are_a_matter_of_seconds() -> None:
    """A batch of 5,000 full answers takes no more than some plain work of a second or so on the same machine, now."""
    line = '{{"software_purchase":"{0}円","functions":{1},"size":"sme","pc":{0},"setup":"1,000,000"}}\n'
    lines = "".join(line.format(at * 1_234, at % 4) for at in range(5_000)).encode()
    estimates = [sys.executable, "-m", "calculator", "estimate", "invoice", "--lines"]
    joined = (
        "texts = [str(at) for at in range(1_000)]\nfor _ in range(10_000): ','.join([text + 'x' for text in texts])"
    )
    pairs = [(_spent(estimates, lines), _spent([sys.executable, "-c", joined], b"")) for _ in range(3)]
    assert min(batch / plain for batch, plain in pairs) < 8


def _spent(command: list[str], lines: bytes) -> float:
    """Processor seconds of a command: how busy the machine is does not count."""
    before = os.times()
    subprocess.run(command, input=lines, capture_output=True, check=True, cwd=ROOT)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system
