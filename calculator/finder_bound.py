"""A bound on what two frames pay together for things that either takes: the same yen cannot lie in both.

Of two frames, each pays at most what it would for the same cost as software that does all that may still come to it.
With the cost of both together fixed, that is a function of what lies in the first, straight between the bounds of the
rules; its largest whole amount on a straight piece stands at an end, or in any one period (see adr/0015).
"""

from calculator.view import crossing

MYPY = False  # the type checker takes this for true; the portable subset has no typing
if MYPY:
    from typing import Any

    from calculator.finder_shelf import FrameShelf, Pile

# Of fewer things every way is looked at sooner than a bound is made.
FEW = 8


class SharedBound:
    """The bound for the two frames that most things could go to; with few such things there is none.

    order: the things as they are placed; bounds: the generated modules of bounds by frame, under "" the period, and
    under "kept" what is the same for every search of one list.
    """

    __slots__ = ("_period", "_pieces", "_rest", "_tops", "all", "pair")

    def __init__(self, order: "list[int]", shelves: "list[FrameShelf]", bounds: "dict[str, Any]") -> None:
        """Find the two frames, and what is still to come to them at every depth."""
        self.pair = _pair(order, shelves)
        if self.pair is None:
            return
        first, second = self.pair
        kept = bounds["kept"]
        names = tuple([shelves[at].shelf.frame for at in self.pair])
        if names not in kept:
            both = [_Top(shelves[at], shelves[other], order, bounds) for at, other in (self.pair, (second, first))]
            kept[names] = (both, {})
        tops: list[_Top] = kept[names][0]
        self._pieces: dict[tuple[int, int], list[tuple[int, int, int]]] = kept[names][1]
        if -1 in [top.wide for top in tops]:
            self.pair = None
            return
        self._tops = tops
        self._period: int = bounds[""]
        self._rest = [0]
        self.all = 0
        for index in reversed(order):
            costs = [top.cost(index) for top in tops]
            self.all += max(costs + [0])
            self._rest.insert(0, self._rest[0] + (max(costs) if costs[0] >= 0 else 0))

    def most(self, depth: int, piles: "tuple[Pile, ...]", each: "list[int]", coming: "list[int]") -> int:
        """Return what can be paid at most.

        each: what each frame is paid at most by itself; coming: the marks that may still come to each.
        """
        if self.pair is None:
            return sum(each)
        first, second = self.pair
        marks = (piles[first].marks | coming[first], piles[second].marks | coming[second])
        pieces = self._pieces.get(marks)
        if pieces is None:
            pieces = self._pieces[marks] = self._cut(marks)
        low = self._tops[0].lies(piles[first])
        high = min(low + self._rest[depth], self.all)
        bound = 0
        for start, end, whole in pieces:
            if start > high or end < low or whole <= bound:
                continue
            most = whole
            if start < low or end > high:
                ends = (self._both(marks, max(start, low)), self._both(marks, min(end, high)))
                most = min(whole, max(ends) + 1)
            bound = max(bound, most)
        return sum(each) - each[first] - each[second] + bound

    def _both(self, marks: "tuple[int, int]", cost: int) -> int:
        """Return what the two pay when so much lies in the first and all the rest in the second."""
        first, second = self._tops
        return first.paid(marks[0], cost) + second.paid(marks[1], self.all - cost)

    def _cut(self, marks: "tuple[int, int]") -> "list[tuple[int, int, int]]":
        """Return the straight pieces: first cost, last cost, and a bound of the amounts there."""
        starts = [0] + self._tops[0].turns(marks[0], self.all)
        starts += [self.all - turn + 1 for turn in self._tops[1].turns(marks[1], self.all)]
        starts = sorted({each for each in starts if 0 <= each <= self.all})
        ends = [each - 1 for each in starts[1:]] + [self.all]
        return [(first, last, self._largest(marks, first, last)) for first, last in zip(starts, ends)]

    def _largest(self, marks: "tuple[int, int]", first: int, last: int) -> int:
        """Bound the amounts of a straight piece.

        Two floors take off less than two yen together, so that a whole amount inside is at most one above an end; on a
        level piece the amounts repeat, and one period holds them all.
        """
        ends = (self._both(marks, first), self._both(marks, last))
        if self._tops[0].level(marks[0], first, last) and self._tops[1].level(
            marks[1], self.all - last, self.all - first
        ):
            return ends[0]
        if last - first < self._period:
            return max(ends) + (1 if last - first > 1 else 0)
        if self._both(marks, first + self._period) != ends[0]:
            return max(ends) + 1
        return max([self._both(marks, cost) for cost in range(first, first + self._period)])


