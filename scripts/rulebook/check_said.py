"""Checks what a frame says: labels and sentences, ids, choices, examples and the ladder."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from scripts.rulebook.check_names import check_unique, nearest
from scripts.rulebook.errors import Faults, Place
from scripts.rulebook.scan import YES_NO

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scripts.rulebook.model import Declare, Example, Frame, Input, Require, Rulebook

_ENDS = ("。", "？", "）", "」")
_LEFT_OVER = ("{{", "}}", "TODO", "FIXME", "XXX")


def check_said(book: Rulebook, frame: Frame, faults: Faults) -> None:
    """Check the texts, ids, examples and ladder of a frame."""
    _ids(frame, faults)
    for of, text, place in labels(frame):
        check_label(of, text, faults.at(place, "label"), faults)
    for key, text, place in sentences(frame):
        check_sentence(key, text, place, faults)
    for declare in frame.declares:
        _validity(book, frame, declare, faults)
    for example in frame.examples:
        check_example(frame, example, faults)
    _ladder(frame, faults)


def _ids(frame: Frame, faults: Faults) -> None:
    """`requires` and `declares` stand in one list on the page, so their ids must differ from each other too."""
    conditions: list[Require | Declare] = [*frame.requires, *frame.declares]
    check_unique([(each.id, each.place) for each in conditions], "condition", faults)
    check_unique([(each.id, each.place) for each in frame.not_modelled], "entry of not_modelled", faults)
    check_unique([(each.id, each.place) for each in frame.readings], "reading", faults)
    check_unique([(each.id, each.place) for each in frame.alternatives], "alternative", faults)
    check_unique([(each.id, each.place) for each in frame.examples], "example", faults)
    check_unique([(each.id, frame.ladder.place) for each in frame.ladder.scenarios], "scenario", faults)


def labels(frame: Frame) -> Iterator[tuple[str, str, Place]]:
    """Yield every label of a frame: what it is of, the text, the place."""
    for one in _all_inputs(frame):
        yield f"input “{one.name}”", one.label, one.place
    for value in frame.values:
        yield f"value “{value.name}”", value.label, value.place
    for require in frame.requires:
        yield f"requirement “{require.id}”", require.label, require.place
    for duty in frame.repayments:
        yield f"repayment “{duty.id}”", duty.label, duty.place
    for step in frame.cash:
        yield f"step “{step.id}”", step.label, step.place
    for example in frame.examples:
        yield f"example “{example.id}”", example.label, example.place
    for scenario in frame.ladder.scenarios:
        yield f"scenario “{scenario.id}”", scenario.label, frame.ladder.place


def _all_inputs(frame: Frame) -> Iterator[Input]:
    for one in frame.inputs:
        yield one
        yield from one.fields


def sentences(frame: Frame) -> Iterator[tuple[str, str, Place]]:
    """Yield every text that is read as sentences: what it is of, the text, the place; those left out too."""
    for require in frame.requires:
        yield "unmet", require.unmet, require.place
        if require.mend:
            yield "mend", require.mend, require.place
    for declare in frame.declares:
        yield "text", declare.text, declare.place
    for left in frame.not_modelled:
        yield "text", left.text, left.place
        yield "reason", left.reason, left.place
    for choice in frame.alternatives:
        yield "main", choice.main, choice.place
        yield "text", choice.text, choice.place
    for reading in frame.readings:
        for key in ("question", "adopted", "alternative", "who", "effect"):
            yield key, getattr(reading, key), reading.place
    yield from _around_payment(frame)
    for one in _all_inputs(frame):
        yield from ((key, text, one.place) for key in ("help", "reason") if (text := getattr(one, key)))
    yield from (("text", value.text, value.place) for value in frame.values if value.text)
    yield "summary", frame.summary, Place(frame.file, 1, 1)


def _around_payment(frame: Frame) -> Iterator[tuple[str, str, Place]]:
    for duty in frame.repayments:
        yield from ((key, getattr(duty, key), duty.place) for key in ("text", "waived"))
    for step in frame.cash:
        yield from ((key, text, step.place) for key in ("text", "reason") if (text := getattr(step, key)))


def check_label(of: str, text: str, place: Place, faults: Faults) -> None:
    """Refuse a label that ends like a sentence, or holds a leftover of a template."""
    if text.endswith("。"):
        faults.add(place, f"the label of the {of} ends like a sentence", "drop the 。")
    _left_over(text, place, faults)


def check_sentence(key: str, text: str, place: Place, faults: Faults) -> None:
    """Refuse a text that does not end as a sentence, or holds a leftover of a template; an empty one is told before."""
    at = faults.at(place, key)
    if text and not text.endswith(_ENDS):
        what = f"`{key}` does not end as a sentence: “…{text[-12:]}”"
        faults.add(at, what, "write a whole sentence that ends with 。")
    _left_over(text, at, faults)


def _left_over(text: str, place: Place, faults: Faults) -> None:
    for mark in _LEFT_OVER:
        if mark in text:
            faults.add(place, f"“{mark}” was left in the text", "write the words themselves")


def _validity(book: Rulebook, frame: Frame, declare: Declare, faults: Faults) -> None:
    """A validity ends with a round and begins on the day after one: between two rounds nobody applies."""
    first, last = declare.first, declare.last
    if first and last and first > last:
        mend = "write the earlier day under `from`"
        faults.add_at(declare.place, "valid", f"this holds from {first} to {last}, which is never", mend)
    ends = [each.deadline.date() for track in book.tracks if frame.id in track.frames for each in track.rounds]
    for day, allowed in ((first, [each + timedelta(days=1) for each in ends]), (last, ends)):
        if day and day not in allowed:
            key = "from" if day is first else "to"
            what = f"`valid.{key}` is {day}, which is no {'day after a deadline' if key == 'from' else 'deadline'}"
            faults.add_at(declare.place, f"valid.{key}", what, f"one of: {', '.join(str(each) for each in allowed)}")


def check_example(frame: Frame, example: Example, faults: Faults) -> None:
    """Check what an example types and states, as far as that can be told without working it out."""
    known_inputs(example.inputs, frame.inputs, faults.at(example.place, "inputs"), faults)
    if example.on and not _is_day(example.on):
        faults.add_at(example.place, "on", f"“{example.on}” is no day", "write it as 2025-12-01")
    if (example.status == "eligible") != (example.subsidy > 0):
        what = f"the example is {example.status}, with a subsidy of {example.subsidy:,}円"
        faults.add_at(example.place, "subsidy", what, "an eligible case pays more than 0円, any other 0円")
    for key in ("eligible_cost", "own_payment"):
        if example.status == "eligible" and getattr(example, key) is None:
            what = f"the example “{example.id}” is eligible, and does not state `{key}`"
            faults.add(example.place, what, f"add `{key}: …円`, calculated by hand")
    _stated_names(frame, example, faults)


def _stated_names(frame: Frame, example: Example, faults: Faults) -> None:
    conditions = {each.id for each in frame.requires} | {frame.result.id}
    choices = {each.id for each in frame.alternatives}
    readings = {each.id for each in frame.readings if each.result is not None}
    for key, what, known, named in (
        ("unmet", "requirement", conditions, example.unmet),
        ("choices", "alternative", choices, dict(example.choices)),
        ("readings", "reading with an amount of its own", readings, dict(example.readings)),
    ):
        for id_ in named:
            if id_ not in known:
                faults.add_at(example.place, key, f"there is no {what} “{id_}”", nearest(id_, known))


def _is_day(text: str) -> bool:
    try:
        return bool(date.fromisoformat(text))
    except ValueError:
        return False


def known_inputs(typed: Iterable[tuple[str, object]], inputs: Iterable[Input], at: Place, faults: Faults) -> None:
    """Refuse what an example types and no input takes."""
    known = {each.name: each for each in inputs}
    for name, given in typed:
        one = known.get(name)
        if one is None:
            faults.add(at, f"there is no input “{name}”", nearest(name, known))
            continue
        _typed(one, given, at, faults)


def _typed(one: Input, given: object, at: Place, faults: Faults) -> None:
    if isinstance(given, tuple) != (one.type == "records"):
        mend = "write a list of records" if one.type == "records" else "write one text"
        faults.add(at, f"“{one.name}” is {'' if one.type == 'records' else 'not '}a list of records", mend)
    elif one.type in ("choice", "yesno"):
        known = [id_ for id_, _ in one.choices] if one.type == "choice" else list(YES_NO)
        if given not in known:
            faults.add(at, f"“{given}” is no answer to “{one.name}”", f"one of: {', '.join(known)}")
    elif isinstance(given, tuple) and one.fields:
        for record in given:
            known_inputs(record, one.fields, at, faults)


def _ladder(frame: Frame, faults: Faults) -> None:
    ladder = frame.ladder
    if not ladder.input:
        return
    rungs = {each.name for each in frame.inputs if each.type == "yen"}
    rungs |= {f"{one.name}.{each.name}" for one in frame.inputs for each in one.fields if each.type == "yen"}
    if ladder.input not in rungs:
        names = sorted(rungs)
        faults.add_at(ladder.place, "input", f"there is no input “{ladder.input}” in yen", nearest(ladder.input, names))
    if any(low >= high for low, high in pairwise(ladder.amounts)) or not ladder.amounts:
        faults.add_at(
            ladder.place, "amounts", "the amounts of the ladder do not rise", "write each amount once, smallest first"
        )
    for scenario in ladder.scenarios:
        known_inputs(scenario.inputs, frame.inputs, ladder.place, faults)
