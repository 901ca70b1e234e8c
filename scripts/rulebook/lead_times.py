"""Counts back from a day: 2週間, 10日間 or 3か月 before it."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING

from scripts.rulebook.literals import MONTHS

if TYPE_CHECKING:
    from scripts.rulebook.literals import Quantity

DAYS = {"日間": 1, "週間": 7}
UNITS = (*DAYS, MONTHS)


def counted_back(day: date, lead: Quantity) -> date:
    """Return the day that lies a whole lead time before `day`; a month too short for its number ends with its last."""
    count = int(lead.amount)
    if lead.unit in DAYS:
        return day - timedelta(days=count * DAYS[lead.unit])
    year, month = divmod(day.year * 12 + day.month - 1 - count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
