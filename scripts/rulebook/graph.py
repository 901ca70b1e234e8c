"""What depends on what: names used by operations and conditions, order of the values, what needs an answer."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.rulebook.model import (
    All,
    Among,
    AnyOf,
    Bands,
    Choose,
    Compare,
    Condition,
    Count,
    Each,
    Frame,
    Input,
    Literal,
    Name,
    NoneOf,
    Operation,
    Range,
    Test,
    Value,
)


def names_in(condition: Condition | None) -> Iterator[Name]:
    """Yield every name a condition looks at."""
    match condition:
        case Among(name):
            yield name
        case Compare(name, _, other):
            yield name
            if isinstance(other, Name):
                yield other
        case All(parts) | AnyOf(parts) | NoneOf(parts):
            for part in parts:
                yield from names_in(part)


def used_by(operation: Operation) -> Iterator[Name]:
    """Yield every name an operation uses in its own frame (of a record's condition: only the records)."""
    match operation:
        case Choose(cases):
            for case in cases:
                yield from names_in(case.when)
                yield from _name(case.then)
        case Bands(of, rows):
            yield of
            for band in rows:
                yield from used_by(band.rate) if isinstance(band.rate, Choose) else ()
        case Range(of, rows):
            yield of
            for row in rows:
                yield from names_in(row.when)
        case Each(records) | Count(records):
            yield records
        case Test(when):
            yield from names_in(when)
        case _:
            for part in operation.parts:
                yield from _name(part)


def _name(operand: Name | Literal) -> Iterator[Name]:
    if isinstance(operand, Name):
        yield operand


def in_order(frame: Frame) -> tuple[Value, ...]:
    """Return the frame's values so that each stands after the values it uses; those in a cycle are left out."""
    done: list[Value] = []
    ready = {each.name for each in frame.inputs}
    left = list(frame.values)
    while left:
        batch = [each for each in left if all(name.id in ready for name in used_by(each.operation))]
        if not batch:
            break
        first = batch[0]
        done.append(first)
        ready.add(first.name)
        left.remove(first)
    return tuple(done)


def cone(frame: Frame, names: set[str]) -> set[str]:
    """Return `names` and everything (inputs and values) they rest on."""
    found: set[str] = set()
    todo = list(names)
    while todo:
        name = todo.pop()
        if name in found:
            continue
        found.add(name)
        value = frame.value(name)
        if value is not None:
            todo.extend(each.id for each in used_by(value.operation))
    return found


def must_ask(frame: Frame) -> set[str]:
    """Return the names that are unknown until somebody answers: required inputs, and values that rest on one."""
    unknown = {each.name for each in frame.inputs if each.required}
    for value in in_order(frame):
        if any(name.id in unknown for name in used_by(value.operation)):
            unknown.add(value.name)
    return unknown


def roots(frame: Frame) -> set[str]:
    """Return the names from which the shown result is computed: result, expense, eligible cost, breakdown, requires."""
    found = {frame.result.id, frame.expense.id, frame.eligible_cost.id, *(name.id for name in frame.breakdown)}
    found |= {name.id for each in frame.requires for name in names_in(each.when)}
    found |= {name.id for each in frame.inputs for name in names_in(each.ask_when)}
    return {name for name in found if name}


def side_roots(frame: Frame) -> set[str]:
    """Return the names used only beside the result: choices, readings, declarations."""
    found = {name.id for each in frame.alternatives for name in (each.value, *names_in(each.when))}
    found |= {each.result.id for each in frame.readings if each.result}
    return found | {name.id for each in frame.declares for name in names_in(each.when)}


def taken(frame: Frame, records: Input) -> set[str]:
    """Return the names that `each` and `count` look at in the records, and those that decide what is asked there."""
    found = {name.id for each in records.fields for name in names_in(each.ask_when)}
    for value in frame.values:
        operation = value.operation
        if isinstance(operation, Each) and operation.records.id == records.name:
            found.add(operation.value)
        if isinstance(operation, Count) and operation.records.id == records.name:
            found |= {name.id for name in names_in(operation.when)}
    return found


def record_of(frame: Frame, name: str) -> Input | None:
    """Return the records input called `name`."""
    one = frame.input(name)
    return one if one is not None and one.type == "records" else None
