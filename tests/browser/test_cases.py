"""The published cases as a reader meets them: found by words, and put into the calculator by one press."""

import pytest
from playwright.sync_api import Page, expect

from scripts.rulebook.model import CaseStudy
from tests.browser.calculating import Calculator
from tests.rulebook.real import current

pytestmark = pytest.mark.browser

ANSWER = 60_000
# One for each frame: its last, so that the cases at which an amount turns are not the only ones.
LAST = list({each.frame: each for each in current().cases}.values())


@pytest.mark.parametrize("study", LAST, ids=lambda study: study.id)
def test_a_case_goes_into_the_calculator(page: Page, study: CaseStudy) -> None:
    """The link on a case's page fills in everything: the amount is the page's, and nothing is unread or changed."""
    page.goto(f"cases/{study.id}/")
    page.get_by_role("link", name="この事例を計算欄に入れる").click()
    calculator = Calculator(page, study.frame)
    expect(calculator.result).to_have_attribute("data-status", study.example.status, timeout=ANSWER)
    calculator.settled()
    assert calculator.amount("subsidy") == study.example.subsidy
    if study.example.own_payment is not None:
        assert calculator.amount("own_payment") == study.example.own_payment
    expect(calculator.form.locator("[data-notice=link]")).to_be_hidden()


@pytest.mark.parametrize(("words", "title"), [("券売機", "事例03"), ("温泉街", "事例15"), ("計算用紙", "計算用紙")])
def test_the_search_finds_cases_and_sheets(page: Page, words: str, title: str) -> None:
    """Who remembers what a case was about finds it by that word."""
    page.goto("cases/")
    page.locator("[data-md-component=search-query]").fill(words)
    page.keyboard.press("End")  # what is filled in sends no key, and a key wakes the search
    expect(page.locator(".md-search-result__item", has_text=title).first).to_be_visible()
