"""Writes inputs as code: Fields, defaults, questions that are asked only sometimes, amounts without tax."""

from __future__ import annotations

from scripts.generate.amount_code import AmountCode
from scripts.generate.source_text import indented, quoted, tuple_of
from scripts.rulebook.graph import cone, names_in
from scripts.rulebook.model import Input, TaxBasis


def default(one: Input) -> str:
    """Write the default of an argument of `amount`."""
    if one.type == "choice" and one.default is not None:
        return quoted(str(one.default))
    return "()" if one.type == "records" else repr(one.default)


def field(one: Input) -> str:
    """Write one Field, with the fields of a record inside."""
    low = int(one.at_least.quantity.amount) if one.at_least else None
    high = int(one.at_most.quantity.amount) if one.at_most else None
    counts = "None" if one.type == "records" else default(one)
    choices = tuple_of([f"({quoted(id_)}, {quoted(label)})" for id_, label in one.choices]) if one.choices else "()"
    asked = f"_asks_{one.name}" if one.ask_when is not None else "None"
    inner = tuple_of([field(each) for each in one.fields]) if one.fields else "()"
    texts = [quoted(each) for each in (one.name, one.label, one.type, one.unit)]
    return f"Field({', '.join([*texts, repr(low), repr(high), counts, choices, asked, inner])})"


def asks(inputs: tuple[Input, ...], code: AmountCode) -> list[str]:
    """Write one small function for each input that is asked only sometimes."""
    lines: list[str] = []
    for one in inputs:
        if one.ask_when is None:
            continue
        fresh = AmountCode(code.frame, code.units)
        needed = cone(code.frame, {name.id for name in names_in(one.ask_when)})
        reads = [f"{each.name} = values[{quoted(each.name)}]" for each in code.frame.inputs if each.name in needed]
        body = [f'"""Whether 「{one.label}」 is asked."""', *reads, *fresh.lines(needed)]
        lines += ["", "", f"def _asks_{one.name}(values):", *indented([*body, f"return {fresh.when(one.ask_when)}"])]
    return lines


def inputs_read(inputs: tuple[Input, ...], wanted: set[str], source: str) -> list[str]:
    """Write the reading of the inputs in `wanted` from a dict."""
    return [f"{each.name} = {source}[{quoted(each.name)}]" for each in inputs if each.name in wanted]


def net_steps(inputs: tuple[Input, ...], wanted: set[str]) -> list[str]:
    """Write how the amounts in `wanted` lose the tax they were typed with, each with its step."""
    yen = [each for each in inputs if each.type == "yen" and each.name in wanted]
    return [f"{each.name} = out.net({quoted(each.name)}, {quoted(each.label)}, {each.name})" for each in yen]


def net_of_tax(tax: TaxBasis, inputs: tuple[Input, ...], wanted: set[str]) -> list[str]:
    """Write how `amount` takes the tax from every amount typed with it."""
    ratio = tax.ratio.quantity.amount
    yen = [each.name for each in inputs if each.type == "yen" and each.name in wanted]
    body = [f"{name} = {name} * {ratio.numerator} // {ratio.denominator}" for name in yen]
    return ["if included:", *indented(body)] if body else []
