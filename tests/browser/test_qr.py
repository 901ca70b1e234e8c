"""QR codes: of a case and of any page, read back from what stands on the screen, to save and to copy."""

import re
import shutil
import subprocess
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Locator, Page, expect

from tests.browser.calculating import Calculator
from tests.browser.conftest import OpenContext, eventually

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parents[2]
LIBRARY = ROOT / "node_modules" / "qr"
LINK = "#p=it-2025&f=tsujyo&size=sme&near_minimum_wage=no&business_processes=4&software_purchase=3000000"
# A second reading of the picture, by the library's own reader: it shares no code with what draws it here.
READ = """
async ([reader, encoder, picture]) => {
  const module = (text) => URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  const { decodeQR } = await import(module(reader.replace("./index.js", module(encoder))));
  const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
  const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
  const canvas = new OffscreenCanvas(image.width, image.height);
  const paper = canvas.getContext("2d");
  paper.drawImage(image, 0, 0);
  return [decodeQR(paper.getImageData(0, 0, image.width, image.height)), image.width];
}
"""

Read = Callable[[bytes], tuple[str, int]]


@pytest.fixture
def read(browser: Browser) -> Iterator[Read]:
    """Read a picture of a QR code: what it says, and how wide the picture is."""
    page = browser.new_page()
    sources = [(LIBRARY / name).read_text(encoding="utf-8") for name in ("decode.js", "index.js")]

    def read_one(picture: bytes) -> tuple[str, int]:
        said, width = page.evaluate(READ, [*sources, b64encode(picture).decode()])
        return said, width

    yield read_one
    page.close()


@pytest.fixture
def tsujyo(page: Page) -> Calculator:
    """The calculator of 通常枠 with a case."""
    calculator = Calculator(page, "tsujyo")
    calculator.open(LINK)
    expect(calculator.result).to_have_attribute("data-status", "eligible")
    return calculator


def code(place: Locator) -> Locator:
    """The picture in a place."""
    return place.get_by_role("img")


def seen(place: Locator) -> bytes:
    """The picture in a place as the screen shows it, clear of the bar at the top."""
    code(place).evaluate("code => code.scrollIntoView({ block: 'center', behavior: 'instant' })")
    return code(place).screenshot(animations="disabled")


def test_the_code_of_a_case_opens_that_case(tsujyo: Calculator, site: str, read: Read) -> None:
    """The button beside the link shows the link's QR code, which reads as the address that stands in type under it."""
    page, place = tsujyo.page, tsujyo.form.locator("[data-case-qr]")
    button = tsujyo.form.get_by_role("button", name="QRコード")
    expect(button).to_have_attribute("aria-expanded", "false")
    button.click()
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(code(place)).to_be_visible()
    address = place.locator("[data-qr-address]").inner_text()
    assert address.startswith(f"{site}it-2025/tsujyo/{LINK}&s=1500000&r=")
    assert read(seen(place))[0] == address
    expect(code(place)).to_have_accessible_name(f"{address} のQRコード")
    page.goto("about:blank")
    page.goto(address)
    expect(tsujyo.form.locator("output[data-value=subsidy]")).to_have_attribute("data-yen", "1500000")


def test_the_code_follows_the_case(tsujyo: Calculator, read: Read) -> None:
    """While it is open it is that of what is typed now; shut, it is gone."""
    place = tsujyo.form.locator("[data-case-qr]")
    button = tsujyo.form.get_by_role("button", name="QRコード")
    button.click()
    tsujyo.fill({"software_purchase": "2000000"})
    expect(place.locator("[data-qr-address]")).to_contain_text("software_purchase=2000000&s=1000000&r=")
    address = place.locator("[data-qr-address]").inner_text()
    eventually(tsujyo.page, lambda: read(seen(place))[0] == address)
    button.click()
    expect(place).to_be_hidden()


