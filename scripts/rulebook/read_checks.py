"""Reads a check's file: questions and values as in a frame, then the verdicts with their cases."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scripts.rulebook import read_said
from scripts.rulebook.conditions import read_condition
from scripts.rulebook.keys import CHECK, CHECK_EDGES, CHECK_EXAMPLE, CHECK_TABLE, RULING, VERDICT
from scripts.rulebook.model import (
    All,
    Check,
    CheckExample,
    CheckTable,
    Condition,
    Frame,
    Input,
    Ladder,
    Name,
    NoneOf,
    Require,
    Ruling,
    Value,
    Verdict,
)
from scripts.rulebook.read_inputs import group_inputs, read_input, read_titles
from scripts.rulebook.read_values import read_value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from scripts.rulebook.load import Map, Node
    from scripts.rulebook.scan import Scan

UNKNOWN = "unknown"


def read_check(scan: Scan, file: str, node: Map) -> Check:
    """Return the check; what could not be read has left a fault."""
    root = scan.map(node, CHECK)
    inputs = tuple(_inputs(scan, root))
    verdicts = tuple(_verdicts(scan, root))
    nothing = Name("", root.place)
    rules = Frame(
        id=scan.text(root.get("id")),
        label=scan.text(root.get("label")),
        full_label=scan.text(root.get("label")),
        summary=scan.text(root.get("summary")),
        groups=group_inputs(inputs, _titles(scan, root, inputs)),
        requires=tuple(case.require for verdict in verdicts for case in verdict.cases),
        values=tuple(_values(scan, root)),
        expense=nothing,
        eligible_cost=nothing,
        result=nothing,
        breakdown=(),
        alternatives=(),
        declares=(),
        not_modelled=tuple(_said(scan, root, "not_modelled", read_said.not_modelled)),
        readings=tuple(_said(scan, root, "readings", read_said.reading)),
        repayments=(),
        cash=(),
        examples=(),
        ladder=Ladder("", (), (), root.place),
        file=file,
    )
    tables = tuple(_table(scan, each) for each in scan.nodes(root.get("tables")))
    edges = root.get("edges")
    base = read_said.inputs(scan, scan.map(edges, CHECK_EDGES).get("inputs")) if edges is not None else ()
    examples = tuple(_example(scan, each) for each in scan.nodes(root.get("examples")))
    return Check(rules, verdicts, tables, base, examples)


def _said[T](scan: Scan, root: Map, key: str, read: Callable[[Scan, Map, tuple[str, ...]], T]) -> Iterator[T]:
    for node in scan.nodes(root.get(key)):
        yield read(scan, *_cited(scan, node))


def _cited(scan: Scan, node: Node) -> tuple[Map, tuple[str, ...]]:
    mapping = scan.any_map(node)
    return mapping, scan.texts(mapping.get("cite"))


def _inputs(scan: Scan, root: Map) -> Iterator[Input]:
    """Yield the questions; none has a default but one that is written, for what is not answered is not known."""
    for name, node in scan.any_map(root.get("inputs")).entries:
        mapping, cite = _cited(scan, node)
        one = read_input(scan, name.value, mapping, cite)
        yield one if mapping.get("default") is not None else replace(one, default=None)


def _titles(scan: Scan, root: Map, inputs: tuple[Input, ...]) -> dict[str, tuple[str, str]]:
    groups = root.get("groups")
    titles = read_titles(scan, [groups] if groups is not None else [])
    for each in inputs:
        if each.group not in titles:
            mend = f"write `group:` with one of: {', '.join(titles) or 'none is defined'}"
            scan.faults.add(each.place, f"the input “{each.name}” stands in no group of the form", mend)
    return titles


def _values(scan: Scan, root: Map) -> Iterator[Value]:
    node = root.get("values")
    for name, inner in scan.any_map(node).entries if node is not None else ():
        value = read_value(scan, name.value, *_cited(scan, inner))
        if value is not None:
            yield value


def _verdicts(scan: Scan, root: Map) -> Iterator[Verdict]:
    for name, node in scan.any_map(root.get("verdicts")).entries:
        at = scan.map(node, VERDICT).get
        fills, barred = at("fills"), at("barred")
        entries = scan.any_map(barred).entries if barred is not None else ()
        yield Verdict(
            id=name.value,
            label=scan.text(at("label")),
            answers=tuple((key.value, scan.text(each)) for key, each in scan.any_map(at("answers")).entries),
            cases=_cases(scan, scan.nodes(at("cases"))),
            invite=scan.text(at("invite")),
            fills=Name(scan.text(fills), fills.place) if fills is not None else None,
            barred=tuple((key.value, scan.texts(each)) for key, each in entries),
            place=node.place,
        )


def _cases(scan: Scan, nodes: tuple[Node, ...]) -> tuple[Ruling, ...]:
    found: list[Ruling] = []
    for node in nodes:
        at = scan.map(node, RULING).get
        otherwise = scan.yes_no(at("otherwise"), default=False)
        when = read_condition(scan, at("when"))
        if otherwise == (when is not None):
            scan.faults.add(node.place, "a case needs one condition", "write either `when: …` or `otherwise: yes`")
        if found and found[-1].otherwise:
            scan.faults.add(node.place, "this case stands behind `otherwise`", "move `otherwise` to the end")
        rest = NoneOf(tuple(each.require.when for each in found))
        found.append(_ruling(scan, node, (rest if otherwise else when) or All(()), otherwise=otherwise))
    return tuple(found)


def _ruling(scan: Scan, node: Node, when: Condition, *, otherwise: bool) -> Ruling:
    mapping, cite = _cited(scan, node)
    id_, label, answer, text, mend = (scan.text(mapping.get(key)) for key in ("id", "label", "answer", "text", "mend"))
    return Ruling(answer, Require(id_, label, when, text, mend, cite, node.place), otherwise)


def _table(scan: Scan, node: Node) -> CheckTable:
    at = scan.map(node, CHECK_TABLE).get
    by = at("by")
    name = Name(scan.text(by), by.place if by else node.place)
    values = tuple(Name(scan.text(each), each.place) for each in scan.nodes(at("values")))
    return CheckTable(scan.text(at("id")), scan.text(at("label")), name, values, node.place)


def _example(scan: Scan, node: Node) -> CheckExample:
    at = scan.map(node, CHECK_EXAMPLE).get
    answers = scan.any_map(at("answers")).entries
    return CheckExample(
        id=scan.text(at("id")),
        label=scan.text(at("label")),
        inputs=read_said.inputs(scan, at("inputs")),
        answers=tuple((key.value, scan.text(each)) for key, each in answers),
        origin=scan.one_of(at("origin"), read_said.ORIGINS, "hand"),
        checked=scan.text(at("checked")),
        place=node.place,
    )
