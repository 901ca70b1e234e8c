"""Searching as a reader does: typing into the field, reading the first hit."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

FIELD = "[data-md-component=search-query]"
HITS = ".md-search-result__item"

# What people type, and where the first hit must lead.
QUERIES = {
    "IT導入補助金": "it-2025/",
    "通常枠": "it-2025/tsujyo/",
    "インボイス": "it-2025/invoice/",
    "4分の3": "it-2025/invoice/",
    "3/4": "it-2025/invoice/",
    "複数社": "it-2025/fukusu/",
    "お助け隊": "it-2025/security/",
    "レジ": "it-2025/invoice/",
    "電子取引": "it-2025/denshi/",
    "締切": "it-2025/schedule/",
    "IT導入": "it-2025/",
    "ＩＴ導入補助金２０２５": "it-2025/",
    "訂正": "corrections/",
}


def first_hit(page: Page, query: str) -> str:
    """Type a query and return the address of the first page found."""
    page.locator(FIELD).fill(query)
    # Composed typing sends no keyup, so a last key wakes the search.
    page.keyboard.press("End")
    expect(page.locator(f"{HITS} a").first).to_be_visible()
    return str(page.locator(f"{HITS} a").first.evaluate("link => new URL(link.href).pathname.slice(1)"))


@pytest.mark.parametrize("query", QUERIES)
def test_the_first_hit_is_right(page: Page, query: str) -> None:
    """Each question of the list leads to the page that answers it, first of all."""
    page.goto("")
    assert first_hit(page, query) == QUERIES[query]


@pytest.mark.parametrize("query", ["補助率", "最低賃金", "小規模事業者", "いくら"])
def test_a_general_word_leads_to_where_it_is_explained(page: Page, query: str) -> None:
    """A word that every frame uses leads to a page of the programme, and its best section says the word."""
    page.goto("")
    assert first_hit(page, query).startswith("it-2025/")
    expect(page.locator(HITS).first.locator("mark").first).to_be_attached()


def test_a_run_of_words_is_found_without_spaces(page: Page) -> None:
    """通常枠の補助率, typed as one word that stands nowhere, still leads to 通常枠."""
    page.goto("")
    assert first_hit(page, "通常枠補助率") == "it-2025/tsujyo/"


def test_a_word_inside_another_is_no_hit(page: Page) -> None:
    """レジ is not found in クレジット, nor 3/4 in 13/4."""
    page.goto("")
    first_hit(page, "レジ")
    marks = page.locator(f"{HITS} mark").all_text_contents()
    assert marks
    assert "クレジット" not in "".join(page.locator(f"{HITS} a:has(mark)").all_text_contents()).split("レジ")[0]


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
    page.wait_for_url(f"{site}it-2025/tsujyo/**")
    assert "通常枠" not in page.url
    assert "?" not in page.url


def test_search_on_a_phone(phone: Page) -> None:
    """On a phone the search opens from the header and finds the same."""
    phone.goto("")
    phone.locator("header label[for=__search]").first.click()
    assert first_hit(phone, "お助け隊") == "it-2025/security/"