def test_a_long_link_gets_words_instead_of_a_code(tsujyo: Calculator) -> None:
    """Up to 200 letters there is a code; with one more, how to hand the link over, and it can still be copied."""
    place = tsujyo.form.locator("[data-case-qr]")
    tsujyo.form.get_by_role("button", name="QRコード").click()
    address = place.locator("[data-qr-address]")
    # At its ceiling the subsidy has as many digits whatever is added.
    tsujyo.fill({"software_purchase": "9000000"})
    expect(address).to_contain_text("&s=4500000&r=")
    left = 200 - len(address.inner_text())
    for name in ("consulting", "setup", "support"):
        if left > len("&options=") + 11:
            tsujyo.fill({name: "1"})
            left -= len(f"&{name}=1")
    digits = "1" * (left - len("&options="))
    tsujyo.fill({"options": digits})
    expect(address).to_contain_text(f"&options={digits}&")
    assert len(address.inner_text()) == 200
    expect(code(place)).to_be_visible()
    tsujyo.fill({"options": f"{digits}1"})
    expect(place.locator("[data-qr-long]")).to_contain_text("201文字")
    expect(place.locator("[data-qr-ways] li").first).to_be_visible()
    expect(code(place)).to_have_count(0)
    expect(address).to_be_hidden()
    expect(place.get_by_role("button")).to_have_text(["アドレスをコピー"])


def test_the_code_can_be_saved_and_the_address_copied(open_context: OpenContext, site: str, read: Read) -> None:
    """SVG and PNG read as the address; the PNG is large; the copy is the address."""
    context = open_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto("about/")
    page.get_by_role("button", name="このページのQRコード").click()
    place = page.locator("[data-page-qr]")
    with page.expect_download() as waiting:
        place.get_by_role("button", name=re.compile("PNG")).click()
    assert waiting.value.suggested_filename == "qr-about.png"
    said, width = read(Path(waiting.value.path()).read_bytes())
    assert said == f"{site}about/"
    assert width >= 1000
    with page.expect_download() as waiting:
        place.get_by_role("button", name=re.compile("SVG")).click()
    assert waiting.value.suggested_filename == "qr-about.svg"
    drawn = context.browser.new_page() if context.browser else page
    drawn.set_content(Path(waiting.value.path()).read_text(encoding="utf-8"))
    assert read(drawn.locator("svg").screenshot())[0] == f"{site}about/"
    expect(drawn.locator("svg > title")).to_have_text(f"{site}about/ のQRコード")
    drawn.close()
    place.get_by_role("button", name="アドレスをコピー").click()
    expect(place.get_by_role("status")).to_contain_text("コピーしました")
    assert page.evaluate("navigator.clipboard.readText()") == f"{site}about/"


def test_the_code_of_a_page_is_its_address_alone(page: Page, site: str, read: Read) -> None:
    """What was typed or searched stands in no page's code, and each page that comes has its own."""
    page.goto("about/?x=1#privacy")
    page.get_by_role("button", name="このページのQRコード").press("Enter")
    place = page.locator("[data-page-qr]")
    assert read(seen(place))[0] == f"{site}about/"
    page.locator("article").get_by_role("link", name="訂正履歴").click()
    page.wait_for_url(f"{site}corrections/")
    expect(page.locator("h1")).to_contain_text("訂正履歴")
    expect(place).to_be_hidden()
    page.get_by_role("button", name="このページのQRコード").press("Enter")
    expect(place.locator("[data-qr-address]")).to_have_text(f"{site}corrections/")
    assert read(seen(place))[0] == f"{site}corrections/"


def test_a_place_in_a_page_gets_the_pages_code(page: Page, site: str, read: Read) -> None:
    """<div class="ms-qr" data-qr>, whatever is in it, becomes the page's code when the page comes, by a load or not."""
    for name in ("about", "corrections"):
        page.route(
            f"**/{name}/",
            lambda route: route.fulfill(
                response=(answer := route.fetch()),
                body=answer.text().replace("</h1>", '</h1><div class="ms-qr" data-qr><p>no scripts</p></div>', 1),
            ),
        )
    page.goto("about/")
    place = page.locator("[data-qr]")
    expect(place.locator("[data-qr-address]")).to_have_text(f"{site}about/")
    assert read(seen(place))[0] == f"{site}about/"
    page.locator("article").get_by_role("link", name="訂正履歴").click()
    expect(place.locator("[data-qr-address]")).to_have_text(f"{site}corrections/")
    assert read(seen(place))[0] == f"{site}corrections/"
    expect(page.get_by_text("no scripts")).to_have_count(0)


