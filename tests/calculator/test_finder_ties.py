"""Where a search could go astray unseen: at the ends of its pieces, among things alike, and beyond what it looks at."""

import pytest

from calculator import finder_search
from calculator.finder_search import Search
from calculator.finder_shelf import Pile
from tests.calculator.test_finder import card, find
from tests.calculator.test_finder_bound import BESIDE, SHARED, most
from tests.calculator.test_finder_search import Items, hold, market, search


@pytest.fixture
def unguessed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Begin from nothing, not from a guess that is the best already."""
    monkeypatch.setattr(Search, "_guessed", lambda one: (0, tuple(-1 for _ in one.things)))


@pytest.mark.usefixtures("unguessed")
def test_of_two_things_alike_the_first_too_is_remembered() -> None:
    """An option of the first of two equal lines goes where it brings most, though both ways leave the same behind."""
    alike = {"kind": "invoice_software", "price": 400_000, "ordering": True}
    items: Items = [alike, alike, {"kind": "option", "price": 300_000, "part_of": 1}]
    one = search(market(items, "sme"), ("tsujyo", "invoice"))
    hold(one)
    assert one.best().paid == 700_000


@pytest.mark.usefixtures("unguessed")
def test_what_a_dropped_way_might_bring_is_told_to_the_yen(monkeypatch: pytest.MonkeyPatch) -> None:
    """With one way at a time 16,667円 are missed here, and just so much is said to be possible beyond."""
    items: Items = [
        {"kind": "invoice_software", "price": 2_000_001, "ordering": True, "industry": True},
        {"kind": "invoice_software", "price": 333_333, "accounting": True, "general": True},
        {"kind": "invoice_software", "price": 100_000, "industry": True, "supply": True},
        {"kind": "pc", "price": 49_999},
        {"kind": "support", "price": 999_999},
    ]
    exact = search(market(items), ("tsujyo", "invoice")).best()
    monkeypatch.setattr(finder_search, "WIDEST", 1)
    found = search(market(items), ("tsujyo", "invoice")).best()
    assert (exact.paid, exact.gap) == (2_397_221, 0)
    assert (found.paid, found.gap) == (2_380_554, 16_667)


def test_what_does_something_is_placed_before_what_is_dearer() -> None:
    """An option may cost more than the software whose uses decide the rates: the software comes first."""
    items: Items = [
        {"kind": "option", "price": 50_000},
        {"kind": "invoice_software", "price": 10_000, "accounting": True},
        {"kind": "support", "price": 60_000},
    ]
    assert search(market(items), ("tsujyo", "invoice")).order == [1, 2, 0]


def test_a_yes_is_written_as_one() -> None:
    """Two pieces of software registered as POS systems are one yes in what the frame's form is filled with."""
    pos = {"kind": "invoice_software", "price": "10万円", "payment": True, "pos": True}
    inputs = card(find(pos, pos, {"kind": "register", "price": "10万円"}), "invoice")["inputs"]
    assert inputs["pos_software"] is True


def test_the_bound_holds_at_both_ends_of_every_piece() -> None:
    """Where nothing is left to place, the bound is what is paid for just that, or a yen more, also at a turn."""
    one = search(market(BESIDE + SHARED), ("tsujyo", "invoice"))
    shelves, everything = one.shelves, range(len(one.things))
    whole = [shelf.pile([at for at in everything if shelf.puts[at] is not None]) for shelf in shelves]
    marks = (whole[0].marks, whole[1].marks)
    for first, last, _ in one.bound._cut(marks):
        for cost in (first, last):
            sums = [0] * len(whole[0].sums)
            sums[one.bound._tops[0].wide] = cost
            piles = [Pile(tuple(sums), marks[0], 0, 0), whole[1]]
            paid = one.bound._both(marks, cost)
            assert paid <= most(one, len(one.order), piles) <= paid + 1


def test_a_yes_is_one_however_often_it_is_said() -> None:
    """Registered as a POS system once or twice, the register brings the same."""
    pos = {"kind": "invoice_software", "price": "10万円", "payment": True, "pos": True}
    register = {"kind": "register", "price": "10万円"}
    once, twice = find(pos, register), find(pos, {**pos, "price": 1}, register)
    assert card(once, "invoice")["subsidy"] == card(twice, "invoice")["subsidy"] == 75_000 + 50_000
