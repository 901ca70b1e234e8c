"""The amounts just below, at and above every bound of a frame, and its ladder, by the direct reading."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice, pairwise

from scripts.rulebook.algebra import Exact
from scripts.rulebook.literals import YEN
from scripts.rulebook.model import Frame, Rulebook, Scenario
from scripts.rulebook.operations import Outcome, evaluate, scope_of
from scripts.rulebook.scope import Scope, complete
from scripts.rulebook.spots import Spot, spots
from scripts.rulebook.vary import Answers, Driver, crossing, driver, drivers, opened

Fixed = tuple[tuple[str, int], ...]
Additions = Callable[[Driver], Iterator[Fixed]]

# Amounts move in small steps with a yen typed, counts by one; a leap means that something else switched.
LEAP = 10_000
THREE = 3


@dataclass(frozen=True, slots=True)
class Point:
    """What comes out when the varied input is `amount`; case: all answers."""

    amount: int
    case: Answers
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Edge:
    """One bound of one rule, in one scenario, as a person can try it.

    value: the value, requirement or choice the bound stands in; bound: as the rule writes it (or a computed cap's
    name); input: what is varied (`members.pc`: of every record, `members`: their number,
    `members[0]`: how many are like the first, `members[-1]`: like the last); fixed: what the
    scenario leaves open and was set so that the edge shows; below, above: None where the input ends.
    """

    value: str
    bound: str
    input: str
    scenario: Scenario
    fixed: Fixed
    below: Point | None
    at: Point
    above: Point | None

    @property
    def points(self) -> tuple[Point, ...]:
        """The points there are, in order."""
        return tuple(each for each in (self.below, self.at, self.above) if each is not None)

    @property
    def shows(self) -> bool:
        """Whether the points differ in what is paid or offered, or would be in another reading."""
        outcomes = [each.outcome for each in self.points]
        first, *others = [(one.subsidy, one.choices, one.readings) for one in outcomes]
        return any(other != first for other in others)

    @property
    def alone(self) -> bool:
        """Whether there is a point at which this rule, and no other, speaks against the case."""
        return any(each.outcome.unmet == (self.value,) for each in self.points)

    @property
    def rank(self) -> int:
        """How well the edge can be seen: how many points pay something; at most 0 where they do not differ."""
        paid = sum(each.outcome.subsidy > 0 for each in self.points)
        return paid if self.shows else paid - THREE


def edges(book: Rulebook, frame: Frame) -> tuple[Edge, ...]:
    """Return every edge of a frame, in the order of its rules and its ladder's scenarios."""
    finder = _Finder(book, frame)
    found: dict[tuple[str, str, str, int], Edge] = {}
    for spot in spots(frame):
        for edge in finder.edges(spot):
            found.setdefault((spot.rule, spot.bound, edge.scenario.id, edge.at.amount), edge)
    return tuple(found.values())


def ladder_rows(book: Rulebook, frame: Frame) -> tuple[tuple[Point, ...], ...]:
    """Return the static ladder: a row for each amount, in it a point for each scenario."""
    scenarios = [complete(frame, scenario.inputs) for scenario in frame.ladder.scenarios]
    varied = driver(frame, frame.ladder.input)
    cases = [[(amount, varied.put(case, amount)) for case in scenarios] for amount in frame.ladder.amounts]
    return tuple(tuple(_point(book, frame, amount, case) for amount, case in row) for row in cases)


def example_outcomes(book: Rulebook, frame: Frame) -> dict[str, Outcome]:
    """Return, by id, what the examples give that have an amount."""
    known = [one for one in frame.examples if one.status in ("eligible", "ineligible")]
    return {one.id: evaluate(book, frame.id, complete(frame, one.inputs)) for one in known}


def _point(book: Rulebook, frame: Frame, amount: int, case: Answers) -> Point:
    return Point(amount, case, evaluate(book, frame.id, case))


