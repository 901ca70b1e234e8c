"""The rulebook's digest: covers what can change an amount, not labels, prose, passages or rounds."""

from __future__ import annotations

import hashlib
from dataclasses import fields, is_dataclass, replace
from fractions import Fraction

from scripts.rulebook.errors import Place
from scripts.rulebook.literals import Quantity
from scripts.rulebook.model import (
    Alternative,
    Check,
    Definition,
    Finder,
    Frame,
    Goes,
    Headcount,
    Input,
    Require,
    Rulebook,
    Value,
    Verdict,
)


def with_digest(book: Rulebook) -> Rulebook:
    """Return the rulebook with its digest filled in."""
    return replace(book, digest=digest(book))


def digest(book: Rulebook) -> str:
    """Return the sha256, in hexadecimal, of the canonical form of everything that can change an amount."""
    tax = book.program.tax
    parts = [canonical((book.program.id, tax.input, tax.included)), canonical(tax.ratio), canonical(tax.round)]
    parts += [_frame(frame) for frame in sorted(book.frames, key=lambda each: each.id)]
    return hashlib.sha256("\n".join(parts).encode("utf-8")).hexdigest()


def _frame(frame: Frame) -> str:
    inputs = [of_input(each) for each in sorted(frame.inputs, key=lambda each: each.name)]
    values = [of_value(each) for each in sorted(frame.values, key=lambda each: each.name)]
    requires = sorted(of_require(each) for each in frame.requires)
    choices = sorted(of_alternative(each) for each in frame.alternatives)
    return "\n".join([frame.id, *inputs, *values, *requires, *choices, of_ends(frame)])


def counted(frame: Frame) -> list[str]:
    """Return everything that can change an amount of a frame, as the digest writes it, in an order of its own."""
    found = [of_input(each) for each in frame.inputs] + [of_value(each) for each in frame.values]
    found += [of_require(each) for each in frame.requires] + [of_alternative(each) for each in frame.alternatives]
    return sorted([*found, of_ends(frame)])


def check_digest(check: Check) -> str:
    """Return the sha256 of everything that can change a verdict of a check; no amount depends on it."""
    inputs = [of_input(each) for each in sorted(check.rules.inputs, key=lambda each: each.name)]
    values = [of_value(each) for each in sorted(check.rules.values, key=lambda each: each.name)]
    verdicts = sorted(_verdict(each) for each in check.verdicts)
    return hashlib.sha256("\n".join([check.id, *inputs, *values, *verdicts]).encode("utf-8")).hexdigest()


def headcount_digest(one: Headcount) -> str:
    """Return the sha256 of everything that can change what a headcount says."""
    rows = {table.id: tuple((row.prefecture, row.wage) for row in table.rows) for table in one.tables}
    tables = sorted(canonical(each) for each in rows.items())
    definitions = [_definition(each) for each in one.definitions]
    return hashlib.sha256("\n".join([one.id, one.fills.id, *tables, *definitions]).encode("utf-8")).hexdigest()


def finder_digest(finder: Finder) -> str:
    """Return the sha256 of everything that can change where a thing goes, or which frames go together."""
    unknown = sorted((each.input, each.answer) for each in finder.unknown)
    shelves = sorted((each.frame, each.like, each.record) for each in finder.shelves)
    uses = sorted(canonical((each.id, each.counts)) for each in finder.uses)
    pairs = sorted((tuple(sorted(each.frames)), each.state) for each in finder.together)
    kinds = [
        canonical((kind.id, kind.paid, kind.used, kind.belongs, kind.asks, tuple(_goes(each) for each in kind.goes)))
        for kind in sorted(finder.kinds, key=lambda each: each.id)
    ]
    parts = [canonical(tuple(each)) for each in (unknown, shelves, pairs)]
    return hashlib.sha256("\n".join([finder.id, *parts, *uses, *kinds]).encode("utf-8")).hexdigest()


def _goes(goes: Goes) -> str:
    return canonical((goes.frame, goes.into, goes.monthly, goes.months, goes.counted, goes.one))


def _definition(definition: Definition) -> str:
    days = tuple(str(each) for each in (definition.first, definition.last_day))
    kept = ("per", "months", "last", "wages", "at_least", "at_most", "below", "long", "share")
    own = (definition.not_below,) if definition.not_below else ()
    return canonical((definition.id, *days, *(getattr(definition, key) for key in kept), *own))


def _verdict(verdict: Verdict) -> str:
    cases = sorted(canonical((case.answer, case.require.when)) for case in verdict.cases)
    answers = sorted(id_ for id_, _ in verdict.answers)
    barred = sorted((id_, tuple(sorted(frames))) for id_, frames in verdict.barred)
    return canonical((verdict.id, tuple(answers), verdict.fills, tuple(barred), tuple(cases)))


def of_input(one: Input) -> str:
    """Write what an input may hold, with the inputs of its records."""
    kept = ("name", "type", "at_least", "at_most", "default", "ask_when", "frame", "at_most_input")
    own = [canonical(getattr(one, name)) for name in kept]
    choices = [name for name, _ in one.choices]
    inner = [of_input(each) for each in sorted(one.fields, key=lambda each: each.name)]
    return f"input({','.join([*own, *choices, *inner])})"


def of_value(value: Value) -> str:
    """Write how a value is computed."""
    return canonical((value.name, value.operation, value.round))


def of_require(require: Require) -> str:
    """Write when a condition holds."""
    return canonical((require.id, require.when))


def of_alternative(alternative: Alternative) -> str:
    """Write when another amount may be chosen, and which."""
    return canonical((alternative.id, alternative.when, alternative.value))


def of_ends(frame: Frame) -> str:
    """Write which values are the answer."""
    return canonical((frame.expense, frame.eligible_cost, frame.result, frame.breakdown))


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
