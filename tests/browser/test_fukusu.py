"""The members of 複数社連携IT導入枠: added, copied, removed and pasted, always numbered without gaps."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.calculating import Calculator, Desk, answer, open_desk

pytestmark = pytest.mark.browser

MEMBER = {"size": "small", "software_purchase": "80万円", "functions": "2"}


@pytest.fixture(scope="module")
def desk(browser: Browser, site: str) -> Iterator[Desk]:
    """Open calculators, one for each frame."""
    with open_desk(browser, site) as desk:
        yield desk


@pytest.fixture
def fukusu(desk: Desk) -> Calculator:
    """The calculator of 複数社連携IT導入枠, ready, its ten rows empty."""
    return desk.calculator("fukusu")


def of(row: int, **fields: str) -> dict[str, str]:
    """The fields of one member, by their names in the form."""
    return {f"members[{row}].{name}": value for name, value in fields.items()}


def rows(fukusu: Calculator) -> list[str]:
    """The numbers of the rows, in their order, after a look at every name in them."""
    strange = fukusu.form.evaluate(
        """form => Array.from(form.querySelectorAll('[data-member] [name]'), (each) => each.name)
          .filter((name, at, names) => !form.querySelector(`[data-member="${name.match(/\\d+/)}"] [name="${name}"]`))"""
    )
    assert strange == []
    return fukusu.listed("member")


def press(fukusu: Calculator, row: int, action: str) -> None:
    """Press a button of a row."""
    fukusu.form.locator(f'[data-member="{row}"] [data-action="{action}"]').click()
    fukusu.settled()


def test_ten_rows_stand_at_the_start(fukusu: Calculator) -> None:
    """The frame needs ten members, so ten rows wait."""
    assert rows(fukusu) == [str(row) for row in range(10)]


def test_a_copy_carries_its_values_and_the_rest_moves_on(fukusu: Calculator) -> None:
    """A copied row stands behind its model with the same values; ticks of the rows behind it are not lost."""
    fukusu.fill({**of(2, **MEMBER), **of(3, size="sme", software_purchase="5万円")})
    press(fukusu, 2, "copy-member")
    assert rows(fukusu) == [str(row) for row in range(11)]
    for row, size, amount in ((2, "small", "80万円"), (3, "small", "80万円"), (4, "sme", "5万円")):
        expect(fukusu.form.locator(f'[name="members[{row}].size"][value={size}]')).to_be_checked()
        expect(fukusu.field(f"members[{row}].software_purchase")).to_have_value(amount)
    assert fukusu.page.evaluate("document.activeElement.name") == "members[3].size"


def test_a_removed_row_leaves_no_gap(fukusu: Calculator) -> None:
    """Behind a removed row every number, name and label moves up."""
    fukusu.fill({**of(0, size="sme"), **of(1, **MEMBER)})
    press(fukusu, 0, "remove-member")
    assert rows(fukusu) == [str(row) for row in range(9)]
    expect(fukusu.field("members[0].software_purchase")).to_have_value("80万円")
    expect(fukusu.form.locator('[name="members[0].size"][value=small]')).to_be_checked()
    expect(fukusu.form.locator('[data-member="0"] legend').first).to_have_text("構成員1")


def test_the_last_row_cannot_be_removed(fukusu: Calculator) -> None:
    """One row always stays."""
    for _ in range(9):
        press(fukusu, 0, "remove-member")
    expect(fukusu.form.locator('[data-action="remove-member"]')).to_be_disabled()


def test_an_added_row_is_counted(fukusu: Calculator) -> None:
    """A row that was added is asked for like the others."""
    case = {name: value for row in range(10) for name, value in of(row, **MEMBER).items()}
    fukusu.fill(case)
    assert fukusu.status == "eligible"
    fukusu.form.locator('[data-action="add-member"]').click()
    fukusu.settled()
    assert fukusu.status == "needs_input"
    fukusu.fill(of(10, **MEMBER))
    fukusu.shows(answer("fukusu", {**case, **of(10, **MEMBER)}))


def test_an_error_in_a_row_names_the_member(fukusu: Calculator) -> None:
    """A slip in one of many rows is shown there, and the summary leads to it."""
    fukusu.fill(of(6, size="sme", software_purchase="八十万"))
    expect(fukusu.form.locator('[data-error="members[6].software_purchase"]')).to_be_visible()
    fukusu.form.locator("[data-list=errors] a").click()
    expect(fukusu.field("members[6].software_purchase")).to_be_focused()


FORGET = """form => {
  form.querySelector("[data-done]").textContent = "";
  form.querySelector("[data-list=paste]").hidden = true;
}"""


def paste(fukusu: Calculator, table: str) -> list[str]:
    """Paste a table and return what was said against it."""
    area = fukusu.form.locator("[data-paste-members]")
    if not area.is_visible():
        fukusu.form.locator(".ms-paste summary").click()
    area.fill(table)
    # What an earlier table was told would pass for what this one is.
    fukusu.form.evaluate(FORGET)
    fukusu.form.locator('[data-action="paste-members"]').click()
    expect(fukusu.form.locator("[data-done], [data-list=paste]").filter(visible=True).first).not_to_be_empty()
    fukusu.settled()
    return fukusu.form.locator("[data-list=paste] li").all_inner_texts()


def test_a_table_with_a_header_fills_the_rows(fukusu: Calculator) -> None:
    """A table from a spreadsheet, its columns named in any order, becomes the members."""
    labels = {name: fukusu.form.locator(f"[data-column={name}]").text_content() or "" for name in MEMBER}
    size = fukusu.form.locator('[data-member="0"] .ms-radio:has([value=small])').inner_text()
    head = "\t".join(labels[name] for name in ("software_purchase", "size", "functions"))
    said = paste(fukusu, "\n".join([head, *[f'"1,000,000"\t{size}\t2'] * 12]) + "\n")
    assert said == []
    assert len(rows(fukusu)) == 12
    case = {name: value for row in range(12) for name, value in of(row, **MEMBER).items()}
    fukusu.shows(answer("fukusu", {name: "1,000,000" if value == "80万円" else value for name, value in case.items()}))


def test_a_table_without_a_header_follows_the_columns(fukusu: Calculator) -> None:
    """Without a header the columns are those of the form, in its order."""
    names = fukusu.form.locator("[data-column]").evaluate_all("all => all.map((each) => each.dataset.column)")
    cells = {"size": "sme", "software_purchase": "50万"}
    assert paste(fukusu, "\t".join(cells.get(name, "") for name in names)) == []
    assert rows(fukusu) == ["0"]
    expect(fukusu.field("members[0].software_purchase")).to_have_value("50万")


def test_a_faulty_table_changes_nothing(fukusu: Calculator) -> None:
    """Every fault is named by row and column, at once, and the members stay as they were."""
    fukusu.fill(of(0, **MEMBER))
    said = paste(fukusu, "size\tsoftware_purchase\nsme\t50万\n大きい\t100\nsme\t百万円くらい\n")
    assert [text[:3] for text in said] == ["3行目", "4行目"]
    assert len(rows(fukusu)) == 10
    expect(fukusu.field("members[0].software_purchase")).to_have_value("80万円")
    assert paste(fukusu, "size\tいろ\nsme\t赤\n") == ["1行目: 「いろ」という列はありません。"]


def test_steps_of_a_member_are_folded_together(fukusu: Calculator) -> None:
    """Ten members do not bury the steps of the frame: each member's are in a fold of its own."""
    fukusu.fill({name: value for row in range(10) for name, value in of(row, **MEMBER).items()})
    folds = fukusu.form.locator("[data-steps-of]")
    assert folds.count() >= 1
    expect(folds.first.locator("[data-step]").first).to_be_hidden()
    folds.first.locator("summary").click()
    expect(folds.first.locator("[data-step]").first).to_be_visible()


def test_clearing_brings_ten_empty_rows_back(fukusu: Calculator) -> None:
    """入力をすべて消す empties every field and the address."""
    fukusu.fill(of(0, **MEMBER))
    press(fukusu, 0, "copy-member")
    fukusu.form.locator('[data-action="reset"]').click()
    expect(fukusu.form.locator("[data-member]")).to_have_count(10)
    expect(fukusu.field("members[0].software_purchase")).to_have_value("")
    expect(fukusu.page).to_have_url(re.compile("^[^#]*$"))
