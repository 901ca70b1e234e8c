"""Reads a built page once: its anchors, links, resources and everything inline.

Python's own parser takes as long for this as mkdocs for half of the pages; of what is built here only tags matter, and
few of them name anything.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

# What a browser fetches by itself, by tag and attribute.
RESOURCES = {("img", "src"), ("script", "src"), ("iframe", "src"), ("source", "src"), ("use", "href")}
FETCHED_LINKS = {"stylesheet", "icon", "preload", "modulepreload", "manifest", "prefetch", "preconnect"}
TAG = re.compile(
    r"""<!--.*?-->|</(?P<end>[a-z][\w-]*)|<(?P<tag>[a-z][\w-]*)(?P<given>(?:[^>"']++|"[^"]*+"|'[^']*+')*+)>""",
    re.DOTALL | re.IGNORECASE,
)
ATTRIBUTE = re.compile(r"""([^\s=/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+)))?""")
# An element without any of these says nothing of interest here.
TELLING = re.compile(r"\s(?:id|href|src|for|aria-describedby|style|on\w+)\b", re.IGNORECASE)
# What stands in them is no HTML.
OTHER_LANGUAGES = {"script", "style"}

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
    page = Page()
    in_form = False
    for tag, given, inner in _elements(text):
        if tag == "/form":
            in_form = False
            continue
        in_form = in_form or tag == "form"
        _name(page, given, in_form=in_form)
        _refer(page, tag, given)
        handlers = [name for name in given if name == "style" or name.startswith("on")]
        page.inline += [f"<{tag} {name}={given[name]!r}>" for name in handlers]
        if tag == "style":
            page.inline.append("<style>")
        # A type that is no script's is data and never runs.
        if tag == "script" and "src" not in given and given.get("type", "module") == "module":
            page.scripts.append(inner)
    return page


def _elements(text: str) -> Iterator[tuple[str, dict[str, str], str]]:
    """Every element that says something, with its attributes, and with its text where that is no HTML; and `/form`."""
    at = 0
    while found := TAG.search(text, at):
        at = found.end()
        tag, written = (found["tag"] or "").lower(), found["given"]
        if found["end"] and found["end"].lower() == "form":
            yield "/form", {}, ""
        if not tag or (tag not in {"form", *OTHER_LANGUAGES} and not TELLING.search(written)):
            continue
        inner = ""
        if tag in OTHER_LANGUAGES:
            end = text.index(f"</{tag}", at)
            inner, at = text[at:end], end
        yield tag, _attributes(written), inner


def _attributes(written: str) -> dict[str, str]:
    return {name.lower(): unescape("".join(values)) for name, *values in ATTRIBUTE.findall(written)}


def _name(page: Page, given: dict[str, str], *, in_form: bool) -> None:
    name = given.get("id")
    if name is not None:
        if name in page.anchors:
            page.repeated.append(name)
        page.anchors.add(name)
        if in_form:
            page.serving.add(name)


def _refer(page: Page, tag: str, given: dict[str, str]) -> None:
    if tag == "a" and "href" in given:
        page.links.append(given["href"])
    if tag == "link" and FETCHED_LINKS & set(given.get("rel", "").split()):
        page.resources.append(given.get("href", ""))
    for name in SERVED_BY & given.keys():
        page.serving.update(given[name].split())
    page.resources += [given[name] for owner, name in RESOURCES if owner == tag and name in given]
