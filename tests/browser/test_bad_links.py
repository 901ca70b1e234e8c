"""Links that are cut, false, far too long or hostile: said clearly, the good part kept, nothing run, nothing slow."""

import json
from urllib.parse import quote

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.calculating import READY, Calculator
from tests.browser.conftest import eventually
from tests.rulebook.real import rules

pytestmark = pytest.mark.browser

START = "#p=it-2025&f=tsujyo&size=sme&near_minimum_wage=no"
LINK = f"{START}&business_processes=4&software_purchase=3000000"
HTML = "<img src=x onerror=alert(1)><script>alert(2)</script>"
HUNDRED_KILOBYTES = 100_000
# How often a long link may cost what an ordinary one costs together with what browser and theme spend on an address of
# its length, whatever stands in it. Measured: 0.6 to 1.6 times, on a machine with six times the work it has cores for.
AT_MOST = 5


@pytest.fixture
def tsujyo(page: Page) -> Calculator:
    """The calculator of 通常枠; whatever a link makes it execute, or ask in a dialog, is noticed."""
    page.add_init_script("window.alert = () => { throw new Error('a link was executed') }")
    return Calculator(page, "tsujyo")


def said(calculator: Calculator) -> Locator:
    """The notice about the link."""
    return calculator.form.locator("[data-notice=link]")


def unread(calculator: Calculator) -> list[str]:
    """The parts of the link that are shown as not used."""
    return calculator.form.locator("[data-list=link] li").all_inner_texts()


@pytest.mark.parametrize(
    ("cut", "left"),
    [
        ("&business_processes=4&software_purchase=300&optio", ["optio"]),
        ("&business_processes=4&software_purchase=300&s", ["s"]),
        ("&business_processes=4&software_purchase=300&s=100&r=e8d", ["r=e8d"]),
        ("&business_processes=4&software_purchase=300%E4%B8%8", ["software_purchase=300%E4%B8%8"]),
        ("&business_processes=4&software_purchase=300%", ["software_purchase=300%"]),
    ],
)
def test_a_link_cut_in_the_middle_keeps_what_is_whole(tsujyo: Calculator, cut: str, left: list[str]) -> None:
    """Every whole part is filled in; the broken end is shown."""
    tsujyo.open(START + cut)
    expect(said(tsujyo)).to_contain_text("読み取れなかった")
    assert unread(tsujyo) == left
    expect(tsujyo.field("business_processes")).to_have_value("4")
    assert tsujyo.form.locator("[name=size]:checked").get_attribute("value") == "sme"
    kept = "" if "software_purchase=300%" in cut else "300"
    expect(tsujyo.field("software_purchase")).to_have_value(kept)


DIGEST = rules().digest[:8]
CUT = "途中で切れて届いたのかもしれない"


@pytest.mark.parametrize(
    ("end", "purchase"),
    [("30000", "30000"), ("3000000", "3000000"), ("3000000&s=1500", "3000000"), ("3000000&s=1500000", "3000000")],
)
def test_a_link_without_its_end_is_doubted(tsujyo: Calculator, end: str, purchase: str) -> None:
    """Cut within a number or behind it, a link reads like a whole one: only its missing end tells, and that is said."""
    tsujyo.open(f"{LINK.removesuffix('3000000')}{end}")
    expect(said(tsujyo)).to_contain_text(CUT)
    expect(tsujyo.field("software_purchase")).to_have_value(purchase)
    tsujyo.settled()
    expect(said(tsujyo)).to_contain_text(CUT)
    expect(tsujyo.form.locator("[data-link-change]")).to_be_hidden()
    assert unread(tsujyo) == []


def test_a_link_that_lost_its_amount_is_doubted(tsujyo: Calculator) -> None:
    """The rules at its end, and no amount before them although the case has one: a line went missing on the way."""
    tsujyo.open(f"{LINK}&r={DIGEST}")
    expect(said(tsujyo)).to_contain_text(CUT)


