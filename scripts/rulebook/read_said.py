"""Reads what a frame says beside its values: requirements, declarations, readings, choices, examples, the ladder."""

from __future__ import annotations

from scripts.rulebook.conditions import read_condition
from scripts.rulebook.errors import Place
from scripts.rulebook.keys import (
    ALTERNATIVE,
    DECLARE,
    EXAMPLE,
    LADDER,
    NOT_MODELLED,
    READING,
    REPEATED,
    REQUIRE,
    SCENARIO,
    VALIDITY,
    Keys,
)
from scripts.rulebook.load import Items, Map, Node, Text
from scripts.rulebook.model import (
    All,
    Alternative,
    Declare,
    Example,
    Ladder,
    Name,
    NotModelled,
    Reading,
    Require,
    Scenario,
)
from scripts.rulebook.scan import Scan

STATUSES = ("eligible", "ineligible", "needs_input", "out_of_period", "invalid")
ORIGINS = ("official", "hand")
Cite = tuple[str, ...]


def require(scan: Scan, node: Map, cite: Cite) -> Require:
    """Read one entry of `requires`."""
    at = scan.map(node, REQUIRE).get
    when = read_condition(scan, at("when")) or All(())
    id_, label, unmet, mend = (scan.text(at(key)) for key in ("id", "label", "unmet", "mend"))
    return Require(id_, label, when, unmet, mend, cite, node.place)


def declare(scan: Scan, node: Map, cite: Cite) -> Declare:
    """Read one entry of `declares`; `valid` bounds the dates on which it is shown."""
    at = scan.map(node, DECLARE).get
    valid = scan.map(at("valid"), VALIDITY) if at("valid") else Map((), node.place)
    return Declare(
        id=scan.text(at("id")),
        text=scan.text(at("text")),
        lead=scan.yes_no(at("lead"), default=False),
        when=read_condition(scan, at("when")),
        first=scan.day(valid.get("from")),
        last=scan.day(valid.get("to")),
        cite=cite,
        place=node.place,
    )


def not_modelled(scan: Scan, node: Map, cite: Cite) -> NotModelled:
    """Read one entry of `not_modelled`."""
    at = scan.map(node, NOT_MODELLED).get
    id_, text, reason = (scan.text(at(key)) for key in ("id", "text", "reason"))
    return NotModelled(id_, text, reason, scan.texts(at("figures")), cite, node.place)


def reading(scan: Scan, node: Map, cite: Cite) -> Reading:
    """Read one entry of `readings`; `result` names the value that gives the amount under the other reading."""
    at = scan.map(node, READING).get
    result = at("result")
    texts = [scan.text(at(key)) for key in READING.must]
    id_, question, adopted, alternative_, who, effect = texts
    name = Name(scan.text(result), result.place) if result else None
    return Reading(id_, question, adopted, alternative_, who, effect, name, cite, node.place)


def alternative(scan: Scan, node: Map, cite: Cite) -> Alternative:
    """Read one entry of `alternatives`."""
    at = scan.map(node, ALTERNATIVE).get
    value = at("value")
    name = Name(scan.text(value), value.place if value else node.place)
    id_, main, text = (scan.text(at(key)) for key in ("id", "main", "text"))
    return Alternative(id_, read_condition(scan, at("when")) or All(()), name, main, text, cite, node.place)


def example(scan: Scan, node: Node, keys: Keys = EXAMPLE) -> Example:
    """Read one worked example; a published case is one with further keys."""
    at = scan.map(node, keys).get
    return Example(
        id=scan.text(at("id")),
        label=scan.text(at("label")),
        inputs=inputs(scan, at("inputs")),
        on=scan.text(at("on")),
        status=scan.one_of(at("status"), STATUSES, "eligible"),
        subsidy=scan.yen(at("subsidy")),
        eligible_cost=scan.yen(at("eligible_cost")) if at("eligible_cost") else None,
        own_payment=scan.yen(at("own_payment")) if at("own_payment") else None,
        unmet=scan.texts(at("unmet")),
        choices=_amounts(scan, at("choices")),
        readings=_amounts(scan, at("readings")),
        origin=scan.one_of(at("origin"), ORIGINS, "hand"),
        checked=scan.text(at("checked")),
        place=node.place,
    )


def _amounts(scan: Scan, node: Node | None) -> tuple[tuple[str, int], ...]:
    entries = scan.any_map(node).entries if node is not None else ()
    return tuple((key.value, scan.yen(amount)) for key, amount in entries)


def ladder(scan: Scan, node: Node | None, place: Place) -> Ladder:
    """Read the ladder: one input, its amounts, and the scenarios that are its columns."""
    if node is None:
        return Ladder("", (), (), place)
    at = scan.map(node, LADDER).get
    amounts = tuple(scan.yen(each) for each in scan.nodes(at("amounts")))
    scenarios = tuple(_scenario(scan, each) for each in scan.nodes(at("scenarios")))
    return Ladder(scan.text(at("input")), amounts, scenarios, node.place)


def _scenario(scan: Scan, node: Node) -> Scenario:
    at = scan.map(node, SCENARIO).get
    return Scenario(scan.text(at("id")), scan.text(at("label")), inputs(scan, at("inputs")))


def inputs(scan: Scan, node: Node | None) -> tuple[tuple[str, object], ...]:
    """Read inputs as people type them: text, or lists of records; `{repeat: 10, record: {…}}` writes equal ones."""
    entries = scan.any_map(node).entries if node is not None else ()
    return tuple((key.value, _typed(scan, each)) for key, each in entries)


def _typed(scan: Scan, node: Node) -> object:
    if isinstance(node, Text):
        return node.value
    if isinstance(node, Items):
        return tuple(record for each in node.nodes for record in _records(scan, each))
    return _records(scan, node)


def _records(scan: Scan, node: Node) -> tuple[object, ...]:
    if not isinstance(node, Map) or node.get("repeat") is None:
        return (inputs(scan, node),)
    at = scan.map(node, REPEATED).get
    return (inputs(scan, at("record")),) * scan.whole(at("repeat"), 1)
