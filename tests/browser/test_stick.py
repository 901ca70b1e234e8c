"""The site on a memory stick: opened from a folder, without a server, it reads as on line, and says what it cannot."""

import zipfile
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.calculating import DESKTOP

pytestmark = pytest.mark.browser

HERE = ("file:", "data:")


@pytest.fixture(scope="module")
def stick(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The zip, unpacked where a person might: a folder with spaces and Japanese in its name."""
    where = tmp_path_factory.mktemp("stick") / "持ち歩き 用"
    with zipfile.ZipFile(folder / "assets" / "downloads" / "monosashi-site.zip") as archive:
        archive.extractall(where)
    return where / "monosashi"


@pytest.fixture
def page(browser: Browser) -> Page:
    """A page of a browser that may not use a network at all."""
    context = browser.new_context(offline=True, locale="ja-JP", viewport=DESKTOP)
    return context.new_page()


def test_every_link_arrives_and_nothing_is_asked_for_from_elsewhere(page: Page, stick: Path) -> None:
    """From the first page on, by links alone, every page opens as a file, in its looks, without a fault."""
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.on("requestfailed", lambda request: faults.append(request.url))
    page.on("request", lambda request: faults.extend([] if request.url.startswith(HERE) else [request.url]))
    waiting, seen = [(stick / "index.html").as_uri()], set[str]()
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        page.goto(address)
        assert page.evaluate("getComputedStyle(document.querySelector('.md-header')).display") != "inline"
        expect(page.locator("[data-stick-said]")).to_contain_text("計算は")
        links = page.evaluate("Array.from(document.querySelectorAll('a[href]'), (link) => link.href.split('#')[0])")
        files = {link for link in links if link.startswith("file:")}
        lost = [link for link in files if not Path(unquote(urlsplit(link).path)).is_file()]
        assert lost == [], f"{address}: {lost}"
        waiting += [link for link in files if link.endswith(".html")]
    assert {Path(unquote(urlsplit(each).path)) for each in seen} == set(stick.rglob("*.html"))
    assert faults == []


def test_the_tables_are_there_and_the_dead_form_is_not(page: Page, stick: Path) -> None:
    """A frame's page shows its tables and ladder; what would need a script is not shown."""
    page.goto((stick / "it-2025" / "tsujyo" / "index.html").as_uri())
    expect(page.locator(".ms-ladder")).to_be_visible()
    expect(page.locator("#edges-subsidy")).to_be_visible()
    for dead in (".ms-calculator", ".md-search", ".ms-fill"):
        expect(page.locator(dead).first).to_be_hidden()
    assert page.locator("script, noscript").count() == 0


def test_it_says_where_one_can_calculate(stick: Path) -> None:
    """The text beside the pages, too, tells the three ways to calculate, readable in a plain editor."""
    text = (stick / "README.txt").read_bytes().decode("utf-8-sig")
    assert "\r\n" in text
    for way in ("index.html", "サイト", "オフラインで使う", "ウェブサーバー", "目安"):
        assert way in text
