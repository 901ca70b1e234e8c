"""The schedule: plans counted back from each deadline, on the page and in calendars that anybody's program can read."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from icalendar import Alarm, Calendar, Event

from scripts.generate.calendars import calendars
from scripts.generate.page_schedule import SchedulePage
from scripts.generate.words import moment
from scripts.rulebook.model import Round, Track
from tests.generate.read_pages import page
from tests.rulebook.real import rules

ROOT = Path(__file__).parents[2]
FILES = calendars(rules())
ROUNDS = [(track, each) for track in rules().tracks for each in track.rounds]
JAPAN = timedelta(hours=9)
every_file = pytest.mark.parametrize("path", list(FILES), ids=lambda path: Path(path).stem)
every_round = pytest.mark.parametrize(("track", "given"), ROUNDS, ids=lambda each: each.id)


def read(path: str) -> Calendar:
    """Return a committed calendar, read by another's eyes than those that wrote it."""
    found = Calendar.from_ical((ROOT / path).read_bytes())
    assert isinstance(found, Calendar)
    return found


def starts(path: str) -> dict[str, date]:
    """Return when each entry of a calendar begins, by its name."""
    return {str(each["uid"]): each.decoded("dtstart") for each in read(path).events}


# --- the page


def test_the_last_plan_is_right() -> None:
    """The plan for the round that ended on 7 January 2026, counted back on a calendar by hand."""
    rows = page("schedule").table("通常枠・インボイス枠・セキュリティ対策推進枠 第8次の予定").rows[1:]
    assert rows == [
        ["締切まで", "IT導入支援事業者とITツールを選び、見積りを頼む"],
        ["2025年10月7日（令和7年・火曜日）以後に発行されたもの", "証明書をそろえる"],
        ["2025年12月24日（令和7年・水曜日）までに", "GビズIDプライムを申し込む"],
        ["2025年12月31日（令和7年・水曜日）までに", "SECURITY ACTION を宣言する"],
        ["締切まで", "招待を受けて申請マイページを開き、申請を作って出す"],
        ["2026年1月7日（令和8年・水曜日）17時", "申請の締切"],
        ["不明", "交付決定（契約と発注は、これよりあと）"],
        ["不明", "実績報告の期限"],
    ]


@every_round
def test_every_round_has_its_plan(track: Track, given: Round) -> None:
    """Each round's plan has a place of its own, everything to prepare, the deadline, and a calendar to take away."""
    shown = page("schedule")
    rows = shown.table(f"{track.label} {given.label}の予定").rows[1:]
    assert [label for _, label in rows[:-3]] == [each.label for each in track.preparation]
    assert rows[-3] == [moment(given.deadline), "申請の締切"]
    assert f"plan.{track.id}.{given.id}" in shown.ids
    assert f"../../assets/calendars/it-2025/plan-{track.id}-{given.id}.ics" in [href for _, href in shown.links]


def test_a_lead_time_is_as_sure_as_the_passage_that_says_it() -> None:
    """The two weeks of GビズID stand in the guidelines; the week of SECURITY ACTION only in a notice."""
    told = {
        each.id: SchedulePage(rules()).sure(each) for track in rules().tracks for each in track.preparation if each.lead
    }
    assert told == {"papers": "確か", "gbiz": "確か", "security_action": "参考"}


def test_every_preparation_is_told_with_its_passages() -> None:
    """Each thing to prepare stands in the table with its sentence, and links to where it is said."""
    shown = page("schedule")
    for track in rules().tracks:
        for each in track.preparation:
            place = f"prepare.{track.id}.{each.id}"
            assert each.text in shown.texts[place]
            assert {f"#source.{id_}" for id_ in each.cite} <= {href for at, href in shown.links if at == place}


# --- the calendars


