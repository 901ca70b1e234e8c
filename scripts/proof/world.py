"""A frame in every case at once: its numbers unknown, its words and yes/no fixed to one combination after another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from typing import Any

import z3

from scripts.proof.solver import Term, against
from scripts.proof.terms import Number, Whole
from scripts.rulebook import operations
from scripts.rulebook.model import Alternative, Frame, Input, Rulebook, Value
from scripts.rulebook.record import record_frame
from scripts.rulebook.scope import Scope

type Words = Mapping[str, str | bool]
NUMBERS = ("yen", "months", "count")
TYPED = " as typed"


def words_of(book: Rulebook, frame: Frame) -> Iterator[Words]:
    """Yield every combination of answers to the choices and the yes/no questions; tax is dealt with on its own."""
    asked = [one for one in frame.inputs if one.type in ("choice", "yesno") and one.name != book.program.tax.input]
    options: list[list[str | bool]] = [
        [name for name, _ in one.choices] if one.type == "choice" else [False, True] for one in asked
    ]
    for answers in product(*options):
        yield dict(zip((one.name for one in asked), answers, strict=True))


def worlds(book: Rulebook, frame: Frame) -> Iterator[World]:
    """Yield the frame's world for every combination of its words, each with an algebra of its own."""
    for words in words_of(book, frame):
        yield World(book, frame, words)


def record_of(book: Rulebook, frame: Frame) -> Frame | None:
    """Return the frame that the records of a frame live in; None when it has none."""
    return next((record_frame(book, one) for one in frame.inputs if one.type == "records"), None)


@dataclass
class World:
    """A frame (or one record of it) with a term for every number; given: those that are known, or terms already.

    Amounts are without tax, each beside what was typed (`name as typed`): that it is no more than that is all that is
    used of the difference, so what is proved holds for 税抜 and 税込 alike (see `taxes`).
    cuts: what values stand for of which only the facts stated beside are used. records: for each records input, what
    its name stands for: how many there are, or a scope of one record and how many are like it. real: the numbers need
    not be whole, which is more than can be and easier to multiply.
    """

    book: Rulebook
    frame: Frame
    words: Words
    algebra: Whole = field(default_factory=Whole)
    given: Mapping[str, Term] = field(default_factory=dict)
    cuts: Mapping[str, object] = field(default_factory=dict)
    records: Mapping[str, Number | list[tuple[Scope[Number, Term], int]]] = field(default_factory=dict)
    real: bool = False
    facts: list[Term] = field(default_factory=list)
    terms: dict[str, Term] = field(init=False, default_factory=dict)
    scope: Scope[Number, Term] = field(init=False)

    def __post_init__(self) -> None:
        for one in self.numbers:
            net = self._term(one, one.name)
            if one.type == "yen":
                self.facts.append(net <= self._term(one, one.name + TYPED))
        for one in (each for each in self.numbers if each.at_most_input):
            self.facts.append(self.terms[one.name] <= self.terms[one.at_most_input])
        self.scope = self._scope()

    @property
    def numbers(self) -> list[Input]:
        """The inputs that are numbers."""
        return [one for one in self.frame.inputs if one.type in NUMBERS]

    def later(self, *names: str) -> World:
        """Return the world with another number, not less, for each of these inputs, and all others as they are."""
        kept = {name: term for name, term in self.terms.items() if name.removesuffix(TYPED) not in names}
        after = World(self.book, self.frame, self.words, self.algebra, kept, self.cuts, self.records)
        rises = [self.terms[name] <= after.terms[name] for name in self.terms if name not in kept]
        after.facts += [*self.facts, *rises]
        return after

    def against(self, *claims: Term) -> str:
        """Return a case against one of the claims; "" when there is none. All that is known here is taken as given."""
        return against([*self.facts, *self.algebra.facts], self.algebra.every(claims))

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401 - a number or a state
        """Return what an input or a value stands for."""
        return self.scope[name]

    # --- what a case comes to

    @property
    def allowed(self) -> Term:
        """Whether every requirement holds, no amount falls short of its table, and something is paid."""
        result = self[self.frame.result.id]
        holds = [self.scope.holds(one.when) for one in self.frame.requires]
        short = [self.algebra.opposite(each) for each in self.scope.short.values()]
        return self.algebra.every([*holds, *short, self.algebra.at_least(result, Number(1))])

    @property
    def subsidy(self) -> Number:
        """What is paid: 0 where the case is not eligible."""
        result = self.algebra.floor(self[self.frame.result.id])
        return self.either(self.allowed, result, Number(0))

    @property
    def eligible_cost(self) -> Number:
        """補助対象経費, in whole yen."""
        return self.algebra.floor(self[self.frame.eligible_cost.id])

    @property
    def expense(self) -> Number:
        """All that is paid, in whole yen."""
        return self.algebra.floor(self[self.frame.expense.id])

    def offer(self, choice: Alternative) -> Number:
        """What another choice would pay, −1 where it is not offered."""
        offered = self.algebra.every([self.allowed, self.scope.holds(choice.when)])
        return self.either(offered, self.algebra.floor(self[choice.value.id]), Number(-1))

    def either(self, state: Term, then: Number, other: Number) -> Number:
        """Return a number that is one of two."""
        found: Number = self.algebra.if_(state, lambda: then, lambda: other)
        return found

    def equal(self, left: Number, right: Number) -> Term:
        """Return whether two numbers are equal."""
        return self.algebra.every([self.algebra.at_least(left, right), self.algebra.at_least(right, left)])

    # --- putting it together

    def _term(self, one: Input, name: str) -> Term:
        """Return the term of a number, which has its input's range; an amount less its tax may be down to 0."""
        if name in self.given:
            self.terms[name] = self.given[name]
            return self.terms[name]
        term = z3.FreshReal(name) if self.real else z3.FreshInt(name)
        low = 0 if one.type == "yen" or one.at_least is None else int(one.at_least.quantity.amount)
        self.facts.append(term >= low)
        if one.at_most is not None:
            self.facts.append(term <= int(one.at_most.quantity.amount))
        self.terms[name] = term
        return term

    def _scope(self) -> Scope[Number, Term]:
        case: dict[str, Any] = dict(self.words)
        case |= {one.name: self.terms.get(one.name + TYPED, self.terms[one.name]) for one in self.numbers}
        alike = {name: found for name, found in self.records.items() if isinstance(found, list)}
        case |= {name: [None] * sum(times for _, times in found) for name, found in alike.items()}
        taxed: Term = z3.Bool("taxed")  # neither yes nor no, so that what was typed is looked at where it matters
        scope = Scope(self.algebra, self.book, self.frame.inputs, self.frame, case, taxed, self._compute)
        scope.found |= {one.name: Number(self.terms[one.name]) for one in self.numbers if one.ask_when is None}
        scope.found |= self.records
        return scope

    def _compute(self, scope: Scope[Number, Term], value: Value) -> object:
        if value.name in self.cuts:
            return self.cuts[value.name]
        return operations.compute(scope, value)
