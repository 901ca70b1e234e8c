"""The direct reading of a finder: every way to place every thing, each worked out by the rules themselves.

Slow and plain, for examples and tests: what the calculator's search finds must not be beaten here.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, product
from typing import TYPE_CHECKING, Any

from scripts.rulebook.literals import read_quantity
from scripts.rulebook.operations import complete, evaluate
from scripts.rulebook.scope import answer_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scripts.rulebook.model import Finder, Frame, Kind, Rulebook

Typed = tuple[tuple[str, object], ...]
PAIR = 2


class FinderError(ValueError):
    """A list that cannot be worked out; the message says why."""


@dataclass(frozen=True, slots=True)
class Bought:
    """One thing of a list, read: price without tax, months (0: paid once), what it does, the line it belongs to."""

    kind: Kind
    price: int
    months: int
    uses: tuple[str, ...]
    own: Mapping[str, int]
    part_of: int

    @property
    def expense(self) -> int:
        """All that is paid for it."""
        return self.price * (self.months or 1)


@dataclass(frozen=True, slots=True)
class Best:
    """The best way: the frames that pay, each thing's frame ("" for none), what they pay, all that is spent."""

    frames: tuple[str, ...]
    placed: tuple[str, ...]
    subsidy: int
    expense: int


def judge_list(book: Rulebook, finder: Finder, inputs: Typed, items: tuple[Typed, ...]) -> Best:
    """Return the best way that is surely allowed: the most money, then the fewest frames, then the first of them."""
    bought = [read_item(book, finder, dict(inputs), item) for item in items]
    best: Best | None = None
    for frames in allowed_sets(book, finder):
        for placed in ways(finder, bought, frames):
            paid = {id_: pays(book, finder, dict(inputs), bought, placed, id_) for id_ in frames}
            if all(paid.values()):
                found = Best(frames, placed, sum(paid.values()), sum(each.expense for each in bought))
                if best is None or found.subsidy > best.subsidy:
                    best = found
    if best is None:
        raise FinderError("nothing is a way too")
    return best


def allowed_sets(book: Rulebook, finder: Finder) -> Iterator[tuple[str, ...]]:
    """Yield every set of frames of which no two are excluded or unresolved, the smaller ones first."""
    state = {frozenset(each.frames): each.state for each in finder.together}
    ids = [frame.id for frame in book.frames]
    for size in range(len(ids) + 1):
        for frames in combinations(ids, size):
            if all(state[frozenset(two)] == "allowed" for two in combinations(frames, PAIR)):
                yield frames


def read_item(book: Rulebook, finder: Finder, inputs: Mapping[str, object], item: Typed) -> Bought:
    """Read one line of a list."""
    typed = dict(item)
    kind = finder.kind(str(typed["kind"]))
    price = int(read_quantity(str(typed["price"])).amount)
    tax = book.program.tax
    if inputs.get(tax.input) == tax.included:
        price = int(price * tax.ratio.quantity.amount)
    monthly = kind.paid == ("monthly",) or (len(kind.paid) > 1 and typed.get("paid") == "monthly")
    months = int(read_quantity(str(typed.get("months", "24か月"))).amount) if monthly else 0
    own = {}
    for name in kind.asks:
        frame, _, asked = name.id.partition(".")
        one = book.frame(frame).input(asked)
        if one is None or asked not in typed:
            raise FinderError(f"“{asked}” is not told")
        own[asked] = answer_of(one, typed[asked])
    uses = tuple(use.id for use in finder.uses if kind.used and typed.get(use.id) == "yes")
    return Bought(kind, price, months, uses, own, int(str(typed.get("part_of", "0"))))


def ways(finder: Finder, bought: list[Bought], frames: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield each way to place the things into some of the frames, or into none."""
    options = [("", *(id_ for id_ in frames if finder.goes(each.kind, id_))) for each in bought]
    for placed in product(*options):
        apart = (
            each.part_of and at and at != placed[each.part_of - 1] for each, at in zip(bought, placed, strict=True)
        )
        singles = [
            (at, each.kind.id)
            for each, at in zip(bought, placed, strict=True)
            if at and (goes := finder.goes(each.kind, at)) and goes.one
        ]
        if not any(apart) and len(set(singles)) == len(singles):
            yield placed


def pays(
    book: Rulebook,
    finder: Finder,
    inputs: Mapping[str, object],
    bought: list[Bought],
    placed: tuple[str, ...],
    id_: str,
) -> int:
    """Return what one frame pays for what is placed in it, 0 where it pays nothing."""
    shelf = finder.shelf(id_)
    like = book.frame(shelf.like or id_)
    case = _case(book, finder, like, inputs, [each for each, at in zip(bought, placed, strict=True) if at == id_])
    frame = book.frame(id_)
    if shelf.record:
        case = {shelf.record: (tuple(case.items()),)}
    try:
        return evaluate(book, id_, complete(frame, tuple(case.items()))).subsidy
    except ValueError:
        return 0


def _case(
    book: Rulebook, finder: Finder, frame: Frame, inputs: Mapping[str, object], things: list[Bought]
) -> dict[str, Any]:
    """Write what a frame is asked about the things placed in it."""
    unknown = {each.input: each.answer for each in finder.unknown}
    case: dict[str, Any] = {}
    for one in frame.inputs:
        if one.given and one.name != book.program.tax.input:
            case[one.name] = inputs.get(one.name) or unknown[one.name]
    marks: dict[str, set[str]] = {}
    for use in finder.uses:
        for at, name, mark in use.counts:
            if at == frame.id:
                marks.setdefault(name.id, set())
                if any(use.id in each.uses for each in things):
                    marks[name.id].add(mark)
    for input_, found in marks.items():
        asked = frame.input(input_)
        case[input_] = ("yes" if found else "no") if asked and asked.type == "yesno" else str(len(found))
    return case | _amounts(frame, things)


def _amounts(frame: Frame, things: list[Bought]) -> dict[str, Any]:
    amounts: dict[str, int] = {}
    told: dict[str, Any] = {}
    for each in things:
        goes = next(goes for goes in each.kind.goes if goes.frame == frame.id)
        if goes.into is not None:
            counted = min(each.months, int(goes.counted.quantity.amount)) if goes.counted and each.months else 1
            amounts[goes.into.id] = amounts.get(goes.into.id, 0) + each.price * counted
        elif goes.monthly is not None and goes.months is not None:
            told |= {goes.monthly.id: f"{each.price}円", goes.months.id: f"{each.months}か月"}
        told |= {name: str(number) for name, number in each.own.items() if frame.input(name)}
    return told | {name: f"{amount}円" for name, amount in amounts.items()}
