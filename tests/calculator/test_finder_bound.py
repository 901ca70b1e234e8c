"""The bound on two frames together, against every yen: never below what they can be paid, nor two yen above it."""

from collections.abc import Callable
from itertools import pairwise
from random import Random
from typing import Any

import pytest

from calculator import finder_bound
from calculator.finder_search import Search
from tests.calculator.test_finder_search import Items, market, search

PRICES = (30_011, 25_003, 20_007, 15_001, 12_013, 9_001, 7_003, 5_009, 3_001, 97, 41, 7)
# What 通常枠 and インボイス対応類型 both take, the dearest first as it is placed, and what does not move between them.
SHARED: Items = [{"kind": "invoice_software", "price": price, "accounting": True, "sales": True} for price in PRICES]
BESIDE: Items = [
    {"kind": "software", "price": 4_000, "sales": True},
    {"kind": "pc", "price": 50_000},
    {"kind": "option", "price": 3_000},
    {"kind": "nothing", "price": 1},
]


def pays(one: Search, at: int) -> Callable[[int], int]:
    """Return what a frame pays for so much of software that does all that is shared, asked of the frame itself."""
    shelf = one.shelves[at]
    asked = shelf.case(shelf.answers(shelf.pile([0])))

    def amount(cost: int) -> int:
        asked["software_purchase"] = cost
        paid: int | None = shelf.frame.amount(**asked)
        return paid or 0

    return amount


def most(one: Search, depth: int, piles: list[Any]) -> int:
    """Return the bound on a way, as the search asks for it."""
    each = [one._relaxed(depth, at, pile) for at, pile in enumerate(piles)]
    return one.bound.most(depth, tuple(piles), each, [coming[depth].marks for coming in one.coming])


@pytest.mark.parametrize("seed", range(12))
def test_what_is_left_to_place_bounds_what_can_be_paid(seed: int) -> None:
    """All but the three smallest lie somewhere: the bound is the best of every yen that may still go either way."""
    chance = Random(seed)
    one = search(market(SHARED), ("tsujyo", "invoice"))
    depth = len(PRICES) - chance.choice((0, 1, 2, 3))
    first = [index for index in one.order[:depth] if chance.random() < chance.choice((0.1, 0.5, 0.9))]
    piles = [one.shelves[0].pile(first), one.shelves[1].pile([at for at in one.order[:depth] if at not in first])]
    low, rest = sum(PRICES[at] for at in first), sum(PRICES[depth:])
    best = max(pays(one, 0)(cost) + pays(one, 1)(sum(PRICES) - cost) for cost in range(low, low + rest + 1))
    assert best <= most(one, depth, piles) <= best + 1


def test_the_whole_is_cut_into_straight_pieces() -> None:
    """One behind the other from nothing to all, each with the most that is paid on it, or a yen more."""
    one = search(market(SHARED), ("tsujyo", "invoice"))
    tsujyo, invoice, whole = pays(one, 0), pays(one, 1), sum(PRICES)
    paid = [tsujyo(cost) + invoice(whole - cost) for cost in range(whole + 1)]
    pieces = one.bound._cut((one.coming[0][0].marks, one.coming[1][0].marks))
    assert [(first, last) for first, last, _ in pieces] == [(0, 0), (1, 99_999), (100_000, whole - 1), (whole, whole)]
    assert all(left[1] + 1 == right[0] for left, right in pairwise(pieces))
    for first, last, bound in pieces:
        best = max(paid[first : last + 1])
        assert best <= bound <= best + 1
    empty = [shelf.empty for shelf in one.shelves]
    assert max(paid) <= most(one, 0, empty) <= max(paid) + 1


def test_only_what_both_take_moves() -> None:
    """What either takes as software moves with its cost, at every depth; what one of them takes alone lies fast."""
    one = search(market(BESIDE + SHARED), ("tsujyo", "invoice"))
    bound, after = one.bound, len(BESIDE)
    assert bound.pair == (0, 1)
    tops = bound._tops
    assert [[top.cost(index) for index in range(after + 1)] for top in tops] == [
        [4_000, -1, 3_000, -1, 30_011],
        [-1, -1, 3_000, -1, 30_011],
    ]
    assert bound.all == sum(PRICES) + 4_000 + 3_000
    rest = [sum(tops[0].cost(index) for index in one.order[at:] if tops[0].cost(index) > 0) for at in range(17)]
    assert bound._rest == rest
    pile = one.shelves[0].pile([0, 2, after, after + 1])
    assert tops[0].lies(pile) == 4_000 + 3_000 + 30_011 + 25_003


def test_without_a_pair_each_frame_is_bounded_by_itself() -> None:
    """Few things, or one frame: the bound is the sum of what each may become."""
    one = search(market(SHARED[: finder_bound.FEW]), ("tsujyo", "invoice"))
    assert one.bound.most(0, (), [3, 4], [0, 0]) == 7
    assert search(market(SHARED), ("invoice",)).bound.pair is None


def test_the_pair_is_known_by_its_places() -> None:
    """Of three frames the two that share most, wherever they stand; a frame of records shares nothing."""
    found = market([*SHARED, {"kind": "security_service", "price": 10}])
    assert search(found, ("tsujyo", "invoice", "denshi")).bound.pair == (0, 1)
    assert search(found, ("tsujyo", "invoice", "security")).bound.pair == (0, 1)
    assert search(found, ("tsujyo", "fukusu")).bound.pair is None
    bounds = found.bounds | {"kept": {}}
    turned = Search(found.things, [found.shelves[at] for at in (2, 1, 0)], bounds)
    assert turned.bound.pair == (1, 2)
