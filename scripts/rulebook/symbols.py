"""A frame's names as z3 terms, bounded by the ranges of its inputs, to search for a case in which a claim holds."""

from __future__ import annotations

from math import floor
from typing import TYPE_CHECKING, Any

from scripts.rulebook import operations
from scripts.rulebook.algebra import Symbolic
from scripts.rulebook.errors import Faults
from scripts.rulebook.literals import RATIO, YEN
from scripts.rulebook.model import Count, Each
from scripts.rulebook.scope import Scope
from scripts.rulebook.units import units

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scripts.rulebook.model import Frame, Require, Rulebook, Value

EFFORT = 2_000_000  # z3's own measure of work, the same on every machine: a few seconds at most


class Symbols:
    """The terms of one frame; unless `expand`ed, a value stands for any amount of its unit that is not below 0."""

    def __init__(self, book: Rulebook, frame: Frame, *, expand: bool) -> None:
        self.book = book
        self.frame = frame
        self.expand = expand
        self.algebra = Symbolic()
        self.units = units(frame, {each.id: each for each in book.frames}, Faults())
        self.facts: list[Any] = []
        given = self._inputs()
        taxed = self.algebra.opposite(self.algebra.every([]))
        self.scope: Scope[Any, Any] = Scope(self.algebra, book, frame.inputs, frame, given, taxed, self._compute)
        counted = [each.name for each in frame.inputs if each.type == "records"]
        self.scope.found |= {name: self.algebra.number(given[name]) for name in counted}

    def no(self, state: Any) -> Any:  # noqa: ANN401 - z3 has no types
        """Return the opposite of a state."""
        return self.algebra.opposite(state)

    def search(
        self, names: Sequence[str], claim: Callable[[Symbols], list[Any]], requires: Sequence[Require]
    ) -> str | None:
        """Return in words a case in which all claims and requirements hold; None: there is none; "": undecided."""
        z3 = self.algebra.z3
        solver = z3.Solver()
        solver.set("rlimit", EFFORT)
        claims = [*claim(self), *(self.scope.holds(each.when) for each in requires)]
        shown = {name: self.scope[name] for name in dict.fromkeys(names)}
        solver.add(*claims, *self.facts)
        answer = solver.check()
        if answer == z3.unsat:
            return None
        if answer == z3.unknown:
            return ""
        model = solver.model()
        found = {name: model.eval(term, model_completion=True) for name, term in shown.items()}
        return " and ".join(f"{name}={self._word(name, term)}" for name, term in found.items())

    def _inputs(self) -> dict[str, Any]:
        """One term per input, of records for how many there are; taxed amounts begin at the range's start less tax."""
        terms: dict[str, Any] = {}
        ratio = self.book.program.tax.ratio.quantity.amount
        for one in self.frame.inputs:
            term, facts = self.algebra.symbol(one, one.name)
            if one.type == "yen" and one.at_least is not None:
                lowest = floor(one.at_least.quantity.amount * ratio)
                facts = [self.algebra.at_least(term, lowest), *facts[1:]]
            terms[one.name] = term
            self.facts += facts
        for one in self.frame.inputs:
            if one.at_most_input in terms:
                self.facts.append(self.algebra.at_least(terms[one.at_most_input], terms[one.name]))
        return terms

    def _compute(self, scope: Scope[Any, Any], value: Value) -> Any:  # noqa: ANN401 - z3 has no types
        """What a value stands for: of records nothing is known but that they are not below 0."""
        if self.expand and not isinstance(value.operation, Each | Count):
            return operations.compute(scope, value)
        z3 = self.algebra.z3
        unit = self.units.get(value.name, YEN)
        if unit == "yesno":
            return z3.Bool(value.name)
        whole = value.round is not None or unit not in (YEN, RATIO)
        term = z3.Int(value.name) if whole else z3.Real(value.name)
        self.facts.append(term >= 0)
        if isinstance(value.operation, Count):
            records = self.frame.input(value.operation.records.id)
            most = records.at_most if records else None
            self.facts += [term <= int(most.quantity.amount)] if most else []
        return z3.ToReal(term) if whole else term

    def _word(self, name: str, term: Any) -> str:  # noqa: ANN401 - z3 has no types
        """Write what a term is in a found case as the rule files would."""
        z3, unit = self.algebra.z3, self.units.get(f"{name}.unit", self.units.get(name, ""))
        if z3.is_bool(term):
            return "yes" if z3.is_true(term) else "no"
        if unit == "choice":
            return next((word for word, code in self.algebra.codes.items() if code == term.as_long()), "?")
        number = term.as_fraction() if z3.is_rational_value(term) else None
        if number is None:
            return str(term)
        return f"{number.numerator:,}{unit}" if number.denominator == 1 else f"{number}{unit}"
