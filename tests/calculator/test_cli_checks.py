"""Checks and headcounts on the command line: readable Japanese, exact JSON, and an exit code for each kind of end."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from calculator.web import handle

Run = Callable[..., tuple[int, str, str]]

ROUND_SIX = "2025-10-31"


def test_a_check_on_the_command_line(run: Run) -> None:
    """The verdicts stand first, then the frames, then what is missing; --json gives the page's bytes."""
    code, out, _ = run("check", "eligible", "organisation=religious")
    assert code == 0
    assert "申請できない事業者  当たる" in out
    assert "宗教法人は申請できません。" in out
    assert out.count("× 申請できない") == 5
    _, out, _ = run("check", "eligible", "organisation=sole", "--json")
    assert out == handle(json.dumps({"check": "eligible", "inputs": {"organisation": "sole"}}))
    _, out, _ = run("check", "eligible", "organisation=sole")
    assert "large_income" in out
    code, out, _ = run("check", "eligible", "employees=x")
    assert (code, out.startswith("対象になるか：読めなかった入力があるので")) == (1, True)
    code, out, _ = run("check", "eligible", "--on", "2020-01-01")
    assert "期間の外" in out


def test_a_headcount_on_the_command_line(run: Run, tmp_path: Path) -> None:
    """Counts as names and values, or a list in a file; what is missing for a yes is said."""
    code, out, _ = run("headcount", "near_wage", "near=2", "all=10", "--on", ROUND_SIX)
    assert code == 0
    assert out.startswith("最低賃金近傍：当たりません。あと1人で当たります。\n")
    assert "10人のうち2人" in out
    people = tmp_path / "people.json"
    people.write_text('[["東京都", "1163", "1163", "1163"]]', encoding="utf-8")
    _, out, _ = run("headcount", "near_wage", f"people=@{people}", "--on", ROUND_SIX, "--json")
    assert json.loads(out)["answer"] == "yes"
    code, out, _ = run("headcount", "near_wage", "near=a", "--on", ROUND_SIX)
    assert (code, "読めなかった入力" in out) == (1, True)
    _, out, _ = run("headcount", "near_wage", "--on", "2020-01-01")
    assert "期間の外" in out


@pytest.mark.parametrize("words", [("check",), ("check", "eligible", "--lines"), ("headcount", "near_wage", "--lines")])
def test_wrong_usage_says_so(run: Run, words: tuple[str, ...]) -> None:
    """A missing name and an option of another command end with 2 and a sentence."""
    code, _, err = run(*words)
    assert code == 2
    assert err
