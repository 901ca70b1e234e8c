"""Reads a built page once: its anchors, links, resources and everything inline."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import override

# What a browser fetches by itself, by tag and attribute.
RESOURCES = {("img", "src"), ("script", "src"), ("iframe", "src"), ("source", "src"), ("use", "href")}
FETCHED_LINKS = {"stylesheet", "icon", "preload", "modulepreload", "manifest", "prefetch", "preconnect"}
# What a field points to for its own sake, wherever it stands.
SERVED_BY = {"for", "aria-describedby"}


@dataclass
class Page:
    """What a page names and what it brings along; `serving` are the anchors that are there for a form's sake."""

    anchors: set[str] = field(default_factory=set)
    serving: set[str] = field(default_factory=set)
    repeated: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    resources: list[str] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    inline: list[str] = field(default_factory=list)


def read_page(text: str) -> Page:
    """Read the HTML of one page."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.page


class _Reader(HTMLParser):
    """Collects a page's facts as its tags go by."""

    def __init__(self) -> None:
        super().__init__()
        self.page = Page()
        self._script: list[str] | None = None
        self._form = False

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self._form = self._form or tag == "form"
        self._name(given)
        self._refer(tag, given)
        handlers = [name for name in given if name == "style" or name.startswith("on")]
        self.page.inline += [f"<{tag} {name}={given[name]!r}>" for name in handlers]
        if tag == "style":
            self.page.inline.append("<style>")
        # A type that is no script's is data and never runs.
        if tag == "script" and "src" not in given and given.get("type", "module") == "module":
            self._script = []

    def _name(self, given: dict[str, str]) -> None:
        name = given.get("id")
        if name is not None:
            if name in self.page.anchors:
                self.page.repeated.append(name)
            self.page.anchors.add(name)
            if self._form:
                self.page.serving.add(name)

    def _refer(self, tag: str, given: dict[str, str]) -> None:
        if tag == "a" and "href" in given:
            self.page.links.append(given["href"])
        if tag == "link" and FETCHED_LINKS & set(given.get("rel", "").split()):
            self.page.resources.append(given.get("href", ""))
        for name in SERVED_BY & given.keys():
            self.page.serving.update(given[name].split())
        self.page.resources += [given[name] for owner, name in RESOURCES if owner == tag and name in given]

    @override
    def handle_data(self, data: str) -> None:
        if self._script is not None:
            self._script.append(data)

    @override
    def handle_endtag(self, tag: str) -> None:
        self._form = self._form and tag != "form"
        if tag == "script" and self._script is not None:
            self.page.scripts.append("".join(self._script))
            self._script = None
