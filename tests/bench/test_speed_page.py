"""The page 速さの記録 tells the record's figures, and nothing that was not measured."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from calculator import __version__
from scripts.bench import __main__ as bench
from scripts.bench.targets import TARGETS, judge
from scripts.generate.page_speed import LABELS, STATES, TOLD, SpeedPage
from scripts.generate.pages import speed
from tests.generate.read_pages import page
from tests.rulebook.real import rules


def record() -> dict[str, Any]:
    """A record in which every figure is another number, so that one told in another's place is noticed."""
    numbers = iter(range(101, 10_000, 7))
    visit = ("paint", "answer", "quick", "ready", "bytes", "answer_from", "answer_to")
    pages = {
        name: {each: {key: next(numbers) for key in visit} for each in ("cold", "warm")}
        for name in ("real", "plain", "stock", "stock_main")
    }
    engines = ("publicodes", "plain", "cpython_handle", "cpython_explain", "pyodide_handle", "pyodide_explain")
    return {
        "rulebook": rules().digest,
        "machine": {"cpu": "Some Processor", "cores": "2", "micropython": "", "calculator": __version__},
        "first_answer": {"runs": 7, "subsidy": 1, **dict.fromkeys(("loopback", "9000kbit", "1600kbit", "cpu4"), pages)},
        "transfer": {"runs": 7, "answer": next(numbers), "files": [["/a.wasm", next(numbers)]]},
        "keystrokes": {"runs": 7, "keys": 280, "slower": 4, "ready": {"median": 11.5, "p99": 33.25}},
        "estimates": {"runs": 7, "cases": 16, "microseconds": {name: next(numbers) for name in engines}},
        "batches": {
            "runs": 7,
            "browser": {"cases": 10_000, "amounts": 95.9, "plain": 10.5, "results": None},
            "cpython": {"cases": 1_000_000, "seconds": 0.77, "kilobytes": 50_000, "grown": 0},
        },
        "growth": {
            "runs": 7,
            "members": [{"members": 1000, "estimate": 88.5, "amount": 3.25}],
            "frames": [{"frames": 50, "read": 987.5, "code": 654.5, "pages": 43210.5}],
        },
        "building": {"runs": 7, "pages": 14, "make_site": 3.5, "mkdocs": 0.75},
        "lighthouse": {"runs": 7, "version": "13.5.0", "performance": 97},
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of records with that record."""
    write(tmp_path, record())
    return tmp_path


def write(folder: Path, told: dict[str, Any]) -> None:
    """Put a record."""
    (folder / "bench.json").write_text(json.dumps(told), encoding="utf-8")


def text(folder: Path) -> str:
    """The page made from a folder of records."""
    return speed(SpeedPage(rules(), folder))


def test_every_visit_is_told(folder: Path) -> None:
    """Answer, takeover, spread and bytes of each page and visit stand in its row."""
    told = text(folder)
    for visits in record()["first_answer"]["loopback"].values():
        for visit in visits.values():
            cells = (TOLD["ms"](visit["answer"]), TOLD["ms"](visit["ready"]), TOLD["B"](visit["bytes"]))
            spread = f"{visit['answer_from']:,}〜{visit['answer_to']:,}"
            assert f"<td>{cells[0]}</td><td>{spread}</td><td>{cells[1]}</td><td>{cells[2]}</td>" in told


def test_the_other_figures_are_told(folder: Path) -> None:
    """Keys, engines, batches, growth and the machine are told as they are on record."""
    told = text(folder)
    for figure in (
        "11.5ミリ秒",
        "33.2ミリ秒",
        "0.77秒",
        "0.10秒",
        "88.5ミリ秒",
        "43,210ミリ秒",
        "97点",
        "Some Processor",
    ):
        assert figure in told
    for microseconds in record()["estimates"]["microseconds"].values():
        assert f"{microseconds:,.1f}マイクロ秒" in told


def test_goals_are_judged_by_the_record() -> None:
    """Each target is reached, reached better, missed or unknown, just as its figure stands to its bounds."""
    told = record()
    told["lighthouse"]["performance"] = 97
    told["building"] |= {"make_site": 3.5, "mkdocs": 1.0}
    told["keystrokes"]["ready"] = {"median": 8, "p99": 25}
    states = {each.target.id: each.state for each in judge(told)}
    assert states["lighthouse"] == "must"
    assert states["building"] == "missed"
    assert states["keys_ready_median"] == states["keys_ready_p99"] == "wanted"
    assert states["keys_quick_median"] == "unknown"


def test_what_is_wanted_never_excuses_what_must_be() -> None:
    """Beside a slow rival 1.3 times as long is more than 100 ms: a figure in between is missed, not reached."""
    told = record()
    pages = told["first_answer"]["loopback"]
    pages["plain"]["cold"]["answer"], pages["real"]["cold"]["answer"] = 1000, 1200
    (cold,) = (each for each in judge(told) if each.target.id == "cold")
    assert (cold.must, cold.wanted, cold.state) == (1100, 1300, "missed")


def test_the_stronger_stock_page_is_the_rival() -> None:
    """Where stock Pyodide is quicker on the page's own thread, that is what we are held against."""
    told = record()
    pages = told["first_answer"]["loopback"]
    pages["real"]["cold"]["ready"] = 400
    pages["stock"]["cold"]["answer"], pages["stock_main"]["cold"]["answer"] = 2000, 800
    (ready,) = (each for each in judge(told) if each.target.id == "ready")
    assert (ready.value, ready.state) == (0.5, "missed")


def test_what_is_missed_is_said_first(folder: Path) -> None:
    """The page does not hide a target that is not reached: it counts them above the table."""
    missed = [each for each in judge(record()) if each.state == "missed"]
    assert missed
    assert f"守るべき目標のうち、{len(missed)}つに届いていません" in text(folder)
    assert text(folder).count(f"<td>{STATES['missed']}</td>") == len(missed)


def test_every_target_has_its_words() -> None:
    """No target without a label, no label without a target."""
    assert list(LABELS) == [target.id for target in TARGETS]


def test_a_missing_record_is_said(tmp_path: Path) -> None:
    """Without a record the page has no figure, and says what to run."""
    told = text(tmp_path)
    assert "まだ測っていません" in told
    assert told.count(f"<td>{STATES['unknown']}</td>") == len(TARGETS)
    assert "ミリ秒</td>" not in told


@pytest.mark.parametrize("change", [{"rulebook": "0" * 64}, {"machine": {"calculator": "0.0.1"}}])
def test_a_stale_record_is_said(folder: Path, change: dict[str, Any]) -> None:
    """When rules or calculator have changed since, the page says that these are the figures of before."""
    assert "今より前の規則か計算プログラムで測った" not in text(folder)
    write(folder, record() | change)
    assert "今より前の規則か計算プログラムで測った" in text(folder)


def test_a_section_that_was_not_measured_is_left_out(folder: Path) -> None:
    """A record of some groups alone makes a page of these groups."""
    write(folder, {name: record()[name] for name in ("rulebook", "machine", "estimates")})
    told = text(folder)
    assert "## ひとつの計算" in told
    assert "## まとめて計算" not in told


def test_the_committed_page_has_every_goal() -> None:
    """Each target has its row on the page that is published."""
    assert {f"goal.{target.id}" for target in TARGETS} <= set(page("speed").ids)


# ---------------------------------------------------------------- the record


def test_groups_are_renewed_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is named is measured anew and counted in its runs; the rest of the record stays, in the table's order."""
    monkeypatch.setitem(bench.COLLECTORS, "estimates", lambda runs: {"cases": runs})
    about = {"rulebook": "r", "machine": {}}
    old = {**about, "growth": {"runs": 7}, "estimates": {"runs": 7, "cases": 0}}
    found = bench.collect(about, ["estimates"], 1, old)
    assert found == {**about, "estimates": {"runs": 1, "cases": 1}, "growth": {"runs": 7}}
    assert list(found) == ["rulebook", "machine", "estimates", "growth"]


def test_figures_of_another_machine_are_not_kept(tmp_path: Path) -> None:
    """Figures measured on another machine, or by other rules, never stand beside new ones."""
    path = tmp_path / "bench.json"
    assert bench.kept(path, {}) == {}
    write(tmp_path, {"rulebook": "r", "machine": {"cpu": "one"}, "growth": {}})
    assert "growth" in bench.kept(path, {"rulebook": "r", "machine": {"cpu": "one"}})
    assert bench.kept(path, {"rulebook": "r", "machine": {"cpu": "other"}}) == {}
    assert bench.kept(path, {"rulebook": "other", "machine": {"cpu": "one"}}) == {}


def test_an_unknown_group_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """A misspelt name measures nothing, and says which names there are."""
    assert bench.main(["keystroke"]) == 2
    assert "keystrokes" in capsys.readouterr().err


def test_without_a_japanese_font_nothing_is_measured(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Looking for missing characters takes longer than what is measured: it is refused, with the command to type."""
    monkeypatch.setattr(bench, "japanese_font", lambda: "")
    assert bench.main(["replies"]) == 2
    assert "fonts-noto-cjk" in capsys.readouterr().err
