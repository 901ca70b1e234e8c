"""The rules of IT導入補助金2024, for comparison only: what differed from 2025, and nothing that nobody knows."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.rulebook import confidence
from scripts.rulebook.check_examples import try_examples
from scripts.rulebook.digest import counted
from scripts.rulebook.errors import Faults
from scripts.rulebook.model import Rulebook
from scripts.rulebook.programme import read_programme
from tests.rulebook.real import rules

RULES = Path(__file__).parents[2] / "rules" / "it-2024"


@pytest.fixture(scope="module")
def book() -> Rulebook:
    """The rulebook of 2024."""
    return read_programme(RULES)


@pytest.mark.parametrize("frame", ["invoice", "denshi", "fukusu"])
def test_three_frames_come_to_the_same_as_in_2025(frame: str, book: Rulebook) -> None:
    """Only 通常枠 and セキュリティ対策推進枠 changed an amount or a rate in 2025."""
    assert counted(book.frame(frame)) == counted(rules().frame(frame))


def test_the_other_two_had_one_rate_for_all(book: Rulebook) -> None:
    """Half of the cost, near the minimum wage or not, small or not; セキュリティ up to 100万円."""
    assert book.frame("tsujyo").input("near_minimum_wage") is None
    for name in ("tsujyo", "security"):
        assert book.frame(name).value("rate") is None
        computed = book.frame(name).value("computed")
        assert computed is not None
        assert "1/2" in repr(computed.operation)
    subsidy = book.frame("security").value("subsidy")
    assert "100万円" in repr(subsidy)
    assert "150万円" not in repr(subsidy)


def test_its_examples_hold(book: Rulebook) -> None:
    """Every amount that was calculated by hand for 2024 comes out."""
    faults = Faults()
    for frame in book.frames:
        try_examples(book, frame, faults)
    assert faults.found == []


def test_nothing_is_official_and_no_day_is_known(book: Rulebook) -> None:
    """No text of 2024 was read: nothing rests on an official one, and there is no deadline to print."""
    sure = {confidence.of_value(book, frame, value) for frame in book.frames for value in frame.values}
    assert sure == {"secondary", "carried_over"}
    assert [each.rounds for each in book.tracks] == [(), ()]
    assert book.program.last_reason
