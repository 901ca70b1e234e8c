"""Reads the built pages as a visitor's browser would: every link arrives, nothing comes from elsewhere."""

from collections.abc import Iterator
from os.path import normpath
from pathlib import Path
from urllib.parse import unquote, urlsplit

from scripts.site.html import Page

# A fragment that is a case for the calculator, not a place on the page.
CASE = "p="


def faults(site: Path, pages: dict[Path, Page]) -> list[str]:
    """One line for each fault: the page, what is wrong, how to mend it."""
    return [
        f"{path.relative_to(site)}: {fault}"
        for path, page in pages.items()
        for fault in _faults(site, path, pages, page)
    ]


def _faults(site: Path, path: Path, pages: dict[Path, Page], page: Page) -> Iterator[str]:
    for name in page.repeated:
        yield f'id="{name}" が2度使われています。片方の名前を変えてください'
    for inline in page.inline:
        yield f"{inline} は内容の方針 (CSP) で動きません。スタイルシートかスクリプトのファイルに移してください"
    for resource in page.resources:
        if urlsplit(resource).scheme not in {"", "data"} or resource.startswith("//"):
            yield f"{resource} を他のサイトから読み込んでいます。docs/assets/ に置いてください"
        elif _missing(site, path, pages, resource):
            yield f"{resource} がありません"
    for link in sorted(set(page.links)):
        wrong = _missing(site, path, pages, link)
        if wrong:
            yield f"リンク {link} は届きません（{wrong}）"


def _missing(site: Path, path: Path, pages: dict[Path, Page], link: str) -> str:
    """Why a link does not arrive, or nothing."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return ""
    target = _target(site, path, unquote(parts.path))
    if not target.is_file():
        return "ファイルがありません"
    fragment = unquote(parts.fragment)
    if not fragment or fragment.startswith(CASE) or target not in pages:
        return ""
    return "" if fragment in pages[target].anchors else f"#{fragment} がありません"


def _target(site: Path, path: Path, link: str) -> Path:
    """The file that a host would send."""
    if not link:
        return path
    target = Path(normpath(site / link.lstrip("/") if link.startswith("/") else path.parent / link))
    return target / "index.html" if link.endswith("/") or target.is_dir() else target