def test_a_shortened_digest_is_shown_and_doubted(tsujyo: Calculator) -> None:
    """Seven of eight letters are no rules: shown as not read, and the end is missing."""
    tsujyo.open(f"{LINK}&s=1500000&r={DIGEST[:7]}")
    expect(said(tsujyo)).to_contain_text(CUT)
    assert unread(tsujyo) == [f"r={DIGEST[:7]}"]


@pytest.mark.parametrize("whole", [f"{LINK}&s=1500000", "#p=it-2025&f=tsujyo&software_purchase=3000000"])
def test_a_whole_link_is_not_doubted(tsujyo: Calculator, whole: str) -> None:
    """With amount and rules, or with the rules alone where the case has no amount yet, nothing is said."""
    tsujyo.open(f"{whole}&r={DIGEST}")
    tsujyo.settled()
    expect(said(tsujyo)).to_be_hidden()


def test_the_doubt_goes_with_the_case(tsujyo: Calculator) -> None:
    """It stays while one mends the form, and goes when the form is emptied or another link comes."""
    tsujyo.open(LINK)
    tsujyo.fill({"software_purchase": "2000000"})
    expect(said(tsujyo)).to_contain_text(CUT)
    tsujyo.page.evaluate("link => { location.hash = link }", f"{LINK}&s=1500000&r={DIGEST}")
    expect(tsujyo.form.locator("output[data-value=subsidy]")).to_have_attribute("data-yen", "1500000")
    expect(said(tsujyo)).to_be_hidden()
    tsujyo.page.evaluate("link => { location.hash = link }", LINK)
    expect(said(tsujyo)).to_contain_text(CUT)
    tsujyo.clear()
    expect(said(tsujyo)).to_be_hidden()


@pytest.mark.parametrize("cut", ["&f=tsuj", "&f=", ""])
def test_a_link_cut_before_its_frame_leaves_the_page_as_it_is(tsujyo: Calculator, cut: str) -> None:
    """Without a frame nobody knows whose the inputs are: the page says so, and works."""
    tsujyo.open(f"#p=it-2025{cut}")
    expect(said(tsujyo)).to_contain_text("このサイトにありません")
    tsujyo.fill({"software_purchase": "1"})
    eventually(tsujyo.page, lambda: tsujyo.fragment.startswith("#p=it-2025&f=tsujyo&software_purchase=1"))


def test_a_list_of_members_cut_in_the_middle_keeps_the_whole_groups(page: Page) -> None:
    """Of `10*…;2*…;1*siz` ten and two members are filled in, and the rest is shown."""
    fukusu = Calculator(page, "fukusu")
    whole = "10*size:small,functions:2,software_purchase:800000;2*size:sme"
    fukusu.open(f"#p=it-2025&f=fukusu&members={whole};1*siz;1*size:sme")
    assert unread(fukusu) == ["members=1*siz;1*size:sme"]
    expect(fukusu.form.locator("[data-member]")).to_have_count(12)
    expect(fukusu.field("members[9].software_purchase")).to_have_value("800000")
    assert fukusu.form.locator("[name='members[11].size']:checked").get_attribute("value") == "sme"


@pytest.mark.parametrize("members", ["0*size:sme", "1001*size:sme", "10*size", "10*size:%E4%B8", "10"])
def test_a_list_of_members_that_begins_badly_is_shown_whole(page: Page, members: str) -> None:
    """Nothing of a list is guessed: the ten empty rows stay, the other inputs are filled in."""
    fukusu = Calculator(page, "fukusu")
    fukusu.open(f"#p=it-2025&f=fukusu&members={members}&analysis=5")
    assert len(unread(fukusu)) == 1
    expect(fukusu.form.locator("[data-member]")).to_have_count(10)
    expect(fukusu.field("analysis")).to_have_value("5")


