"""A case of one year under the next: both amounts, the way there with the case, and links that are of another year."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.calculating import READY

pytestmark = pytest.mark.browser

CASE = "&f=tsujyo&size=sme&near_minimum_wage=no&business_processes=3&software_purchase=1500000"


def amount(page: Page, program: str) -> Locator:
    """Return where the frame's page of this programme shows the subsidy."""
    return page.locator(f"form[data-program={program}][data-frame=tsujyo] output[data-value=subsidy]")


def test_a_link_of_2025_opens_as_2025_and_offers_2026(page: Page) -> None:
    """Its own amount stands as ever; opened, the part below shows both years' amounts and leads on with the case."""
    page.goto(f"/it-2025/tsujyo/#p=it-2025{CASE}")
    expect(amount(page, "it-2025")).to_have_text("750,000円", timeout=READY)
    part = page.locator("details[data-other-year=it-2026]")
    part.locator("summary").click()
    expect(part.locator("[data-amount=own]")).to_have_text("750,000円", timeout=READY)
    expect(part.locator("[data-amount=other]")).to_have_text("750,000円", timeout=READY)
    part.locator("a[data-way]").click()
    form = page.locator("form[data-program=it-2026][data-frame=tsujyo]")
    expect(amount(page, "it-2026")).to_have_text("750,000円", timeout=READY)
    expect(form.locator("[data-notice=link]")).to_be_hidden()


def test_what_the_other_year_does_not_ask_for_is_said(page: Page) -> None:
    """An answer that the other year has no question for is named by its label and left out; nothing typed is lost."""
    page.goto(f"/it-2025/tsujyo/#p=it-2025{CASE}")
    part = page.locator("details[data-other-year=it-2026]")
    part.evaluate("node => { node.dataset.knows = 'size business_processes software_purchase'; }")
    part.locator("summary").click()
    expect(part.locator("[data-unknown]")).to_contain_text("最低賃金近傍", timeout=READY)
    expect(part.locator("[data-amount=other]")).to_have_text("まだ計算できません", timeout=READY)
    expect(page.locator("[name=near_minimum_wage][value=no]")).to_be_checked()


def test_a_link_of_another_year_leads_to_its_own_page(page: Page) -> None:
    """Opened on the wrong year's page it fills nothing in, says whose it is, and leads there with the whole case."""
    page.goto(f"/it-2026/tsujyo/#p=it-2025{CASE}")
    notice = page.locator("form[data-frame=tsujyo] [data-notice=link]")
    expect(notice).to_contain_text("IT導入補助金2025の通常枠", timeout=READY)
    notice.locator("[data-link-page]").click()
    expect(amount(page, "it-2025")).to_have_text("750,000円", timeout=READY)
