"""Writes one headcount's module: its tables of minimum wages and its dated definitions, as data."""

from __future__ import annotations

from scripts.generate.source_text import NOTE, quoted, strings, strings_or_empty, tuple_of
from scripts.rulebook.digest import headcount_digest
from scripts.rulebook.model import Definition, Headcount, Literal, Rulebook, WageTable


def headcount_module(book: Rulebook, one: Headcount) -> str:
    """Return the module's source."""
    facts = ", ".join(quoted(each) for each in (one.id, one.label, one.fills.id))
    return "\n".join(
        [
            f'"""{one.label}（{book.program.label}）: {one.summary}',
            "",
            NOTE.format(program=book.program.id, frame=one.id),
            '"""',
            "",
            "from calculator.frames import Definition, Headcount, Wages",
            "",
            "WAGES = {",
            *(line for table in one.tables for line in _table(table)),
            "}",
            "",
            "DEFINITIONS = (",
            *(line for definition in one.definitions for line in _definition(book, one, definition)),
            ")",
            "",
            f"HEADCOUNT = Headcount({facts}, DEFINITIONS, WAGES, {quoted(headcount_digest(one))})",
            "",
        ]
    )


def _table(table: WageTable) -> list[str]:
    rows = [f"            ({quoted(row.prefecture)}, {_number(row.wage)})," for row in table.rows]
    return [
        f"    {quoted(table.id)}: Wages(",
        f"        {quoted(table.label)},",
        "        (",
        *rows,
        "        ),",
        f"        {strings(table.cite)},",
        "    ),",
    ]


def _definition(book: Rulebook, one: Headcount, definition: Definition) -> list[str]:
    first, last = definition.first or book.program.first, definition.last_day or book.program.last
    said = [quoted(definition.id), quoted(definition.label), quoted(definition.text), strings_or_empty(definition.cite)]
    share = definition.share.quantity.amount
    low = _number(definition.at_least) if definition.at_least else "None"
    # Wages are whole yen: less than a distance is at most one yen less.
    high = _number(definition.at_most) if definition.at_most else str(int(_number(definition.below)) - 1)
    return [
        "    Definition(",
        f"        {tuple_of(said)},",
        f"        {quoted(first.isoformat())},",
        f"        {quoted(last.isoformat())},",
        f"        {quoted(definition.per)},",
        f"        {strings_or_empty(definition.months)},",
        f"        {definition.width},",
        f"        {quoted(definition.wages.id)},",
        f"        {low},",
        f"        {high},",
        f"        {_number(definition.long)},",
        f"        ({share.numerator}, {share.denominator}),",
        *_floor(one, definition),
        "    ),",
    ]


def _floor(one: Headcount, definition: Definition) -> list[str]:
    """Write the wages not to fall short of: prefecture, yen, and from the month at which place on."""
    if definition.not_below is None:
        return ["        (),"]
    rows = one.table(definition.not_below.id).rows
    cells = [(quoted(row.prefecture), _number(row.wage), row.throughout(definition.months)) for row in rows]
    return ["        (", *(f"            ({name}, {wage}, {at})," for name, wage, at in cells), "        ),"]


def _number(literal: Literal | None) -> str:
    return f"{int(literal.quantity.amount)}" if literal else "0"
