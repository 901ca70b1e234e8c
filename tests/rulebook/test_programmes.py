"""rules/programmes.yml: which programmes there are, said once."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from calculator import programmes as generated
from scripts.rulebook.errors import RuleError
from scripts.rulebook.programmes import RULES, Programmes, programmes, read_programmes, recorded_rules

GOOD = "current: a-1\nunnamed: a-1\nrecorded: a-1\ncalculated: [a-1, a-2]\npaged: [a-1]\ncompared: [a-0]\n"


def written(tmp_path: Path, text: str) -> Path:
    """Return a folder of rules with three programmes and this list of them."""
    for name in ("a-0", "a-1", "a-2"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "program.yml").write_text("", encoding="utf-8")
    (tmp_path / "programmes.yml").write_text(text, encoding="utf-8")
    return tmp_path


def test_a_list_is_read(tmp_path: Path) -> None:
    """What stands there is what everybody is told."""
    assert read_programmes(written(tmp_path, GOOD)) == Programmes(
        "a-1", "a-1", "a-1", ("a-1", "a-2"), ("a-1",), ("a-0",)
    )


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("[a-1, a-2]", "[a-1, a-3]", 4, "rules/a-3/program.yml does not exist"),
        ("[a-1, a-2]", "[a-1, a-2, a-2]", 4, "“a-2” stands here a second time"),
        ("[a-1, a-2]", "[a-0, a-1, a-2]", 6, "“a-0” stands here a second time"),
        ("compared: [a-0]", "compared: []", 1, "rules/a-0 is listed nowhere"),
        ("paged: [a-1]", "paged: [a-1, a-3]", 5, "“a-3” has no calculator for its pages"),
        ("current: a-1", "current: a-2", 1, "“a-2” is current, but has no pages"),
        ("recorded: a-1", "recorded: a-2", 3, "“a-2” is recorded, but has no pages"),
        ("unnamed: a-1", "unnamed: a-2", 2, "“a-2” is unnamed, but has no pages"),
        ("current: a-1\n", "", 1, "the key “current” is missing"),
        ("paged:", "pages:", 5, "did you mean “paged”?"),
    ],
)
def test_a_bad_list_is_refused(old: str, new: str, line: int, words: str, tmp_path: Path) -> None:
    """A fault names file and line, what is wrong and how to mend it."""
    with pytest.raises(RuleError) as refused:
        read_programmes(written(tmp_path, GOOD.replace(old, new)))
    told = [fault for fault in refused.value.faults if words in str(fault)]
    assert [(fault.place.file, fault.place.line) for fault in told] == [("rules/programmes.yml", line)]


def test_the_calculator_knows_the_same() -> None:
    """The generated list, the folders of rules and the packages of the calculator agree."""
    assert (programmes().unnamed, programmes().calculated) == (generated.UNNAMED, generated.NAMES)
    assert recorded_rules() == RULES / programmes().recorded
    packages = {path.parent.name for path in (RULES.parent / "calculator").glob("*_*/__init__.py")}
    assert packages == {name.replace("-", "_") for name in generated.NAMES}


def test_generated_modules_need_no_annotations() -> None:
    """The type checker is told of every programme's package: its patterns cannot say “any programme”."""
    told = tomllib.loads((RULES.parent / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["mypy"]["overrides"]
    generated_ones = {f"calculator.{name.replace('-', '_')}.*" for name in programmes().calculated}
    assert any(set(each["module"]) == generated_ones for each in told)
