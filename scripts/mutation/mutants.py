"""Every mutant of the rules: one figure, comparator, rate, row, bound or rounding other than it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from scripts.mutation.nodes import Edits, spoken, with_key, with_text
from scripts.mutation.steps import comparators, figures, is_rate, roundings
from scripts.rulebook.load import Items, Map, Node, Text

# What readers read, and what names things: no figure in it changes an amount.
SAID = ("label", "text", "cite", "unmet", "mend", "help", "reason", "main", "id", "group", "type", "unit", "choices")
SECTIONS = ("values", "requires", "alternatives")
# What an input says of itself that can change an amount: its range is a matter of what is accepted (see `ranges`).
OF_INPUTS = ("default", "ask_when", "inputs")
RANGE = ("at_least", "at_most")
BOUNDS = {"at_most": "below", "below": "at_most"}
COMPARATORS = {"以上": "超", "超": "以上", "以下": "未満", "未満": "以下"}
CALCULATED = ("sum", "times", "minus", "least", "share")
PAIR = 2


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change of one file: its kind, where it is made, what stood there and what stands there now."""

    kind: str
    file: str
    line: int
    path: str
    was: str
    becomes: str
    edits: Edits


def mutants(files: dict[str, Map]) -> list[Mutant]:
    """Return every mutant of the frames and of what they share, each once, in the order of the files."""
    found: list[Mutant] = []
    for name, root in files.items():
        shared = root.get("parts")
        if isinstance(shared, Map):
            found += [each for _, part in shared.entries for each in _of_rules(part)]
            found += _of_tax(root)
        elif name not in ("sources", "schedule"):
            found += _of_rules(root)
    return list({(each.file, each.path, each.kind, each.becomes): each for each in found}.values())


def _of_tax(root: Map) -> Iterator[Mutant]:
    tax = root.get("tax_basis")
    if isinstance(tax, Map):
        yield from _of_node("times", tax.get("times"))
        yield from _of_node("round", tax.get("round"))


def _of_rules(root: Node) -> Iterator[Mutant]:
    """Yield the mutants of a frame, or of a part."""
    for section, node in _entries(root):
        if section.value == "inputs" and isinstance(node, Map):
            yield from _of_inputs(node)
        elif section.value in SECTIONS:
            yield from _of_node(section.value, node)
            yield from _of_rates(node)


def _of_inputs(inputs: Map) -> Iterator[Mutant]:
    for _, one in inputs.entries:
        if isinstance(one, Map):
            ranges = () if one.get("reason") is not None else RANGE
            for key, node in one.entries:
                if key.value in (*OF_INPUTS, *ranges):
                    yield from (
                        _of_inputs(node) if isinstance(node, Map) and key.value == "inputs" else _of_node("", node)
                    )


def ranges_of_ours(files: dict[str, Map]) -> list[Text]:
    """Return the bounds of inputs that say, with `reason:`, that they are ours: no mutants are made of them."""
    groups = [root.get("inputs") for root in files.values()]
    parts = [part for root in files.values() for _, part in _entries(root.get("parts"))]
    groups += [part.get("inputs") for part in parts if isinstance(part, Map)]
    inputs = [one for group in groups for _, one in _entries(group) if isinstance(one, Map)]
    ours = [one for one in inputs if one.get("reason") is not None]
    return [node for one in ours for key in RANGE if isinstance(node := one.get(key), Text)]


def _entries(node: Node | None) -> tuple[tuple[Text, Node], ...]:
    return node.entries if isinstance(node, Map) else ()


# --- one node


def _of_node(key: str, node: Node | None) -> Iterator[Mutant]:
    """Yield the mutants of a node and of all below it; key: the one it stands under."""
    match node:
        case Text(value):
            changed = roundings(value) if key == "round" else [*figures(value), *comparators(value)]
            yield from (_mutant(kind, node, text, {node.place.path: with_text(node, text)}) for kind, text in changed)
        case Items(nodes):
            yield from _of_items(key, node)
            for each in nodes:
                yield from _of_node("", each)
        case Map(entries):
            yield from _of_keys(node)
            for name, each in entries:
                if name.value not in SAID:
                    yield from _of_node(name.value, each)


def _of_items(key: str, items: Items) -> Iterator[Mutant]:
    """Yield a list without each of its rows, cases, requirements, choices or parts in turn."""
    if key in ("rows", "choose", "requires", "alternatives"):
        yield from (_mutant(f"{key} ぬき", node, "—", {node.place.path: None}) for node in items.nodes)
    if key in ("sum", "least") and len(items.nodes) > PAIR:
        yield from (_mutant(f"{key} ぬき", node, "—", {node.place.path: None}) for node in items.nodes)
    if key not in ("", *CALCULATED) and len(items.nodes) > 1 and all(isinstance(node, Text) for node in items.nodes):
        yield from (_mutant("選択肢ぬき", node, "—", {node.place.path: None}) for node in items.nodes)


def _of_keys(mapping: Map) -> Iterator[Mutant]:
    """Yield a map whose bound, comparator or pair of parts is another."""
    for key, node in mapping.entries:
        renamed = {**BOUNDS, **COMPARATORS}.get(key.value)
        if renamed:
            made = with_key(mapping, key.value, renamed)
            yield _mutant("以上・超・以下・未満", mapping, spoken(made), {mapping.place.path: made})
        if key.value in ("sum", "least") and isinstance(node, Items) and len(node.nodes) == PAIR:
            for at, dropped in enumerate(node.nodes):
                kept = Items((node.nodes[1 - at],), node.place)
                made = Map(
                    tuple((name, kept if each is node else each) for name, each in mapping.entries), mapping.place
                )
                edits = {mapping.place.path: with_key(made, "least", "sum")}
                yield _mutant(f"{key.value} ぬき", dropped, "—", edits)


# --- rates


def _of_rates(node: Node) -> Iterator[Mutant]:
    """Yield the rules with two neighbouring rates exchanged, and with each put in the other's place."""
    for one, other in pairwise(_rates("", node)):
        if one.value != other.value:
            here, there = one.place.path, other.place.path
            yield _mutant("率の入替", one, f"{other.value}（{other.place.line}行目と）", _exchanged(one, other))
            yield _mutant("隣の率", one, other.value, {here: with_text(one, other.value)})
            yield _mutant("隣の率", other, one.value, {there: with_text(other, one.value)})


def _exchanged(one: Text, other: Text) -> Edits:
    return {one.place.path: with_text(one, other.value), other.place.path: with_text(other, one.value)}


def _rates(key: str, node: Node) -> Iterator[Text]:
    match node:
        case Text(value) if key not in SAID and is_rate(value):
            yield node
        case Items(nodes):
            for each in nodes:
                yield from _rates(key, each)
        case Map(entries):
            for name, each in entries:
                yield from _rates(name.value, each)


def _mutant(kind: str, node: Node, becomes: str, edits: Edits) -> Mutant:
    return Mutant(kind, node.place.file, node.place.line, node.place.path, spoken(node), becomes, edits)
