"""どの枠か as people meet it: an owner on a phone with the keyboard alone, a consultant with twenty lines."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.calculating import READY, Calculator, Desk, open_desk

pytestmark = pytest.mark.browser

# Of twenty lines as a consultant brings them: two frames share the software, a third takes the service.
QUOTE = "\n".join(
    [
        *(f"会計・受発注・決済のソフト\t{price}万円\t一度\t会計・受発注" for price in (30, 45, 60)),
        *(f"そのほかの仕事のソフト\t{price:,}円\t24か月\t{use}" for price, use in ((8000, "顧客対応"), (6000, "供給"))),
        *(f"そのほかの仕事のソフト\t{price}万円\t\t総務・業種固有" for price in (20, 25)),
        *(f"導入設定\t{price}万円" for price in (5, 6, 7, 8)),
        *(f"オプション\t{price}万円" for price in (3, 4, 5)),
        *(f"保守サポート\t{price:,}円\t12か月" for price in (2000, 3000)),
        *(f"パソコン\t{price}万円" for price in (12, 14)),
        "サイバーセキュリティお助け隊\t10,000円\t24か月",
        "対象にならない\t3万円",
    ]
)


@pytest.fixture(scope="module")
def desk(browser: Browser, site: str) -> Iterator[Desk]:
    """One desk for all tests here."""
    with open_desk(browser, site) as opened:
        yield opened


class Finder:
    """The form of the finder."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.form = page.locator("form[data-finder=finder]")
        self.result = self.form.locator("[data-status]")

    def open(self, fragment: str = "") -> None:
        """Load the page."""
        self.page.goto(f"/it-2025/finder/{fragment}")

    def line(self, number: int) -> Locator:
        """One line of the list, from 1."""
        return self.form.locator(f'[data-line="{number}"]')

    def cell(self, number: int, name: str) -> Locator:
        """A control of a line."""
        return self.line(number).locator(f'[data-of="{name}"]')

    def answered(self, status: str = "eligible") -> None:
        """Wait until the answer to what stands in the form is there."""
        expect(self.form.locator(f'[data-status="{status}"][aria-busy="false"]')).to_be_visible(timeout=READY)

    def yen(self, name: str) -> int:
        """Return an amount of the answer."""
        return int(self.form.locator(f'output[data-value="{name}"]').get_attribute("data-yen") or "")

    def card(self, frame: str) -> Locator:
        """One frame's card."""
        return self.form.locator(f'[data-frame-card="{frame}"]')


def test_an_owner_on_a_phone_gets_a_first_answer_by_keyboard(phone: Page) -> None:
    """Three questions on the front page, answered by keys alone, lead to an amount with its frame and its reason."""
    phone.goto("/")
    start = phone.locator("form[data-finder-start]")
    start.locator("[data-of=what]").focus()
    phone.keyboard.press("Home")
    phone.keyboard.press("Tab")
    phone.keyboard.type("50万円")
    phone.keyboard.press("Tab")
    phone.keyboard.press("Tab")
    expect(start.locator("[data-of=size]")).to_be_focused()
    phone.keyboard.press("ArrowDown")
    phone.keyboard.press("Tab")
    phone.keyboard.press("Enter")
    finder = Finder(phone)
    finder.answered()
    assert (finder.yen("subsidy"), finder.yen("own_payment")) == (375_000, 125_000)
    expect(finder.form.locator("[data-verdict]")).to_contain_text("インボイス対応類型")
    expect(finder.card("tsujyo")).to_have_attribute("data-state", "eligible")
    expect(finder.card("denshi")).to_contain_text("入れられるものがありません")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_consultant_pastes_twenty_lines_and_sees_two_combinations(desk: Desk) -> None:
    """Twenty rows of a spreadsheet become lines; the best is three frames, and the next says what it loses."""
    finder = Finder(desk.context.new_page())
    finder.open()
    finder.form.locator("summary", has_text="表から貼り付ける").click()
    finder.form.locator("[data-paste]").fill(QUOTE)
    finder.form.locator("[data-action=paste]").click()
    expect(finder.form.locator("[data-line]")).to_have_count(20)
    finder.answered()
    rows = finder.form.locator("[data-combination]")
    expect(rows.nth(0)).to_have_attribute("data-combination", "tsujyo+invoice+security")
    expect(rows.nth(0)).to_have_attribute("data-best", "")
    expect(rows.nth(1)).to_contain_text("少ない")
    assert finder.yen("subsidy") > 0
    finder.form.locator("[data-action=add-line]").click()
    expect(finder.form.locator("[data-done]")).to_have_text("20行までです。")


def test_the_list_survives_a_reload_and_leads_into_the_calculator(desk: Desk) -> None:
    """The address keeps every line; a part's link opens its frame's calculator with the same amount."""
    finder = Finder(desk.context.new_page())
    finder.open()
    finder.cell(1, "kind").select_option("invoice_software")
    finder.cell(1, "price").fill("60万円")
    finder.line(1).locator('[data-of="accounting"]').check()
    finder.form.locator("[data-action=add-line]").click()
    expect(finder.cell(2, "kind")).to_be_focused()
    finder.cell(2, "kind").select_option("setup")
    finder.cell(2, "price").fill("5万円")
    finder.cell(2, "part_of").select_option("1")
    finder.form.locator('[name="size"][value="small"]').check()
    finder.answered()
    amount = finder.yen("subsidy")
    finder.page.reload()
    expect(finder.cell(2, "part_of")).to_have_value("1")
    expect(finder.line(1).locator('[data-of="accounting"]')).to_be_checked()
    finder.answered()
    assert finder.yen("subsidy") == amount
    finder.card("invoice").locator("[data-onward]").click()
    calculator = Calculator(finder.page, "invoice")
    expect(calculator.result).to_have_attribute("data-status", "eligible", timeout=READY)
    assert calculator.amount("subsidy") == amount
    expect(calculator.form.locator("[data-notice=link]")).to_be_hidden()


