"""Sources: the rules say what the passages say, and nothing else; both must change together."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from scripts.rulebook.errors import RuleError
from scripts.rulebook.programme import read_and_try, read_programme

REAL = Path(__file__).parents[2] / "rules" / "it-2025"


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """Return a copy of the real rules, to change."""
    return Path(shutil.copytree(REAL, tmp_path / "it-2025", ignore=shutil.ignore_patterns("published")))


def change(path: Path, old: str, new: str) -> int:
    """Replace a text that stands once in a file; return its line."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    path.write_text(text.replace(old, new), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def lines_of(path: Path) -> list[str]:
    """Return the lines of a file."""
    return path.read_text(encoding="utf-8").splitlines()


def change_passage(path: Path, passage: str, old: str, new: str) -> int:
    """Replace a figure everywhere in one passage; return the line of its `says`."""
    head, found, rest = path.read_text(encoding="utf-8").partition(f"\n  {passage}:\n")
    assert found, passage
    own, confidence, tail = rest.partition("\n    confidence:")
    assert old in own
    path.write_text(f"{head}{found}{own.replace(old, new)}{confidence}{tail}", encoding="utf-8")
    lines = f"{head}{found}{own}".splitlines()
    return max(at for at, line in enumerate(lines, start=1) if line.startswith("    says:"))


def test_a_rate_cannot_be_changed_alone(rules: Path) -> None:
    """2/3 made 3/5 in a rule alone is refused; the message names the rule's line and the passage's."""
    line = change(rules / "tsujyo.yml", "then: 2/3}", "then: 3/5}")
    says = change_passage(rules / "sources.yml", "tsujyo.rate", "2/3", "2/3")
    with pytest.raises(RuleError) as refused:
        read_programme(rules)
    fault = next(each for each in refused.value.faults if "3/5" in each.what)
    assert (fault.place.file, fault.place.line) == ("rules/it-2025/tsujyo.yml", line)
    assert f"tsujyo.rate (rules/it-2025/sources.yml:{says}) says 1/2, 2/3" in fault.what


def test_a_passage_cannot_be_changed_alone(rules: Path) -> None:
    """2/3 made 3/5 in a passage alone is refused too: the rule no longer stands on it."""
    change_passage(rules / "sources.yml", "tsujyo.rate", "2/3", "3/5")
    with pytest.raises(RuleError, match=r"no rule that cites “tsujyo\.rate” uses its figure “3/5”"):
        read_programme(rules)


def test_a_rate_and_its_passages_change_together(rules: Path) -> None:
    """The rule and every passage it cites changed to 3/5 are read; the digest is another, and examples are told."""
    before = read_programme(REAL).digest
    change(rules / "tsujyo.yml", "then: 2/3}", "then: 3/5}")
    book = read_programme(REAL)
    cite = next(each.cite for each in book.frame("tsujyo").values if each.name == "rate")
    for passage in cite:
        change_passage(rules / "sources.yml", passage, "2/3", "3/5")
    changed, false = read_and_try(rules)
    assert changed.digest != before
    begins = lines_of(rules / "tsujyo.yml").index("  - id: floor_near_wage") + 1
    told = next(
        each for each in false if "“floor_near_wage” states `subsidy: 50,000円`, but the rules give 0円" in each.what
    )
    assert (told.place.file, told.place.line - begins) == ("rules/it-2025/tsujyo.yml", 4)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("tsujyo.yml", "at_most: 450万円}", "at_most: 451万円}"),
        (
            "tsujyo.yml",
            "{business_processes: 1プロセス以上}\n    unmet",
            "{business_processes: 1プロセス超}\n    unmet",
        ),
        ("program.yml", "least: [services_asked, 200万円]", "least: [services_asked, 201万円]"),
        ("program.yml", "least: [cloud_months, 24か月]", "least: [cloud_months, 25か月]"),
        ("program.yml", "times: 10/11", "times: 11/12"),
    ],
)
def test_one_step_in_a_real_rule_is_refused(rules: Path, file: str, old: str, new: str) -> None:
    """A cap, a comparator, a limit or the tax moved by one step is no longer what the documents say."""
    change(rules / file, old, new)
    with pytest.raises(RuleError, match="the rule says"):
        read_programme(rules)


def test_the_real_rules_stand_on_their_sources() -> None:
    """The rules of 2025 are read without a fault: both directions of coverage hold."""
    book = read_programme(REAL)
    assert [frame.id for frame in book.frames] == list(book.program.frames)
    assert all(passage.restated for passage in book.passages)
