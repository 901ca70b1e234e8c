"""The two interpreters on the page: the quick one answers, the full one takes over, and both fail honestly."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, Worker, expect

from scripts.bench.shaping import megabits, serving
from tests.browser.calculating import READY, Calculator
from tests.browser.conftest import NO_WORKER, eventually

pytestmark = pytest.mark.browser

CASE = {"size": "sme", "near_minimum_wage": "no", "business_processes": "4", "software_purchase": "300万円"}
LINK = "#p=it-2025&f=tsujyo&size=sme&near_minimum_wage=no&business_processes=4&software_purchase=300万円"
PAGE = "**/it-2025/tsujyo/"
WASM = "**/*.wasm"
FULL_WASM = "**/pyodide.asm.wasm"
QUICK_WASM = "**/micropython-*/*.wasm"
TRIMMED_WASM = "**/micropython-*/micropython.wasm"
ARCHIVES = "**/runtime/calculator-*"
WORKERS = "**/*-worker.js"

# What the quick interpreter says is changed on its way to the page.
TELLS_OTHERWISE = """
const [was, becomes] = CHANGE;
const Native = Worker;
window.Worker = class extends Native {
  constructor(url, options) {
    super(url, options);
    this.quick = String(url).includes("micropython");
  }
  set onmessage(hear) {
    super.onmessage = ({ data }) => {
      const text = this.quick ? data.text?.replaceAll(was, becomes) : data.text;
      hear({ data: { ...data, text } });
    };
  }
};
"""


def tells_otherwise(page: Page, was: str, becomes: str) -> None:
    """From now on the quick interpreter's answers say something else."""
    page.add_init_script(TELLS_OTHERWISE.replace("CHANGE", json.dumps([was, becomes])))


def interpreters(page: Page, kind: str) -> list[Worker]:
    """The page's workers that run Python: kind is micropython or pyodide."""
    return [worker for worker in page.workers if worker.url.endswith(f"{kind}-worker.js")]


def runtime(page: Page, state: str) -> None:
    """Wait until the page says how far the interpreters are."""
    expect(page.locator("html")).to_have_attribute("data-runtime", state, timeout=READY)


def answers(calculator: Calculator) -> None:
    """The case is computed, whoever does it."""
    calculator.fill(CASE)
    expect(calculator.form.locator("output[data-value=subsidy]")).to_have_attribute("data-yen", "1500000")


def answer(route: Route, change: Callable[[bytes], bytes]) -> None:
    """Send a file with another content."""
    route.fulfill(body=change(route.fetch().body()), content_type="application/octet-stream")


def missing(context: BrowserContext, files: str) -> None:
    """Files that are not there."""
    context.route(files, lambda route: route.fulfill(status=404))


def altered(context: BrowserContext, files: str) -> None:
    """Files of the right length with one bit changed."""
    context.route(files, lambda route: answer(route, lambda body: body[:99] + bytes([body[99] ^ 1]) + body[100:]))


