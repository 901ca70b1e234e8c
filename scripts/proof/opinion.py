"""Runs `tests/oracle.py` itself over unknown numbers: every way its text can go, with what it then answers.

Nothing of the oracle is written down a second time. Its whole numbers are replaced by `Unknown`s; where it asks which
of two is greater, each answer is followed in turn (only `min` is read as one term); a result is one of all the ways'.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache, reduce
from importlib.util import find_spec, module_from_spec
from types import ModuleType
from typing import Any, Self

import z3

from scripts.proof.solver import Term
from scripts.proof.terms import Number, Whole

ORACLE = "tests.oracle"


@cache
def oracle() -> ModuleType:
    """Return a copy of the oracle in which `min` is a term instead of a question."""
    spec = find_spec(ORACLE)
    if spec is None or spec.loader is None:
        raise ModuleNotFoundError(f"{ORACLE} is not there; run from the root of the project")
    copy = module_from_spec(spec)
    vars(copy)["min"] = smallest
    spec.loader.exec_module(copy)
    return copy


@dataclass(frozen=True, slots=True)
class Quotient:
    """A whole number that stands for `over` ÷ `under`, cut to a whole one, where `under` is unknown too."""

    term: Term
    over: Term
    under: Term


@dataclass
class Ways:
    """The ways a text can go: which question was answered how, on the way taken now and on those still to be taken."""

    algebra: Whole
    quotients: list[Quotient] = field(default_factory=list)
    answers: list[tuple[Term, bool]] = field(default_factory=list)
    asked: int = 0

    def decide(self, question: Term) -> bool:
        """Answer a question: as before on this way, or yes at first."""
        question = z3.simplify(question)
        if z3.is_true(question) or z3.is_false(question):
            return bool(z3.is_true(question))
        for known, answer in self.answers[: self.asked]:
            if known.eq(question):
                return answer
        if self.asked == len(self.answers):
            self.answers.append((question, True))
        self.asked += 1
        return self.answers[self.asked - 1][1]

    def follow(self, run: Callable[[], Mapping[str, int]]) -> dict[str, Term]:
        """Run a text on every way; return each of its results as one term."""
        found: list[tuple[Term, Mapping[str, int]]] = []
        while True:
            self.asked = 0
            result = run()
            way = [question if answer else z3.Not(question) for question, answer in self.answers]
            found.append((z3.And(way), result))
            while self.answers and not self.answers[-1][1]:
                self.answers.pop()
            if not self.answers:
                return {name: _one_of([(way, each[name]) for way, each in found]) for name in found[0][1]}
            self.answers[-1] = (self.answers[-1][0], False)


class Unknown(int):
    """A whole number that is not known: it calculates with terms; its own value means nothing."""

    term: Term
    ways: Ways

    def __new__(cls, ways: Ways, term: Term) -> Self:
        """Return a term as a whole number."""
        made = super().__new__(cls)
        made.ways, made.term = ways, term
        return made

    def __add__(self, other: int) -> Unknown:
        return Unknown(self.ways, self.term + term_of(other))

    __radd__ = __add__

    def __sub__(self, other: int) -> Unknown:
        return Unknown(self.ways, self.term - term_of(other))

    def __rsub__(self, other: int) -> Unknown:
        return Unknown(self.ways, term_of(other) - self.term)

    def __mul__(self, other: int) -> Unknown:
        return Unknown(self.ways, self.ways.algebra.times(Number(self.term), Number(term_of(other))).term)

    __rmul__ = __mul__

    def __floordiv__(self, other: int) -> Unknown:
        if not isinstance(other, Unknown):
            return Unknown(self.ways, self.ways.algebra.floor(Number(self.term, other)).term)
        for known in self.ways.quotients:
            if known.over.eq(self.term) and known.under.eq(other.term):
                return Unknown(self.ways, known.term)
        made = Quotient(z3.FreshInt("quotient"), self.term, other.term)
        self.ways.quotients.append(made)
        return Unknown(self.ways, made.term)

    def __lt__(self, other: int) -> bool:
        return self.ways.decide(self.term < term_of(other))

    def __le__(self, other: int) -> bool:
        return self.ways.decide(self.term <= term_of(other))

    def __gt__(self, other: int) -> bool:
        return self.ways.decide(self.term > term_of(other))

    def __ge__(self, other: int) -> bool:
        return self.ways.decide(self.term >= term_of(other))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, int) and self.ways.decide(self.term == term_of(other))

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = int.__hash__

    def _cannot(self, *_: object) -> Any:  # noqa: ANN401 - it never returns
        raise TypeError("the oracle does something with a whole number that proofs cannot follow")

    __neg__ = __abs__ = __mod__ = __rmod__ = __pow__ = __rfloordiv__ = __truediv__ = __divmod__ = _cannot
    __bool__ = __index__ = __int__ = __float__ = __round__ = __and__ = __or__ = __xor__ = _cannot


def smallest(*numbers: int) -> int:
    """Stand for `min` in the oracle."""
    unknown = next((each for each in numbers if isinstance(each, Unknown)), None)
    if unknown is None:
        return min(numbers)
    return Unknown(unknown.ways, reduce(_less, map(term_of, numbers)))


def _less(one: Term, other: Term) -> Term:
    return z3.If(other >= one, one, other)


def term_of(number: int) -> Term:
    """Return the term of a whole number that may be unknown."""
    return number.term if isinstance(number, Unknown) else number


def _one_of(ways: list[tuple[Term, int]]) -> Term:
    terms = [(way, term_of(found)) for way, found in ways]
    last = terms[-1][1]
    return reduce(lambda rest, each: z3.If(each[0], each[1], rest), terms[-2::-1], last)
