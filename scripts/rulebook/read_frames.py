"""Reads a frame's file: its parts from program.yml first, then its own inputs, values and sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from scripts.rulebook import read_payment, read_said
from scripts.rulebook.keys import FRAME, PART
from scripts.rulebook.load import Map, Node, Text
from scripts.rulebook.model import Frame, Input, Name, Value
from scripts.rulebook.read_inputs import group_inputs, merge, read_input, read_titles
from scripts.rulebook.read_values import read_value
from scripts.rulebook.scan import Scan

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Source:
    """A frame's file and the parts it may include, still as nodes; same_as and exceptions as in the model."""

    file: str
    root: Map
    parts: dict[str, Map]
    same_as: str = ""
    exceptions: tuple[str, ...] = ()


class FrameReader:
    """Reads one frame; `others` are the sources of all frames, for records that have another frame's inputs."""

    def __init__(self, scan: Scan, source: Source, others: dict[str, Source]) -> None:
        self.scan = scan
        self.source = source
        self.others = others
        self.root = scan.map(source.root, FRAME)
        self.id = scan.text(self.root.get("id"))

    def read(self) -> Frame:
        """Return the frame; what could not be read has left a fault."""
        scan, root, read = self.scan, self.root, self._list
        inputs = tuple(self._inputs())
        full = scan.text(root.get("full_label")) or scan.text(root.get("label"))
        return Frame(
            id=self.id,
            label=scan.text(root.get("label")),
            full_label=full,
            summary=scan.text(root.get("summary")),
            groups=group_inputs(inputs, self._titles(inputs)),
            requires=tuple(read("requires", read_said.require)),
            values=tuple(self._values()),
            expense=self._name("expense"),
            eligible_cost=self._name("eligible_cost"),
            result=self._name("result"),
            breakdown=tuple(Name(scan.text(node), node.place) for node in scan.nodes(root.get("breakdown"))),
            alternatives=tuple(read("alternatives", read_said.alternative)),
            declares=tuple(read("declares", read_said.declare)),
            not_modelled=tuple(read("not_modelled", read_said.not_modelled)),
            readings=tuple(read("readings", read_said.reading)),
            repayments=tuple(read("repayments", read_payment.repayment)),
            cash=tuple(read("cash", read_payment.cash_step)),
            examples=tuple(read_said.example(scan, node) for node in scan.nodes(root.get("examples"))),
            ladder=read_said.ladder(scan, root.get("ladder"), root.place),
            file=self.source.file,
            same_as=self.source.same_as,
            exceptions=self.source.exceptions,
        )

    def _name(self, key: str) -> Name:
        node = self.root.get(key)
        return Name(self.scan.text(node), node.place if node else self.root.place)

    def _maps(self) -> Iterator[Map]:
        """The included parts, then the frame itself."""
        for node in self.scan.nodes(self.root.get("include")):
            part = self.source.parts.get(self.scan.text(node))
            if part is None:
                known = ", ".join(self.source.parts) or "none"
                self.scan.faults.add(node.place, f"there is no part “{self.scan.text(node)}”", f"known: {known}")
            else:
                yield self.scan.map(part, PART)
        yield self.root

    def _titles(self, inputs: tuple[Input, ...]) -> dict[str, tuple[str, str]]:
        titles = read_titles(self.scan, self.title_nodes())
        for each in inputs:
            if each.group not in titles:
                mend = f"write `group:` with one of: {', '.join(titles) or 'none is defined'}"
                self.scan.faults.add(each.place, f"the input “{each.name}” stands in no group of the form", mend)
        return titles

    def title_nodes(self) -> list[Node]:
        """Return every `groups:` this frame may build on: those of its records' frames, its parts', and its own."""
        nodes: list[Node] = []
        for _, node in self.named("inputs"):
            source = self.others.get(self.scan.text(node.get("frame"))) if isinstance(node, Map) else None
            nodes += FrameReader(self.scan, source, self.others).own_titles() if source else []
        return nodes + self.own_titles()

    def own_titles(self) -> list[Node]:
        """Return every `groups:` of this frame's parts and its own."""
        return [groups for each in self._maps() if (groups := each.get("groups")) is not None]

    def cite(self, node: Map) -> tuple[str, ...]:
        """Return what a rule cites; a map in a part gives each frame its own list."""
        cite = node.get("cite")
        if isinstance(cite, Map):
            own = cite.get(self.id)
            if own is None:
                self.scan.faults.add(cite.place, f"this cite says nothing for {self.id}", f"add `{self.id}: […]`")
            return self.scan.texts(own)
        return self.scan.texts(cite)

    def _list(self, key: str, read: Callable[[Scan, Map, tuple[str, ...]], T]) -> Iterator[T]:
        for each in self._maps():
            for node in self.scan.nodes(each.get(key)):
                mapping = self.scan.any_map(node)
                yield read(self.scan, mapping, self.cite(mapping))

    def named(self, key: str) -> Iterator[tuple[Text, Node]]:
        """Yield the entries of the parts and the frame under `key`, each name once."""
        seen: set[str] = set()
        for each in self._maps():
            node = each.get(key)
            for name, inner in self.scan.any_map(node).entries if node is not None else ():
                if name.value in seen:
                    mend = "rename one: an included name is the frame's own"
                    self.scan.faults.add(name.place, f"“{name.value}” is there already, from a part", mend)
                seen.add(name.value)
                yield name, inner

    def _values(self) -> Iterator[Value]:
        for name, node in self.named("values"):
            value = read_value(self.scan, name.value, node, self.cite(self.scan.any_map(node)))
            if value is not None:
                yield value

    def _inputs(self) -> Iterator[Input]:
        for name, node in self.named("inputs"):
            mapping = self.scan.any_map(node)
            one = read_input(self.scan, name.value, mapping, self.cite(mapping))
            yield self._with_record(one, mapping) if one.type == "records" else one

    def _with_record(self, one: Input, mapping: Map) -> Input:
        """Fill in a record's inputs: its frame's, with this input's changes and additions."""
        source = self.others.get(one.frame)
        if source is None:
            mend = f"write `frame:` with one of: {', '.join(self.others)}"
            self.scan.faults.add(one.place, f"there is no frame “{one.frame}”", mend)
            return one
        other = FrameReader(self.scan, source, self.others)
        over = self.scan.any_map(mapping.get("inputs")) if mapping.get("inputs") else Map((), one.place)
        nodes = {name.value: other.scan.any_map(node) for name, node in other.named("inputs")}
        nodes.pop("tax", None)
        for name, changes in over.entries:
            base = nodes.get(name.value, Map((), changes.place))
            nodes[name.value] = merge(base, self.scan.any_map(changes))
        inputs = tuple(read_input(self.scan, name, node, other.cite(node)) for name, node in nodes.items())
        return replace(one, record=group_inputs(inputs, read_titles(self.scan, self.title_nodes())))
