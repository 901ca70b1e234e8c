"""Calculators in other people's pages: what the host asks for, what the reader can do, and what nobody may."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, expect

from scripts.heights import guide, measured
from scripts.serve import Server
from tests.browser.calculating import READY
from tests.browser.conftest import OpenContext, eventually, serving

pytestmark = pytest.mark.browser

CASE = "#p=it-2025&f=tsujyo&size=sme&near_minimum_wage=no&business_processes=3&software_purchase=1500000"
ADDRESS = "embed/it-2025/tsujyo/"


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Server]:
    """Somebody else's site: another origin, pages of its own."""
    with serving(tmp_path) as server:
        yield server


def hosted(browser: Browser, host: Server, body: str, width: int = 800) -> Page:
    """A page of the other site with this body."""
    (host.root / "index.html").write_text(f'<!doctype html><meta charset="utf-8"><title>host</title>{body}')
    context = browser.new_context(locale="ja-JP", viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto(host.address)
    return page


def inside(page: Page) -> FrameLocator:
    """What is in the frame."""
    return page.frame_locator("iframe")


def test_a_calculator_works_in_somebody_elses_page(browser: Browser, host: Server, site: str) -> None:
    """The snippet's case is calculated and checked there, and typing goes on; the way out keeps the case."""
    page = hosted(browser, host, f'<iframe src="{site}{ADDRESS}{CASE}" width="100%" height="900"></iframe>')
    amount = inside(page).locator("output[data-value=subsidy]")
    expect(amount).to_have_attribute("data-yen", "750000", timeout=READY)
    expect(inside(page).locator("html")).to_have_attribute("data-runtime", "ready", timeout=READY)
    inside(page).locator("[name=software_purchase]").fill("100万円")
    expect(amount).to_have_attribute("data-yen", "500000")
    for gone in (".md-header", ".md-tabs", ".md-sidebar", ".md-footer", "[data-action=copy-link]", "[data-batch]"):
        expect(inside(page).locator(gone).first).to_be_hidden()
    # Its case was written by hand, as in every snippet that somebody changed: that is no reason for doubt here.
    expect(inside(page).locator("[data-notice=link]")).to_be_hidden()
    with page.expect_popup() as opened:
        inside(page).get_by_role("link", name="くわしいページ").click()
    whole = opened.value
    assert re.fullmatch(rf"{site}it-2025/tsujyo/#p=it-2025&f=tsujyo&.*&s=500000&r=[0-9a-f]{{8}}", whole.url)
    expect(whole.locator("output[data-value=subsidy]")).to_have_attribute("data-yen", "500000", timeout=READY)
    expect(whole.locator("[data-notice=link]")).to_be_hidden()
    page.context.close()


def test_no_other_page_lets_itself_be_framed(
    browser: Browser, host: Server, site: str, addresses: list[str], page: Page
) -> None:
    """Only the calculators made for it; for every other page the header says that nobody may."""
    for address in addresses[:-1]:
        headers = page.request.get(f"{site}{address}").headers["content-security-policy"]
        framed = address.startswith("embed/") and address != "embed/"
        assert ("frame-ancestors" in headers) is not framed, address
        assert framed or headers.endswith("; frame-ancestors 'none'")
    shown = hosted(browser, host, f'<iframe src="{site}it-2025/tsujyo/"></iframe>')
    shown.wait_for_timeout(500)
    assert shown.frames[1].evaluate("document.querySelector('form') === null")
    shown.context.close()


def test_fixed_fields_are_shown_and_cannot_be_changed(page: Page) -> None:
    """Read-only for the eye, the keyboard and a screen reader, and still as they were after the form is emptied."""
    page.goto(f"{ADDRESS}?fix=size,software_purchase{CASE}")
    expect(page.locator("output[data-value=subsidy]")).to_have_attribute("data-yen", "750000", timeout=READY)
    size = page.get_by_role("group", name="申請する人の規模 固定（変えられません）")
    expect(size.get_by_label("中小企業")).to_be_checked()
    expect(size.get_by_label("小規模事業者")).to_be_disabled()
    software = page.get_by_label("ソフトウェアの購入費 固定（変えられません）")
    expect(software).not_to_be_editable()
    expect(page.locator("[name=business_processes]")).to_be_editable()
    page.get_by_role("button", name="入力をすべて消す").click()
    expect(page.locator("[name=business_processes]")).to_have_value("")
    expect(software).to_have_value("1500000")
    expect(size.get_by_label("中小企業")).to_be_checked()


def test_what_an_address_asks_and_nobody_understands_is_said(page: Page) -> None:
    """Unknown fields, fields without a value, unknown colours and unknown words are told, and run nothing."""
    page.goto(f"{ADDRESS}?fix=colour,cloud_monthly,size&theme=pink&x=<img src=x onerror=alert(1)>{CASE}")
    told = page.locator("[data-embed-unread]")
    for part in ("fix=colour", "fix=cloud_monthly", "theme=pink", "x=<img src=x onerror=alert(1)>"):
        expect(told).to_contain_text(part)
    expect(told).not_to_contain_text("fix=size")
    expect(page.locator("[data-fixed]")).to_have_count(1)


@pytest.mark.parametrize(
    ("asked", "device", "scheme"),
    [("light", "dark", "default"), ("dark", "light", "slate"), ("auto", "dark", "slate"), ("", "light", "default")],
)
def test_the_colours_are_as_asked(open_context: OpenContext, asked: str, device: str, scheme: str) -> None:
    """Light, dark, or as the device has it."""
    page = open_context(color_scheme=device).new_page()
    page.goto(f"{ADDRESS}?theme={asked}" if asked else ADDRESS)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", scheme)


def test_a_frame_follows_its_content_where_the_host_wants_it(browser: Browser, host: Server, site: str) -> None:
    """With our script a frame is as high as what is in it, also when a fold opens; messages of others do nothing."""
    script = f'<script src="{site}assets/javascripts/frame-height.js"></script>'
    frame = f'<iframe src="{site}{ADDRESS}{CASE}" width="100%" height="200"></iframe>'
    other = '<iframe srcdoc="<script>parent.postMessage({ monosashiHeight: 7 }, `*`)</script>"></iframe>'
    page = hosted(browser, host, frame + other + script)
    over = "document.documentElement.scrollHeight - innerHeight"
    content = page.frames[1]
    content.wait_for_selector("html[data-runtime=ready]", timeout=READY)
    page.wait_for_function("Number(document.querySelector('iframe').height) > 1000")
    eventually(page, lambda: content.evaluate(over) <= 0)
    before = int(page.locator("iframe").first.get_attribute("height") or 0)
    inside_first = page.frame_locator("iframe >> nth=0")
    inside_first.locator("summary", has_text="計算のすじみち").click()
    page.wait_for_function(f"Number(document.querySelector('iframe').height) > {before}")
    eventually(page, lambda: content.evaluate(over) <= 0)
    assert page.locator("iframe").nth(1).get_attribute("height") is None
    page.context.close()


def test_the_snippets_heights_suffice(browser: Browser, site: str) -> None:
    """On 320 px every snippet's case is shown whole, answered and checked; run `make heights` where one is too low."""
    heights = guide().heights
    for programme, frames in measured(browser, site).items():
        for frame, needed in frames.items():
            assert needed <= heights[programme][frame] <= needed * 1.3, f"{frame}: {needed} px are needed"


def test_the_guides_snippets_name_this_site_and_its_examples_run(page: Page, site: str) -> None:
    """What is copied holds the real address; the live examples show their amounts, one with a fixed field."""
    page.goto("embed/")
    snippet = page.locator("[data-share-text]").first
    expect(snippet).to_contain_text(f'<iframe src="{site}embed/it-2026/')
    assert "example.jp" not in (snippet.text_content() or "")
    page.locator("iframe").first.scroll_into_view_if_needed()
    expect(page.frame_locator("iframe >> nth=0").locator("[data-status=eligible]")).to_be_visible(timeout=READY)
    expect(page.frame_locator("iframe >> nth=0").locator("[data-fixed]")).to_have_count(1)
