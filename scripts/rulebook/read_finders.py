"""Reads a finder's file: kinds of things, what they do, where they go, and which frames go together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.rulebook import read_said
from scripts.rulebook.keys import (
    FINDER,
    FINDER_EXAMPLE,
    FINDER_USE,
    GOES,
    KIND,
    SHELF,
    START,
    TOGETHER,
    UNKNOWN_ANSWER,
)
from scripts.rulebook.model import (
    Finder,
    FinderExample,
    FinderUse,
    Goes,
    Kind,
    Name,
    Shelf,
    Start,
    Together,
    Unknown,
)

if TYPE_CHECKING:
    from scripts.rulebook.load import Map, Node
    from scripts.rulebook.scan import Scan

STATES = ("allowed", "excluded", "unresolved")
PAID = ("once", "monthly")


def read_finder(scan: Scan, file: str, node: Map) -> Finder:
    """Return the finder; what could not be read has left a fault."""
    root = scan.map(node, FINDER)
    at = root.get
    return Finder(
        id=scan.text(at("id")),
        label=scan.text(at("label")),
        summary=scan.text(at("summary")),
        unknown=tuple(_unknown(scan, key, each) for key, each in _named(scan, at("unknown"))),
        shelves=tuple(_shelf(scan, key, each) for key, each in _named(scan, at("frames"))),
        uses=tuple(_use(scan, key, each) for key, each in _named(scan, at("uses"))),
        kinds=tuple(_kind(scan, key, each) for key, each in _named(scan, at("kinds"))),
        together=tuple(_together(scan, each) for each in scan.nodes(at("together"))),
        starts=tuple(_start(scan, key, each) for key, each in _named(scan, at("starts"))),
        not_modelled=tuple(
            read_said.not_modelled(scan, *_cited(scan, each)) for each in scan.nodes(at("not_modelled"))
        ),
        readings=tuple(read_said.reading(scan, *_cited(scan, each)) for each in scan.nodes(at("readings"))),
        examples=tuple(_example(scan, each) for each in scan.nodes(at("examples"))),
        file=file,
        place=root.place,
    )


def _named(scan: Scan, node: Node | None) -> list[tuple[str, Node]]:
    return [(key.value, each) for key, each in scan.any_map(node).entries] if node is not None else []


def _cited(scan: Scan, node: Node) -> tuple[Map, tuple[str, ...]]:
    mapping = scan.any_map(node)
    return mapping, scan.texts(mapping.get("cite"))


def _name(scan: Scan, node: Node | None) -> Name | None:
    return Name(scan.text(node), node.place) if node is not None else None


def _unknown(scan: Scan, input_: str, node: Node) -> Unknown:
    at = scan.map(node, UNKNOWN_ANSWER).get
    return Unknown(input_, scan.text(at("answer")), scan.text(at("text")), node.place)


def _shelf(scan: Scan, frame: str, node: Node) -> Shelf:
    mapping, cite = _cited(scan, node)
    at = scan.map(mapping, SHELF).get
    return Shelf(frame, scan.text(at("only")), scan.text(at("like")), scan.text(at("record")), cite, node.place)


def _use(scan: Scan, id_: str, node: Node) -> FinderUse:
    mapping, cite = _cited(scan, node)
    at = scan.map(mapping, FINDER_USE).get
    counts = tuple(
        (frame, Name(key.value, key.place), scan.text(mark))
        for frame, inputs in _named(scan, at("counts"))
        for key, mark in scan.any_map(inputs).entries
    )
    return FinderUse(id_, scan.text(at("label")), counts, cite, node.place)


def _kind(scan: Scan, id_: str, node: Node) -> Kind:
    mapping, cite = _cited(scan, node)
    at = scan.map(mapping, KIND).get
    return Kind(
        id=id_,
        label=scan.text(at("label")),
        help=scan.text(at("help")),
        paid=tuple(scan.one_of(each, PAID, "once") for each in scan.nodes(at("paid"))),
        used=scan.yes_no(at("used"), default=False),
        belongs=scan.yes_no(at("belongs"), default=False),
        asks=tuple(Name(scan.text(each), each.place) for each in scan.nodes(at("asks"))),
        goes=tuple(_goes(scan, frame, each) for frame, each in _named(scan, at("goes"))),
        refused=scan.text(at("refused")),
        cite=cite,
        place=node.place,
    )


def _goes(scan: Scan, frame: str, node: Node) -> Goes:
    mapping, cite = _cited(scan, node)
    at = scan.map(mapping, GOES).get
    into, monthly, months = (_name(scan, at(key)) for key in ("into", "monthly", "months"))
    one = scan.yes_no(at("one"), default=False)
    return Goes(
        frame, into, monthly, months, scan.quantity(at("counted")), one, scan.text(at("text")), cite, node.place
    )


def _together(scan: Scan, node: Node) -> Together:
    mapping, cite = _cited(scan, node)
    at = scan.map(mapping, TOGETHER).get
    state = scan.one_of(at("state"), STATES, "unresolved")
    return Together(scan.texts(at("frames")), state, scan.text(at("text")), cite, node.place)


def _start(scan: Scan, id_: str, node: Node) -> Start:
    at = scan.map(node, START).get
    return Start(id_, scan.text(at("label")), scan.text(at("kind")), scan.texts(at("uses")), node.place)


def _example(scan: Scan, node: Node) -> FinderExample:
    at = scan.map(node, FINDER_EXAMPLE).get
    return FinderExample(
        id=scan.text(at("id")),
        label=scan.text(at("label")),
        inputs=read_said.inputs(scan, at("inputs")),
        items=tuple(read_said.inputs(scan, each) for each in scan.nodes(at("items"))),
        frames=scan.texts(at("frames")),
        subsidy=scan.yen(at("subsidy")),
        own_payment=scan.yen(at("own_payment")),
        placed=scan.texts(at("placed")),
        origin=scan.one_of(at("origin"), read_said.ORIGINS, "hand"),
        checked=scan.text(at("checked")),
        place=node.place,
    )