# How many files of the part that draws QR codes have come.
ASKED = "performance.getEntriesByType('resource').filter(({ name }) => /\\/qr\\.js$/.test(name)).length"


def test_it_comes_when_there_is_something_to_draw(page: Page) -> None:
    """Without a case nobody loads the part that draws QR codes, unless he asks for one."""
    page.goto("it-2025/tsujyo/", wait_until="networkidle")
    assert page.evaluate(ASKED) == 0
    page.get_by_role("button", name="このページのQRコード").click()
    expect(code(page.locator("[data-page-qr]"))).to_be_visible()
    assert page.evaluate(ASKED) == 2


def test_black_on_white_in_every_scheme_and_on_paper(open_context: OpenContext, site: str, read: Read) -> None:
    """In the dark, in forced colours and in print the code still reads, and paper has no buttons."""
    for options in ({"color_scheme": "dark"}, {"forced_colors": "active", "color_scheme": "dark"}):
        page = open_context(**options).new_page()
        page.goto("about/")
        page.get_by_role("button", name="このページのQRコード").click()
        place = page.locator("[data-page-qr]")
        assert read(seen(place))[0] == f"{site}about/"
        page.emulate_media(media="print")
        assert read(seen(place))[0] == f"{site}about/"
        expect(place.locator("[data-qr-address]")).to_be_visible()
        expect(place.get_by_role("button")).to_have_count(0)


def test_an_opened_code_of_a_case_is_printed(tsujyo: Calculator) -> None:
    """On paper the case's code and address stand under the result, and none of the buttons; unopened, nothing does."""
    page, place = tsujyo.page, tsujyo.form.locator("[data-case-qr]")
    button = tsujyo.form.get_by_role("button", name="QRコード")
    page.emulate_media(media="print")
    expect(tsujyo.form.locator(".ms-tools")).to_be_hidden()
    page.emulate_media(media="screen")
    button.click()
    page.emulate_media(media="print")
    expect(code(place)).to_be_visible()
    expect(place.locator("[data-qr-address]")).to_be_visible()
    expect(tsujyo.form.locator(".ms-tools").get_by_role("button")).to_have_count(0)


# What would go to the printer, and begin and end of printing as a browser tells them.
PRINTER = """
globalThis.print = () => {
  dispatchEvent(new Event("beforeprint"));
  const { dataset } = document.documentElement;
  dataset.onPaper = (dataset.onPaper ?? "") + document.querySelectorAll(".ms-qr:not([hidden]) svg").length;
  dispatchEvent(new Event("afterprint"));
};
// A function that stands last would be called by evaluate.
null;
"""


def test_the_buttons_for_printing_bring_the_code(tsujyo: Calculator) -> None:
    """A result is printed with its code, a page with its own too, drawn before the paper; the screen is as before."""
    page, place = tsujyo.page, tsujyo.form.locator("[data-case-qr]")
    page.evaluate(PRINTER)
    tsujyo.form.locator("[data-action=print]").click()
    expect(page.locator("html")).to_have_attribute("data-on-paper", "1")
    expect(place).to_be_hidden()
    page.get_by_role("button", name="QRコードを付けて印刷する").click()
    expect(page.locator("html")).to_have_attribute("data-on-paper", "12")
    expect(page.locator("[data-page-qr]")).to_be_hidden()
    expect(place).to_be_hidden()


# The case ends on one of the first sheets; its rules follow on dozens.
LOOKED_AT = "12"


def pictures(page: Page, folder: Path) -> list[bytes]:
    """Print as the browser's own command does, and see the first sheets as pictures."""
    if not (pdftoppm := shutil.which("pdftoppm")):
        pytest.skip("pdftoppm (poppler-utils) is not there to see what was printed")
    page.pdf(path=folder / "printed.pdf", prefer_css_page_size=True)
    subprocess.run(
        [pdftoppm, "-png", "-r", "110", "-l", LOOKED_AT, folder / "printed.pdf", folder / "sheet"], check=True
    )
    return [sheet.read_bytes() for sheet in sorted(folder.glob("sheet*.png"))]


def codes(sheets: list[bytes], read: Read) -> list[str]:
    """What the codes on the sheets say; most sheets have none."""
    found = []
    for sheet in sheets:
        with suppress(Error):
            found.append(read(sheet)[0])
    return found


