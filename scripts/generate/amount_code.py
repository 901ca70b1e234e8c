"""Writes `amount`: the frame as integer arithmetic, common denominators folded now, no text, no steps.

Every value is a pair: an integer variable of its name, and a denominator that is known while generating
(except after `share`, whose denominator is a count and stays a name).
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from math import lcm

from scripts.generate.amount_bands import leaves, pieces, piecewise
from scripts.generate.source_text import SIGNS, condition, indented
from scripts.generate.terms import Term, bracketed, common, constant, factor, is_number, rounded, smallest, times, whole
from scripts.rulebook.graph import in_order
from scripts.rulebook.model import (
    Bands,
    Choose,
    Compare,
    Condition,
    Count,
    Each,
    Frame,
    Least,
    Literal,
    Minus,
    Name,
    Operand,
    Operation,
    Range,
    Rounding,
    Row,
    Share,
    Sum,
    Test,
    Times,
    Value,
)


class AmountCode:
    """Writes the lines of `amount` for one frame (or for one record's share of another frame)."""

    def __init__(self, frame: Frame, units: dict[str, str]) -> None:
        self.frame = frame
        self.units = units
        self.terms: dict[str, Term] = {}
        self.records: dict[str, dict[str, Term]] = {}

    # --- operands and conditions --------------------------------------------------------------------------------

    def term(self, operand: Operand) -> Term:
        """Return an operand as a term."""
        if isinstance(operand, Literal):
            return constant(operand.quantity.amount)
        return self.terms.get(operand.id, Term(operand.id))

    def when(self, part: Condition) -> str:
        """Write a condition."""
        return condition(part, self.units, self._compared)

    def _compared(self, part: Compare) -> str:
        counted = self.units.get(part.name.id) == "records"
        left = Term(f"len({part.name.id})") if counted else self.term(part.name)
        right = self.term(part.other) if isinstance(part.other, Name) else constant(part.other.amount)
        (low, high), _ = common([left, right])
        return f"{low} {SIGNS[part.comparator]} {high}"

    # --- values -------------------------------------------------------------------------------------------------

    def lines(self, names: set[str]) -> list[str]:
        """Write the values in `names`, each after what it uses; values written before are left out."""
        found: list[str] = []
        for value in in_order(self.frame):
            if value.name in names and value.name not in self.terms:
                found += self._value(value)
        return found

    def _value(self, value: Value) -> list[str]:
        lines, term = self._operation(value)
        if value.round is not None and not term.whole:
            term = Term(rounded(term, value.round))
        self.terms[value.name] = replace(term, num=value.name)
        note = "" if term.whole else f"  # ÷ {factor(term.under())}"
        return [*lines, f"{value.name} = {term.num}{note}"] if term.num != value.name else lines

    def _operation(self, value: Value) -> tuple[list[str], Term]:
        match value.operation:
            case Sum(parts):
                numerators, term = common([self.term(part) for part in parts])
                return [], replace(term, num=" + ".join(numerators))
            case Minus(parts):
                (left, right), term = common([self.term(part) for part in parts])
                return [], replace(term, num=f"{left} - {bracketed(right)}")
            case Least(parts):
                numerators, term = common([self.term(part) for part in parts])
                return [], replace(term, num=smallest(numerators))
            case Times((left, right)):
                return [], self._product(self.term(left), self.term(right))
            case Share((part, whole)):
                return [], Term(self.term(part).num, 1, (self.term(whole).num,))
            case Choose() as choose:
                return [], self._choose(choose)
            case Bands() as bands:
                return self._bands(value.name, bands)
            case Range() as table:
                return self._range(value.name, table)
            case Test(when):
                return [], Term(self.when(when))
            case operation:
                return [], self._over_records(operation, value.round)

    @staticmethod
    def _product(left: Term, right: Term) -> Term:
        fraction = Fraction(1, left.den * right.den)
        numerators = [left.num, right.num]
        for index, each in enumerate(numerators):
            if is_number(each):
                fraction *= int(each)
                numerators[index] = "1"
        return Term(times(*numerators, str(fraction.numerator)), fraction.denominator, left.dens + right.dens)

    def _choose(self, choose: Choose) -> Term:
        numerators, term = common([self.term(case.then) for case in choose.cases])
        text = numerators[-1]
        for case, num in list(zip(choose.cases, numerators, strict=True))[-2::-1]:
            text = f"{num} if {self.when(case.when)} else {text}" if case.when else num
        return replace(term, num=text)

    # --- bands and ranges ---------------------------------------------------------------------------------------

    def _bands(self, name: str, bands: Bands) -> tuple[list[str], Term]:
        split = leaves(bands.rows)
        cost = self.term(bands.of)
        parts = [pieces(rows, cost) for _, rows in split]
        den = lcm(*[term.den for leaf in parts for _, term in leaf])
        dens = cost.dens
        lines: list[str] = []
        for (when, _), leaf in zip(split, parts, strict=True):
            inner = piecewise(name, leaf, den, dens)
            if len(split) == 1:
                return inner, Term(name, den, dens)
            head = f"if {self.when(when)}:" if not lines and when else f"elif {self.when(when)}:" if when else "else:"
            lines += [head, *indented(inner)]
        return lines, Term(name, den, dens)

    def _range(self, name: str, table: Range) -> tuple[list[str], Term]:
        amount = self.term(table.of)
        lines: list[str] = []
        for row in table.rows:
            head = self._row_condition(row, table.of)
            word = "elif" if lines else "if"
            lines += [f"{word} {head}:", f"    {name} = {self._cut(row, amount)}"]
        return [*lines, "else:", f"    {name} = 0"], replace(amount, num=name)

    def _row_condition(self, row: Row, of: Name) -> str:
        parts = [f"({text})" if " or " in (text := self.when(row.when)) else text] if row.when else []
        if row.at_least is not None:
            parts.append(self._compared(Compare(of, "以上", row.at_least.quantity, row.place)))
        return " and ".join(parts) or "True"

    def _cut(self, row: Row, amount: Term) -> str:
        bound = upper(row)
        numerators, _ = common([amount, Term(whole(bound))])
        return smallest(numerators)

    # --- records ------------------------------------------------------------------------------------------------

    def _over_records(self, operation: Operation, rounding: Rounding | None) -> Term:
        if not isinstance(operation, Each | Count):
            raise TypeError(f"no integer code for {operation}")
        found = f"{operation.records.id}_found"
        if isinstance(operation, Count):
            return Term(f"len([1 for found in {found} if {self._record_condition(operation)}])")
        member = self.record_term(operation.records.id, operation.value)
        text = rounded(member, rounding) if rounding and not member.whole else member.num
        return Term(f"sum([{text} for found in {found}])")

    def record_term(self, records: str, name: str) -> Term:
        """Return one of the values that a record's function gives back, as a term over `found`."""
        terms = self.records[records]
        return replace(terms[name], num=f"found[{list(terms).index(name)}]")

    def _record_condition(self, operation: Count) -> str:
        records = operation.records.id

        def compared(part: Compare) -> str:
            left = self.record_term(records, part.name.id)
            other = part.other
            right = self.record_term(records, other.id) if isinstance(other, Name) else constant(other.amount)
            (low, high), _ = common([left, right])
            return f"{low} {SIGNS[part.comparator]} {high}"

        return condition(operation.when, {}, compared, lambda name: self.record_term(records, name).num)


def upper(row: Row) -> int:
    """Return the largest whole yen a row pays: below 150万円 means 1,499,999."""
    if row.below is not None:
        return int(row.below.quantity.amount) - 1
    return int(row.at_most.quantity.amount) if row.at_most else 0
