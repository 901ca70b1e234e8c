"""Mends the theme's bundle: what it gets wrong, and what it does at every load that hardly any load needs.

The bundle is pinned with the theme. Where a place is not found exactly once the build stops, so that a new version of
the theme loses none of this unnoticed.
"""

import re
import sys
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple


class Mending(NamedTuple):
    """A place of the bundle, and what stands there instead."""

    found: str
    mended: str


# The theme compares a link with the sitemap by protocol, host and path, but takes only the name of the host from the
# page it is on. With the port as well, instant navigation works wherever the site is served.
PORT = [Mending(".protocol=t.protocol,e.hostname=t.hostname,e", ".protocol=t.protocol,e.host=t.host,e")]

# Before it puts one page in the place of another, every address must be a full one. The theme writes them all anew as
# soon as it runs, which makes the browser read every stylesheet and style the whole page a second time. The first link
# that is followed is early enough. After a reload the reader may also go back to where this page's addresses lead
# elsewhere, with no link followed.
ADDRESSES = [
    Mending(
        "$(document).subscribe(vi);",
        'performance.getEntriesByType("navigation")[0]?.type==="navigate"||vi(document);',
    ),
    Mending("t.has(`${o}`)?(e.preventDefault(),$(r)):y", "t.has(`${o}`)?(vi(document),e.preventDefault(),$(r)):y"),
]

# The theme also tells the browser the scheme in a meta element. Our stylesheet says it of the root, which goes before
# it: all that is left of it is that the whole page is styled anew, twice.
SCHEME = [
    Mending('let o=x("meta",{name:"color-scheme"});document.head.appendChild(o);', ""),
    Mending("o.content=a.colorScheme,", ""),
]

# While colours change nothing may fade, which again styles everything, there and back. Mostly none changes.
COLOURS = [
    Mending('if(document.body.setAttribute("data-md-color-switching",""),s.color.media===', "if(s.color.media==="),
    Mending(
        "for(let[a,c]of Object.entries(s.color))",
        's.color.scheme!==document.body.getAttribute("data-md-color-scheme")&&'
        'document.body.setAttribute("data-md-color-switching","");for(let[a,c]of Object.entries(s.color))',
    ),
]

# The theme lays every program out to see how wide it is. One that is folded away need not be before it is unfolded.
FOLDS = [Mending('V("content.lazy")?', '(V("content.lazy")||e.closest("details:not([open])"))?')]

# The theme answers the first change of the address, be it only of the part behind #, by fetching the page it shows,
# and then follows that part as a link of its own: by then the calculator may have completed the case there, and the
# history has an entry too many, so that going back leads nowhere. Until a page has taken another's place, what happens
# within the page is the browser's.
WITHIN = [
    Mending('let n=h(document.body,"click")', 'let w=location.pathname,n=h(document.body,"click")'),
    Mending("m(({href:a})=>new URL(a)),le()),i=", 'm(({href:a})=>(w="",new URL(a))),le()),i='),
    Mending('"popstate").pipe(m(we),le())', '"popstate").pipe(m(we),b(a=>a.pathname===w?y:(w="",$(a))),le())'),
]

# The theme fetches what it searches in with every page, except from a folder, where it waits until the search opens.
# That is early enough on a site too.
SEARCH = [Mending('L($(location.protocol!=="file:"),Je("search"))', 'Je("search")')]

MENDINGS = [*PORT, *ADDRESSES, *SCHEME, *COLOURS, *FOLDS, *WITHIN, *SEARCH]

# What is named by its content may be kept for ever, what stands beside it may not: in a folder of its own one rule of
# _headers says so for all of it, and one for all the rest.
BY_CONTENT = re.compile(r"assets/(?:javascripts|stylesheets)/[a-z]+\.[0-9a-f]{8}\.min\.(?:js|css)\b")
THEME = "assets/theme"


def mend_theme(site: Path) -> None:
    """Mend the bundle of a built site."""
    (bundle,) = (site / "assets" / "javascripts").glob("bundle.*.min.js")
    text = bundle.read_text()
    for found, mended in MENDINGS:
        if text.count(found) != 1:
            sys.exit(
                f"{bundle.name}: {found} がありません。"
                "テーマの新しい版に合わせて scripts/site/theme.py を直してください。"
            )
        text = text.replace(found, mended)
    bundle.write_text(text)


def gather_theme(site: Path) -> None:
    """Put the theme's files into one folder, named by the content they have now, and have the pages find them there."""
    moved = {}
    for path in [*site.glob("assets/*/*.min.*")]:
        name = path.relative_to(site).as_posix()
        if BY_CONTENT.fullmatch(name):
            what, _, *ending = path.name.split(".")
            digest = sha256(path.read_bytes()).hexdigest()[:8]
            moved[name] = f"{THEME}/{'.'.join([what, digest, *ending])}"
            (site / THEME).mkdir(exist_ok=True)
            path.rename(site / moved[name])
    for page in site.rglob("*.html"):
        page.write_text(BY_CONTENT.sub(lambda link: moved.get(link[0], link[0]), page.read_text()))