def brought(page: Page) -> None:
    """Wait until what draws is there."""
    page.wait_for_function("performance.getEntriesByName(new URL('/assets/javascripts/vendor/qr.js', location)).length")
    page.evaluate("import('/assets/javascripts/vendor/qr.js').then(() => {})")


def test_the_browsers_own_command_prints_the_code_of_the_case(tsujyo: Calculator, read: Read, tmp_path: Path) -> None:
    """Printed without a button of ours, the paper has the code of what is typed; the screen is as before."""
    page, place = tsujyo.page, tsujyo.form.locator("[data-case-qr]")
    brought(page)
    tsujyo.fill({"software_purchase": "2000000"})
    expect(page).to_have_url(re.compile("software_purchase=2000000&s=1000000&r="))
    assert codes(pictures(page, tmp_path), read) == [page.url]
    expect(place).to_be_hidden()
    tsujyo.form.get_by_role("button", name="QRコード").click()
    expect(code(place)).to_be_visible()


def test_a_long_case_is_printed_with_words(tsujyo: Calculator) -> None:
    """Where a code would be too fine, the paper says so, and lists no ways that only a screen has."""
    page, place = tsujyo.page, tsujyo.form.locator("[data-case-qr]")
    brought(page)
    tsujyo.fill({"options": "1" * 90})
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(place.locator("[data-qr-long]")).to_be_visible()
    expect(place.locator("[data-qr-ways]")).to_be_hidden()
    expect(code(place)).to_have_count(0)


def test_who_saves_data_gets_it_only_by_the_buttons(open_context: OpenContext) -> None:
    """Nothing is fetched for a paper that may never be; the button for printing still brings the code."""
    page = open_context().new_page()
    page.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    page.goto(f"it-2025/tsujyo/{LINK}", wait_until="networkidle")
    expect(page.locator("output[data-value=subsidy]")).to_have_attribute("data-yen", "1500000")
    # Longer than the page waits for a quiet moment.
    page.evaluate("new Promise((rest) => requestIdleCallback(() => requestIdleCallback(rest)))")
    assert page.evaluate(ASKED) == 0
    page.evaluate(PRINTER)
    page.locator("[data-action=print]").click()
    expect(page.locator("html")).to_have_attribute("data-on-paper", "1")
    assert page.evaluate(ASKED) == 2


def test_without_the_part_the_address_still_stands_there(broken: BrowserContext, site: str) -> None:
    """Where a file of the QR code does not come, the page says so and shows the address; trying again works."""
    page = broken.new_page()
    page.goto("about/")
    page.route("**/vendor/qr.js", lambda route: route.abort())
    button = page.get_by_role("button", name="このページのQRコード")
    button.click()
    place = page.locator("[data-page-qr]")
    expect(place.locator("[data-qr-said]")).to_contain_text("読み込めませんでした")
    expect(place.locator("[data-qr-address]")).to_have_text(f"{site}about/")


def test_without_any_of_it_the_page_says_so(broken: BrowserContext) -> None:
    """Where not even the part that asks for it comes, there is a message and not a silent button."""
    page = broken.new_page()
    page.goto("about/")
    page.route("**/javascripts/qr.js*", lambda route: route.abort())
    page.get_by_role("button", name="このページのQRコード").click()
    expect(page.locator("[data-page-qr-failed]")).to_be_visible()


def test_axe_has_nothing_against_it(page: Page, axe: Callable[[Page], list[str]]) -> None:
    """The opened code, with its buttons and its name, is fit for a screen reader."""
    page.goto("about/")
    page.get_by_role("button", name="このページのQRコード").click()
    expect(code(page.locator("[data-page-qr]"))).to_be_visible()
    assert axe(page) == []


def test_targets_are_large_enough(phone: Page) -> None:
    """The code's buttons are at least 44 px high under a finger, and nothing sticks out at 390 px."""
    phone.goto("about/")
    button = phone.get_by_role("button", name="このページのQRコード")
    button.click()
    expect(code(phone.locator("[data-page-qr]"))).to_be_visible()
    for each in [button, *phone.locator("[data-page-qr] button").all()]:
        box = each.bounding_box()
        assert box is not None
        assert box["height"] >= 44
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
