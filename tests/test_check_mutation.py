"""Changes every limit and comparator of the checks by a step: alone the compiler refuses it, else the oracle tells."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest

from scripts.rulebook.check_edges import check_edges
from scripts.rulebook.errors import Faults, RuleError
from scripts.rulebook.headcount_judge import counted, judge_counts
from scripts.rulebook.judge import judge
from scripts.rulebook.load import parse
from scripts.rulebook.model import Check, Headcount
from scripts.rulebook.programme import check_programme
from scripts.rulebook.read_checks import read_check
from scripts.rulebook.read_headcounts import read_headcount
from scripts.rulebook.scan import Scan
from tests.oracle_headcount import from_round_seven, until_round_six
from tests.rulebook.real import RULES, rules
from tests.test_headcount_agrees import minimum, some_people

STEPS = {
    "eligible": (
        (r"then: \"?(?:3億円|1億円|5,000万円)\"?", lambda _: "then: 2億円"),
        (r"then: \d+人", lambda text: re.sub(r"\d+", lambda number: str(int(number[0]) + 1), text)),
        (r"\{以下: \w+_limit\}", lambda text: text.replace("以下", "未満")),
    ),
    "near_wage": (
        (r"at_most: 50円", lambda _: "at_most: 51円"),
        (r"at_least: 0円", lambda _: "at_least: 1円"),
        (r"below: 0円", lambda _: "below: 1円"),
        (r"share: 30%以上", lambda _: "share: 31%以上"),
        (r"long: 3か月以上", lambda _: "long: 2か月以上"),
        (r"from: 2024-10, to", lambda _: "from: 2024-11, to"),
    ),
}


@dataclass(frozen=True, slots=True)
class Changed:
    """A rule file with one place changed."""

    name: str
    place: int
    was: str
    now: str
    text: str


def changes() -> Iterator[Changed]:
    """Yield every change of every file."""
    for name, steps in STEPS.items():
        text = (RULES / f"{name}.yml").read_text(encoding="utf-8")
        for pattern, step in steps:
            for found in re.finditer(pattern, text):
                now = step(found[0])
                yield Changed(name, found.start(), found[0], now, text[: found.start()] + now + text[found.end() :])


CHANGES = list(changes())
NAMES = [f"{each.name}-{each.place}-{each.now}" for each in CHANGES]


def test_every_kind_of_change_finds_its_places() -> None:
    """No pattern has become a dead letter."""
    for name, steps in STEPS.items():
        text = (RULES / f"{name}.yml").read_text(encoding="utf-8")
        assert all(re.search(pattern, text) for pattern, _ in steps)
    assert len(CHANGES) > 20


@pytest.mark.slow
@pytest.mark.parametrize("changed", CHANGES, ids=NAMES)
def test_a_rule_changed_alone_is_refused(changed: Changed, tmp_path: Path) -> None:
    """The passage still says what it said, so the compiler tells both; months have no figure, but their examples."""
    folder = tmp_path / "it-2025"
    shutil.copytree(RULES, folder)
    (folder / f"{changed.name}.yml").write_text(changed.text, encoding="utf-8")
    with pytest.raises(RuleError, match=r"the rule says|look at|looks at"):
        check_programme(folder)


@pytest.mark.parametrize("changed", CHANGES, ids=NAMES)
def test_a_rule_changed_with_its_passage_is_noticed(changed: Changed) -> None:
    """Where the passage is changed too, some edge or list of people comes out otherwise than in the second opinion."""
    faults = Faults()
    root = parse(changed.text.encode(), f"{changed.name}.yml", faults)
    assert root is not None
    scan = Scan(faults)
    if changed.name == "eligible":
        assert noticed_by_edges(read_check(scan, f"{changed.name}.yml", root))
    else:
        assert noticed_by_people(read_headcount(scan, f"{changed.name}.yml", root))


def noticed_by_edges(check: Check) -> bool:
    """Whether an edge comes out otherwise than in the rules, whose edges are held to the oracle."""
    book = rules()
    real = book.check("eligible")
    for table in real.tables:
        for edge in check_edges(book, real, table):
            for point in edge.points:
                if judge(book, check, point.case) != point.verdicts:
                    return True
    return False


def noticed_by_people(headcount: Headcount) -> bool:
    """Whether some list of people is judged otherwise than the oracle judges it."""
    for id_, oracle in (("v1", until_round_six), ("v2", from_round_seven)):
        real, changed = rules().headcounts[0].definition(id_), headcount.definition(id_)
        chance = Random(id_)
        for _ in range(400):
            people = some_people(real, chance)
            if changed.width != real.width:
                return True
            judged = judge_counts(changed, counted(headcount, changed, people))
            if judged.answer != ("yes" if oracle(minimum(real), people) else "no"):
                return True
    return False
