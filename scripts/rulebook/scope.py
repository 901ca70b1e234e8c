"""A case as the direct reading sees it: its answers, what each name means in it, and whether a condition holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from scripts.rulebook.algebra import Algebra, rounded, some
from scripts.rulebook.literals import read_quantity
from scripts.rulebook.model import (
    All,
    Among,
    AnyOf,
    Compare,
    Condition,
    Frame,
    Input,
    Literal,
    Name,
    NoneOf,
    Operand,
    Rulebook,
    Value,
)

if TYPE_CHECKING:
    from scripts.rulebook.literals import Quantity

Case = Mapping[str, Any]


def complete(frame: Frame, typed: Case | tuple[tuple[str, object], ...]) -> dict[str, Any]:
    """Return a case with all of a frame's inputs, from what an example types; ValueError names what is missing."""
    return _filled(frame.inputs, dict(typed))


def _filled(inputs: tuple[Input, ...], typed: dict[str, Any]) -> dict[str, Any]:
    unknown = set(typed) - {one.name for one in inputs}
    if unknown:
        raise ValueError(f"no input is called {', '.join(sorted(unknown))}")
    return {one.name: _answer(one, typed.get(one.name)) for one in inputs}


def _answer(one: Input, typed: Any) -> Any:  # noqa: ANN401 - an answer is an int, a bool, a word or a list of records
    if typed is None:
        if one.default is None and one.ask_when is None:
            raise ValueError(f"“{one.name}” has no default and must be given")
        return one.default
    if one.type == "records":
        return [_filled(one.fields, dict(record)) for record in typed]
    if one.type == "yesno":
        return typed in (True, "yes")
    if one.type == "choice" or isinstance(typed, int):
        return typed
    return int(typed) if typed.isdecimal() else int(read_quantity(typed).amount)


@dataclass(slots=True)
class Scope[N, B]:
    """What names mean in one case of a frame, or in one record of it; values are computed when first asked for.

    given: the answers by input; taxed: whether amounts were typed with tax; compute: what a value's operation gives.
    covered: for each table read so far, whether one of its rows applies.
    """

    algebra: Algebra[N, B]
    book: Rulebook
    inputs: tuple[Input, ...]
    frame: Frame
    given: Case
    taxed: B
    compute: Callable[[Scope[N, B], Value], object]
    found: dict[str, object] = field(default_factory=dict)
    covered: dict[str, B] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401 - a name stands for a number, a state, a word or records
        """Return what a name stands for."""
        if name not in self.found:
            one = next((each for each in self.inputs if each.name == name), None)
            value = self.frame.value(name)
            if one is None and value is None:
                raise KeyError(f"{self.frame.id} has neither an input nor a value called {name}")
            self.found[name] = self._input(one) if one is not None else self.compute(self, cast("Value", value))
        return self.found[name]

    def of(self, operand: Operand) -> N:
        """Return the number that an operand stands for."""
        return self.amount(operand.quantity) if isinstance(operand, Literal) else self[operand.id]

    def amount(self, quantity: Quantity) -> N:
        """Return a literal's number."""
        return self.algebra.number(quantity.amount)

    def holds(self, condition: Condition | None) -> B:
        """Return whether a condition holds; no condition always holds."""
        algebra = self.algebra
        match condition:
            case Among(name, options):
                return algebra.among(self[name.id], options)
            case Compare():
                return self._compare(condition)
            case AnyOf(parts):
                return some(algebra, [self.holds(part) for part in parts])
            case NoneOf(parts):
                return algebra.every([algebra.opposite(self.holds(part)) for part in parts])
            case All(parts):
                return algebra.every([self.holds(part) for part in parts])
            case None:
                return algebra.every([])

    def _compare(self, condition: Compare) -> B:
        algebra, left = self.algebra, self[condition.name.id]
        right = self[condition.other.id] if isinstance(condition.other, Name) else self.amount(condition.other)
        reached, within = algebra.at_least(left, right), algebra.at_least(right, left)
        match condition.comparator:
            case "以上":
                return reached
            case "超":
                return algebra.opposite(within)
            case "以下":
                return within
            case "未満":
                return algebra.opposite(reached)
            case _:
                return algebra.every([reached, within])

    def records(self, name: str) -> list[Scope[N, B]]:
        """Return one scope per record; equal records share one, so that each is computed once."""
        one = next(each for each in self.inputs if each.name == name)
        frame = self.book.frame(one.frame)
        scopes: dict[object, Scope[N, B]] = {}
        keys = [tuple(record.items()) for record in self.given[name]]
        for key in keys:
            if key not in scopes:
                scopes[key] = Scope(self.algebra, self.book, one.fields, frame, dict(key), self.taxed, self.compute)
        return [scopes[key] for key in keys]

    def _input(self, one: Input) -> object:
        """Return an answer; where the input is not asked for, its default."""
        if one.type == "records":
            return self.records(one.name)
        answer = self._number(one, self.given[one.name])
        if one.ask_when is None:
            return answer
        return self.algebra.if_(self.holds(one.ask_when), lambda: answer, lambda: self._number(one, one.default))

    def _number(self, one: Input, answer: Any) -> Any:  # noqa: ANN401 - as in __getitem__
        if one.type not in ("yen", "months", "count"):
            return answer
        number = self.algebra.number(answer)
        if one.type != "yen":
            return number
        return self.algebra.if_(self.taxed, lambda: self._untaxed(number), lambda: number)

    def _untaxed(self, amount: N) -> N:
        tax = self.book.program.tax
        net = self.algebra.times(amount, self.of(tax.ratio))
        return rounded(self.algebra, tax.round.direction, net)
