"""Sources on a page: which passages it cites, who uses each, and how a passage is named and linked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from scripts.generate.words import version
from scripts.rulebook.model import Document, Frame, Input, Passage, Rulebook


@dataclass(frozen=True, slots=True)
class Use:
    """A rule that stands on a passage: its anchor on the page and its label."""

    href: str
    label: str


@dataclass(frozen=True, slots=True)
class Source:
    """A passage as a page lists it: its document, its short name, its address, and the rules that use it."""

    passage: Passage
    document: Document
    uses: tuple[Use, ...]

    @property
    def anchor(self) -> str:
        """The id of the passage's place in the list of sources."""
        return f"source.{self.passage.id}"

    @property
    def short(self) -> str:
        """公募要領（通常枠）15ページ."""
        return f"{self.title}{page_words(self.passage)}"

    @property
    def title(self) -> str:
        """公募要領（通常枠）; of another year, whose documents are called the same: 2025年の公募要領（通常枠）."""
        year = self.passage.carried_from.rpartition("-")[2]
        return f"{year}年の{short_title(self.document)}" if year else short_title(self.document)

    @property
    def version(self) -> str:
        """The document's version in words."""
        return version(self.document.version)

    @property
    def href(self) -> str:
        """The official address, at the right page of a PDF."""
        return official_address(self.document, self.passage)


def short_title(document: Document) -> str:
    """Return a document's title without the programme's name before it."""
    head, _, rest = document.title.partition(" ")
    return rest if rest and "（" not in head else document.title


def page_words(passage: Passage) -> str:
    """Return the printed page in words, or the place where a document has no pages."""
    return f"{passage.page}ページ" if passage.page is not None else f" {passage.where}"


def official_address(document: Document, passage: Passage | None = None) -> str:
    """Return a document's address; printed page + offset is the page a PDF reader counts."""
    if passage is None or passage.page is None or document.kind != "pdf":
        return document.url
    return f"{document.url}#page={passage.page + document.page_offset}"


def citations(sources: tuple[Source, ...]) -> list[tuple[Source, str]]:
    """Return each source with its name in a row of several: a document is named once, its further pages follow.

    Of several places on one page the first is named by the page, the others are counted.
    """
    told: list[tuple[Source, str]] = []
    titles: set[str] = set()
    places = Counter[str]()
    order = [each.document.id for each in sources]
    for one in sorted(sources, key=lambda each: order.index(each.document.id)):
        places[one.short] += 1
        text = page_words(one.passage).strip() if one.title in titles else one.short
        if places[one.short] > 1:
            behind = told[-1][0].short == one.short
            text = f"{places[one.short]}か所目" if behind else f"{text}の{places[one.short]}か所目"
        told.append((one, text))
        titles.add(one.title)
    return told


@dataclass(frozen=True, slots=True)
class Shelf:
    """The sources of one document."""

    document: Document
    title: str
    version: str
    sources: tuple[Source, ...]


def by_document(sources: tuple[Source, ...]) -> tuple[Shelf, ...]:
    """Gather sources, already in the documents' order, under their documents."""
    gathered = groupby(sources, key=lambda each: each.document)
    return tuple(Shelf(one, short_title(one), version(one.version), tuple(each)) for one, each in gathered)


def sources_of(book: Rulebook, uses: list[tuple[str, Use]]) -> tuple[Source, ...]:
    """Return the cited passages in the documents' order, each with the rules that use it, once."""
    found: dict[str, list[Use]] = {}
    for id_, use in uses:
        rules = found.setdefault(id_, [])
        if use not in rules:
            rules.append(use)
    order = [document.id for document in book.documents]
    passages = sorted((book.passage(id_) for id_ in found), key=lambda each: (order.index(each.doc), each.page or 0))
    return tuple(Source(each, book.document(each.doc), tuple(found[each.id])) for each in passages)


def uses_of(book: Rulebook, frame: Frame) -> list[tuple[str, Use]]:
    """Return (passage, rule) for everything a frame cites, in the order of its page."""
    found = [(id_, Use("#conditions", "税込で入力したとき")) for id_ in book.program.tax.cite]
    for one, anchor in inputs_of(frame):
        found += [(id_, Use(f"#{anchor}", one.label)) for id_ in one.cite]
    for value in frame.values:
        found += [(id_, Use(f"#{frame.id}.{value.name}", value.label)) for id_ in value.cite]
    return found + list(_said(frame))


def inputs_of(frame: Frame) -> Iterator[tuple[Input, str]]:
    """Yield every input with its anchor, a record's own inputs after it."""
    for one in frame.inputs:
        yield one, f"{frame.id}.{one.name}"
        for inner in one.fields:
            yield inner, f"{frame.id}.{one.name}.{inner.name}"


def _said(frame: Frame) -> Iterator[tuple[str, Use]]:
    parts: tuple[tuple[str, tuple[Any, ...], Callable[[Any], str]], ...] = (
        ("condition", frame.requires, lambda each: f"条件：{each.label}"),
        ("condition", frame.declares, lambda _: "ご自分で確かめること"),
        ("choice", frame.alternatives, lambda _: "選べる受け取り方"),
        ("repayment", frame.repayments, lambda each: f"返還：{each.label}"),
        ("cash", frame.cash, lambda each: f"お金の流れ：{each.label}"),
        ("outside", frame.not_modelled, lambda _: "計算していないこと"),
        ("reading", frame.readings, lambda _: "読み方が分かれるところ"),
    )
    for kind, entries, label in parts:
        for each in entries:
            for id_ in each.cite:
                yield id_, Use(f"#{kind}.{each.id}", label(each))
