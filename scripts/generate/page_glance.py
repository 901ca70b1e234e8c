"""The table at a glance: rates, amounts, costs and conditions of each line of a frame, taken from its rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from markupsafe import Markup

from scripts.generate.page_terms import frame_words, record_words
from scripts.generate.page_worked import bounds
from scripts.generate.words import Term, Words, linked, quantity
from scripts.rulebook.confidence import of_value
from scripts.rulebook.graph import cone
from scripts.rulebook.literals import RATIO, YEN
from scripts.rulebook.model import (
    Bands,
    Choose,
    Condition,
    Each,
    Frame,
    Least,
    Literal,
    Name,
    Operation,
    Range,
    Rulebook,
    Times,
    Value,
)

RATES, AMOUNTS, LIMITS, NEEDS = "rates", "amounts", "limits", "needs"


@dataclass(frozen=True, slots=True)
class Fact:
    """One figure of the table: what it says, when it holds, whose it is, what it stands on, and how sure it is."""

    text: str
    when: str
    of: str
    cite: tuple[str, ...]
    order: int = 0
    sure: str = ""

    @property
    def named(self) -> Fact:
        """The same fact with its owner's label before it."""
        return replace(self, text=Markup("{}：{}").format(self.of, self.text)) if self.of else self


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a frame's subsidy: its label, its costs, and the facts about it by kind."""

    name: str
    label: str
    items: tuple[str, ...]
    facts: dict[str, tuple[Fact, ...]] = field(default_factory=dict)

    def of(self, kind: str) -> tuple[Fact, ...]:
        """Return the facts of one kind."""
        return self.facts.get(kind, ())


@dataclass(frozen=True, slots=True)
class Site:
    """How names look on the page, and where links lead from it: to the frame's own page, and to other frames'."""

    own: str = ""
    others: str = "../"
    name: Callable[[Term], str] = linked


def lines_of(book: Rulebook, frame: Frame, site: Site) -> tuple[Line, ...]:
    """Return one line per entry of the frame's breakdown."""
    words = replace(frame_words(book, frame, site.own), name=site.name)
    found, before = [], set[str]()
    for name in frame.breakdown:
        found.append(_Walk(book, frame, words, site, before).line(name.id))
        before |= cone(frame, {name.id})
    return tuple(found)


