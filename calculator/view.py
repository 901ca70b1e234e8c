"""A case with one of its amounts varied: what is spent and paid at any value of it, and where that turns."""

from collections import namedtuple

from calculator.answers import UnreadError, typed_text

MYPY = False  # the type checker takes this for true; the portable subset has no typing
if MYPY:
    from collections.abc import Callable
    from typing import Any

    from calculator.answers import Field

# amount: the varied one, as typed; expense: all that is paid for, without tax; own: what of it stays
Point = namedtuple("Point", ("amount", "expense", "subsidy", "own"))

# Amounts up to here may be no amount at all once the tax is taken out: what is bought at all begins above.
NEAR_NOTHING = 2

_SHOWN = ("at", "expense", "subsidy", "own_payment")
NOWHERE = [("at", None), ("expense", None), ("subsidy", None), ("own_payment", None), ("by", None)]


class View:
    """One case, complete and without faults, of which one amount varies.

    frame: a generated module; edges: the generated module of its bounds; name: `pc` or `members[0].pc`.
    """

    __slots__ = (
        "_gaps",
        "_index",
        "_paid",
        "_records",
        "bounds",
        "edges",
        "end",
        "field",
        "frame",
        "highest",
        "label",
        "name",
        "now",
        "values",
    )

    def __init__(self, frame: "Any", edges: "Any", values: "dict[str, Any]", name: str) -> None:
        """Find the amount; UnreadError when there is none of that name."""
        self.frame = frame
        self.edges = edges
        self.values = values
        self.name = name
        known = [each for each in amounts(frame.FRAME.fields, values) if each[0] == name]
        if not known:
            raise UnreadError(f"「{typed_text(name)}」という金額の入力はありません。")
        _, self.label, self.now = known[0]
        outer, bracket, rest = name.partition("[")
        number, _, inner = rest.partition("].")
        self._records = outer if bracket else ""
        self._index = int(number) if bracket else 0
        fields = {field.name: field for field in frame.FRAME.fields}
        self.field = {field.name: field for field in fields[outer].fields}[inner] if bracket else fields[name]
        self.highest: int = self.field.high
        # Where more brings nothing more, once it was looked for.
        self.end: list[int | None] = []
        self.bounds = list(edges.EDGES) + [edge for _, inner, _ in self._inner() for edge in inner.EDGES]
        self._paid: dict[int, int] = {}
        self._gaps: dict[int, tuple[int, list[tuple[int, bool]]]] = {}

    def put(self, amount: int) -> "dict[str, Any]":
        """Return the answers with this amount in them."""
        changed = dict(self.values)
        if not self._records:
            changed[self.field.name] = amount
            return changed
        records = list(changed[self._records])
        record = dict(records[self._index])
        record[self.field.name] = amount
        records[self._index] = record
        changed[self._records] = records
        return changed

    def paid(self, amount: int) -> int:
        """Return the subsidy at this amount, 0 where nothing is paid."""
        if amount not in self._paid:
            self._paid[amount] = self.frame.amount(**self.put(amount)) or 0
        return self._paid[amount]

    def gap(self, amount: int, index: int) -> int:
        """Return how far a bound is passed at this amount, below 0 where it is not; only the sign has a meaning."""
        return self._gauged(amount)[1][index][0]

    def decides(self, amount: int, index: int) -> bool:
        """Return whether a bound is one that counts at this amount."""
        return self._gauged(amount)[1][index][1]

    def at(self, amount: int) -> Point:
        """Return what is spent and paid at this amount."""
        expense, subsidy = self._gauged(amount)[0], self.paid(amount)
        return Point(amount, expense, subsidy, expense - subsidy)

    def _gauged(self, amount: int) -> "tuple[int, list[tuple[int, bool]]]":
        if amount not in self._gaps:
            values = self.put(amount)
            expense, gaps = self.edges.gauges(**values)
            gaps = list(gaps)
            for records, inner, names in self._inner():
                record = values[records][self._index]
                answers = {name: record[name] for name in names}
                answers[inner.TAX] = values[self.edges.TAX]
                gaps += inner.gauges(**answers)[1]
            self._gaps[amount] = (expense, gaps)
        return self._gaps[amount]

    def _inner(self) -> "list[tuple[str, Any, tuple[str, ...]]]":
        return [part for part in self.edges.RECORDS if part[0] == self._records]


def first_at(low: int, high: int, reached: "Callable[[int], bool]") -> "int | None":
    """Return the smallest number from low to high at which a thing that never ends is reached; None: it never is."""
    if low > high or not reached(high):
        return None
    while low < high:
        middle = (low + high) // 2
        if reached(middle):
            high = middle
        else:
            low = middle + 1
    return low


def crossing(low: int, high: int, gap: "Callable[[int], int]") -> "tuple[int, bool] | None":
    """Return the first number on the new side of a bound, and whether the gap rises there; None: it changes no side."""
    first, last = gap(low), gap(high)
    if (first >= 0) == (last >= 0):
        return None
    rising, turn = last >= 0, 0
    while high - low > 1:
        turn += 1
        middle = _guess(low, high, first, last) if turn % 3 else (low + high) // 2
        here = gap(middle)
        if (here >= 0) == rising:
            high, last = middle, here
        else:
            low, first = middle, here
    return high, rising


def _guess(low: int, high: int, first: int, last: int) -> int:
    """Return where the gap would close if it grew evenly; mostly it does."""
    middle = low + (high - low) * abs(first) // (abs(first) + abs(last))
    return min(max(middle, low + 1), high - 1)


def shown(view: View, amount: int) -> "list[tuple[str, object]]":
    """Return what is spent and paid at an amount, as pairs of the answer; by: how far that is from the case."""
    return list(zip(_SHOWN, view.at(amount))) + [("by", amount - view.now)]


def amounts(fields: "tuple[Field, ...]", values: "dict[str, Any]") -> "list[tuple[str, str, int]]":
    """Return (name, label, amount) of every amount in yen, in the order of the form."""
    found: list[tuple[str, str, int]] = []
    for field in fields:
        if field.kind == "yen":
            found.append((field.name, field.label, values[field.name]))
        for index in range(len(values[field.name]) if field.kind == "records" else 0):
            where, whose = f"{field.name}[{index}].", f"{field.label}{index + 1}の"
            inner = amounts(field.fields, values[field.name][index])
            found += [(where + name, whose + label, amount) for name, label, amount in inner]
    return found
