"""The rulebook's digest: covers what can change an amount, not labels, prose, passages or rounds."""

from __future__ import annotations

import hashlib
from dataclasses import fields, is_dataclass, replace
from fractions import Fraction

from scripts.rulebook.errors import Place
from scripts.rulebook.literals import Quantity
from scripts.rulebook.model import Frame, Rulebook


def with_digest(book: Rulebook) -> Rulebook:
    """Return the rulebook with its digest filled in."""
    return replace(book, digest=digest(book))


def digest(book: Rulebook) -> str:
    """Return the sha256, in hexadecimal, of the canonical form of everything that can change an amount."""
    parts = [canonical((book.program.id, book.program.tax.input, book.program.tax.included))]
    parts += [canonical(book.program.tax.ratio), canonical(book.program.tax.round)]
    parts += [_frame(frame) for frame in sorted(book.frames, key=lambda each: each.id)]
    return hashlib.sha256("\n".join(parts).encode("utf-8")).hexdigest()


def _frame(frame: Frame) -> str:
    inputs = [_input(each) for each in sorted(frame.inputs, key=lambda each: each.name)]
    values = [
        canonical((each.name, each.operation, each.round)) for each in sorted(frame.values, key=lambda each: each.name)
    ]
    requires = sorted(canonical((each.id, each.when)) for each in frame.requires)
    choices = sorted(canonical((each.id, each.when, each.value)) for each in frame.alternatives)
    ends = canonical((frame.expense, frame.eligible_cost, frame.result, frame.breakdown))
    return "\n".join([frame.id, *inputs, *values, *requires, *choices, ends])


def _input(one: object) -> str:
    kept = ("name", "type", "at_least", "at_most", "default", "ask_when", "frame", "at_most_input")
    own = [canonical(getattr(one, name)) for name in kept]
    choices = [name for name, _ in getattr(one, "choices", ())]
    inner = [_input(each) for each in sorted(getattr(one, "fields", ()), key=lambda each: each.name)]
    return f"input({','.join([*own, *choices, *inner])})"


def canonical(thing: object) -> str:
    """Write a part of the model in one way only: places and spelling left out, fractions reduced."""
    if isinstance(thing, Quantity):
        return f"{thing.amount.numerator}/{thing.amount.denominator}{thing.unit}"
    if isinstance(thing, Fraction):
        return f"{thing.numerator}/{thing.denominator}"
    if isinstance(thing, tuple):
        return f"({','.join(canonical(each) for each in thing)})"
    if is_dataclass(thing):
        parts = [getattr(thing, each.name) for each in fields(thing) if each.name not in ("place", "text")]
        inner = ",".join(canonical(each) for each in parts if not isinstance(each, Place))
        return f"{type(thing).__name__}({inner})"
    return repr(thing)
