"""Links: the case lives in the address, opens again as it was, and says what it could not read."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.calculating import Calculator
from tests.browser.conftest import OpenContext, eventually
from tests.rulebook.real import rules

pytestmark = pytest.mark.browser

CASE = {"size": "sme", "near_minimum_wage": "no", "business_processes": "4", "software_purchase": "３００万円"}
LINK = "#p=it-2025&f=tsujyo&size=sme&near_minimum_wage=no&business_processes=4&software_purchase=3000000"


@pytest.fixture
def tsujyo(page: Page) -> Calculator:
    """The calculator of 通常枠, not yet opened."""
    return Calculator(page, "tsujyo")


def test_the_address_follows_the_typing_and_a_reload_keeps_the_case(tsujyo: Calculator) -> None:
    """The fragment holds what is typed, letter for letter, with amount and digest; a reload brings it back."""
    tsujyo.open()
    tsujyo.fill(CASE)
    expect(tsujyo.page).to_have_url(re.compile("&s=1500000&r="))
    assert tsujyo.fragment.startswith("#p=it-2025&f=tsujyo&")
    assert "software_purchase=３００万円" in tsujyo.fragment
    tsujyo.page.reload()
    tsujyo.ready()
    expect(tsujyo.field("software_purchase")).to_have_value("３００万円")
    expect(tsujyo.form.locator("output[data-value=subsidy]")).to_have_attribute("data-yen", "1500000")


def test_a_link_computes_without_a_touch(tsujyo: Calculator) -> None:
    """Opening a link shows its amount; a link that says the same needs no remark."""
    tsujyo.open(f"{LINK}&s=1500000&r={rules().digest[:8]}")
    expect(tsujyo.result).to_have_attribute("data-status", "eligible")
    expect(tsujyo.form.locator("[data-notice=link]")).to_be_hidden()


def test_a_link_leads_to_its_case(tsujyo: Calculator) -> None:
    """A case is in view when its link opens, also from another page of ours; a reload leaves the reader in place."""
    page = tsujyo.page
    top = "document.querySelector('form[data-frame]').getBoundingClientRect().top"
    tsujyo.open(LINK)
    assert 0 <= page.evaluate(top) < 100
    page.evaluate("scrollTo({ top: 0, behavior: 'instant' })")
    page.wait_for_timeout(500)
    page.reload()
    tsujyo.ready()
    assert page.evaluate("scrollY") == 0
    page.goto("/cases/08/")
    page.get_by_role("link", name="この事例を計算欄に入れる").first.click()
    tsujyo.ready()
    assert 0 <= page.evaluate(top) < 100


def test_a_link_of_other_rules_says_so(tsujyo: Calculator) -> None:
    """Where the amount or the rules have changed since the link was made, both are said."""
    tsujyo.open(f"{LINK}&s=1400000&r=00000000")
    notice = tsujyo.form.locator("[data-notice=link]")
    expect(notice).to_contain_text("1,400,000円")
    expect(notice).to_contain_text("1,500,000円")
    expect(notice).to_contain_text("00000000")


def test_what_a_link_says_and_nobody_understands_is_shown(tsujyo: Calculator) -> None:
    """Unknown names and choices, repeated names and broken parts are shown, not dropped."""
    parts = ["colour=red", "near_minimum_wage=maybe", "software_purchase=1", "business_processes", "s=many"]
    tsujyo.open("&".join([LINK.replace("&near_minimum_wage=no", ""), *parts]))
    shown = tsujyo.form.locator("[data-list=link] li").all_inner_texts()
    assert sorted(shown) == sorted(parts)


def test_a_link_of_another_frame_is_not_used(tsujyo: Calculator) -> None:
    """A link that belongs to another page fills nothing in and says whose it is."""
    tsujyo.open(LINK.replace("f=tsujyo", "f=invoice"))
    expect(tsujyo.form.locator("[data-notice=link]")).to_contain_text("invoice")
    expect(tsujyo.field("software_purchase")).to_have_value("")


def test_an_anchor_is_left_alone_until_someone_types(tsujyo: Calculator) -> None:
    """#tsujyo.subsidy stays in the address; typing puts the case there."""
    tsujyo.open("#tsujyo.subsidy")
    assert tsujyo.fragment == "#tsujyo.subsidy"
    tsujyo.fill({"software_purchase": "1"})
    eventually(tsujyo.page, lambda: tsujyo.fragment.startswith("#p=it-2025&f=tsujyo&software_purchase=1"))


