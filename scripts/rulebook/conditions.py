"""Reads conditions: a map is `all`, `any` and `none` hold lists, the right side says what the left must be."""

from __future__ import annotations

from scripts.rulebook.literals import COMPARATORS, LiteralError, is_literal, read_bound, read_quantity
from scripts.rulebook.load import Items, Map, Node, Text
from scripts.rulebook.model import All, Among, AnyOf, Compare, Condition, Name, NoneOf
from scripts.rulebook.scan import Scan

EQUAL = "＝"
_COMPARATORS = "・".join(COMPARATORS)


def read_condition(scan: Scan, node: Node | None) -> Condition | None:
    """Read one condition; None when it is absent or empty (which is a fault where it stands)."""
    if node is None:
        return None
    mapping = scan.any_map(node)
    if not mapping.entries:
        scan.faults.add(node.place, "this condition says nothing", "write `{input: choice}` or drop it")
        return None
    parts = [part for key, right in mapping.entries if (part := _part(scan, key, right)) is not None]
    return parts[0] if len(parts) == 1 else All(tuple(parts))


def _part(scan: Scan, key: Text, right: Node) -> Condition | None:
    if key.value in ("any", "none"):
        parts = tuple(part for each in scan.nodes(right) if (part := read_condition(scan, each)) is not None)
        return AnyOf(parts) if key.value == "any" else NoneOf(parts)
    name = Name(key.value, key.place)
    if isinstance(right, Items):
        return Among(name, scan.texts(right))
    if isinstance(right, Map):
        return _comparison(scan, name, right)
    return _scalar(scan, name, right)


def _comparison(scan: Scan, name: Name, right: Map) -> Condition | None:
    if len(right.entries) == 1 and right.entries[0][0].value in COMPARATORS:
        comparator, other = right.entries[0]
        return Compare(name, comparator.value, Name(scan.text(other), other.place), right.place)
    scan.faults.add(right.place, f"the only comparators are {_COMPARATORS}", "write `{以下: other_name}`")
    return None


def _scalar(scan: Scan, name: Name, right: Text) -> Condition | None:
    if not is_literal(right.value):
        return Among(name, (right.value,))
    try:
        bound = read_bound(right.value)
        if bound is not None:
            return Compare(name, bound.comparator, bound.quantity, right.place)
        return Compare(name, EQUAL, read_quantity(right.value), right.place)
    except LiteralError as error:
        scan.faults.add(
            right.place, str(error), f"write it with its unit and one of {_COMPARATORS}, such as 4プロセス以上"
        )
        return None
