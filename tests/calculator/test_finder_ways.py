"""The search of a finder step by step: what may still come, what may be moved where, and what must not be merged."""

from random import Random
from typing import Any

import pytest

from calculator.finder_search import Best, Coming, Search
from tests.calculator.test_finder_search import Items, hold, market, mixed, search

SOFTWARE = {"kind": "invoice_software", "price": 600_000, "accounting": True}
CLOUD = {"kind": "ordering_cloud", "price": 50_000, "accounts_partner_sme": 4, "accounts_total": 5}


@pytest.mark.parametrize("belongs", [1, 2])
@pytest.mark.parametrize("kind", ["setup", "option", "pc"])
def test_ways_that_leave_the_same_are_told_apart_by_what_still_belongs_there(belongs: int, kind: str) -> None:
    """Of two things alike either may lie in either frame: what belongs to one of them goes where that is best."""
    items = [SOFTWARE, SOFTWARE, {"kind": kind, "price": 300_000, "part_of": belongs}]
    for size in ("sme", "small"):
        hold(search(market(items, size), ("tsujyo", "invoice")))
        hold(
            search(market([*items, {"kind": "software", "price": 900_000, "sales": True}], size), ("tsujyo", "invoice"))
        )


@pytest.mark.parametrize("price", [1_000, 10_000, 40_000, 200_000])
def test_what_is_taken_as_it_is_is_placed_as_well_as_in_any_way(price: int) -> None:
    """Two clouds of which 電子取引類型 takes one as it is, and the other frames either as software."""
    items = [{**CLOUD, "price": price}, {**CLOUD, "price": 30_000, "accounts_partner_sme": 1}, SOFTWARE]
    for frames in (("denshi",), ("tsujyo", "denshi"), ("invoice", "denshi"), ("tsujyo", "invoice", "denshi")):
        hold(search(market(items), frames))


@pytest.mark.parametrize("seed", range(16))
def test_the_best_is_found_without_a_good_way_to_begin_with(monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    """From nothing at all, not from a guess that is the best already: of two things alike, what belongs to either."""
    monkeypatch.setattr(Search, "_guessed", lambda one: (0, tuple(-1 for _ in one.things)))
    chance = Random(seed)
    items: Items = [SOFTWARE, SOFTWARE, {"kind": "setup", "price": 300_000, "part_of": 1 + seed % 2}]
    items += [mixed(chance) for _ in range(seed // 4)]
    hold(search(market(items), ("tsujyo", "invoice")))


def test_where_nothing_is_paid_nothing_lies_anywhere() -> None:
    """A PC alone: no yen, and -1 for the only thing."""
    assert search(market([{"kind": "pc", "price": 500_000}]), ("invoice",)).best() == Best(0, (-1,), 0)


def test_what_belongs_to_the_first_line_is_placed_behind_it() -> None:
    """Though only one frame takes a PC, it waits for the software that it belongs to."""
    items: Items = [SOFTWARE, {"kind": "pc", "price": 900_000, "part_of": 1}]
    assert search(market(items), ("tsujyo", "invoice")).order == [0, 1]


def test_what_is_still_to_come_is_added_up_from_the_end() -> None:
    """At every depth the sums, marks and things taken as they are that a frame may still get; at the end nothing."""
    one = search(market([SOFTWARE, {"kind": "option", "price": 7_000}, CLOUD]), ("invoice", "denshi"))
    assert one.order == [0, 1, 2]
    cloud, marks = 50_000 * 24, one.shelves[0].pile([0]).marks
    invoice = [Coming((600_000 + cloud, 7_000), marks, ()), Coming((cloud, 7_000), 0, ()), Coming((cloud, 0), 0, ())]
    assert one.coming[0] == [*invoice, Coming((0, 0), 0, ())]
    assert one.coming[1] == [*[Coming((), 0, (3,))] * 3, Coming((), 0, ())]


def moved(placed: list[int], index: int, other: int) -> list[int] | None:
    """Where everything lies after one thing was moved, None where it may not be."""
    items: Items = [
        SOFTWARE,
        {"kind": "setup", "price": 1_000, "part_of": 1},
        {"kind": "consulting", "price": 2_000},
        {"kind": "consulting", "price": 3_000},
        {"kind": "pc", "price": 4_000},
    ]
    one = search(market(items), ("tsujyo", "invoice"))
    found: Any = one._moved(placed, one.piles(placed), index, other)
    if found is not None:
        assert found[1] == one.piles(found[0])
    return None if found is None else list(found[0])


def test_a_thing_is_moved_with_what_belongs_to_it() -> None:
    """To the first frame or the second, or out; and not where it lies already, is not taken, or is a second of one."""
    lies = [1, 1, 1, -1, 1]
    assert moved(lies, 0, 0) == [0, 0, 1, -1, 1]
    assert moved([0, 0, 1, -1, 1], 0, 1) == lies
    assert moved(lies, 0, -1) == [-1, -1, 1, -1, 1]
    assert moved(lies, 0, 1) is None
    assert moved(lies, 4, 0) is None
    assert moved(lies, 3, 1) is None
    assert moved(lies, 3, 0) == [1, 1, 1, 0, 1]
    assert moved(lies, 1, 0) is None
