"""対象になるか and 最低賃金近傍 as a person meets them: answering, stopping early, and going back."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.calculating import READY, Calculator, Case, Desk, open_desk
from tests.browser.conftest import eventually

pytestmark = pytest.mark.browser

SMALL: Case = {"organisation": "company", "industry": "retail", "employees": "4人"}
UNTIED: Case = dict.fromkeys(
    ("held_by_one", "held_by_several", "officers_of_large", "held_by_quasi", "officers_of_quasi", "large_income"), "no"
)
UNBARRED: Case = {"in_japan": "yes"} | dict.fromkeys(
    ("group_applies", "vendor", "stopped", "nightlife", "prosecuted", "antisocial", "misconduct"), "no"
)


@pytest.fixture(scope="module")
def desk(browser: Browser, site: str) -> Iterator[Desk]:
    """One desk for all tests here."""
    with open_desk(browser, site) as opened:
        yield opened


class Check:
    """The form of a check."""

    def __init__(self, page: Page, check: str = "eligible", kind: str = "check") -> None:
        self.page = page
        self.form = page.locator(f"form[data-{kind}={check}]")
        self.check = check

    def open(self, fragment: str = "") -> None:
        """Load the page; the quick interpreter is enough."""
        self.page.goto(f"/it-2025/{self.check}/{fragment}")

    def answer(self, case: Case) -> None:
        """Answer questions."""
        for name, value in case.items():
            field = self.form.locator(f'[name="{name}"]')
            if field.first.get_attribute("type") == "radio":
                self.form.locator(f'[name="{name}"][value="{value}"]').check()
            else:
                field.fill(value)
        expect(self.form.locator("[data-status]")).to_have_attribute("aria-busy", "false", timeout=READY)

    def verdict(self, id_: str) -> Locator:
        """The place of a verdict."""
        return self.form.locator(f'output[data-answer="{id_}"]')


def test_a_shop_on_a_phone_is_told_what_it_is(phone: Page) -> None:
    """Answering from the top decides size and standing, opens every frame, and says which questions were not needed."""
    check = Check(phone)
    check.open()
    check.answer(SMALL | UNTIED)
    expect(check.verdict("size")).to_have_text("小規模事業者", timeout=READY)
    expect(check.form.locator('[data-field="capital"] [data-needless]')).to_be_visible()
    expect(check.verdict("standing")).to_have_attribute("data-value", "unknown")
    check.answer(UNBARRED)
    expect(check.verdict("standing")).to_have_text("当たらない", timeout=READY)
    expect(check.form.locator('[data-frame-state][data-state="open"]')).to_have_count(5)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390


def test_one_bar_ends_the_questions(desk: Desk) -> None:
    """A vendor is closed everywhere at once, and nothing more is asked."""
    check = Check(desk.context.new_page())
    check.open()
    check.answer({"vendor": "yes"})
    expect(check.form.locator('[data-frame-state][data-state="barred"]')).to_have_count(5, timeout=READY)
    expect(check.form.locator('[data-part="missing"]')).to_be_hidden()
    expect(check.form.locator("[data-reason=vendor]")).to_contain_text("公募要領")


def test_the_way_there_and_back_keeps_the_case(desk: Desk) -> None:
    """From a frame's size to the check and back: what was typed is there still, and the size is filled in."""
    calculator = Calculator(desk.context.new_page(), "tsujyo")
    calculator.open()
    calculator.fill({"software_purchase": "150万円", "business_processes": "3", "near_minimum_wage": "no"})
    calculator.form.locator("[data-to-check=eligible]").click()
    check = Check(calculator.page)
    check.answer(SMALL | UNTIED | UNBARRED)
    calculator.page.reload()
    expect(check.verdict("size")).to_have_text("小規模事業者", timeout=READY)
    check.form.locator("[data-onward=tsujyo]").click()
    expect(calculator.form.locator("[name=size][value=small]")).to_be_checked(timeout=READY)
    expect(calculator.field("software_purchase")).to_have_value("150万円")
    expect(calculator.result).to_have_attribute("data-status", "eligible", timeout=READY)
    assert calculator.amount("subsidy") == 750_000
    expect(calculator.form.locator("[data-link-cut]")).to_be_hidden()


