"""Writes one frame's module: its fields, `explain` with steps and sentences, `amount` with integers only."""

from __future__ import annotations

from dataclasses import replace

from scripts.generate.amount_code import AmountCode
from scripts.generate.because import Wording
from scripts.generate.explain_code import ExplainCode, strings_or_empty
from scripts.generate.field_code import default, field
from scripts.generate.source_text import NOTE, indented, quoted, strings, tuple_of
from scripts.generate.terms import Term
from scripts.rulebook.errors import Faults
from scripts.rulebook.graph import cone, in_order, must_ask, names_in, roots, side_roots
from scripts.rulebook.model import Count, Declare, Each, Frame, Input, Require, Rulebook
from scripts.rulebook.units import units


class FrameModule:
    """One frame's module; citations: passage id -> short citation."""

    def __init__(self, book: Rulebook, frame: Frame, citations: dict[str, str]) -> None:
        self.book = book
        self.frame = frame
        self.frames = {each.id: each for each in book.frames}
        self.units = units(frame, self.frames, Faults())
        self.citations = citations
        self.words = Wording(frame)
        self.explain = ExplainCode(frame, self.units, self.citations)
        self.amount = AmountCode(frame, self.units)
        self.explain.keep = {each.id for each in (frame.result, frame.expense, frame.eligible_cost, *frame.breakdown)}
        self.main = cone(frame, roots(frame))
        self.explain.visible = self.main
        self.side = cone(frame, side_roots(frame)) - self.main

    def text(self) -> str:
        """Return the module's source."""
        body: list[str] = []
        for one in self.frame.inputs:
            if one.type == "records":
                body += self._record_functions(one)
        body += [*self._asks(self.frame.inputs, self.amount), *self._fields(), *self._explain(), *self._conditions()]
        body += self._amount()
        return "\n".join([*self._head("\n".join(body)), *body, ""])

    def _head(self, body: str) -> list[str]:
        note = NOTE.format(program=self.book.program.id, frame=self.frame.id)
        used = {
            "calculator.frames": ("Field", "Frame"),
            "calculator.logic": ("above", "among", "at_least", "at_most", "below", "equal", "every", "no", "some", "tally"),
            "calculator.quantities": ("Ratio", "ceil", "count", "floor", "half_up", "value", "yen"),
            "calculator.sentences": (
                "banded", "cut", "difference", "of_records", "product", "rounded", "share", "short_of", "smallest", "total",
            ),
        }  # fmt: skip
        lines = [f'"""{self.frame.full_label}（{self.book.program.label}）: {self.frame.summary}', "", note, '"""', ""]
        for module, names in used.items():
            kept = [name for name in names if f"{name}(" in body.replace(f".{name}(", "")]
            lines += [f"from {module} import {', '.join(kept)}"] if kept else []
        return lines

    # --- fields -------------------------------------------------------------------------------------------------

    def _fields(self) -> list[str]:
        pairs = [
            f"({quoted(each.name)}, {quoted(each.at_most_input)})" for each in self.frame.inputs if each.at_most_input
        ]
        lines = [
            "",
            "FRAME = Frame(",
            f"    {quoted(self.frame.id)},",
            f"    {quoted(self.frame.full_label)},",
            "    (",
        ]
        lines += [f"        {field(each, self._record_fields(each))}," for each in self.frame.inputs]
        return [*lines, "    ),", f"    {tuple_of(pairs) if pairs else '()'},", ")"]

    @staticmethod
    def _record_fields(one: Input) -> str:
        return tuple_of([field(each, "()") for each in one.fields]) if one.fields else "()"

    def _asks(self, inputs: tuple[Input, ...], code: AmountCode) -> list[str]:
        """Write one small function for each input that is asked only sometimes."""
        lines: list[str] = []
        for one in inputs:
            if one.ask_when is None:
                continue
            fresh = AmountCode(code.frame, code.units)
            names = {name.id for name in names_in(one.ask_when)}
            needed = cone(code.frame, names)
            reads = [f"{each.name} = values[{quoted(each.name)}]" for each in code.frame.inputs if each.name in needed]
            body = [f'"""Whether 「{one.label}」 is asked."""', *reads, *fresh.lines(needed)]
            test = fresh.when(one.ask_when)
            lines += ["", "", f"def _asks_{one.name}(values):", *indented([*body, f"return {test}"])]
        return lines

    # --- explain ------------------------------------------------------------------------------------------------

    def _explain(self) -> list[str]:
        frame, code = self.frame, self.explain
        asked, early = must_ask(frame), self.main
        facts = cone(frame, {frame.expense.id, frame.eligible_cost.id} | self._condition_names())
        lines = [f'"""Compute {frame.label} step by step; values: the read inputs, out: Estimate, on: ISO date."""']
        lines += self._read_inputs("values")
        lines += code.lines({name for name in early if name not in asked})
        lines += ["", "if out.waiting:", f"    _conditions({self._arguments(asked)})", "    return"]
        lines += self._found_records("out")
        lines += code.lines(facts)
        lines += ["", f"_conditions({self._arguments(set())})"]
        lines += code.lines(self.main)
        lines += self._ending()
        return ["", "", "def explain(values, out, on):", *indented(lines)]

    def _read_inputs(self, source: str) -> list[str]:
        tax = self.book.program.tax
        lines = []
        if self.frame.input(tax.input):
            ratio = tax.ratio.quantity.amount
            test = f"{source}[{quoted(tax.input)}] == {quoted(tax.included)}"
            lines.append(f"out.tax({test}, Ratio({ratio.numerator}, {ratio.denominator}), {strings(tax.cite)})")
        wanted = self.main | self.side
        return lines + _inputs_read(self.frame.inputs, wanted, source)

    def _condition_names(self) -> set[str]:
        """Return the names that requirements and declarations look at."""
        parts = [*(each.when for each in self.frame.requires), *(each.when for each in self.frame.declares)]
        return {name.id for part in parts for name in names_in(part)}

    def _arguments(self, unknown: set[str]) -> str:
        """Write the arguments of _conditions; values that rest on an answer are None while answers are missing."""
        inputs = {each.name: each for each in self.frame.inputs}
        found = ["out", "on"]
        for name in self._ordered_condition_names():
            if name in inputs:
                one = inputs[name]
                found.append(f"None if {name} is None else len({name})" if one.type == "records" else name)
            else:
                found.append(self._early(name) if name in unknown else name)
        return ", ".join(found)

    def _ordered_condition_names(self) -> list[str]:
        names = self._condition_names()
        every = [each.name for each in (*self.frame.inputs, *in_order(self.frame))]
        return [name for name in every if name in names]

    def _early(self, name: str) -> str:
        """Write what can be told early: a count over a record's own inputs knows what it knows."""
        value = self.frame.value(name)
        if value is None or not isinstance(value.operation, Count):
            return "None"
        operation = value.operation
        one = self.frame.input(operation.records.id)
        fields = {each.name for each in one.fields} if one else set()
        names = {each.id for each in names_in(operation.when)}
        if not names <= fields:
            return "None"
        code = ExplainCode(self.frame, self.units, self.citations)
        text = code.state(operation.when)
        for each in names:
            text = text.replace(f"({each},", f"(member[{quoted(each)}],")
        return f"tally([{text} for member in {operation.records.id} or ()])"

    def _conditions(self) -> list[str]:
        frame = self.frame
        lead = [each for each in frame.declares if each.lead]
        rest = [each for each in frame.declares if not each.lead]
        lines = ['"""Report every condition: those a machine decides, and those the reader confirms."""']
        for declare in lead:
            lines += self._declare(declare)
        lines += [self._require(require) for require in frame.requires]
        for declare in rest:
            lines += self._declare(declare)
        names = ", ".join(["out", "on", *self._ordered_condition_names()])
        return ["", "", f"def _conditions({names}):", *indented(lines)]

    def _require(self, each: Require) -> str:
        unmet = quoted(each.unmet + each.mend)
        state, cite = self.explain.state(each.when), strings_or_empty(each.cite)
        return f"out.require({quoted(each.id)}, {quoted(each.label)}, {state}, {unmet}, {cite})"

    def _declare(self, each: Declare) -> list[str]:
        line = f"out.declare({quoted(each.id)}, {quoted(each.text)}, {strings_or_empty(each.cite)})"
        tests = [f"{self.explain.state(each.when)} is True"] if each.when else []
        tests += [f"on >= {quoted(each.first.isoformat())}"] if each.first else []
        tests += [f"on <= {quoted(each.last.isoformat())}"] if each.last else []
        return [f"if {' and '.join(tests)}:", f"    {line}"] if tests else [line]

    def _ending(self) -> list[str]:
        frame, code = self.frame, self.explain
        lines = [""]
        for name in frame.breakdown:
            value = frame.value(name.id)
            label = value.label if value else name.id
            lines.append(f"out.line({quoted(name.id)}, {quoted(label)}, {name.id})")
        lines.append(f"out.pay({frame.result.id}, {frame.eligible_cost.id}, {frame.expense.id})")
        side = code.lines(self.side, shown=False)
        for each in frame.alternatives:
            pair = [(frame.result.id, each.main), (each.value.id, each.text)]
            ids = (frame.result.id, each.id)
            side += ["", f"if {code.when(each.when)}:"]
            for id_, (amount, text) in zip(ids, pair, strict=True):
                side.append(f"    out.choice({quoted(id_)}, {amount}, {quoted(text)}, {strings_or_empty(each.cite)})")
        for reading in frame.readings:
            if reading.result is not None:
                what = f"{quoted(reading.id)}, {reading.result.id}, {quoted(reading.alternative)}"
                side.append(f"out.reading({what}, {strings_or_empty(reading.cite)})")
        return [*lines, "if not out.subsidy:", "    return", *side] if side else lines

    # --- records ------------------------------------------------------------------------------------------------

    def _record_names(self, records: str) -> list[str]:
        """Return which of a record's values and inputs this frame needs, in a fixed order."""
        found: dict[str, None] = {}
        for value in self.frame.values:
            operation = value.operation
            if isinstance(operation, Each) and operation.records.id == records:
                found[operation.value] = None
            if isinstance(operation, Count) and operation.records.id == records:
                found |= dict.fromkeys(name.id for name in names_in(operation.when))
        return list(found)

    def _record_functions(self, one: Input) -> list[str]:
        other = _with_fields(self.frames[one.frame], one)
        names = self._record_names(one.name)
        inner = units(other, self.frames, Faults())
        wanted = cone(other, set(names))
        explain = ExplainCode(other, inner, self.citations)
        explain.visible = wanted
        amount = AmountCode(other, inner)
        self.explain.records[one.name] = names
        self.explain.record_words[one.name] = Wording(other)
        body = [f'"""Compute one {one.label}’s share by the rules of {other.full_label}, step by step."""']
        body += [*_inputs_read(other.inputs, wanted, "member"), *explain.lines(wanted), f"return {tuple_of(names)}"]
        lines = self._asks(one.fields, amount)
        lines += ["", "", f"def _{one.name}_explain(member, out):", *indented(body)]
        counted = amount.lines(wanted)
        terms = {name: amount.terms.get(name, Term(name)) for name in names}
        self.amount.records[one.name] = terms
        head = [f'"""One {one.label}’s share, as in `amount`: {_unders(terms)}."""', *self._net(other.inputs, wanted)]
        arguments = ", ".join(["included", *(f"{each.name}={default(each)}" for each in one.fields)])
        body = [*head, *counted, f"return {tuple_of([term.num for term in terms.values()])}"]
        return [*lines, "", "", f"def _{one.name}_amount({arguments}):", *indented(body)]

    def _found_records(self, out: str) -> list[str]:
        lines: list[str] = []
        for one in self.frame.inputs:
            if one.type == "records":
                name = one.name
                loop = [
                    f"for index in range(len({name})):",
                    f"    member = {name}[index]",
                    f"    {out}.within({quoted(name)}, index, member in seen)",
                    "    seen.append(member)",
                    f"    {name}_found.append(_{name}_explain(member, {out}))",
                ]
                lines += [
                    "",
                    f"# {one.label}ごとに計算し、同じ内容の{one.label}の途中の計算は最初の一つだけを示す",
                    f"{name}_found = []",
                ]
                lines += ["seen = []", *loop, f"{out}.outside()"]
        return lines

    # --- amount -------------------------------------------------------------------------------------------------

    def _amount(self) -> list[str]:
        frame, code = self.frame, self.amount
        tests = {name.id for each in frame.requires for name in names_in(each.when)}
        arguments = ", ".join(f"{each.name}={default(each)}" for each in frame.inputs)
        lines = [
            f'"""The subsidy of {frame.label} in yen, or None where nothing is paid; all answers must be given."""'
        ]
        tax = self.book.program.tax
        lines.append(f"included = {tax.input} == {quoted(tax.included)}")
        wanted = cone(frame, {frame.result.id} | tests)
        lines += self._net(frame.inputs, wanted)
        for one in frame.inputs:
            if one.type == "records":
                call = f"_{one.name}_amount(included, **member)"
                lines.append(f"{one.name}_found = [{call} for member in {one.name}]")
        lines += code.lines(cone(frame, tests))
        if frame.requires:
            checks = [code.when(each.when) for each in frame.requires]
            checks = [f"({each})" if " or " in each or " if " in each else each for each in checks]
            lines += [f"if not ({' and '.join(checks)}):", "    return None"]
        lines += [*code.lines(wanted), f"return {frame.result.id} if {frame.result.id} > 0 else None"]
        return ["", "", f"def amount({arguments}):", *indented(lines)]

    def _net(self, inputs: tuple[Input, ...], wanted: set[str]) -> list[str]:
        ratio = self.book.program.tax.ratio.quantity.amount
        yen = [each.name for each in inputs if each.type == "yen" and each.name in wanted]
        if not yen:
            return []
        body = [f"{name} = {name} * {ratio.numerator} // {ratio.denominator}" for name in yen]
        return ["if included:", *indented(body)]


def _unders(terms: dict[str, Term]) -> str:
    return "、".join(f"{name} ÷ {term.under()}" if not term.whole else name for name, term in terms.items())


def _inputs_read(inputs: tuple[Input, ...], wanted: set[str], source: str) -> list[str]:
    lines = []
    for one in inputs:
        at = f"{source}[{quoted(one.name)}]"
        if one.name in wanted and one.type == "yen":
            lines.append(f"{one.name} = out.net({quoted(one.name)}, {quoted(one.label)}, {at})")
        elif one.name in wanted:
            lines.append(f"{one.name} = {at}")
    return lines


def _with_fields(other: Frame, one: Input) -> Frame:
    """Return a record's frame with the record's own inputs in place of the frame's."""
    return replace(other, groups=one.record)
