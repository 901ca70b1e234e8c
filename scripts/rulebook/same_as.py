"""A file that says it is the same as another programme's, but for what it names: both become one ordinary tree.

`same_as: it-2025/tsujyo` names the file, `except:` every difference, in the shape of that file. What stands in an
entry (a value, a declaration, a part …) is replaced key by key, and a key as a whole; `dropped` takes an entry or a
key away, and an entry that is new says `added: yes`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.rulebook.check_names import nearest
from scripts.rulebook.errors import Faults, Place
from scripts.rulebook.keys import PART, SAME_AS
from scripts.rulebook.load import Items, Map, Node, Text, load
from scripts.rulebook.meaning import meaning
from scripts.rulebook.scan import Scan

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

type Sections = Mapping[str, Sections]

_REFERENCE = re.compile(r"([a-z][a-z0-9-]*)/([a-z][a-z0-9_]*)")
DROPPED, ADDED = "dropped", "added"

# What holds entries, and what of an entry holds entries in turn; every other key is replaced as a whole.
_WHOLE: Sections = {}
_PART: Sections = dict.fromkeys(PART.may, _WHOLE)
SECTIONS: Sections = {
    **_PART,
    **dict.fromkeys(("alternatives", "definitions", "examples", "cases", "topics", "questions", "glossary"), _WHOLE),
    "parts": _PART,
    "wages": {"rows": _WHOLE},
    "verdicts": {"cases": _WHOLE},
    "tracks": {"rounds": _WHOLE, "preparation": _WHOLE},
    **dict.fromkeys(("unknown", "frames", "uses", "starts", "together"), _WHOLE),
    "kinds": {"goes": _WHOLE},
}
_NAMED = (
    *("groups", "inputs", "values", "glossary", "parts", "wages", "rows", "verdicts", "topics"),
    *("unknown", "frames", "uses", "starts", "kinds", "goes"),
)


def called(folder: Path, name: str) -> str:
    """Return how a rule file is called in faults."""
    return f"rules/{folder.name}/{name}.yml"


def expand(folder: Path, name: str, root: Map, faults: Faults, on_the_way: tuple[str, ...] = ()) -> Map | None:
    """Return the tree of the file `name` in `folder` with what it takes over; None when that cannot be found.

    A fault in what was taken over is told where this file says so: there it can be mended without another year's rules.
    """
    said = root.get("same_as")
    if said is None:
        return root
    if name == "sources":
        mend = "list the passages that are taken on trust under `carried_over`"
        faults.add(said.place, "sources cannot be the same as those of another programme", mend)
        return None
    mapping = Scan(faults).map(root, SAME_AS)
    here = f"{folder.name}/{name}"
    base = _base(folder, said, faults, (*on_the_way, here))
    if base is None:
        return None
    named = Scan(faults).text(said)
    faults.taken_over[f"rules/{named}.yml"] = said.place
    over = _exceptions(mapping.get("except"), faults)
    whole = _Merge(faults, named).map(base, over, SECTIONS)
    id_ = [entry for entry in root.entries if entry[0].value == "id"]
    entries = (*id_, *(entry for entry in whole.entries if entry[0].value != "id"))
    for key, _ in entries:
        faults.keys.setdefault((called(folder, name), key.value), key.place)
    return Map(entries, root.place)


def exceptions(root: Map) -> tuple[str, ...]:
    """Return what a file says of its own, as dotted paths down to the keys that are replaced."""
    differs = root.get("except")
    return tuple(_paths(differs, SECTIONS)) if isinstance(differs, Map) else ()


def _paths(over: Map, sections: Sections) -> Iterator[str]:
    for key, change in over.entries:
        inner = sections.get(key.value)
        if inner is None or not isinstance(change, Map):
            yield key.value
            continue
        for name, entry in change.entries:
            deeper = isinstance(entry, Map) and entry.get(ADDED) is None
            paths = _paths(entry, inner) if deeper and isinstance(entry, Map) else ("",)
            yield from (f"{key.value}.{name.value}.{path}".rstrip(".") for path in paths)


def _base(folder: Path, said: Node, faults: Faults, on_the_way: tuple[str, ...]) -> Map | None:
    """Read the file that is named, itself with what it takes over."""
    text = Scan(faults).text(said)
    match = _REFERENCE.fullmatch(text)
    if match is None:
        faults.add(said.place, f"“{text}” names no file of a programme", "write `same_as: it-2025/tsujyo`")
        return None
    if text in on_the_way:
        path = " → ".join((*on_the_way[on_the_way.index(text) :], text))
        faults.add(said.place, f"a cycle of same_as: {path}", "let one of them be written out")
        return None
    other = folder.parent / match[1]
    if not (other / f"{match[2]}.yml").is_file():
        known = sorted(f"{path.parent.name}/{path.stem}" for path in folder.parent.glob("*/*.yml"))
        faults.add(said.place, f"there is no file {called(other, match[2])}", nearest(text, known))
        return None
    root = load(other / f"{match[2]}.yml", called(other, match[2]), faults)
    return None if root is None else expand(other, match[2], root, faults, on_the_way)


def _exceptions(differs: Node | None, faults: Faults) -> Map:
    if isinstance(differs, Map):
        if not differs.entries:
            faults.add(differs.place, "`except` names nothing", "name what differs, or drop the key")
        return differs
    if differs is not None:
        faults.add(differs.place, "`except` names nothing", "write the keys that differ, in the shape of the file")
    return Map((), differs.place if differs else Place("?", 1, 1))


@dataclass(frozen=True, slots=True)
class _Merge:
    """Puts exceptions over what they except from; `base` is the name of that file."""

    faults: Faults
    base: str

    def map(self, base: Map, over: Map, sections: Sections) -> Map:
        """Return `base` with the keys of `over`."""
        entries = {key.value: (key, node) for key, node in base.entries}
        for key, change in over.entries:
            known = entries.get(key.value)
            if key.value == "id":
                self._told(key.place, "an exception cannot change an id", f"write “{DROPPED}”, and add another entry")
            elif _is_dropped(change):
                self._drop(key, entries)
            elif key.value in sections and not (known and _plain(known[1])):
                empty: Node = Map((), key.place) if key.value in _NAMED else Items((), key.place)
                _, old = known or (key, empty)
                entries[key.value] = (known[0] if known else key, self._section(old, change, sections[key.value]))
            else:
                if known and meaning(known[1]) == meaning(change):
                    self._same(key.place, known[1].place)
                entries[key.value] = (key, change)
        return Map(tuple(entries.values()), over.place)

    def _section(self, base: Node, over: Node, inner: Sections) -> Node:
        """Return named entries, or entries with ids in a list, with what `over` says of some of them."""
        entries = _entries(base)
        if not isinstance(over, Map):
            what = "the entries that differ are expected here, by name or id"
            self._told(over.place, what, "write `id: {key: …}`, or `id: dropped`")
            return base
        if not over.entries:
            self._told(over.place, "`except` names nothing here", "name what differs, or drop the key")
        for key, change in over.entries:
            if _is_dropped(change):
                self._drop(key, entries)
            elif isinstance(change, Map) and change.get(ADDED) is not None:
                self._add(key, change, entries, listed=isinstance(base, Items))
            elif key.value not in entries:
                mend = f"{nearest(key.value, entries)} A new one says `{ADDED}: yes`."
                self._told(key.place, f"{self.base} has no “{key.value}” here to make an exception from", mend)
            else:
                entries[key.value] = self._entry(key, entries[key.value], change, inner)
        if isinstance(base, Items):
            return Items(tuple(node for _, node in entries.values()), base.place)
        return Map(tuple(entries.values()), base.place)

    def _entry(self, key: Text, known: tuple[Text, Node], change: Node, inner: Sections) -> tuple[Text, Node]:
        old = known[1]
        if isinstance(change, Map) and isinstance(old, Map):
            if not change.entries:
                self._same(key.place, old.place)
            return known[0], self.map(old, change, inner)
        if meaning(change) == meaning(old):
            self._same(key.place, old.place)
        return key, change

    def _add(self, key: Text, change: Map, entries: dict[str, tuple[Text, Node]], *, listed: bool) -> None:
        if key.value in entries:
            mend = f"drop `{ADDED}`, and write only what differs"
            self._told(key.place, f"{self.base} has “{key.value}” already", mend)
        Scan(self.faults).one_of(change.get(ADDED), ("yes",), "yes")
        kept = tuple(entry for entry in change.entries if entry[0].value != ADDED)
        id_ = Text(key.value, key.place)
        named = ((Text("id", key.place), id_), *kept) if listed else kept
        entries[key.value] = (key, Map(named, change.place))

    def _drop(self, key: Text, entries: dict[str, tuple[Text, Node]]) -> None:
        if entries.pop(key.value, None) is None:
            what = f"{self.base} has no “{key.value}” here to be dropped"
            self._told(key.place, what, nearest(key.value, entries))

    def _same(self, place: Place, old: Place) -> None:
        what = f"this exception changes nothing: {old.file}:{old.line} says the same"
        self._told(place, what, "drop it, or write what differs")

    def _told(self, place: Place, what: str, mend: str) -> None:
        self.faults.add(place, what, mend)


def _entries(node: Node) -> dict[str, tuple[Text, Node]]:
    if isinstance(node, Map):
        return {key.value: (key, inner) for key, inner in node.entries}
    found: dict[str, tuple[Text, Node]] = {}
    for each in node.nodes if isinstance(node, Items) else ():
        name = _name(each)
        found[name.value] = (name, each)
    return found


def _name(entry: Node) -> Text:
    """The id of an entry in a list; two frames that are said together are named tsujyo-invoice."""
    id_, pair = (entry.get("id"), entry.get("frames")) if isinstance(entry, Map) else (None, None)
    if isinstance(pair, Items) and id_ is None:
        return Text("-".join(each.value for each in pair.nodes if isinstance(each, Text)), entry.place)
    return id_ if isinstance(id_, Text) else Text("", entry.place)


def _plain(node: Node) -> bool:
    """Whether a list holds names alone (the frames of a programme), and is replaced as a whole."""
    return isinstance(node, Items) and any(isinstance(each, Text) for each in node.nodes)


def _is_dropped(node: Node) -> bool:
    return isinstance(node, Text) and node.value == DROPPED
