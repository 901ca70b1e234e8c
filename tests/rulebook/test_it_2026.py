"""The rules of デジタル化・AI導入補助金2026: what differs from 2025, how sure it is, and what nobody knows yet."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.rulebook import confidence
from scripts.rulebook.digest import counted
from scripts.rulebook.model import Rulebook
from scripts.rulebook.programme import read_programme
from tests.rulebook.real import rules

RULES = Path(__file__).parents[2] / "rules" / "it-2026"
FRAMES = ("tsujyo", "invoice", "denshi", "security", "fukusu")


@pytest.fixture(scope="module")
def book() -> Rulebook:
    """The rulebook of 2026."""
    return read_programme(RULES)


@pytest.mark.parametrize("frame", FRAMES)
def test_no_amount_differs_from_2025(frame: str, book: Rulebook) -> None:
    """No text seen of 2026 has another figure that is computed with: every case comes to the same."""
    assert counted(book.frame(frame)) == counted(rules().frame(frame))


def test_links_of_the_two_years_differ(book: Rulebook) -> None:
    """A link of 2025 never passes for one of 2026, though the amounts agree."""
    assert book.digest != rules().digest


def test_nothing_is_official_that_nobody_has_read(book: Rulebook) -> None:
    """No official text of 2026 lies with us: no value, and no round, may say that it rests on one."""
    sure = {confidence.of_value(book, frame, value) for frame in book.frames for value in frame.values}
    assert sure == {"secondary", "carried_over"}
    assert {each.confidence for track in book.tracks for each in track.rounds} == {"secondary"}


@pytest.mark.parametrize(
    ("rule", "sure"),
    [
        ("tsujyo.rate", "secondary"),
        ("tsujyo.subsidy", "secondary"),
        ("tsujyo.computed", "secondary"),
        ("tsujyo.cloud_months_counted", "secondary"),
        ("tsujyo.services", "carried_over"),
        ("tsujyo.voluntary", "carried_over"),
        ("invoice.software_banded", "secondary"),
        ("invoice.software_ceiling", "secondary"),
        ("denshi.rate", "secondary"),
        ("security.subsidy", "secondary"),
        ("fukusu.combined", "secondary"),
        ("fukusu.coordination_rated", "secondary"),
        ("fukusu.idle_counted", "carried_over"),
    ],
)
def test_each_value_says_what_it_rests_on(rule: str, sure: str, book: Rulebook) -> None:
    """Amounts and rates were seen for 2026; the limit of 役務 and who counts as a member were not."""
    frame, _, name = rule.partition(".")
    value = book.frame(frame).value(name)
    assert value is not None
    assert confidence.of_value(book, book.frame(frame), value) == sure


def test_the_new_names(book: Rulebook) -> None:
    """The frame of several applicants has a new name, and no text of 2026 calls this year's by the old one."""
    assert book.frame("fukusu").full_label == "複数者連携デジタル化・AI導入枠"
    for frame in book.frames:
        for text in (*(each.text for each in frame.declares), frame.label, frame.summary):
            assert "複数社連携" not in text
    assert all("複数社連携" not in each.text for each in book.program.glossary)


def test_one_definition_of_near_minimum_wage(book: Rulebook) -> None:
    """In 2026 the wages of October 2024 to September 2025 are held to the revised minimum wage in every round."""
    (definition,) = book.headcounts[0].definitions
    assert (definition.first, definition.last_day) == (None, None)
    assert (definition.months[0], definition.months[-1], definition.wages.id) == ("2024-10", "2025-09", "r7")


def test_only_known_rounds_stand_there(book: Rulebook) -> None:
    """What the facts do not give, no page can print: no decision for the sixth round, and no seventh."""
    rounds = {track.id: [(each.id, f"{each.deadline:%m-%d %H:%M}") for each in track.rounds] for track in book.tracks}
    assert rounds["general"][-2:] == [("5", "09-29 17:00"), ("6", "10-30 17:00")]
    assert rounds["group"] == [("1", "06-15 17:00"), ("2", "08-25 17:00")]
    assert (book.tracks[0].rounds[-1].decision, book.tracks[0].rounds[-1].report) == (None, None)
    assert book.program.last_reason