def test_a_member_of_a_group_gets_its_own_size(desk: Desk) -> None:
    """From the third member's field the answer comes back into the third member, and the others stay as they were."""
    calculator = Calculator(desk.context.new_page(), "fukusu")
    calculator.open()
    calculator.fill({"members[0].size": "sme"})
    calculator.form.locator('[data-field="members[2].size"] [data-to-check]').click()
    check = Check(calculator.page)
    check.answer(SMALL | UNTIED | UNBARRED)
    check.form.locator("[data-onward=fukusu]").click()
    expect(calculator.form.locator('[name="members[2].size"][value=small]')).to_be_checked(timeout=READY)
    expect(calculator.form.locator('[name="members[0].size"][value=sme]')).to_be_checked()
    expect(calculator.form.locator('[name="members[1].size"]:checked')).to_have_count(0)


def test_an_owner_walks_from_the_question_to_the_amount_by_keyboard(phone: Page) -> None:
    """On a phone, without a mouse: who I am, on to the frame with it, a price, the amount, and the tax beside it."""
    check = Check(phone)
    check.open()
    for name, value in (SMALL | UNTIED | UNBARRED).items():
        field = check.form.locator(f'[name="{name}"]')
        if field.first.get_attribute("type") == "radio":
            check.form.locator(f'[name="{name}"][value="{value}"]').focus()
            phone.keyboard.press("Space")
        else:
            field.focus()
            phone.keyboard.type(value)
    onward = check.form.locator("[data-onward=tsujyo]")
    expect(onward).to_be_visible(timeout=READY)
    onward.focus()
    phone.keyboard.press("Enter")
    calculator = Calculator(phone, "tsujyo")
    expect(calculator.form.locator("[name=size][value=small]")).to_be_checked(timeout=READY)
    for name, typed in (("business_processes", "3"), ("software_purchase", "150万円")):
        calculator.field(name).focus()
        phone.keyboard.type(typed)
    calculator.form.locator("[name=near_minimum_wage][value=no]").focus()
    phone.keyboard.press("Space")
    expect(calculator.result).to_have_attribute("data-status", "eligible", timeout=READY)
    assert calculator.amount("subsidy") == 750_000
    expect(calculator.form.locator("[data-with-tax]")).to_contain_text("1,650,000円", timeout=READY)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_group_without_a_case_begins_with_one_member_told(desk: Desk) -> None:
    """Straight from the check 複数社 has its ten rows, the first with the answer, and nothing in the link is unread."""
    check = Check(desk.context.new_page())
    check.open()
    check.answer(SMALL | UNTIED | UNBARRED)
    expect(check.form.locator("[data-onward=fukusu]")).to_be_visible(timeout=READY)
    check.form.locator("[data-onward=fukusu]").click()
    calculator = Calculator(check.page, "fukusu")
    expect(calculator.form.locator('[name="members[0].size"][value=small]')).to_be_checked(timeout=READY)
    expect(calculator.form.locator("[data-member]")).to_have_count(10)
    expect(calculator.form.locator('[name$=".size"]:checked')).to_have_count(1)
    expect(calculator.form.locator("[data-notice=link]")).to_be_hidden()


def test_nothing_is_kept_unless_it_is_asked_for(desk: Desk) -> None:
    """Answers stand in the address alone; kept ones come back without it, and go when they are dropped."""
    check = Check(desk.context.new_page())
    check.open()
    check.answer(SMALL)
    assert check.page.evaluate("localStorage.getItem('monosashi-check-eligible')") is None
    check.form.locator("[data-action=keep]").click()
    check.page.goto("/about/")
    check.open()
    expect(check.form.locator("[name=industry][value=retail]")).to_be_checked()
    check.form.locator("[data-action=drop]").click()
    check.page.goto("/about/")
    check.open()
    expect(check.form.locator("[name=industry]:checked")).to_have_count(0)


