"""Checks headcounts: tables, dates, months, what counts as near, and the examples."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from scripts.rulebook.check_names import check_id, check_unique, nearest
from scripts.rulebook.check_said import check_label, check_sentence
from scripts.rulebook.errors import Place
from scripts.rulebook.headcount_judge import judge_example
from scripts.rulebook.literals import MONTHS, RATIO, YEN, LiteralError

if TYPE_CHECKING:
    from scripts.rulebook.errors import Faults
    from scripts.rulebook.model import Definition, Headcount, HeadcountExample, Literal, Rulebook, WageTable

PREFECTURES = 47
MEND = "if the rule is right, count the example anew by hand and correct it; if the example is, mend the rule"


def check_headcount(book: Rulebook, one: Headcount, faults: Faults) -> None:
    """Check everything in one headcount."""
    at = Place(one.file, 1, 1)
    check_id(one.id, faults.at(at, "id"), faults)
    if one.id and not one.file.endswith(f"/{one.id}.yml"):
        faults.add_at(at, "id", f"the file of “{one.id}” has another name", f"name it {one.id}.yml")
    _filled(book, one, faults)
    check_unique([(each.id, each.place) for each in one.tables], "table", faults)
    check_unique([(each.id, each.place) for each in one.definitions], "definition", faults)
    check_unique([(each.id, each.place) for each in one.examples], "example", faults)
    for table in one.tables:
        _table(one, table, faults)
    for definition in one.definitions:
        _definition(one, definition, faults)
    _dates(book, one, faults)
    for example in one.examples:
        _example(one, example, faults)


def _filled(book: Rulebook, one: Headcount, faults: Faults) -> None:
    frames = {frame.id: frame for frame in book.frames}
    for id_ in one.frames:
        if id_ not in frames:
            faults.add_at(Place(one.file, 1, 1), "frames", f"there is no frame “{id_}”", nearest(id_, frames))
            continue
        found = frames[id_].input(one.fills.id)
        if found is None or found.type != "yesno":
            known = [each.name for each in frames[id_].inputs if each.type == "yesno"]
            what = f"{id_} has no yes or no called “{one.fills.id}”"
            faults.add(one.fills.place, what, nearest(one.fills.id, known))


def _table(one: Headcount, table: WageTable, faults: Faults) -> None:
    if len(table.rows) != PREFECTURES:
        what = f"the table “{table.id}” has {len(table.rows)} rows"
        faults.add(table.place, what, f"write one for each of the {PREFECTURES} prefectures")
    for row in table.rows:
        quantity = row.wage.quantity
        if quantity.unit != YEN or quantity.amount <= 0 or quantity.amount.denominator != 1:
            faults.add(row.place, f"“{quantity}” is no hourly wage", "write whole yen, such as 1,010円")
    if table.id not in {name.id for each in one.definitions for name in (each.wages, each.not_below) if name}:
        faults.add(table.place, f"no definition uses the table “{table.id}”", "use it, or drop it")


def _definition(one: Headcount, definition: Definition, faults: Faults) -> None:
    place = definition.place
    check_label(f"definition “{definition.id}”", definition.label, faults.at(place, "label"), faults)
    check_sentence("text", definition.text, place, faults)
    known = [each.id for each in one.tables]
    for name in (definition.wages, definition.not_below):
        if name and name.id not in known:
            faults.add(name.place, f"there is no table “{name.id}”", nearest(name.id, known))
    if definition.not_below and definition.per != "month":
        what = f"“{definition.id}” does not say in which months a wage may not fall short"
        faults.add(definition.not_below.place, what, "drop `not_below`, or count months")
    if bool(definition.months) == (definition.last is not None):
        mend = "write `{last: 3か月}`, or `{from: 2024-10, to: 2025-09}` with the earlier month first"
        faults.add_at(place, "months", f"“{definition.id}” looks at no months", mend)
    if definition.per == "month" and not definition.months:
        what = f"“{definition.id}” counts months, but does not say which"
        faults.add_at(place, "months", what, "write `{from: 2024-10, to: 2025-09}`")
    for key, unit in (("long", MONTHS), ("last", MONTHS), ("at_least", YEN), ("at_most", YEN), ("below", YEN)):
        _unit(getattr(definition, key), unit, faults)
    _unit(definition.share, RATIO, faults)
    if definition.long.quantity.amount > definition.width > 0:
        what = f"“{definition.id}” looks at {definition.width} months, and wants {definition.long.quantity}"
        faults.add(definition.long.place, what, "write no more months than there are")
    if definition.at_most is None and definition.below is None:
        faults.add_at(place, "near", "nothing says up to which wage somebody is near", "add `at_most:` or `below:`")


def _unit(literal: Literal | None, unit: str, faults: Faults) -> None:
    if literal is not None and literal.quantity.unit != unit:
        faults.add(literal.place, f"“{literal.quantity}” is not in {unit or 'a ratio'}", "write it in the right unit")


def _dates(book: Rulebook, one: Headcount, faults: Faults) -> None:
    """Every day of the programme has exactly one definition."""
    day = book.program.first
    for definition in one.definitions:
        first, last = definition.first or book.program.first, definition.last_day or book.program.last
        if first != day:
            what = f"“{definition.id}” holds from {first}, but the day to go on from is {day}"
            faults.add_at(
                definition.place, "valid", what, "let each definition begin on the day after the one before it"
            )
        day = last + timedelta(days=1)
    if one.definitions and day != book.program.last + timedelta(days=1):
        what = f"no definition holds from {day} to {book.program.last}"
        faults.add_at(one.definitions[-1].place, "valid", what, "let the last one hold to the end of the programme")


def _example(one: Headcount, example: HeadcountExample, faults: Faults) -> None:
    check_label(f"example “{example.id}”", example.label, faults.at(example.place, "label"), faults)
    known = {each.id: each for each in one.definitions}
    definition = known.get(example.definition)
    if definition is None:
        mend = nearest(example.definition, known)
        faults.add_at(example.place, "definition", f"there is no definition “{example.definition}”", mend)
        return
    if bool(example.counts) == bool(example.people):
        what = f"the example “{example.id}” has nothing to count, or twice"
        faults.add(example.place, what, "write `counts:` or `months:`, or else `people:`")
    for month, near, everybody in example.counts:
        if month not in (definition.months or ("",)):
            faults.add(example.place, f"“{definition.id}” does not look at “{month}”", "write a month it looks at")
        if near > everybody:
            faults.add(example.place, f"{near} of {everybody} people cannot be near", "write the smaller number first")
    prefectures = {row.prefecture for table in one.tables for row in table.rows}
    for prefecture, wages in example.people:
        if prefecture not in prefectures:
            faults.add_at(
                example.place, "people", f"there is no prefecture “{prefecture}”", nearest(prefecture, prefectures)
            )
        if len(wages) != definition.width:
            what = f"{len(wages)} wages stand there, but “{definition.id}” looks at {definition.width} months"
            faults.add_at(example.place, "people", what, 'write one for each month, "" where there was none')


def try_headcount(one: Headcount, faults: Faults) -> None:
    """Add a fault for everything that an example states and the rules do not give."""
    for example in one.examples:
        try:
            found = judge_example(one, example)
        except LiteralError as error:
            faults.add_at(example.place, "people", f"the example “{example.id}” cannot be read: {error}", "mend it")
            continue
        if found.answer != example.answer:
            what = f"the example “{example.id}” states `answer: {example.answer}`, but the rules give {found.answer}"
            faults.add_at(example.place, "answer", what, MEND)
        if found.short != example.short:
            what = f"the example “{example.id}” states `short: {example.short}`, but the rules give {found.short}"
            faults.add_at(example.place, "short", what, MEND)
