"""On paper: A4, one colour, no navigation, every sheet numbered, and what the figures are worth said on it."""

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.rulebook.real import current, rules

pytestmark = pytest.mark.browser

OpenContext = Callable[..., BrowserContext]

READY = 60_000
PAGES = (
    *("cases/08/", "cases/", "worksheets/invoice/", "worksheets/fukusu-answers/", "it-2025/security/"),
    *("it-2025/schedule/", "it-2025/faq/"),
)
ESTIMATE = "金額はどれも上限の目安（「以内」）です。補助の可否と金額は、"
RESULT = "it-2025/invoice/#p=it-2025&f=invoice&size=small&functions=2&software_purchase=1000000&pc=300000"


def sheets(page: Page, folder: Path) -> list[str]:
    """Print the page as its reader would, and read the text of each sheet again, without spaces and line ends."""
    if not (pdftotext := shutil.which("pdftotext")):
        pytest.skip("pdftotext (poppler-utils) is not there to read what was printed")
    path = folder / "printed.pdf"
    page.pdf(path=path, prefer_css_page_size=True)
    told = subprocess.run([pdftotext, "-layout", path, "-"], capture_output=True, text=True, check=True).stdout
    return [re.sub(r"\s+", "", sheet) for sheet in told.split("\f")[:-1]]


def media_box(folder: Path) -> set[tuple[float, ...]]:
    """The size of the sheets printed, in millimetres."""
    raw = (folder / "printed.pdf").read_bytes()
    boxes = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]", raw)
    return {tuple(round(float(side) / 72 * 25.4) for side in box) for box in boxes}


@pytest.mark.parametrize("address", PAGES)
def test_the_sheets_say_what_they_are(page: Page, address: str, site: str, tmp_path: Path) -> None:
    """Each kind of page: A4, numbered, without the menu, with estimate, rules, date and address at the end."""
    page.goto(address)
    printed = sheets(page, tmp_path)
    assert media_box(tmp_path) == {(210, 297)}
    for at, sheet in enumerate(printed, start=1):
        assert sheet.endswith(f"補助金ものさし金額はすべて目安です{at}/{len(printed)}"), sheet[-60:]
    whole = "".join(printed)
    assert ESTIMATE in whole
    book = rules() if address.startswith(rules().program.id) else current()
    assert f"規則の版：{book.digest[:8]}" in whole
    today = page.evaluate("new Date().toLocaleDateString('ja-JP', { dateStyle: 'long' })")
    assert f"印刷した日：{today}" in whole
    assert f"このページのアドレス：{site}{address}" in whole
    for left_out in ("言葉で検索", "目次", "検証記録訂正履歴", "計算欄に入れる"):
        assert left_out not in whole


def test_folds_are_open_and_links_are_addresses(page: Page, site: str, tmp_path: Path) -> None:
    """What is folded on screen is read on paper; a link to another page tells its address, a place on one does not."""
    page.goto("cases/08/")
    whole = "".join(sheets(page, tmp_path))
    assert "GビズIDプライム" in whole
    assert "講義用の画面で見る" not in whole
    programme = current().program.id
    assert f"通常枠（{site}{programme}/tsujyo/）" in whole
    assert f"/{programme}/tsujyo/#" not in whole
    assert "https://it-shien.smrj.go.jp/" in whole
    expect(page.locator("details[open]")).to_have_count(0)
    assert page.locator("a[data-address]").count() == 0


def test_of_the_plans_the_open_one_is_printed(page: Page, tmp_path: Path) -> None:
    """On paper stands the plan that its reader chose, not the others; afterwards the page is as it was."""
    page.goto("it-2025/schedule/#plan.general.7")
    expect(page.locator("[id='plan.general.7'] table")).to_be_visible()
    expect(page.locator("[id='plan.general.8']")).not_to_have_attribute("open", "")
    whole = "".join(sheets(page, tmp_path))
    assert "2025年11月18日（令和7年・火曜日）までに" in whole
    assert "2025年12月24日（令和7年・水曜日）までにGビズIDプライムを申し込む" not in whole
    expect(page.locator("[id='plan.general.8']")).not_to_have_attribute("open", "")


def test_from_a_result_the_result_is_printed(page: Page, tmp_path: Path) -> None:
    """The button under a result prints what was typed and what came out; without it the whole page is printed."""
    page.goto(RESULT)
    expect(page.locator("html")).to_have_attribute("data-runtime", "ready", timeout=READY)
    page.evaluate("globalThis.print = () => {}")
    page.locator("[data-action=print]").click()
    printed = sheets(page, tmp_path)
    whole = "".join(printed)
    assert "補助額の目安自己負担の目安（税抜）" in whole
    assert "850,000円" in whole
    assert ESTIMATE in whole
    assert "金額のはしご" not in whole
    everything = sheets(page, tmp_path)
    assert len(printed) < 15 < len(everything)
    assert "金額のはしご" in "".join(everything)


def test_paper_has_one_colour(page: Page) -> None:
    """Printed, text is black on white, also for a reader who has the dark colours on screen."""
    page.emulate_media(media="print", color_scheme="dark")
    page.goto("cases/08/")
    coloured = page.evaluate(
        """() => {
          const colour = (value) => { const [r, g, b] = value.match(/[\\d.]+/g); return !(r === g && g === b); };
          const faint = (value) => value === "rgba(0, 0, 0, 0)";
          const seen = [...document.querySelectorAll(".md-content *")].filter((each) => each.checkVisibility());
          return seen.flatMap((each) => {
            const { color, backgroundColor, borderTopColor, borderTopWidth } = getComputedStyle(each);
            const found = [color, ...(faint(backgroundColor) ? [] : [backgroundColor])];
            if (borderTopWidth !== "0px") found.push(borderTopColor);
            return found.filter(colour).map((value) => `${each.tagName}.${each.className} ${value}`);
          });
        }"""
    )
    assert coloured == []


def test_without_scripts_no_date_is_made_up(open_context: OpenContext) -> None:
    """Where no script runs the sheet still says estimate and rules, and leaves date and address out."""
    page = open_context(java_script_enabled=False).new_page()
    page.goto("cases/08/")
    page.emulate_media(media="print")
    paper = page.locator(".ms-paper")
    expect(paper).to_contain_text("目安")
    expect(paper).to_contain_text(current().digest[:8])
    expect(paper.locator("[data-printed]").first).to_be_hidden()
    expect(page.locator("[data-lecture-open]")).to_be_hidden()


def test_the_blank_sheet_has_room_to_write(page: Page) -> None:
    """Each step of a sheet has a box of at least 14 mm by 55 mm on paper, with the unit in it."""
    page.goto("worksheets/invoice/")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 680, "height": 960})  # what is left of A4 between its margins
    boxes = page.locator(".ms-box")
    assert boxes.count() > 10
    for box in boxes.all():
        size = box.bounding_box()
        assert size is not None
        assert size["height"] >= 14 / 25.4 * 96 - 1
        assert size["width"] >= 55 / 25.4 * 96 - 1
        assert box.inner_text().split("\n")[-1] in ("円", "か月")
