"""The reading of built pages: what a browser would find on them, also where they are broken."""

import pytest

from scripts.site.html import Page, read_page


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("", Page()),
        ("\n<!doctype html><!-- nothing -->", Page()),
        ("<a href='x", Page()),
        ('<a href="x">x</a><script>let a; <b id="y">', Page(links=["x"], scripts=['let a; <b id="y">'])),
        ('<a href="x">x</a><style>p <b id="y">', Page(links=["x"], inline=["<style>"])),
        ('<a href="x">x</a><!-- <b id="y"><a href="z">', Page(links=["x"])),
        ("<b id onclick></b><a href></a><img src>", Page({""}, links=[""], resources=[""], inline=["<b onclick=''>"])),
        ('<A HREF="X" ID="Y">x</A><SCRIPT>X</SCRIPT>', Page({"Y"}, links=["X"], scripts=["X"])),
        ('<P STYLE="color:red"><IMG SRC="X">', Page(resources=["X"], inline=["<p style='color:red'>"])),
        ("<a title='a > b' href=\"a>b\" id=x>x</a>", Page({"x"}, links=["a>b"])),
        ('<a href="?a=1&amp;b=2" id="&#x3042;">x</a>', Page({"あ"}, links=["?a=1&b=2"])),
        ('<template><a href="x" id="y" onclick="z"></template>', Page({"y"}, links=["x"], inline=["<a onclick='z'>"])),
        ('<svg id="x"><use href="y.svg#z"/></svg>', Page({"x"}, resources=["y.svg#z"])),
        ('<textarea><b id="x"></textarea><title><a href="y"></title>', Page()),
        ('<?xml version="1.0" encoding="x"?><meta charset="shift_jis"><b id="場所">', Page({"場所"})),
        ("<b id=x>" * 3, Page({"x"}, repeated=["x", "x"])),
        ("<div>" * 1000 + "<b id=x>", Page({"x"})),
    ],
)
def test_a_page_is_read_as_a_browser_would(html: str, found: Page) -> None:
    """Whatever the markup, what a browser would find is found, and nothing stops the reading."""
    assert read_page(html) == found


@pytest.mark.parametrize("errors", ["replace", "surrogateescape"])
def test_broken_bytes_are_read(errors: str) -> None:
    """Bytes that are no text hide nothing of what stands around them."""
    page = read_page(b'<b id="x">\xff\x00\xe3</b><i id="\xe3\x81"></i><a href="y">'.decode(errors=errors))
    assert "x" in page.anchors
    assert len(page.anchors) == 2
    assert page.links == ["y"]


@pytest.mark.parametrize("script", ["", " a && b &amp; c\n", "'<b id=\"x\">' < '</b>'", "\t<!-- 金額 -->\n"])
def test_a_script_is_read_byte_for_byte(script: str) -> None:
    """The policy names a script by its digest, so nothing in it may be read as markup or tidied."""
    assert read_page(f"<p>x</p><script>{script}</script>") == Page(scripts=[script])


def test_only_a_script_that_runs_is_read() -> None:
    """Data never runs, and a file of its own is held by its address."""
    html = '<script type="application/json">1</script><script type="module">2</script><script src="x.js"></script>'
    assert read_page(html) == Page(resources=["x.js"], scripts=["2"])


def test_what_serves_a_form_is_told_apart() -> None:
    """A form, what stands in it and what its fields point to are no places that anybody cites."""
    html = (
        '<h2 id="place">x</h2><p id="hint">x</p><input aria-describedby="hint error" form="x"><label for="y">y</label>'
        '<form id="x"><table><tr><td><input id="y"></td></tr></table></form><p id="error">x</p><p id="after">x</p>'
    )
    page = read_page(html)
    assert page.serving == {"hint", "error", "x", "y"}
    assert page.anchors - page.serving == {"place", "after"}