class _Finder:
    """Looks for each bound's edge in each scenario, first with the likeliest input and the fewest additions."""

    def __init__(self, book: Rulebook, frame: Frame) -> None:
        self.book = book
        self.frame = frame
        self.known: dict[object, int | None] = {}
        self.points: dict[object, Point] = {}
        steps = frame.ladder.amounts
        middle = len(steps) // 2
        small = [steps[0] // 10] if steps else []
        self.amounts = tuple(dict.fromkeys([*steps[:2], *steps[middle : middle + 1], *steps[-2:], *small]))

    def edges(self, spot: Spot) -> list[Edge]:
        """Return the edge in each of the ladder's scenarios; if it is to be seen in none, one from the examples.

        Where another requirement always fails at the same time, also one at which this one fails alone.
        """
        found = [edge for one in self.frame.ladder.scenarios if (edge := self._best(spot, one)) is not None]
        if any(edge.rank >= 0 for edge in found):
            required = any(one.id == spot.rule for one in self.frame.requires)
            return found if not required or any(edge.alone for edge in found) else [*found, *self._alone(spot)]
        for one in self._examples():
            edge = self._best(spot, one, self._nothing)
            if edge is not None and edge.shows:
                return [edge]
        return found

    def _alone(self, spot: Spot) -> list[Edge]:
        """Return the first edge from the examples at which a requirement alone fails; best with records of one kind."""
        likeliest, _ = drivers(self.book, self.frame, spot.names, spot.unit)
        pairs = ((one, varied) for one in self._examples() for varied in reversed(likeliest))
        edges = (self._of(spot, one, varied, self._nothing) for one, varied in pairs)
        return list(islice((edge for edge in edges if edge is not None and edge.alone), 1))

    def _examples(self) -> Iterator[Scenario]:
        known = (one for one in self.frame.examples if one.status in ("eligible", "ineligible"))
        yield from (Scenario(one.id, one.label, one.inputs) for one in known)

    def _best(self, spot: Spot, scenario: Scenario, additions: Additions | None = None) -> Edge | None:
        """Return the best edge of the likeliest input that has a good one."""
        last = None
        for group in drivers(self.book, self.frame, spot.names, spot.unit):
            for varied in group:
                edge = self._of(spot, scenario, varied, additions or self._additions)
                if edge is not None and any(each.outcome.subsidy for each in edge.points):
                    return edge
                last = last or edge
            if last is not None:
                return last
        return None

    def _of(self, spot: Spot, scenario: Scenario, varied: Driver, additions: Additions) -> Edge | None:
        """Return the edge without additions if it shows or pays; else the one that shows with the fewest refusals."""
        bare = opened(self.frame.inputs, complete(self.frame, scenario.inputs))
        found: list[Edge] = []
        for fixed in additions(varied):
            case = bare
            for name, amount in fixed:
                case = driver(self.frame, name).put(case, amount)
            edge = self._edge(spot, scenario, varied, fixed, case)
            if edge is not None:
                found.append(edge)
                if edge.rank == len(edge.points) or (not fixed and (edge.shows or edge.rank == 0)):
                    return edge
        return max(found, key=lambda edge: edge.rank, default=None)

    @staticmethod
    def _nothing(_varied: Driver) -> Iterator[Fixed]:
        """Yield nothing to add: an example says all there is."""
        yield ()

    def _additions(self, varied: Driver) -> Iterator[Fixed]:
        """Yield nothing, then the ladder's input at some amount, then another amount instead."""
        yield ()
        ladder = self.frame.ladder.input
        others = [one.name for one in self.frame.inputs if one.type == "yen" and one.name != ladder]
        for name in (ladder, *others) if ladder else others:
            if name != varied.name:
                yield from (((name, amount),) for amount in self.amounts)

    def _edge(self, spot: Spot, scenario: Scenario, varied: Driver, fixed: Fixed, case: Answers) -> Edge | None:
        here = (scenario.id, varied.name, fixed)
        within = varied.within(self.frame, case)
        if (*here, spot.key) not in self.known:
            self.known[(*here, spot.key)] = self._crossing(spot, varied, within, case)
        amount = self.known[(*here, spot.key)]
        if amount is None or not spot.decides(self._scope(varied.put(case, amount))):
            return None

        def point(at: int) -> Point:
            if (*here, at) not in self.points:
                self.points[(*here, at)] = _point(self.book, self.frame, at, varied.put(case, at))
            return self.points[(*here, at)]

        below, above = (point(each) if each in within else None for each in (amount - 1, amount + 1))
        return Edge(spot.rule, spot.bound, varied.name, scenario, fixed, below, point(amount), above)

    def _crossing(self, spot: Spot, varied: Driver, within: range, case: Answers) -> int | None:
        """Return where the gap closes; None where it never does, or where yen by yen it is leapt over."""

        def gap(amount: int) -> Fraction:
            return spot.gap(self._scope(varied.put(case, amount)))

        amount = crossing(within, gap)
        if amount is None or (spot.unit == YEN and varied.unit != YEN):
            return amount
        around = [gap(each) for each in range(amount - 1, amount + 2) if each in within]
        steps = [abs(right - left) for left, right in pairwise(around) if (left >= 0) != (right >= 0)]
        return amount if max(steps, default=0) <= (LEAP if spot.unit == YEN else 1) else None

    def _scope(self, case: Answers) -> Scope[Fraction, bool]:
        return scope_of(Exact(), self.book, self.frame.id, case)
