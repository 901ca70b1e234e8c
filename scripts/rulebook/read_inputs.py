"""Reads inputs and the groups of the form they stand in."""

from __future__ import annotations

from scripts.rulebook.conditions import read_condition
from scripts.rulebook.keys import GROUP, GROUP_AGAIN, INPUT
from scripts.rulebook.literals import MONTHS, YEN
from scripts.rulebook.load import Map, Node, Text
from scripts.rulebook.model import Group, Input
from scripts.rulebook.scan import Scan

TYPES = ("yen", "months", "count", "yesno", "choice", "records")
UNITS = {"yen": YEN, "months": MONTHS}


def read_input(scan: Scan, name: str, node: Node, cite: tuple[str, ...]) -> Input:
    """Read one input; a record's own inputs are filled in later, when its frame is known."""
    mapping = scan.map(node, INPUT)
    kind = scan.one_of(mapping.get("type"), TYPES, "count")
    unit = UNITS.get(kind, scan.text(mapping.get("unit")))
    return Input(
        name=name,
        label=scan.text(mapping.get("label")),
        type=kind,
        unit=unit,
        at_least=scan.quantity(mapping.get("at_least")),
        at_most=scan.quantity(mapping.get("at_most")),
        default=_default(scan, kind, mapping.get("default")),
        ask_when=read_condition(scan, mapping.get("ask_when")),
        choices=_choices(scan, mapping.get("choices")),
        group=scan.text(mapping.get("group")),
        help=scan.text(mapping.get("help")),
        reason=scan.text(mapping.get("reason")),
        cite=cite,
        frame=scan.text(mapping.get("frame")),
        record=(),
        at_most_input=scan.text(mapping.get("at_most_input")),
        given=scan.yes_no(mapping.get("given"), default=False),
        place=mapping.place,
    )


def _choices(scan: Scan, node: Node | None) -> tuple[tuple[str, str], ...]:
    if node is None:
        return ()
    return tuple((key.value, scan.text(label)) for key, label in scan.any_map(node).entries)


def _default(scan: Scan, kind: str, node: Node | None) -> int | bool | str | None:
    if node is None:
        return 0 if kind == "yen" else None
    if kind == "yesno":
        return scan.yes_no(node, default=False)
    if kind == "choice":
        return scan.text(node)
    literal = scan.quantity(node)
    return int(literal.quantity.amount) if literal else 0


def merge(base: Map, over: Map) -> Map:
    """Return `base` with the keys of `over` replaced or added: how a record changes its frame's inputs."""
    kept = [(key, over.get(key.value) or node) for key, node in base.entries]
    added = [(key, node) for key, node in over.entries if base.get(key.value) is None]
    return Map((*kept, *added), over.place)


def group_inputs(inputs: tuple[Input, ...], titles: dict[str, tuple[str, str]]) -> tuple[Group, ...]:
    """Gather inputs under the groups' titles, in the titles' order; titles: id -> (label, help).

    Inputs of no group come last: their fault is noted where they are read.
    """
    found = []
    for name, (label, text) in titles.items():
        members = tuple(each for each in inputs if each.group == name)
        if members:
            found.append(Group(name, label, text, members))
    left = tuple(each for each in inputs if each.group not in titles)
    return (*found, Group("", "", "", left)) if left else tuple(found)


def read_titles(scan: Scan, nodes: list[Node]) -> dict[str, tuple[str, str]]:
    """Read `groups:` of the parts and, last, of the frame, whose list sets the order where it names a group again."""
    titles: dict[str, tuple[str, str]] = {}
    for node in nodes:
        own = {key.value: _title(scan, key, each, titles.get(key.value)) for key, each in scan.any_map(node).entries}
        before = {key: title for key, title in titles.items() if key not in own}
        titles = before | own
    return titles


def _title(scan: Scan, key: Text, node: Node, known: tuple[str, str] | None) -> tuple[str, str]:
    if isinstance(node, Text) and not node.value:
        if known is None:
            mend = f"write `{key.value}: {{label: …}}`, or include the part that has it"
            scan.faults.add(key.place, f"no part has a group “{key.value}” to be put in order here", mend)
        return known or ("", "")
    mapping = scan.map(node, GROUP_AGAIN if known else GROUP)
    label, text = known or ("", "")
    return scan.text(mapping.get("label"), label), scan.text(mapping.get("help"), text)