def test_anchors_of_the_page_keep_the_form(tsujyo: Calculator) -> None:
    """Following a step to its rule, then the contents, fetches nothing and loses nothing, nor does going back."""
    tsujyo.open(LINK)
    expect(tsujyo.result).to_have_attribute("data-status", "eligible")
    expect(tsujyo.page).to_have_url(re.compile("&r="))
    # What draws a code for paper comes when the page is quiet.
    tsujyo.page.wait_for_function("performance.getEntriesByType('resource').some(({ name }) => /vendor.qr/.test(name))")
    tsujyo.page.wait_for_load_state("networkidle")
    sent: list[str] = []
    tsujyo.page.context.on("request", lambda request: sent.append(request.url))
    tsujyo.form.locator("[data-step=rate] a").first.click()
    expect(tsujyo.page).to_have_url(re.compile("#tsujyo.rate$"))
    expect(tsujyo.page.locator("[id='tsujyo.rate']")).to_be_in_viewport()
    tsujyo.page.locator(".md-nav--secondary a[href$='#edges']").filter(visible=True).click()
    expect(tsujyo.page).to_have_url(re.compile("#edges$"))
    expect(tsujyo.field("software_purchase")).to_have_value("3000000")
    assert [address for address in sent if not address.endswith(".svg")] == []
    tsujyo.page.go_back()
    tsujyo.page.go_back()
    expect(tsujyo.page).to_have_url(re.compile("#p=it-2025&f=tsujyo&.*business_processes=4"))
    expect(tsujyo.field("software_purchase")).to_have_value("3000000")
    expect(tsujyo.form.locator("output[data-value=subsidy]")).to_have_attribute("data-yen", "1500000")


def test_going_back_slowly_keeps_the_form(tsujyo: Calculator) -> None:
    """Back over the page's own anchors one by one: it is not put anew, and the case is there at each of them."""
    tsujyo.open(LINK)
    expect(tsujyo.page).to_have_url(re.compile("&r="))
    tsujyo.form.locator("[data-step=rate] a").first.click()
    tsujyo.page.locator(".md-nav--secondary a[href$='#edges']").filter(visible=True).click()
    expect(tsujyo.page).to_have_url(re.compile("#edges$"))
    tsujyo.form.evaluate("form => form.classList.add('first')")
    tsujyo.page.go_back()
    expect(tsujyo.page).to_have_url(re.compile("#tsujyo.rate$"))
    expect(tsujyo.field("software_purchase")).to_have_value("3000000")
    tsujyo.page.go_back()
    expect(tsujyo.page).to_have_url(re.compile("#p=it-2025&f=tsujyo&.*business_processes=4"))
    tsujyo.page.wait_for_load_state("networkidle")
    expect(tsujyo.page.locator("form.first")).to_have_count(1)
    expect(tsujyo.field("software_purchase")).to_have_value("3000000")


def test_a_new_link_on_an_open_page_replaces_the_case(tsujyo: Calculator) -> None:
    """A link put into the address bar of an open page is read too."""
    tsujyo.open(LINK)
    tsujyo.page.evaluate("link => { location.hash = link }", LINK.replace("=3000000", "=2000000"))
    expect(tsujyo.field("software_purchase")).to_have_value("2000000")
    expect(tsujyo.form.locator("output[data-value=subsidy]")).to_have_attribute("data-yen", "1000000")


def test_back_and_forward_go_from_case_to_case(tsujyo: Calculator) -> None:
    """Two links opened one after the other, the second typed over: back and forward show each as it was left."""
    amount = tsujyo.form.locator("output[data-value=subsidy]")
    tsujyo.open(LINK)
    expect(amount).to_have_attribute("data-yen", "1500000")
    tsujyo.page.evaluate("link => { location.hash = link }", LINK.replace("=3000000", "=2000000"))
    expect(amount).to_have_attribute("data-yen", "1000000")
    tsujyo.fill({"software_purchase": "1800000"})
    expect(tsujyo.page).to_have_url(re.compile("software_purchase=1800000&s=900000&r="))
    for step, typed, yen in (("back", "3000000", "1500000"), ("forward", "1800000", "900000")) * 2:
        tsujyo.page.evaluate(f"history.{step}()")
        expect(tsujyo.field("software_purchase")).to_have_value(typed)
        expect(amount).to_have_attribute("data-yen", yen)
        # Going on before the address has come to rest would only try the browser.
        expect(tsujyo.page).to_have_url(re.compile(f"software_purchase={typed}&s={yen}&r="))


