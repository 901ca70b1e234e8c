"""The calculator in a real browser: typed like a person, compared with the command line."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.calculating import DESKTOP, PHONE, Calculator, Case, Desk, answer, open_desk

pytestmark = pytest.mark.browser

Axe = Callable[[Page], list[str]]

TSUJYO = {"size": "sme", "near_minimum_wage": "no", "business_processes": "4", "software_purchase": "300万円"}
MEMBER = {
    "size": "small",
    "software_purchase": "１，０００，０００",
    "functions": "2",
    "pc": "30万",
    "uses_analysis_tool": "yes",
}
MEMBERS = {f"members[{row}].{name}": value for row in range(10) for name, value in MEMBER.items()}
CASES: dict[str, Case] = {
    "tsujyo": TSUJYO,
    "invoice": {
        "size": "small",
        "functions": "2",
        "software_purchase": "1,000,000",
        "pc": "30万円",
        "register": "40万円",
        "pos_software": "yes",
    },
    "denshi": {
        "size": "large",
        "cloud_monthly": "98,765円",
        "cloud_months": "30",
        "accounts_partner_sme": "20",
        "accounts_total": "50",
    },
    "security": {"size": "small", "service_monthly": "1.2345万円", "service_months": "12"},
    "fukusu": {**MEMBERS, "analysis": "3百万円", "coordination": "1,234,567"},
}
ERROR = {"software_purchase": "1.2.3"}
REFUSED = {**TSUJYO, "size": "large", "business_processes": "0"}


@pytest.fixture(scope="module")
def desk(browser: Browser, site: str) -> Iterator[Desk]:
    """Open calculators, one for each frame."""
    with open_desk(browser, site) as desk:
        yield desk


@pytest.fixture
def tsujyo(desk: Desk) -> Calculator:
    """The calculator of 通常枠, ready and empty."""
    return desk.calculator("tsujyo")


@pytest.mark.parametrize("frame", CASES)
def test_keyboard_alone_gives_the_amount_of_the_command_line(desk: Desk, frame: str) -> None:
    """Each frame can be filled in without a mouse, and shows the same status, amounts and steps as the command line."""
    calculator = desk.calculator(frame)
    calculator.type(_in_order(calculator, CASES[frame]))
    expected = answer(frame, CASES[frame])
    assert expected["status"] == "eligible"
    calculator.shows(expected)


def _in_order(calculator: Calculator, case: Case) -> Case:
    names = calculator.form.evaluate("form => Array.from(form.elements, (each) => each.name)")
    return dict(sorted(case.items(), key=lambda each: names.index(each[0])))


def test_amounts_are_echoed_as_they_were_read(tsujyo: Calculator) -> None:
    """An amount in full-width digits and 万 is said back in digits, so that a slip is noticed."""
    tsujyo.fill({"software_purchase": "１５０万"})
    expect(tsujyo.form.locator("[data-echo=software_purchase]")).to_have_text("1,500,000円（150万円）として計算")


def test_an_error_is_shown_at_its_field_and_mended(tsujyo: Calculator) -> None:
    """What cannot be read is kept, named at its field and in the summary, and goes away when it is mended."""
    tsujyo.fill({**TSUJYO, **ERROR})
    field, error = tsujyo.field("software_purchase"), tsujyo.form.locator("[data-error=software_purchase]")
    assert tsujyo.status == "invalid"
    expect(error).to_contain_text("小数点")
    expect(field).to_have_attribute("aria-invalid", "true")
    assert str(error.get_attribute("id")) in str(field.get_attribute("aria-describedby"))
    expect(field).to_have_value("1.2.3")
    tsujyo.form.locator("[data-list=errors] a").click()
    expect(field).to_be_focused()
    tsujyo.fill({"software_purchase": "300万円"})
    expect(error).to_have_count(0)
    expect(field).not_to_have_attribute("aria-invalid", re.compile(".*"))
    assert tsujyo.amount("subsidy") == 1_500_000


@pytest.mark.parametrize("typed", ["-5", "abc", "1.2.3", "1" + "0" * 30, "1,50,000", "三百万"])
def test_bad_amounts_get_a_sentence(tsujyo: Calculator, typed: str) -> None:
    """No bad amount is stripped into a good one: it stays as typed and is explained."""
    tsujyo.fill({**TSUJYO, "software_purchase": typed})
    assert tsujyo.status == "invalid"
    assert tsujyo.amount("subsidy") is None
    expect(tsujyo.form.locator("[data-error=software_purchase]")).to_contain_text("。")
    expect(tsujyo.field("software_purchase")).to_have_value(typed)


def test_what_is_missing_leads_to_its_field(tsujyo: Calculator) -> None:
    """判定できません names what is missing, and each name brings the reader to the field."""
    tsujyo.fill({"software_purchase": "300万円", "size": "sme"})
    assert tsujyo.status == "needs_input"
    links = tsujyo.form.locator("[data-list=missing] a")
    assert links.count() == len(answer("tsujyo", {"software_purchase": "300万円", "size": "sme"})["missing"])
    links.first.click()
    assert tsujyo.page.evaluate("document.activeElement.closest('[data-field]').hasAttribute('data-missing')")


def test_a_refusal_says_every_reason(tsujyo: Calculator) -> None:
    """対象外 shows 0 yen and every reason that the command line gives."""
    tsujyo.fill(REFUSED)
    expected = answer("tsujyo", REFUSED)
    tsujyo.shows(expected)
    assert (tsujyo.status, tsujyo.amount("subsidy")) == ("ineligible", 0)
    texts = tsujyo.form.locator("[data-list=reasons] [data-slot=text]").all_inner_texts()
    assert texts == [reason["text"] for reason in expected["reasons"]]
    assert len(texts) > 1


def test_both_choices_stand_at_1_500_000_yen(tsujyo: Calculator) -> None:
    """With four processes the reader sees both amounts he may choose from."""
    tsujyo.fill(TSUJYO)
    shown = tsujyo.form.locator("[data-choice] .ms-choice-amount").all_inner_texts()
    assert shown == [f"{each['subsidy']:,}円" for each in answer("tsujyo", TSUJYO)["choices"]]


def test_the_first_condition_is_the_registered_tool(tsujyo: Calculator) -> None:
    """Before all other conditions it says that only a registered tool from an IT導入支援事業者 counts."""
    tsujyo.fill(TSUJYO)
    expect(tsujyo.form.locator("[data-condition]").first).to_contain_text("IT導入支援事業者")


@pytest.mark.parametrize("frame", CASES)
def test_steps_and_passages_lead_to_places_that_exist(desk: Desk, folder: Path, frame: str) -> None:
    """Every step links to its rule and every passage to its source, and both are there, mostly on the same page."""
    calculator = desk.calculator(frame)
    calculator.fill(CASES[frame])
    links = calculator.form.locator(".ms-step-label a, .ms-cites a")
    addresses = {urlsplit(address) for address in links.evaluate_all("all => all.map((each) => each.href)")}
    pages = {each.path: (folder / each.path.strip("/") / "index.html").read_text() for each in addresses}
    assert [each.geturl() for each in addresses if f'id="{each.fragment}"' not in pages[each.path]] == []


def test_a_field_asked_in_some_cases_waits_for_them(desk: Desk) -> None:
    """POSソフト is asked only once a register has a price; what was answered stays."""
    calculator = desk.calculator("invoice")
    asked = calculator.form.locator("[data-field=pos_software]")
    expect(asked).to_be_hidden()
    calculator.fill({"size": "sme", "software_purchase": "50万", "functions": "1", "register": "10万"})
    calculator.fill({"pos_software": "yes"})
    calculator.fill({"register": ""})
    expect(asked).to_be_hidden()
    calculator.fill({"register": "10万"})
    expect(asked.locator("[value=yes]")).to_be_checked()


def test_tax_included_takes_the_tax_off(tsujyo: Calculator) -> None:
    """With 税込 every amount is read as one with tax, by a step of its own."""
    case = {**TSUJYO, "tax": "included"}
    tsujyo.fill(case)
    tsujyo.shows(answer("tsujyo", case))


def test_the_newest_answer_wins(tsujyo: Calculator) -> None:
    """However fast one types, the amount shown is that of the last letter."""
    tsujyo.fill({**TSUJYO, "software_purchase": ""})
    tsujyo.field("software_purchase").press_sequentially("1234567", delay=0)
    tsujyo.settled()
    assert tsujyo.amount("subsidy") == 1_234_567 // 2


def test_the_result_is_announced_once_typing_rests(tsujyo: Calculator) -> None:
    """A screen reader hears one sentence, not every letter."""
    tsujyo.fill(TSUJYO)
    expect(tsujyo.form.locator("[data-announce]")).to_contain_text("1,500,000円")
    assert tsujyo.form.locator("output").evaluate_all("all => all.map((each) => each.ariaLive)") == ["off", "off"]


@pytest.mark.parametrize("case", [TSUJYO, ERROR, REFUSED], ids=["result", "error", "refused"])
def test_axe_finds_nothing(tsujyo: Calculator, axe: Axe, case: Case) -> None:
    """Result, error and refusal are accessible as far as axe can tell."""
    tsujyo.fill(case)
    assert axe(tsujyo.page) == []


@pytest.mark.parametrize("frame", CASES)
def test_a_phone_needs_no_sideways_scrolling_and_no_fine_aim(desk: Desk, frame: str) -> None:
    """At 390 px the filled form and its result fit the width, and every target is at least 44 px high."""
    calculator = desk.calculator(frame)
    calculator.page.set_viewport_size(PHONE)
    calculator.fill(CASES[frame])
    wide = calculator.page.evaluate("document.documentElement.scrollWidth - innerWidth")
    small = calculator.form.evaluate(
        """form => Array.from(form.querySelectorAll('.ms-input, .ms-radio, .ms-button, summary'))
          .filter((each) => each.offsetHeight && each.offsetHeight < 44).map((each) => each.outerHTML)"""
    )
    calculator.page.set_viewport_size(DESKTOP)
    assert wide <= 0
    assert small == []


def test_passages_are_named_in_full(tsujyo: Calculator) -> None:
    """Beside a result stands which document and page it rests on, or which place on it, not an internal name."""
    tsujyo.fill(TSUJYO)
    names = set(tsujyo.form.locator(".ms-cite a").all_text_contents())
    assert [name for name in names if not re.search("ページ|条|[0-9]+か所目", name)] == []
    assert "公募要領（通常枠）15ページ" in names


def test_the_bar_at_its_highest_covers_no_field(phone: Page) -> None:
    """While the second calculation still loads the bar has two lines more, and Tab brings each field clear of it."""
    phone.route("**/runtime/pyodide-*/**", lambda _route: None)
    tsujyo = Calculator(phone, "tsujyo")
    phone.goto("it-2025/tsujyo/")
    tsujyo.fill({"software_purchase": "1000000", "size": "sme"})
    expect(tsujyo.form.locator("[data-runtime-progress]")).to_be_visible()
    phone.evaluate("scrollTo(0, 0)")
    tsujyo.field("near_minimum_wage").first.focus()
    for name in ("business_processes", "options", "consulting", "setup", "support"):
        tsujyo.tab_to(name)
        covered = phone.evaluate(
            """() => {
              const bar = document.querySelector("[data-status]").getBoundingClientRect();
              return document.activeElement.parentElement.getBoundingClientRect().bottom - bar.top;
            }"""
        )
        assert covered <= 0, name


def test_numbers_are_grouped_as_in_japanese(tsujyo: Calculator) -> None:
    """A page writes whole numbers, however large, and tenths as the browser itself would in Japanese."""
    source = Path(__file__).parents[2] / "docs" / "assets" / "javascripts" / "page.js"
    tsujyo.page.route("**/page.js", lambda route: route.fulfill(path=source, content_type="text/javascript"))
    numbers = "[0, 7, 999, 1000, 123456, -1234, 0.3, 3.7, 1234.5, 10n ** 15n, 999999999999999n]"
    ours, browsers = tsujyo.page.evaluate(
        f"""async () => {{
          const {{ digits }} = await import("/assets/javascripts/page.js");
          return [digits, (number) => number.toLocaleString("ja-JP")].map((write) => {numbers}.map(write));
        }}"""
    )
    assert ours == browsers
