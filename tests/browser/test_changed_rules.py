"""Links made under other rules: the amount then and now, and which rules changed, from what was published for both."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, Route, expect

from tests.browser.calculating import Calculator

pytestmark = pytest.mark.browser

(TODAY,) = (Path(__file__).parents[2] / "rules" / "it-2025" / "published").glob("*.json")
LINK = "#p=it-2025&f=tsujyo&size=sme&near_minimum_wage=no&business_processes=4&software_purchase=3000000"
OLD = "0a1b2c3d"
Parts = dict[str, Any]


def publish(page: Page, change: Callable[[Parts], object]) -> None:
    """Have other rules published: today's, changed."""
    told = json.loads(TODAY.read_text(encoding="utf-8"))
    told["rulebook"] = OLD * 8
    change(told["parts"])
    page.route(f"**/published/{OLD}.json", lambda route: route.fulfill(json=told))


def opened(page: Page, fragment: str, frame: str = "tsujyo") -> Locator:
    """The notice about a link that was opened."""
    calculator = Calculator(page, frame)
    calculator.open(fragment)
    return calculator.form.locator("[data-notice=link]")


def test_what_changed_is_listed_with_its_figures(page: Page) -> None:
    """Old and new figures of each rule that changed, by name, in the order of the rules, beside both amounts."""

    def change(parts: Parts) -> None:
        parts["tsujyo.rate"]["figures"][0] = "3/5"
        parts["tsujyo.subsidy"]["figures"] = ["100万円以下"]
        parts["tsujyo.subsidy"]["label"] = "昔の名前"
        parts["tsujyo.computed"]["form"] = "00000000"
        parts["tsujyo.gone"] = {"label": "昔の規則", "figures": ["7万円"], "form": "00000000"}
        parts["tax"]["figures"][0] = "100/108"
        parts["invoice.pc_rated"]["figures"] = ["1/3"]
        del parts["tsujyo.voluntary"]

    publish(page, change)
    notice = opened(page, f"{LINK}&s=1000000&r={OLD}")
    expect(notice).to_contain_text("補助額は1,000,000円、今の計算では1,500,000円")
    expect(notice).to_contain_text(OLD)
    lines = notice.locator("[data-list=changes] li")
    today = json.loads(TODAY.read_text(encoding="utf-8"))["parts"]
    figures = {key: "、".join(part["figures"]) for key, part in today.items()}
    expect(lines).to_have_text(
        [
            "税込で入力したとき：以前は100/108 → 今は10/11",
            "補助率：以前は3/5 → 今は2/3",
            "補助率を掛けた額：当てはめ方が変わりました（数字は前と同じ：1円未満切捨て）",
            f"補助額：以前は100万円以下 → 今は{figures['tsujyo.subsidy']}",
            f"{today['tsujyo.voluntary']['label']}：新しくできた規則です（{figures['tsujyo.voluntary']}）",
            "昔の規則：なくなりました（以前は7万円）",
        ]
    )


def test_a_rule_that_changed_is_one_click_away(page: Page) -> None:
    """The label leads to the rule on the page, the case stays; what is gone leads nowhere."""

    def change(parts: Parts) -> None:
        parts["tsujyo.rate"]["figures"] = ["3/5"]
        parts["tsujyo.condition.size"]["form"] = "00000000"
        parts["tsujyo.gone"] = {"label": "昔の規則", "figures": [], "form": "00000000"}

    publish(page, change)
    notice = opened(page, f"{LINK}&s=1000000&r={OLD}")
    links = notice.locator("[data-list=changes] a")
    expect(links).to_have_count(3)
    assert [link.get_attribute("href") for link in links.all()] == ["#tsujyo.rate", "#condition.size", None]
    links.first.click()
    expect(page.locator("[id='tsujyo.rate']")).to_be_in_viewport()
    expect(page.locator("[name=software_purchase]")).to_have_value("3000000")


def test_the_rules_of_members_count_too(page: Page) -> None:
    """複数社 pays its members by インボイス対応類型: what changed there is told, and leads to that page."""
    publish(page, lambda parts: parts["invoice.software_banded"].update(figures=["40万円以下"]))
    members = "members=10*size:small,functions:2,software_purchase:800000"
    notice = opened(page, f"#p=it-2025&f=fukusu&{members}&s=1&r={OLD}", "fukusu")
    link = notice.locator("[data-list=changes] a")
    expect(link).to_have_count(1)
    assert (link.get_attribute("href") or "").endswith("/it-2025/invoice/#invoice.software_banded")


def test_the_same_amount_under_other_rules_is_said_too(page: Page) -> None:
    """Where only rules of other frames changed, the amount then and now is said, and that nothing here changed."""
    publish(page, lambda parts: parts["invoice.pc_rated"].update(figures=["1/3"]))
    notice = opened(page, f"{LINK}&s=1500000&r={OLD}")
    expect(notice).to_contain_text("補助額は1,500,000円で、今の計算でも同じ")
    expect(notice).to_contain_text("この計算に使う規則は変わっていません")
    expect(notice.locator("[data-list=changes]")).to_be_hidden()


