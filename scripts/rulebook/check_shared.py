"""Checks what the frames share: the programme's own words and the tax basis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.rulebook.check_names import check_id, check_unique, nearest
from scripts.rulebook.check_said import check_sentence
from scripts.rulebook.errors import Faults, Place

if TYPE_CHECKING:
    from scripts.rulebook.model import Program, Rulebook


def check_shared(book: Rulebook, faults: Faults) -> None:
    """Check program.yml."""
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
    _successor(program, faults)
    for term in program.glossary:
        check_id(term.id, term.place, faults)
        check_sentence("text", term.text, term.place, faults)
    _tax(book, faults)


def _successor(program: Program, faults: Faults) -> None:
    """A programme that has ended names what came after it; one whose end is not known cannot."""
    place, url = program.place, program.successor_url
    if program.last_reason and program.successor_label:
        what = "the programme has a successor, but its last day has a `reason`, so its end is not known"
        faults.add_at(place, "successor", what, "drop `successor`, or give the day on which the programme ended")
    elif not program.last_reason and not program.successor_label:
        mend = "add `successor: {label: …, url: …}`, or, while the end is not known, a `reason` to `valid`"
        faults.add(place, "the key “successor” is missing", mend)
    elif program.successor_label and not url.startswith("https://"):
        faults.add_at(place, "successor.url", f"“{url}” is no https address", "write the official address")


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
