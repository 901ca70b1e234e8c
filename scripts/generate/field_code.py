"""Writes an input as a Field of the calculator, and as a default of `amount`."""

from __future__ import annotations

from scripts.generate.source_text import quoted, tuple_of
from scripts.rulebook.model import Input


def default(one: Input) -> str:
    """Write the default of an argument of `amount`."""
    if one.type == "choice" and one.default is not None:
        return quoted(str(one.default))
    if one.type == "records":
        return "()"
    return repr(one.default)


def field(one: Input, fields: str) -> str:
    """Write one Field; fields: the source of a record's own fields."""
    low = int(one.at_least.quantity.amount) if one.at_least else None
    high = int(one.at_most.quantity.amount) if one.at_most else None
    choices = tuple_of([f"({quoted(id_)}, {quoted(label)})" for id_, label in one.choices]) if one.choices else "()"
    asked = f"_asks_{one.name}" if one.ask_when is not None else "None"
    texts = [quoted(each) for each in (one.name, one.label, one.type, one.unit)]
    return f"Field({', '.join([*texts, repr(low), repr(high), __default_or_none(one), choices, asked, fields])})"


def __default_or_none(one: Input) -> str:
    return "None" if one.type == "records" else default(one)
