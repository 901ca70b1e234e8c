"""The pages say what the rulebook says: figures are read back from the tables like a person would."""

from __future__ import annotations

import pytest

from scripts.generate.words import quantity
from scripts.rulebook.edges import ladder_rows
from scripts.rulebook.graph import cone
from scripts.rulebook.known_edges import known_edges
from scripts.rulebook.literals import RATIO, YEN, Quantity
from scripts.rulebook.model import (
    Bands,
    Choose,
    Frame,
    Least,
    Literal,
    Minus,
    Range,
    Rulebook,
    Share,
    Sum,
    Times,
    Value,
)
from scripts.rulebook.operations import complete, evaluate
from scripts.rulebook.programme import read_programme
from scripts.rulebook.programmes import RULES, programmes
from tests.generate.read_pages import page, yen

BOOKS = {name: read_programme(RULES / name) for name in programmes().paged}
EVERY = [(book, frame) for book in BOOKS.values() for frame in book.frames]
every_frame = pytest.mark.parametrize(
    ("book", "frame"), EVERY, ids=[f"{book.program.id}/{frame.id}" for book, frame in EVERY]
)

# The edges that everybody must agree on: (frame, amount, what stands beside it on the page; None: 対象外).
AGREED = [
    ("tsujyo", 99_999, None),
    ("tsujyo", 100_000, 50_000),
    ("tsujyo", 74_999, None),
    ("tsujyo", 75_000, 50_000),
    ("tsujyo", 2_999_999, 1_499_999),
    ("tsujyo", 3_000_000, 1_500_000),
    ("invoice", 666_666, 499_999),
    ("invoice", 666_667, 500_000),
    ("invoice", 5_166_666, 3_499_999),
    ("invoice", 5_166_667, 3_500_000),
    ("invoice", 625_000, 500_000),
    ("invoice", 625_001, 500_000),
    ("invoice", 5_124_999, 3_499_999),
    ("invoice", 5_125_000, 3_500_000),
]


def literals(value: Value) -> list[Quantity]:
    """Return the figures that a value's own rule writes."""
    match value.operation:
        case Sum(parts) | Times(parts) | Minus(parts) | Least(parts) | Share(parts):
            return [part.quantity for part in parts if isinstance(part, Literal)]
        case Choose(cases):
            return [case.then.quantity for case in cases if isinstance(case.then, Literal)]
        case Range(_, rows):
            found = [bound for row in rows for bound in (row.at_least, row.at_most, row.below)]
            return [bound.quantity for bound in found if bound]
        case Bands(_, rows):
            rates = [case.then for row in rows for case in (row.rate.cases if isinstance(row.rate, Choose) else ())]
            rates += [row.rate for row in rows if isinstance(row.rate, Literal)]
            ends = [row.up_to for row in rows if row.up_to]
            return [each.quantity for each in (*rates, *ends) if isinstance(each, Literal)]
    return []


@every_frame
def test_every_figure_of_a_rule_stands_in_its_section(book: Rulebook, frame: Frame) -> None:
    """Each rate, bound and cap of a value is told, in words, where the page explains that value."""
    for value in frame.values:
        told = page(frame.id, book.program.id).texts[f"{frame.id}.{value.name}"]
        for figure in literals(value):
            assert quantity(figure) in told, f"{frame.id}.{value.name} does not tell {figure}"


@every_frame
def test_the_table_at_a_glance_tells_the_rates_and_bounds(book: Rulebook, frame: Frame) -> None:
    """What decides the subsidy stands in the first table of the page: each rate, lower bound and cap."""
    told = " ".join(" ".join(row) for row in page(frame.id, book.program.id).table(f"{frame.full_label}の早見表").rows)
    for value in _of_the_result(frame):
        for figure in literals(value):
            if figure.amount and (figure.unit.startswith(YEN) or figure.unit == RATIO):
                assert quantity(figure) in told, f"{figure} of {value.name}"


def _of_the_result(frame: Frame) -> list[Value]:
    """Return the values between cost and result."""
    cost = cone(frame, {frame.eligible_cost.id, frame.expense.id})
    return [each for each in frame.values if each.name in cone(frame, {frame.result.id}) - cost]


@every_frame
def test_the_ladder_is_what_the_rules_give(book: Rulebook, frame: Frame) -> None:
    """Every amount of the ladder, read back from its cell, is what the rules give; so is the own payment."""
    rows = page(frame.id, book.program.id).table("金額のはしご").rows[1:]
    for points, row in zip(ladder_rows(book, frame), rows, strict=True):
        assert yen(row[0]) == [points[0].amount]
        for point, cell in zip(points, row[1:-1], strict=True):
            expected = [point.outcome.subsidy, *point.outcome.choices.values()]
            assert yen(cell) == (expected if point.outcome.status == "eligible" else [])
        assert yen(row[-1]) == [points[0].outcome.own_payment]


@every_frame
def test_every_edge_stands_on_the_page(book: Rulebook, frame: Frame) -> None:
    """Each edge that changes an amount stands in a table, with what comes just below, at and above it."""
    told = _edge_cells(book.program.id, frame.id)
    for edge in known_edges(book, frame):
        if edge.shows:
            for point in edge.points:
                assert any(_tells(cell, point.amount, point.outcome.subsidy) for cell in told), edge


def _edge_cells(programme: str, name: str) -> set[str]:
    tables = [table for table in page(name, programme).tables if table.label.startswith("境目：")]
    return {cell for table in tables for row in table.rows for cell in row}


def _tells(cell: str, amount: int, subsidy: int) -> bool:
    typed, _, result = cell.partition("なら")
    number = "".join(each for each in typed if each.isdecimal())
    if number != str(amount):
        return False
    return yen(result)[:1] == [subsidy] if subsidy else result == "対象外"


@pytest.mark.parametrize("programme", BOOKS)
@pytest.mark.parametrize(("name", "amount", "subsidy"), AGREED)
def test_the_agreed_edges_are_told(programme: str, name: str, amount: int, subsidy: int | None) -> None:
    """The edges named in the contract stand on the page with the agreed result, in every year that has the same."""
    assert any(_tells(cell, amount, subsidy or 0) for cell in _edge_cells(programme, name))


@every_frame
def test_examples_tell_their_amounts(book: Rulebook, frame: Frame) -> None:
    """Each worked example tells the amounts its rule file expects, or 対象外 and why."""
    for example in frame.examples:
        told = page(frame.id, book.program.id).texts[f"example.{example.id}"]
        found = evaluate(book, frame.id, complete(frame, example.inputs))
        if example.status == "eligible":
            assert found.subsidy == example.subsidy
            assert f"補助額 {example.subsidy:,}円" in told
            assert f"補助対象経費 {example.eligible_cost:,}円" in told
            assert f"自己負担 {example.own_payment:,}円" in told
            readings = {each.id: each.question for each in frame.readings}
            for id_, amount in example.readings:
                assert f"別の読み方（{readings[id_]}）では、{amount:,}円" in told
        else:
            assert "対象外" in told
            for require in frame.requires:
                assert (require.unmet in told) == (require.id in found.unmet)
