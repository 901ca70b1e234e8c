"""The bound on two frames together, against every yen: never below what they can be paid, nor two yen above it."""

from collections.abc import Callable
from itertools import pairwise
from random import Random
from typing import Any

import pytest

from calculator import finder_bound
from calculator.beside import surveyed
from calculator.finder import Market
from calculator.finder_items import read_list
from calculator.finder_search import Search
from calculator.wire import Object
from tests.calculator.test_finder_search import FINDER, FRAMES, RULES, Items, market, search

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


def near(uses: tuple[str, ...], dearest: int = 300_000) -> Search:
    """Return the search for nine dear pieces of software, bought by a firm near the minimum wage."""
    prices = [dearest - 1_000 * at for at in range(9)]
    rows = [
        Object([("kind", "invoice_software"), ("price", price), *((use, True) for use in uses)]) for price in prices
    ]
    case = read_list(FINDER, FRAMES, [("size", "sme"), ("near_minimum_wage", True)], rows)
    bounds = {**surveyed(RULES.program), "": FINDER.period}
    return search(Market(FINDER, list(RULES.frames), bounds, case), ("tsujyo", "invoice"))


@pytest.mark.parametrize(
    ("uses", "pieces"),
    [
        (
            ("accounting",),
            [
                *((0, 0, 500_000), (1, 74_999, 500_000), (75_000, 1_997_333, 1_831_556)),
                *((1_997_334, 2_249_998, 1_831_556), (2_249_999, 2_249_999, 1_810_499)),
                *((2_250_000, 2_663_999, 1_810_500), (2_664_000, 2_664_000, 1_499_999)),
            ],
        ),
        (
            ("accounting", "ordering", "sales", "supply"),
            [
                *((0, 0, 1_831_555), (1, 74_999, 1_831_555), (75_000, 1_997_333, 1_831_555)),
                *((1_997_334, 2_249_998, 1_831_556), (2_249_999, 2_249_999, 1_810_499)),
                *((2_250_000, 2_663_999, 1_810_501), (2_664_000, 2_664_000, 1_776_000)),
            ],
        ),
    ],
)
def test_pieces_that_rise_fall_and_stay(uses: tuple[str, ...], pieces: list[tuple[int, int, int]]) -> None:
    """Near the minimum wage both may pay two thirds: what stays is exact, by one period; nothing is two yen off."""
    one = near(uses)
    bound, tsujyo, invoice = one.bound, pays(one, 0), pays(one, 1)
    marks = (one.coming[0][0].marks, one.coming[1][0].marks)
    assert bound._cut(marks) == pieces
    for first, last, most_ in pieces:
        costs = {*range(first, min(first + 200, last)), *range(max(last - 200, first), last), first, last}
        best = max(tsujyo(cost) + invoice(bound.all - cost) for cost in costs)
        assert best <= most_ <= best + 1
    # Between two costs next to each other there is none that could be a yen above both.
    ends = [tsujyo(cost) + invoice(bound.all - cost) for cost in range(2_250_100, 2_250_103)]
    assert bound._largest(marks, 2_250_100, 2_250_101) == max(ends[:2])
    assert bound._largest(marks, 2_250_100, 2_250_102) == max(ends[0], ends[2]) + 1


def test_a_piece_on_which_one_frame_stays_is_not_level() -> None:
    """Where インボイス対応類型 is at its most and 通常枠 still rises, or begins to again with a fourth process."""
    one = near(("accounting",)).bound
    ends = [one._both((1, 1), cost) for cost in (700_000, 1_900_000)]
    assert one._largest((1, 1), 700_000, 1_900_000) == max(ends) + 1
    dear = near(("accounting", "ordering", "sales", "supply"), 400_000).bound
    ends = [dear._both((15, 1), cost) for cost in (2_300_000, 2_800_000)]
    assert ends == [2_033_333, 2_366_666]
    assert dear._largest((15, 1), 2_300_000, 2_800_000) == max(ends) + 1


def test_amounts_that_repeat_are_known_to_the_yen() -> None:
    """Where what one frame loses the other gets, floors and all, one period is enough, whatever the two ends are."""
    bound = near(("accounting", "ordering", "sales", "supply")).bound
    ends = [bound._both((15, 3), cost) for cost in (100_000, 200_000)]
    assert (*ends, bound._largest((15, 3), 100_000, 200_000)) == (1_831_554, 1_831_555, 1_831_555)


def test_what_is_known_of_some_marks_is_not_taken_for_others() -> None:
    """Where the upper range begins depends on how much the software does, whichever is asked first."""
    one, other = (
        near(("accounting", "ordering", "sales", "supply")),
        near(("accounting", "ordering", "sales", "supply")),
    )
    few, many = (1, 1), (15, 3)
    told = [one.bound._cut(marks) for marks in (few, many, few)]
    assert [other.bound._cut(many), other.bound._cut(few)] == told[1:]
    assert told[0] == told[2] != told[1]


def test_the_two_frames_change_places() -> None:
    """The same list before the same frames in the other order, with all that is remembered of the first."""
    found = market(SHARED)
    one, turned = (
        Search(found.things, [found.shelves[at] for at in order], found.bounds) for order in ((0, 1), (1, 0))
    )
    assert [top.shelf for top in one.bound._tops] == one.shelves
    assert [top.shelf for top in turned.bound._tops] == turned.shelves


def test_what_moves_lies_as_software() -> None:
    """Any cost stands in the input of software alone, beside all that lies fast, with the marks it is asked of."""
    one = search(market(BESIDE + SHARED), ("tsujyo", "invoice"))
    tsujyo, invoice = one.bound._tops
    slots = [one.shelves[0].slots.index(name) for name in ("software_purchase", "options")]
    pile = tsujyo._with(5, 777)
    assert [pile.sums[at] for at in slots] == [777, 0]
    assert (pile.marks, pile.ones, pile.own) == (5, 0, 0)
    fast = invoice._with(1, 777).sums
    assert dict(zip(one.shelves[1].slots, fast, strict=True)) == {"software_purchase": 777, "options": 0, "pc": 50_000}


def test_things_that_are_no_software_make_no_pair() -> None:
    """Where nothing that does something is shared, nothing counts in full: each frame is bounded by itself."""
    options: Items = [{"kind": "option", "price": 1_000 + at} for at in range(finder_bound.FEW + 1)]
    assert search(market(options), ("tsujyo", "invoice")).bound.most(0, (), [1, 2], [0, 0]) == 3


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
