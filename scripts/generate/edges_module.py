"""Writes the module beside a frame's own that tells where its amount turns: what may change, its bounds, `gauges`."""

from __future__ import annotations

from scripts.generate.amount_code import AmountCode
from scripts.generate.edges_code import Bound, EdgesCode
from scripts.generate.field_code import default, net_of_tax
from scripts.generate.record_code import RecordCode
from scripts.generate.source_text import NOTE, indented, quoted, strings, strings_or_empty, tuple_of
from scripts.generate.terms import factor
from scripts.rulebook.check_payment import YEAR
from scripts.rulebook.errors import Faults
from scripts.rulebook.model import CashStep, Frame, Input, Repayment, Rulebook
from scripts.rulebook.units import units


class EdgesModule:
    """The bounds of one frame as a module."""

    def __init__(self, book: Rulebook, frame: Frame) -> None:
        self.book = book
        self.frame = frame
        self.package = f"calculator.{book.program.id.replace('-', '_')}"
        self.code = AmountCode(frame, units(frame, {each.id: each for each in book.frames}, Faults()))
        self.records = [each for each in frame.inputs if each.type == "records"]
        for one in self.records:
            self.code.records[one.name] = RecordCode(book, frame, one, {}).terms

    def text(self) -> str:
        """Return the module's source."""
        frame, edges = self.frame, EdgesCode(self.frame, self.code)
        lines = [
            f'"""Where the amount of {frame.full_label}（{self.book.program.label}） turns, in integers.',
            "",
            NOTE.format(program=self.book.program.id, frame=frame.id),
            '"""',
            "",
            *self._imports(),
        ]
        body = self._body(edges)
        bounds = edges.bounds()
        tax, ratio = self.book.program.tax.input, self.book.program.tax.ratio.quantity.amount
        given = [quoted(each.name) for each in frame.inputs if each.given and each.name != tax]
        lines += [
            f"GIVEN = {tuple_of(given)}" if given else "GIVEN = ()",
            f"TAX = {quoted(tax)}",
            f"UNTAXED = {quoted(self._untaxed())}",
            f"NET = ({ratio.numerator}, {ratio.denominator}, {quoted(self.book.program.tax.round.text)})",
            f"LAW = {strings(self.book.program.tax.cite)}",
            f"FIRST = {quoted(frame.ladder.input)}",
            *_table("EDGES", [_edge(each) for each in bounds]),
            f"RECORDS = {self._parts()}",
            *_table("REPAYMENTS", [_repayment(each) for each in frame.repayments]),
            *_table("CASH", [_cash_step(each) for each in frame.cash]),
        ]
        pairs = tuple_of([f"({each.gap}, {each.decides})" for each in bounds]) if bounds else "()"
        arguments = ", ".join(f"{each.name}={default(each)}" for each in frame.inputs)
        told = (
            '"""The whole expense in yen; for each of EDGES the gap (not below 0: reached), and whether it counts."""'
        )
        body = [told, *body, f"return {self._expense()}, {pairs}"]
        return "\n".join([*lines, "", "", f"def gauges({arguments}):", *indented(body), ""])

    def _imports(self) -> list[str]:
        kinds = ["CashStep"] if self.frame.cash else []
        kinds += ["Edge", *(["Repayment"] if self.frame.repayments else [])]
        lines = [f"from calculator.frames import {', '.join(kinds)}"]
        others = sorted({one.frame for one in self.records})
        lines += [f"from {self.package} import {', '.join(f'{each}_edges' for each in others)}"] if others else []
        names = ", ".join(f"_{one.name}_amount" for one in self.records)
        return [*lines, *([f"from {self.package}.{self.frame.id} import {names}"] if names else []), ""]

    def _body(self, edges: EdgesCode) -> list[str]:
        tax = self.book.program.tax
        lines = [f"included = {tax.input} == {quoted(tax.included)}"]
        lines += net_of_tax(tax, self.frame.inputs, edges.needs())
        for one in self.records:
            lines.append(f"{one.name}_found = [_{one.name}_amount(included, **member) for member in {one.name}]")
        return [*lines, *self.code.lines(edges.needs())]

    def _untaxed(self) -> str:
        """The other way to type amounts."""
        tax = self.book.program.tax
        one = self.frame.input(tax.input)
        return next((id_ for id_, _ in one.choices if id_ != tax.included), "") if one else ""

    def _expense(self) -> str:
        term = self.code.term(self.frame.expense)
        return term.num if term.whole else f"{term.num} // {factor(term.under())}"

    def _parts(self) -> str:
        """The bounds inside a record are those of its own frame; which of its answers that frame asks for."""
        parts = [self._part(one) for one in self.records]
        return tuple_of(parts) if parts else "()"

    def _part(self, one: Input) -> str:
        other = self.book.frame(one.frame)
        names = [quoted(each.name) for each in one.fields if other.input(each.name)]
        return f"({quoted(one.name)}, {one.frame}_edges, {tuple_of(names)})"


def _edge(bound: Bound) -> str:
    parts = [quoted(each) for each in (bound.value.name, bound.text, bound.back)]
    return f"Edge({', '.join([*parts, repr(bound.stops), strings_or_empty(bound.value.cite)])})"


def _repayment(each: Repayment) -> str:
    years = int(each.over.quantity.amount) // YEAR if each.over else 0
    parts = [quoted(each.id), quoted(each.label), quoted(each.avoided_by), str(years), quoted(each.text)]
    return f"Repayment({', '.join([*parts, quoted(each.waived), strings(each.cite)])})"


def _cash_step(each: CashStep) -> str:
    wait, within = (str(int(one.quantity.amount)) if one else "None" for one in (each.wait, each.within))
    parts = [
        quoted(each.id),
        quoted(each.label),
        quoted(each.text),
        quoted(each.pays),
        wait,
        quoted(each.reason),
        within,
    ]
    return f"CashStep({', '.join([*parts, strings(each.cite)])})"


def _table(name: str, rows: list[str]) -> list[str]:
    return [f"{name} = (", *(f"    {row}," for row in rows), ")"] if rows else [f"{name} = ()"]