@every_file
def test_a_calendar_is_as_the_standard_asks(path: str) -> None:
    """Lines end with CR LF and have at most 75 bytes; every entry has a name of its own and the schedule's own day."""
    data = (ROOT / path).read_bytes()
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert data.count(b"\n") == data.count(b"\r\n")
    assert max(len(line) for line in data.split(b"\r\n")) <= 75
    events = read(path).events
    assert len({str(each["uid"]) for each in events}) == len(events) > 0
    stamp = datetime.combine(rules().revised, datetime.min.time(), UTC)
    assert {each.decoded("dtstamp") for each in events} == {stamp}


@every_file
def test_a_calendar_is_in_japans_time(path: str) -> None:
    """The file itself says what Asia/Tokyo is, and every moment in it is nine hours ahead of Greenwich."""
    (zone,) = read(path).timezones
    assert zone["tzid"] == "Asia/Tokyo"
    moments = [each.decoded("dtstart") for each in read(path).events]
    timed = [each for each in moments if isinstance(each, datetime)]
    assert timed
    assert {each.utcoffset() for each in timed} == {JAPAN}


def test_entries_differ_between_all_calendars() -> None:
    """Who takes several calendars in has every entry once: no two of them share a name."""
    names = [str(each["uid"]) for path in FILES for each in read(path).events]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("frame", [frame.id for frame in rules().frames])
def test_a_frames_calendar_has_all_its_rounds(frame: str) -> None:
    """Deadlines, decisions and reports stand on the moments of the rules, and nothing else does."""
    (track,) = (each for each in rules().tracks if frame in each.frames)
    wanted: dict[str, date | None] = {}
    for each in track.rounds:
        wanted |= {f"{each.id}-deadline": each.deadline, f"{each.id}-decision": each.decision}
        wanted |= {f"{each.id}-report": each.report}
    found = starts(f"docs/assets/calendars/it-2025/{frame}.ics")
    told = {
        re.sub(r"^it-2025-\w+-(\w+-\w+)@.*$", r"\1", name): day.replace(tzinfo=None)
        if isinstance(day, datetime)
        else day
        for name, day in found.items()
    }
    assert told == {name: day for name, day in wanted.items() if day is not None}


def test_a_plans_calendar_has_what_can_be_counted() -> None:
    """The plan for the last round: three days counted back by hand, and the deadline with what has no lead time."""
    path = "docs/assets/calendars/it-2025/plan-general-8.ics"
    days = {name.split("@")[0].removeprefix("it-2025-general-8-"): day for name, day in starts(path).items()}
    assert days == {
        "papers": date(2025, 10, 7),
        "gbiz": date(2025, 12, 24),
        "security_action": date(2025, 12, 31),
        "deadline": datetime(2026, 1, 7, 17, tzinfo=days["deadline"].tzinfo),  # type: ignore[attr-defined]
    }
    about = next(str(each["description"]) for each in read(path).events if "deadline" in str(each["uid"]))
    assert "招待を受けて申請マイページを開き、申請を作って出す。" in about


@every_file
def test_reminders_come_in_time(path: str) -> None:
    """Before each deadline and report, and on the morning of what is to be done: never too late, or at night."""
    for event in read(path).events:
        ahead = [each.decoded("trigger") for each in _alarms(event)]
        if isinstance(event.decoded("dtstart"), datetime):
            assert ahead
            assert max(ahead) <= timedelta(days=-1)
        else:
            assert set(ahead) <= {timedelta(hours=9)}


def test_a_frames_reminder_is_early_enough_to_begin() -> None:
    """The first reminder of a deadline comes when the ID with the longest lead time must be applied for."""
    for frame in rules().frames:
        for event in read(f"docs/assets/calendars/it-2025/{frame.id}.ics").events:
            if str(event["uid"]).partition("@")[0].endswith("deadline"):
                first = min(each.decoded("trigger") for each in _alarms(event))
                assert first == timedelta(weeks=-2)


def _alarms(event: Event) -> list[Alarm]:
    return [each for each in event.subcomponents if isinstance(each, Alarm)]