def test_a_second_link_opens_in_the_page_that_is_there(tsujyo: Calculator) -> None:
    """A link put into the address bar adds one entry to the history and fetches nothing: the form stays as it is."""
    page, amount = tsujyo.page, tsujyo.form.locator("output[data-value=subsidy]")
    tsujyo.open(LINK)
    expect(amount).to_have_attribute("data-yen", "1500000")
    before = page.evaluate("history.length")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    page.evaluate("link => { location.hash = link }", LINK.replace("=3000000", "=2000000"))
    expect(amount).to_have_attribute("data-yen", "1000000")
    page.go_back()
    expect(amount).to_have_attribute("data-yen", "1500000")
    assert page.evaluate("history.length") == before + 1
    assert not sent


def test_two_tabs_do_not_disturb_each_other(page: Page) -> None:
    """Two cases side by side in one browser: typing in one, reloads and going on leave the other as it was."""
    one, other = Calculator(page, "tsujyo"), Calculator(page.context.new_page(), "tsujyo")
    one.open(LINK)
    other.open(LINK)
    other.fill({"software_purchase": "2000000"})
    expect(other.page).to_have_url(re.compile("software_purchase=2000000&s=1000000&r="))
    expect(one.field("software_purchase")).to_have_value("3000000")
    one.page.reload()
    one.ready()
    expect(one.field("software_purchase")).to_have_value("3000000")
    one.fill({"software_purchase": "1800000"})
    other.page.reload()
    other.ready()
    expect(other.field("software_purchase")).to_have_value("2000000")
    expect(other.form.locator("output[data-value=subsidy]")).to_have_attribute("data-yen", "1000000")
    expect(one.form.locator("output[data-value=subsidy]")).to_have_attribute("data-yen", "900000")


def test_the_link_that_is_handed_on_is_short(open_context: OpenContext, site: str) -> None:
    """Copied, amounts stand in plain digits, with amount and digest; the address keeps what was typed."""
    page = open_context(permissions=["clipboard-read", "clipboard-write"]).new_page()
    fukusu = Calculator(page, "fukusu")
    fukusu.open()
    row = {"size": "small", "functions": "２", "software_purchase": "８０万円"}
    fukusu.fill({f"members[0].{name}": value for name, value in row.items()} | {"analysis": "1,000,000"})
    fukusu.form.get_by_role("button", name="このケースへのリンクをコピー").click()
    expect(fukusu.form.locator("[data-done]")).to_contain_text("コピーしました")
    link = page.evaluate("navigator.clipboard.readText()")
    start = f"{site}it-2025/fukusu/#p=it-2025&f=fukusu&analysis=1000000"
    members = "members=1*size:small,functions:2,software_purchase:800000;9*"
    assert re.fullmatch(rf"{re.escape(start)}&{re.escape(members)}(&s=\d+)?&r=[0-9a-f]{{8}}", link)
    typed = ("analysis=1,000,000", "software_purchase:８０万円")
    eventually(page, lambda: all(each in fukusu.fragment for each in typed))


def test_equal_members_are_written_once_and_both_forms_are_read(page: Page) -> None:
    """`members=10*…` and the long form open the same case; the short form is written."""
    fukusu = Calculator(page, "fukusu")
    short = "members=10*size:small,functions:2,software_purchase:1%2C000%2C000"
    fukusu.open(f"#p=it-2025&f=fukusu&{short}&analysis=3000000")
    expect(fukusu.result).to_have_attribute("data-status", "eligible")
    amount = fukusu.amount("subsidy")
    expect(page).to_have_url(re.compile(re.escape(short)))
    fields = {"size": "small", "software_purchase": "1000000", "functions": "2"}
    long = "&".join(f"members[{row}].{name}={value}" for row in range(10) for name, value in fields.items())
    page.goto("about:blank")
    fukusu.open(f"#p=it-2025&f=fukusu&{long}&analysis=3000000")
    expect(fukusu.result).to_have_attribute("data-status", "eligible")
    assert fukusu.amount("subsidy") == amount
    expect(page).to_have_url(re.compile(re.escape("members=10*")))
