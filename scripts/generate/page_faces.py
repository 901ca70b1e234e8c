"""What the macros of the operations ask for: names, figures and tables of one frame's values, in words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from markupsafe import Markup

from scripts.generate.page_examples import exact_scope
from scripts.generate.page_terms import frame_words, record_words
from scripts.generate.page_worked import Pencil, bounds, each_amount
from scripts.generate.words import Words, linked, plain, quantity, yen
from scripts.rulebook.model import (
    Bands,
    Choose,
    Count,
    Each,
    Example,
    Frame,
    Input,
    Literal,
    Operand,
    Row,
    Rulebook,
    Value,
)


@dataclass(frozen=True, slots=True)
class BandRow:
    """One row of a table of bands: which part of the subsidy, for whom, at which rate, for which cost."""

    part: str
    when: str
    rate: str
    cost: str


class Faces:
    """One frame's values as its page shows them, with the figures of the first example beside them."""

    def __init__(self, book: Rulebook, frame: Frame) -> None:
        self.book = book
        self.frame = frame
        self.words = frame_words(book, frame)
        self.plain = replace(self.words, name=plain)

    # --- the running example ----------------------------------------------------------------------------------------

    @property
    def example(self) -> Example | None:
        """The example whose figures accompany the rules: the first."""
        return self.frame.examples[0] if self.frame.examples else None

    @cached_property
    def pencil(self) -> Pencil:
        """What works out the running example."""
        return Pencil(exact_scope(self.book, self.frame, self.frame.examples[0]), self.plain)

    def worked(self, value: Value) -> str:
        """Return a value with the figures of the running example."""
        return self.pencil.value(value)

    def held(self, operand: Operand | str) -> str:
        """Return what an operand is in the running example."""
        return self.pencil.held(operand) if isinstance(operand, str) else self.pencil.operand(operand)

    # --- operations -------------------------------------------------------------------------------------------------

    def kind(self, value: Value) -> str:
        """Return the operation's word in the rule files, which names its macros."""
        return type(value.operation).__name__.lower()

    def bounds(self, row: Row) -> str:
        """5万円以上150万円未満."""
        return bounds(row)

    def top(self, row: Row) -> str:
        """Return what an amount above a row's upper bound is cut to."""
        if row.below is not None:
            return yen(row.below.quantity.amount - 1)
        return quantity(row.at_most.quantity) if row.at_most else ""

    def band_part(self, bands: Bands, index: int) -> str:
        """Return which part of the subsidy a band is."""
        up_to = bands.rows[index].up_to
        if up_to is not None:
            return f"補助額が{quantity(up_to.quantity)}になるまでの部分"
        before = bands.rows[index - 1].up_to if index else None
        return f"補助額が{quantity(before.quantity)}を超える部分" if before else "全部"

    def band_rows(self, bands: Bands) -> list[BandRow]:
        """Return a row per band and rate, with the cost at which the band is full."""
        rows: list[BandRow] = []
        begin = Fraction(0)
        for index, row in enumerate(bands.rows):
            for when, rate in self._rates(row.rate):
                cost = "それを超える費用"
                if row.up_to is not None:
                    amount = (row.up_to.quantity.amount - begin) / rate.quantity.amount
                    cost = f"次の{yen(amount)}まで" if begin else f"{yen(amount)}まで"
                rows.append(BandRow(self.band_part(bands, index), when, quantity(rate.quantity), cost))
            begin = row.up_to.quantity.amount if row.up_to else begin
        return rows

    def _rates(self, rate: Literal | Choose) -> list[tuple[str, Literal]]:
        if isinstance(rate, Literal):
            return [("だれでも", rate)]
        found: list[tuple[str, Literal]] = []
        for case in rate.cases:
            when = self.words.condition(case.when) if case.when else "それ以外"
            found += [(when, case.then)] if isinstance(case.then, Literal) else []
        return found

    # --- records ----------------------------------------------------------------------------------------------------

    def record(self, name: str) -> Input:
        """Return a records input."""
        one = self.frame.input(name)
        if one is None:
            raise KeyError(f"{self.frame.id} has no input called {name}")
        return one

    def record_words(self, name: str) -> Words:
        """Return the words of a record."""
        return record_words(self.book, self.frame, self.record(name))

    def each_name(self, each: Each) -> str:
        """Return a link to the other frame's value."""
        term = self.record_words(each.records.id).terms[each.value]
        return Markup("{}（{}）").format(linked(term), self.book.frame(each.frame).full_label)

    def each_label(self, each: Each) -> str:
        """Return the label of the other frame's value."""
        return self.record_words(each.records.id).label(each.value)

    def each_rows(self, value: Value, each: Each) -> list[tuple[str, str]]:
        """Return (records, amount of each) in the running example, equal ones together."""
        unit = self.record(each.records.id).unit
        amounts = each_amount(self.pencil.scope, value, each)
        return [(f"{times}{unit}", f"1{unit}あたり{yen(amount)}") for amount, times in amounts]

    def record_condition(self, count: Count) -> str:
        """Return the condition of a count, in the record's words."""
        return self.record_words(count.records.id).condition(count.when)