def truncated(context: BrowserContext, files: str) -> None:
    """Files that end in the middle."""
    context.route(files, lambda route: answer(route, lambda body: body[: len(body) // 2]))


def blocked(context: BrowserContext, files: str) -> None:
    """A policy under which WebAssembly may not run."""

    def forbid(route: Route) -> None:
        response = route.fetch()
        policy = "script-src 'self' 'unsafe-inline'"
        route.fulfill(response=response, headers={**response.headers, "content-security-policy": policy})

    context.route(files, forbid)


FAULTS = [
    (missing, WASM, "読み込めませんでした"),
    (altered, ARCHIVES, "書き換えられています"),
    (truncated, WASM, "途中で切れていました"),
    (missing, WORKERS, "読み込めませんでした"),
    (blocked, PAGE, "WebAssembly"),
]


@pytest.mark.parametrize(("fault", "files", "words"), FAULTS)
def test_where_nothing_can_calculate_the_page_says_why(
    broken: BrowserContext, fault: Callable[[BrowserContext, str], None], files: str, words: str
) -> None:
    """Both interpreters fail: the reason, what to do, what was typed and the ladder stay; a retry computes it."""
    fault(broken, files)
    if fault is blocked:
        blocked(broken, WORKERS)
    page = broken.new_page()
    calculator = Calculator(page, "tsujyo")
    page.goto("/it-2025/tsujyo/")
    calculator.field("software_purchase").fill("300万円")
    runtime(page, "failed")
    expect(calculator.form.locator("[data-notice=failed]")).to_contain_text(words)
    expect(calculator.form.locator("[data-notice=second]")).to_be_hidden()
    expect(calculator.field("software_purchase")).to_have_value("300万円")
    expect(calculator.result).to_have_attribute("aria-busy", "false")
    expect(page.locator("#ladder")).to_be_visible()
    if fault is blocked:
        return  # the page's own policy stays as long as the page
    broken.unroute(files)
    calculator.form.locator("[data-notice=failed] [data-action=retry]").click()
    answers(calculator)
    expect(calculator.form.locator("[data-notice=failed]")).to_be_hidden()


@pytest.mark.parametrize(
    ("fault", "files", "words"),
    [
        (missing, FULL_WASM, "読み込めませんでした"),
        (altered, "**/runtime/stdlib-*", "書き換えられていました"),
        (truncated, FULL_WASM, "途中で切れていました"),
        (blocked, "**/pyodide-worker.js", "WebAssembly"),
    ],
)
def test_the_quick_one_answers_where_only_the_full_one_fails(
    broken: BrowserContext, fault: Callable[[BrowserContext, str], None], files: str, words: str
) -> None:
    """The amount stands there, and the page says that the second calculation is missing, why, and how to mend it."""
    fault(broken, files)
    page = broken.new_page()
    page.goto("/it-2025/tsujyo/" + LINK)
    calculator = Calculator(page, "tsujyo")
    notice = calculator.form.locator("[data-notice=second]")
    expect(notice).to_contain_text(words, timeout=READY)
    expect(notice).to_contain_text("はじめの計算だけ")
    runtime(page, "quick")
    answers(calculator)
    broken.unroute(files)
    notice.locator("[data-action=retry]").click()
    runtime(page, "ready")
    expect(notice).to_be_hidden()


def test_the_full_one_answers_where_only_the_quick_one_fails(broken: BrowserContext) -> None:
    """Without MicroPython the page waits for Pyodide, computes with it, and says so."""
    missing(broken, QUICK_WASM)
    page = broken.new_page()
    page.goto("/it-2025/tsujyo/" + LINK)
    runtime(page, "ready")
    calculator = Calculator(page, "tsujyo")
    answers(calculator)
    expect(calculator.form.locator("[data-notice=second]")).to_contain_text("確かめの計算だけ")


# The first answer of the first MicroPython is a trap instead.
TRAPS = """
const Native = Worker;
let trapped = false;
window.Worker = class extends Native {
  set onmessage(hear) {
    super.onmessage = ({ data }) => {
      if (data.type !== "answer" || trapped) return hear({ data });
      trapped = true;
      hear({ data: { type: "failed", reason: "crashed" } });
    };
  }
};
"""


@pytest.mark.parametrize("fault", ["missing", "altered", "trap"])
def test_where_the_trimmed_one_fails_the_whole_one_answers(broken: BrowserContext, fault: str) -> None:
    """A trap, another file or none in the place of the trimmed MicroPython: the whole one answers what was asked."""
    broken.route(FULL_WASM, lambda _: None)
    if fault != "trap":
        {"missing": missing, "altered": altered}[fault](broken, TRIMMED_WASM)
    page = broken.new_page()
    page.add_init_script(TRAPS if fault == "trap" else "")
    page.goto("/it-2025/tsujyo/" + LINK)
    runtime(page, "quick")
    calculator = Calculator(page, "tsujyo")
    expect(calculator.form.locator("output[data-value=subsidy]")).to_have_attribute("data-yen", "1500000")
    assert len(interpreters(page, "micropython")) == 1
    expect(calculator.form.locator("[data-notice=second]")).to_be_hidden()
    calculator.field("software_purchase").fill("200万円")
    expect(calculator.form.locator("output[data-value=subsidy]")).to_have_attribute("data-yen", "1000000")


def test_the_quick_one_answers_first_and_the_full_one_confirms_it(broken: BrowserContext) -> None:
    """While Pyodide is on its way the amount is there; then both agree to the letter, and the receipt says so."""
    waiting: list[Route] = []
    broken.route(FULL_WASM, lambda route: waiting.append(route))  # noqa: PLW0108 - Playwright marks what it is given
    whole: list[str] = []
    broken.on("request", lambda request: whole.append(request.url) if request.url.endswith("/whole.wasm") else None)
    page = broken.new_page()
    page.goto("/it-2025/tsujyo/" + LINK)
    runtime(page, "quick")
    calculator = Calculator(page, "tsujyo")
    answers(calculator)
    origin = calculator.form.locator("[data-list=origin]")
    expect(origin).to_contain_text("確かめの計算はまだです")
    expect(calculator.form.locator("[data-progress-text]")).to_contain_text(
        "確かめの計算を読み込んでいます", timeout=READY
    )
    for route in waiting:
        route.continue_()
    runtime(page, "ready")
    expect(origin).to_contain_text("一字一句同じ")
    expect(calculator.form.locator("[data-runtime-progress]")).to_be_hidden()
    assert calculator.amount("subsidy") == 1_500_000
    assert whole == []


def test_a_difference_is_loud(broken: BrowserContext) -> None:
    """Where the two disagree both amounts are shown, which is the authority is said, and the report holds it."""
    page = broken.new_page()
    tells_otherwise(page, "1500000", "1500007")
    page.goto("/it-2025/tsujyo/" + LINK)
    calculator = Calculator(page, "tsujyo")
    notice = calculator.form.locator("[data-notice=differs]")
    expect(notice).to_be_visible(timeout=READY)
    for words in ("1,500,000円", "1,500,007円", "Pyodide", "MicroPython"):
        expect(notice).to_contain_text(words)
    runtime(page, "failed")
    assert calculator.amount("subsidy") == 1_500_000
    notice.locator("[data-action=copy-report]").click()
    assert "1,500,007円" in calculator.form.locator("[data-report]").input_value()
    calculator.field("software_purchase").fill("100万円")
    expect(notice).to_be_hidden()
    runtime(page, "ready")


@pytest.mark.parametrize(
    ("path", "changed", "words"),
    [
        (
            "it-2026/eligible/#p=it-2026&f=eligible&organisation=company&industry=retail&capital=300万円&employees=5",
            (',"misconduct"],"errors"', '],"errors"'),
            ("あと14問に答えると決まります", "あと13問に答えると決まります"),
        ),
        (
            "it-2025/near_wage/#p=it-2025&f=near_wage&on=2025-10-31&near=0&all=10",
            ('"answer":"no"', '"answer":"yes"'),
            ("当たりません", "当たります"),
        ),
        (
            "it-2026/finder/#p=it-2026&f=finder&size=sme&items[0].kind=software&items[0].price=60万円&items[0].sales=yes",
            ("300000", "300007"),
            ("300,000円", "300,007円"),
        ),
    ],
    ids=["check", "headcount", "finder"],
)
def test_a_difference_is_loud_beside_the_calculator(
    broken: BrowserContext, path: str, changed: tuple[str, str], words: tuple[str, str]
) -> None:
    """Checks, headcounts and the finder too show both answers, say which is the authority, and offer the report."""
    page = broken.new_page()
    tells_otherwise(page, *changed)
    page.goto(f"/{path}")
    notice = page.locator("[data-notice=differs]")
    expect(notice).to_be_visible(timeout=READY)
    for each in (*words, "Pyodide", "MicroPython"):
        expect(notice).to_contain_text(each)
    runtime(page, "failed")
    notice.locator("[data-action=copy-report]").click()
    report = page.locator("[data-report]")
    for each in (*words, "規則の版: "):
        expect(report).to_have_value(re.compile(re.escape(each)))


@pytest.mark.parametrize("path", ["eligible", "near_wage", "finder"])
def test_beside_the_calculator_too_a_missing_second_answer_is_said(broken: BrowserContext, path: str) -> None:
    """Without Pyodide checks, headcounts and the finder go on, and say that the second computation is missing."""
    missing(broken, FULL_WASM)
    page = broken.new_page()
    page.goto(f"/it-2026/{path}/")
    page.locator("form[data-program] :is(input, select):visible").first.focus()
    notice = page.locator("[data-notice=second]")
    expect(notice).to_be_visible(timeout=READY)
    expect(notice).to_contain_text("確かめの計算ができない")
    expect(notice.locator("[data-action=retry]")).to_be_visible()


@pytest.mark.parametrize("program", ["it-2025", "it-2026"])
def test_a_page_that_comes_slowly_is_answered_by_its_own_rules(browser: Browser, folder: Path, program: str) -> None:
    """The quick interpreter starts before the form has come, with this page's programme and not with the first."""
    with serving(folder, megabits(1, 20)) as server:
        context = browser.new_context(base_url=server.address, **NO_WORKER)
        page = context.new_page()
        page.goto(f"/{program}/tsujyo/" + LINK.replace("it-2025", program), wait_until="commit")
        amount = page.locator("form[data-frame] output[data-value=subsidy]")
        expect(amount).to_have_attribute("data-yen", "1500000", timeout=READY)
        runtime(page, "quick")
        libraries = [path for path in server.files() if "/calculator-it-" in path]
        context.close()
    assert [f"/calculator-{program}-" in path for path in libraries] == [True]


def test_answers_that_overtake_each_other_keep_their_order(broken: BrowserContext) -> None:
    """However quickly one types, the result that stays is that of what stands in the fields."""
    page = broken.new_page()
    page.goto("/it-2025/tsujyo/" + LINK)
    runtime(page, "quick")
    calculator = Calculator(page, "tsujyo")
    for _ in range(3):
        for yen in range(2_000_000, 2_000_040, 2):
            page.evaluate(
                """yen => {
                  const field = document.querySelector("[name=software_purchase]");
                  field.value = yen;
                  field.dispatchEvent(new Event("input", { bubbles: true }));
                }""",
                str(yen),
            )
        calculator.settled()
        assert calculator.amount("subsidy") == 1_000_019


@pytest.mark.parametrize("stalled", ["quick", "full"])
def test_a_stalled_download_ends_after_30_seconds(broken: BrowserContext, stalled: str) -> None:
    """A download that stops is given up, never waited for endlessly."""
    broken.route({"quick": QUICK_WASM, "full": FULL_WASM}[stalled], lambda _: None)
    page = broken.new_page()
    page.clock.install()
    page.goto("/it-2025/tsujyo/")
    Calculator(page, "tsujyo").field("software_purchase").fill("1")
    notice = page.locator("[data-notice=second]")
    if stalled == "full":
        expect(page.locator("[data-progress-text]")).to_contain_text("確かめの計算を読み込んでいます", timeout=READY)
    page.wait_for_timeout(3000)
    expect(notice).to_be_hidden()
    page.clock.fast_forward(31_000)
    expect(notice).to_contain_text("30秒", timeout=READY)
    runtime(page, {"quick": "ready", "full": "quick"}[stalled])


def crash(page: Page, kind: str) -> None:
    """Let an interpreter die."""
    interpreters(page, kind)[0].evaluate("setTimeout(() => { throw new Error('a fault on purpose') })")


@pytest.mark.parametrize(("kind", "left"), [("pyodide", "quick"), ("micropython", "ready")])
def test_a_crash_is_said_and_mended(broken: BrowserContext, kind: str, left: str) -> None:
    """When one interpreter dies the other goes on and the page says so; another one takes its place."""
    page = broken.new_page()
    calculator = Calculator(page, "tsujyo")
    calculator.open()
    others: list[Worker] = []
    page.on("worker", lambda worker: others.append(worker))  # noqa: PLW0108 - Playwright marks what it is given
    crash(page, kind)
    notice = calculator.form.locator("[data-notice=second]")
    if kind == "micropython":
        # The whole one takes the place of the trimmed one without a word.
        eventually(page, lambda: bool(others))
        runtime(page, "ready")
        expect(notice).to_be_hidden()
        crash(page, kind)
    expect(notice).to_contain_text("止まりました")
    runtime(page, left)
    answers(calculator)
    notice.locator("[data-action=retry]").click()
    expect(notice).to_be_hidden()
    runtime(page, "ready")
    expect(calculator.form.locator("[data-list=origin]")).to_contain_text("一字一句同じ", timeout=READY)


def test_one_of_each_serves_all_pages(page: Page) -> None:
    """Going to another frame without a load keeps both: nothing is fetched again, and they answer at once."""
    tsujyo = Calculator(page, "tsujyo")
    tsujyo.open()
    tsujyo.fill({"size": "sme", "near_minimum_wage": "no", "business_processes": "3", "software_purchase": "100万円"})
    # With the tax beside the amount everything that a frame asks for is there.
    expect(tsujyo.form.locator("[data-with-tax]")).to_contain_text("1,100,000円")
    sent: list[str] = []
    page.context.on("request", lambda request: sent.append(request.url))
    page.locator("nav a[href*='/invoice/']").filter(visible=True).first.click()
    invoice = Calculator(page, "invoice")
    expect(invoice.form).to_be_visible()
    invoice.fill({"size": "small", "functions": "2", "software_purchase": "1,000,000", "pc": "30万円"})
    assert invoice.amount("subsidy") == 850_000
    expect(invoice.form.locator("[data-list=origin]")).to_contain_text("一字一句同じ")
    assert [address for address in sent if "/runtime/" in address] == []
    assert [len(interpreters(page, kind)) for kind in ("micropython", "pyodide")] == [1, 1]


@pytest.mark.parametrize("connection", ["{ saveData: true }", "{ effectiveType: '3g' }"])
def test_a_saver_of_data_gets_pyodide_only_when_asked_for(page: Page, connection: str) -> None:
    """Nothing comes before the first touch, then the quick one; Pyodide with its size in words, at a press."""
    page.add_init_script(f"Object.defineProperty(navigator, 'connection', {{ value: {connection} }})")
    sent: list[str] = []
    page.context.on("request", lambda request: sent.append(request.url))
    page.goto("/it-2025/tsujyo/")
    page.wait_for_timeout(1500)
    assert [address for address in sent if "/runtime/" in address] == []
    calculator = Calculator(page, "tsujyo")
    answers(calculator)
    notice = calculator.form.locator("[data-notice=second]")
    expect(notice).to_contain_text("約3.8MB")
    assert [address for address in sent if "pyodide" in address] == []
    notice.locator("[data-action=load-full]").click()
    runtime(page, "ready")
    expect(notice).to_be_hidden()
    expect(calculator.form.locator("[data-list=origin]")).to_contain_text("一字一句同じ")


def test_a_browser_without_storage_computes_all_the_same(broken: BrowserContext) -> None:
    """Where nothing may be stored, not even the colours, the calculator works as everywhere."""
    page = broken.new_page()
    refuse = "{ get() { throw new DOMException('denied', 'SecurityError'); } }"
    page.add_init_script(
        f"for (const each of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])"
        f" Object.defineProperty(window, each, {refuse});"
    )
    page.goto("/it-2025/tsujyo/" + LINK)
    runtime(page, "ready")
    answers(Calculator(page, "tsujyo"))


@pytest.mark.parametrize("frame", ["tsujyo", "invoice", "denshi", "security", "fukusu"])
def test_the_pages_own_examples_are_calculated_again(page: Page, frame: str) -> None:
    """When Pyodide is there it computes every example of the page, and the receipt says n of n."""
    calculator = Calculator(page, frame)
    calculator.open()
    count = page.locator("a.ms-fill").count()
    assert count > 5
    expect(calculator.form.locator("[data-examples]")).to_contain_text(f"{count} 件のうち {count} 件")
    expect(calculator.form.locator("[data-notice=examples]")).to_be_hidden()


def test_an_example_that_does_not_come_out_is_said(page: Page) -> None:
    """A page that states another amount than the calculator gives warns by itself."""
    page.add_init_script(
        """addEventListener("DOMContentLoaded", () => {
          const link = document.querySelector("a.ms-fill");
          link.setAttribute("href", link.getAttribute("href").replace("s=750000", "s=750001"));
        })"""
    )
    calculator = Calculator(page, "tsujyo")
    calculator.open()
    expect(calculator.form.locator("[data-notice=examples]")).to_contain_text("しか")