@pytest.mark.parametrize(
    ("value", "words"),
    [("1000000000000", "999,999,999,999円"), ("-5", "-5"), ("1,50,000", "1,50,000"), ("三百万", "三百万")],
)
def test_a_value_out_of_range_stands_in_its_field_with_the_reason(tsujyo: Calculator, value: str, words: str) -> None:
    """What the calculator refuses is kept as it came, said at its field, and nothing is computed from it."""
    tsujyo.open(f"{START}&business_processes=4&software_purchase={quote(value)}&s=1500000")
    expect(tsujyo.result).to_have_attribute("data-status", "invalid")
    expect(tsujyo.field("software_purchase")).to_have_value(value)
    expect(tsujyo.form.locator("[data-error=software_purchase]")).to_contain_text(words)
    expect(said(tsujyo)).to_contain_text("補助額は1,500,000円、今の計算では金額なし")


def test_html_in_a_link_is_letters(tsujyo: Calculator) -> None:
    """Tags in names, values, choices, members and the programme are shown as they are written and do nothing."""
    tags = quote(HTML)
    parts = [f"{tags}=1", f"near_minimum_wage={tags}", f"r={tags}", f"s={tags}", f"members=1*size:{tags}"]
    tsujyo.open("&".join([START.removesuffix("&near_minimum_wage=no"), *parts, f"software_purchase={tags}"]))
    expect(tsujyo.field("software_purchase")).to_have_value(HTML)
    expect(tsujyo.form.locator("[data-error=software_purchase]")).to_be_visible()
    assert sum(HTML in part for part in unread(tsujyo)) == len(parts)
    assert tsujyo.page.locator("img[src=x], script:text('alert(2)')").count() == 0


def test_a_programme_that_does_not_exist_is_named_and_its_inputs_shown(tsujyo: Calculator) -> None:
    """Nothing of another programme is filled in; what the link says stays readable."""
    tsujyo.open(f"#p={quote('it-2030<b>')}&f=tsujyo&size=sme&software_purchase=5&x")
    expect(said(tsujyo)).to_contain_text("制度（it-2030<b>）は、このサイトにありません")
    assert unread(tsujyo) == ["size=sme", "software_purchase=5", "x"]
    expect(tsujyo.field("software_purchase")).to_have_value("")


def test_a_frame_that_does_not_exist_is_named(tsujyo: Calculator) -> None:
    """A frame of no page is no reason to lead anywhere."""
    tsujyo.open("#p=it-2025&f=..%2F..%2Fabout&size=sme")
    expect(said(tsujyo)).to_contain_text("枠（../../about）は、このサイトにありません")
    assert unread(tsujyo) == ["size=sme"]
    expect(tsujyo.form.locator("[data-link-page]")).to_be_hidden()


def test_a_link_of_another_frame_leads_to_its_page(tsujyo: Calculator) -> None:
    """The case is one click away, whole."""
    fragment = "#p=it-2025&f=security&size=sme&service_monthly=10000&service_months=12"
    tsujyo.open(fragment)
    tsujyo.form.locator("[data-link-page]").click()
    tsujyo.page.wait_for_url(f"**/it-2025/security/{fragment}*")
    expect(tsujyo.page.locator("[name=service_monthly]")).to_have_value("10000")


GO = """async () => {
  location.hash = globalThis.link;
  await new Promise((rest) => setTimeout(() => requestAnimationFrame(() => setTimeout(rest))));
}"""


