"""What every page about a programme as a whole knows: the programme, its last deadline, and dates in words."""

from __future__ import annotations

from datetime import date, datetime

from scripts.generate.words import day, moment, wall_time
from scripts.rulebook.model import Program, Rulebook


class ProgrammePage:
    """A page about one programme: what the templates ask of any of them."""

    def __init__(self, book: Rulebook) -> None:
        self.book = book

    @property
    def program(self) -> Program:
        """The programme."""
        return self.book.program

    @property
    def last_deadline(self) -> datetime:
        """The last deadline of all rounds."""
        return max(each.deadline for track in self.book.tracks for each in track.rounds)

    def day(self, given: date | None) -> str:
        """Return a date in words, or 不明."""
        return day(given) if given else "不明"

    def moment(self, given: datetime | None) -> str:
        """Return a date and time in words, or 不明."""
        return moment(given) if given else "不明"

    def wall_time(self, given: datetime) -> str:
        """Return a moment as scripts compare it with the reader's: 2026-01-07 17:00."""
        return wall_time(given)
