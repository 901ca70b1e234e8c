"""Writes a table of amounts: the row that applies, the cut to its bound, and what was missing where none does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.generate.amount_code import upper
from scripts.generate.source_text import indented, number, quoted, strings_or_empty
from scripts.rulebook.model import AnyOf, Name, Range, Row, Times, Value

if TYPE_CHECKING:
    from scripts.generate.explain_code import ExplainCode


def range_lines(code: ExplainCode, value: Value, table: Range, *, shown: bool) -> list[str]:
    """Write the rows as if and elif; where none applies, say what was missing if the value is `shown`."""
    name = value.name
    lines: list[str] = []
    for row in table.rows:
        bound = f"{upper(row):_}"
        lines += [
            f"{'elif' if lines else 'if'} {_row_condition(code, row, table.of)}:",
            f"    {name} = {table.of.id} if {table.of.id} <= {bound} else {bound}",
        ]
        if shown:
            words = f"{quoted(_top_words(row))}, {quoted(f'{_row_words(code, row)}の範囲です。')}"
            lines.append(f"    why = (cut, {table.of.id}, {bound}, {words})")
    if not shown:
        return [*lines, "else:", f"    {name} = 0"]
    nothing = f"{name}, why = 0, {quoted('どの範囲にも届きません。')}"
    return [*lines, "else:", *indented([nothing, *_refusal(code, value, table)])]


def _row_condition(code: ExplainCode, row: Row, of: Name) -> str:
    parts = [f"({text})" if " or " in (text := code.when(row.when)) else text] if row.when else []
    if row.at_least is not None:
        parts.append(f"{of.id} >= {number(row.at_least.quantity.amount)}")
    return " and ".join(parts) or "True"


def _row_words(code: ExplainCode, row: Row) -> str:
    because = f"{code.words.holds(row.when)}のとき、" if row.when else ""
    low = f"{row.at_least.quantity}以上" if row.at_least else ""
    return f"{because}補助額は{low}{_top_words(row)}"


def _top_words(row: Row) -> str:
    return f"{row.below.quantity}未満" if row.below else f"{row.at_most.quantity}以下" if row.at_most else ""


def _refusal(code: ExplainCode, value: Value, table: Range) -> list[str]:
    """Where some row could apply, say what was missing: its bound, and how much more expense reaches it."""
    bounds = [row.at_least.quantity for row in table.rows if row.at_least]
    if not bounds:
        return []
    guard = [AnyOf(tuple(row.when for row in table.rows if row.when))] if all(row.when for row in table.rows) else []
    tests = [f"({code.when(each)})" if " or " in code.when(each) else code.when(each) for each in guard]
    lowest = min(bounds, key=lambda each: each.amount)
    source = code.frame.value(table.of.id)
    head = f"計算した額が下限の{lowest}に届かないため、補助の対象になりません。"
    match source.operation if source else None:
        case Times((Name(cost), rate)) if code.units.get(cost) == "円" and code.unit(rate) == "":
            lines = [f"more = short_of({number(lowest.amount)}, {cost}, {code.operand(rate)})"]
            tail = f"「{code.words.label(cost)}」があと{{more:,}}円多ければ、下限に届きます。"
        case _:
            lines = [f"more = ceil({number(lowest.amount)} - {table.of.id})"]
            tail = "補助額があと{more:,}円足りません。"
    lines.append(f"out.refuse({quoted(value.name)}, f{quoted(head + tail)}, {strings_or_empty(value.cite)})")
    return [f"if {' and '.join([*tests, f'{table.of.id} > 0'])}:", *indented(lines)]
