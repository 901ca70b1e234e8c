"""The site for a memory stick: the finished pages once more, linked so that a browser opens them from a folder.

Links lead to files instead of folders. There is no script, no policy (a file has no origin that a policy could name),
and each page says where one can calculate. All this is made from the built pages, not by a second run of mkdocs, which
would take as long as the site itself.
"""

import re
import zipfile
from html import escape, unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

PLACE = "assets/downloads/monosashi-site.zip"
FOLDER = "monosashi/"
START = "index.html"
README = "README.txt"
STYLES = "assets/stylesheets/stick.css"
# Nothing of it runs from a folder, or it is meant for other people's pages.
LEFT_OUT = re.compile(
    r"(assets/(javascripts|runtime)/.*|assets/theme/.*\.js|embed/.+/.*|search/.*|service-worker\.js|build\.txt|404\.html"
    rf"|robots\.txt|sitemap\.xml|_headers|_redirects|{re.escape(PLACE)}|.*\.(br|gz|map))"
)
# The oldest day that a zip can name, so that the same pages make the same file.
DAY = (1980, 1, 1, 0, 0, 0)

SCRIPT = re.compile(r"<script\b[^>]*>.*?</script>|<link rel=\"modulepreload\"[^>]*>", re.DOTALL)
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
UNSEEN = re.compile(r"<template data-manifest[^>]*>.*?</template>|<iframe\b[^>]*></iframe>", re.DOTALL)
WITHOUT_SCRIPTS = re.compile(r"</?noscript>")
LINK = re.compile(r'(<a\b[^>]*?\bhref=)"([^"]*)"')
SAID = "<div data-stick-said hidden>"
SHOWN = "<div data-stick-said>"
STYLESHEET = re.compile(r'<link rel="stylesheet" href="([^"]*)assets/theme/styles\.[0-9a-f]{8}\.min\.css">')
TOLD = """補助金ものさし（持ち歩き用）

{start} をブラウザーで開いてください。インターネットにつながっていなくても読めます。
読めるのは、説明、早見表、計算例、金額の一覧などです。金額を入れての計算は、ここではできません。
計算するには、サイト{address}を開くか、サイトの「オフラインで使う」で端末に控えを作るか、
サイトのファイル一式をウェブサーバーに置いてください。

金額はすべて目安です。補助の可否と金額は、事務局が決めます。
"""


def write_stick(site: Path, address: str) -> Path:
    """Write the zip into the site and return where it is."""
    names = [path.relative_to(site).as_posix() for path in sorted(site.rglob("*")) if path.is_file()]
    taken = [name for name in names if not LEFT_OUT.fullmatch(name)]
    target = site / PLACE
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        told = TOLD.format(start=START, address=f"（{address}）" if address else "")
        _put(archive, README, told.replace("\n", "\r\n").encode("utf-8-sig"))
        for name in taken:
            data = (site / name).read_bytes()
            _put(archive, name, _page(data.decode(), name, set(taken), address).encode() if _is_page(name) else data)
    return target


def _is_page(name: str) -> bool:
    return name.endswith(".html")


def _put(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(FOLDER + name, DAY)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, data)


def _page(html: str, name: str, taken: set[str], address: str) -> str:
    """One page as it stands on the stick."""
    for taken_away in (SCRIPT, POLICY, UNSEEN, WITHOUT_SCRIPTS):
        html = taken_away.sub("", html)
    html = html.replace(SAID, SHOWN)
    html = STYLESHEET.sub(rf'\g<0><link rel="stylesheet" href="\g<1>{STYLES}">', html)
    return LINK.sub(lambda found: _link(found, name, taken, address), html)


def _link(found: re.Match[str], name: str, taken: set[str], address: str) -> str:
    """Lead to a file of the stick, or to the site on the net, or nowhere."""
    href = unescape(found[2])
    parts = urlsplit(href)
    if parts.scheme or parts.netloc or not parts.path:
        return found[0]
    target = _resolved(name, unquote(parts.path))
    rest = (f"?{parts.query}" if parts.query else "") + (f"#{parts.fragment}" if parts.fragment else "")
    if target in taken:
        ending = "index.html" if parts.path.endswith(("/", ".")) else ""
        separator = "/" if ending and not parts.path.endswith("/") else ""
        return f'{found[1]}"{escape(parts.path + separator + ending + rest)}"'
    if address:
        return f'{found[1]}"{escape(f"{address.rstrip('/')}/{target.removesuffix('index.html')}{rest}")}"'
    return found[1].rpartition(" href=")[0]


def _resolved(name: str, path: str) -> str:
    """The file below the site that a link on a page leads to."""
    steps = [] if path.startswith("/") else name.split("/")[:-1]
    for step in path.split("/"):
        if step == "..":
            steps = steps[:-1]
        elif step not in {"", "."}:
            steps.append(step)
    found = "/".join(steps)
    if path.endswith(("/", "..", "/.")) or path == ".":
        return f"{found}/index.html" if found else "index.html"
    return found
