"""What people cite: the addresses and anchors of the site. `tests/published.txt` holds them, and only grows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scripts.site.html import read_page

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scripts.site.redirects import Moved

LIST = Path("tests", "published.txt")
# The theme's own anchors: its switches, and the lines of code.
THEIRS = "__"


def addresses_of(site: Path) -> set[str]:
    """Every page with its anchors (`/it-2025/tsujyo/#tsujyo.rate`), and every published rulebook."""
    found = {f"/{path.relative_to(site).as_posix()}" for path in site.glob("*/published/*.json")}
    for path in site.rglob("index.html"):
        folder = path.parent.relative_to(site).as_posix()
        address = "/" if folder == "." else f"/{folder}/"
        found.add(address)
        page = read_page(path.read_text(encoding="utf-8"))
        places = page.anchors - page.serving
        found |= {f"{address}#{place}" for place in places if not place.startswith(THEIRS)}
    return found


def read_list(path: Path) -> list[str]:
    """The addresses that were given out."""
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


def lost(given: Iterable[str], site: Path, moved: Iterable[Moved]) -> list[str]:
    """Which of the addresses given out lead nowhere, also by way of a redirect: one line each, with how to mend it."""
    there = addresses_of(site)
    onward = {each.old: each.new for each in moved}
    return [_mend(address) for address in given if _followed(address, onward) not in there]


def _followed(address: str, onward: dict[str, str]) -> str:
    """Where the address leads today, by as many moves as there were; a page that moved keeps its anchors."""
    page, hash_, anchor = address.partition("#")
    seen = {page}
    while (page := onward.get(page, page)) not in seen:
        seen.add(page)
    return page + hash_ + anchor


def _mend(address: str) -> str:
    page, anchor = urlsplit(address).path, urlsplit(address).fragment
    if anchor:
        return (
            f"{address}: このアンカーがなくなりました。元に戻すか、redirects.txt に"
            f"「{address} 新しいアドレス#新しいアンカー」と書いてください"
        )
    return f"{page}: このページがなくなりました。元に戻すか、redirects.txt に「{page} 新しいアドレス」と書いてください"
