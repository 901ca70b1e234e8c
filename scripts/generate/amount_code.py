"""Writes `amount`: the frame as integer arithmetic, common denominators folded now, no text, no steps.

Every value is a pair: an integer variable of its name, and a denominator that is known while generating
(except after `share`, whose denominator is a count and stays a name).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from math import lcm, prod

from scripts.generate.source_text import SIGNS, condition, indented
from scripts.rulebook.graph import cone, in_order
from scripts.rulebook.model import (
    Band,
    Bands,
    Choose,
    Compare,
    Condition,
    Count,
    Each,
    Frame,
    Input,
    Least,
    Literal,
    Minus,
    Name,
    Operand,
    Range,
    Rounding,
    Row,
    Share,
    Sum,
    Test,
    Times,
    Value,
)

LONG = 10_000


@dataclass(frozen=True, slots=True)
class Term:
    """An integer expression over a denominator: num ÷ (den × the counts named in dens)."""

    num: str
    den: int = 1
    dens: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether the term is an integer by construction."""
        return self.den == 1 and not self.dens

    def scaled(self, den: int, dens: tuple[str, ...]) -> str:
        """Write the numerator over a larger denominator."""
        factors = [str(den // self.den)] if den != self.den else []
        factors += [name for name in dens if name not in self.dens]
        return times(self.num, *factors) if factors else self.num

    def under(self) -> str:
        """Write the denominator."""
        return times(str(self.den), *self.dens) if self.den != 1 or not self.dens else times(*self.dens)


def times(*factors: str) -> str:
    """Write a product: whole-number factors folded into one, sums in brackets."""
    digits = [int(each) for each in factors if _is_number(each)]
    kept = [_bracketed(each) for each in factors if not _is_number(each)]
    folded = prod(digits)
    if folded == 0 or not kept:
        return whole(folded)
    return " * ".join(kept if folded == 1 else [*kept, whole(folded)])


def whole(amount: int) -> str:
    """Write an integer, with _ at thousands where it is long."""
    return f"{amount:_}" if abs(amount) >= LONG else str(amount)


def _is_number(text: str) -> bool:
    return text.replace("_", "").isdigit()


def _bracketed(text: str) -> str:
    return f"({text})" if any(sign in text for sign in (" + ", " - ", " if ", " and ", " or ")) else text


def constant(amount: Fraction) -> Term:
    """Return a literal as a term."""
    return Term(whole(amount.numerator), amount.denominator)


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
        if self.units.get(part.name.id) == "records":
            left = Term(f"len({part.name.id})")
        else:
            left = self.term(part.name)
        right = self.term(part.other) if isinstance(part.other, Name) else constant(part.other.amount)
        (low, high), _ = self._common([left, right])
        return f"{low} {SIGNS[part.comparator]} {high}"

    @staticmethod
    def _common(terms: list[Term]) -> tuple[list[str], Term]:
        """Bring terms to one denominator; return their numerators, and a term that carries the denominator."""
        den = lcm(*[each.den for each in terms])
        dens = tuple(dict.fromkeys(name for each in terms for name in each.dens))
        return [each.scaled(den, dens) for each in terms], Term("", den, dens)

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
            term = Term(_rounded(term, value.round))
        self.terms[value.name] = replace(term, num=value.name)
        note = "" if term.whole else f"  # ÷ {_factor(term.under())}"
        return [*lines, f"{value.name} = {term.num}{note}"] if term.num != value.name else lines

    def _operation(self, value: Value) -> tuple[list[str], Term]:
        match value.operation:
            case Sum(parts):
                numerators, term = self._common([self.term(part) for part in parts])
                return [], replace(term, num=" + ".join(numerators))
            case Minus(parts):
                (left, right), term = self._common([self.term(part) for part in parts])
                return [], replace(term, num=f"{left} - {_bracketed(right)}")
            case Least(parts):
                numerators, term = self._common([self.term(part) for part in parts])
                return [], replace(term, num=f"min({', '.join(numerators)})")
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
            if _is_number(each):
                fraction *= int(each)
                numerators[index] = "1"
        return Term(times(*numerators, str(fraction.numerator)), fraction.denominator, left.dens + right.dens)

    def _choose(self, choose: Choose) -> Term:
        numerators, term = self._common([self.term(case.then) for case in choose.cases])
        text = numerators[-1]
        for case, num in list(zip(choose.cases, numerators, strict=True))[-2::-1]:
            text = f"{num} if {self.when(case.when)} else {text}" if case.when else num
        return replace(term, num=text)

    # --- bands and ranges ---------------------------------------------------------------------------------------

    def _bands(self, name: str, bands: Bands) -> tuple[list[str], Term]:
        leaves = _leaves(bands.rows)
        cost = self.term(bands.of)
        pieces = [_pieces(rows, cost) for _, rows in leaves]
        den = lcm(*[term.den for leaf in pieces for _, term in leaf])
        dens = cost.dens
        lines: list[str] = []
        for (when, _), leaf in zip(leaves, pieces, strict=True):
            inner = _piecewise(name, leaf, den, dens)
            if len(leaves) == 1:
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
        (num, top), _ = self._common([amount, Term(whole(bound))])
        return f"min({num}, {top})"

    # --- records ------------------------------------------------------------------------------------------------

    def _over_records(self, operation: Each | Count, rounding: Rounding | None) -> Term:
        found = f"{operation.records.id}_found"
        if isinstance(operation, Count):
            return Term(f"len([1 for found in {found} if {self._record_condition(operation)}])")
        member = self.record_term(operation.records.id, operation.value)
        text = _rounded(member, rounding) if rounding and not member.whole else member.num
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
            (low, high), _ = self._common([left, right])
            return f"{low} {SIGNS[part.comparator]} {high}"

        return condition(operation.when, {}, compared, lambda name: self.record_term(records, name).num)


def upper(row: Row) -> int:
    """Return the largest whole yen a row pays: below 150万円 means 1,499,999."""
    if row.below is not None:
        return int(row.below.quantity.amount) - 1
    return int(row.at_most.quantity.amount) if row.at_most else 0


def _rounded(term: Term, rounding: Rounding) -> str:
    num, den = _bracketed(term.num), _factor(term.under())
    if rounding.direction == "down":
        return f"{num} // {den}"
    if rounding.direction == "up":
        return f"-(-{num} // {den})"
    return f"(2 * {num} + {den}) // (2 * {den})"


def _factor(text: str) -> str:
    return f"({text})" if " " in text else text


def _leaves(rows: tuple[Band, ...]) -> list[tuple[Condition | None, tuple[Band, ...]]]:
    """Split bands by the cases of the first row whose rate is chosen, so that every leaf has literal rates."""
    for index, band in enumerate(rows):
        if isinstance(band.rate, Choose):
            return [
                (case.when, (*rows[:index], replace(band, rate=case.then), *rows[index + 1 :]))
                for case in band.rate.cases
                if isinstance(case.then, Literal)
            ]
    return [(None, rows)]


def _rate(band: Band) -> Fraction:
    if isinstance(band.rate, Choose):
        raise NotImplementedError("only one row of the bands may choose its rate")
    return band.rate.quantity.amount


def _pieces(rows: tuple[Band, ...], cost: Term) -> list[tuple[str, Term]]:
    """Return (condition, subsidy) for each band: cost × rate + what the bands before add."""
    found: list[tuple[str, Term]] = []
    subsidy, start = Fraction(0), Fraction(0)
    for band in rows:
        rate = _rate(band)
        rest = subsidy - start * rate
        den = lcm(rate.denominator * cost.den, rest.denominator)
        num = times(cost.num, str(int(rate * den / cost.den)))
        under = times(*cost.dens) if cost.dens else "1"
        added = times(str(int(rest * den)), under) if rest else ""
        test = ""
        if band.up_to is not None:
            start = start + (band.up_to.quantity.amount - subsidy) / rate
            subsidy = band.up_to.quantity.amount
            left = times(cost.num, str(start.denominator))
            test = f"{left} <= {times(str(start.numerator * cost.den), under)}"
        found.append((test, Term(f"{num} + {added}" if added else num, den, cost.dens)))
    return found


def _piecewise(name: str, pieces: list[tuple[str, Term]], den: int, dens: tuple[str, ...]) -> list[str]:
    if len(pieces) == 1:
        return [f"{name} = {pieces[0][1].scaled(den, dens)}"]
    lines: list[str] = []
    for test, term in pieces:
        head = f"if {test}:" if not lines else f"elif {test}:" if test else "else:"
        lines += [head, f"    {name} = {term.scaled(den, dens)}"]
    return lines


def inputs_needed(frame: Frame, names: set[str]) -> list[Input]:
    """Return the inputs on which `names` rest, in the order of the form."""
    wanted = cone(frame, names)
    return [each for each in frame.inputs if each.name in wanted]
