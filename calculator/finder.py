"""「どの枠か」: one shopping list before every frame: each frame alone, every combination, and the best of them."""

from calculator import __version__
from calculator.cases import Case
from calculator.estimate import Estimate
from calculator.finder_items import Thing, read_list
from calculator.finder_search import Search
from calculator.finder_shelf import FrameShelf
from calculator.finder_words import left, reasons, told
from calculator.wire import Object

MYPY = False  # the type checker takes this for true; the portable subset has no typing
if MYPY:
    from typing import Any

    from calculator.finder_shelf import Pile
    from calculator.frames import Finder, Program

_CONDITION = ("id", "state", "text", "passages")
_REASON = ("id", "text", "passages")


class Found:
    """A combination: its frames, state (allowed or unresolved), what it pays, and where each thing goes."""

    __slots__ = ("frames", "gap", "paid", "piles", "placed", "state")

    def __init__(self, frames: "list[int]", state: str, paid: int, gap: int) -> None:
        """Begin with nothing placed."""
        self.frames = frames
        self.state = state
        self.paid = paid
        self.gap = gap
        self.placed: list[int] = []
        self.piles: list[Pile] = []


class Market:
    """A list that was read, before every frame of a programme.

    modules: the frames' generated modules; bounds: those of their bounds by frame, and the period under "".
    """

    __slots__ = ("_alone", "assumed", "bounds", "finder", "given", "shelves", "things")

    def __init__(self, finder: "Finder", modules: "list[Any]", bounds: "dict[str, Any]", case: Case) -> None:
        """Let every frame look at every thing."""
        values: Any = case.values
        tax, included, _ = finder.tax
        self.finder = finder
        self.bounds = dict(bounds)
        self.bounds["kept"] = {}
        self.assumed = case.assumed
        self._alone: dict[int, Found] = {}
        self.things = [Thing(finder, row, values[tax] == included) for row in values["items"]]
        self.given = {name: values[name] for _, name in finder.given if name != tax}
        shelf_of = {shelf.frame: shelf for shelf in finder.shelves}
        self.shelves = [
            FrameShelf(finder, shelf_of[module.FRAME.id], module, self.things, self.given) for module in modules
        ]

    def expense(self) -> int:
        """Return all that is paid for everything."""
        return sum([thing.whole() for thing in self.things])

    def combinations(self) -> "list[Found]":
        """Return every combination in which each frame pays: the most money first, then the fewest frames."""
        able = [at for at in range(len(self.shelves)) if self.alone(at).paid]
        found = []
        for frames in _subsets(able):
            state = self.state(frames)
            if frames and state != "excluded":
                one = self.alone(frames[0]) if len(frames) == 1 else self.searched(frames, state)
                if 0 not in [self.shelves[at].paid(pile) for at, pile in zip(frames, one.piles)]:
                    found.append(one)
        keyed = [(-one.paid, len(one.frames), at) for at, one in enumerate(found)]
        keyed.sort()
        return [found[at] for _, _, at in keyed]

    def alone(self, at: int) -> Found:
        """Return what one frame pays when it gets everything that it takes."""
        if at not in self._alone:
            self._alone[at] = self.searched([at], "allowed")
        return self._alone[at]

    def searched(self, frames: "list[int]", state: str) -> Found:
        """Return the best way to place the things into these frames."""
        search = Search(self.things, [self.shelves[at] for at in frames], self.bounds)
        best = search.best()
        found = Found(frames, state, best.paid, best.gap)
        placed = best.placed if best.paid else search.filled(list(range(len(frames))))
        found.piles = list(search.piles(placed))
        found.placed = [frames[at] if at >= 0 else -1 for at in placed]
        return found

    def state(self, frames: "list[int]") -> str:
        """Return whether frames go together: excluded if two of them are, else unresolved if two of them are."""
        ids = [self.shelves[at].shelf.frame for at in frames]
        states = [pair.state for pair in self.finder.together if pair.frames[0] in ids and pair.frames[1] in ids]
        if "excluded" in states:
            return "excluded"
        return "unresolved" if "unresolved" in states else "allowed"


def answer(
    program: "Program",
    finder: "Finder",
    modules: "list[Any]",
    bounds: "dict[str, Any]",
    asked: "tuple[list[tuple[str, object]], object]",
    on: "tuple[str, bool]",
) -> Object:
    """Return what a finder answers.

    asked: what is told about the applicant, and the rows of the list; on: ISO date, and whether it was assumed.
    """
    frames = {module.FRAME.id: module for module in modules}
    case = read_list(finder, frames, asked[0], asked[1])
    outside = not program.first <= on[0] <= program.last
    if case.errors or outside or case.missing:
        status = "invalid" if case.errors else "out_of_period" if outside else "needs_input"
        return _result(program, finder, status, case, on, [])
    market = Market(finder, modules, bounds, case)
    found = market.combinations()
    cards = [_card(market, at, on[0]) for at in range(len(market.shelves))]
    pairs: list[tuple[str, object]] = [("expense", market.expense())]
    pairs += [("frames", cards), ("combinations", [_combination(market, one, found) for one in found])]
    return _result(program, finder, "answered", case, on, pairs + told(market, found))


