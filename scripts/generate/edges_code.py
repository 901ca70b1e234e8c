"""Writes a frame's bounds as code: `gauges` tells, in integers, on which side of each bound a case stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from scripts.generate.amount_code import AmountCode, upper
from scripts.generate.because import Wording
from scripts.generate.explain_sentences import called
from scripts.generate.terms import Term, bracketed, common, constant, smallest
from scripts.generate.words import quantity
from scripts.rulebook.graph import cone, roots, used_by
from scripts.rulebook.literals import YEN
from scripts.rulebook.model import Bands, Frame, Least, Literal, Operand, Operation, Range, Row, Value


@dataclass(frozen=True, slots=True)
class Bound:
    """One bound in yen: its value, what happens there, the gap (amount − bound), and when this bound is the one.

    back: what happens where the bound is left; stops: whether it holds back what is beyond it.
    """

    value: Value
    text: str
    gap: str
    decides: str = "True"
    back: str = ""
    stops: bool = True


class EdgesCode:
    """Finds the bounds in yen that lie on the way to a frame's result; `code` has written every value before."""

    def __init__(self, frame: Frame, code: AmountCode) -> None:
        self.frame = frame
        self.code = code
        self.words = Wording(frame)

    def bounds(self) -> list[Bound]:
        """Return every bound, in the order of the rules."""
        return [bound for value in self._values() for bound in self._of(value)]

    def needs(self) -> set[str]:
        """Return every name that the bounds and the whole expense rest on."""
        found = {self.frame.expense.id}
        for value in self._values():
            if isinstance(value.operation, Bands):
                found.add(value.name)
            elif self._bounding(value.operation):
                found |= {name.id for name in used_by(value.operation)}
        return cone(self.frame, found)

    def _values(self) -> Iterator[Value]:
        """What leads to the result, the conditions and the breakdown; not what serves another reading."""
        leading = cone(self.frame, roots(self.frame))
        yield from (value for value in self.frame.values if value.name in leading)

    def _bounding(self, operation: Operation) -> bool:
        if isinstance(operation, Least):
            return all(self._unit(part) == YEN for part in operation.parts)
        return isinstance(operation, Range)

    def _of(self, value: Value) -> Iterator[Bound]:
        match value.operation:
            case Range() as table:
                yield from self._range(value, table)
            case Bands(_, rows):
                for up_to in (row.up_to for row in rows if row.up_to is not None):
                    text = f"「{value.label}」が{quantity(up_to.quantity)}に達し、その先の補助率が変わります"
                    yield Bound(value, text, self._gap(self.code.terms[value.name], up_to.quantity.amount), stops=False)
            case Least(parts) if self._bounding(value.operation):
                yield from self._least(value, parts)

    def _range(self, value: Value, table: Range) -> Iterator[Bound]:
        """A row's bounds count where its condition holds and no row above it takes what lies at or beyond them."""
        name, amount = self._called(table.of), self.code.term(table.of)
        for at, row in enumerate(table.rows):
            if row.at_least is not None:
                text = f"{name}が{quantity(row.at_least.quantity)}以上の範囲に入ります"
                decides = self._row_counts(table.rows[: at + 1], row.at_least.quantity.amount)
                yield Bound(value, text, self._gap(amount, row.at_least.quantity.amount), decides, stops=False)
            for bound, word in ((row.at_most, "以下"), (row.below, "未満")):
                if bound is not None:
                    text = f"{name}が上限（{quantity(bound.quantity)}{word}）に達し、その先は増えません"
                    most = Fraction(upper(row))
                    decides = self._row_counts(table.rows[: at + 1], most + 1)
                    yield Bound(value, text, self._gap(amount, most), decides)

    def _row_counts(self, rows: tuple[Row, ...], amount: Fraction) -> str:
        """Whether the last of some rows is the one for an amount: its condition holds, and no row above takes it."""
        *above, last = rows
        parts = [bracketed(self.code.when(last.when))] if last.when else []
        taking = [row for row in above if row.at_least is None or row.at_least.quantity.amount <= amount]
        parts += [f"not ({self.code.when(row.when)})" if row.when else "False" for row in taking]
        return " and ".join(parts) or "True"

    def _least(self, value: Value, parts: tuple[Operand, ...]) -> Iterator[Bound]:
        """The first part is the amount, the others are its caps."""
        name = self._called(parts[0])
        for cap in parts[1:]:
            others = [part for part in parts if part is not cap]
            numerators, _ = common([self.code.term(part) for part in (*others, cap)])
            low = numerators[0] if len(others) == 1 else smallest(numerators[:-1])
            bound = f"{'上限の' if isinstance(cap, Literal) else ''}{self._called(cap)}"
            gap = f"{bracketed(low)} - {bracketed(numerators[-1])}"
            back = f"{name}が{bound}に収まるようになり、上限が効かなくなります"
            yield Bound(value, f"{name}が{bound}に達し、その先は増えません", gap, back=back)

    def _called(self, operand: Operand) -> str:
        return quantity(operand.quantity) if isinstance(operand, Literal) else called(operand, self.words)

    @staticmethod
    def _gap(amount: Term, bound: Fraction) -> str:
        (low, high), _ = common([amount, constant(bound)])
        return f"{bracketed(low)} - {high}"

    def _unit(self, operand: Operand) -> str:
        return operand.quantity.unit if isinstance(operand, Literal) else self.code.units.get(operand.id, "")
