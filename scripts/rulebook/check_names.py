"""Checks names: each is well formed, exists where it is used, is used at all, and rests on no cycle."""

from __future__ import annotations

import keyword
import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from scripts.rulebook.graph import cone, in_order, names_in, record_of, roots, side_roots, taken, used_by
from scripts.rulebook.model import Count, Each, Frame, Input, Name, Rulebook, Value
from scripts.rulebook.record import record_frame

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scripts.rulebook.errors import Faults, Place

_ID = re.compile(r"[a-z][a-z0-9_]*")
_IN_PATH = re.compile(r"(?:values|inputs)\.([^.\[]+)")


def broken_names(faults: Faults) -> set[str]:
    """Return the names of inputs and values that could not be read: their faults are noted already."""
    return {name for fault in faults.found for name in _IN_PATH.findall(fault.place.path)}


def check_id(id_: str, place: Place, faults: Faults) -> None:
    """Refuse a name that is not plain ASCII, or that Python keeps for itself."""
    if not _ID.fullmatch(id_):
        mend = "begin with a small letter a-z, then a-z, 0-9 and _; Japanese goes into the label"
        faults.add(place, f"“{id_}” cannot be a name", mend)
    elif keyword.iskeyword(id_) or id_ in ("yes", "no", "any", "none"):
        faults.add(place, f"“{id_}” is a word with a meaning of its own", "choose another name")


def check_unique(things: Iterable[tuple[str, Place]], what: str, faults: Faults) -> None:
    """Refuse ids that stand twice, or that are not well formed."""
    seen: set[str] = set()
    for id_, place in things:
        check_id(id_, place, faults)
        if id_ in seen:
            faults.add(place, f"there is another {what} “{id_}”", "give each its own id")
        seen.add(id_)


def nearest(name: str, known: Iterable[str]) -> str:
    """Return how to mend a name that does not exist."""
    listed = sorted(known)
    close = get_close_matches(name, listed, 1)
    return f"did you mean “{close[0]}”?" if close else f"known here: {', '.join(listed) or 'none'}"


def check_names(book: Rulebook, frame: Frame, broken: set[str], faults: Faults) -> None:
    """Check all names of one frame; `broken` names exist, but could not be read."""
    before = len(faults.found)
    _definitions(frame, faults)
    _references(frame, broken, faults)
    for value in frame.values:
        _record_references(book, frame, value, broken, faults)
    _cycles(frame, broken, faults)
    if len(faults.found) == before and not broken:
        _unused(book, frame, faults)


def _definitions(frame: Frame, faults: Faults) -> None:
    things = [(each.name, each.place) for each in frame.inputs]
    things += [(each.name, each.place) for each in frame.values]
    check_unique(things, "input or value", faults)
    for one in frame.inputs:
        check_unique([(each.name, each.place) for each in one.fields], "input", faults)


def _known(frame: Frame) -> set[str]:
    return {each.name for each in frame.inputs} | {each.name for each in frame.values}


def _references(frame: Frame, broken: set[str], faults: Faults) -> None:
    known = _known(frame)
    for name in (*_ends(frame), *_said(frame), *_used(frame)):
        if name.id not in known | broken:
            faults.add(name.place, f"there is no input or value “{name.id}” in {frame.id}", nearest(name.id, known))


def _ends(frame: Frame) -> Iterator[Name]:
    """The names under expense, eligible_cost, result and breakdown; an absent key has left its own fault."""
    yield from (name for name in (frame.expense, frame.eligible_cost, frame.result) if name.id)
    yield from frame.breakdown


def _said(frame: Frame) -> Iterator[Name]:
    for require in frame.requires:
        yield from names_in(require.when)
    for declare in frame.declares:
        yield from names_in(declare.when)
    for choice in frame.alternatives:
        yield choice.value
        yield from names_in(choice.when)
    yield from (each.result for each in frame.readings if each.result)


