"""Checks what the frames share: the programme's own words, the tax basis, the rounds."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from scripts.rulebook.check_names import check_id, check_unique, nearest
from scripts.rulebook.check_said import check_sentence
from scripts.rulebook.errors import Faults, Place

if TYPE_CHECKING:
    from scripts.rulebook.model import Rulebook, Track


def check_shared(book: Rulebook, faults: Faults) -> None:
    """Check program.yml and schedule.yml."""
    program = book.program
    place = program.place
    check_id(program.id.replace("-", "_"), place, faults)
    check_unique([(each, faults.at(place, "frames")) for each in program.frames], "frame", faults)
    for frame in book.frames:
        _frame_id(frame.id, frame.file, faults)
    if program.first > program.last:
        faults.add_at(
            place, "valid", f"the programme is valid from {program.first} to {program.last}", "swap the two days"
        )
    if not program.successor_url.startswith("https://"):
        faults.add_at(
            place, "successor.url", f"“{program.successor_url}” is no https address", "write the official address"
        )
    for term in program.glossary:
        check_id(term.id, term.place, faults)
        check_sentence("text", term.text, term.place, faults)
    _tax(book, faults)
    _schedule(book, faults)


def _frame_id(id_: str, file: str, faults: Faults) -> None:
    if id_ and not file.endswith(f"/{id_}.yml"):
        faults.add_at(Place(file, 1, 1), "id", f"the file of “{id_}” has another name", f"name it {id_}.yml")


def _tax(book: Rulebook, faults: Faults) -> None:
    tax = book.program.tax
    if not 0 < tax.ratio.quantity.amount <= 1 or tax.ratio.quantity.unit:
        faults.add(tax.ratio.place, f"{tax.ratio.quantity} is not a ratio up to 1", "write 10/11")
    for frame in book.frames:
        one = frame.input(tax.input)
        if one is not None and tax.included not in [name for name, _ in one.choices]:
            mend = nearest(tax.included, [name for name, _ in one.choices])
            faults.add_at(tax.place, "included", f"“{tax.included}” is no choice of “{tax.input}”", mend)


def _schedule(book: Rulebook, faults: Faults) -> None:
    """Check the rounds, unless some of them could not be read."""
    if any(fault.place.file.endswith("/schedule.yml") for fault in faults.found):
        return
    ids = set(book.program.frames)
    for track in book.tracks:
        for frame in track.frames:
            if frame not in ids:
                faults.add(track.place, f"there is no frame “{frame}”", nearest(frame, ids))
        _rounds(book, track, faults)
    _last_deadline(book, faults)
    for id_ in ids - {frame for track in book.tracks for frame in track.frames}:
        place = Place(f"rules/{book.program.id}/schedule.yml", 1, 1, "tracks")
        faults.add(place, f"no track has the rounds of “{id_}”", "list it under the `frames` of one track")


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
    if deadlines and max(deadlines) != book.program.last:
        what = f"the programme is valid to {book.program.last}, but its last deadline is {max(deadlines)}"
        faults.add_at(
            book.program.place, "valid", what, f"write `valid: {{…, to: {max(deadlines)}}}`, or mend schedule.yml"
        )
