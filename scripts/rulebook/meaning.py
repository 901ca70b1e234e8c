"""What a node of a rule file says, wherever it stands and however its figures are spelled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.rulebook.literals import LiteralError, Quantity, is_literal, read_bound, read_quantity
from scripts.rulebook.load import Items, Map

if TYPE_CHECKING:
    from scripts.rulebook.load import Node


def meaning(node: Node) -> object:
    """Return what a node says; two nodes that say the same have the same meaning."""
    if isinstance(node, Map):
        return tuple((key.value, meaning(inner)) for key, inner in node.entries)
    if isinstance(node, Items):
        return [meaning(each) for each in node.nodes]
    if not is_literal(node.value):
        return node.value
    try:
        bound = read_bound(node.value)
        quantity = bound.quantity if bound else read_quantity(node.value)
    except LiteralError:
        return node.value
    return _amount(quantity, bound.comparator if bound else "")


def _amount(quantity: Quantity, comparator: str) -> tuple[object, ...]:
    return quantity.amount, quantity.unit, comparator
