"""Counting back from a deadline: whole days, weeks and months."""

from __future__ import annotations

from datetime import date

import pytest

from scripts.rulebook.lead_times import UNITS, counted_back
from scripts.rulebook.literals import read_quantity

NEW_YEAR = date(2026, 1, 7)


@pytest.mark.parametrize(
    ("lead", "day"),
    [
        ("2週間", date(2025, 12, 24)),
        ("1週間", date(2025, 12, 31)),
        ("10日間", date(2025, 12, 28)),
        ("3か月", date(2025, 10, 7)),
        ("12か月", date(2025, 1, 7)),
        ("13か月", date(2024, 12, 7)),
    ],
)
def test_a_lead_time_is_counted_back(lead: str, day: date) -> None:
    """Days, weeks and months before a deadline in January, counted on a calendar by hand."""
    assert counted_back(NEW_YEAR, read_quantity(lead)) == day


@pytest.mark.parametrize(
    ("day", "before"),
    [
        (date(2025, 5, 31), date(2025, 2, 28)),
        (date(2024, 5, 31), date(2024, 2, 29)),
        (date(2025, 5, 28), date(2025, 2, 28)),
    ],
)
def test_a_short_month_ends_with_its_last_day(day: date, before: date) -> None:
    """Three months before the end of May is the last day of February, in a leap year too."""
    assert counted_back(day, read_quantity("3か月")) == before


def test_every_unit_can_be_counted_back() -> None:
    """A unit that the rules accept for a lead time leads to an earlier day."""
    assert all(counted_back(NEW_YEAR, read_quantity(f"2{unit}")) < NEW_YEAR for unit in UNITS)
