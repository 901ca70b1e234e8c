"""The tree of a result: what it rests on, down to the inputs; what has been unfolded once is only named again."""

from __future__ import annotations

from dataclasses import dataclass

from scripts.rulebook.graph import used_by
from scripts.rulebook.model import Frame

AGAIN = "（中身は上と同じ）"
TYPED = "（入力）"


@dataclass(frozen=True, slots=True)
class Node:
    """A name in the tree, a note beside it, and what it rests on."""

    name: str
    label: str
    note: str
    parts: tuple[Node, ...]


def tree_of(frame: Frame, name: str) -> Node:
    """Return the tree below a value."""
    return _node(frame, name, set())


def _node(frame: Frame, name: str, seen: set[str]) -> Node:
    one, value = frame.input(name), frame.value(name)
    if one is not None:
        return Node(name, one.label, TYPED, ())
    if value is None:
        raise KeyError(f"{frame.id} has neither an input nor a value called {name}")
    if name in seen:
        return Node(name, value.label, AGAIN, ())
    seen.add(name)
    parts = dict.fromkeys(used.id for used in used_by(value.operation))
    return Node(name, value.label, "", tuple(_node(frame, part, seen) for part in parts))
