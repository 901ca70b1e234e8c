"""Finds the best way to place the things of a list into some frames: exactly, or with a bound on what is left out.

Things are placed one after another, and what is left open is bounded from above by what the frames would pay for all of
it (more expense, or more that the software does, never pays less: proved for every frame, see adr/0015). A way that
cannot become better than the best one known is dropped; ways that leave the same piles are one.
"""

from collections import namedtuple

from calculator.finder_bound import SharedBound
from calculator.finder_shelf import Pile

MYPY = False  # the type checker takes this for true; the portable subset has no typing
if MYPY:
    from calculator.finder_items import Thing
    from calculator.finder_shelf import FrameShelf

    Way = tuple[tuple[Pile, ...], tuple[int, ...]]

# So many ways at once are looked at; beyond, those that promise least are dropped, and what they might bring is told.
WIDEST = 1000

# paid: yen in all; placed: for each thing the index of its frame, -1 for none; gap: what a dropped way might bring more
Best = namedtuple("Best", ("paid", "placed", "gap"))


class Search:
    """One list before some frames."""

    __slots__ = ("_known", "bound", "coming", "order", "shelves", "things")

    def __init__(self, things: "list[Thing]", shelves: "list[FrameShelf]", bounds: "dict[str, object]") -> None:
        """Put the things in order, and add up what is still to come at every depth."""
        self.things = things
        self.shelves = shelves
        self.order = self._ordered()
        self.coming = [_coming(shelf, self.order) for shelf in shelves]
        self._known: dict[tuple[int, int, Pile], int] = {}
        self.bound = SharedBound(self.order, shelves, bounds)

    def best(self) -> Best:
        """Return the best way."""
        best, found = self._guessed()
        dropped = 0
        ways = [(tuple([shelf.empty for shelf in self.shelves]), tuple([-1 for _ in self.things]))]
        for depth, index in enumerate(self.order):
            ways, promised = self._pruned(depth + 1, self._grown(ways, depth, index), best)
            if len(ways) > WIDEST:
                chosen = [(-promised[at], at) for at in range(len(ways))]
                chosen.sort()
                dropped = max(dropped, -chosen[WIDEST][0])
                ways = [ways[at] for _, at in chosen[:WIDEST]]
        for piles, placed in ways:
            paid = self._paid(piles)
            if paid > best:
                best, found = paid, placed
        return Best(best, found, max(0, dropped - best))

    def _ordered(self) -> "list[int]":
        """Return the indexes as they are placed, a thing behind the one it belongs to.

        First what only one frame takes, then what a frame takes as it is, then what does something, then the rest; of
        each the dearest first: what is left open soon is little.
        """
        keys = [(self._rank(index), -self._dearest(index), index) for index in range(len(self.things))]
        keys.sort()
        order: list[int] = []
        for _, _, index in keys:
            self._append(order, index)
        return order

    def _rank(self, index: int) -> int:
        puts = [shelf.puts[index] for shelf in self.shelves if shelf.puts[index] is not None]
        if len(puts) < 2 and not [1 for each in self.things if each.part_of == index]:
            return 0
        if [1 for put in puts if put.slot < 0]:
            return 1
        return 2 if [1 for put in puts if put.marks] else 3

    def _dearest(self, index: int) -> int:
        costs: list[int] = [shelf.puts[index].cost for shelf in self.shelves if shelf.puts[index] is not None]
        return max(costs + [0])

    def _append(self, order: "list[int]", index: int) -> None:
        if index in order:
            return
        if self.things[index].part_of >= 0:
            self._append(order, self.things[index].part_of)
        order.append(index)

    def options(self, piles: "list[Pile] | tuple[Pile, ...]", parent: "int | None", index: int) -> "list[int]":
        """Return the frames a thing may go to; -1 for none where going nowhere may leave room for another.

        parent: where the thing lies that it belongs to, None for none.
        """
        open_ = [
            at
            for at, shelf in enumerate(self.shelves)
            if shelf.takes(piles[at], index) and (parent is None or parent == at)
        ]
        kept = [at for at in open_ if not self.shelves[at].puts[index].one]
        return open_ if kept else open_ + [-1]

    def _parent(self, placed: "list[int] | tuple[int, ...]", index: int) -> "int | None":
        parent = self.things[index].part_of
        return placed[parent] if parent >= 0 else None

    def _grown(self, ways: "list[Way]", depth: int, index: int) -> "list[Way]":
        """Place one thing in every way; of ways that leave the same piles and the same choices, keep the first."""
        later = [self.things[each].part_of for each in self.order[depth + 1 :] if self.things[each].part_of >= 0]
        seen: set[tuple[object, ...]] = set()
        grown = []
        for piles, placed in ways:
            for at in self.options(piles, self._parent(placed, index), index):
                now = placed[:index] + (at,) + placed[index + 1 :]
                left = piles
                if at >= 0:
                    left = piles[:at] + (self.shelves[at].with_(piles[at], index),) + piles[at + 1 :]
                key = (left, tuple([now[each] for each in later]))
                if key not in seen:
                    seen.add(key)
                    grown.append((left, now))
        return grown

    def _pruned(self, depth: int, ways: "list[Way]", best: int) -> "tuple[list[Way], list[int]]":
        """Keep what may still become better than the best known, with what it may become at most."""
        kept, promised = [], []
        marks = [coming[depth].marks for coming in self.coming]
        for way in ways:
            each = [self._relaxed(depth, at, pile) for at, pile in enumerate(way[0])]
            most = sum(each)
            if most > best:
                most = min(most, self.bound.most(depth, way[0], each, marks))
            if most > best:
                kept.append(way)
                promised.append(most)
        return kept, promised

    def _relaxed(self, depth: int, at: int, pile: "Pile") -> int:
        """Return what a frame pays at most: it gets all that it takes of what is not placed yet."""
        key = (depth, at, pile)
        known = self._known.get(key)
        if known is None:
            shelf, coming = self.shelves[at], self.coming[at][depth]
            sums = tuple([here + more for here, more in zip(pile.sums, coming.sums)])
            own = [pile.own] if pile.own else [0] + list(coming.own)
            known = max([shelf.paid(Pile(sums, pile.marks | coming.marks, 0, each)) for each in own])
            self._known[key] = known
        return known

    def _paid(self, piles: "list[Pile] | tuple[Pile, ...]") -> int:
        return sum([shelf.paid(pile) for shelf, pile in zip(self.shelves, piles)])

    def piles(self, placed: "list[int] | tuple[int, ...]") -> "list[Pile]":
        """Return what lies in each frame."""
        return [self._pile(placed, at) for at in range(len(self.shelves))]

    def _pile(self, placed: "list[int] | tuple[int, ...]", at: int) -> "Pile":
        return self.shelves[at].pile([index for index, place in enumerate(placed) if place == at])

    def _guessed(self) -> "tuple[int, tuple[int, ...]]":
        """Return a good way to begin with: each frame filled first, then things moved while it helps."""
        frames = list(range(len(self.shelves)))
        best, found = 0, tuple([-1 for _ in self.things])
        for first in frames:
            paid, placed = self._climbed(self.filled([first] + [each for each in frames if each != first]))
            if paid > best:
                best, found = paid, tuple(placed)
        return best, found

    def _climbed(self, placed: "list[int]") -> "tuple[int, list[int]]":
        piles = self.piles(placed)
        paid, moved = self._paid(piles), len(self.shelves) > 1
        while moved:
            moved = False
            for index in self.order:
                for other in range(-1, len(self.shelves)):
                    tried = self._moved(placed, piles, index, other)
                    if tried is not None and self._paid(tried[1]) > paid:
                        (placed, piles), moved = tried, True
                        paid = self._paid(piles)
        return paid, placed

    def filled(self, order: "list[int]") -> "list[int]":
        """Return the way that gives each thing to the first of some frames that takes it."""
        placed = [-1 for _ in self.things]
        piles = [shelf.empty for shelf in self.shelves]
        for index in self.order:
            open_ = self.options(piles, self._parent(placed, index), index)
            wanted = [at for at in order if at in open_]
            if wanted:
                placed[index] = wanted[0]
                piles[wanted[0]] = self.shelves[wanted[0]].with_(piles[wanted[0]], index)
        return placed

    def _moved(
        self, placed: "list[int]", piles: "list[Pile]", index: int, other: int
    ) -> "tuple[list[int], list[Pile]] | None":
        """Return the way with one thing, and what belongs to it, elsewhere; None where that is not allowed."""
        # What is moved never lies in the other frame: what belongs to a thing lies with it, or nowhere.
        if placed[index] == other or (other >= 0 and not self.shelves[other].takes(piles[other], index)):
            return None
        tried, now = list(placed), list(piles)
        group = [index] + [each for each, thing in enumerate(self.things) if thing.part_of == index]
        left = []
        for each in group:
            if tried[each] >= 0 and tried[each] not in left:
                left.append(tried[each])
            tried[each] = -1
        for at in left:
            now[at] = self._pile(tried, at)
        for each in group:
            if other in self.options(now, self._parent(tried, each), each) and other >= 0:
                tried[each] = other
                now[other] = self.shelves[other].with_(now[other], each)
        return (tried, now) if tried[index] == other else None


# What may still come to a frame at a depth: sums, marks, and the lines that it would take as they are.
Coming = namedtuple("Coming", ("sums", "marks", "own"))


def _coming(shelf: "FrameShelf", order: "list[int]") -> "list[Coming]":
    found = [Coming(shelf.empty.sums, 0, ())]
    for index in reversed(order):
        put, last = shelf.puts[index], found[0]
        if put is None:
            found.insert(0, last)
        elif put.slot < 0:
            found.insert(0, Coming(last.sums, last.marks | put.marks, (index + 1,) + last.own))
        else:
            sums = shelf.with_(Pile(last.sums, 0, 0, 0), index).sums
            found.insert(0, Coming(sums, last.marks | put.marks, last.own))
    return found
