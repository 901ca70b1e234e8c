"""Typed access to nodes: each reader asks for what it needs, and every misfit becomes a fault with its line."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from difflib import get_close_matches
from typing import TypeVar

from scripts.rulebook.errors import NOWHERE, Faults
from scripts.rulebook.keys import Keys
from scripts.rulebook.literals import LiteralError, Quantity, read_quantity
from scripts.rulebook.load import Items, Map, Node, Text
from scripts.rulebook.model import Literal, Rounding

T = TypeVar("T")

ROUNDINGS = {"1円未満切捨て": "down", "1円未満切上げ": "up", "1円未満四捨五入": "half_up"}
YES_NO = {"yes": True, "no": False}


class Scan:
    """Reads nodes into plain Python values; faults are collected, a stand-in value lets the reading go on."""

    def __init__(self, faults: Faults) -> None:
        self.faults = faults

    def map(self, root: Node | None, keys: Keys) -> Map:
        """Return `root` as a map that has all keys it must have and no unknown one."""
        mapping = self.any_map(root)
        known = keys.all
        for key, node in mapping.entries:
            if key.value not in known:
                close = get_close_matches(key.value, known, 1)
                mend = f"did you mean “{close[0]}”?" if close else f"known here: {', '.join(known)}"
                self.faults.add(key.place, f"the key “{key.value}” is not known here", mend)
            if key.value in keys.must and isinstance(node, Text) and not node.value.strip():
                self.faults.add(key.place, f"nothing stands under “{key.value}”", f"write `{key.value}: …`")
        present = {key.value for key, _ in mapping.entries}
        for name in keys.must:
            if name not in present and mapping.entries:
                self.faults.add(mapping.place, f"the key “{name}” is missing", f"add `{name}: …`")
        return mapping

    def any_map(self, node: Node | None) -> Map:
        """Return `node` as a map with any keys; an empty one (and a fault) when it is something else."""
        if isinstance(node, Map):
            return node
        place = node.place if node else NOWHERE
        if node is not None:
            self.faults.add(place, "a map of keys is expected here", "write `key: value` lines")
        return Map((), place)

    def nodes(self, node: Node | None) -> tuple[Node, ...]:
        """Return the nodes of a list; nothing for an absent one."""
        if node is None:
            return ()
        if isinstance(node, Items):
            return node.nodes
        self.faults.add(node.place, "a list is expected here", "write `[a, b]` or `- …` lines")
        return ()

    def text(self, node: Node | None, default: str = "") -> str:
        """Return a scalar's text; `default` when it is absent."""
        if node is None:
            return default
        if isinstance(node, Text):
            return node.value
        self.faults.add(node.place, "plain text is expected here", "write one line of text")
        return default

    def texts(self, node: Node | None) -> tuple[str, ...]:
        """Return a list of scalars as text."""
        return tuple(self.text(each) for each in self.nodes(node))

    def one_of(self, node: Node | None, options: Iterable[str], default: str) -> str:
        """Return a text that is one of `options`."""
        text = self.text(node, default)
        known = tuple(options)
        if text not in known and node is not None:
            self.faults.add(node.place, f"“{text}” is not one of {', '.join(known)}", "write one of them")
            return default
        return text

    def yes_no(self, node: Node | None, *, default: bool) -> bool:
        """Return yes or no as a bool."""
        if node is None:
            return default
        return YES_NO[self.one_of(node, YES_NO, "no")]

    def whole(self, node: Node | None, default: int = 0) -> int:
        """Return a plain whole number (pages and the like, which have no unit)."""
        return self._convert(node, int, default, "a whole number is expected here", "write digits only")

    def day(self, node: Node | None) -> date | None:
        """Return a day written 2025-12-01."""
        return self._convert(node, date.fromisoformat, None, "a day is expected here", "write it as 2025-12-01")

    def moment(self, node: Node | None) -> datetime | None:
        """Return a moment written 2025-12-02 17:00 (Japan's time)."""
        mend = "write it as 2025-12-02 17:00"
        return self._convert(node, _wall_time, None, "a day and time is expected here", mend)

    def quantity(self, node: Node | None) -> Literal | None:
        """Return a typed literal; None (and a fault, unless absent) when it is not one."""
        if node is None:
            return None
        text = self.text(node)
        try:
            return Literal(read_quantity(text), node.place)
        except LiteralError as error:
            self.faults.add(node.place, str(error), "write it with its unit, such as 150万円, 2/3, 24か月 or 10者")
            return None

    def yen(self, node: Node | None) -> int:
        """Return an amount written in yen as an integer."""
        literal = self.quantity(node)
        if literal is None:
            return 0
        if literal.quantity.unit != "円":
            self.faults.add(literal.place, f"“{literal.quantity}” is not an amount in yen", "write it with 円")
        return int(literal.quantity.amount)

    def rounding(self, node: Node | None) -> Rounding | None:
        """Return the rounding written; None when absent."""
        if node is None:
            return None
        text = self.one_of(node, ROUNDINGS, "1円未満切捨て")
        return Rounding(ROUNDINGS[text], text)

    def quantity_or(self, node: Node | None, stand_in: str) -> Literal:
        """Return a literal, or the stand-in where the fault has been noted."""
        place = node.place if node else NOWHERE
        return self.quantity(node) or Literal(read_quantity(stand_in), place)

    def _convert(self, node: Node | None, read: Callable[[str], T], default: T, what: str, mend: str) -> T:
        if node is None:
            return default
        try:
            return read(self.text(node))
        except ValueError:
            self.faults.add(node.place, f"{what}, not “{self.text(node)}”", mend)
            return default


def _wall_time(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is not None:
        raise ValueError("Japan's time is meant; no offset is written")
    return moment


def zero(unit: str) -> Quantity:
    """Return the quantity 0 of a unit."""
    return read_quantity(f"0{unit}")