def test_bad_input_loses_nothing(desk: Desk) -> None:
    """What cannot be read is told beside its field, all at once, and stays as it was typed."""
    check = Check(desk.context.new_page())
    check.open()
    check.answer({"organisation": "company", "capital": "三百万", "employees": "数人"})
    expect(check.form.locator("[data-error=capital]")).to_contain_text("漢数字", timeout=READY)
    expect(check.form.locator("[data-error=employees]")).to_be_visible()
    expect(check.form.locator("[name=capital]")).to_have_value("三百万")


def test_a_pasted_list_is_counted_and_stays_here(desk: Desk) -> None:
    """Wages by month are counted by the round's definition; the counts reach the address, the list does not."""
    headcount = Check(desk.context.new_page(), "near_wage", "headcount")
    headcount.open()
    page = headcount.page
    headcount.form.locator("select[name=on]").select_option("2025-10-31")
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    headcount.form.locator("[data-people=v1]").fill("東京都\t1,163\t1,200\t1,213\n東京都\t1,300\t1,300\t1,300\n")
    expect(headcount.verdict("near_minimum_wage")).to_have_text("最低賃金近傍の事業者に当たります", timeout=READY)
    expect(headcount.form.locator("[data-person]")).to_have_count(2)
    eventually(page, lambda: "near=1&all=2" in page.evaluate("location.hash"))
    fragment = page.evaluate("location.hash")
    assert "1,213" not in fragment
    assert "1213" not in fragment
    assert all(url.startswith(page.evaluate("location.origin")) and "1213" not in url for url in requests)
    page.reload()
    expect(headcount.verdict("near_minimum_wage")).to_have_attribute("data-value", "yes", timeout=READY)


def test_the_round_decides_the_definition(desk: Desk) -> None:
    """Another round shows another definition's questions; months are told one by one, with what is missing."""
    headcount = Check(desk.context.new_page(), "near_wage", "headcount")
    headcount.open()
    expect(headcount.form.locator("[name=near]")).to_be_hidden()
    months = {f"{name}_2025_0{at}": value for at in (7, 8) for name, value in (("near", "3"), ("all", "10"))}
    headcount.answer(months)
    expect(headcount.verdict("near_minimum_wage")).to_have_attribute("data-value", "unknown", timeout=READY)
    expect(headcount.form.locator("[data-short]")).to_contain_text("あと1か月")
    headcount.answer({"near_2025_09": "2", "all_2025_09": "10"})
    expect(headcount.form.locator('[data-row="2025-09"]')).to_contain_text("1人", timeout=READY)
    headcount.answer({"near_2025_09": "3"})
    expect(headcount.verdict("near_minimum_wage")).to_have_attribute("data-value", "yes", timeout=READY)


def test_the_wage_answer_flows_into_the_frame(desk: Desk) -> None:
    """From 通常枠's question to the headcount and back, with yes filled in."""
    calculator = Calculator(desk.context.new_page(), "tsujyo")
    calculator.open()
    calculator.fill({"software_purchase": "150万円", "business_processes": "3", "size": "sme"})
    calculator.form.locator("[data-to-check=near_wage]").click()
    headcount = Check(calculator.page, "near_wage", "headcount")
    headcount.form.locator("select[name=on]").select_option("2025-10-31")
    headcount.answer({"near": "3", "all": "10"})
    headcount.form.locator("[data-onward=tsujyo]").click()
    expect(calculator.form.locator("[name=near_minimum_wage][value=yes]")).to_be_checked(timeout=READY)
    expect(calculator.result).to_have_attribute("data-status", "eligible", timeout=READY)
    assert calculator.amount("subsidy") == 1_000_000


@pytest.mark.parametrize("path", ["eligible", "near_wage"])
def test_axe_finds_nothing(phone: Page, axe: Callable[[Page], list[str]], path: str) -> None:
    """Both pages are without a fault for axe, on a phone."""
    phone.goto(f"/it-2025/{path}/")
    assert axe(phone) == []
