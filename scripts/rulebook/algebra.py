"""Two algebras behind the same handful of methods: exact numbers to evaluate with, z3 terms to prove with."""

from __future__ import annotations

from fractions import Fraction
from functools import reduce
from math import floor
from operator import add, mul
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scripts.rulebook.model import Input


class Algebra[N, B](Protocol):
    """What the operations need: N are its numbers, B its yes and no."""

    def number(self, value: Fraction | int) -> N:
        """Return an exact number."""

    def add(self, left: N, right: N) -> N:
        """Return left + right."""

    def times(self, left: N, right: N) -> N:
        """Return left × right."""

    def divide(self, left: N, right: N) -> N:
        """Return left ÷ right, exact."""

    def floor(self, number: N) -> N:
        """Return the greatest whole number that is not above `number`."""

    def at_least(self, left: N, right: N) -> B:
        """Return whether left ≥ right."""

    def among(self, answer: object, options: tuple[str, ...]) -> B:
        """Return whether a choice (or a yes/no answer) is one of the options."""

    def every(self, parts: Sequence[B]) -> B:
        """Return whether all parts hold."""

    def opposite(self, state: B) -> B:
        """Return whether the state does not hold."""

    def if_[T](self, state: B, then: Callable[[], T], other: Callable[[], T]) -> T:
        """Return one of two; only what is needed is computed, where that can be known."""

    def uncovered(self, where: str) -> N:
        """Return what a `choose` gives when none of its cases holds."""


class Exact:
    """Evaluates: numbers are Fractions, conditions are bools, choices are text."""

    def number(self, value: Fraction | int) -> Fraction:
        """Return an exact number."""
        return value if isinstance(value, Fraction) else Fraction(value)

    def add(self, left: Fraction, right: Fraction) -> Fraction:
        """Return left + right."""
        return left + right

    def times(self, left: Fraction, right: Fraction) -> Fraction:
        """Return left × right."""
        return left * right

    def divide(self, left: Fraction, right: Fraction) -> Fraction:
        """Return left ÷ right, exact."""
        return left / right

    def floor(self, number: Fraction) -> Fraction:
        """Return the greatest whole number that is not above `number`."""
        return Fraction(floor(number))

    def at_least(self, left: Fraction, right: Fraction) -> bool:
        """Return whether left ≥ right."""
        return left >= right

    def among(self, answer: object, options: tuple[str, ...]) -> bool:
        """Return whether a choice (or a yes/no answer) is one of the options."""
        return _word(answer) in options

    def every(self, parts: Sequence[bool]) -> bool:
        """Return whether all parts hold."""
        return all(parts)

    def opposite(self, state: bool) -> bool:  # noqa: FBT001 - a state is what this method is about
        """Return whether the state does not hold."""
        return not state

    def if_[T](self, state: bool, then: Callable[[], T], other: Callable[[], T]) -> T:  # noqa: FBT001 - the same
        """Return one of two, computing only that one."""
        return then() if state else other()

    def uncovered(self, where: str) -> Fraction:
        """Refuse: in a checked rulebook the cases of a `choose` cover everything."""
        raise ValueError(f"no case of {where} holds")


