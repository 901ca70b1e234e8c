"""Writes `_conditions`: what a frame requires, what the reader confirms, and what can be told early."""

from __future__ import annotations

from itertools import groupby

from scripts.generate.explain_code import ExplainCode
from scripts.generate.source_text import indented, quoted, strings_or_empty
from scripts.rulebook.graph import in_order, names_in
from scripts.rulebook.model import Condition, Count, Declare, Frame, Require


class ConditionsCode:
    """The conditions of one frame; `explain` knows how to write conditions."""

    def __init__(self, frame: Frame, explain: ExplainCode) -> None:
        self.frame = frame
        self.explain = explain
        parts: list[Condition | None] = [each.when for each in frame.requires]
        parts += [each.when for each in frame.declares]
        self.names = {name.id for part in parts for name in names_in(part)}
        everything = [*(each.name for each in frame.inputs), *(each.name for each in in_order(frame))]
        self.ordered = [name for name in everything if name in self.names]

    def function(self) -> list[str]:
        """Write the function: declarations that lead, requirements, the other declarations."""
        frame = self.frame
        leading = [each for each in frame.declares if each.lead]
        others = [each for each in frame.declares if not each.lead]
        lines = ['"""Report every condition: those a machine decides, and those the reader confirms."""']
        lines += self._declared(leading)
        lines += [line for require in frame.requires for line in self._require(require)]
        lines += self._declared(others)
        return ["", "", f"def _conditions({', '.join(['out', 'on', *self.ordered])}):", *indented(lines)]

    def call(self, unknown: set[str]) -> str:
        """Write a call of the function; values that rest on an answer are None while answers are missing."""
        arguments = ["out", "on", *(self._argument(name, unknown) for name in self.ordered)]
        return f"_conditions({', '.join(arguments)})"

    def _argument(self, name: str, unknown: set[str]) -> str:
        one = self.frame.input(name)
        if one is not None:
            return f"None if {name} is None else len({name})" if one.type == "records" else name
        return self._early(name) if name in unknown else name

    def _early(self, name: str) -> str:
        """Write what can be told early: a count over a record's own inputs knows what it knows."""
        value = self.frame.value(name)
        if value is None or not isinstance(value.operation, Count):
            return "None"
        records, when = value.operation.records.id, value.operation.when
        one = self.frame.input(records)
        fields = {each.name for each in one.fields} if one else set()
        if not {each.id for each in names_in(when)} <= fields:
            return "None"
        text = self.explain.state(when, lambda field: f"member[{quoted(field)}]")
        return f"tally([{text} for member in {records} or ()])"

    def _require(self, each: Require) -> list[str]:
        """Write what the machine decides: met, or what is lacking, or that it cannot be told yet."""
        name, cite = quoted(each.id), strings_or_empty(each.cite)
        state, unmet = self.explain.state(each.when), quoted(each.unmet + each.mend)
        return [
            f"if {self.explain.surely(each.when)}:",
            f'    out.conditions += (({name}, "met", {quoted(each.label + "：満たしています。")}, {cite}),)',
            "else:",
            f"    out.lack({name}, {quoted(each.label)}, {state}, {unmet}, {cite})",
        ]

    def _declared(self, declares: list[Declare]) -> list[str]:
        """Write what the reader confirms; what always stands is one constant, down to what stands only sometimes."""
        lines: list[str] = []
        for tests, group in groupby(declares, self._tests):
            rows = [
                f'({quoted(each.id)}, "confirm", {quoted(each.text)}, {strings_or_empty(each.cite)}),' for each in group
            ]
            added = ["out.conditions += (", *indented(rows), ")"]
            lines += [f"if {tests}:", *indented(added)] if tests else added
        return lines

    def _tests(self, each: Declare) -> str:
        tests = [self.explain.surely(each.when)] if each.when else []
        tests += [f"on >= {quoted(each.first.isoformat())}"] if each.first else []
        tests += [f"on <= {quoted(each.last.isoformat())}"] if each.last else []
        return " and ".join(tests)
