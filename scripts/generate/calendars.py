"""Calendar files (iCalendar, RFC 5545): the deadlines of each frame, and a plan counted back from each deadline.

The same rules give the same bytes: entries are named by what they are, and dated by the schedule's own day.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, Timezone, TimezoneStandard

from scripts.generate.words import moment
from scripts.rulebook.lead_times import counted_back

if TYPE_CHECKING:
    from scripts.rulebook.model import Frame, Round, Rulebook, Track

FOLDER = "docs/assets/calendars"
TOKYO = "Asia/Tokyo"
DAY_BEFORE = timedelta(days=-1)
# An entry for a whole day begins at midnight; who is reminded then is asleep.
MORNING = timedelta(hours=9)


def calendars(book: Rulebook) -> dict[str, str]:
    """Return every calendar of a programme: path under the repository's root -> text."""
    found = {}
    for track in book.tracks:
        for each in track.rounds:
            found[plan_file(book, track, each)] = _text(_plan(book, track, each))
        for id_ in track.frames:
            frame = book.frame(id_)
            found[frame_file(book, frame)] = _text(_deadlines(book, frame, track))
    return found


def frame_file(book: Rulebook, frame: Frame) -> str:
    """Return the file with the deadlines of a frame."""
    return f"{FOLDER}/{book.program.id}/{frame.id}.ics"


def plan_file(book: Rulebook, track: Track, given: Round) -> str:
    """Return the file with the plan for a round."""
    return f"{FOLDER}/{book.program.id}/plan-{track.id}-{given.id}.ics"


def _text(calendar: Calendar) -> str:
    data: bytes = calendar.to_ical()
    return data.decode("utf-8")


def _deadlines(book: Rulebook, frame: Frame, track: Track) -> Calendar:
    """Every round of a frame: its deadline, and the days that are known after it."""
    title = f"{book.program.label} {frame.full_label}"
    calendar = _calendar(title)
    for each in track.rounds:
        named = f"{book.program.id}-{frame.id}-{each.id}"
        about = _about(book, each)
        event = _event(book, f"{named}-deadline", f"{title} {each.label} 申請の締切", each.deadline, about)
        for ahead in _reminders(track, each):
            event.add_component(_alarm(ahead, f"{title} {each.label}の締切は{moment(each.deadline)}です。"))
        calendar.add_component(event)
        if each.decision:
            told = f"{title} {each.label} 交付決定の日"
            calendar.add_component(_event(book, f"{named}-decision", told, each.decision, about))
        if each.report:
            event = _event(book, f"{named}-report", f"{title} {each.label} 実績報告の期限", each.report, about)
            told = f"{title} {each.label}の実績報告の期限は{moment(each.report)}です。"
            event.add_component(_alarm(DAY_BEFORE, told))
            calendar.add_component(event)
    return calendar


def _reminders(track: Track, given: Round) -> tuple[timedelta, ...]:
    """When the first thing with a lead time must be begun, and on the day before."""
    last = given.deadline.date()
    begun = [counted_back(last, each.before.quantity) - last for each in track.preparation if each.before]
    return (min(begun), DAY_BEFORE) if begun else (DAY_BEFORE,)


def _plan(book: Rulebook, track: Track, given: Round) -> Calendar:
    """What to do by which day for a round; what has no lead time is told with the deadline."""
    title = f"{book.program.label} {given.label}"
    calendar = _calendar(f"{title}の準備（{track.label}）")
    named = f"{book.program.id}-{track.id}-{given.id}"
    for each in track.preparation:
        if each.lead is not None:
            when = counted_back(given.deadline.date(), each.lead.quantity)
            told = f"{title}の準備：{each.label}{'' if each.before else '（この日以後に発行されたもの）'}"
            event = _event(book, f"{named}-{each.id}", told, when, f"{each.text}{_about(book, given)}")
            event.add_component(_alarm(MORNING, told))
            calendar.add_component(event)
    rest = "".join(f"{each.label}。" for each in track.preparation if each.lead is None)
    told, about = f"{title} 申請の締切（{track.label}）", f"それまでにすること：{rest}{_about(book, given)}"
    event = _event(book, f"{named}-deadline", told, given.deadline, about)
    event.add_component(_alarm(DAY_BEFORE, f"{title}の締切は{moment(given.deadline)}です。"))
    calendar.add_component(event)
    return calendar


def _about(book: Rulebook, given: Round) -> str:
    sure = "" if given.confidence == "official" else "締切の日時は、公式の文書だけでは確かめられていません。"
    return f"{sure}申請の前に、{book.program.office}のサイトで確かめてください。"


# --- the parts of a calendar ----------------------------------------------------------------------------------------


def _calendar(title: str) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", "-//hojokin-monosashi//schedule//JA")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", title)
    calendar.add_component(_tokyo())
    return calendar


def _tokyo() -> Timezone:
    """Japan's time, which has known no summer time since 1951: written here, so that no database decides the bytes."""
    zone, always = Timezone(), TimezoneStandard()
    zone.add("tzid", TOKYO)
    always.add("dtstart", datetime(1970, 1, 1))  # noqa: DTZ001 - by definition the zone's own wall time
    always.add("tzoffsetfrom", timedelta(hours=9))
    always.add("tzoffsetto", timedelta(hours=9))
    always.add("tzname", "JST")
    zone.add_component(always)
    return zone


def _event(book: Rulebook, named: str, title: str, when: date, about: str) -> Event:
    event = Event()
    event.add("uid", f"{named}@hojokin-monosashi")
    event.add("dtstamp", datetime.combine(book.revised, time(), UTC))
    event.add("dtstart", when.replace(tzinfo=ZoneInfo(TOKYO)) if isinstance(when, datetime) else when)
    event.add("summary", title)
    event.add("description", about)
    # A deadline takes no time out of anybody's day.
    event.add("transp", "TRANSPARENT")
    return event


def _alarm(ahead: timedelta, told: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", ahead)
    alarm.add("description", told)
    return alarm