def _card(market: Market, at: int, day: str) -> Object:
    """Write one frame that gets everything it takes."""
    found, shelf = market.alone(at), market.shelves[at]
    lines = [index + 1 for index, place in enumerate(found.placed) if place == at]
    estimate = Estimate([], True)
    answers = shelf.answers(found.piles[0])
    known = lines and shelf.known(found.piles[0])
    if known:
        shelf.frame.explain(shelf.case(answers), estimate, day)
    expense = sum([market.things[line - 1].whole() for line in lines])
    status = "eligible" if found.paid else "ineligible" if lines else "nothing"
    pairs: list[tuple[str, object]] = [("id", shelf.shelf.frame), ("status", status), ("subsidy", found.paid)]
    pairs += [("expense", expense), ("own_payment", expense - found.paid), ("lines", lines)]
    pairs += [("left", left(market, at, found.placed))]
    pairs += [("reasons", _objects(_REASON, estimate.reasons if known else reasons(shelf)))]
    pairs += [("conditions", _objects(_CONDITION, _texts(market, at, lines) + estimate.conditions))]
    return Object(pairs + [("inputs", inputs_of(market, at, found) if lines else Object([]))])


def _texts(market: Market, at: int, lines: "list[int]") -> "list[tuple[object, ...]]":
    """Return what else must hold for the things that lie in a frame, each once."""
    rows: list[tuple[object, ...]] = []
    for line in lines:
        put = market.shelves[at].puts[line - 1]
        if put.goes.text:
            row = (market.things[line - 1].kind.id, "confirm", put.goes.text, put.goes.passages)
            rows += [row] if row not in rows else []
    return rows


def _combination(market: Market, one: Found, all_: "list[Found]") -> Object:
    """Write one combination: each frame with its things, and what it brings less than the best that is allowed."""
    allowed = [each for each in all_ if each.state == "allowed"]
    parts = []
    for at, pile in zip(one.frames, one.piles):
        shelf = market.shelves[at]
        lines = [index + 1 for index, place in enumerate(one.placed) if place == at]
        expense, paid = sum([market.things[line - 1].whole() for line in lines]), shelf.paid(pile)
        part: list[tuple[str, object]] = [("id", shelf.shelf.frame), ("subsidy", paid), ("expense", expense)]
        part += [("own_payment", expense - paid), ("lines", lines), ("inputs", inputs_of(market, at, one))]
        parts.append(Object(part))
    ids = [market.shelves[at].shelf.frame for at in one.frames]
    pairs = [pair for pair in market.finder.together if pair.frames[0] in ids and pair.frames[1] in ids]
    rules = [Object([("state", each.state), ("text", each.text), ("passages", each.passages)]) for each in pairs]
    unplaced = [index + 1 for index, place in enumerate(one.placed) if place < 0]
    return Object(
        [
            ("frames", ids),
            ("state", one.state),
            ("subsidy", one.paid),
            ("own_payment", market.expense() - one.paid),
            ("loses", allowed[0].paid - one.paid),
            ("gap", one.gap),
            ("parts", parts),
            ("unplaced", unplaced),
            ("rules", rules),
        ]
    )


def inputs_of(market: Market, at: int, found: Found) -> Object:
    """Return what to type into a frame's calculator for the things that lie in it, without tax, defaults left out.

    Things paid by the month for the same time stand as they are paid; for other times, as what of them counts.
    """
    shelf = market.shelves[at]
    pile = found.piles[found.frames.index(at)]
    answers = _by_month(market, at, found.placed, shelf.answers(pile))
    given = [(field.name, answers[field.name]) for field in shelf.fields if field.name in answers]
    defaults = {field.name: field.default for field in shelf.fields}
    pairs = [(name, value) for name, value in given if value != defaults[name] or value is True]
    return Object([(shelf.shelf.record, [Object(pairs)])]) if shelf.shelf.record else Object(pairs)


def _by_month(market: Market, at: int, placed: "list[int]", answers: "dict[str, Any]") -> "dict[str, Any]":
    shelf = market.shelves[at]
    terms: list[tuple[int, str, str, str, int, int]] = []
    for index, place in enumerate(placed):
        put = shelf.puts[index]
        thing = market.things[index]
        if place == at and put.goes.into and put.goes.monthly and thing.months:
            goes = put.goes
            terms.append((thing.months, goes.monthly, goes.months, goes.into, thing.price, put.cost))
    if terms:
        longest = max([(sum([each[5] for each in terms if each[0] == term[0]]), term[0]) for term in terms])[1]
        for months, monthly, name, into, price, cost in terms:
            if months == longest:
                answers[monthly] = answers.get(monthly, 0) + price
                answers[name] = months
                answers[into] -= cost
    return answers


def _subsets(items: "list[int]") -> "list[list[int]]":
    found: list[list[int]] = [[]]
    for item in items:
        found += [each + [item] for each in found]
    return found


def _objects(keys: "tuple[str, ...]", rows: "list[tuple[object, ...]]") -> "list[Object]":
    return [Object(list(zip(keys, row))) for row in rows]


def _result(
    program: "Program",
    finder: "Finder",
    status: str,
    case: Case,
    on: "tuple[str, bool]",
    pairs: "list[tuple[str, object]]",
) -> Object:
    told_: list[tuple[str, object]] = [("program", program.id), ("finder", finder.id), ("status", status)] + pairs
    told_ += [("missing", case.missing if status == "needs_input" else [])]
    told_ += [("errors", [Object(list(zip(("input", "typed", "text"), error))) for error in case.errors])]
    assumed = [name for name in case.assumed if "[" not in name] + (["on"] if on[1] else [])
    receipt: list[tuple[str, object]] = [("rules", finder.digest), ("rulebook", program.rulebook)]
    receipt += [("calculator", __version__), ("on", on[0]), ("inputs", Object(case.inputs)), ("assumed", assumed)]
    return Object(told_ + [("receipt", Object(receipt))])
