"""Addresses that last: what moved still arrives, and what is lost is told with the way to mend it."""

from pathlib import Path

import pytest

from scripts.site.addresses import addresses_of, lost
from scripts.site.check import faults
from scripts.site.html import read_page
from scripts.site.policy import insert_policy
from scripts.site.redirects import Moved, read_table, write_redirects

PAGE = '<head><meta charset="utf-8"></head><h2 id="tsujyo.rate" class="x">率</h2>'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of one page."""
    folder = tmp_path / "site"
    (folder / "new").mkdir(parents=True)
    (folder / "index.html").write_text("<p>x</p>", encoding="utf-8")
    (folder / "new" / "index.html").write_text(PAGE, encoding="utf-8")
    scripts = folder / "assets" / "javascripts"
    scripts.mkdir(parents=True)
    (scripts / "moved.js").write_text("", encoding="utf-8")
    return folder


def redirect(site: Path, lines: str) -> list[Moved]:
    """Write the site's redirects from a table."""
    table = site.parent / "redirects.txt"
    table.write_text(lines, encoding="utf-8")
    write_redirects(site, table)
    return read_table(table)


def test_a_page_that_moved_leaves_a_page_that_leads_on(site: Path) -> None:
    """The page links to the new one wherever the site is put, is kept out of searches and has no inline script."""
    redirect(site, "# a remark\n\n/very/old/ /new/\n")
    path = site / "very" / "old" / "index.html"
    text = path.read_text(encoding="utf-8")
    assert 'href="../../new/"' in text
    assert '<noscript><meta http-equiv="refresh" content="0; url=../../new/">' in text
    assert '<meta name="robots" content="noindex">' in text
    assert "Content-Security-Policy" in insert_policy(text, "default-src 'none'")
    pages = {each: read_page(each.read_text(encoding="utf-8")) for each in site.rglob("*.html")}
    assert faults(site, pages) == []


def test_an_anchor_that_moved_stands_beside_the_new_one(site: Path) -> None:
    """The old anchor is found where the new one is."""
    redirect(site, "/new/#tsujyo.share /new/#tsujyo.rate\n")
    assert '<span id="tsujyo.share"></span><h2 id="tsujyo.rate"' in (site / "new" / "index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("/old/", "空白で区切って"),
        ("/old/ /new/ /newer/", "空白で区切って"),
        ("/old /new/", "/ で始めて / で終えて"),
        ("/old/ https://example.com/", "/ で始めて / で終えて"),
        ("/old/ /../new/?x/", "/ で始めて / で終えて"),
        ("/old/#a /new/#tsujyo.rate", "同じページの中"),
        ("/new/#a /new/", "同じページの中"),
        ("/new/ /", "まだページがあります"),
        ("/new/#a /new/#b", "/new/#b がありません"),
        ("/gone/#a /gone/#b", "/gone/#b がありません"),
    ],
)
def test_a_wrong_line_stops_the_build(site: Path, line: str, words: str) -> None:
    """A move that cannot be made is named, with what is wrong with it."""
    with pytest.raises(SystemExit, match=words):
        redirect(site, line)


def test_a_move_to_nowhere_is_a_fault_of_the_site(site: Path) -> None:
    """The check of links reads redirects too."""
    redirect(site, "/old/ /nowhere/\n")
    pages = {each: read_page(each.read_text(encoding="utf-8")) for each in site.rglob("*.html")}
    assert any("届きません" in fault for fault in faults(site, pages))


def test_what_was_given_out_is_there_or_leads_on(site: Path) -> None:
    """Pages and anchors are there, or a chain of moves ends at one; a page that moved keeps its anchors."""
    moved = redirect(site, "/older/ /old/\n/old/ /new/\n/new/#was /new/#tsujyo.rate\n")
    given = ["/", "/new/", "/new/#tsujyo.rate", "/old/", "/older/#tsujyo.rate", "/older/#was", "/new/#was"]
    assert lost(given, site, moved) == []


def test_what_is_lost_is_told_with_the_way_to_mend_it(site: Path) -> None:
    """A page, an anchor, an anchor of a page that moved, and two moves in a circle, each in one line."""
    moved = [Moved("/old/", "/new/"), Moved("/one/", "/two/"), Moved("/two/", "/one/")]
    told = lost(["/gone/", "/new/#gone", "/old/#gone", "/one/", "/"], site, moved)
    assert [line.partition(":")[0] for line in told] == ["/gone/", "/new/#gone", "/old/#gone", "/one/"]
    assert all("redirects.txt" in line for line in told)


def test_the_anchors_of_forms_are_nobodys_address(site: Path) -> None:
    """What a form needs for its own labels may change freely; what stands before and after it is listed."""
    html = '<p id="before"></p><form id="form"><input id="field"></form><p id="after"></p>'
    html += '<a id="__top"></a><label for="of">x</label><input id="of" aria-describedby="by"><p id="by"></p>'
    (site / "index.html").write_text(html, encoding="utf-8")
    assert addresses_of(site) == {"/", "/#before", "/#after", "/new/", "/new/#tsujyo.rate"}