def _used(frame: Frame) -> Iterator[Name]:
    for value in frame.values:
        yield from used_by(value.operation)
    for one in frame.inputs:
        yield from names_in(one.ask_when)
        if one.at_most_input:
            yield Name(one.at_most_input, one.place)


def _record_references(book: Rulebook, frame: Frame, value: Value, broken: set[str], faults: Faults) -> None:
    if not isinstance(value.operation, Each | Count):
        return
    name = value.operation.records
    records = record_of(frame, name.id)
    if records is None:
        if name.id in _known(frame) - broken:
            faults.add(name.place, f"“{name.id}” is not a list of records", "name an input of type records")
        return
    inner = record_frame(book, records)
    if inner is None:
        return
    known = _known(inner)
    if isinstance(value.operation, Count):
        for each in names_in(value.operation.when):
            if each.id not in known | broken:
                faults.add(each.place, f"a record of “{name.id}” has no “{each.id}”", nearest(each.id, known))
        return
    _check_each(value, value.operation, records, inner, broken, faults)


def _check_each(value: Value, each: Each, records: Input, inner: Frame, broken: set[str], faults: Faults) -> None:
    if each.frame != records.frame:
        what = f"the records of “{records.name}” are of the frame {records.frame}, not {each.frame}"
        faults.add(value.place, what, f"write `frame: {records.frame}`")
    elif inner.value(each.value) is None and each.value not in broken:
        mend = nearest(each.value, (one.name for one in inner.values))
        faults.add(value.place, f"there is no value “{each.value}” in {inner.id}", mend)


def _cycles(frame: Frame, broken: set[str], faults: Faults) -> None:
    ordered = {each.name for each in in_order(frame)}
    told: set[str] = set()
    for value in frame.values:
        if value.name in ordered | told:
            continue
        path = _cycle_from(frame, value.name, ordered | broken)
        if path and not told & set(path):
            told |= set(path)
            start = frame.value(path[0]) or value
            faults.add(start.place, f"a cycle: {' → '.join([*path, path[0]])}", "let one of them rest on inputs alone")


def _cycle_from(frame: Frame, name: str, done: set[str]) -> list[str]:
    """Follow what is left undone until a name comes back; return the names between, or nothing."""
    path = [name]
    while (value := frame.value(path[-1])) is not None:
        onward = [each.id for each in used_by(value.operation) if each.id not in done and frame.value(each.id)]
        if not onward:
            return []
        if onward[0] in path:
            return path[path.index(onward[0]) :]
        path.append(onward[0])
    return []


def _unused(book: Rulebook, frame: Frame, faults: Faults) -> None:
    used = cone(frame, roots(frame) | side_roots(frame) | _used_elsewhere(book, frame) | {book.program.tax.input})
    used |= {each.at_most_input for each in frame.inputs}
    named: list[Input | Value] = [*frame.inputs, *frame.values]
    for one in named:
        if one.name not in used:
            kind = "input" if isinstance(one, Input) else "value"
            mend = "use it in a value, requires, alternatives or readings, or drop it"
            faults.add(one.place, f"nobody uses the {kind} “{one.name}” in {frame.id}", mend)
    for one in frame.inputs:
        _unused_fields(book, frame, one, faults)


def _used_elsewhere(book: Rulebook, frame: Frame) -> set[str]:
    """The values of this frame that other frames take for each of their records."""
    found: set[str] = set()
    for other in book.frames:
        for records in other.inputs:
            if records.frame == frame.id:
                found |= taken(other, records)
    return {name for name in found if frame.value(name) or frame.input(name)}


def _unused_fields(book: Rulebook, frame: Frame, records: Input, faults: Faults) -> None:
    """Only what the records add: the inputs of their frame come with it, whether or not they matter here."""
    inner = record_frame(book, records) if records.type == "records" else None
    if inner is None:
        return
    used = cone(inner, taken(frame, records)) | {each.name for each in book.frame(records.frame).inputs}
    for one in records.fields:
        if one.name not in used:
            faults.add(
                one.place, f"nobody uses the input “{one.name}” of “{records.name}”", "count with it, or drop it"
            )
