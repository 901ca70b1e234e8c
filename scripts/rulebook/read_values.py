"""Reads the operations: each value is exactly one of them, with its operands."""

from __future__ import annotations

from collections.abc import Callable

from scripts.rulebook.conditions import read_condition
from scripts.rulebook.keys import BAND, CASE, COUNT, EACH, OTHERWISE, RATE, ROW, TABLE, VALUE
from scripts.rulebook.literals import is_literal
from scripts.rulebook.load import Map, Node
from scripts.rulebook.model import (
    All,
    Band,
    Bands,
    Case,
    Choose,
    Count,
    Each,
    Least,
    Literal,
    Minus,
    Name,
    Operand,
    Operation,
    Range,
    Row,
    Share,
    Sum,
    Test,
    Times,
    Value,
)
from scripts.rulebook.scan import Scan


def read_value(scan: Scan, name: str, node: Node, cite: tuple[str, ...]) -> Value | None:
    """Read one value; None and a fault when it has no operation, or more than one."""
    mapping = scan.map(node, VALUE)
    found = [key for key, _ in mapping.entries if key.value in OPERATIONS]
    if len(found) != 1:
        what = "has no operation" if not found else f"has {len(found)} operations"
        scan.faults.add(mapping.place, f"the value “{name}” {what}", f"write exactly one of {', '.join(OPERATIONS)}")
        return None
    operation = OPERATIONS[found[0].value](scan, mapping.get(found[0].value))
    if operation is None:
        return None
    label, text = scan.text(mapping.get("label")), scan.text(mapping.get("text"))
    return Value(name, label, operation, scan.rounding(mapping.get("round")), text, cite, mapping.place)


def read_operand(scan: Scan, node: Node) -> Operand | None:
    """Read a name or a typed literal; an operation here must become a value of its own."""
    if isinstance(node, Map):
        mend = "give the inner operation a name as a value of its own, and write the name here"
        scan.faults.add(node.place, "an operation without a name stands here", mend)
        return None
    text = scan.text(node)
    return scan.quantity(node) if is_literal(text) else Name(text, node.place)


def _several(kind: Callable[[tuple[Operand, ...]], Operation], at_least: int, at_most: int | None) -> _Reader:
    def read(scan: Scan, node: Node | None) -> Operation | None:
        nodes = scan.nodes(node)
        parts = tuple(part for each in nodes if (part := read_operand(scan, each)) is not None)
        if node is not None and (len(nodes) < at_least or (at_most and len(nodes) > at_most)):
            wanted = str(at_least) if at_most == at_least else f"{at_least} or more"
            scan.faults.add(node.place, f"this operation takes {wanted} parts, not {len(nodes)}", "write that many")
        return kind(parts) if len(parts) == len(nodes) >= at_least else None

    return read


def read_choose(scan: Scan, node: Node | None) -> Choose | None:
    """Read the cases of a `choose`; `otherwise` may only close the list."""
    nodes = scan.nodes(node)
    cases = [case for each in nodes if (case := _case(scan, each)) is not None]
    for case in cases[:-1]:
        if case.when is None:
            scan.faults.add(case.place, "`otherwise` stands before other cases", "move it to the end")
    return Choose(tuple(cases)) if cases and len(cases) == len(nodes) else None


def _case(scan: Scan, node: Node) -> Case | None:
    if isinstance(node, Map) and node.get("otherwise") is not None:
        mapping = scan.map(node, OTHERWISE)
        then = read_operand(scan, node.get("otherwise") or node)
        return Case(None, then, mapping.place) if then else None
    mapping = scan.map(node, CASE)
    when, then_node = read_condition(scan, mapping.get("when")), mapping.get("then")
    then = read_operand(scan, then_node) if then_node is not None else None
    return Case(when, then, mapping.place) if when and then else None


def _bands(scan: Scan, node: Node | None) -> Bands | None:
    mapping = scan.map(node, TABLE)
    nodes, of = scan.nodes(mapping.get("rows")), mapping.get("of")
    rows = tuple(band for each in nodes if (band := _band(scan, each)) is not None)
    return Bands(Name(scan.text(of), of.place), rows) if of is not None and rows and len(rows) == len(nodes) else None


def _band(scan: Scan, node: Node) -> Band | None:
    mapping = scan.map(node, BAND)
    rate_node = mapping.get("rate")
    rate: Literal | Choose | None
    if isinstance(rate_node, Map):
        rate = read_choose(scan, scan.map(rate_node, RATE).get("choose"))
    else:
        rate = scan.quantity(rate_node)
    return Band(scan.quantity(mapping.get("up_to")), rate, mapping.place) if rate else None


def _range(scan: Scan, node: Node | None) -> Range | None:
    mapping = scan.map(node, TABLE)
    rows = tuple(_row(scan, each) for each in scan.nodes(mapping.get("rows")))
    of = mapping.get("of")
    return Range(Name(scan.text(of), of.place), rows) if of is not None and rows else None


def _row(scan: Scan, node: Node) -> Row:
    mapping = scan.map(node, ROW)
    at_most, below = scan.quantity(mapping.get("at_most")), scan.quantity(mapping.get("below"))
    if (at_most is None) == (below is None):
        scan.faults.add(mapping.place, "a row needs one upper bound", "write either `at_most:` or `below:`")
    when = read_condition(scan, mapping.get("when"))
    return Row(when, scan.quantity(mapping.get("at_least")), at_most, below, mapping.place)


def _each(scan: Scan, node: Node | None) -> Each | None:
    mapping = scan.map(node, EACH)
    records = mapping.get("in")
    if records is None:
        return None
    name = Name(scan.text(records), records.place)
    return Each(name, scan.text(mapping.get("frame")), scan.text(mapping.get("value")))


def _count(scan: Scan, node: Node | None) -> Count | None:
    mapping = scan.map(node, COUNT)
    records, when = mapping.get("in"), read_condition(scan, mapping.get("when"))
    if records is None or when is None:
        return None
    return Count(Name(scan.text(records), records.place), when)


def _test(scan: Scan, node: Node | None) -> Test | None:
    when = read_condition(scan, node)
    return Test(when or All(())) if node is not None else None


_Reader = Callable[[Scan, Node | None], Operation | None]

OPERATIONS: dict[str, _Reader] = {
    "sum": _several(Sum, 1, None),
    "times": _several(Times, 2, 2),
    "minus": _several(Minus, 2, 2),
    "least": _several(Least, 2, None),
    "share": _several(Share, 2, 2),
    "choose": read_choose,
    "bands": _bands,
    "range": _range,
    "each": _each,
    "count": _count,
    "test": _test,
}
