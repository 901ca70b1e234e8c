"""The lecture view: one thing at a time on the wall, amounts only when asked for, by keys, clicker and finger."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.rulebook.real import current

pytestmark = pytest.mark.browser

OpenContext = Callable[..., BrowserContext]
Axe = Callable[[Page], list[str]]

ANSWER = 60_000
CASE = "cases/08/"
LINK = "it-2025/tsujyo/?view=lecture#p=it-2025&f=tsujyo&size=sme&near_minimum_wage=no&business_processes=4"
AMOUNT = re.compile(r"\d[\d,]*円")


class Lecture:
    """The view as it stands."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.dialog = page.locator("dialog.ms-lecture")
        self.slide = self.dialog.locator("[data-lecture-slide]")
        self.blanks = self.slide.locator(".ms-lecture-blank")

    def button(self, way: str) -> Locator:
        """A button of the bar."""
        return self.dialog.locator(f"[data-lecture-go={way}]")

    @property
    def progress(self) -> tuple[int, int]:
        """Which slide of how many."""
        at, of = self.dialog.locator("[data-lecture-progress]").inner_text().split(" / ")
        return int(at), int(of)

    @property
    def title(self) -> str:
        """The heading of the slide."""
        return self.slide.locator("h2").inner_text()

    def walk(self, key: str) -> Iterator[str]:
        """Press a key to the very end; yield what stands on the wall after each press."""
        while self.button("next").get_attribute("aria-disabled") == "false":
            self.page.keyboard.press(key)
            yield self.slide.inner_text()


@pytest.fixture
def lecture(page: Page) -> Lecture:
    """A case as its address with ?view=lecture shows it."""
    page.goto(f"{CASE}?view=lecture")
    expect(page.locator("dialog.ms-lecture")).to_be_visible()
    return Lecture(page)


@pytest.mark.parametrize("key", ["ArrowRight", "PageDown", "Space"])
def test_a_key_asks_for_the_amount_and_then_goes_on(lecture: Lecture, key: str) -> None:
    """Arrow, a clicker's PageDown and space: what is given, each step, the result; each amount is asked for first."""
    seen = [lecture.title, lecture.slide.inner_text()]
    shown = list(lecture.walk(key))
    assert lecture.progress[0] == lecture.progress[1]
    for step in re.findall(r"(?m)^(\d)　", "\n".join(shown)):
        on_it = [text for text in shown if text.startswith(f"{step}　")]
        assert len(on_it) in (1, 2)
        assert ("？円" in on_it[0]) == (len(on_it) == 2)
        assert "？円" not in on_it[-1]
    assert "1,500,000円" not in "".join(seen)
    (blank, told) = [text for text in shown if text.startswith("結果")]
    assert not AMOUNT.search(blank)
    assert "自己負担 1,500,000円" in told


def test_every_amount_of_a_case_is_in_its_lecture(page: Page) -> None:
    """The result of each case stands in its lecture, after it was blank, whatever its frame, and refusals too."""
    for study in current().cases:
        page.goto(f"cases/{study.id}/?view=lecture")
        expect(page.locator("dialog.ms-lecture")).to_be_visible()
        walked = [text for text in Lecture(page).walk("PageDown") if text.startswith("結果")]
        answer = f"{study.example.subsidy:,}円" if study.example.subsidy else "対象外"
        assert [answer in text for text in walked] == [False, True], study.id


def test_keys_lead_back_and_to_both_ends(lecture: Lecture) -> None:
    """Arrow and PageUp lead back without hiding anything again; Home and End lead to both ends."""
    for _ in range(3):
        lecture.page.keyboard.press("PageDown")
    assert lecture.title == "1　ソフトウェアの費用"
    shown = lecture.slide.inner_text()
    for key in ("ArrowLeft", "PageUp"):
        lecture.page.keyboard.press("ArrowRight")
        lecture.page.keyboard.press(key)
        assert lecture.slide.inner_text() == shown
    lecture.page.keyboard.press("End")
    assert lecture.progress[0] == lecture.progress[1] > 9
    lecture.page.keyboard.press("Home")
    assert lecture.progress[0] == 1


def test_nothing_else_is_on_screen_and_escape_leaves(page: Page) -> None:
    """The view fills the window, and nothing behind it shows; Escape gives the page back, its address and focus too."""
    page.goto(CASE)
    page.locator("[data-lecture-open]").click()
    lecture = Lecture(page)
    size = page.viewport_size
    assert lecture.dialog.bounding_box() == {"x": 0, "y": 0, **(size or {})}
    assert page.evaluate("[10, 300, 800].every((y) => document.elementFromPoint(10, y).closest('dialog'))")
    assert page.url.endswith("?view=lecture")
    page.keyboard.press("Escape")
    expect(lecture.dialog).to_have_count(0)
    assert page.url.endswith(CASE)
    expect(page.locator("[data-lecture-open]")).to_be_focused()


def test_a_key_opens_it(page: Page) -> None:
    """Ctrl, Alt and P open the view, and not a second one over it."""
    page.goto(CASE)
    page.keyboard.press("Control+Alt+p")
    expect(page.locator("dialog.ms-lecture")).to_have_count(1)
    page.keyboard.press("Control+Alt+p")
    expect(page.locator("dialog.ms-lecture")).to_have_count(1)


