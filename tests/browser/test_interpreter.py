"""The interpreter on the page: started once, kept from page to page, and honest when it cannot run."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, Worker, expect

from tests.browser.calculating import Calculator

pytestmark = pytest.mark.browser

CASE = {"size": "sme", "near_minimum_wage": "no", "business_processes": "4", "software_purchase": "300万円"}
WASM = "**/*.wasm"
CALCULATOR = "**/runtime/calculator-*.zip"
WORKER = "**/pyodide-worker.js"


@pytest.fixture
def broken(browser: Browser, site: str) -> Iterator[BrowserContext]:
    """A context in which things may fail: what fails is said on the console too, and that is no fault here."""
    context = browser.new_context(base_url=site, locale="ja-JP")
    yield context
    context.close()


def interpreters(page: Page) -> list[Worker]:
    """The page's workers that run Python."""
    return [worker for worker in page.workers if worker.url.endswith("pyodide-worker.js")]


def fails(page: Page, words: str) -> Calculator:
    """Open a page whose interpreter fails, and see that it says so and keeps what was typed."""
    calculator = Calculator(page, "tsujyo")
    page.goto("/it-2025/tsujyo/")
    calculator.field("software_purchase").fill("300万円")
    expect(page.locator("html")).to_have_attribute("data-runtime", "failed", timeout=60_000)
    expect(calculator.form.locator("[data-notice=failed]")).to_contain_text(words)
    expect(calculator.field("software_purchase")).to_have_value("300万円")
    expect(calculator.result).to_have_attribute("aria-busy", "false")
    expect(page.locator("#ladder")).to_be_visible()
    return calculator


def test_a_missing_file_is_said_and_tried_again(broken: BrowserContext) -> None:
    """Where a file cannot be fetched the page says so; もう一度ためす begins anew and computes what stands there."""
    broken.route(WASM, lambda route: route.fulfill(status=404))
    calculator = fails(broken.new_page(), "読み込めませんでした")
    broken.unroute(WASM)
    calculator.form.locator("[data-action=retry]").click()
    calculator.ready()
    calculator.fill(CASE)
    assert calculator.amount("subsidy") == 1_500_000
    expect(calculator.form.locator("[data-notice=failed]")).to_be_hidden()


def test_an_altered_file_is_not_used(broken: BrowserContext) -> None:
    """A file of the right length with another content is noticed."""

    def alter(route: Route) -> None:
        body = bytearray(route.fetch().body())
        body[len(body) // 2] ^= 1
        route.fulfill(body=bytes(body), content_type="application/zip")

    broken.route(CALCULATOR, alter)
    fails(broken.new_page(), "書き換えられています")


def test_a_policy_against_webassembly_is_told_apart(broken: BrowserContext) -> None:
    """Where WebAssembly may not run the page says that, and what to do."""

    def forbid(route: Route) -> None:
        response = route.fetch()
        headers = {**response.headers, "content-security-policy": "script-src 'self'"}
        route.fulfill(response=response, headers=headers)

    broken.route(WORKER, forbid)
    fails(broken.new_page(), "WebAssembly")


def test_a_stalled_download_ends_after_30_seconds(broken: BrowserContext) -> None:
    """A download that stops is given up, never waited for endlessly."""
    broken.route(WASM, lambda _: None)
    page = broken.new_page()
    page.clock.install()
    page.goto("/it-2025/tsujyo/")
    Calculator(page, "tsujyo").field("software_purchase").fill("1")
    page.wait_for_timeout(3000)
    assert page.locator("html").get_attribute("data-runtime") == "idle"
    page.clock.fast_forward(31_000)
    expect(page.locator("html")).to_have_attribute("data-runtime", "failed")
    expect(page.locator("[data-notice=failed]")).to_contain_text("30秒")


def test_a_crash_is_said_and_mended(broken: BrowserContext) -> None:
    """When the interpreter dies the page says so; another one takes its place."""
    page = broken.new_page()
    calculator = Calculator(page, "tsujyo")
    calculator.open()
    interpreters(page)[0].evaluate("setTimeout(() => { throw new Error('a fault on purpose') })")
    expect(page.locator("html")).to_have_attribute("data-runtime", "failed")
    calculator.form.locator("[data-action=retry]").click()
    calculator.ready()
    calculator.fill(CASE)
    assert calculator.amount("subsidy") == 1_500_000


def test_one_interpreter_serves_all_pages(page: Page) -> None:
    """Going to another frame without a load keeps the interpreter: nothing is fetched again, and it answers at once."""
    Calculator(page, "tsujyo").open()
    sent: list[str] = []
    page.context.on("request", lambda request: sent.append(request.url))
    page.locator("nav a[href*='/invoice/']").filter(visible=True).first.click()
    invoice = Calculator(page, "invoice")
    expect(invoice.form).to_be_visible()
    invoice.fill({"size": "small", "functions": "2", "software_purchase": "1,000,000", "pc": "30万円"})
    assert invoice.amount("subsidy") == 850_000
    assert [address for address in sent if "/runtime/" in address] == []
    assert len(interpreters(page)) == 1


def test_a_saver_of_data_fetches_nothing_before_the_first_touch(page: Page) -> None:
    """Where the reader saves data, Python comes only when a field is touched."""
    page.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    sent: list[str] = []
    page.context.on("request", lambda request: sent.append(request.url))
    page.goto("/it-2025/tsujyo/")
    page.wait_for_timeout(1500)
    assert [address for address in sent if "/runtime/" in address] == []
    calculator = Calculator(page, "tsujyo")
    calculator.field("software_purchase").focus()
    calculator.ready()
