"""Checks the schedule: the rounds in order, and what to prepare before any of their deadlines."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from scripts.rulebook.check_names import check_unique, nearest
from scripts.rulebook.check_said import check_label, check_sentence
from scripts.rulebook.errors import Faults, Place
from scripts.rulebook.lead_times import UNITS, counted_back

if TYPE_CHECKING:
    from scripts.rulebook.model import Preparation, Rulebook, Track


def check_schedule(book: Rulebook, faults: Faults) -> None:
    """Check schedule.yml, unless some of it could not be read."""
    if any(fault.place.file.endswith("/schedule.yml") for fault in faults.found):
        return
    ids = set(book.program.frames)
    for track in book.tracks:
        for frame in track.frames:
            if frame not in ids:
                faults.add(track.place, f"there is no frame “{frame}”", nearest(frame, ids))
        _rounds(book, track, faults)
        _preparation(track, faults)
    _last_deadline(book, faults)
    _revised(book, faults)
    for id_ in ids - {frame for track in book.tracks for frame in track.frames}:
        faults.add_at(
            _file(book), "tracks", f"no track has the rounds of “{id_}”", "list it under the `frames` of one track"
        )


def _rounds(book: Rulebook, track: Track, faults: Faults) -> None:
    for one, other in pairwise(track.rounds):
        if one.deadline >= other.deadline:
            faults.add(other.place, f"the round {other.id} ends before the round {one.id}", "write them in order")
    for each in track.rounds:
        if not book.program.first <= each.deadline.date() <= book.program.last:
            what = f"the deadline {each.deadline:%Y-%m-%d} lies outside the programme's validity"
            faults.add(each.place, what, "mend the deadline, or `valid` in program.yml")
        if each.decision and each.decision <= each.deadline.date():
            faults.add(each.place, f"round {each.id} is decided before its deadline", "mend one of the two days")


def _last_deadline(book: Rulebook, faults: Faults) -> None:
    deadlines = [each.deadline.date() for track in book.tracks for each in track.rounds]
    if book.program.last_reason:
        return  # The programme goes on to a deadline that is not known.
    if deadlines and max(deadlines) != book.program.last:
        what = f"the programme is valid to {book.program.last}, but its last deadline is {max(deadlines)}"
        faults.add_at(
            book.program.place, "valid", what, f"write `valid: {{…, to: {max(deadlines)}}}`, or mend schedule.yml"
        )


def _preparation(track: Track, faults: Faults) -> None:
    """Check what to prepare: each with at most one lead time, and the earlier before the later."""
    check_unique([(each.id, each.place) for each in track.preparation], "preparation", faults)
    for each in track.preparation:
        check_label(f"preparation “{each.id}”", each.label, faults.at(each.place, "label"), faults)
        check_sentence("text", each.text, each.place, faults)
        _lead(each, faults)
    last = track.rounds[-1].deadline.date() if track.rounds else date.max
    timed = [each for each in track.preparation if each.before and each.before.quantity.unit in UNITS]
    for one, other in pairwise(timed):
        if one.before and other.before:
            early, late = (counted_back(last, each.quantity) for each in (one.before, other.before))
            if late < early:
                what = f"“{other.id}” is to be done before “{one.id}”, which stands above it"
                faults.add_at(other.place, "before", what, "write what is to be done first above")


def _lead(one: Preparation, faults: Faults) -> None:
    if one.before and one.within:
        what = f"“{one.id}” has `before` and `within`"
        faults.add_at(one.place, "within", what, "keep the one that is meant, or write two entries")
    if one.lead and one.lead.quantity.unit not in UNITS:
        what = f"{one.lead.quantity} is no time to count back from a deadline"
        faults.add(one.lead.place, what, f"write it in one of: {', '.join(UNITS)}")


def _revised(book: Rulebook, faults: Faults) -> None:
    """The day of the last change cannot lie before a document that the change rests on."""
    cited = [id_ for track in book.tracks for each in track.rounds for id_ in each.cite]
    cited += [id_ for track in book.tracks for each in track.preparation for id_ in each.cite]
    documents = {each.doc for each in book.passages if each.id in cited}
    versions = [day for each in book.documents if each.id in documents and (day := _day(each.version))]
    if versions and book.revised < max(versions):
        what = f"the schedule was last changed on {book.revised}, before its document of {max(versions)} was there"
        faults.add_at(_file(book), "revised", what, f"write `revised: {max(versions)}`, or the later day of the change")


def _file(book: Rulebook) -> Place:
    return Place(f"rules/{book.program.id}/schedule.yml", 1, 1)


def _day(version: str) -> date | None:
    """Return the day of a document's version, where it has one."""
    try:
        return date.fromisoformat(version)
    except ValueError:
        return None
