"""Reads the committed pages as a person would: places, links, tables and the words in between."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import override

DOCS = Path(__file__).parents[2] / "docs" / "it-2025"
HEADING_ID = re.compile(r"^#{1,6} .*\{ #([\w.-]+) \}$", re.MULTILINE)
FIGURE = re.compile(r"\d[\d,]*円")


@dataclass
class Table:
    """One table: the label of its region, and its rows of cells' texts."""

    label: str
    rows: list[list[str]] = field(default_factory=list)


@dataclass
class Page:
    """What a page holds: its ids in order, its links, its tables, and the text inside every element with an id."""

    ids: list[str] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)

    def table(self, label: str) -> Table:
        """Return the table whose region has this label."""
        return next(table for table in self.tables if table.label == label)


@cache
def page(name: str, programme: str = DOCS.name) -> Page:
    """Return the committed page docs/<programme>/<name>.md."""
    text = (DOCS.parent / programme / f"{name}.md").read_text(encoding="utf-8")
    reader = _Reader()
    reader.feed(text)
    reader.page.ids += HEADING_ID.findall(text)
    return reader.page


def yen(text: str) -> list[int]:
    """Return the amounts in a text, in order: 1,500,000円 is 1500000; 150万円 is left to the words."""
    return [int(each.removesuffix("円").replace(",", "")) for each in FIGURE.findall(text)]


VOID = {"br", "input", "img", "meta", "link", "hr"}


class _Reader(HTMLParser):
    """Follows the raw HTML of a page; Markdown around it is just text."""

    def __init__(self) -> None:
        super().__init__()
        self.page = Page()
        self.open: list[tuple[str, str, bool]] = []
        self.region = ""

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if "id" in given:
            self.page.ids.append(given["id"])
        if tag == "a" and "href" in given:
            inside = next((id_ for _, id_, _ in reversed(self.open) if id_), "")
            self.page.links.append((inside, given["href"]))
        if given.get("role") == "region":
            self.region = given.get("aria-label", "")
            self.page.labels.append(self.region)
        if tag == "table":
            self.page.tables.append(Table(self.region))
        if self.page.tables and tag == "tr":
            self.page.tables[-1].rows.append([])
        if self.page.tables and tag in ("td", "th"):
            self.page.tables[-1].rows[-1].append("")
        if tag == "br":
            self.handle_data(" ")
        if tag not in VOID:
            self.open.append((tag, given.get("id", ""), "hidden" in given))

    @override
    def handle_endtag(self, tag: str) -> None:
        while self.open:
            closed, _, _ = self.open.pop()
            if closed == tag:
                break

    @override
    def handle_data(self, data: str) -> None:
        if any(hidden for _, _, hidden in self.open):
            return  # what only a script would show
        tags = [tag for tag, _, _ in self.open]
        if ("td" in tags or "th" in tags) and self.page.tables and self.page.tables[-1].rows:
            self.page.tables[-1].rows[-1][-1] += data
        for _, id_, _ in self.open:
            if id_:
                self.page.texts[id_] = self.page.texts.get(id_, "") + data
