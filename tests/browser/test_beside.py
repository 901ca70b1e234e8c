"""Below the form: what would change the amount, its curve, and the cash, beside what the command line says."""

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.calculating import PHONE, ROOT, Calculator, Case, Desk, open_desk
from tests.browser.conftest import eventually

pytestmark = pytest.mark.browser

Axe = Callable[[Page], list[str]]
OpenContext = Callable[..., BrowserContext]

TSUJYO: Case = {"size": "sme", "near_minimum_wage": "no", "business_processes": "4", "software_purchase": "400万円"}
LINK = "#p=it-2025&f=tsujyo&size=sme&near_minimum_wage=no&business_processes=4&software_purchase=4000000"


@pytest.fixture(scope="module")
def desk(browser: Browser, site: str) -> Iterator[Desk]:
    """Open calculators, one for each frame."""
    with open_desk(browser, site) as desk:
        yield desk


@pytest.fixture
def tsujyo(desk: Desk) -> Calculator:
    """The calculator of 通常枠, ready and empty."""
    return desk.calculator("tsujyo")


def told(command: str, case: Case, *options: str) -> dict[str, Any]:
    """What the command line says beside the amount."""
    pairs = [f"{name}={value}" for name, value in case.items()]
    words = [sys.executable, "-m", "calculator", command, "tsujyo", *pairs, *options, "--json"]
    found: dict[str, Any] = json.loads(
        subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    )
    return found


def panel(page: Page, name: str) -> Locator:
    """One of the panels, opened."""
    found = page.locator(f"[data-panel={name}]")
    if found.get_attribute("open") is None:
        found.locator("summary").click()
    return found


def yen(amount: int) -> str:
    """As the page writes it."""
    return f"{amount:,}円"


def test_the_bounds_are_those_of_the_command_line(tsujyo: Calculator) -> None:
    """Each bound has its row, with the way to it and what is paid there."""
    tsujyo.fill(TSUJYO)
    shown = panel(tsujyo.page, "outlook")
    expected = told("outlook", TSUJYO)
    rows = shown.locator("[data-list=edges] > tr")
    expect(rows).to_have_count(len(expected["edges"]))
    for row, edge in zip(rows.all(), expected["edges"], strict=True):
        for text in (edge["text"], yen(edge["at"]), yen(edge["subsidy"]), yen(edge["own_payment"])):
            expect(row).to_contain_text(text)
    expect(shown.locator("[data-end]")).to_have_text(expected["end"]["text"])
    expect(shown.locator("[data-list=changes] > tr")).to_have_count(len(expected["changes"]))


def test_a_wish_is_granted_and_survives_a_reload(tsujyo: Calculator) -> None:
    """A typed wish is answered below its field, stands in the address, and is there again after a reload."""
    tsujyo.fill(TSUJYO)
    shown = panel(tsujyo.page, "outlook")
    shown.locator("[data-beside-field=subsidy]").fill("３００万")
    text = told("outlook", TSUJYO, "--subsidy", "300万円")["wish"]["subsidy"]["text"]
    expect(shown.locator("[data-granted=subsidy]")).to_have_text(text)
    eventually(tsujyo.page, lambda: "w.subsidy=３００万" in tsujyo.fragment)
    tsujyo.page.reload()
    tsujyo.ready()
    expect(tsujyo.page.locator("[data-granted=subsidy]")).to_have_text(text)
    expect(tsujyo.page.locator("[data-panel=outlook]")).to_have_attribute("open", "")


def test_an_unreadable_wish_is_told_at_its_field(tsujyo: Calculator) -> None:
    """What cannot be read is kept and named, and the amount above stays."""
    tsujyo.fill(TSUJYO)
    shown = panel(tsujyo.page, "outlook")
    field = shown.locator("[data-beside-field=own_payment]")
    field.fill("1.2.3")
    expect(shown.locator("[data-beside-error=own_payment]")).to_contain_text("小数点")
    expect(field).to_have_attribute("aria-invalid", "true")
    assert tsujyo.amount("subsidy") == 2_000_000
    field.fill("")
    expect(shown.locator("[data-beside-error=own_payment]")).to_be_hidden()


