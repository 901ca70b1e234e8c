"""The frame around every page: nothing from elsewhere, readable by everybody, on a phone, on paper, without scripts."""

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import BrowserContext, Page, expect

pytestmark = pytest.mark.browser

Axe = Callable[[Page], list[str]]
OpenContext = Callable[..., BrowserContext]


WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize(("scheme", "width"), [("light", 390), ("dark", 1280)])
def test_every_page_is_accessible(
    open_context: OpenContext, addresses: list[str], axe: Axe, scheme: str, width: int
) -> None:
    """No page has an axe violation or scrolls sideways: light on a phone; dark on a desk, one page of each mould."""
    page = open_context(color_scheme=scheme, viewport={"width": width, "height": 900}).new_page()
    found = []
    for address in addresses if scheme == "light" else _one_of_each(addresses):
        page.goto(address)
        over = page.evaluate(WIDER)
        found += axe(page) + ([f"/{address}: {over} px too wide"] if over else [])
    assert not found, "\n".join(found)


def _one_of_each(addresses: list[str]) -> list[str]:
    """Leave out the later ones of pages that one template makes alike: cases by number, sheets by frame."""
    moulds: dict[str, str] = {}
    for address in addresses:
        alike = re.match(r"(cases/)\d+|(worksheets/)\w+(-answers)?|(embed/).", address)
        moulds.setdefault(str(alike.groups()) if alike else address, address)
    return list(moulds.values())


def test_axe_finds_nothing_in_search_results(page: Page, axe: Axe) -> None:
    """The open search with its results is as accessible as the pages."""
    page.goto("")
    page.locator("[data-md-component=search-query]").fill("補助")
    page.keyboard.press("End")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    page.wait_for_timeout(400)
    assert not axe(page)


def test_a_quarter_of_the_screen_is_enough(open_context: OpenContext, addresses: list[str]) -> None:
    """Magnified four times, a page is 320 px wide: wide tables scroll in their own place, the page does not."""
    page = open_context(viewport={"width": 320, "height": 800}).new_page()
    wide = []
    for address in addresses:
        page.goto(address, wait_until="domcontentloaded")
        wide += [address] if page.evaluate(WIDER) else []
    assert not wide


def test_the_policy_is_strict_and_said_twice(page: Page, folder: Path) -> None:
    """The header and the meta tag say the same; neither allows inline code, evaluation or another host."""
    answer = page.goto("")
    assert answer is not None
    header = answer.headers["content-security-policy"]
    meta = page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content")
    assert header == f"{meta}; frame-ancestors 'none'"
    assert not {"'unsafe-inline'", "'unsafe-eval'", "*", "https:", "http:"} & set(header.replace(";", " ").split())
    first, second = page.evaluate("[...document.head.querySelectorAll('meta')].slice(0, 2).map(meta => meta.outerHTML)")
    assert "charset" in first
    assert "Content-Security-Policy" in second
    assert "max-age=31536000" in (folder / "_headers").read_text(encoding="utf-8")


def test_workers_carry_the_policy_too(page: Page, site: str) -> None:
    """A worker takes its own response's header, so a script's response must have one."""
    answer = page.request.get(f"{site}assets/javascripts/search-worker.js")
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_the_closed_notice_stands_on_every_page_of_a_closed_programme(
    open_context: OpenContext, addresses: list[str]
) -> None:
    """Without scripts too, each such page says first that it is closed, since when, and what follows; no other does."""
    page = open_context(java_script_enabled=False).new_page()
    for address in addresses:
        page.goto(address, wait_until="domcontentloaded")
        notice = page.locator("article").first.locator("> :first-child")
        if "it-2025" not in address:
            expect(page.locator("aside.ms-closed")).to_have_count(0)
            continue
        expect(notice).to_have_class("ms-closed")
        expect(notice).to_contain_text("2026年1月7日（令和8年")
        expect(notice.locator("a").first).to_have_attribute("href", "https://it-shien.smrj.go.jp/")
        expect(notice.locator("a").last).to_have_attribute("href", re.compile("it-2026/$"))


def test_a_missing_page_helps_on(page: Page) -> None:
    """An unknown address answers 404 in Japanese, with every page of the site and the search at hand."""
    answer = page.goto("it-2025/no/such/page/")
    assert answer is not None
    assert answer.status == 404
    expect(page.locator("h1")).to_have_text("ページが見つかりません")
    expect(page.locator("article li a")).not_to_have_count(0)
    page.get_by_role("button", name="言葉で探す").click()
    expect(page.locator("[data-md-component=search-query]")).to_be_focused()
    page.keyboard.press("Escape")
    page.locator("article").get_by_role("link", name="通常枠", exact=True).first.click()
    expect(page).to_have_url(re.compile("/it-2026/tsujyo/$"))
    expect(page.locator("h1")).to_contain_text("通常枠")


