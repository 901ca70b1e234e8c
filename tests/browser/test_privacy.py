"""What is typed stays in the browser: no other origin, no request once Python runs, nothing stored."""

import pytest
from playwright.sync_api import Page

from tests.browser.calculating import Calculator

pytestmark = pytest.mark.browser

CASE = {"size": "sme", "near_minimum_wage": "no", "business_processes": "4", "software_purchase": "7654321"}


# What draws the code of a case for the printer comes once, behind the first answer: the same files for every case.
FOR_PAPER = ["assets/javascripts/qr.js", "assets/javascripts/vendor/qr.js"]


def test_no_request_is_sent_once_python_runs(page: Page, site: str) -> None:
    """After `ready` the page computes, errs and copies with no request but for two files that know nothing of it."""
    calculator = Calculator(page, "tsujyo")
    calculator.open()
    page.wait_for_load_state("networkidle")
    sent: list[str] = []
    page.context.on("request", lambda request: sent.append(request.url))
    calculator.fill(CASE)
    calculator.fill({"software_purchase": "1.2.3"})
    calculator.fill({"software_purchase": "7654321"})
    calculator.form.locator('[data-action="copy-link"]').click()
    page.keyboard.press("Enter")
    page.wait_for_timeout(500)
    assert sent == [site + name for name in FOR_PAPER]


def test_a_link_is_opened_without_sending_its_case(page: Page) -> None:
    """No request carries what stands in the fragment."""
    sent: list[str] = []
    page.context.on("request", lambda request: sent.append(f"{request.url} {request.post_data} {request.headers}"))
    Calculator(page, "tsujyo").open("#p=it-2025&f=tsujyo&size=sme&software_purchase=7654321")
    assert [each for each in sent if "7654321" in each] == []


def test_nothing_typed_is_stored(page: Page) -> None:
    """No cookie, no storage and no database holds what was typed."""
    calculator = Calculator(page, "tsujyo")
    calculator.open()
    calculator.fill(CASE)
    kept = page.evaluate("JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])")
    assert "7654321" not in kept
    assert page.evaluate("indexedDB.databases().then((all) => all.length)") == 0
    assert page.context.cookies() == []


def test_a_report_holds_the_inputs_only_when_ticked(page: Page) -> None:
    """The text to report names result, receipt and page; the case only where the reader says so."""
    calculator = Calculator(page, "tsujyo")
    calculator.open()
    calculator.fill(CASE)
    calculator.form.locator("details:has([data-report]) summary").click()
    report = calculator.form.locator("[data-report]")
    calculator.form.locator('.ms-tools [data-action="copy-report"]').click()
    text = report.input_value()
    assert "3,827,160円" in text
    assert "7654321" not in text
    calculator.form.locator("[data-report-inputs]").check()
    calculator.form.locator('.ms-tools [data-action="copy-report"]').click()
    assert "software_purchase=7654321" in report.input_value()
