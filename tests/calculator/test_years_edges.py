"""What several years brought, at its edges: by when one applies, what an answer rests on, and nobody's wage of 0円."""

import json

import pytest

from calculator.__main__ import main
from calculator.confidence_report import check_cites, confidence_text
from calculator.deadlines import deadline
from calculator.frames import Program
from calculator.web import find_frame, handle, rules_of
from calculator.wire import Object, read

OPEN = Program("test-2", "続く制度", "2026-04-01", "2027-03-31", "", "", "")
CLOSED = Program("test-1", "終わった制度", "2026-04-01", "2026-08-31", "続く制度", "https://example.jp/", "")
ROUNDS = (
    ("第1次", "2026-05-12", "5月12日"),
    ("第2次", "2026-06-15", "6月15日"),
    ("第3次", "2026-07-21", "7月21日"),
)
SO_FAR = "分かっている締切は第3次の7月21日までです。そのあとの締切は、公式サイトで確かめてください。"
LAST = "終わった制度の最後の締切は7月21日です。"


@pytest.mark.parametrize(
    ("on", "status", "assumed", "open_", "closed"),
    [
        ("2026-05-12", "eligible", [], "次の締切は第1次の5月12日です。", "次の締切は第1次の5月12日です。"),
        ("2026-05-13", "eligible", [], "次の締切は第2次の6月15日です。", "次の締切は第2次の6月15日です。"),
        ("2026-07-21", "eligible", [], "次の締切は第3次の7月21日です。", "次の締切は第3次の7月21日です。"),
        ("2026-07-22", "eligible", [], SO_FAR, "終わった制度の受付は7月21日で終わりました。"),
        ("2026-05-01", "eligible", ["on"], SO_FAR, LAST),
        ("2026-05-01", "invalid", [], SO_FAR, LAST),
        ("2026-05-01", "eligible", ["tax"], "次の締切は第1次の5月12日です。", "次の締切は第1次の5月12日です。"),
    ],
)
def test_a_deadline_is_told_from_the_day_that_was_named(
    on: str, status: str, assumed: list[str], open_: str, closed: str
) -> None:
    """On the day itself it is the next, a day later no more; where no day was named or read, none is called next."""
    answer = read(json.dumps({"status": status, "receipt": {"on": on, "assumed": assumed}}))
    assert deadline(OPEN, ROUNDS, answer) == open_
    assert deadline(CLOSED, ROUNDS, answer) == closed


def test_a_text_of_two_doubts_is_told_line_by_line() -> None:
    """A heading, the warning, then each kind of doubt on a line of its own; of nothing, nothing."""
    unsure = [("rate", "補助率", "secondary"), ("services", "役務", "carried_over"), ("cap", "上限", "secondary")]
    assert confidence_text(unsure) == (
        "\nこの答えの拠りどころ\n"
        "  この制度の公式の文書そのものでは確かめていません。申請の前に、公式サイトと事務局で確かめてください。\n"
        "  公式の文言の引用や、解説によるもの：補助率、上限\n"
        "  前の制度の規則のままと見なしたもの：役務\n"
    )
    assert confidence_text([]) == ""


def test_a_check_rests_on_every_verdict_and_every_step() -> None:
    """Each reason of each verdict counts with its passages, then each step."""
    verdicts = [
        {"id": name, "label": name.upper(), "reasons": [{"passages": [f"{name}.{at}"]} for at in (1, 2)]}
        for name in ("size", "standing")
    ]
    steps = [{"id": "limit", "label": "上限", "passages": ["table"]}]
    answer = read(json.dumps({"verdicts": verdicts, "steps": steps}))
    assert isinstance(answer, Object)
    assert [(id_, label, tuple(cited)) for id_, label, cited in check_cites(answer)] == [
        ("size", "SIZE", ("size.1",)),
        ("size", "SIZE", ("size.2",)),
        ("standing", "STANDING", ("standing.1",)),
        ("standing", "STANDING", ("standing.2",)),
        ("limit", "上限", ("table",)),
    ]


def test_an_estimate_ends_with_one_line_break(capsys: pytest.CaptureFixture[str]) -> None:
    """What is written to a terminal is the report and nothing behind it."""
    assert main(["estimate", "security", "service_monthly=1万円", "service_months=24", "size=sme"]) == 0
    out = capsys.readouterr().out
    assert out.endswith("\n")
    assert not out.endswith("\n\n")
    assert "XX" not in out


def test_where_no_lower_edge_is_set_every_wage_counts() -> None:
    """In 2025 a wage of 0円 is below the revised minimum wage as any other is."""
    people = [["東京都", *["0円"] * 12]]
    asked = {"program": "it-2025", "headcount": "near_wage", "on": "2025-11-01", "people": people}
    assert json.loads(handle(json.dumps(asked)))["people"][0]["near"] == [True] * 12


def test_a_wait_without_its_months_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """Every part that names no months is told at once, and nothing is calculated with a guess."""
    assert main(["cash", "security", "service_monthly=1万円", "--waits", "payment,report=1,,receipt"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.splitlines()[:2] == [
        f"「{name}」に、何か月かがありません。payment=3 のように書いてください。" for name in ("payment", "receipt")
    ]


def test_what_is_found_has_no_fault() -> None:
    """A name that is known comes with an empty sentence, not with nothing: whoever writes it out writes nothing."""
    assert find_frame(rules_of("it-2026"), "tsujyo").fault == ""
