"""Bad rules are refused: each file under tests/bad_rules breaks the demo programme, and says what must be told."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.rulebook.errors import RuleError
from scripts.rulebook.programme import check_programme
from tests.rulebook.bad_rules import DEMO, NEXT, ROOM, broken_demo, place_of, read_bad_rule

FILES = sorted(ROOM.glob("*.txt"))


def test_the_demo_programme_is_good() -> None:
    """The programme that every bad rule breaks is read without a fault."""
    assert [frame.id for frame in check_programme(DEMO).frames] == ["shop", "group"]


def test_the_programme_after_the_demo_is_good() -> None:
    """The programme that says what differs from the demo, and nothing else, is read without a fault."""
    assert [frame.label for frame in check_programme(NEXT).frames] == ["新しい店舗枠", "共同枠"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_bad_rule_is_refused(path: Path, tmp_path: Path) -> None:
    """A fault names file and line, what is wrong and how to mend it; what only follows from it is mostly left out."""
    rule = read_bad_rule(path)
    programme, file = place_of(rule)
    folder = broken_demo(rule, tmp_path).parent / programme
    with pytest.raises(RuleError) as refused:
        check_programme(folder)
    told = [fault for fault in refused.value.faults if all(word in str(fault) for word in rule.words)]
    assert told, f"no fault says {rule.words}:\n{refused.value}"
    lines = (folder / file).read_text(encoding="utf-8").splitlines()
    assert told[0].place.file == f"rules/{programme}/{file}"
    assert rule.line in lines[told[0].place.line - 1]
    assert len(refused.value.faults) <= 6, str(refused.value)