class _Walk:
    """Walks back from one line of the breakdown through the amounts it is made of; `before`: lines told already."""

    def __init__(self, book: Rulebook, frame: Frame, words: Words, site: Site, before: set[str]) -> None:
        self.book = book
        self.frame = frame
        self.words = words
        self.site = site
        self.before = {name for name in before if frame.value(name) and name not in _costs(frame)}
        self.found: dict[str, list[Fact]] = {}
        self.items: list[str] = []

    def line(self, name: str) -> Line:
        """Return the line with its facts, lower amounts first."""
        self._visit(name, name, set())
        return Line(
            name, self.words.label(name), tuple(self.items), {kind: _told(each) for kind, each in self.found.items()}
        )

    def _visit(self, name: str, line: str, seen: set[str]) -> None:
        value, one = self.frame.value(name), self.frame.input(name)
        if name in seen or name in self.before:
            return
        seen.add(name)
        if one is not None and one.type == "yen":
            self.items.append(self.words.called(name))
        if value is None:
            return
        for kind, fact in self._facts(value, line):
            self.found.setdefault(kind, []).append(fact)
        if isinstance(value.operation, Each):
            self._into_records(value, value.operation)
        for used in _amounts_in(value.operation):
            self._visit(used, line, seen)

    def _into_records(self, value: Value, each: Each) -> None:
        records = self.frame.input(each.records.id)
        if records is None:
            return
        words = record_words(self.book, self.frame, records, self.site.own, self.site.others)
        words = replace(words, name=self.site.name)
        line = _Walk(self.book, self.book.frame(each.frame), words, self.site, set()).line(each.value)
        self.items.extend(item for item in line.items if item not in self.items)
        for kind, facts in line.facts.items():
            moved = [replace(fact, of=line.label, cite=value.cite) for fact in facts]
            kept = self.found.setdefault(kind, [])
            kept.extend(fact for fact in moved if kind != LIMITS or fact.text not in [other.text for other in kept])

    def _facts(self, value: Value, line: str) -> Iterator[tuple[str, Fact]]:
        sure = of_value(self.book, self.frame, value)
        for kind, text, when, order in self._said(value.operation):
            if kind == LIMITS or (kind == AMOUNTS and value.name in _costs(self.frame) and value.name != line):
                limit = Markup("{}は{}").format(self.words.called(value.name), text)
                yield LIMITS, Fact(limit, when, "", value.cite, order, sure)
            else:
                yield kind, Fact(text, when, "" if value.name == line else value.label, value.cite, order, sure)

    def _said(self, operation: Operation) -> Iterator[tuple[str, str, str, int]]:
        match operation:
            case Times(parts) | Least(parts):
                cap = "まで" if isinstance(operation, Least) else ""
                for part in parts:
                    if isinstance(part, Literal):
                        yield _kind(part), quantity(part.quantity) + cap, "", int(part.quantity.amount)
            case Choose():
                yield from self._cases(operation, "")
            case Range(_, rows):
                for row in rows:
                    low = int(row.at_least.quantity.amount) if row.at_least else 0
                    yield AMOUNTS, bounds(row), self._when(row.when), low
            case Bands():
                yield from self._bands(operation)

    def _cases(self, operation: Choose, before: str) -> Iterator[tuple[str, str, str, int]]:
        for case in operation.cases:
            when = self._when(case.when) if case.when else "それ以外"
            if not isinstance(case.then, Literal):
                if case.when is not None and _pays_nothing_else(operation):
                    yield NEEDS, self._when(case.when), "", 0
            elif case.then.quantity.unit == RATIO:
                yield RATES, before + quantity(case.then.quantity), when, 0
            elif case.then.quantity.unit == YEN and case.then.quantity.amount:
                yield AMOUNTS, f"{quantity(case.then.quantity)}まで", when, int(case.then.quantity.amount)

    def _bands(self, operation: Bands) -> Iterator[tuple[str, str, str, int]]:
        begin = ""
        for row in operation.rows:
            part = f"補助額のうち{quantity(row.up_to.quantity)}まで：" if row.up_to else f"{begin}を超える部分："
            if isinstance(row.rate, Choose):
                yield from self._cases(row.rate, part)
            else:
                yield RATES, part + quantity(row.rate.quantity), "", 0
            begin = quantity(row.up_to.quantity) if row.up_to else ""

    def _when(self, condition: Condition | None) -> str:
        return "" if condition is None else self.words.condition(condition)


def _kind(literal: Literal) -> str:
    unit = literal.quantity.unit
    if unit == RATIO:
        return RATES
    return AMOUNTS if unit.startswith(YEN) else LIMITS


def _costs(frame: Frame) -> set[str]:
    """Return the names that make up the cost, not the subsidy."""
    return cone(frame, {frame.eligible_cost.id, frame.expense.id})


def _amounts_in(operation: Operation) -> list[str]:
    """Return the names an operation computes with, leaving out those it only looks at."""
    if isinstance(operation, Choose):
        return [case.then.id for case in operation.cases if isinstance(case.then, Name)]
    if isinstance(operation, Range | Bands):
        return [operation.of.id]
    return [part.id for part in getattr(operation, "parts", ()) if isinstance(part, Name)]


def _told(facts: list[Fact]) -> tuple[Fact, ...]:
    """Return facts in rising order; those without a condition are told by name where there are several."""
    bare = [fact for fact in facts if not fact.when]
    told = [fact.named if len(bare) > 1 or len({each.of for each in facts}) > 1 else fact for fact in facts]
    return tuple(sorted(told, key=lambda fact: fact.order))


def _pays_nothing_else(operation: Choose) -> bool:
    last = operation.cases[-1].then
    return isinstance(last, Literal) and not last.quantity.amount
