"""Checks inputs: type and unit agree, the range is there and accounted for, the default lies in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.rulebook.check_names import check_id
from scripts.rulebook.graph import must_ask, names_in
from scripts.rulebook.model import Each
from scripts.rulebook.read_inputs import UNITS
from scripts.rulebook.record import record_frame

if TYPE_CHECKING:
    from scripts.rulebook.errors import Faults
    from scripts.rulebook.model import Frame, Input, Literal, Rulebook, Value

NUMBERS = ("yen", "months", "count")


def check_inputs(book: Rulebook, frame: Frame, faults: Faults) -> None:
    """Check every input of a frame, and those of its records."""
    for one in frame.inputs:
        check_input(book, frame, one, faults)
        inner = record_frame(book, one) if one.type == "records" else None
        for each in one.fields if inner is not None else ():
            check_input(book, inner or frame, each, faults)


def check_nesting(book: Rulebook, faults: Faults) -> bool:
    """Refuse records inside records, on which every further check would turn in circles; return whether all is well."""
    with_records = {frame.id for frame in book.frames if any(each.type == "records" for each in frame.inputs)}
    named: list[tuple[str, Input | Value]] = [(each.frame, each) for frame in book.frames for each in frame.inputs]
    operations = [(each.operation, each) for frame in book.frames for each in frame.values]
    named += [(operation.frame, each) for operation, each in operations if isinstance(operation, Each)]
    nested = [(frame, each) for frame, each in named if frame in with_records]
    for frame, each in nested:
        what = f"“{each.name}” looks into the records of {frame}, which has records itself"
        faults.add(each.place, what, "name a frame without records")
    return not nested


def check_input(book: Rulebook, frame: Frame, one: Input, faults: Faults) -> None:
    """Check one input as it stands in `frame`."""
    _only_what_the_type_has(one, faults)
    if one.type in NUMBERS or one.type == "records":
        _unit(book, one, faults)
        _range(one, faults)
        _account(one, faults)
    if one.type in NUMBERS:
        _number_default(one, faults)
        _limit(frame, one, faults)
    if one.type == "choice":
        _choices(one, faults)
    _asking(frame, one, faults)


def _only_what_the_type_has(one: Input, faults: Faults) -> None:
    ranged = one.type in NUMBERS or one.type == "records"
    allowed = {
        "at_least": ranged,
        "at_most": ranged,
        "at_most_input": one.type in NUMBERS,
        "choices": one.type == "choice",
        "frame": one.type == "records",
        "record": one.type == "records",
    }
    for key, fits in allowed.items():
        if not fits and getattr(one, key):
            name = "inputs" if key == "record" else key
            faults.add_at(
                one.place, name, f"“{one.name}” is of type {one.type}, which has no `{name}`", f"drop `{name}:`"
            )


def _unit(book: Rulebook, one: Input, faults: Faults) -> None:
    if one.type not in UNITS and one.unit not in book.program.units:
        mend = f"write `unit:` with one of: {', '.join(book.program.units)}"
        faults.add_at(
            one.place, "unit", f"“{one.name}” is counted in “{one.unit}”, which is no unit of the programme", mend
        )


def _range(one: Input, faults: Faults) -> None:
    for key, bound in (("at_least", one.at_least), ("at_most", one.at_most)):
        if bound is None:
            if key == "at_most" and one.at_most_input:
                continue
            faults.add(one.place, f"“{one.name}” has no `{key}`", f"add `{key}: …{one.unit}`")
        elif bound.quantity.unit != one.unit:
            what = f"“{bound.quantity}” is not in the unit of “{one.name}”, {one.unit or 'a ratio'}"
            faults.add(bound.place, what, f"write it with {one.unit}")
        elif bound.quantity.amount.denominator != 1:
            faults.add(bound.place, f"“{bound.quantity}” is not whole", "write a whole number")
    if one.at_least and one.at_most and one.at_least.quantity.amount > one.at_most.quantity.amount:
        what = f"“{one.name}” is at least {one.at_least.quantity} and at most {one.at_most.quantity}"
        faults.add(one.at_most.place, what, "write the smaller one under `at_least`")


def _account(one: Input, faults: Faults) -> None:
    bounds = [each for each in (one.at_least, one.at_most) if each is not None and each.quantity.amount]
    if bounds and not one.cite and not one.reason:
        what = f"nothing says where the range of “{one.name}” comes from"
        faults.add(one.place, what, "add `cite: [passage]`, or `reason:` saying why the bound is ours")


def _number_default(one: Input, faults: Faults) -> None:
    if isinstance(one.default, int) and not _within(one.default, one.at_least, one.at_most):
        what = f"the default of “{one.name}” is {one.default}{one.unit}, outside its range"
        faults.add_at(one.place, "default", what, "write a default within `at_least` and `at_most`")


def _within(number: int, at_least: Literal | None, at_most: Literal | None) -> bool:
    above = at_least is None or number >= at_least.quantity.amount
    return above and (at_most is None or number <= at_most.quantity.amount)


def _limit(frame: Frame, one: Input, faults: Faults) -> None:
    other = frame.input(one.at_most_input) if one.at_most_input else None
    if other is not None and (other.unit != one.unit or other.type not in NUMBERS or other is one):
        what = f"“{one.name}” ({one.unit}) cannot be limited by “{other.name}” ({other.unit or other.type})"
        faults.add_at(one.place, "at_most_input", what, "name another input of the same unit")


def _choices(one: Input, faults: Faults) -> None:
    names = [name for name, _ in one.choices]
    if len(names) < 2:
        faults.add_at(
            one.place,
            "choices",
            f"“{one.name}” is a choice, but has fewer than two `choices`",
            "write `{id: label, …}`",
        )
    for name, label in one.choices:
        at = faults.at(one.place, f"choices.{name}")
        check_id(name, at, faults)
        if not label:
            faults.add(at, f"the choice “{name}” of “{one.name}” has no label", f"write `{name}: …`")
    if one.default is not None and one.default not in names:
        faults.add_at(
            one.place, "default", f"the default “{one.default}” is no choice of “{one.name}”", f"use {', '.join(names)}"
        )


def _asking(frame: Frame, one: Input, faults: Faults) -> None:
    if one.ask_when is None:
        return
    if one.default is None:
        what = f"“{one.name}” is not always asked, but has no `default` for when it is not"
        faults.add(one.place, what, "add `default: …`")
    unknown = must_ask(frame) | {one.name}
    for name in names_in(one.ask_when):
        if name.id in unknown:
            what = f"whether “{one.name}” is asked depends on “{name.id}”, which itself needs an answer"
            faults.add(name.place, what, "look only at inputs with a default, and at values that rest on those")
