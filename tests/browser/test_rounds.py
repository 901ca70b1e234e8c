"""Rounds by the reader's own date: marked in rows, plans and results; and questions that lead into the calculator."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from icalendar import Calendar
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.calculating import READY, Calculator
from tests.rulebook.real import rules

pytestmark = pytest.mark.browser

OpenContext = Callable[..., BrowserContext]
JAPAN = timezone(timedelta(hours=9))
DECEMBER = datetime(2025, 12, 1, 9, tzinfo=JAPAN)
LAST = datetime(2026, 1, 7, 17, tzinfo=JAPAN)
ROWS = "#general ~ .ms-scroll tr[data-until]"


def at(page: Page, moment: datetime, address: str) -> Page:
    """Open a page as it is at a moment of the reader's."""
    page.clock.set_fixed_time(moment)
    page.goto(address)
    return page


def open_plans(page: Page) -> list[str]:
    """The plans that are open."""
    found: list[str] = page.locator("[data-plans] details[open]").evaluate_all("plans => plans.map(plan => plan.id)")
    return found


def test_rounds_are_marked_while_the_programme_runs(page: Page) -> None:
    """On 1 December 2025 six rounds are past and the seventh is next; its plan is open, and nothing says it is over."""
    at(page, DECEMBER, "it-2025/schedule/")
    rows = page.locator(ROWS)
    expect(rows.nth(6)).to_contain_text("次の締切")
    for index in range(8):
        state = "past" if index < 6 else "next" if index == 6 else "later"
        expect(rows.nth(index)).to_have_attribute("data-round", state)
        expect(rows.nth(index).locator("[data-mark=past]")).to_be_visible(visible=index < 6)
    assert open_plans(page) == ["plan.general.7", "plan.group.4"]
    expect(page.locator(".ms-closed")).not_to_contain_text("募集は終わりました", use_inner_text=True)


def test_the_last_minute_counts_in_japan(open_context: OpenContext) -> None:
    """Wherever the reader is, the last round is open at 17:00 in Japan and over a minute later."""
    page = open_context(timezone_id="America/Los_Angeles").new_page()
    at(page, LAST, "it-2025/schedule/")
    expect(page.locator(ROWS).last).to_have_attribute("data-round", "next")
    at(page, LAST + timedelta(minutes=1), "it-2025/schedule/")
    expect(page.locator(ROWS).last).to_have_attribute("data-round", "past")
    expect(page.locator(".ms-closed")).to_contain_text("募集は終わりました", use_inner_text=True)
    assert open_plans(page) == ["plan.general.8", "plan.group.4"]


@pytest.mark.parametrize("frame", [frame.id for frame in rules().frames])
def test_a_result_says_until_when(page: Page, frame: str) -> None:
    """Beside each frame's result stands the next deadline, or that it is over, and the way to the plan."""
    at(page, DECEMBER, f"it-2025/{frame}/")
    line = page.locator(".ms-caution[data-rounds]")
    told = "第4次の2026年1月7日" if frame == "fukusu" else "第7次の2025年12月2日"
    expect(line).to_contain_text(f"次の締切は{told}", use_inner_text=True)
    expect(line).not_to_contain_text("終わりました", use_inner_text=True)
    at(page, LAST + timedelta(days=1), f"it-2025/{frame}/")
    expect(line).to_contain_text("受付は2026年1月7日（令和8年・水曜日）17時で終わりました", use_inner_text=True)
    expect(line).not_to_contain_text("次の締切", use_inner_text=True)
    line.get_by_role("link", name="締切と準備の予定").click()
    expect(page.locator("#plan")).to_be_in_viewport()


def test_a_plan_is_found_again_by_its_address(page: Page) -> None:
    """The address names the plan that was opened by the keyboard: a reload, or whoever gets it, sees the same."""
    page.goto("it-2025/schedule/#plan.general.3")
    expect(page.locator("[id='plan.general.3'] table")).to_be_visible()
    assert open_plans(page) == ["plan.general.3", "plan.group.4"]
    page.locator("[id='plan.general.5'] summary").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/it-2025/schedule/#plan.general.5")
    page.reload()
    expect(page.locator("[id='plan.general.5'] table")).to_be_visible()
    assert "plan.general.3" not in open_plans(page)


def test_without_scripts_the_last_plan_is_there(open_context: OpenContext) -> None:
    """No script is needed for the plan of the last round, and no mark is shown that only a date could give."""
    page = open_context(java_script_enabled=False).new_page()
    page.goto("it-2025/schedule/")
    plan = page.locator("[id='plan.general.8']")
    expect(plan).to_contain_text("2025年12月24日（令和7年・水曜日）までに", use_inner_text=True)
    expect(page.locator("[data-mark=past]:visible, [data-mark=next]:visible")).to_have_count(0)
    page.goto("it-2025/tsujyo/")
    line = page.locator(".ms-caution[data-rounds]")
    expect(line).to_contain_text("最後の締切は2026年1月7日（令和8年・水曜日）17時です", use_inner_text=True)


def test_calendars_are_served_as_calendars(page: Page, site: str) -> None:
    """Each link to a calendar gives a file that a calendar's program takes for one."""
    page.goto("it-2025/schedule/")
    links = page.locator("article a[href$='.ics']").evaluate_all("links => links.map(link => link.href)")
    assert len(links) == len(rules().frames) + sum(len(track.rounds) for track in rules().tracks)
    for link in links:
        answer = page.request.get(link)
        assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
        assert Calendar.from_ical(answer.body())


def test_a_calendar_comes_as_a_file(page: Page, tmp_path: Path) -> None:
    """A press on the link of a plan saves it under a name that says what it is."""
    page.goto("it-2025/schedule/")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="第8次の予定をカレンダーに入れる").click()
    assert waiting.value.suggested_filename == "plan-general-8.ics"
    waiting.value.save_as(tmp_path / "plan.ics")
    assert (tmp_path / "plan.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")


def test_a_question_leads_into_the_calculator(page: Page) -> None:
    """The case of an answer fills the form, and the amount there is the one in the answer."""
    page.goto("it-2025/faq/#how_much")
    expect(page.locator("#how_much ~ .ms-answered").first).to_contain_text("補助額の目安は48万円です")
    page.get_by_role("link", name="小規模事業者が60万円のソフトを入れる").click()
    calculator = Calculator(page, "invoice")
    expect(calculator.result).to_have_attribute("data-status", "eligible", timeout=READY)
    calculator.settled()
    assert calculator.amount("subsidy") == 480_000
    expect(calculator.form.locator("[data-notice=link]")).to_be_hidden()
