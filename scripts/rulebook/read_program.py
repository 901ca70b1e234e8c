"""Reads what the frames share: program.yml and sources.yml."""

from __future__ import annotations

from datetime import date

from scripts.rulebook.keys import DOCUMENT, PASSAGE, PERIOD, PROGRAM, SUCCESSOR, TAX_BASIS, TERM
from scripts.rulebook.load import Map, Node
from scripts.rulebook.model import Document, Passage, Program, Rounding, TaxBasis, Term
from scripts.rulebook.scan import Scan

CONFIDENCE = ("official", "secondary")
KINDS = ("pdf", "text", "workbook", "law")
DAY = date(2000, 1, 1)


def read_program(scan: Scan, root: Map) -> Program:
    """Read program.yml; its parts are read where a frame includes them."""
    at = scan.map(root, PROGRAM).get
    valid = scan.map(at("valid"), PERIOD)
    successor = scan.map(at("successor"), SUCCESSOR)
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
    )


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


def read_documents(scan: Scan, root: Map) -> tuple[Document, ...]:
    """Read `documents:` of sources.yml."""
    return tuple(_document(scan, key.value, node) for key, node in scan.any_map(root.get("documents")).entries)


def _document(scan: Scan, id_: str, node: Node) -> Document:
    at = scan.map(node, DOCUMENT).get
    title, publisher, version, url, sha256 = (
        scan.text(at(key)) for key in ("title", "publisher", "version", "url", "sha256")
    )
    pages, offset = scan.whole(at("pages")), scan.whole(at("page_offset"))
    kind = scan.one_of(at("kind"), KINDS, "pdf")
    return Document(id_, title, publisher, version, url, sha256, pages, offset, kind, node.place)


def read_passages(scan: Scan, root: Map) -> tuple[Passage, ...]:
    """Read `passages:` of sources.yml."""
    return tuple(_passage(scan, key.value, node) for key, node in scan.any_map(root.get("passages")).entries)


def _passage(scan: Scan, id_: str, node: Node) -> Passage:
    at = scan.map(node, PASSAGE).get
    page = scan.whole(at("page")) if at("page") is not None else None
    doc, where, restated = (scan.text(at(key)) for key in ("doc", "place", "restated"))
    confidence = scan.one_of(at("confidence"), CONFIDENCE, "official")
    says = at("says")
    says_at = says.place if says else node.place
    return Passage(id_, doc, page, where, restated, scan.texts(says), confidence, node.place, says_at)
