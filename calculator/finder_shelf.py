"""What one frame takes of a list: what is put in, added up, and what the frame's own `amount` pays for it."""

from collections import namedtuple

MYPY = False  # the type checker takes this for true; the portable subset has no typing
if MYPY:
    from typing import Any

    from calculator.finder_items import Thing
    from calculator.frames import Finder, Goes, Shelf

# What lies in a frame. sums: yen in each of its inputs; marks: what the things do, a bit each; ones: a bit for each
# kind of which no second may come; own: the line, from 1, that is taken as it is, 0 for none
Pile = namedtuple("Pile", ("sums", "marks", "ones", "own"))
# slot: which of the sums a thing goes to, -1 where it is taken as it is; cost: what of it counts there
Put = namedtuple("Put", ("goes", "slot", "cost", "marks", "one"))


class FrameShelf:
    """One frame with a list before it.

    puts: for each thing how it goes in, None where it does not; empty: the pile of nothing.
    """

    __slots__ = (
        "_base",
        "_counted",
        "_lacking",
        "_marks",
        "_numbers",
        "_paid",
        "_piles",
        "empty",
        "fields",
        "frame",
        "given",
        "puts",
        "shelf",
        "slots",
        "things",
    )

    def __init__(
        self, finder: "Finder", shelf: "Shelf", frame: "Any", things: "list[Thing]", given: "dict[str, object]"
    ) -> None:
        """Find how each thing goes in; given: the applicant's answers by name."""
        self.frame = frame
        self.shelf = shelf
        self.things = things
        outer = frame.FRAME.fields
        self.fields = (
            next(iter([each for each in outer if each.name == shelf.record])).fields if shelf.record else outer
        )
        self.given = {field.name: given[field.name] for field in self.fields if field.name in given}
        self.slots: list[str] = []
        self._marks: list[tuple[str, str]] = []
        for use in finder.uses:
            for where, name, mark in use.counts:
                if where == shelf.frame and (name, mark) not in self._marks:
                    self._marks.append((name, mark))
        self._counted = [
            (field.name, self._bits(field.name), field.kind == "yesno")
            for field in self.fields
            if self._bits(field.name)
        ]
        ones: list[str] = []
        self.puts: list[Any] = [self._put(finder, thing, ones) for thing in things]
        self.empty = Pile(tuple([0 for _ in self.slots]), 0, 0, 0)
        self._base: dict[str, Any] = {field.name: field.default for field in self.fields}
        for name in self.given:
            self._base[name] = self.given[name]
        told = self.slots + [name for name, _, _ in self._counted]
        self._lacking = bool([name for name in self._base if self._base[name] is None and name not in told])
        self._paid: dict[Pile, int] = {}
        self._numbers: dict[int, tuple[int, ...]] = {}
        self._piles: dict[tuple[int, ...], Pile] = {}

    def counts(self, marks: int) -> "tuple[int, ...]":
        """Return what marks come to, in each input that counts them."""
        known = self._numbers.get(marks)
        if known is None:
            found = []
            for bits, truth in [(bits & marks, truth) for _, bits, truth in self._counted]:
                count, rest = 0, bits
                while rest:
                    rest, count = rest & (rest - 1), count + 1
                found.append(min(count, 1) if truth else count)
            known = self._numbers[marks] = tuple(found)
        return known

    def _bits(self, name: str) -> int:
        return sum([1 << at for at, (input_, _) in enumerate(self._marks) if input_ == name])

    def _put(self, finder: "Finder", thing: "Thing", ones: "list[str]") -> "Put | None":
        taken = [goes for goes in thing.kind.goes if goes.frame == self.shelf.frame]
        if not taken:
            return None
        goes = taken[0]
        slot = -1
        if goes.into:
            if goes.into not in self.slots:
                self.slots.append(goes.into)
            slot = self.slots.index(goes.into)
        if goes.one and thing.kind.id not in ones:
            ones.append(thing.kind.id)
        marks = [
            1 << self._marks.index((name, mark))
            for use in finder.uses
            if use.id in thing.uses
            for where, name, mark in use.counts
            if where == self.shelf.frame
        ]
        bits = 0
        for mark in marks:
            bits |= mark
        return Put(goes, slot, _cost(goes, thing), bits, 1 << ones.index(thing.kind.id) if goes.one else 0)

    def takes(self, pile: Pile, index: int) -> bool:
        """Return whether a thing may come to what lies there already."""
        put = self.puts[index]
        return put is not None and not put.one & pile.ones

    def with_(self, pile: Pile, index: int) -> Pile:
        """Return the pile with one thing more."""
        put = self.puts[index]
        if put.slot < 0:
            return Pile(pile.sums, pile.marks | put.marks, pile.ones | put.one, index + 1)
        sums = pile.sums[: put.slot] + (pile.sums[put.slot] + put.cost,) + pile.sums[put.slot + 1 :]
        return Pile(sums, pile.marks | put.marks, pile.ones | put.one, pile.own)

    def pile(self, things: "list[int]") -> Pile:
        """Return the pile of these things, from 0."""
        key = tuple(things)
        pile = self._piles.get(key)
        if pile is None:
            pile = self.empty
            for index in things:
                pile = self.with_(pile, index)
            self._piles[key] = pile
        return pile

    def paid(self, pile: Pile) -> int:
        """Return what the frame pays for a pile, 0 where it pays nothing."""
        known = self._paid.get(pile)
        if known is None:
            known = self._paid[pile] = self._amount(pile)
        return known

    def _amount(self, pile: Pile) -> int:
        whole = dict(self._base)
        whole.update(self._told(pile))
        # Something is asked that only a thing taken as it is tells.
        if self._lacking and not pile.own:
            return 0
        return self.frame.amount(**self._wrapped(whole)) or 0

    def answers(self, pile: Pile) -> "dict[str, Any]":
        """Return what is answered for a pile, by the frame's (or its record's) inputs."""
        told: dict[str, Any] = dict(self.given)
        told.update(self._told(pile))
        return told

    def _told(self, pile: Pile) -> "list[tuple[str, Any]]":
        found: list[tuple[str, Any]] = list(zip(self.slots, pile.sums))
        for (name, _, truth), count in zip(self._counted, self.counts(pile.marks)):
            found.append((name, count > 0 if truth else count))
        if pile.own:
            goes, thing = self.puts[pile.own - 1].goes, self.things[pile.own - 1]
            found += [(goes.monthly, thing.price), (goes.months, thing.months)]
            found += [(name, thing.own[name]) for name in thing.own if name in self._base]
        return found

    def case(self, answers: "dict[str, Any]") -> "dict[str, Any]":
        """Return all that the frame is asked, with the defaults of what nothing is told about."""
        return self._wrapped({field.name: answers.get(field.name, field.default) for field in self.fields})

    def known(self, pile: Pile) -> bool:
        """Return whether everything that the frame asks is told."""
        return bool(pile.own) or not self._lacking

    def _wrapped(self, whole: "dict[str, Any]") -> "dict[str, Any]":
        if not self.shelf.record:
            return whole
        outer = {field.name: field.default for field in self.frame.FRAME.fields}
        outer[self.shelf.record] = [whole]
        return outer


def _cost(goes: "Goes", thing: "Thing") -> int:
    months = min(thing.months, goes.counted) if goes.into else thing.months
    return thing.price * months if thing.months else thing.price
