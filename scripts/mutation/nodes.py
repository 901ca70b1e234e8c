"""Changes in the tree of a rule file: a node put in another's place, or left out; the file itself stays as it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from scripts.rulebook.load import Items, Map, Node, Text

# What stands at which path of a file instead; None: nothing.
type Edits = Mapping[str, Node | None]


def edited(node: Map, edits: Edits) -> Map:
    """Return a file's tree with the edits made."""
    made = _edited(node, edits)
    if not isinstance(made, Map):
        raise TypeError("an edit cannot replace a whole file by something that is no map")
    return made


def _edited(node: Node, edits: Edits) -> Node | None:
    if node.place.path in edits:
        return edits[node.place.path]
    if not any(path.startswith(node.place.path) for path in edits):
        return node
    if isinstance(node, Items):
        return replace(node, nodes=tuple(_kept(_edited(each, edits) for each in node.nodes)))
    if isinstance(node, Map):
        made = [(key, _edited(each, edits)) for key, each in node.entries]
        return replace(node, entries=tuple((key, each) for key, each in made if each is not None))
    return node


def _kept(nodes: Iterator[Node | None]) -> Iterator[Node]:
    yield from (node for node in nodes if node is not None)


def with_text(node: Text, text: str) -> Text:
    """Return a scalar that says something else."""
    return replace(node, value=text)


def with_key(node: Map, key: str, renamed: str) -> Map:
    """Return a map in which one key is another, over the same node."""
    entries = [(replace(name, value=renamed) if name.value == key else name, each) for name, each in node.entries]
    return replace(node, entries=tuple(entries))


def spoken(node: Node) -> str:
    """Write a node as a rule file might, on one line."""
    match node:
        case Text(value):
            return value
        case Items(nodes):
            return f"[{', '.join(spoken(each) for each in nodes)}]"
        case Map(entries):
            return f"{{{', '.join(f'{key.value}: {spoken(each)}' for key, each in entries)}}}"
