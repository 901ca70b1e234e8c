"""Tables computed from the rules: edges just below, at and above, and the ladder of amounts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from scripts.generate.page_examples import in_words
from scripts.generate.words import Words, number, quantity, yen
from scripts.rulebook.edges import Edge, Point, ladder_rows
from scripts.rulebook.graph import names_in
from scripts.rulebook.known_edges import known_edges
from scripts.rulebook.literals import COMPARATORS, is_literal, read_quantity
from scripts.rulebook.model import Frame, Input, Rulebook
from scripts.rulebook.vary import FIRST, whose


@dataclass(frozen=True, slots=True)
class EdgeRow:
    """One edge in words: its bound, the situation, what is varied, and (amount, outcome) below, at and above."""

    bound: str
    situations: tuple[str, ...]
    fixed: tuple[str, ...]
    varied: str
    cells: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class EdgeGroup:
    """The edges of one rule; main: those of the amount itself and of its lines."""

    name: str
    label: str
    rows: tuple[EdgeRow, ...]
    main: bool


@dataclass(frozen=True, slots=True)
class LadderRow:
    """One amount, and what it brings in each scenario; own payment in the first."""

    amount: str
    cells: tuple[tuple[str, ...], ...]
    own_payment: str


@dataclass(frozen=True, slots=True)
class LadderTable:
    """The ladder in words."""

    label: str
    scenarios: tuple[str, ...]
    rows: tuple[LadderRow, ...]


def ladder_table(book: Rulebook, frame: Frame, words: Words) -> LadderTable:
    """Return the ladder of a frame."""
    told = Told(book, frame, words)
    rows = tuple(
        LadderRow(yen(row[0].amount), tuple(outcome(point) for point in row), yen(row[0].outcome.own_payment))
        for row in ladder_rows(book, frame)
    )
    return LadderTable(told.varied(frame.ladder.input), tuple(each.label for each in frame.ladder.scenarios), rows)


def edge_groups(book: Rulebook, frame: Frame, words: Words) -> tuple[EdgeGroup, ...]:
    """Return the edges of a frame that show in an amount, by rule, the result's first; none is told twice."""
    told = Told(book, frame, words)
    first = {frame.result.id, *(name.id for name in frame.breakdown)}
    shown = sorted((edge for edge in known_edges(book, frame) if edge.shows), key=lambda edge: edge.value not in first)
    groups: dict[str, list[EdgeRow]] = {}
    seen: set[tuple[object, ...]] = set()
    for edge in shown:
        key = (edge.input, edge.fixed, edge.scenario.id, edge.at.amount)
        if key not in seen:
            seen.add(key)
            _add(groups.setdefault(edge.value, []), told.row(edge))
    return tuple(EdgeGroup(name, told.rule(name), tuple(rows), name in first) for name, rows in groups.items())


def _add(rows: list[EdgeRow], row: EdgeRow) -> None:
    """Add a row, or its situation to a row that says the same."""
    for at, other in enumerate(rows):
        if (other.bound, other.varied, other.fixed, other.cells) == (row.bound, row.varied, row.fixed, row.cells):
            rows[at] = replace(other, situations=other.situations + row.situations)
            return
    rows.append(row)


def outcome(point: Point) -> tuple[str, ...]:
    """Return what a point brings: 対象外, an amount, or an amount and another on offer."""
    found = point.outcome
    if found.status != "eligible":
        return ("対象外",)
    return (yen(found.subsidy), *(f"（選べば{yen(each)}）" for each in found.choices.values()))


def outcome_and_readings(point: Point) -> tuple[str, ...]:
    """Return what a point brings, and what it would bring under another reading."""
    return (*outcome(point), *(f"（別の読み方{yen(each)}）" for each in point.outcome.readings.values()))


class Told:
    """Puts edges into words."""

    def __init__(self, book: Rulebook, frame: Frame, words: Words) -> None:
        self.book = book
        self.frame = frame
        self.words = words

    def rule(self, name: str) -> str:
        """Return the label of a value, requirement or choice."""
        labels = {one.id: one.label for one in self.frame.requires}
        labels |= {value.name: value.label for value in self.frame.values}
        return labels.get(name, "受け取り方の選択")

    def varied(self, name: str) -> str:
        """Return what is varied: an input, a record's input, or the number of records (of those alike)."""
        if whose(name) != name:
            label, which = self._input(whose(name)).label, "最初" if name.endswith(FIRST) else "最後"
            return f"{which}の{label}と同じ内容の{label}の数"
        records, inner, field = name.partition(".")
        if inner:
            return f"{self._input(records).label}それぞれの{self._field(records, field).label}"
        one = self._input(name)
        return f"{one.label}の数" if one.type == "records" else one.label

    def row(self, edge: Edge) -> EdgeRow:
        """Return one edge in words."""
        return EdgeRow(
            bound=self.bound(edge.bound),
            situations=(edge.scenario.label,),
            fixed=(
                *(f"{self.varied(name)}は{self._amount(name, value)}" for name, value in edge.fixed),
                *self._opened(edge),
            ),
            varied=self.varied(edge.input),
            cells=tuple(
                (self._amount(edge.input, point.amount), outcome_and_readings(point)) if point else ("", ())
                for point in (edge.below, edge.at, edge.above)
            ),
        )

    def _opened(self, edge: Edge) -> Iterator[str]:
        """Yield what was answered because the amounts of this edge make the form ask for it."""
        changed = {edge.input, *(name for name, _ in edge.fixed)}
        for one in self.frame.inputs:
            if changed & {name.id for name in names_in(one.ask_when)}:
                yield f"「{one.label}」は「{in_words(one, edge.at.case[one.name])}」"

    def bound(self, text: str) -> str:
        """Return a bound in words; a computed one by its label."""
        comparator = next((each for each in COMPARATORS if text.endswith(each)), "")
        name = text.removesuffix(comparator)
        if name in self.words.terms:
            return f"「{self.words.label(name)}」{comparator}"
        return f"{quantity(read_quantity(name))}{comparator}" if is_literal(name) and name != "0" else text

    def _amount(self, name: str, value: object) -> str:
        records, inner, field = whose(name).partition(".")
        one = self._field(records, field) if inner else self._input(records)
        if one.type == "records":
            return f"{number(value)}{one.unit}" if isinstance(value, int) else str(value)
        return yen(value) if one.type == "yen" and isinstance(value, int) else in_words(one, value)

    def _input(self, name: str) -> Input:
        one = self.frame.input(name)
        if one is None:
            raise KeyError(f"{self.frame.id} has no input called {name}")
        return one

    def _field(self, records: str, name: str) -> Input:
        return next(each for each in self._input(records).fields if each.name == name)