def test_what_is_wrong_stands_beside_its_cell(desk: Desk) -> None:
    """A price that cannot be read says so at its cell; a line without a price waits; removing it mends the list."""
    finder = Finder(desk.context.new_page())
    finder.open("#p=it-2025&f=finder&items=1*kind:software,price:1%2C50,sales:yes;1*kind:pc&colour=red")
    expect(finder.form.locator("[data-notice=link]")).to_contain_text("colour=red")
    finder.answered("invalid")
    expect(finder.line(1).locator("[data-error-in=price]")).to_contain_text("コンマ")
    expect(finder.cell(1, "price")).to_have_attribute("aria-invalid", "true")
    expect(finder.line(2).locator("[data-error-in=price]")).to_have_text("金額を入れてください")
    finder.cell(1, "price").fill("30万円")
    finder.answered()
    finder.line(2).locator("[data-action=remove-line]").click()
    expect(finder.form.locator("[data-line]")).to_have_count(1)


def test_the_page_has_no_fault_of_access(desk: Desk, axe: Callable[[Page], list[str]]) -> None:
    """With an answer on it the page holds to every rule of axe, and so do the three questions."""
    finder = Finder(desk.context.new_page())
    finder.open("#p=it-2025&f=finder&items=1*kind:invoice_software,price:500000,accounting:yes;1*kind:pc,price:200000")
    finder.answered()
    assert axe(finder.page) == []
    finder.page.goto("/")
    assert axe(finder.page) == []


def test_without_scripts_the_tables_answer(open_context: Callable[..., object]) -> None:
    """With scripts off a table says for each kind of thing which frames take it, and another what goes together."""
    page: Page = open_context(java_script_enabled=False).new_page()  # type: ignore[attr-defined]
    page.goto("/it-2025/finder/")
    expect(page.locator('[id="kind.pc"] td')).to_have_count(5)
    expect(page.locator('[id="kind.pc"]')).to_contain_text("パソコン")
    expect(page.locator('[id="together.invoice-denshi"]')).to_contain_text("決まっていない")
    expect(page.locator("noscript").first).to_be_attached()


def test_a_program_that_does_not_come_can_be_asked_for_again(broken: BrowserContext) -> None:
    """Without its script the form says what to do, keeps what was typed, and answers once the script is there."""
    finder = Finder(broken.new_page())
    finder.page.route("**/javascripts/finder.js*", lambda route: route.abort())
    finder.open()
    notice = finder.form.locator("[data-notice=failed]")
    expect(notice).to_contain_text("もう一度ためしてください")
    # Lines have no numbers before the script gives them.
    line = finder.form.locator("[data-line]")
    line.locator("[data-of=kind]").select_option("invoice_software")
    line.locator("[data-of=price]").fill("60万円")
    finder.page.unroute("**/javascripts/finder.js*")
    notice.locator("[data-action=retry]").click()
    expect(notice).to_be_hidden()
    finder.line(1).locator('[data-of="accounting"]').check()
    finder.answered()
    assert finder.yen("subsidy") == 450_000


def test_one_pair_of_interpreters_serves_every_page(desk: Desk) -> None:
    """From a frame to the check and to the finder without a load: the workers that were started there go on working."""
    calculator = Calculator(desk.context.new_page(), "invoice")
    started: list[str] = []
    calculator.page.on("worker", lambda worker: started.append(worker.url.rpartition("/")[2]))
    calculator.open()
    calculator.fill({"software_purchase": "60万円", "functions": "1", "size": "sme"})
    expect(calculator.result).to_have_attribute("data-status", "eligible", timeout=READY)
    calculator.page.evaluate("document.documentElement.dataset.kept = 'yes'; null;")
    calculator.form.locator("[data-to-check=eligible]").click()
    vendor = calculator.page.locator("form[data-check] [name=vendor][value=yes]")
    vendor.check(timeout=READY)
    expect(calculator.page.locator('[data-frame-state][data-state="barred"]')).to_have_count(5, timeout=READY)
    calculator.page.locator(".md-content a[href$='/finder/'], .md-nav a[href$='/finder/']").first.evaluate(
        "(a) => a.click()"
    )
    finder = Finder(calculator.page)
    finder.cell(1, "kind").select_option("invoice_software", timeout=READY)
    finder.cell(1, "price").fill("60万円")
    finder.line(1).locator('[data-of="accounting"]').check()
    finder.answered()
    expect(calculator.page.locator("html")).to_have_attribute("data-kept", "yes")
    assert [name for name in started if name == "micropython-worker.js"] == ["micropython-worker.js"]
    assert started.count("pyodide-worker.js") <= 1
