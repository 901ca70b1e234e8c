"""Checks examples against the rules they stand beside: what an example states is what its frame gives.

A figure that stands in the cited passage may still be the wrong one of two that do; then an example says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from scripts.rulebook.errors import Faults
from scripts.rulebook.model import Example, Frame, Input, Rulebook
from scripts.rulebook.operations import complete, evaluate

MEND = "mend the rule; if the rule is right, calculate the example anew by hand"


def check_examples(book: Rulebook, frame: Frame, faults: Faults) -> None:
    """Add a fault for every example of a frame that does not come out as stated; the rules must be free of others."""
    for example in frame.examples:
        if example.status in ("eligible", "ineligible"):
            differing = outside(frame, example) or difference(book, frame, example)
            if differing:
                faults.add(example.place, f"the example “{example.id}” states {differing}", MEND)


def outside(frame: Frame, example: Example) -> str:
    """Return in words which number of an example may not be typed at all; "" when all may."""
    return next(_outside(frame.inputs, complete(frame, example.inputs)), "")


def _outside(inputs: tuple[Input, ...], case: Mapping[str, Any]) -> Iterator[str]:
    for one in (each for each in inputs if each.name in case):
        given = case[one.name]
        if one.type == "records":
            for record in given:
                yield from _outside(one.fields, record)
        elif one.type in ("yen", "months", "count"):
            low, high = (bound.quantity.amount if bound else given for bound in (one.at_least, one.at_most))
            if not low <= given <= high:
                yield f"{given:,}{one.unit} for “{one.name}”, which is outside its range"


def difference(book: Rulebook, frame: Frame, example: Example) -> str:
    """Return in words what an example states and what the rules give instead; "" when they agree."""
    try:
        found = evaluate(book, frame.id, complete(frame, example.inputs))
    except (ValueError, ZeroDivisionError) as error:
        return f"{example.subsidy:,}円, but {error}"
    pairs = [
        (f"{example.subsidy:,}円", f"{found.subsidy:,}円"),
        (example.status, found.status),
        (_listed(example.unmet), _listed(found.unmet)),
        (_chosen(dict(example.choices)), _chosen(found.choices)),
    ]
    return next((f"{stated}, but the rules give {given}" for stated, given in pairs if stated != given), "")


def _listed(ids: tuple[str, ...]) -> str:
    return f"unmet: {', '.join(sorted(ids)) or 'nothing'}"


def _chosen(choices: dict[str, int]) -> str:
    return f"choices: {', '.join(f'{id_} {amount:,}円' for id_, amount in sorted(choices.items())) or 'none'}"
