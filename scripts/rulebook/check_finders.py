"""Checks a finder: every kind of thing goes into inputs that exist, every two frames stand together once, examples."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from scripts.rulebook.check_names import check_id, check_unique, nearest
from scripts.rulebook.check_said import check_label, check_sentence
from scripts.rulebook.errors import Place
from scripts.rulebook.finder_judge import FinderError, judge_list
from scripts.rulebook.literals import MONTHS, LiteralError

if TYPE_CHECKING:
    from scripts.rulebook.errors import Faults
    from scripts.rulebook.model import Finder, Frame, Goes, Input, Kind, Name, Rulebook, Shelf

MEND = "if the rule is right, work the list out anew by hand and correct it; if the example is, mend the rule"
NOTHING = "none"
# What stands in a line of a list beside what the software does and what a frame asks.
ITEM = ("kind", "price", "paid", "months", "part_of")
PAIR = 2


def check_finder(book: Rulebook, finder: Finder, faults: Faults) -> None:
    """Check everything in one finder but whether its examples come out."""
    at = Place(finder.file, 1, 1)
    check_id(finder.id, faults.at(at, "id"), faults)
    if finder.id and not finder.file.endswith(f"/{finder.id}.yml"):
        faults.add_at(at, "id", f"the file of “{finder.id}” has another name", f"name it {finder.id}.yml")
    check_sentence("summary", finder.summary, at, faults)
    frames = {frame.id: frame for frame in book.frames}
    _shelves(finder, frames, faults)
    for unknown in finder.unknown:
        _unknown(book, unknown.input, unknown.answer, unknown.place, faults)
        check_sentence("text", unknown.text, unknown.place, faults)
    _uses(finder, frames, faults)
    for kind in finder.kinds:
        _kind(finder, kind, frames, faults)
    _together(finder, frames, faults)
    _starts(finder, faults)
    _examples(finder, faults)


def _shelves(finder: Finder, frames: dict[str, Frame], faults: Faults) -> None:
    named = {shelf.frame for shelf in finder.shelves}
    for id_ in frames:
        if id_ not in named:
            mend = f"write `{id_}: {{only: …, cite: […]}}`"
            faults.add_at(Place(finder.file, 1, 1), "frames", f"the finder does not name the frame “{id_}”", mend)
    for shelf in finder.shelves:
        check_sentence("only", shelf.only, shelf.place, faults)
        if shelf.frame not in frames:
            faults.add(shelf.place, f"there is no frame “{shelf.frame}”", nearest(shelf.frame, frames))
        elif shelf.like or shelf.record:
            _likeness(shelf, frames, faults)


def _likeness(shelf: Shelf, frames: dict[str, Frame], faults: Faults) -> None:
    records = frames[shelf.frame].input(shelf.record)
    if shelf.like not in frames or records is None or records.type != "records" or records.frame != shelf.like:
        what = f"“{shelf.frame}” has no records “{shelf.record}” that are like “{shelf.like}”"
        faults.add(shelf.place, what, "write `like:` with the frame of its records, and `record:` with their name")


def _unknown(book: Rulebook, input_: str, answer: str, place: Place, faults: Faults) -> None:
    given = {one.name: one for frame in book.frames for one in frame.inputs if one.given and one.default is None}
    one = given.get(input_)
    if one is None:
        faults.add(place, f"no frame asks the applicant for “{input_}”", nearest(input_, given))
        return
    known = ["yes", "no"] if one.type == "yesno" else [id_ for id_, _ in one.choices]
    if answer not in known:
        faults.add_at(place, "answer", f"“{answer}” is no answer to “{input_}”", nearest(answer, known))


def _uses(finder: Finder, frames: dict[str, Frame], faults: Faults) -> None:
    """Each mark is counted in a number or a yes; together they are as many as the input holds."""
    check_unique([(each.id, each.place) for each in finder.uses], "use", faults)
    marks: dict[tuple[str, str], set[str]] = {}
    places: dict[tuple[str, str], Place] = {}
    for use in finder.uses:
        check_label(f"use “{use.id}”", use.label, faults.at(use.place, "label"), faults)
        for frame, name, mark in use.counts:
            one = _input(frame, name, frames, ("count", "yesno"), faults)
            if one is not None:
                marks.setdefault((frame, name.id), set()).add(mark)
                places.setdefault((frame, name.id), name.place)
    for (frame, input_), found in marks.items():
        counted = frames[frame].input(input_)
        most = counted.at_most.quantity.amount if counted and counted.type == "count" and counted.at_most else 1
        if len(found) != most:
            what = f"the uses count up to {len(found)} in “{frame}.{input_}”, which holds up to {most}"
            faults.add(places[frame, input_], what, "give as many different marks as there are kinds")


def _input(frame: str, name: Name, frames: dict[str, Frame], types: tuple[str, ...], faults: Faults) -> Input | None:
    if frame not in frames:
        faults.add(name.place, f"there is no frame “{frame}”", nearest(frame, frames))
        return None
    known = [one.name for one in frames[frame].inputs if one.type in types]
    if name.id not in known:
        faults.add(name.place, f"{frame} has no input “{name.id}” for this", nearest(name.id, known))
        return None
    return frames[frame].input(name.id)


def _kind(finder: Finder, kind: Kind, frames: dict[str, Frame], faults: Faults) -> None:
    check_id(kind.id, kind.place, faults)
    check_label(f"kind “{kind.id}”", kind.label, faults.at(kind.place, "label"), faults)
    check_sentence("help", kind.help, kind.place, faults)
    if not kind.paid:
        faults.add_at(
            kind.place, "paid", f"nobody can pay for “{kind.id}”", "write `paid: [once]`, `[monthly]` or both"
        )
    if bool(kind.goes) == bool(kind.refused):
        what = f"“{kind.id}” goes nowhere, and nothing says why, or it does, and is refused"
        faults.add(kind.place, what, "write either `goes:` with its frames, or `goes: {}` and `refused:`")
    if kind.refused:
        check_sentence("refused", kind.refused, kind.place, faults)
        if not kind.cite:
            faults.add(kind.place, f"“{kind.id}” is refused, and cites nothing", "add `cite: [passage]`")
    for name in kind.asks:
        frame, _, asked = name.id.partition(".")
        _input(frame, type(name)(asked, name.place), frames, ("count",), faults)
    for goes in kind.goes:
        _goes(finder, kind, goes, frames, faults)


def _goes(finder: Finder, kind: Kind, goes: Goes, frames: dict[str, Frame], faults: Faults) -> None:
    shelves = [shelf.frame for shelf in finder.shelves if not shelf.like]
    if goes.frame not in shelves:
        faults.add(goes.place, f"nothing goes into “{goes.frame}” by itself", nearest(goes.frame, shelves))
        return
    for name, type_ in ((goes.into, "yen"), (goes.monthly, "yen"), (goes.months, "months")):
        if name is not None:
            _input(goes.frame, name, frames, (type_,), faults)
    if (goes.monthly is None) != (goes.months is None):
        faults.add(goes.place, "a price by the month and its months go together", "write both `monthly:` and `months:`")
    if goes.into is None and not (goes.one and kind.paid == ("monthly",)):
        what = f"“{goes.frame}” takes “{kind.id}” as it is, but not one alone that is paid by the month"
        faults.add(goes.place, what, "write `one: yes` and `paid: [monthly]`, or `into:` with an amount to add to")
    if goes.into is not None and ("monthly" in kind.paid) != (goes.counted is not None):
        what = f"“{kind.id}” and how many of its months count in “{goes.frame}” do not fit"
        faults.add(goes.place, what, "write `counted: 24か月` where it can be paid by the month, and only there")
    if goes.counted is not None and goes.counted.quantity.unit != MONTHS:
        faults.add(goes.counted.place, f"“{goes.counted.quantity}” is no time", "write it in か月")
    if goes.text:
        check_sentence("text", goes.text, goes.place, faults)
    own = [name.id.partition(".")[0] for name in kind.asks]
    if goes.frame in own and not goes.one:
        faults.add(goes.place, f"“{goes.frame}” takes answers about one “{kind.id}” only", "write `one: yes`")


def _together(finder: Finder, frames: dict[str, Frame], faults: Faults) -> None:
    """Every two frames stand there once: what is not said would be taken for allowed."""
    seen: dict[frozenset[str], int] = {}
    for pair in finder.together:
        check_sentence("text", pair.text, pair.place, faults)
        if len(set(pair.frames)) != PAIR or not set(pair.frames) <= set(frames):
            what = f"“{', '.join(pair.frames)}” are not two frames"
            faults.add_at(pair.place, "frames", what, "write two different frames, such as [tsujyo, invoice]")
            continue
        seen[frozenset(pair.frames)] = seen.get(frozenset(pair.frames), 0) + 1
        if seen[frozenset(pair.frames)] == PAIR:
            faults.add(pair.place, f"“{pair.id}” stands here a second time", "keep one of the two")
    for two in combinations(frames, PAIR):
        if frozenset(two) not in seen:
            what = f"nothing says whether {two[0]} and {two[1]} go together"
            mend = "add the two with `state: allowed`, `excluded` or `unresolved`, and a passage"
            faults.add_at(Place(finder.file, 1, 1), "together", what, mend)


def _starts(finder: Finder, faults: Faults) -> None:
    kinds, uses = [each.id for each in finder.kinds], [each.id for each in finder.uses]
    for start in finder.starts:
        check_label(f"start “{start.id}”", start.label, faults.at(start.place, "label"), faults)
        if start.kind not in kinds:
            faults.add_at(start.place, "kind", f"there is no kind “{start.kind}”", nearest(start.kind, kinds))
        for use in start.uses:
            if use not in uses:
                faults.add_at(start.place, "uses", f"there is no use “{use}”", nearest(use, uses))


def _examples(finder: Finder, faults: Faults) -> None:
    check_unique([(each.id, each.place) for each in finder.examples], "example", faults)
    asked = [name.id.partition(".")[2] for kind in finder.kinds for name in kind.asks]
    known = [*ITEM, *(use.id for use in finder.uses), *asked]
    kinds = [each.id for each in finder.kinds]
    for example in finder.examples:
        check_label(f"example “{example.id}”", example.label, faults.at(example.place, "label"), faults)
        if len(example.placed) != len(example.items):
            what = f"{len(example.items)} things are bought in “{example.id}”, and {len(example.placed)} placed"
            faults.add_at(example.place, "placed", what, f"write a frame or {NOTHING} for each, in their order")
        for item in example.items:
            for name, _ in item:
                if name not in known:
                    faults.add_at(example.place, "items", f"no line of a list has a “{name}”", nearest(name, known))
            if dict(item).get("kind") not in kinds:
                what = f"there is no kind “{dict(item).get('kind')}”"
                faults.add_at(example.place, "items", what, nearest(str(dict(item).get("kind")), kinds))


def try_finder(book: Rulebook, finder: Finder, faults: Faults) -> None:
    """Add a fault for everything that an example states and the rules do not give."""
    for example in finder.examples:
        try:
            found = judge_list(book, finder, example.inputs, example.items)
        except (FinderError, LiteralError, ValueError) as error:
            faults.add_at(
                example.place, "items", f"the example “{example.id}” cannot be worked out: {error}", "mend it"
            )
            continue
        placed = tuple(each or NOTHING for each in found.placed)
        facts = (
            ("frames", list(example.frames), list(found.frames)),
            ("subsidy", f"{example.subsidy:,}円", f"{found.subsidy:,}円"),
            ("own_payment", f"{example.own_payment:,}円", f"{found.expense - found.subsidy:,}円"),
            ("placed", list(example.placed), list(placed)),
        )
        for key, stated, given in facts:
            if stated != given:
                what = f"the example “{example.id}” states `{key}: {stated}`, but the rules give {given}"
                faults.add_at(example.place, key, what, MEND)
