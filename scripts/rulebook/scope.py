"""A case as the direct reading sees it: its answers, what each name means in it, and whether a condition holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, cast

from scripts.rulebook.algebra import Algebra, rounded, some
from scripts.rulebook.literals import Quantity, read_quantity
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

Case = Mapping[str, Any]


class UnansweredError(ValueError):
    """A case cannot be worked out, for want of an answer; the message says of which."""


def complete(frame: Frame, typed: Case | tuple[tuple[str, object], ...]) -> dict[str, Any]:
    """Return a case with a frame's defaults filled in, from what an example types.

    UnansweredError names what is missing. What is asked only sometimes, and was not typed, stays out: it is needed
    only where its `ask_when` holds.
    """
    return _filled(frame.inputs, dict(typed))


def _filled(inputs: tuple[Input, ...], typed: dict[str, Any]) -> dict[str, Any]:
    unknown = set(typed) - {one.name for one in inputs}
    if unknown:
        raise ValueError(f"no input is called {', '.join(sorted(unknown))}")
    needed = [one for one in inputs if one.ask_when is None or one.name in typed]
    return {one.name: answer_of(one, typed.get(one.name, one.default)) for one in needed}


def answer_of(one: Input, typed: Any) -> Any:  # noqa: ANN401 - an answer is an int, a bool, a word or a list of records
    """Return an answer from what an example types."""
    if typed is None:
        raise UnansweredError(f"“{one.name}” has no default and must be given")
    if one.type == "records":
        filled = {id(record): _filled(one.fields, dict(record)) for record in typed}
        return [filled[id(record)] for record in typed]
    if one.type == "yesno":
        return typed in (True, "yes")
    if one.type == "choice" or isinstance(typed, int):
        return typed
    return int(typed) if typed.isdecimal() else int(read_quantity(typed).amount)


@dataclass(slots=True)
class Scope[N, B]:
    """What names mean in one case of a frame, or in one record of it; values are computed when first asked for.

    given: the answers by input; taxed: whether amounts were typed with tax; compute: what a value's operation gives.
    short: for each table read so far, whether the amount falls short of its rows.
    """

    algebra: Algebra[N, B]
    book: Rulebook
    inputs: tuple[Input, ...]
    frame: Frame
    given: Case
    taxed: B
    compute: Callable[[Scope[N, B], Value], object]
    names: dict[str, Input | Value] = field(init=False)
    found: dict[str, object] = field(default_factory=dict)
    short: dict[str, B] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.names = {value.name: value for value in self.frame.values}
        self.names |= {one.name: one for one in self.inputs}

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401 - a name stands for a number, a state, a word or records
        """Return what a name stands for."""
        if name not in self.found:
            meant = self.names[name]
            self.found[name] = self._input(meant) if isinstance(meant, Input) else self.compute(self, meant)
        return self.found[name]

    def of(self, operand: Operand) -> N:
        """Return the number that an operand stands for."""
        return self.amount(operand.quantity) if isinstance(operand, Literal) else self[operand.id]

    def amount(self, quantity: Quantity) -> N:
        """Return a literal's number."""
        return self.algebra.number(quantity.amount)

    def size(self, thing: Name | Quantity) -> N:
        """Return the number that a comparison looks at; of records, how many there are."""
        if isinstance(thing, Quantity):
            return self.amount(thing)
        found = self[thing.id]
        return self.algebra.number(len(self.given[thing.id])) if isinstance(found, list) else found

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
        algebra, left, right = self.algebra, self.size(condition.name), self.size(condition.other)
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

    def records(self, name: str) -> list[tuple[Scope[N, B], int]]:
        """Return a scope for each different record, and how many records are equal to it."""
        one = cast("Input", self.names[name])
        frame = self.book.frame(one.frame)
        given = {id(record): record for record in self.given[name]}
        alike: Counter[tuple[tuple[str, object], ...]] = Counter()
        for key, times in Counter(id(record) for record in self.given[name]).items():  # one record, repeated, is cheap
            alike[tuple(given[key].items())] += times
        return [
            (Scope(self.algebra, self.book, one.fields, frame, dict(answers), self.taxed, self.compute), times)
            for answers, times in alike.items()
        ]

    def _input(self, one: Input) -> object:
        """Return an answer; where the input is not asked for, its default."""
        if one.type == "records":
            return self.records(one.name)
        if one.ask_when is None:
            return self._number(one, self._told(one))
        asked = self._typed().holds(one.ask_when)
        return self.algebra.if_(
            asked, lambda: self._number(one, self._told(one)), lambda: self._number(one, one.default)
        )

    def _typed(self) -> Scope[N, B]:
        """Return this scope before tax is taken off: what is asked depends on what was typed."""
        if self.taxed is False:
            return self
        never = self.algebra.opposite(self.algebra.every([]))
        return replace(self, taxed=never, found={}, short={})

    def _told(self, one: Input) -> object:
        if self.given.get(one.name) is None:
            raise UnansweredError(f"“{one.name}” is asked for here and has no answer")
        return self.given[one.name]

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