def test_fingers_use_the_buttons(phone: Page) -> None:
    """On a phone every button is 44 px high, says what it does next, and the space bar goes on after a press."""
    phone.goto(f"{CASE}?view=lecture")
    lecture = Lecture(phone)
    for button in lecture.dialog.locator("button:visible").all():
        box = button.bounding_box()
        assert box is not None
        assert box["height"] >= 44
    expect(lecture.button("back")).to_have_attribute("aria-disabled", "true")
    lecture.button("next").tap()
    lecture.button("next").tap()
    expect(lecture.button("next")).to_have_accessible_name("金額を見せる")
    lecture.button("next").tap()
    expect(lecture.button("next")).to_have_accessible_name("次へ")
    phone.keyboard.press("Space")
    assert lecture.progress[0] == 4
    lecture.button("leave").tap()
    expect(lecture.dialog).to_have_count(0)


def test_readers_hear_the_slide(lecture: Lecture, axe: Axe) -> None:
    """The slide has the focus and is announced whole; a blank says that it is one; axe finds nothing, dark neither."""
    expect(lecture.slide).to_be_focused()
    expect(lecture.slide).to_have_attribute("aria-live", "polite")
    for _ in range(2):
        lecture.page.keyboard.press("PageDown")
    expect(lecture.blanks).to_have_text("？円（まだ見せていない金額）")
    assert not axe(lecture.page)
    lecture.button("colours").click()
    expect(lecture.dialog).to_have_css("background-color", "rgb(0, 0, 0)")
    for button in lecture.dialog.locator("button:visible").all():
        expect(button).to_have_css("color", "rgb(255, 255, 255)")
    assert not axe(lecture.page)


def test_the_type_is_large_and_fits(page: Page) -> None:
    """At 1280×720 letters are at least 36 px high, and no slide of any case is wider than the wall."""
    page.set_viewport_size({"width": 1280, "height": 720})
    for number in ("05", "08", "13"):
        page.goto(f"cases/{number}/?view=lecture")
        lecture = Lecture(page)
        expect(lecture.dialog).to_be_visible()
        for _ in lecture.walk("PageDown"):
            sizes = lecture.slide.evaluate(
                "s => [...s.querySelectorAll('p')].map(p => parseFloat(getComputedStyle(p).fontSize))"
            )
            assert all(size >= 36 for size in sizes), lecture.title
            assert lecture.slide.evaluate("s => s.scrollWidth <= s.clientWidth"), lecture.title


def test_it_needs_no_network(page: Page) -> None:
    """Once the page is there the hall's Wi-Fi may die: the whole lecture asks for nothing."""
    page.goto(CASE)
    page.wait_for_load_state("networkidle")
    page.context.set_offline(True)
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))
    page.locator("[data-lecture-open]").click()
    assert len(list(Lecture(page).walk("PageDown"))) > 10
    assert asked == []


def test_it_comes_without_a_load(page: Page) -> None:
    """On a page that came by the theme's instant navigation the button works; leaving the page ends the view."""
    page.goto("cases/")
    page.locator("td a", has_text="美容室が、三年契約").click()
    expect(page.locator("h1")).to_contain_text("事例16")
    page.locator("[data-lecture-open]").click()
    expect(page.locator("dialog.ms-lecture")).to_be_visible()
    page.go_back()
    expect(page.locator("h1")).to_contain_text("事例集")
    expect(page.locator("dialog.ms-lecture")).to_have_count(0)


def test_a_result_of_the_calculator_is_shown_too(page: Page) -> None:
    """A link with ?view=lecture and a case opens as soon as it has an answer: what was typed, steps, blank amounts."""
    page.goto(f"{LINK}&software_purchase=3000000")
    lecture = Lecture(page)
    expect(lecture.dialog).to_be_visible(timeout=ANSWER)
    expect(lecture.slide).to_contain_text("ソフトウェアの購入費")
    expect(lecture.slide).to_contain_text("3,000,000円")
    walked = list(lecture.walk("PageDown"))
    computed = [text for text in walked if text.startswith("補助率を掛けた額")]
    assert "3,000,000円 × 1/2 = ？円" in computed[0]
    assert "3,000,000円 × 1/2 = 1,500,000円" in computed[1]
    results = [text for text in walked if text.startswith("結果")]
    assert ["1,500,000円" in text for text in results] == [False, True]
    page.keyboard.press("Home")
    for title in lecture.walk("PageDown"):
        if title.startswith("結果"):
            sizes = lecture.slide.evaluate(
                "s => [...s.querySelectorAll('dd')].map(d => getComputedStyle(d.firstChild).fontSize)"
            )
            assert len(set(sizes)) == 1
            assert float(sizes[0].removesuffix("px")) >= 36


def test_without_a_result_there_is_nothing_to_show(page: Page) -> None:
    """On a frame's page button and key wait for a result, and the address alone opens nothing while one types."""
    page.goto("it-2025/tsujyo/?view=lecture")
    expect(page.locator("[data-lecture-open]")).to_be_hidden()
    page.keyboard.press("Control+Alt+p")
    expect(page.locator("dialog.ms-lecture")).to_have_count(0)
    page.locator("[name=software_purchase]").fill("3000000")
    expect(page.locator("[data-lecture-open]")).to_be_visible(timeout=ANSWER)
    expect(page.locator("dialog.ms-lecture")).to_have_count(0)