def test_another_amount_can_be_varied(tsujyo: Calculator) -> None:
    """The list of amounts changes what is looked at."""
    tsujyo.fill(TSUJYO)
    shown = panel(tsujyo.page, "outlook")
    shown.locator("[data-vary]").select_option("consulting")
    expect(shown.locator("[data-varied]")).to_contain_text("導入コンサルティング")
    expect(shown.locator("[data-list=edges] > tr").last).to_contain_text("200万円")


def test_what_may_be_asked_back_is_told_in_yen(tsujyo: Calculator) -> None:
    """With 2,000,000円 a third of it is 666,667円, and the other choice has nothing to lose."""
    tsujyo.fill(TSUJYO)
    shown = panel(tsujyo.page, "outlook")
    taken = shown.locator("[data-option=subsidy]")
    expect(taken.locator("[data-repayment=hourly]")).to_contain_text("3年目に届かなかったら666,667円")
    expect(taken.locator("[data-repayment=total]")).to_contain_text("2,000,000円（全部）")
    expect(shown.locator("[data-option=voluntary]")).to_contain_text("1,499,999円")
    expect(shown.locator("[data-option=voluntary] [data-repayments]")).to_be_hidden()


def test_the_chart_comes_when_it_is_opened(open_context: OpenContext) -> None:
    """Its parts are fetched only then; the case is on it, and the table below says the same."""
    page = open_context().new_page()
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    calculator = Calculator(page, "tsujyo")
    calculator.open(LINK)
    assert not [url for url in fetched if "/vendor/d3" in url]
    shown = panel(page, "chart")
    expect(shown.locator("svg .ms-chart-line")).to_have_count(1)
    expect(shown.locator("svg .ms-chart-dot")).to_have_count(1)
    assert [url for url in fetched if "/vendor/d3" in url]
    expect(shown.locator("svg")).to_have_accessible_name(re.compile("費用の全部と補助額のグラフ"))
    expect(shown.locator("[data-list=curve]")).to_contain_text("9,000,000円")
    expect(shown.locator("[data-list=curve]")).to_contain_text("いまの入力")


def test_two_cases_stand_side_by_side(tsujyo: Calculator) -> None:
    """A kept case stays on the chart while the form goes on, also after a reload, until it is dropped."""
    tsujyo.fill(TSUJYO)
    shown = panel(tsujyo.page, "chart")
    shown.locator("[data-beside-action=keep]").click()
    tsujyo.fill({"business_processes": "3"})
    expect(shown.locator("svg .ms-chart-line")).to_have_count(2)
    expect(shown.locator("[data-compared]")).to_contain_text("−500,001円")
    eventually(tsujyo.page, lambda: all(part in tsujyo.fragment for part in ("w.case=", "business_processes=3")))
    tsujyo.page.reload()
    tsujyo.ready()
    expect(tsujyo.page.locator("[data-panel=chart] svg .ms-chart-line")).to_have_count(2)
    tsujyo.page.locator("[data-beside-action=drop]").click()
    expect(tsujyo.page.locator("[data-panel=chart] svg .ms-chart-line")).to_have_count(1)


def test_the_cash_follows_the_readers_months(tsujyo: Calculator) -> None:
    """Steps with their months, the tax paid with them, the bridge in yen; what is assumed says so."""
    tsujyo.fill(TSUJYO)
    shown = panel(tsujyo.page, "cash")
    expect(shown.locator("[data-cash=payment]")).to_contain_text("仮の月数による")
    expect(shown.locator("[data-cash=payment]")).to_contain_text("4,400,000円")
    expect(shown.locator("[data-bridge]")).to_contain_text("3か月のあいだ、4,400,000円を用意")
    shown.locator("[data-beside-field=payment]").fill("6")
    expect(shown.locator("[data-cash=payment]")).to_contain_text("6か月後")
    expect(shown.locator("[data-cash=payment]")).not_to_contain_text("仮の月数による")
    expect(shown.locator("[data-cash=report]")).to_contain_text("6か月を超えます")
    expect(shown.locator("svg .ms-chart-line")).to_have_count(1)


def test_the_own_payment_with_tax_is_exact(tsujyo: Calculator) -> None:
    """Below the amounts stands what is paid with the tax, from the same Python."""
    tsujyo.fill(TSUJYO)
    expect(tsujyo.form.locator("[data-with-tax]")).to_contain_text("自己負担は2,400,000円です")


