"""Numbers to prove with: whole terms over a constant part, so that rates and floors stay linear for z3.

It is a third algebra behind the operations of `scripts.rulebook.operations`: what is proved is what the rules say.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Any

import z3

from scripts.proof.lemmas import Pair, of_product, of_product_and, of_products, of_share, of_shares
from scripts.proof.solver import Term

TERM = (z3.ExprRef,)


@dataclass(frozen=True, slots=True, eq=False)
class Number:
    """The number term ÷ part; a share of two unknown counts makes the term a Real."""

    term: Term
    part: int = 1

    def over(self, part: int) -> Term:
        """Return the term over a multiple of its part."""
        return self.term if part == self.part else self.term * (part // self.part)


class Whole:
    """Builds terms; what is known is calculated at once, so that a fixed choice leaves no branch behind.

    A product or a share of two unknown numbers is a term of its own. facts: what `lemmas` know of these terms, all of
    it linear; meanings: what the terms are.
    """

    def __init__(self) -> None:
        self.facts: list[Term] = []
        self.meanings: list[Term] = []
        self._products: dict[tuple[int, int], Pair] = {}
        self._shares: dict[tuple[int, int], Pair] = {}

    def number(self, value: Term) -> Number:
        """Return an exact number, or a term as one."""
        if isinstance(value, Fraction):
            return Number(value.numerator, value.denominator)
        return Number(value)

    def add(self, left: Number, right: Number) -> Number:
        """Return left + right."""
        part = lcm(left.part, right.part)
        return Number(left.over(part) + right.over(part), part)

    def times(self, left: Number, right: Number) -> Number:
        """Return left × right."""
        part = left.part * right.part
        return _reduced(self._multiplied(left.term, right.term), part)

    def divide(self, left: Number, right: Number) -> Number:
        """Return left ÷ right, exact."""
        if isinstance(right.term, int):
            return _reduced(left.term * right.part, left.part * right.term)
        return Number(self._share(left.over(left.part * right.part), right.over(left.part * right.part)))

    def floor(self, number: Number) -> Number:
        """Return the greatest whole number that is not above `number`."""
        if isinstance(number.term, int):
            return Number(number.term // number.part)
        if z3.is_real(number.term):
            return Number(z3.ToInt(number.term / number.part))
        return number if number.part == 1 else Number(number.term / number.part)

    def at_least(self, left: Number, right: Number) -> Term:
        """Return whether left ≥ right."""
        part = lcm(left.part, right.part)
        return left.over(part) >= right.over(part)

    def among(self, answer: Term, options: tuple[str, ...]) -> Term:
        """Return whether a choice (or a yes/no answer) is one of the options."""
        if isinstance(answer, TERM):
            return z3.Or([answer if option == "yes" else z3.Not(answer) for option in options])
        return ({True: "yes", False: "no"}[answer] if isinstance(answer, bool) else answer) in options

    def every(self, parts: Sequence[Term]) -> Term:
        """Return whether all parts hold."""
        open_ = [part for part in parts if part is not True]
        if any(part is False for part in open_):
            return False
        return z3.And(open_) if open_ else True

    def opposite(self, state: Term) -> Term:
        """Return whether the state does not hold."""
        return not state if isinstance(state, bool) else z3.Not(state)

    def if_(self, state: Term, then: Callable[[], Any], other: Callable[[], Any]) -> Any:  # noqa: ANN401 - a number, a state or a word
        """Return one of two, or a term that is one of two."""
        if isinstance(state, bool):
            return then() if state else other()
        return _either(state, then(), other())

    def uncovered(self, where: str) -> Number:
        """Return a number about which nothing is known."""
        return Number(z3.FreshInt(where))

    # --- products and shares of two unknown numbers

    def _multiplied(self, left: Term, right: Term) -> Term:
        if isinstance(left, int) or isinstance(right, int):
            return left * right
        for one, other in ((left, right), (right, left)):
            if z3.is_app_of(one, z3.Z3_OP_ITE):
                leaves = [_plain(one.arg(at)) for at in (1, 2)]
                self._compare(leaves, other)
                return z3.If(one.arg(0), *(self._multiplied(leaf, other) for leaf in leaves))
        return self._product(left, right).made

    def _compare(self, leaves: list[Term], other: Term) -> None:
        """Of a factor that is either a term or a constant: how the two products compare."""
        for term in (each for each in leaves if not isinstance(each, int)):
            for constant in (each for each in leaves if isinstance(each, int)):
                self.facts += of_product_and(self._product(term, other), constant)

    def _product(self, left: Term, right: Term) -> Pair:
        """Return the product of two terms; the same one for the same two."""
        key = (left.get_id(), right.get_id())
        if key[::-1] in self._products:
            return self._products[key[::-1]]
        if key not in self._products:
            sort = z3.Real if z3.is_real(left) or z3.is_real(right) else z3.Int
            found = Pair(sort(f"product{len(self._products)}"), left, right)
            self.meanings.append(found.made == left * right)
            self.facts += of_product(found)
            for known in self._products.values():
                self.facts += of_products(found, known)
            self._products[key] = found
        return self._products[key]

    def _share(self, left: Term, right: Term) -> Term:
        """Return the share of one term in another; the same one for the same two."""
        left, right = (z3.IntVal(each) if isinstance(each, int) else each for each in (left, right))
        key = (left.get_id(), right.get_id())
        if key not in self._shares:
            found = Pair(z3.Real(f"share{len(self._shares)}"), left, right)
            self.meanings.append(found.made * right == left)
            self.facts += of_share(found)
            for known in self._shares.values():
                self.facts += of_shares(found, known)
            self._shares[key] = found
        return self._shares[key].made


def _plain(term: Term) -> Term:
    """A constant as a Python number."""
    return term.as_long() if z3.is_int_value(term) else term


def _reduced(term: Term, part: int) -> Number:
    if part < 0:
        term, part = -term, -part
    if isinstance(term, int):
        exact = Fraction(term, part)
        return Number(exact.numerator, exact.denominator)
    return Number(term, part)


def _either(state: Term, then: Any, other: Any) -> Any:  # noqa: ANN401 - two numbers, states or words
    if isinstance(then, Number):
        part = lcm(then.part, other.part)
        return Number(z3.If(state, then.over(part), other.over(part)), part)
    if then is other or then == other:
        return then
    return z3.If(state, *(z3.BoolVal(each) if isinstance(each, bool) else each for each in (then, other)))
