"""With scripts off every frame's page still answers: a readable form, the ladder, the examples."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

OpenContext = Callable[..., BrowserContext]

pytestmark = pytest.mark.browser

FRAMES = ("tsujyo", "invoice", "denshi", "security", "fukusu")


@pytest.fixture
def plain(open_context: OpenContext) -> Page:
    """A page that runs no script."""
    return open_context(java_script_enabled=False).new_page()


@pytest.mark.parametrize("frame", FRAMES)
def test_the_page_answers(plain: Page, frame: str) -> None:
    """The ladder of amounts and the worked examples are there, and the page says where to look."""
    plain.goto(f"/it-2025/{frame}/")
    expect(plain.locator("form noscript a[href='#ladder']")).to_be_visible()
    expect(plain.locator("#ladder")).to_be_visible()
    expect(plain.locator("#examples")).to_be_visible()
    ladder = plain.locator("#ladder ~ * table, #ladder ~ table").first
    # What is far below is laid out when the reader comes there.
    ladder.scroll_into_view_if_needed()
    expect(ladder).to_contain_text("円", use_inner_text=True)


@pytest.mark.parametrize("frame", FRAMES)
def test_every_field_is_visible_and_labelled(plain: Page, frame: str) -> None:
    """Nothing in the form waits for a script: each field is shown with its label, the conditional ones too."""
    plain.goto(f"/it-2025/{frame}/")
    fields = plain.locator("form[data-frame] input[name]")
    assert fields.count() > 4
    for field in fields.all()[:40]:
        expect(field).to_be_visible()
        expect(field).not_to_have_accessible_name("")


def test_enter_sends_nothing(plain: Page) -> None:
    """Without scripts the form cannot be sent, so what is typed goes nowhere."""
    plain.goto("/it-2025/tsujyo/")
    plain.wait_for_load_state("networkidle")
    sent: list[str] = []
    plain.context.on("request", lambda request: sent.append(request.url))
    plain.locator("[name=software_purchase]").fill("7654321")
    plain.keyboard.press("Enter")
    plain.wait_for_timeout(300)
    assert sent == []
    assert "7654321" not in plain.url
