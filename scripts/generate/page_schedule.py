"""What the page of the schedule shows: the rounds, and what to have done by when, counted back from each deadline."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from scripts.generate.calendars import frame_file, plan_file
from scripts.generate.page_cited import CitedPage
from scripts.generate.page_sources import Use
from scripts.generate.words import day, moment, quantity
from scripts.rulebook.confidence import of_cite
from scripts.rulebook.figures import of_quantity, read_figure
from scripts.rulebook.lead_times import counted_back
from scripts.rulebook.model import Preparation, Round, Track

SURE = {"official": "確か", "secondary": "参考", "carried_over": "前の年のまま"}


@dataclass(frozen=True, slots=True)
class Due:
    """One line of a plan: by when, and what."""

    when: str
    label: str


class SchedulePage(CitedPage):
    """The rounds of a programme, and a plan for each of them."""

    @property
    def uses(self) -> list[tuple[str, Use]]:
        """The rounds, then what to prepare."""
        found = []
        for track in self.book.tracks:
            rounds = Use(f"#{track.id}", track.label)
            found += [(id_, rounds) for each in track.rounds for id_ in each.cite]
            for each in track.preparation:
                found += [(id_, Use(f"#prepare.{track.id}.{each.id}", each.label)) for id_ in each.cite]
        return found

    def sure(self, one: Round | Preparation) -> str:
        """Return how sure a date or a lead time is: official, if a passage of an official document says it."""
        if isinstance(one, Round):
            return SURE[one.confidence]
        if one.lead is None:
            return "—"
        figure = of_quantity(one.lead.quantity)
        saying = [each.id for each in map(self.book.passage, one.cite) if figure in map(read_figure, each.says)]
        return SURE[of_cite(self.book, tuple(saying)) if saying else "secondary"]

    def lead(self, one: Preparation) -> str:
        """Return how long it takes, in words."""
        if one.before:
            return f"締切の{quantity(one.before.quantity)}前までに"
        return f"締切の前{quantity(one.within.quantity)}のうちに発行されたもの" if one.within else "目安の日数は不明"

    def plan(self, track: Track, given: Round) -> tuple[Due, ...]:
        """Return what is to be done by when for one round, and what comes after its deadline."""
        deadline = given.deadline.date()
        return (
            *(Due(_when(each, deadline), each.label) for each in track.preparation),
            Due(moment(given.deadline), "申請の締切"),
            Due(day(given.decision) if given.decision else "不明", "交付決定（契約と発注は、これよりあと）"),
            Due(moment(given.report) if given.report else "不明", "実績報告の期限"),
        )

    def frame_calendar(self, frame_id: str) -> str:
        """Return the way to the calendar of a frame."""
        return f"../../{frame_file(self.book, self.book.frame(frame_id)).removeprefix('docs/')}"

    def plan_calendar(self, track: Track, given: Round) -> str:
        """Return the way to the calendar of a plan."""
        return f"../../{plan_file(self.book, track, given).removeprefix('docs/')}"


def _when(one: Preparation, deadline: date) -> str:
    if one.lead is None:
        return "締切まで"
    back = day(counted_back(deadline, one.lead.quantity))
    return f"{back}までに" if one.before else f"{back}以後に発行されたもの"