def work_of(page: Page, link: str) -> float:
    """The seconds that a link makes the page work, by its thread's own clock: a busy machine counts for nothing."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("Performance.enable", {"timeDomain": "threadTicks"})
    # Handed over beforehand: reading a long argument is work too.
    page.evaluate("link => { globalThis.link = link }", link)

    def worked() -> float:
        told = {each["name"]: each["value"] for each in devtools.send("Performance.getMetrics")["metrics"]}
        return float(told["TaskDuration"])

    before = worked()
    page.evaluate(GO)
    spent = worked() - before
    devtools.detach()
    return spent


LONG = {
    "one value": f"{LINK}&options={'9' * HUNDRED_KILOBYTES}",
    "one name": f"{LINK}&{'a' * HUNDRED_KILOBYTES}=1",
    "many names": LINK + "".join(f"&x{number}=1" for number in range(HUNDRED_KILOBYTES // 8)),
    "many empty parts": LINK + "&" * HUNDRED_KILOBYTES,
    "tags": f"{LINK}&{quote('<b>' * (HUNDRED_KILOBYTES // 7))}=1",
    "broken letters": LINK + "&x=%E4" * (HUNDRED_KILOBYTES // 6),
    "an amount": f"{LINK}&s={'1' * HUNDRED_KILOBYTES}",
    "members": f"{LINK}&members={'1*size:sme;' * (HUNDRED_KILOBYTES // 11)}",
    "a programme": f"{LINK.replace('it-2025', 'x' * HUNDRED_KILOBYTES, 1)}",
    "a megabyte": LINK + "&" + "y" * 10 * HUNDRED_KILOBYTES,
}


@pytest.mark.parametrize("name", list(LONG))
def test_a_link_of_a_hundred_kilobytes_is_read_in_no_time(tsujyo: Calculator, name: str) -> None:
    """The good part is filled in, the rest told in a few lines, and reading it is hardly more work than carrying it."""
    tsujyo.open()
    tsujyo.settled()
    ordinary = work_of(tsujyo.page, LINK.replace("=3000000", "=1000000"))
    expect(tsujyo.form.locator("output[data-value=subsidy]")).to_have_attribute("data-yen", "500000")
    carried = work_of(tsujyo.page, "#" + "y" * len(LONG[name]))
    spent = work_of(tsujyo.page, LONG[name])
    expect(said(tsujyo)).to_be_visible()
    assert spent < AT_MOST * (ordinary + carried)
    if name != "a programme":
        expect(tsujyo.form.locator("output[data-value=subsidy]")).to_have_attribute("data-yen", "1500000")
        expect(tsujyo.field("software_purchase")).to_have_value("3000000")
    assert 1 <= len(unread(tsujyo)) <= 21
    assert len(said(tsujyo).inner_text()) < 3000
    tsujyo.fill({"software_purchase": "2000000"})
    eventually(tsujyo.page, lambda: len(tsujyo.fragment) < 300)


def test_what_is_not_listed_is_counted(tsujyo: Calculator) -> None:
    """Twenty parts are shown, then how many more there are."""
    tsujyo.open(LINK + "".join(f"&x{number}=1" for number in range(1230)))
    expect(tsujyo.form.locator("[data-list=link] li").last).to_have_text("ほか1,210か所")
    assert unread(tsujyo)[:20] == [f"x{number}=1" for number in range(20)]


def test_the_longest_case_of_our_own_is_read_whole(page: Page) -> None:
    """A thousand members that differ in everything survive a reload: the bound is far above what we write."""
    fukusu = Calculator(page, "fukusu")
    # A thousand rows are much to show, on a busy machine the more.
    page.set_default_timeout(READY)
    page.set_default_navigation_timeout(READY)
    amounts = ("software_purchase", "cloud_monthly", "options", "consulting", "setup", "support", "pc", "register")
    fields = ",".join(f"{name}:999999{{0:06}}" for name in amounts)
    group = f"1*size:small,functions:2,uses_analysis_tool:yes,cloud_months:24,pos_software:yes,{fields}"
    members = ";".join(group.format(number) for number in range(1000))
    page.goto(f"/it-2025/fukusu/#p=it-2025&f=fukusu&members={members}&s=1&r=0a1b2c3d")
    expect(fukusu.form.locator("[data-member]")).to_have_count(1000, timeout=READY)
    expect(fukusu.field("members[999].register")).to_have_value("999999000999")
    assert unread(fukusu) == []
    assert json.loads(page.evaluate("JSON.stringify(location.hash.length)")) > 2 * HUNDRED_KILOBYTES
