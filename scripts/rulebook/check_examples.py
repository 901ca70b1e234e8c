"""Checks examples, and cases beside them, against the rules: what an example states is what its frame gives.

A figure that stands in the cited passage may still be the wrong one of two that do; then an example says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from scripts.rulebook.errors import Faults
from scripts.rulebook.literals import LiteralError
from scripts.rulebook.model import Example, Frame, Input, Rulebook
from scripts.rulebook.operations import complete, evaluate
from scripts.rulebook.scope import UnansweredError

MEND = "if the rule is right, calculate the example anew by hand and correct it; if the example is, mend the rule"


def check_examples(book: Rulebook, frame: Frame, faults: Faults) -> None:
    """Add a fault for every example that cannot be worked out at all: no page could show it."""
    for example in _with_amount(book, frame):
        why = unanswered(book, frame, example.inputs)
        if why:
            what = f"the example “{example.id}” cannot be worked out: {why}"
            faults.add_at(example.place, "inputs", what, "give each answer that is asked for, in its own unit")


def unanswered(book: Rulebook, frame: Frame, typed: tuple[tuple[str, object], ...]) -> str:
    """Return why a case cannot be worked out, in words; "" when it can."""
    try:
        evaluate(book, frame.id, complete(frame, typed))
    except ZeroDivisionError:
        return "something is divided by 0"
    except ValueError as error:
        # Else no case of a `choose` holds, which is right where a requirement fails anyway.
        return str(error) if isinstance(error, UnansweredError | LiteralError) else ""
    return ""


def try_examples(book: Rulebook, frame: Frame, faults: Faults) -> None:
    """Add a fault for everything that an example states and the rules do not give; they must be free of others."""
    for example in _with_amount(book, frame):
        for key, differing in _differences(book, frame, example):
            faults.add_at(example.place, key, f"the example “{example.id}” states {differing}", MEND)


def _differences(book: Rulebook, frame: Frame, example: Example) -> Iterator[tuple[str, str]]:
    """Yield each key whose statement is false, with what it states and what the rules give instead, in words."""
    case = complete(frame, example.inputs)
    yield from (("inputs", each) for each in _outside(frame.inputs, case))
    try:
        found = evaluate(book, frame.id, case)
    except ValueError as error:
        yield "subsidy", f"`subsidy: {_told(example.subsidy)}`, but {error}"
        return
    facts: list[tuple[str, object, object]] = [
        ("status", example.status, found.status),
        ("subsidy", example.subsidy, found.subsidy),
        ("eligible_cost", example.eligible_cost, found.eligible_cost),
        ("own_payment", example.own_payment, found.own_payment),
        ("unmet", sorted(example.unmet), sorted(found.unmet)),
        ("choices", dict(example.choices), found.choices),
        ("readings", dict(example.readings), found.readings),
    ]
    for key, stated, given in facts:
        if stated not in (None, given):
            yield key, f"`{key}: {_told(stated)}`, but the rules give {_told(given)}"


def _with_amount(book: Rulebook, frame: Frame) -> Iterator[Example]:
    yield from (example for example in book.examples(frame) if example.status in ("eligible", "ineligible"))


def _outside(inputs: tuple[Input, ...], case: Mapping[str, Any]) -> Iterator[str]:
    """Yield in words each number of a case that may not be typed at all."""
    for one in (each for each in inputs if each.name in case):
        given = case[one.name]
        for record in given if one.type == "records" else ():
            yield from _outside(one.fields, record)
        if one.type in ("yen", "months", "count", "records"):
            number = len(given) if one.type == "records" else given
            low, high = (bound.quantity.amount if bound else number for bound in (one.at_least, one.at_most))
            high = case[one.at_most_input] if one.at_most_input else high
            if not low <= number <= high:
                yield f"{number:,}{one.unit} for “{one.name}”, which is outside its range"


def _told(fact: object) -> str:
    """Write an amount, a list of ids, or amounts by id, as an example states them."""
    match fact:
        case int():
            return f"{fact:,}円"
        case list():
            return f"[{', '.join(fact)}]"
        case dict():
            return f"{{{', '.join(f'{id_}: {_told(amount)}' for id_, amount in sorted(fact.items()))}}}"
    return str(fact)
