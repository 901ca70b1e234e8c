"""Old addresses that still arrive: `redirects.txt` names what moved, and a static page stands where a page was.

No host needs to know of it. The page keeps the fragment by a script of ours, and works without scripts but for that.
An anchor that moved within a page is put beside the new one.
"""

from __future__ import annotations

import posixpath
import re
import sys
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

TABLE = "redirects.txt"


@dataclass(frozen=True, slots=True)
class Moved:
    """What moved: a page (`/old/`), or an anchor of a page (`/page/#old`), and where to."""

    old: str
    new: str

    def __post_init__(self) -> None:
        page, anchor = self.old.partition("#")[::2]
        new_page, new_anchor = self.new.partition("#")[::2]
        if not all(re.fullmatch(r"/(?:[^/#?]+/)*", each) for each in (page, new_page)):
            raise ValueError(f"{TABLE}: 「{self.old} {self.new}」: アドレスは / で始めて / で終えてください")
        if bool(anchor) != bool(new_anchor) or (anchor and page != new_page):
            raise ValueError(
                f"{TABLE}: 「{self.old} {self.new}」: "
                "アンカーの引っ越しは、同じページの中の #古い名前 と #新しい名前 で書いてください"
            )


def read_table(path: Path) -> list[Moved]:
    """One move a line, old and new; # begins a remark only at the margin."""
    found: list[Moved] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            parts = line.split()
            if len(parts) != 2:  # the old address and the new one
                raise ValueError(f"{TABLE}: 「{line}」: 古いアドレスと新しいアドレスを、空白で区切って書いてください")
            found.append(Moved(*parts))
    return found


def write_redirects(site: Path, table: Path) -> None:
    """Write a page for every page that moved, and the old anchors beside the new ones."""
    try:
        moved = read_table(table)
    except ValueError as error:
        sys.exit(str(error))
    for each in moved:
        if "#" in each.old:
            keep_anchor(site, each)
        else:
            write_page(site, each)


def write_page(site: Path, moved: Moved) -> None:
    """Put a page where the old one was."""
    path = site / moved.old.strip("/") / "index.html"
    if path.exists():
        sys.exit(f"{TABLE}: {moved.old} にはまだページがあります。行を消すか、ページを消してください")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        PAGE.format(to=escape(_relative(moved.new, moved.old)), top=escape(_relative("/", moved.old))),
        encoding="utf-8",
    )


def keep_anchor(site: Path, moved: Moved) -> None:
    """Put the old anchor right before the element that has the new one."""
    page, old = moved.old.split("#")
    new = moved.new.split("#")[1]
    path = site / page.strip("/") / "index.html"
    tag = re.compile(rf'<\w+\b[^<>]*\bid="{re.escape(escape(new))}"')
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    if not tag.search(text):
        sys.exit(f"{TABLE}: {moved.new} がありません")
    kept = f'<span id="{escape(old)}"></span>'
    path.write_text(tag.sub(lambda match: kept + match[0], text, count=1), encoding="utf-8")


def _relative(address: str, start: str) -> str:
    """An address as a page names it, wherever the site is put."""
    return posixpath.relpath(address, start).rstrip("/") + "/"


PAGE = """\
<!doctype html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex">
<meta name="description" content="このページは引っ越しました。">
<title>引っ越しました - 補助金ものさし</title>
<link rel="canonical" href="{to}">
<script src="{top}assets/javascripts/moved.js"></script>
<noscript><meta http-equiv="refresh" content="0; url={to}"></noscript>
</head>
<body>
<h1>このページは引っ越しました</h1>
<p><a href="{to}">新しいページへ</a></p>
</body>
</html>
"""