class Symbolic:
    """Builds z3 terms: every number is a Real, conditions are Bools, a choice is the number of its option.

    z3 is imported when the first one is made, so that nothing else in the workshop waits for it.
    """

    def __init__(self) -> None:
        import z3  # noqa: PLC0415 - heavy, and only proofs need it

        self.z3: Any = z3
        self.codes: dict[str, int] = {}

    def symbol(self, one: Input, name: str) -> tuple[object, list[object]]:
        """Return a new term for an input, and the facts that its type and range state about it."""
        z3 = self.z3
        if one.type == "yesno":
            return z3.Bool(name), []
        term = z3.Int(name)
        if one.type == "choice":
            return term, [z3.Or([term == self.code(option) for option, _ in one.choices])]
        facts = [term >= int(one.at_least.quantity.amount)] if one.at_least else []
        facts += [term <= int(one.at_most.quantity.amount)] if one.at_most else []
        return term, facts

    def code(self, option: str) -> int:
        """Return the number that stands for an option; the same word has the same number everywhere."""
        return self.codes.setdefault(option, len(self.codes))

    def number(self, value: object) -> object:
        """Return an exact number, or an Int term as a Real."""
        if isinstance(value, (Fraction, int)):
            return self.z3.Q(Fraction(value).numerator, Fraction(value).denominator)
        return self.z3.ToReal(value) if self.z3.is_int(value) else value

    def add(self, left: object, right: object) -> object:
        """Return left + right."""
        return self._on_leaves(add, left, right) if self._fixed(left) and self._fixed(right) else add(left, right)

    def times(self, left: object, right: object) -> object:
        """Return left × right; a rate that depends on a choice is multiplied case by case, which keeps it linear."""
        return self._on_leaves(mul, left, right) if self._fixed(left) or self._fixed(right) else mul(left, right)

    def divide(self, left: Any, right: Any) -> object:  # noqa: ANN401 - z3 has no types
        """Return left ÷ right, exact."""
        return self._on_leaves(lambda one, other: one / other, left, right) if self._fixed(right) else left / right

    def floor(self, number: object) -> object:
        """Return the greatest whole number that is not above `number`."""
        return self.z3.ToReal(self.z3.ToInt(number))

    def at_least(self, left: Any, right: Any) -> object:  # noqa: ANN401 - z3 has no types
        """Return whether left ≥ right."""
        return left >= right

    def among(self, answer: object, options: tuple[str, ...]) -> object:
        """Return whether a choice (or a yes/no answer) is one of the options."""
        z3 = self.z3
        if isinstance(answer, (str, bool)):
            return z3.BoolVal(_word(answer) in options)
        if z3.is_bool(answer):
            return z3.Or([answer if option == "yes" else z3.Not(answer) for option in options])
        return z3.Or([answer == self.code(option) for option in options])

    def every(self, parts: Sequence[object]) -> object:
        """Return whether all parts hold."""
        return self.z3.And(list(parts))

    def opposite(self, state: object) -> object:
        """Return whether the state does not hold."""
        return self.z3.Not(state)

    def if_(self, state: object, then: Callable[[], Any], other: Callable[[], Any]) -> Any:  # noqa: ANN401 - the same
        """Return a term that is one of two."""
        return self.z3.If(state, then(), other())

    def uncovered(self, where: str) -> object:
        """Return a number about which nothing is known."""
        return self.z3.FreshReal(where)

    def _fixed(self, term: Any) -> bool:  # noqa: ANN401 - z3 has no types
        """Whether a term is a number, or one of several numbers chosen by conditions."""
        z3 = self.z3
        if z3.is_app_of(term, z3.Z3_OP_ITE):
            return self._fixed(term.arg(1)) and self._fixed(term.arg(2))
        return bool(z3.is_rational_value(term))

    def _on_leaves(self, operation: Callable[[Any, Any], Any], left: Any, right: Any) -> Any:  # noqa: ANN401 - the same
        """Apply an operation below the conditions that choose among numbers."""
        z3 = self.z3
        for term, swap in ((left, False), (right, True)):
            if z3.is_app_of(term, z3.Z3_OP_ITE) and self._fixed(term):
                then, other = (
                    self._on_leaves(operation, *((left, leaf) if swap else (leaf, right)))
                    for leaf in (term.arg(1), term.arg(2))
                )
                return z3.If(term.arg(0), then, other)
        term = operation(left, right)
        return z3.simplify(term) if self._fixed(left) and self._fixed(right) else term


def least[N, B](algebra: Algebra[N, B], parts: Sequence[N]) -> N:
    """Return the smallest of the parts."""
    return reduce(lambda one, other: algebra.if_(algebra.at_least(other, one), lambda: one, lambda: other), parts)


def some[N, B](algebra: Algebra[N, B], parts: Sequence[B]) -> B:
    """Return whether at least one part holds."""
    return algebra.opposite(algebra.every([algebra.opposite(part) for part in parts]))


def rounded[N, B](algebra: Algebra[N, B], direction: str, number: N) -> N:
    """Round to whole yen: down, up, or half_up (to the nearest); without a direction, not at all."""
    match direction:
        case "down":
            return algebra.floor(number)
        case "up":
            minus = algebra.number(-1)
            return algebra.times(minus, algebra.floor(algebra.times(minus, number)))
        case "half_up":
            return algebra.floor(algebra.add(number, algebra.number(Fraction(1, 2))))
        case _:
            return number


def _word(answer: object) -> object:
    return {True: "yes", False: "no"}[answer] if isinstance(answer, bool) else answer
