"""Reads one YAML file by its events into nodes that know their line; every scalar stays text.

Only plain maps, lists and scalars are allowed: anchors, aliases, tags, several documents, duplicate keys,
depth over 12 and files over 200 kB are refused with a position.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml import events as yaml_events
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from scripts.rulebook.errors import Faults, Place

MAX_DEPTH = 12
MAX_BYTES = 200_000


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar, exactly as written."""

    value: str
    place: Place


@dataclass(frozen=True, slots=True)
class Items:
    """A list of nodes."""

    nodes: tuple[Node, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Map:
    """Keys, each once, in the order of the file."""

    entries: tuple[tuple[Text, Node], ...]
    place: Place

    def get(self, key: str) -> Node | None:
        """Return the node under `key`, or None."""
        return next((node for name, node in self.entries if name.value == key), None)


Node = Text | Items | Map


def load(path: Path, name: str, faults: Faults) -> Map | None:
    """Read the file at `path` (called `name` in errors); None and a fault when it cannot be read as one map."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        faults.add(Place(name, 1, 1), f"the file cannot be read: {error.strerror}", "put the file there")
        return None
    return parse(raw, name, faults)


def parse(raw: bytes, name: str, faults: Faults) -> Map | None:
    """Read YAML bytes as one map; None and at least one fault when that is not possible."""
    node, found = _parsed(raw, name)
    faults.found += [fault for fault in found.found if fault not in faults.found]
    faults.keys |= found.keys
    return node


@lru_cache(maxsize=64)  # the same files are read again and again by the tests, and YAML is slow
def _parsed(raw: bytes, name: str) -> tuple[Map | None, Faults]:
    faults = Faults()
    if len(raw) > MAX_BYTES:
        what = f"the file has {len(raw):,} bytes, more than {MAX_BYTES:,}"
        faults.add(Place(name, 1, 1), what, "split it into several files")
        return None, faults
    try:
        node = _Reader(name, faults).document(YAML(typ="safe", pure=True).parse(raw.decode("utf-8")))
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        faults.add(Place(name, line, 1), "this is not UTF-8 text", "save the file as UTF-8")
        return None, faults
    except (YAMLError, ValueError, RecursionError, OverflowError) as error:
        faults.add(_error_place(name, error), f"this is not YAML: {_problem(error)}", "mend the syntax at this line")
        return None, faults
    if not isinstance(node, Map):
        if not faults.found:
            faults.add(Place(name, 1, 1), "the file is not a map of keys", "begin with `id: …`")
        return None, faults
    return node, faults


def _problem(error: Exception) -> str:
    if isinstance(error, MarkedYAMLError):
        return str(error.problem or error.context or "syntax error").splitlines()[0]
    return (str(error).splitlines() or ["syntax error"])[0]


def _error_place(name: str, error: Exception) -> Place:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    return Place(name, mark.line + 1, mark.column + 1) if mark else Place(name, 1, 1)


class _StopReadingError(ValueError):
    """Raised where reading on would be pointless; the fault has been noted."""


class _Reader:
    """Builds nodes from YAML events; knows the file's name, and where faults go."""

    def __init__(self, name: str, faults: Faults) -> None:
        self.name = name
        self.faults = faults

    def document(self, events: Iterator[yaml_events.Event]) -> Node | None:
        """Return the first document's node; a second document is a fault."""
        node: Node | None = None
        seen = 0
        try:
            for event in events:
                if isinstance(event, yaml_events.DocumentStartEvent):
                    seen += 1
                    if seen > 1:
                        self._fault(self._place(event, ""), "a second document begins here", "keep one per file")
                        return None
                    node = self._node(next(events), events, "", 1)
        except _StopReadingError:
            return None
        return node

    def _node(self, event: yaml_events.Event, events: Iterator[yaml_events.Event], path: str, depth: int) -> Node:
        place = self._place(event, path)
        if depth > MAX_DEPTH:
            self._fault(place, f"nested deeper than {MAX_DEPTH} levels", "name the inner part as a value of its own")
            raise _StopReadingError
        if isinstance(event, yaml_events.AliasEvent):
            self._fault(place, "an alias (*…) stands here", "write the part out, or put it into program.yml parts")
            return Text("", place)
        self._plain(event, place)
        if isinstance(event, yaml_events.MappingStartEvent):
            return self._map(events, place, depth)
        if isinstance(event, yaml_events.SequenceStartEvent):
            return self._list(events, place, depth)
        return Text(event.value if isinstance(event, yaml_events.ScalarEvent) else "", place)

    def _plain(self, event: yaml_events.Event, place: Place) -> None:
        """Refuse what YAML can do and rules do not need."""
        if getattr(event, "anchor", None):
            self._fault(place, "an anchor (&…) stands here", "write the part out, or put it into program.yml parts")
        if tag := getattr(event, "tag", None):
            self._fault(place, f"a tag ({tag}) stands here", "drop it: every scalar is text")
        if any("\ud800" <= sign <= "\udfff" for sign in getattr(event, "value", None) or ""):
            self._fault(place, "half a character stands here (U+D800 to U+DFFF)", "write the character itself")

    def _list(self, events: Iterator[yaml_events.Event], place: Place, depth: int) -> Items:
        nodes: list[Node] = []
        for event in events:
            if isinstance(event, yaml_events.SequenceEndEvent):
                break
            nodes.append(self._node(event, events, f"{place.path}[{len(nodes)}]", depth + 1))
        return Items(tuple(nodes), place)

    def _map(self, events: Iterator[yaml_events.Event], place: Place, depth: int) -> Map:
        entries: list[tuple[Text, Node]] = []
        for event in events:
            if isinstance(event, yaml_events.MappingEndEvent):
                break
            key = self._key(event, events, place, depth)
            if any(key.value == other.value for other, _ in entries):
                self._fault(key.place, f"the key “{key.value}” stands here a second time", "keep one of the two")
            self.faults.keys[self.name, key.place.path] = key.place
            entries.append((key, self._node(next(events), events, key.place.path, depth + 1)))
        return Map(tuple(entries), place)

    def _key(self, event: yaml_events.Event, events: Iterator[yaml_events.Event], place: Place, depth: int) -> Text:
        node = self._node(event, events, place.path, depth + 1)
        if not isinstance(node, Text):
            self._fault(node.place, "a key must be plain text", "write `key: …`")
            return Text("", node.place)
        path = f"{place.path}.{node.value}" if place.path else node.value
        return Text(node.value, Place(node.place.file, node.place.line, node.place.column, path))

    def _place(self, event: yaml_events.Event, path: str) -> Place:
        mark = event.start_mark
        return Place(self.name, mark.line + 1, mark.column + 1, path)

    def _fault(self, place: Place, what: str, mend: str) -> None:
        self.faults.add(place, what, mend)
