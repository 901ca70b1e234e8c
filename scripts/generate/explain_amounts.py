"""Writes how `explain` computes one value: whole numbers by Python's own operators, fractions by exact ratios.

The words of its step are written elsewhere and put together only when they are read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.generate.explain_range import range_lines
from scripts.generate.explain_sentences import reasons
from scripts.generate.source_text import SIGNS, condition, number, quoted, tuple_of
from scripts.generate.terms import smallest
from scripts.rulebook.model import (
    All,
    Bands,
    Choose,
    Compare,
    Count,
    Each,
    Least,
    Minus,
    Name,
    Operation,
    Range,
    Share,
    Sum,
    Test,
    Times,
    Value,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from scripts.generate.explain_code import ExplainCode

ROUNDED = {"down": "floor", "up": "ceil", "half_up": "half_up"}


def amount_lines(code: ExplainCode, value: Value, *, shown: bool) -> list[str]:
    """Write the lines that compute a value; of a choice and a table also why, where the value is `shown`."""
    match value.operation:
        case Choose() as choose:
            return _choose(code, value, choose, shown=shown)
        case Range() as table:
            return range_lines(code, value, table, shown=shown)
        case Bands() as bands:
            return [*_rows(code, bands), f"{value.name} = {_rounded(value, f'by_bands({bands.of.id}, rows)')}"]
        case Test(when):
            return [f"{value.name} = {code.when(when)}"]
        case Each() as each:
            return [f"amounts = [{_of_record(code, each, value)} {_found(each)}]", f"{value.name} = sum(amounts)"]
        case Count() as count:
            return [f"{value.name} = len([1 {_found(count)} if {_counted(code, count)}])"]
        case operation:
            return [f"{value.name} = {_computed(code, value, operation)}"]


def _computed(code: ExplainCode, value: Value, operation: Operation) -> str:
    match operation:
        case Times((left, right)) if value.round is not None and value.round.direction == "down":
            if code.whole(left) and code.pure_ratio(right):
                num, den = code.num_den(right)
                return f"{code.operand(left)} * {num} // {den}"
    text = _expression(code, operation)
    return text if _whole(code, operation) else _rounded(value, text)


def _expression(code: ExplainCode, operation: Operation) -> str:
    match operation:
        case Sum(parts):
            return " + ".join(code.operand(part) for part in parts)
        case Minus((left, right)):
            return f"{code.operand(left)} - {code.operand(right)}"
        case Times((left, right)):
            return f"{code.operand(left)} * {code.operand(right)}"
        case Least((left, right)) if code.whole(left) and code.whole(right):
            return smallest([code.operand(left), code.operand(right)])
        case Least(parts):
            return f"least({', '.join(code.operand(part) for part in parts)})"
        case Share((part, whole)):
            return f"Ratio({code.operand(part)}, {code.operand(whole)})"
        case _:
            raise TypeError(f"no explained code for {operation}")


def _whole(code: ExplainCode, operation: Operation) -> bool:
    return isinstance(operation, Sum | Minus | Times | Least) and all(code.whole(part) for part in operation.parts)


def _rounded(value: Value, text: str) -> str:
    return f"{ROUNDED[value.round.direction]}({text})" if value.round else text


# --- cases and bands ----------------------------------------------------------------------------------------------


def _choose(code: ExplainCode, value: Value, choose: Choose, *, shown: bool) -> list[str]:
    lines: list[str] = []
    for case, why in zip(choose.cases, reasons(choose, code.words), strict=True):
        then = code.operand(case.then)
        body = f"{value.name}, why = {then}, {quoted(why)}" if shown else f"{value.name} = {then}"
        last = case is choose.cases[-1]
        if last and not lines:
            return [body]
        head = "else:" if last else f"{'elif' if lines else 'if'} {code.when(case.when or All(()))}:"
        lines += [head, f"    {body}"]
    return lines


def _rows(code: ExplainCode, bands: Bands) -> list[str]:
    lines: list[str] = []
    rows: list[str] = []
    for index, band in enumerate(bands.rows, 1):
        rate = code.operand(band.rate) if not isinstance(band.rate, Choose) else f"rate_{index}"
        if isinstance(band.rate, Choose):
            lines.append(f"{rate} = {_picked(code, band.rate)}")
        rows.append(f"({code.operand(band.up_to) if band.up_to else 'None'}, {rate})")
    return [*lines, f"rows = {tuple_of(rows)}"]


def _picked(code: ExplainCode, choose: Choose) -> str:
    text = code.operand(choose.cases[-1].then)
    for case in reversed(choose.cases[:-1]):
        text = f"{code.operand(case.then)} if {code.when(case.when or All(()))} else {text}"
    return text


# --- records ------------------------------------------------------------------------------------------------------


def _found(operation: Each | Count) -> str:
    return f"for found in {operation.records.id}_found"


def _of_record(code: ExplainCode, each: Each, value: Value) -> str:
    return _rounded(value, f"found[{code.records[each.records.id].index(each.value)}]")


def _counted(code: ExplainCode, count: Count) -> str:
    names = code.records[count.records.id]
    return condition(count.when, {}, _record_compared(names), lambda name: f"found[{names.index(name)}]")


def _record_compared(names: list[str]) -> Callable[[Compare], str]:
    def compared(part: Compare) -> str:
        other = part.other
        right = f"found[{names.index(other.id)}]" if isinstance(other, Name) else number(other.amount)
        return f"found[{names.index(part.name.id)}] {SIGNS[part.comparator]} {right}"

    return compared