class _Top:
    """What one frame pays at most for a cost that lies in it."""

    __slots__ = ("_edges", "_paid", "_slots", "_turns", "shelf", "whole", "wide")

    def __init__(self, shelf: "FrameShelf", other: "FrameShelf", order: "list[int]", bounds: "dict[str, Any]") -> None:
        """Put everything in; what the other frame takes too is what moves."""
        self.shelf = shelf
        self._edges = bounds[shelf.shelf.frame]
        self._paid: dict[tuple[object, int], int] = {}
        self._turns: dict[object, list[int]] = {}
        self.whole = shelf.empty
        slots = []
        self.wide = -1
        for index in order:
            put = shelf.puts[index]
            if put is not None and put.slot >= 0:
                self.whole = shelf.with_(self.whole, index)
                # Software counts in full; whatever else can move counts no more than it.
                self.wide = put.slot if shelf.things[index].kind.used else self.wide
                if other.puts[index] is not None and put.slot not in slots:
                    slots.append(put.slot)
        self._slots = slots if self.wide in slots else slots + [self.wide]

    def cost(self, index: int) -> int:
        """Return what a thing counts where its cost moves, -1 where it does not come here, or lies fast."""
        put = self.shelf.puts[index]
        return put.cost if put is not None and put.slot in self._slots else -1

    def lies(self, pile: "Pile") -> int:
        """Return how much of what moves lies in a pile."""
        return sum([pile.sums[at] for at in self._slots])

    def paid(self, marks: int, cost: int) -> int:
        """Return what is paid with so much in it that does so much."""
        key = (self.shelf.counts(marks), cost)
        known = self._paid.get(key)
        if known is None:
            known = self._paid[key] = self.shelf.paid(self._with(marks, cost))
        return known

    def level(self, marks: int, first: int, last: int) -> bool:
        """Return whether the same is paid from one cost to another, more never paying less."""
        return self.paid(marks, first) == self.paid(marks, last)

    def _with(self, marks: int, cost: int) -> "Pile":
        sums = list(self.whole.sums)
        for at in self._slots:
            sums[at] = 0
        sums[self.wide] = cost
        return type(self.whole)(tuple(sums), marks, self.whole.ones, 0)

    def turns(self, marks: int, most: int) -> "list[int]":
        """Return each cost at which a bound of the frame is passed; the first yen is what opens it."""
        key = self.shelf.counts(marks)
        if key not in self._turns:
            found = [1]
            for at in range(len(self._edges.EDGES)):
                crossed = crossing(0, most, self._gap(marks, at)) if most > 1 else None
                if crossed is not None:
                    found.append(crossed[0])
            self._turns[key] = found
        return self._turns[key]

    def _gap(self, marks: int, at: int) -> "Any":
        def gap(cost: int) -> int:
            answers = self.shelf.answers(self._with(marks, cost))
            found: int = self._edges.gauges(**self.shelf.case(answers))[1][at][0]
            return found

        return gap


def _pair(order: "list[int]", shelves: "list[FrameShelf]") -> "tuple[int, int] | None":
    """Return the two frames that share most things, None where no two share many."""
    pair, most = None, FEW
    for first in range(len(shelves)):
        for second in range(first + 1, len(shelves)):
            both = [index for index in order if _lies(shelves[first], index) and _lies(shelves[second], index)]
            if len(both) > most:
                pair, most = (first, second), len(both)
    return pair


def _lies(shelf: "FrameShelf", index: int) -> bool:
    put = shelf.puts[index]
    return put is not None and put.slot >= 0 and not shelf.shelf.record