def test_navigation_keeps_the_document(page: Page, site: str) -> None:
    """A link within the site swaps the content and keeps what is running, whatever port the site is on."""
    page.goto("about/")
    page.evaluate("window.kept = true")
    page.locator("article").get_by_role("link", name="訂正履歴").click()
    page.wait_for_url(f"{site}corrections/")
    expect(page.locator("h1")).to_contain_text("訂正履歴")
    assert page.evaluate("window.kept") is True


def test_letters_do_not_jump_away(page: Page) -> None:
    """Single letters, which the theme takes for commands, leave the page and the field alone."""
    page.goto("it-2025/tsujyo/")
    page.locator("h1").click()
    for letter in "nps,./f":
        page.keyboard.press(letter)
    page.wait_for_timeout(300)
    assert page.url.endswith("it-2025/tsujyo/")
    assert page.locator("#__search").is_checked() is False


def test_header_buttons_answer_to_the_keyboard(open_context: OpenContext) -> None:
    """On a narrow screen the contents and the search open with Enter and with a space."""
    page = open_context(viewport={"width": 390, "height": 800}).new_page()
    page.goto("about/")
    for name, key in (("__drawer", "Enter"), ("__search", " ")):
        page.locator(f"header label.md-header__button[for={name}]").focus()
        page.keyboard.press(key)
        expect(page.locator(f"#{name}")).to_be_checked()
        page.keyboard.press("Escape")
        page.reload()


def test_the_colours_can_be_chosen(page: Page) -> None:
    """The palette button has a name, changes the scheme, and the choice outlives a reload."""
    page.goto("")
    seen = set()
    for _ in range(3):
        button = page.locator("[data-md-component=palette] label:visible")
        assert button.get_attribute("title")
        button.click()
        seen.add(page.locator("body").get_attribute("data-md-color-scheme"))
    assert seen == {"default", "slate"}
    page.locator("[data-md-component=palette] label:visible").click()
    page.locator("[data-md-component=palette] label:visible").click()
    page.reload()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_targets_are_large_enough(phone: Page) -> None:
    """What a finger presses in the frame of a page is at least 44 px high."""
    phone.goto("about/")
    phone.locator("header label[for=__drawer]").first.click()
    phone.wait_for_timeout(400)
    selector = ".md-header__button:visible, .md-sidebar--primary .md-nav__link:visible"
    small = [
        f"{box['width']:.0f}×{box['height']:.0f} {item.inner_text()!r}"
        for item in phone.locator(selector).all()
        if (box := item.bounding_box()) and box["height"] < 44
    ]
    assert not small, "\n".join(small)


def test_paper_shows_the_content_alone(page: Page) -> None:
    """Printed, a page has no navigation, its details are open, and its outside links show their address."""
    page.goto("it-2025/")
    page.emulate_media(media="print")
    for hidden in (".md-header", ".md-sidebar--primary", ".md-footer"):
        expect(page.locator(hidden)).to_be_hidden()
    after = "link => getComputedStyle(link, '::after').content"
    assert "https://it-shien.smrj.go.jp/" in page.locator(".ms-closed a").first.evaluate(after)
    assert page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor") == "rgb(255, 255, 255)"


def test_every_page_says_what_it_is(page: Page, addresses: list[str], site: str) -> None:
    """Titles, descriptions and the one main heading tell pages apart, for a search engine and a screen reader."""
    titles = {}
    for address in addresses:
        page.goto(urljoin(site, address), wait_until="domcontentloaded")
        titles[page.title()] = address
        expect(page.locator("h1")).to_have_count(1)
        assert page.locator("meta[name=description]").get_attribute("content")
        assert page.locator("html").get_attribute("lang") == "ja"
    assert len(titles) == len(addresses)


STYLESHEETS = "link[rel=stylesheet]"


def test_a_page_is_styled_once(page: Page) -> None:
    """Addresses stay as they were written until a link is followed: writing them anew reloads every stylesheet."""
    page.goto("it-2025/tsujyo/")
    expect(page.locator("html")).to_have_class(re.compile(r"\bjs\b"))
    styles = page.locator(STYLESHEETS)
    assert all(str(style.get_attribute("href")).startswith("../") for style in styles.all())
    assert page.locator("meta[name=color-scheme]").count() == 0


def test_a_page_that_comes_without_a_load_keeps_its_styles(page: Page) -> None:
    """A page in another folder takes the stylesheets over, when a link led there and when a reload came between."""
    page.goto("it-2025/tsujyo/")
    _mark_styles(page)
    page.locator(".md-logo").first.click()
    _expect_styles_kept(page, "補助金ものさし")
    page.go_back()
    _expect_styles_kept(page, "通常枠")
    page.reload()
    _mark_styles(page)
    page.go_forward()
    _expect_styles_kept(page, "補助金ものさし")


def _mark_styles(page: Page) -> None:
    page.locator(STYLESHEETS).evaluate_all("(styles) => { for (const each of styles) each.marked = true; }")


def _expect_styles_kept(page: Page, title: str) -> None:
    expect(page.locator("h1")).to_contain_text(title)
    told = "(styles) => styles.map((each) => Boolean(each.marked && each.sheet))"
    kept = page.locator(STYLESHEETS).evaluate_all(told)
    assert kept
    assert all(kept)
