"""The search of a finder against every way there is: what is paid, where each thing lies, and how it begins."""

from collections.abc import Iterator
from itertools import product
from random import Random
from typing import Any

import pytest

from calculator import finder_bound
from calculator.beside import surveyed
from calculator.finder import Market
from calculator.finder_items import read_list
from calculator.finder_search import Search
from calculator.shopping import finders
from calculator.web import find_program
from calculator.wire import Object

RULES: Any = find_program(None).thing
(FINDER,) = [module.FINDER for module in finders(RULES.program)]
FRAMES = {module.FRAME.id: module for module in RULES.frames}
USES = ("accounting", "ordering", "payment", "pos", "sales", "supply", "people", "industry", "general")
# Where some rule turns, alone or with another thing.
PRICES = (49_999, 50_001, 100_000, 150_001, 333_333, 500_001, 666_667, 999_999, 1_500_000, 2_000_001)

type Items = list[dict[str, Any]]


def market(items: Items, size: str = "small") -> Market:
    """Return a list that was read, before every frame."""
    rows = [Object(list(item.items())) for item in items]
    case = read_list(FINDER, FRAMES, [("size", size), ("near_minimum_wage", False)], rows)
    assert (case.errors, case.missing) == ([], [])
    return Market(FINDER, list(RULES.frames), {**surveyed(RULES.program), "": FINDER.period}, case)


def search(found: Market, frames: tuple[str, ...]) -> Search:
    """Return the search that places the list into some frames."""
    shelves = [shelf for shelf in found.shelves if shelf.shelf.frame in frames]
    return Search(found.things, shelves, found.bounds)


def software(chance: Random) -> dict[str, Any]:
    """Return a piece of software that both 通常枠 and インボイス対応類型 take."""
    return {"kind": "invoice_software", "price": chance.choice(PRICES)} | dict.fromkeys(chance.sample(USES, 2), True)


def mixed(chance: Random) -> dict[str, Any]:
    """Return anything that may be bought."""
    kind = chance.choice(("software", "option", "consulting", "setup", "support", "pc", "register", "security_service"))
    item: dict[str, Any] = {"kind": kind, "price": chance.choice(PRICES)}
    if kind == "security_service":
        item["price"] = chance.choice((2_000, 12_345, 60_000))
    return item


def every_way(one: Search) -> Iterator[tuple[int, ...]]:
    """Yield every way to place the list that the rules allow: one of a kind, and what belongs together together."""
    for placed in product(range(-1, len(one.shelves)), repeat=len(one.things)):
        if all(_fits(one, placed, index) for index in range(len(placed))):
            yield placed


def _fits(one: Search, placed: tuple[int, ...], index: int) -> bool:
    at, thing = placed[index], one.things[index]
    if at < 0:
        return True
    put = one.shelves[at].puts[index]
    if put is None or (thing.part_of >= 0 and placed[thing.part_of] != at):
        return False
    same = [each for each, other in enumerate(one.things) if placed[each] == at and other.kind == thing.kind]
    return not put.one or len(same) == 1


def paid(one: Search, placed: tuple[int, ...]) -> int:
    """Return what the frames pay for a way."""
    return sum(shelf.paid(pile) for shelf, pile in zip(one.shelves, one.piles(placed), strict=True))


def hold(one: Search) -> None:
    """The best that is found is what the best of every way pays, exactly, and lies as it says."""
    best = one.best()
    assert (best.paid, best.gap) == (max(paid(one, placed) for placed in every_way(one)), 0)
    assert paid(one, best.placed) == best.paid
    assert all(_fits(one, best.placed, index) for index in range(len(best.placed)))


@pytest.mark.parametrize("seed", range(30))
def test_a_short_list_is_placed_as_well_as_in_any_way(seed: int) -> None:
    """Four or five things, some of which belong to others, before two and three frames."""
    chance = Random(seed)
    items = [software(chance), *(chance.choice((software, mixed))(chance) for _ in range(3))]
    items.append({"kind": "setup", "price": chance.choice(PRICES), "part_of": 1})
    found = market(items, chance.choice(("small", "sme")))
    hold(search(found, ("tsujyo", "invoice")))
    hold(search(found, ("tsujyo", "invoice", "security")))


@pytest.mark.parametrize("seed", range(20))
def test_many_things_that_two_frames_share(seed: int) -> None:
    """With nine pieces of software the bound on both together comes in, and takes nothing off the best."""
    chance = Random(seed)
    one = search(market([software(chance) for _ in range(finder_bound.FEW + 1)]), ("tsujyo", "invoice"))
    assert one.bound.pair == (0, 1)
    best = one.best()
    ways = product(range(2), repeat=len(one.things))
    assert (best.paid, best.gap) == (max(paid(one, placed) for placed in ways), 0)


def test_few_shared_things_need_no_bound() -> None:
    """Up to eight things that two frames share are looked at in every way."""
    chance = Random("few")
    assert search(market([software(chance) for _ in range(finder_bound.FEW)]), ("tsujyo", "invoice")).bound.pair is None


def test_things_are_placed_in_an_order() -> None:
    """What one frame takes comes first, then what is taken as it is, then what does something; the dearest of each."""
    items: Items = [
        {"kind": "option", "price": 1_000},
        {"kind": "invoice_software", "price": 10_000, "accounting": True},
        {"kind": "invoice_software", "price": 20_000, "accounting": True},
        {"kind": "security_service", "price": 100},
        {"kind": "software", "price": 5, "sales": True},
        {"kind": "support", "price": 7, "part_of": 2},
        {"kind": "pc", "price": 9, "part_of": 3},
    ]
    assert search(market(items), ("tsujyo", "invoice", "security")).order == [2, 6, 4, 3, 1, 0, 5]


def test_each_frame_is_filled_first_to_begin_with() -> None:
    """A way to begin with: all that the first frame takes, the rest to the next."""
    items: Items = [
        {"kind": "invoice_software", "price": 10_000, "accounting": True},
        {"kind": "pc", "price": 9},
        {"kind": "software", "price": 5, "sales": True},
        {"kind": "consulting", "price": 5},
        {"kind": "consulting", "price": 6},
        {"kind": "nothing", "price": 6},
    ]
    one = search(market(items), ("tsujyo", "invoice"))
    assert one.filled([0, 1]) == [0, 1, 0, 1, 0, -1]
    assert one.filled([1, 0]) == [1, 1, 0, 0, 1, -1]
    assert one.filled([1]) == [1, 1, -1, -1, 1, -1]
