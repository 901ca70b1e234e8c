"""The built pages as a person sees them: headings, tables, lists and sentences, read with nothing of ours."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import override

ROOT = Path(__file__).parents[1]
# Another folder than site/ can be read without building there.
SITE = Path(os.environ.get("SITE_DIR", ROOT / "site"))
VOID = {"br", "input", "img", "meta", "link", "hr", "wbr", "source"}
UNSEEN = {"script", "style", "template", "noscript"}


@dataclass
class Element:
    """One element: its attributes, and texts and elements inside in their order."""

    tag: str
    attrs: dict[str, str] = field(default_factory=dict)
    parts: list[Element | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What a reader sees of it, spaces and line ends as one space; <br> ends a line."""
        lines = "".join(self._seen()).split("\v")
        return "\n".join(re.sub(r"[ \t\r\n]+", " ", line).strip() for line in lines)

    def _seen(self) -> Iterator[str]:
        if self.tag in UNSEEN or "headerlink" in self.classes:
            return
        if self.tag == "br":
            yield "\v"
        for part in self.parts:
            yield from (part,) if isinstance(part, str) else part._seen()

    @property
    def classes(self) -> list[str]:
        """Its classes."""
        return self.attrs.get("class", "").split()

    def walk(self) -> Iterator[Element]:
        """Yield every element inside, in order."""
        for part in self.parts:
            if isinstance(part, Element):
                yield part
                yield from part.walk()

    def all(self, tag: str, where: Callable[[Element], bool] = lambda _: True) -> list[Element]:
        """Return every element inside with this tag for which `where` holds."""
        return [each for each in self.walk() if each.tag == tag and where(each)]

    def one(self, tag: str, where: Callable[[Element], bool] = lambda _: True) -> Element:
        """Return the first element inside with this tag for which `where` holds."""
        found = self.all(tag, where)
        if not found:
            raise LookupError(f"there is no such <{tag}> in <{self.tag} {self.attrs}>")
        return found[0]

    def region(self, label: str) -> Element:
        """Return the table whose region has this label."""
        return self.one("div", lambda each: each.attrs.get("aria-label") == label)

    def rows(self) -> list[list[Element]]:
        """Return the cells of each row of the table inside, its head left out."""
        return [[cell for cell in row.walk() if cell.tag in ("td", "th")] for row in self.one("tbody").all("tr")]


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("page")]

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].parts.append(element)
        if tag not in VOID:
            self.open.append(element)

    @override
    def handle_endtag(self, tag: str) -> None:
        if any(each.tag == tag for each in self.open):
            while self.open.pop().tag != tag:
                pass

    @override
    def handle_data(self, data: str) -> None:
        self.open[-1].parts.append(data)


@cache
def page(address: str) -> Element:
    """Return what stands between the header and the footer of a built page."""
    path = SITE / address / "index.html"
    if not path.is_file():
        raise LookupError(f"{path} is missing: run `make site` first")
    builder = _Builder()
    builder.feed(path.read_text(encoding="utf-8"))
    return builder.open[0].one("article")
