"""A value worked out with figures, as one would with a pencil: 1,500,000円 × 1/2 ＝ 750,000円."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from scripts.generate.words import Words, quantity, shown, yen
from scripts.rulebook.algebra import rounded
from scripts.rulebook.literals import YEN
from scripts.rulebook.model import (
    Bands,
    Choose,
    Count,
    Each,
    Least,
    Literal,
    Minus,
    Name,
    Operand,
    Range,
    Row,
    Share,
    Sum,
    Test,
    Times,
    Value,
)
from scripts.rulebook.operations import exactly
from scripts.rulebook.scope import Scope

Exactly = Scope[Fraction, bool]


def bounds(row: Row) -> str:
    """5万円以上150万円未満."""
    low = f"{quantity(row.at_least.quantity)}以上" if row.at_least else ""
    high = f"{quantity(row.at_most.quantity)}以下" if row.at_most else ""
    return low + (f"{quantity(row.below.quantity)}未満" if row.below else high)


@dataclass(frozen=True, slots=True)
class Pencil:
    """Writes what every name holds in one case, and how it came about."""

    scope: Exactly
    words: Words

    def held(self, name: str) -> str:
        """Return what a name holds: 750,000円, 3プロセス, はい, 中小企業, 10者."""
        unit, held = self.words.terms[name].unit, self.scope[name]
        if isinstance(held, str):
            return self.words.value(name, held)
        if isinstance(held, list):
            return f"{sum(times for _, times in held)}{unit}"
        return yen(held) if unit == YEN else shown(held, unit)

    def operand(self, operand: Operand) -> str:
        """Return what an operand is."""
        if isinstance(operand, Name):
            return self.held(operand.id)
        found = operand.quantity
        return yen(found.amount) if found.unit == YEN else found.text

    def value(self, value: Value) -> str:
        """Return a value's formula with figures, ending in what the value holds."""
        figures, held = self._figures(value), self.held(value.name)
        if not figures or figures == held:
            return held
        return " ".join(part for part in (figures, self._arrow(value), held) if part)

    def _arrow(self, value: Value) -> str:
        if isinstance(value.operation, Choose | Range | Least | Test):
            return "→"
        if isinstance(value.operation, Count):
            return ""
        if value.round is None or isinstance(value.operation, Each):
            return "＝"
        exact = exactly(self.scope, value.operation) == self.scope[value.name]
        return "＝" if exact else f"→（{value.round.text}）"

    def _figures(self, value: Value) -> str:
        match value.operation:
            case Sum(parts):
                return " ＋ ".join(self.operand(part) for part in parts if self.scope.of(part))
            case Times(parts):
                return " × ".join(self.operand(part) for part in parts)
            case Minus(parts):
                return " − ".join(self.operand(part) for part in parts)
            case Share(parts):
                return " ÷ ".join(self.operand(part) for part in parts)
            case Least(parts):
                smallest = "小さいほう" if len(parts) == 2 else "いちばん小さいもの"
                return "と".join(self.operand(part) for part in parts) + f"のうち{smallest}"
            case operation:
                return self._by_case(value, operation)

    def _by_case(self, value: Value, operation: object) -> str:
        match operation:
            case Choose():
                return self._chosen(operation)
            case Bands():
                return self._bands(operation)
            case Range():
                return self._range(operation)
            case Each():
                return self._each(value, operation)
            case Count(records):
                return f"{self.held(records.id)}のうち"
        return ""

    def _chosen(self, operation: Choose) -> str:
        for case in operation.cases:
            if case.when is None or self.scope.holds(case.when):
                return "「それ以外」" if case.when is None else self.words.condition(case.when)
        return ""

    def _bands(self, operation: Bands) -> str:
        cost, begin, parts = self.scope[operation.of.id], Fraction(0), []
        for row in operation.rows:
            rate, part = self._rate(row.rate), cost
            if row.up_to is not None:
                part = min(cost, (row.up_to.quantity.amount - begin) / rate)
                begin = row.up_to.quantity.amount
            if part:
                parts.append(f"{yen(part)} × {rate}")
            cost -= part
        return " ＋ ".join(parts)

    def _rate(self, rate: Literal | Choose) -> Fraction:
        if isinstance(rate, Literal):
            return rate.quantity.amount
        return exactly(self.scope, rate)

    def _range(self, operation: Range) -> str:
        amount = self.scope[operation.of.id]
        for row in operation.rows:
            reached = row.at_least is None or amount >= row.at_least.quantity.amount
            if reached and (row.when is None or self.scope.holds(row.when)):
                return f"{yen(amount)}を「{bounds(row)}」の行に当てはめる"
        return f"{yen(amount)}は、どの行にも当てはまらない"

    def _each(self, value: Value, operation: Each) -> str:
        """750,000円 × 8者 ＋ …: records with the same amount are told once."""
        unit = self.words.terms[operation.records.id].unit
        amounts = each_amount(self.scope, value, operation)
        return " ＋ ".join(f"{yen(amount)} × {times}{unit}" for amount, times in amounts if amount)


def each_amount(scope: Exactly, value: Value, operation: Each) -> list[tuple[Fraction, int]]:
    """Return (amount of one record, how many records have it), rounded as the value says."""
    counted: dict[Fraction, int] = {}
    for record, times in scope.records(operation.records.id):
        amount = record[operation.value]
        if value.round:
            amount = rounded(scope.algebra, value.round.direction, amount)
        counted[amount] = counted.get(amount, 0) + times
    return list(counted.items())
