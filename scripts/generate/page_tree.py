"""The tree of a result: what it rests on, down to the inputs, in pieces that a narrow screen can show."""

from __future__ import annotations

from dataclasses import dataclass

from scripts.rulebook.graph import used_by
from scripts.rulebook.model import Frame

DEPTH = 3
TYPED = "（入力）"
TOLD = "（中身は上にあります）"
LATER = "（中身は下に続きます）"


@dataclass(frozen=True, slots=True)
class Node:
    """A name in the tree, a note beside it, and what it rests on."""

    name: str
    label: str
    note: str
    parts: tuple[Node, ...]


def trees_of(frame: Frame, name: str) -> tuple[Node, ...]:
    """Return the tree below a value; a branch that grows deep goes on as a tree of its own."""
    told: set[str] = set()
    waiting = [name]
    # The list grows while it is walked: every branch that ends for now is put behind.
    return tuple(_node(frame, root, DEPTH, told, waiting) for root in waiting if root not in told)


def _node(frame: Frame, name: str, depth: int, told: set[str], waiting: list[str]) -> Node:
    one, value = frame.input(name), frame.value(name)
    if one is not None:
        return Node(name, one.label, TYPED, ())
    if value is None:
        raise KeyError(f"{frame.id} has neither an input nor a value called {name}")
    if name in told:
        return Node(name, value.label, TOLD, ())
    if not depth:
        waiting.append(name)
        return Node(name, value.label, LATER, ())
    told.add(name)
    parts = dict.fromkeys(used.id for used in used_by(value.operation))
    return Node(name, value.label, "", tuple(_node(frame, part, depth - 1, told, waiting) for part in parts))
