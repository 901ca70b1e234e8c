"""Mutation of the code: who survives is named, an excuse must be needed, and the record counts just that."""

from pathlib import Path

import pytest

from scripts import mutate_code
from scripts.code_mutation import excused
from scripts.code_mutation.excused import EXCUSED, Excuse
from scripts.code_mutation.mutants import Judged, Survivor, changed_line, told_lines

ROOT = Path(__file__).parents[1]
LOOSE = Survivor("calculator/names.py", 6, "nearest", "a = 1", "a = 2", "survived")
EXPLAINED = Survivor("calculator/names.py", 7, "nearest", "b = 1", "b = 2", "survived")
NEEDED = Excuse("calculator/names.py", "nearest", "b = 1", "b = 2", "same")
STALE = Excuse("calculator/names.py", "nearest", "c = 1", "c = 2", "same")
DIFF = """--- calculator/names.py
+++ calculator/names.py
@@ -3,5 +3,5 @@
     first
     second
-    a = 1
+    a = 2
     last"""


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[Judged]:
    """One file with two survivors out of five, one of them explained, and an excuse too many."""
    monkeypatch.setattr(excused, "EXCUSED", (NEEDED, STALE))
    monkeypatch.setattr(mutate_code, "EXCUSED", (NEEDED, STALE))
    return [Judged("calculator/names.py", 5, (LOOSE, EXPLAINED))]


def test_a_survivor_without_excuse_and_an_excuse_without_survivor_are_told(judged: list[Judged]) -> None:
    """Each by its file and function, what its line was and what it becomes; nothing is told of what is explained."""
    assert mutate_code.survivors(judged) == [
        "生存 calculator/names.py:6 nearest  a = 1 → a = 2",
        "説明は不要 calculator/names.py nearest  c = 1 → c = 2",
    ]


def test_the_table_and_the_record_count_each_file(judged: list[Judged], monkeypatch: pytest.MonkeyPatch) -> None:
    """Mutants, those that a test noticed, and those that are explained; a file without mutants has its digest too."""
    monkeypatch.setattr(mutate_code, "mutated_files", lambda: [Path("calculator/__init__.py"), Path(LOOSE.file)])
    assert list(mutate_code.table(judged)) == [
        "calculator/names.py\t変異 5\t捕捉 3\t説明 1",
        "合計\t変異 5\t捕捉 3\t説明 1",
    ]
    files = mutate_code.record(judged)["files"]
    assert files["calculator/names.py"] == {
        "sha256": mutate_code.digest(ROOT / "calculator" / "names.py"),
        "mutants": 5,
        "killed": 3,
        "explained": 1,
    }
    assert files["calculator/__init__.py"]["mutants"] == 0


def test_a_mutant_is_told_by_its_first_changed_line() -> None:
    """Of a difference as mutmut writes it: the line within the function, what stood there and what stands there now."""
    assert changed_line(DIFF.splitlines()) == 5
    assert [told_lines(DIFF.splitlines(), sign) for sign in "-+"] == ["a = 1", "a = 2"]


@pytest.mark.parametrize("excuse", EXCUSED)
def test_an_excuse_is_about_code_that_is_there(excuse: Excuse) -> None:
    """The line that is excused stands in its file as it is written here, and the reason is a sentence."""
    lines = [line.strip() for line in (ROOT / excuse.file).read_text(encoding="utf-8").splitlines()]
    assert excuse.was in lines
    assert excuse.why.endswith("。")


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[bool]:
    """A folder of verdicts by one file of tests; what is asked again, as it is asked."""
    asked: list[bool] = []
    monkeypatch.setattr(mutate_code, "MUTANTS", tmp_path / "mutants")
    monkeypatch.setattr(mutate_code, "JUDGES", tmp_path / "mutants" / "judges.json")
    monkeypatch.setattr(mutate_code, "ask_again", lambda *, survivors: asked.append(survivors))
    monkeypatch.setattr(mutate_code, "_judges", lambda: {"how": "a", "tests/one.py": "b"})
    mutate_code.forget(keep=False)
    (tmp_path / "mutants" / "verdict").touch()
    return asked


@pytest.mark.parametrize(
    ("judges", "keep", "stays", "asked"),
    [
        ({"how": "a", "tests/one.py": "b"}, False, True, [False]),
        ({"how": "a", "tests/one.py": "b", "tests/two.py": "c"}, False, True, [True]),
        ({"how": "a", "tests/one.py": "c"}, False, False, []),
        ({"how": "a", "tests/two.py": "b"}, False, False, []),
        ({"how": "b", "tests/one.py": "b"}, False, False, []),
        ({"how": "a", "tests/one.py": "c"}, True, True, [True]),
    ],
    ids=["the same", "joined", "changed", "renamed", "run otherwise", "changed and kept"],
)
def test_verdicts_stay_while_no_judge_has_changed(
    kept: list[bool],
    monkeypatch: pytest.MonkeyPatch,
    judges: dict[str, str],
    keep: bool,
    stays: bool,
    asked: list[bool],
) -> None:
    """New files of tests take no verdict back but those on survivors; a file that changed or went takes back all."""
    monkeypatch.setattr(mutate_code, "_judges", lambda: judges)
    mutate_code.forget(keep=keep)
    assert (mutate_code.MUTANTS / "verdict").exists() == stays
    assert kept == asked


def test_verdicts_kept_against_other_tests_stay_those_of_the_old_ones(
    kept: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a run with --keep over tests that changed, the next run without it judges everything anew."""
    monkeypatch.setattr(mutate_code, "_judges", lambda: {"how": "a", "tests/one.py": "c"})
    mutate_code.forget(keep=True)
    assert (mutate_code.MUTANTS / "verdict").exists()
    mutate_code.forget(keep=False)
    assert not (mutate_code.MUTANTS / "verdict").exists()
    assert kept == [True]
