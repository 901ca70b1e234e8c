"""Reads a built page once: its anchors, links, resources and everything inline."""

from collections import Counter
from dataclasses import dataclass, field

from lxml.etree import HTMLParser, XPath, fromstring

# A browser fetches a link by itself whose kind holds one of these: apple-touch-icon and dns-prefetch do too.
FETCHED_LINKS = ("stylesheet", "icon", "preload", "manifest", "prefetch", "preconnect")


def _texts(path: str) -> XPath:
    """A path to attributes, read as plain text: lxml's own kind of text would keep the whole page in memory."""
    return XPath(path, smart_strings=False)


ANCHORS = _texts("//@id")
IN_FORMS = _texts("//form//@id")
# What a field points to for its own sake, wherever it stands.
SERVED = _texts("//@for | //@aria-describedby")
LINKS = _texts("//a/@href")
RESOURCES = _texts(
    "//img/@src | //script/@src | //iframe/@src | //source/@src | //use/@href"
    f" | //link[{' or '.join(f"contains(@rel, '{kind}')" for kind in FETCHED_LINKS)}]/@href"
)
# A type that is no script's is data and never runs.
SCRIPTS = XPath("//script[not(@src) and (not(@type) or @type = 'module')]")
STYLES = XPath("//style")
INLINE = XPath("//@style | //@*[starts-with(name(), 'on')]")


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
    """Read the HTML of one page as a browser would, whatever is wrong with it."""
    # lxml refuses a text that names its encoding, breaks off what is long or deep, and makes no tree of no element.
    tree = fromstring(text.encode(errors="replace"), HTMLParser(encoding="utf-8", huge_tree=True))
    if tree is None:
        return Page()
    anchors = Counter[str](ANCHORS(tree))
    return Page(
        anchors={*anchors},
        serving={*IN_FORMS(tree), *(name for names in SERVED(tree) for name in names.split())},
        repeated=[*(anchors - Counter({*anchors})).elements()],
        links=LINKS(tree),
        resources=RESOURCES(tree),
        scripts=[script.text or "" for script in SCRIPTS(tree)],
        inline=[
            *("<style>" for _ in STYLES(tree)),
            *(f"<{each.getparent().tag} {each.attrname}={each!r}>" for each in INLINE(tree)),
        ],
    )
