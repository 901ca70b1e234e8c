"""Writes what a frame computes for each record (構成員) by another frame's rules, explained and as integers."""

from __future__ import annotations

from dataclasses import replace

from scripts.generate.amount_code import AmountCode
from scripts.generate.because import Wording
from scripts.generate.explain_code import ExplainCode
from scripts.generate.field_code import asks, default, inputs_read, net_of_tax, net_steps
from scripts.generate.source_text import indented, quoted, tuple_of
from scripts.generate.terms import Term
from scripts.rulebook.errors import Faults
from scripts.rulebook.fractional import fractional_values
from scripts.rulebook.graph import cone, names_in
from scripts.rulebook.model import Count, Each, Frame, Input, Rulebook
from scripts.rulebook.units import units


class RecordCode:
    """The functions for one input of records; names: which of a record's values and inputs the frame needs."""

    def __init__(self, book: Rulebook, frame: Frame, one: Input, citations: dict[str, str]) -> None:
        self.book = book
        self.one = one
        self.other = replace(book.frame(one.frame), groups=one.record)
        self.names = _needed(frame, one.name)
        self.wanted = cone(self.other, set(self.names))
        inner = units(self.other, {each.id: each for each in book.frames}, Faults())
        self.explain = ExplainCode(self.other, inner, fractional_values(book, self.other), citations)
        self.explain.visible = self.wanted
        self.amount = AmountCode(self.other, inner)
        self.integers = self.amount.lines(self.wanted)
        self.terms = {name: self.amount.terms.get(name, Term(name)) for name in self.names}
        self.words = Wording(self.other)

    def functions(self) -> list[str]:
        """Write the questions of a record, its explained share, and its share as integers."""
        fresh = AmountCode(self.other, self.amount.units)
        return [*asks(self.one.fields, fresh), *self._explained(), *self._counted()]

    def _explained(self) -> list[str]:
        lines = [f'"""Compute one {self.one.label}’s share by the rules of {self.other.full_label}, step by step."""']
        lines += ["step = out.steps.append", *inputs_read(self.other.inputs, self.wanted, "member")]
        lines += ["if out.basis is not None:", *indented(net_steps(self.other.inputs, self.wanted))]
        lines += [*self.explain.lines(self.wanted), f"return {tuple_of(self.names)}"]
        return ["", "", f"def _{self.one.name}_explain(member, out):", *indented(lines)]

    def _counted(self) -> list[str]:
        arguments = ", ".join(["included", *(f"{each.name}={default(each)}" for each in self.one.fields)])
        result = tuple_of([term.num for term in self.terms.values()])
        lines = [f'"""One {self.one.label}’s share, as in `amount`: {self._unders()}."""']
        lines += net_of_tax(self.book.program.tax, self.other.inputs, self.wanted)
        return [
            "",
            "",
            f"def _{self.one.name}_amount({arguments}):",
            *indented([*lines, *self.integers, f"return {result}"]),
        ]

    def _unders(self) -> str:
        return "、".join(name if term.whole else f"{name} ÷ {term.under()}" for name, term in self.terms.items())

    def loop(self) -> list[str]:
        """Write the loop of `explain`: equal records are computed, and explained, once."""
        name = self.one.name
        return [
            "",
            f"# {self.one.label}ごとの計算。同じ内容の{self.one.label}は、はじめの一つだけを計算して示す",
            f"{name}_found, seen, shares = [], [], []",
            f"for index in range(len({name})):",
            f"    if {name}[index] not in seen:",
            "        before = len(out.steps)",
            f"        seen.append({name}[index])",
            f"        shares.append(_{name}_explain({name}[index], out))",
            f"        out.within({quoted(name)}, index, before)",
            f"    {name}_found.append(shares[seen.index({name}[index])])",
        ]


def _needed(frame: Frame, records: str) -> list[str]:
    found: dict[str, None] = {}
    for value in frame.values:
        operation = value.operation
        if isinstance(operation, Each) and operation.records.id == records:
            found[operation.value] = None
        if isinstance(operation, Count) and operation.records.id == records:
            found |= dict.fromkeys(name.id for name in names_in(operation.when))
    return list(found)
