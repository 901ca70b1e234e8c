"""What changed from year to year: the page tells every difference with its passages, and every case in yen."""

from __future__ import annotations

from functools import cache

import pytest

from scripts.generate.page_changes import KINDS, ChangesPage
from scripts.rulebook.differences import differences
from scripts.rulebook.model import Rulebook
from scripts.rulebook.programme import read_programme
from scripts.rulebook.programmes import RULES


@cache
def book(name: str) -> Rulebook:
    """Return a rulebook by its programme."""
    return read_programme(RULES / name)


@cache
def changes(old: str, new: str) -> ChangesPage:
    """Return the comparison of two programmes, as their page shows it."""
    return ChangesPage(book(old), book(new), amounts_only=old == "it-2024")


def words(page: ChangesPage, section: str) -> str:
    """Return everything that a section tells in words."""
    (found,) = [each for each in page.sections if each.id == section]
    return "\n".join(f"{each.kind} {each.old.words} → {each.new.words}" for each in found.changes)


def test_every_difference_is_told() -> None:
    """No entry that differs is left out, and each stands in one section."""
    page = changes("it-2025", "it-2026")
    told = sum(len(each.changes) for each in page.sections)
    assert told == len([each for each in differences(page.before, page.book) if each.kind in KINDS]) > 0


def test_no_case_comes_to_another_amount_in_2026() -> None:
    """The facts name no computed figure that changed: the sixteen cases are the same to the yen."""
    page = changes("it-2025", "it-2026")
    assert (len(page.effects), page.moved) == (len(page.book.cases), 0)
    assert all(each.old == each.new and not each.gap for each in page.effects)


@pytest.mark.parametrize(
    ("section", "told"),
    [
        ("fukusu", ("複数社連携IT導入枠", "複数者連携デジタル化・AI導入枠")),
        ("tsujyo", ("一人あたり年平均3.0%以上", "4%以上")),
        ("invoice", ("IT導入補助金2022から2025まで",)),
        ("general", ("2026年10月30日", "2025年5月12日", "第6次")),
        ("near_wage", ("その時の地域別最低賃金以上",)),
    ],
)
def test_the_facts_of_2026_are_told(section: str, told: tuple[str, ...]) -> None:
    """Names, duties, deadlines and definitions that the facts call changed stand in their sections."""
    found = words(changes("it-2025", "it-2026"), section)
    assert [each for each in told if each not in found] == []


def test_a_round_that_is_not_known_is_not_called_gone() -> None:
    """The later rounds of 2025 have no counterpart yet: the page says that it is not known, and prints no date."""
    (found,) = [each for each in changes("it-2025", "it-2026").sections if each.id == "general"]
    later = [each for each in found.changes if "第7次" in each.old.words or "第8次" in each.old.words]
    assert [each.new.words for each in later] == ["まだ分かっていません"] * 2


@pytest.mark.parametrize(("old", "new"), [("it-2024", "it-2025"), ("it-2025", "it-2026")])
def test_what_differs_reads_differently(old: str, new: str) -> None:
    """No line shows the same words on both sides, and none shows nothing: a reader sees what changed."""
    told = [each for section in changes(old, new).sections for each in section.changes if not each.new.value]
    assert [each.old.words for each in told if not each.old.value and each.old.words == each.new.words] == []


def test_both_definitions_of_2025_are_told() -> None:
    """The year that changed its definition half-way has both on the page, beside the one of the next year."""
    assert [label for label, _, _ in changes("it-2025", "it-2026").definitions] == [
        "IT導入補助金2025",
        "IT導入補助金2025",
        "デジタル化・AI導入補助金2026",
    ]


def test_2024_is_compared_in_what_an_amount_rests_on() -> None:
    """Of 2024 no more is known than its figures: what it does not say is not called a change."""
    page = changes("it-2024", "it-2025")
    assert {each.kind for each in page.found} <= {"program", "frames", "inputs", "requires", "values"}
    values = {(each.where, each.id) for each in page.found if each.kind == "values"}
    assert {("tsujyo", "rate"), ("security", "rate"), ("security", "subsidy")} <= values
    assert page.moved > 0


def test_nothing_that_changed_is_said_too() -> None:
    """A programme compared with itself has its frames, each without a change."""
    page = ChangesPage(book("it-2025"), book("it-2025"), amounts_only=False)
    assert [each.id for each in page.sections] == [frame.id for frame in page.book.frames]
    assert not any(each.changes for each in page.sections)
    assert page.moved == 0
