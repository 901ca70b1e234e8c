"""Reads a headcount's file: tables of minimum wages, dated definitions, examples."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scripts.rulebook import read_said
from scripts.rulebook.keys import (
    DEFINITION,
    HEADCOUNT,
    HEADCOUNT_COUNTS,
    HEADCOUNT_EXAMPLE,
    HEADCOUNT_PERSON,
    MONTHS_LAST,
    NEAR,
    VALIDITY,
    WAGE_ROW,
    WAGE_TABLE,
)
from scripts.rulebook.literals import LiteralError, read_bound, read_quantity
from scripts.rulebook.load import Map, Node
from scripts.rulebook.model import Definition, Headcount, HeadcountExample, Literal, Name, WageRow, WageTable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.rulebook.scan import Scan

PER = ("person", "month")
ANSWERS = ("yes", "no", "unknown")
MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")
YEAR = 12


def read_headcount(scan: Scan, file: str, node: Map) -> Headcount:
    """Return the headcount; what could not be read has left a fault."""
    root = scan.map(node, HEADCOUNT)
    at = root.get
    fills = at("fills")
    return Headcount(
        id=scan.text(at("id")),
        label=scan.text(at("label")),
        summary=scan.text(at("summary")),
        fills=Name(scan.text(fills), fills.place if fills else root.place),
        invite=scan.text(at("invite")),
        frames=scan.texts(at("frames")),
        tables=tuple(_table(scan, key.value, each) for key, each in scan.any_map(at("wages")).entries),
        definitions=tuple(_definition(scan, each) for each in scan.nodes(at("definitions"))),
        not_modelled=tuple(
            read_said.not_modelled(scan, *_cited(scan, each)) for each in scan.nodes(at("not_modelled"))
        ),
        readings=tuple(read_said.reading(scan, *_cited(scan, each)) for each in scan.nodes(at("readings"))),
        examples=tuple(_example(scan, each) for each in scan.nodes(at("examples"))),
        file=file,
        place=root.place,
    )


def _cited(scan: Scan, node: Node) -> tuple[Map, tuple[str, ...]]:
    mapping = scan.any_map(node)
    return mapping, scan.texts(mapping.get("cite"))


def _table(scan: Scan, id_: str, node: Node) -> WageTable:
    at = scan.map(node, WAGE_TABLE).get
    rows = tuple(_row(scan, key.value, each) for key, each in scan.any_map(at("rows")).entries)
    return WageTable(id_, scan.text(at("label")), rows, scan.texts(at("cite")), node.place)


def _row(scan: Scan, prefecture: str, node: Node) -> WageRow:
    at = scan.map(node, WAGE_ROW).get
    return WageRow(prefecture, scan.quantity_or(at("wage"), "0円"), scan.day(at("from")), node.place)


def _definition(scan: Scan, node: Node) -> Definition:
    mapping, cite = _cited(scan, node)
    at = scan.map(mapping, DEFINITION).get
    valid = scan.map(at("valid"), VALIDITY)
    months, near, wages = scan.any_map(at("months")), scan.map(at("near"), NEAR), at("wages")
    return Definition(
        id=scan.text(at("id")),
        label=scan.text(at("label")),
        first=scan.day(valid.get("from")),
        last_day=scan.day(valid.get("to")),
        per=scan.one_of(at("per"), PER, "person"),
        months=_window(scan, months) if months.get("from") is not None else (),
        last=scan.quantity(months.get("last")),
        wages=Name(scan.text(wages), wages.place if wages else node.place),
        at_least=scan.quantity(near.get("at_least")),
        at_most=scan.quantity(near.get("at_most")),
        below=scan.quantity(near.get("below")),
        long=_reached(scan, at("long"), "1か月"),
        share=_reached(scan, at("share"), "1%"),
        not_below=Name(scan.text(floor), floor.place) if (floor := at("not_below")) else None,
        text=scan.text(at("text")),
        cite=cite,
        place=node.place,
    )


def _window(scan: Scan, node: Map) -> tuple[str, ...]:
    """Return every month from the first to the last."""
    mapping = scan.map(node, MONTHS_LAST)
    found = [_month(scan, mapping.get(key)) for key in ("from", "to")]
    first, last = found
    if first is None or last is None:
        return ()
    return tuple(f"{at // YEAR}-{at % YEAR + 1:02}" for at in range(first, last + 1))


def _month(scan: Scan, node: Node | None) -> int | None:
    text = scan.text(node)
    if node is None or not MONTH.fullmatch(text):
        if node is not None:
            scan.faults.add(node.place, f"“{text}” is no month", "write it as 2024-10")
        return None
    year, month = text.split("-")
    return int(year) * YEAR + int(month) - 1


def _reached(scan: Scan, node: Node | None, stand_in: str) -> Literal:
    """Return a literal that is written with 以上: to reach it is enough."""
    text = scan.text(node, f"{stand_in}以上")
    place = scan.any_map(None).place if node is None else node.place
    try:
        bound = read_bound(text)
    except LiteralError as error:
        scan.faults.add(place, str(error), f"write it as {stand_in}以上")
        bound = None
    if bound is None or bound.comparator != "以上":
        scan.faults.add(place, f"“{text}” does not say what is enough", f"write it with 以上, such as {stand_in}以上")
        return Literal(read_quantity(stand_in), place)
    return Literal(bound.quantity, place)


def _example(scan: Scan, node: Node) -> HeadcountExample:
    at = scan.map(node, HEADCOUNT_EXAMPLE).get
    short = scan.quantity_or(at("short"), "0人")
    return HeadcountExample(
        id=scan.text(at("id")),
        label=scan.text(at("label")),
        definition=scan.text(at("definition")),
        counts=tuple(_counts(scan, at("counts"), at("months"))),
        people=tuple(_person(scan, each) for each in scan.nodes(at("people"))),
        answer=scan.one_of(at("answer"), ANSWERS, "no"),
        short=int(short.quantity.amount),
        origin=scan.one_of(at("origin"), read_said.ORIGINS, "hand"),
        checked=scan.text(at("checked")),
        place=node.place,
    )


def _counts(scan: Scan, whole: Node | None, months: Node | None) -> Iterator[tuple[str, int, int]]:
    """Yield near and all of the whole (month ""), or of each month as 3人/10人."""
    if whole is not None:
        at = scan.map(whole, HEADCOUNT_COUNTS).get
        near, everybody = (scan.quantity_or(at(key), "0人") for key in HEADCOUNT_COUNTS.must)
        yield "", int(near.quantity.amount), int(everybody.quantity.amount)
    for key, node in scan.any_map(months).entries if months is not None else ():
        found = re.fullmatch(r"(\d+)人/(\d+)人", scan.text(node))
        if found is None:
            scan.faults.add(node.place, f"“{scan.text(node)}” is not near/all", "write it as 3人/10人")
        else:
            yield key.value, int(found[1]), int(found[2])


def _person(scan: Scan, node: Node) -> tuple[str, tuple[str, ...]]:
    at = scan.map(node, HEADCOUNT_PERSON).get
    return scan.text(at("prefecture")), scan.texts(at("wages"))
