"""Writes one frame's module: its fields, `explain` with steps and sentences, `amount` with integers only."""

from __future__ import annotations

import re

from scripts.generate.amount_code import AmountCode
from scripts.generate.conditions_code import ConditionsCode
from scripts.generate.explain_code import ExplainCode
from scripts.generate.field_code import asks, default, field, inputs_read, net_of_tax, net_steps
from scripts.generate.record_code import RecordCode
from scripts.generate.source_text import (
    NOTE,
    imported,
    indented,
    number,
    quoted,
    ratios,
    strings,
    strings_or_empty,
    tuple_of,
)
from scripts.rulebook.errors import Faults
from scripts.rulebook.fractional import fractional_values
from scripts.rulebook.graph import cone, must_ask, names_in, roots, side_roots
from scripts.rulebook.model import Alternative, Frame, Name, Rulebook
from scripts.rulebook.units import units

IMPORTS = {
    "calculator.frames": "Field Frame",
    "calculator.logic": "above among at_least at_most below equal every no some tally",
    "calculator.quantities": "Ratio ceil floor half_up least",
    "calculator.sentences": (
        "banded by_bands cut difference limited of_records product rounded share short_of shown smallest total"
    ),
}


class FrameModule:
    """One frame's module; citations: passage id -> short citation."""

    def __init__(self, book: Rulebook, frame: Frame, citations: dict[str, str]) -> None:
        self.book = book
        self.frame = frame
        known = units(frame, {each.id: each for each in book.frames}, Faults())
        self.main = cone(frame, roots(frame))
        self.side = cone(frame, side_roots(frame)) - self.main
        self.amount = AmountCode(frame, known)
        self.explain = ExplainCode(frame, known, fractional_values(book, frame), citations)
        self.explain.visible = self.main
        self.explain.keep = {each.id for each in (frame.result, frame.expense, frame.eligible_cost, *frame.breakdown)}
        self.conditions = ConditionsCode(frame, self.explain)
        self.records = [RecordCode(book, frame, one, citations) for one in frame.inputs if one.type == "records"]
        for records in self.records:
            self.explain.records[records.one.name] = records.names
            self.explain.record_words[records.one.name] = records.words
            self.amount.records[records.one.name] = records.terms

    def text(self) -> str:
        """Return the module's source."""
        body = [line for records in self.records for line in records.functions()]
        body += asks(self.frame.inputs, AmountCode(self.frame, self.amount.units))
        body += [*self._fields(), *self._explain(), *self.conditions.function(), *self._amount()]
        return "\n".join([*self._head("\n".join(body)), *body, ""])

    def _head(self, body: str) -> list[str]:
        constants = ratios(body)
        body = "\n".join([body, *constants])
        note = NOTE.format(program=self.book.program.id, frame=self.frame.id)
        lines = [f'"""{self.frame.full_label}（{self.book.program.label}）: {self.frame.summary}', "", note, '"""', ""]
        for module, names in IMPORTS.items():
            kept = [name for name in names.split() if re.search(rf"(?<!\.)\b{name}\(|\({name}, ", body)]
            lines += imported(module, kept) if kept else []
        return [*lines, "", *constants] if constants else lines

    def _fields(self) -> list[str]:
        inputs = self.frame.inputs
        pairs = [f"({quoted(each.name)}, {quoted(each.at_most_input)})" for each in inputs if each.at_most_input]
        names = [f"    {quoted(self.frame.id)},", f"    {quoted(self.frame.full_label)},", "    ("]
        fields = [f"        {field(each)}," for each in inputs]
        return ["", "FRAME = Frame(", *names, *fields, "    ),", f"    {tuple_of(pairs) if pairs else '()'},", ")"]

    # --- explain ------------------------------------------------------------------------------------------------

    def _explain(self) -> list[str]:
        """Write what is known without asking, then the conditions, then the rest, then the amounts."""
        frame, code, asked = self.frame, self.explain, must_ask(self.frame)
        facts = cone(frame, {frame.expense.id, frame.eligible_cost.id} | self.conditions.names)
        lines = [f'"""Compute {frame.label} step by step; values: the read inputs, out: Estimate, on: ISO date."""']
        lines += ["step = out.steps.append", *inputs_read(frame.inputs, self.main | self.side, "values"), *self._tax()]
        lines += code.lines(self.main - asked)
        lines += ["", "if out.waiting:", f"    {self.conditions.call(asked)}", "    return"]
        for records in self.records:
            lines += records.loop()
        lines += [*code.lines(facts), "", self.conditions.call(set()), *code.lines(self.main), *self._ending()]
        return ["", "", "def explain(values, out, on):", *indented(lines)]

    def _tax(self) -> list[str]:
        tax = self.book.program.tax
        ratio = tax.ratio.quantity.amount
        lines = [f"out.tax({number(ratio)}, {strings(tax.cite)})", *net_steps(self.frame.inputs, self.main | self.side)]
        return [f"if values[{quoted(tax.input)}] == {quoted(tax.included)}:", *indented(lines)]

    def _ending(self) -> list[str]:
        frame = self.frame
        rows: list[str] = []
        for name in frame.breakdown:
            value = frame.value(name.id)
            rows.append(f"({quoted(name.id)}, {quoted(value.label if value else name.id)}, {self._floored(name)})")
        lines = ["", f"out.lines += {tuple_of(rows)}"]
        amounts = ", ".join(self._floored(each) for each in (frame.result, frame.eligible_cost, frame.expense))
        lines.append(f"out.pay({amounts})")
        side = self.explain.lines(self.side, shown=False)
        for each in frame.alternatives:
            side += self._choices(each)
        for reading in frame.readings:
            if reading.result is not None:
                text = f"{reading.question}別の読み方：{reading.alternative}"
                what = f"{quoted(reading.id)}, {reading.result.id}, {quoted(text)}"
                side.append(f"out.reading({what}, {strings_or_empty(reading.cite)})")
        return [*lines, "if not out.subsidy:", "    return", *side] if side else lines

    def _floored(self, name: Name) -> str:
        return name.id if self.explain.whole(name) else f"floor({name.id})"

    def _choices(self, each: Alternative) -> list[str]:
        result, cite = self.frame.result.id, strings_or_empty(each.cite)
        return [
            "",
            f"if {self.explain.when(each.when)}:",
            f"    out.choice({quoted(result)}, {result}, {quoted(each.main)}, {cite})",
            f"    out.choice({quoted(each.id)}, {each.value.id}, {quoted(each.text)}, {cite})",
        ]

    # --- amount -------------------------------------------------------------------------------------------------

    def _amount(self) -> list[str]:
        """Write the integers: what the requirements need, the requirements, then the result."""
        frame, code, tax = self.frame, self.amount, self.book.program.tax
        tests = {name.id for each in frame.requires for name in names_in(each.when)}
        wanted = cone(frame, {frame.result.id} | tests)
        lines = [
            f'"""The subsidy of {frame.label} in yen, or None where nothing is paid; all answers must be given."""',
            f"included = {tax.input} == {quoted(tax.included)}",
            *net_of_tax(tax, frame.inputs, wanted),
        ]
        for records in self.records:
            name = records.one.name
            lines.append(f"{name}_found = [_{name}_amount(included, **member) for member in {name}]")
        lines += code.lines(cone(frame, tests))
        lines += self._refusal()
        lines += [*code.lines(wanted), f"return {frame.result.id} if {frame.result.id} > 0 else None"]
        arguments = ", ".join(f"{each.name}={default(each)}" for each in frame.inputs)
        return ["", "", f"def amount({arguments}):", *indented(lines)]

    def _refusal(self) -> list[str]:
        checks = [self.amount.when(each.when) for each in self.frame.requires]
        checks = [f"({each})" if " or " in each or " if " in each else each for each in checks]
        return [f"if not ({' and '.join(checks)}):", "    return None"] if checks else []
