"""Worked examples: the situation in words, what comes out, and the steps that led there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from scripts.generate.page_links import fragment, whole
from scripts.generate.page_worked import Exactly, Pencil, bounds
from scripts.generate.words import Words, money, number, yen
from scripts.rulebook.algebra import Exact
from scripts.rulebook.graph import in_order, names_in, used_by
from scripts.rulebook.literals import MONTHS
from scripts.rulebook.model import (
    Choose,
    Example,
    Frame,
    Input,
    Name,
    Operation,
    Range,
    Reading,
    Rulebook,
    Test,
    Value,
)
from scripts.rulebook.operations import Outcome, complete, evaluate, scope_of

ORIGINS = {"official": "公式の文書にある例", "hand": "手計算"}


@dataclass(frozen=True, slots=True)
class Step:
    """One step of an example: the rule's name and label, and its formula with figures."""

    name: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Worked:
    """An example with everything its page says about it."""

    id: str
    label: str
    facts: tuple[tuple[str, str], ...]
    eligible: bool
    subsidy: str
    eligible_cost: str
    own_payment: str
    reasons: tuple[str, ...]
    choices: tuple[tuple[str, str], ...]
    readings: tuple[tuple[str, str], ...]
    steps: tuple[Step, ...]
    origin: str
    checked: str
    href: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What another reading does to the amount of an example."""

    id: str
    label: str
    adopted: str
    other: str
    gap: str


def differences(book: Rulebook, frame: Frame, reading: Reading) -> list[Difference]:
    """Return the examples in which the other reading gives another amount."""
    found = []
    for example in frame.examples:
        outcome = evaluate(book, frame.id, case_of(frame, example))
        if reading.id in outcome.readings:
            other = outcome.readings[reading.id]
            gap = yen(abs(other - outcome.subsidy))
            found.append(Difference(example.id, example.label, yen(outcome.subsidy), yen(other), gap))
    return found


def case_of(frame: Frame, example: Example) -> dict[str, object]:
    """Return an example's inputs, complete with defaults."""
    return complete(frame, example.inputs)


def exact_scope(book: Rulebook, frame: Frame, example: Example) -> Exactly:
    """Return what every name of the frame holds in an example."""
    return scope_of(Exact(), book, frame.id, case_of(frame, example))


def work_out(book: Rulebook, frame: Frame, words: Words, example: Example) -> Worked:
    """Work an example out by the direct reading of the rules."""
    outcome = evaluate(book, frame.id, case_of(frame, example))
    scope = exact_scope(book, frame, example)
    return Worked(
        id=example.id,
        label=example.label,
        facts=tuple(facts_in_words(frame.inputs, dict(example.inputs))),
        eligible=outcome.status == "eligible",
        subsidy=money(outcome.subsidy),
        eligible_cost=money(outcome.eligible_cost),
        own_payment=money(outcome.own_payment),
        reasons=tuple(_reasons(frame, scope, words, outcome)),
        choices=tuple(_choices(frame, outcome)),
        readings=tuple(_readings(frame, outcome)),
        steps=tuple(_steps(frame, scope, words)),
        origin=ORIGINS[example.origin],
        checked=example.checked,
        href=fragment(book, frame, example),
    )


# --- what was typed -------------------------------------------------------------------------------------------------


def facts_in_words(inputs: tuple[Input, ...], typed: dict[str, object]) -> Iterator[tuple[str, str]]:
    """Yield (label, answer) for everything an example types; equal records are told once."""
    for one in inputs:
        if one.name not in typed:
            continue
        answer = typed[one.name]
        if one.type != "records":
            yield one.label, in_words(one, answer)
        elif isinstance(answer, tuple):
            for record, equal in groupby(answer):
                told = "、".join(f"{label} {text}" for label, text in facts_in_words(one.fields, dict(record)))
                yield f"{one.label} {len(list(equal))}{one.unit}", told


def in_words(one: Input, answer: object) -> str:
    """Return one answer as a reader says it."""
    if one.type == "yen":
        return money(whole(answer))
    if one.type == "months":
        return f"{number(whole(answer))}{MONTHS}"
    if one.type == "count":
        return f"{number(whole(answer))}{one.unit}"
    if one.type == "yesno":
        return "はい" if answer in (True, "yes") else "いいえ"
    return dict(one.choices).get(str(answer), str(answer))


# --- what came out --------------------------------------------------------------------------------------------------


def _reasons(frame: Frame, scope: Exactly, words: Words, outcome: Outcome) -> Iterator[str]:
    for require in frame.requires:
        if require.id in outcome.unmet:
            yield require.unmet + require.mend
    for id_ in outcome.unmet:
        value = frame.value(id_)
        if value is not None:
            yield _short(scope, words, value)


def _short(scope: Exactly, words: Words, value: Value) -> str:
    table = value.operation
    if not isinstance(table, Range):
        return f"「{value.label}」が0円になります。"
    held = scope[table.of.id]
    rows = [row for row in table.rows if row.at_least and (row.when is None or scope.holds(row.when))]
    if not rows:
        return "補助額の表に、当てはまる行がありません。"
    ranges = "、".join(f"「{bounds(row)}」" for row in rows)
    gap = min(row.at_least.quantity.amount for row in rows if row.at_least) - held
    return f"{words.called(table.of)}は{yen(held)}で、補助額の範囲{ranges}に、あと{yen(gap)}届きません。"


def _choices(frame: Frame, outcome: Outcome) -> Iterator[tuple[str, str]]:
    for each in frame.alternatives:
        if each.id in outcome.choices:
            yield money(outcome.subsidy), each.main
            yield money(outcome.choices[each.id]), each.text


def _readings(frame: Frame, outcome: Outcome) -> Iterator[tuple[str, str]]:
    for each in frame.readings:
        if each.id in outcome.readings:
            yield each.question, money(outcome.readings[each.id])


# --- how it came about ----------------------------------------------------------------------------------------------


def _steps(frame: Frame, scope: Exactly, words: Words) -> Iterator[Step]:
    pencil = Pencil(scope, words)
    wanted = _led_to(frame, scope, {frame.result.id})
    for value in in_order(frame):
        if value.name in wanted and not isinstance(value.operation, Test):
            yield Step(value.name, value.label, pencil.value(value))


def _led_to(frame: Frame, scope: Exactly, names: set[str]) -> set[str]:
    """Return the values that led to `names` in this case: only the branches that applied, and no zeros."""
    found: set[str] = set()
    todo = list(names)
    while todo:
        name = todo.pop()
        value = frame.value(name)
        if value is None or name in found:
            continue
        found.add(name)
        todo += [used for used in _applied(scope, value.operation) if scope[used] or used == frame.result.id]
    return found


def _applied(scope: Exactly, operation: Operation) -> list[str]:
    match operation:
        case Choose(cases):
            case = next((each for each in cases if each.when is None or scope.holds(each.when)), None)
            names = [case.then.id] if case and isinstance(case.then, Name) else []
            return names + [name.id for name in names_in(case.when if case else None)]
        case Range(of, rows):
            return [of.id, *(name.id for row in rows for name in names_in(row.when))]
        case Test(when):
            return [name.id for name in names_in(when)]
        case _:
            return [name.id for name in used_by(operation)]
