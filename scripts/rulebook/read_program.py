"""Reads what the frames share: program.yml."""

from __future__ import annotations

from datetime import date

from scripts.rulebook.keys import PERIOD, PROGRAM, SUCCESSOR, TAX_BASIS, TERM
from scripts.rulebook.load import Map, Node
from scripts.rulebook.model import Program, Rounding, TaxBasis, Term
from scripts.rulebook.scan import Scan

DAY = date(2000, 1, 1)


def read_program(scan: Scan, root: Map) -> Program:
    """Read program.yml; its parts are read where a frame includes them."""
    at = scan.map(root, PROGRAM).get
    valid = scan.map(at("valid"), PERIOD)
    successor = scan.map(at("successor"), SUCCESSOR) if at("successor") is not None else Map((), root.place)
    return Program(
        id=scan.text(at("id")),
        label=scan.text(at("label")),
        aliases=scan.texts(at("aliases")),
        office=scan.text(at("office")),
        first=scan.day(valid.get("from")) or DAY,
        last=scan.day(valid.get("to")) or DAY,
        successor_label=scan.text(successor.get("label")),
        successor_url=scan.text(successor.get("url")),
        frames=scan.texts(at("frames")),
        checks=scan.texts(at("checks")),
        headcounts=scan.texts(at("headcounts")),
        finders=scan.texts(at("finders")),
        units=_units(scan, at("units")),
        tax=_tax(scan, at("tax_basis")),
        glossary=tuple(_term(scan, key.value, node) for key, node in scan.any_map(at("glossary")).entries),
        place=root.place,
        last_reason=scan.text(valid.get("reason")),
        follows=scan.text(at("follows")),
    )


def read_period(scan: Scan, root: Map) -> tuple[date, date] | None:
    """Return the first and the last day of a programme, of which nothing else is asked."""
    valid = scan.any_map(root.get("valid"))
    first, last = scan.day(valid.get("from")), scan.day(valid.get("to"))
    return (first, last) if first and last else None


def _units(scan: Scan, node: Node | None) -> tuple[str, ...]:
    if isinstance(node, Map):
        return tuple(scan.text(unit) for _, unit in node.entries)
    return scan.texts(node)


def _tax(scan: Scan, node: Node | None) -> TaxBasis:
    mapping = scan.map(node, TAX_BASIS)
    at = mapping.get
    rounding = scan.rounding(at("round")) or Rounding("down", "1円未満切捨て")
    ratio = scan.quantity_or(at("times"), "1/1")
    return TaxBasis(
        scan.text(at("input")), scan.text(at("included")), ratio, rounding, scan.texts(at("cite")), mapping.place
    )


def _term(scan: Scan, id_: str, node: Node) -> Term:
    at = scan.map(node, TERM).get
    return Term(id_, scan.text(at("label")), scan.text(at("reading")), scan.text(at("text")), node.place)