def test_an_empty_form_asks_for_an_input(tsujyo: Calculator) -> None:
    """Before anything is typed the panels say what they will show."""
    shown = panel(tsujyo.page, "outlook")
    expect(shown.locator("[data-panel-empty]")).to_be_visible()
    expect(shown.locator("[data-panel-body]")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(open_context: OpenContext, axe: Axe, scheme: str) -> None:
    """With every panel open on a phone, in both schemes, axe has nothing to say, and nothing is too wide."""
    page = open_context(viewport=PHONE, color_scheme=scheme).new_page()
    Calculator(page, "tsujyo").open(LINK)
    for name in ("outlook", "chart", "cash"):
        expect(panel(page, name).locator("[data-panel-body]")).to_be_visible()
    expect(page.locator("[data-panel=cash] svg")).to_be_visible()
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_the_keyboard_reaches_all_of_it(tsujyo: Calculator) -> None:
    """A panel opens with Enter, and Tab goes through its list and its fields."""
    tsujyo.fill(TSUJYO)
    summary = tsujyo.page.locator("[data-panel=outlook] summary").first
    if tsujyo.page.locator("[data-panel=outlook]").get_attribute("open") is not None:
        summary.click()
    summary.focus()
    tsujyo.page.keyboard.press("Enter")
    expect(tsujyo.page.locator("[data-list=edges] > tr").first).to_be_visible()
    seen: list[str] = []
    for _ in range(40):
        tsujyo.page.keyboard.press("Tab")
        seen.append(
            tsujyo.page.evaluate("document.activeElement.dataset.besideField ?? document.activeElement.tagName")
        )
    assert {"subsidy", "own_payment", "SELECT"} <= set(seen)


def test_open_panels_are_on_paper(tsujyo: Calculator, tmp_path: Path) -> None:
    """What is open is printed with its table; the buttons and empty fields are not."""
    tsujyo.fill(TSUJYO)
    panel(tsujyo.page, "outlook")
    expect(tsujyo.page.locator("[data-list=edges] > tr").first).to_be_visible()
    tsujyo.page.emulate_media(media="print")
    expect(tsujyo.page.locator("[data-list=edges] > tr").first).to_be_visible()
    expect(tsujyo.page.locator("[data-vary]")).to_be_hidden()
    tsujyo.page.emulate_media(media="screen")


def test_without_scripts_the_curve_is_a_picture(open_context: OpenContext) -> None:
    """The ladder's picture is there, with a word for those who do not see it, and the panels ask for nothing."""
    page = open_context(java_script_enabled=False).new_page()
    page.goto("/it-2025/tsujyo/")
    image = page.locator("#ladder ~ figure img, #ladder ~ * figure img").first
    image.scroll_into_view_if_needed()
    expect(image).to_have_attribute("alt", re.compile("折れ線グラフ"))


def test_a_lecturer_shows_the_chart_and_reads_its_table(desk: Desk) -> None:
    """From a slide's link: the chart, a second case beside it, and a table that says every corner of the curve."""
    lecturer = Calculator(desk.context.new_page(), "tsujyo")
    lecturer.open(LINK)
    shown = panel(lecturer.page, "chart")
    expect(shown.locator("svg .ms-chart-line")).to_have_count(1)
    expected = told("outlook", TSUJYO)
    corners = {whole: tuple(map(yen, amounts)) for whole, *amounts in expected["curve"]}
    rows = shown.locator("[data-list=curve] > tr").all()
    read = {tuple(re.findall(r"[\d,]+円", row.inner_text())[:3]) for row in rows}
    told_of = {corners[edge["at"]] for edge in expected["edges"]} | {corners[4_000_000]}
    assert told_of <= read <= set(corners.values())
    shown.locator("[data-beside-action=keep]").click()
    lecturer.fill({"near_minimum_wage": "yes"})
    expect(shown.locator("svg .ms-chart-line")).to_have_count(2)
    # Half against two thirds of the same 4,000,000円.
    expect(shown.locator("[data-compared]")).to_contain_text("666,666円")
    lecturer.page.emulate_media(media="print")
    expect(shown.locator("svg")).to_be_visible()
    expect(shown.locator("[data-list=curve]")).to_be_visible()
    lecturer.page.emulate_media(media="screen")
