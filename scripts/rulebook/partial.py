"""A third algebra: numbers are ranges, conditions may be unknown, so that a case with answers missing can be read too.

It takes the same operations as the other two, and nothing from the generated code, which tests hold to it.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scripts.rulebook.model import Input

Range = tuple[Fraction, Fraction] | None  # None: no number at all, of a case that cannot occur
State = bool | None


@dataclass(frozen=True, slots=True)
class Missing:
    """An answer that is not there; of a number, what it may be at least and at most."""

    low: int = 0
    high: int = 0


def missing(one: Input) -> Missing:
    """Return what is known of an input without an answer."""
    low, high = one.at_least, one.at_most
    if low is None or high is None:
        return Missing()
    return Missing(int(low.quantity.amount), int(high.quantity.amount))


class Partial:
    """Evaluates with answers missing: a number is a range, a condition is True, False or None."""

    def number(self, value: Fraction | int | Missing) -> Range:
        """Return an exact number, or the range of a missing one."""
        if isinstance(value, Missing):
            return Fraction(value.low), Fraction(value.high)
        return Fraction(value), Fraction(value)

    def add(self, left: Range, right: Range) -> Range:
        """Return left + right."""
        return None if left is None or right is None else (left[0] + right[0], left[1] + right[1])

    def times(self, left: Range, right: Range) -> Range:
        """Return left × right."""
        if left is None or right is None:
            return None
        products = [one * other for one in left for other in right]
        return min(products), max(products)

    def divide(self, left: Range, right: Range) -> Range:
        """Return left ÷ right, exact; a divisor that may be 0 is refused."""
        if left is None or right is None:
            return None
        return self.times(left, (1 / right[1], 1 / right[0]))

    def floor(self, number: Range) -> Range:
        """Return the greatest whole number that is not above `number`."""
        return None if number is None else (Fraction(floor(number[0])), Fraction(floor(number[1])))

    def at_least(self, left: Range, right: Range) -> State:
        """Return whether left ≥ right, where that is certain."""
        if left is None or right is None:
            return None
        if left[0] >= right[1]:
            return True
        return False if left[1] < right[0] else None

    def among(self, answer: object, options: tuple[str, ...]) -> State:
        """Return whether a choice (or a yes/no answer) is one of the options."""
        if answer is None or isinstance(answer, Missing):
            return None
        word = {True: "yes", False: "no"}.get(answer, answer) if isinstance(answer, bool) else answer
        return word in options

    def every(self, parts: Sequence[State]) -> State:
        """Return whether all parts hold."""
        if False in parts:
            return False
        return None if None in parts else True

    def opposite(self, state: State) -> State:
        """Return whether the state does not hold."""
        return None if state is None else not state

    def if_(self, state: State, then: Callable[[], Any], other: Callable[[], Any]) -> Any:  # noqa: ANN401 - as in Algebra
        """Return one of two; while the state is unknown, what the two have in common."""
        if state is None:
            return _either(then(), other())
        return then() if state else other()

    def uncovered(self, where: str) -> Range:  # noqa: ARG002 - the interface names the place
        """Return no number: in a checked rulebook the cases of a `choose` cover everything, so this cannot occur."""
        return None


def _either(one: Any, other: Any) -> Any:  # noqa: ANN401 - ranges, states or words
    if isinstance(one, tuple) and isinstance(other, tuple):
        return min(one[0], other[0]), max(one[1], other[1])
    if isinstance(one, tuple) or isinstance(other, tuple):
        return one if isinstance(one, tuple) else other
    return one if one == other else None
