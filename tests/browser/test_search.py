"""Searching as a reader does: typing into the field, reading the first hit."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

FIELD = "[data-md-component=search-query]"
HITS = ".md-search-result__item"

# What people type, and where the first hit must lead.
QUERIES = {
    "IT導入補助金": "it-2026/",
    "IT導入": "it-2026/",
    "ＩＴ導入補助金２０２５": "it-2025/",
    # Whoever looks for the programme by any of its names finds this year's; a year that is named, that year.
    "デジタル化・AI導入補助金": "it-2026/",
    "IT導入補助金2026": "it-2026/",
    "通常枠": "it-2026/tsujyo/",
    "インボイス": "it-2026/invoice/",
    "電子取引": "it-2026/denshi/",
    "お助け隊": "it-2026/security/",
    "複数社": "it-2026/fukusu/",
    "複数者": "it-2026/fukusu/",
    "変わったこと": "it-2026/changes/",
    "レジ": "it-2026/invoice/",
    "パソコン": "it-2026/invoice/",
    "4分の3": "it-2026/invoice/",
    "3/4": "it-2026/invoice/",
    "最低賃金": "it-2026/near_wage/",
    "最低賃金近傍": "it-2026/near_wage/",
    "対象になるか": "it-2026/eligible/",
    "締切": "it-2026/schedule/",
    "訂正": "corrections/",
    "用語": "it-2026/glossary/",
    # What people ask.
    "リース": "it-2026/faq/",
    "中古": "it-2026/faq/",
    "後払い": "it-2026/faq/",
    "ホームページ": "it-2026/faq/",
    "採択率": "it-2026/faq/",
    "圧縮記帳": "it-2026/faq/",
    # What every frame speaks of is compared on the page above them.
    "補助率": "it-2026/",
    "小規模事業者": "it-2026/",
    "いくら": "it-2026/",
    # A run of words that stands nowhere as it is typed.
    "通常枠補助率": "it-2026/tsujyo/",
}


def first_hit(page: Page, query: str) -> str:
    """Type a query and return the address of the first page found."""
    page.locator(FIELD).fill("")
    page.keyboard.press("End")
    expect(page.locator(HITS)).to_have_count(0)
    page.locator(FIELD).fill(query)
    # Composed typing sends no keyup, so a last key wakes the search.
    page.keyboard.press("End")
    expect(page.locator(f"{HITS} a").first).to_be_visible()
    return str(page.locator(f"{HITS} a").first.evaluate("link => new URL(link.href).pathname.slice(1)"))


def test_the_first_hit_is_right(page: Page) -> None:
    """Each question of the list leads to the page that answers it, first of all."""
    page.goto("")
    assert {query: first_hit(page, query) for query in QUERIES} == QUERIES


def test_the_best_section_is_shown_with_the_word(page: Page) -> None:
    """いくら leads to the table of amounts, with the word marked."""
    page.goto("")
    first_hit(page, "いくら")
    best = page.locator(f"{HITS} a:has(mark)").first
    expect(best.locator("mark").first).to_have_text("いくら")
    assert "#at-a-glance" in str(best.get_attribute("href"))


def test_a_word_inside_another_is_no_hit(page: Page) -> None:
    """レジ is not marked in クレジット: each mark begins where a word begins."""
    page.goto("")
    first_hit(page, "レジ")
    texts = page.locator(f"{HITS} mark").evaluate_all("marks => marks.map(mark => mark.previousSibling?.data ?? '')")
    assert texts
    assert not [text for text in texts if text.endswith("ク")]


def test_what_is_nowhere_is_said(page: Page) -> None:
    """A word the site does not have gives a sentence, not an empty box."""
    page.goto("")
    page.locator(FIELD).fill("zzzzqq")
    page.keyboard.press("End")
    expect(page.locator(".md-search-result__meta")).to_have_text("何も見つかりませんでした")


def test_enter_goes_to_the_first_hit(page: Page, site: str) -> None:
    """Enter in the field opens the best result, and nothing of the query is in the address."""
    page.goto("about/")
    first_hit(page, "通常枠")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site}it-2026/tsujyo/**")
    assert "通常枠" not in page.url
    assert "?" not in page.url


def test_search_on_a_phone(phone: Page) -> None:
    """On a phone the search opens from the header and finds the same."""
    phone.goto("")
    phone.locator("header label[for=__search]").first.click()
    assert first_hit(phone, "お助け隊") == "it-2026/security/"