def test_rules_that_were_never_published_are_said_to_have_changed(page: Page) -> None:
    """A link older than the published rules is told only that they changed."""
    notice = opened(page, f"{LINK}&s=1400000&r=00000000")
    expect(notice).to_contain_text("1,400,000円")
    expect(notice).to_contain_text("公開の記録にない")
    expect(notice.locator("[data-list=changes]")).to_be_hidden()
    expect(notice.get_by_role("button")).to_have_count(0)


def test_a_failure_to_fetch_loses_nothing_and_can_be_tried_again(broken: BrowserContext) -> None:
    """No network, a server in trouble, a broken file: a message, case and amount stay, and one can ask again."""
    page, address = broken.new_page(), f"**/published/{OLD}.json"
    page.route(address, lambda route: route.abort())
    notice = opened(page, f"{LINK}&s=1400000&r={OLD}")
    again = notice.get_by_role("button", name="もう一度読み込む")
    failures: list[Callable[[Route], None]] = [
        lambda route: route.fulfill(status=500),
        lambda route: route.fulfill(body="<html>"),
        lambda route: route.fulfill(json={"rulebook": "ff" * 32, "parts": {}}),
        lambda route: route.fulfill(json={"rulebook": OLD * 8}),
    ]
    for fail in failures:
        page.route(address, fail)
        ask_again(page, notice)
        # The button goes while the page waits, so that it is back only with the answer.
        expect(again).to_be_visible()
        expect(notice.locator("[data-changes-text]")).to_contain_text("読み込めませんでした")
        expect(page.locator("[name=software_purchase]")).to_have_value("3000000")
        expect(page.locator("output[data-value=subsidy]")).to_have_attribute("data-yen", "1500000")
    publish(page, lambda parts: parts["tsujyo.rate"].update(figures=["3/5"]))
    ask_again(page, notice)
    expect(notice.locator("[data-list=changes] li")).to_have_count(1)
    expect(again).to_be_hidden()


def ask_again(page: Page, notice: Locator) -> None:
    """Press the button, and see that what was published is fetched again."""
    with page.expect_request(f"**/published/{OLD}.json"):
        notice.get_by_role("button", name="もう一度読み込む").click()


@pytest.mark.parametrize("digest", ["../../about/", "0A1B2C3D", "0a1b2c3", "0a1b2c3d5", "0a1b2c3d%2F", "..%2F..%2Fx"])
def test_only_a_digest_ever_becomes_an_address(page: Page, digest: str) -> None:
    """Anything but eight small hexadecimal digits is shown as not understood, and nothing is fetched for it."""
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    notice = opened(page, f"{LINK}&s=1500000&r={digest}")
    expect(notice.locator("[data-list=link] li")).to_have_count(1)
    expect(page.locator("output[data-value=subsidy]")).to_have_attribute("data-yen", "1500000")
    assert not [address for address in sent if "published" in address or "changes.js" in address]


def test_the_link_stays_as_it_came_until_someone_types(page: Page) -> None:
    """A reload tells the change again; with the first letter the address becomes that of today's rules."""
    publish(page, lambda parts: parts["tsujyo.rate"].update(figures=["3/5"]))
    fragment = f"{LINK}&s=1000000&r={OLD}"
    notice = opened(page, fragment)
    expect(notice.locator("[data-list=changes] li")).to_have_count(1)
    assert page.evaluate("location.hash") == fragment
    page.reload()
    expect(notice.locator("[data-list=changes] li")).to_have_count(1)
    page.locator("[name=software_purchase]").fill("2000000")
    today = TODAY.stem
    page.wait_for_url(f"**{LINK.replace('3000000', '2000000')}&s=1000000&r={today}")


def test_another_link_takes_the_notice_over(page: Page) -> None:
    """News of a link that has been left meanwhile is not shown beside the next one."""
    waiting: list[Route] = []

    def hold(route: Route) -> None:
        waiting.append(route)

    page.route(f"**/published/{OLD}.json", hold)
    notice = opened(page, f"{LINK}&s=1000000&r={OLD}")
    expect(notice).to_contain_text("調べています")
    page.evaluate("link => { location.hash = link }", f"{LINK}&s=1500000&r={TODAY.stem}")
    expect(notice).to_be_hidden()
    told = json.loads(TODAY.read_text(encoding="utf-8")) | {"rulebook": OLD * 8}
    told["parts"]["tsujyo.rate"]["figures"] = ["3/5"]
    for route in waiting:
        route.fulfill(json=told)
    page.wait_for_timeout(500)
    expect(notice).to_be_hidden()
