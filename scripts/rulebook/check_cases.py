"""Proves that the cases of every `choose` cover everything exactly once, and that no `minus` falls below 0.

z3 looks for a case of inputs that meets no case, or two of them. Requirements may be relied on only where a value is
not computed when they fail, and does not itself decide them. What cannot be decided is a fault too.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any

from scripts.rulebook.graph import cone, names_in, roots, taken
from scripts.rulebook.model import Bands, Choose, Minus, Require, Value
from scripts.rulebook.record import record_frame
from scripts.rulebook.symbols import Symbols

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.rulebook.errors import Faults, Place
    from scripts.rulebook.model import Case, Frame, Name, Rulebook


def check_cases(book: Rulebook, frame: Frame, faults: Faults) -> None:
    """Prove every `choose` and `minus` of a frame, and of the frames its records live in."""
    for value in frame.values:
        _Proof(book, frame, value, _relied_on(frame, value), faults).check()
    for records in frame.inputs:
        inner = record_frame(book, records) if records.type == "records" else None
        if inner is None:
            continue
        needed = cone(inner, taken(frame, records))
        for value in (each for each in inner.values if each.name in needed):
            _Proof(book, inner, value, (), faults).check()


def _relied_on(frame: Frame, value: Value) -> tuple[Require, ...]:
    """The requirements that hold whenever a value counts: none for what is computed also when one fails."""
    always = {frame.expense.id, frame.eligible_cost.id}
    conditions = [each.when for each in frame.requires] + [each.when for each in frame.declares]
    conditions += [each.ask_when for each in frame.inputs]
    always |= {name.id for each in conditions for name in names_in(each)}
    if value.name in cone(frame, always) or value.name not in cone(frame, roots(frame)):
        return ()
    return tuple(each for each in frame.requires if value.name not in cone(frame, {n.id for n in names_in(each.when)}))


class _Proof:
    """Proves one value of a frame, first over its names as they are, then over what they stand for."""

    def __init__(
        self, book: Rulebook, frame: Frame, value: Value, relied_on: tuple[Require, ...], faults: Faults
    ) -> None:
        self.book = book
        self.frame = frame
        self.value = value
        self.relied_on = relied_on
        self.faults = faults

    def check(self) -> None:
        """Prove what the value's operation promises."""
        for choose in _chooses(self.value):
            self._gap(choose)
            self._overlaps(choose)
        if isinstance(self.value.operation, Minus):
            self._never_negative(self.value.operation)

    def _gap(self, choose: Choose) -> None:
        if any(case.when is None for case in choose.cases):
            return
        names = [name for case in choose.cases for name in names_in(case.when)]
        found = self._search(names, lambda at: [at.no(at.scope.holds(case.when)) for case in choose.cases])
        if found is not None:
            mend = "add a case for it, or close the list with `otherwise`"
            self._fault(choose.cases[0].place, found, f"{found} meets no case of “{self.value.name}”", mend)

    def _overlaps(self, choose: Choose) -> None:
        for one, other in combinations([case for case in choose.cases if case.when is not None], 2):
            self._overlap(one, other)

    def _overlap(self, one: Case, other: Case) -> None:
        names = [*names_in(one.when), *names_in(other.when)]
        found = self._search(names, lambda at: [at.scope.holds(one.when), at.scope.holds(other.when)])
        if found is not None:
            what = f"{found} meets two cases of “{self.value.name}”, this one and the one in line {one.place.line}"
            self._fault(other.place, found, what, "narrow one of the two conditions")

    def _never_negative(self, minus: Minus) -> None:
        left, right = minus.parts
        names = [part for part in minus.parts if not hasattr(part, "quantity")]
        found = self._search(names, lambda at: [at.no(at.algebra.at_least(at.scope.of(left), at.scope.of(right)))])
        if found is not None:
            what = f"“{self.value.name}” falls below 0 where {found}"
            self._fault(self.value.place, found, what, "take the `least` of the two first, and subtract that")

    def _search(self, names: list[Name], claim: Any) -> str | None:  # noqa: ANN401 - a function over z3 terms
        """Return a case in words in which the claim holds; "" when that cannot be decided; None when there is none."""
        found: str | None = ""
        for expand in (False, True):
            symbols = Symbols(self.book, self.frame, expand=expand)
            found = symbols.search([name.id for name in names], claim, self.relied_on)
            if found is None:
                return None
        return found

    def _fault(self, place: Place, found: str, what: str, mend: str) -> None:
        if found:
            self.faults.add(place, what, mend)
        else:
            unknown = f"“{self.value.name}” could be neither proved nor refuted: its cases, or that it stays above 0"
            self.faults.add(place, unknown, "write simpler conditions, over inputs or over a `test`")


def _chooses(value: Value) -> Iterator[Choose]:
    if isinstance(value.operation, Choose):
        yield value.operation
    if isinstance(value.operation, Bands):
        yield from (row.rate for row in value.operation.rows if isinstance(row.rate, Choose))
