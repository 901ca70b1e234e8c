"""A whole table calculated in the page: read as spreadsheets write it, stopped at will, and taken away as a file."""

import csv
import io
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest
from playwright.sync_api import Browser, BrowserContext, FilePayload, Locator, Page, expect

from tests.browser.calculating import DESKTOP, PHONE, Calculator, Desk, open_desk
from tests.oracle import Case, subsidy

pytestmark = pytest.mark.browser

Axe = Callable[[Page], list[str]]

LABELS = {
    "client": "客先名",
    "size": "申請する人の規模",
    "near_minimum_wage": "最低賃金近傍の事業者に当たる",
    "business_processes": "業務プロセスの種類の数",
    "software_purchase": "ソフトウェアの購入費",
}
GOOD = ("東山商店", "中小企業", "いいえ", "3", "150万円")
ADDED = ["判定", "補助額の目安（円）", "理由", "規則の版", "基準日"]


class Batch:
    """The part of a frame's page that calculates tables, opened."""

    def __init__(self, calculator: Calculator) -> None:
        self.page = calculator.page
        self.form = calculator.form
        self.part = self.page.locator("[data-batch]")
        if self.part.get_attribute("open") is None:
            self.part.locator("> summary").click()
        self.area = self.part.locator("[data-batch-table]")
        self.clear()

    def clear(self) -> None:
        """Empty the table."""
        # The table before may be one of megabytes.
        self.area.fill("", timeout=120_000)
        self.part.locator("[data-batch-only]").evaluate("each => { each.value = '' }")

    def act(self, action: str) -> None:
        """Press a button."""
        self.part.locator(f'[data-batch-action="{action}"]').click()

    def choose(self, name: str, content: bytes) -> None:
        """Choose a file."""
        file = FilePayload(name=name, mimeType="text/csv", buffer=content)
        self.part.locator("[data-batch-file]").set_input_files(file)

    def run(self, table: str = "") -> None:
        """Put the table there, calculate it, and wait for its end."""
        if table:
            self.area.fill(table)
        self.act("run")
        self.over()

    def over(self) -> None:
        """Wait until nothing runs."""
        expect(self.part.locator('[data-batch-action="run"]')).to_be_visible(timeout=120_000)

    def said(self, name: str) -> Locator:
        """What stands in one of the places for sentences."""
        return self.part.locator(f"[data-batch-{name}]")

    @property
    def faults(self) -> list[str]:
        """Why the table cannot be calculated at all."""
        return self.part.locator("[data-list=batch-faults] li").all_inner_texts()

    @property
    def near(self) -> list[str]:
        """Columns that may have been meant as an input."""
        return self.part.locator("[data-list=batch-near] li").all_inner_texts()

    @property
    def rows(self) -> list[list[str]]:
        """The table of results on the page."""
        return [row.locator("th, td").all_inner_texts() for row in self.part.locator("[data-batch-rows] tr").all()]

    def taken(self, action: str = "download") -> list[dict[str, str]]:
        """The file that is handed over, read as Excel would: by its mark, as UTF-8."""
        with self.page.expect_download() as waiting:
            self.act(action)
        content = Path(waiting.value.path()).read_bytes()
        assert content.startswith(b"\xef\xbb\xbf")
        return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


@pytest.fixture(scope="module")
def desk(browser: Browser, site: str) -> Iterator[Desk]:
    """Open calculators, one for each frame."""
    with open_desk(browser, site) as desk:
        desk.context.grant_permissions(["clipboard-read", "clipboard-write"])
        yield desk


@pytest.fixture
def batch(desk: Desk) -> Batch:
    """The open part on the page of 通常枠."""
    return Batch(desk.calculator("tsujyo"))


def tabbed(*rows: tuple[str, ...], head: tuple[str, ...] = tuple(LABELS.values())) -> str:
    """A table as a spreadsheet puts it on the clipboard."""
    return "".join("\t".join(row) + "\n" for row in (head, *rows))


def many(count: int) -> tuple[str, list[int]]:
    """A CSV of so many cases, by input names and as JSON would have them, and what the oracle pays for each."""
    chance = Random(f"batch {count}")
    lines, expected = [",".join(["no", *list(LABELS)[1:]])], []
    for number in range(count):
        case: Case = {
            "size": "large" if chance.random() < 0.01 else chance.choice(("sme", "small")),
            "near_minimum_wage": chance.random() < 0.5,
            "business_processes": chance.randint(1, 6),
            "software_purchase": chance.randrange(1, 12_000_000),
        }
        expected.append(subsidy("tsujyo", case))
        cells = [f"{number}", case["size"], "yes" if case["near_minimum_wage"] else "no", case["business_processes"]]
        lines.append(",".join([*map(str, cells), f'"{case["software_purchase"]:,}"']))
    return "\r\n".join(lines), expected


def test_ten_thousand_rows_are_those_of_the_oracle(batch: Batch) -> None:
    """The most rows there may be are calculated, told as they go by, summed and written, each as the oracle says."""
    table, expected = many(10_000)
    batch.choose("cases.csv", table.encode())
    expect(batch.area).to_have_value(table.replace("\r\n", "\n"))
    told = """node => {
      window.told = [];
      new MutationObserver(() => told.push(node.textContent)).observe(node, {childList: true});
    }"""
    batch.said("progress").evaluate(told)
    batch.run()
    expect(batch.said("summary")).to_contain_text(f"10,000件のうち、対象になる見込みは{sum(map(bool, expected)):,}件")
    expect(batch.said("summary")).to_contain_text(f"合計は{sum(expected):,}円")
    assert [int(row["補助額の目安（円）"]) for row in batch.taken()] == expected
    assert len(batch.rows) == 100
    assert len([each for each in batch.page.evaluate("told") if "/ 10,000 件" in each]) > 10


def test_one_row_too_many_is_refused_and_kept(batch: Batch) -> None:
    """Beyond the most rows nothing is calculated, the page says how many there are, and the table stays."""
    table = "size\n" + "sme\n" * 10_001
    batch.choose("cases.csv", table.encode())
    batch.run()
    assert batch.faults == ["10001行あります。10000行までにしてください。"]
    expect(batch.area).to_have_value(table)


def test_a_run_is_stopped_and_what_there_is_kept(batch: Batch) -> None:
    """Stopping ends a run within a part; what was calculated until then is shown as partial, the rest is marked."""
    table, expected = many(10_000)
    batch.choose("cases.csv", table.encode())
    stop = """node => new MutationObserver(() => {
      if (/件/.test(node.textContent) && !/（0 /.test(node.textContent)) {
        document.querySelector('[data-batch-action="cancel"]').click();
      }
    }).observe(node, {childList: true})"""
    batch.said("progress").evaluate(stop)
    batch.run()
    expect(batch.said("partial")).to_contain_text("途中までの結果です。10,000件のうち")
    amounts = [row["補助額の目安（円）"] for row in batch.taken()]
    done = [int(each) for each in amounts if each]
    assert 0 < len(done) < 1_000
    assert done == expected[: len(done)]
    assert set(amounts[len(done) :]) == {""}
    batch.page.reload()


def test_typing_goes_on_while_a_table_is_calculated(batch: Batch) -> None:
    """The calculator above answers what is typed before the table is done."""
    batch.form.locator('[name="size"][value="sme"]').check()
    batch.form.locator('[name="near_minimum_wage"][value="no"]').check()
    batch.form.locator('[name="business_processes"]').fill("3")
    batch.choose("cases.csv", many(10_000)[0].encode())
    batch.act("run")
    expect(batch.said("progress")).to_contain_text("/ 10,000 件", timeout=60_000)
    batch.form.locator('[name="software_purchase"]').fill("150万円")
    expect(batch.form.locator('output[data-value="subsidy"]')).to_have_attribute("data-yen", "750000")
    expect(batch.part.locator('[data-batch-action="cancel"]')).to_be_visible()
    batch.act("cancel")
    batch.over()


def test_a_bad_cell_spoils_its_row_alone(batch: Batch) -> None:
    """Each kind of bad cell gives its row the calculator's own sentence; the rows around it are calculated."""
    batch.run(
        tabbed(
            GOOD,
            ("西川工業", "中小企業", "いいえ", "3", "三百万"),
            ("南物産", "中くらい", "いいえ", "3", "150万円"),
            ("北野堂", "中小企業", "たぶん", "3", "150万円"),
            ("中村商会", "中小企業", "いいえ", "9", "150万円"),
            ("上田", "中小企業", "いいえ", "3", "1", "500", "000"),
            ("下田", "中小企業", "", "3", "150万円"),
            ("大手", "それ以外（大企業・みなし大企業など）", "いいえ", "3", "150万円"),
            ("後ろ", *GOOD[1:]),
        )
    )
    status = {row[1]: row[2] for row in batch.rows}
    assert status == {
        "東山商店": "対象になる見込み",
        **dict.fromkeys(("西川工業", "南物産", "北野堂", "中村商会", "上田"), "読み取れない入力"),
        "下田": "判定に足りない入力",
        "大手": "対象外",
        "後ろ": "対象になる見込み",
    }
    reasons = {row[1]: row[-1] for row in batch.rows}
    assert "漢数字「三」は使えません" in reasons["西川工業"]
    assert "「中くらい」という選択肢はありません" in reasons["南物産"]
    assert "「たぶん」は「はい」か「いいえ」か分かりません" in reasons["北野堂"]
    assert "9プロセスは入力できる範囲の外です" in reasons["中村商会"]
    assert "列が7あり、1行目の5より多く" in reasons["上田"]
    assert reasons["下田"].startswith("足りない入力：最低賃金近傍の事業者に当たる")
    assert "中小企業と小規模事業者だけ" in reasons["大手"]
    expect(batch.said("summary")).to_contain_text("合計は1,500,000円です。対象外は1件")
    # Nothing of the row that has too many cells is lost.
    assert "000" in batch.taken()[5].values()


def test_rows_can_be_picked_by_what_came_out(batch: Batch) -> None:
    """The table on the page shows on request only the rows that cannot be read."""
    batch.run(tabbed(GOOD, ("西川工業", "中小企業", "いいえ", "3", "三百万")))
    batch.part.locator("[data-batch-only]").select_option(label="読み取れない入力")
    assert [row[1] for row in batch.rows] == ["西川工業"]


@pytest.mark.parametrize(
    ("encoding", "mark"), [("cp932", b""), ("utf-8", b""), ("utf-8-sig", b""), ("utf-16-le", b"\xff\xfe")]
)
def test_files_are_read_in_the_encodings_of_spreadsheets(batch: Batch, encoding: str, mark: bytes) -> None:
    """Files in Shift_JIS, UTF-8 with and without its mark, and Excel's Unicode text give the same table."""
    batch.choose("客先.csv", mark + tabbed(GOOD).encode(encoding))
    expect(batch.said("said")).to_have_text("「客先.csv」を読み込みました。")
    batch.run()
    assert batch.rows == [["2", "東山商店", "対象になる見込み", "750,000円", ""]]


def test_the_yen_sign_of_shift_jis_is_read_as_one(batch: Batch) -> None:
    """Excel's currency cells in Shift_JIS begin with the byte of a backslash, which means yen there."""
    batch.choose("cases.csv", ",".join(LABELS.values()).encode("cp932") + b'\r\n,sme,no,3,"\\1,500,000"\r\n')
    batch.run()
    assert batch.rows[0][-2] == "750,000円"


def test_a_workbook_is_no_table(batch: Batch) -> None:
    """A chosen workbook is refused with what to do, and the table stays as it was."""
    batch.area.fill("size\nsme\n")
    batch.choose("客先.xlsx", b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00")
    expect(batch.said("said")).to_contain_text("「客先.xlsx」は表として読めません")
    expect(batch.area).to_have_value("size\nsme\n")


def test_columns_are_named_by_label_or_by_name(batch: Batch) -> None:
    """Labels and input names may stand beside each other, in any order, width and case, choices as well."""
    head = ("SOFTWARE_PURCHASE", "備考", "業務プロセスの種類の数", "ｓｉｚｅ", "near_minimum_wage")
    batch.run(tabbed(("1,500,000", "急ぎ", "３プロセス", "ＳＭＥ", "No"), head=head))
    assert batch.rows == [["2", "急ぎ", "対象になる見込み", "750,000円", ""]]
    assert batch.near == []


def test_columns_almost_like_an_input_are_pointed_out(batch: Batch) -> None:
    """A column that may have been meant as an input is carried along, and the page says so."""
    head = ("客先名", "規模", "ソフトウエアの購入費", "オプション", "cloud_montly", "電話")
    batch.run(tabbed(("東山商店", "中小企業", "1", "2", "3", "4"), head=(*head, "業務プロセスの種類の数")))
    meant = ["申請する人の規模", "ソフトウェアの購入費", "オプション（機能拡張・データ連携・セキュリティ）"]
    assert len(batch.near) == 4
    for sentence, typed, label in zip(batch.near, head[1:5], [*meant, "クラウド利用料（月額）"], strict=True):
        assert sentence.startswith(f"列「{typed}」は入力の名前ではない")
        assert f"「{label}」のこと" in sentence


@pytest.mark.parametrize(
    ("table", "fault"),
    [
        ("\n", "表が空です。"),
        ("size\n", "表が空です。"),
        ("客先名\t金額\n東山商店\t1\n", "1行目に、入力の列の名前が見つかりません。"),
        ("size\t申請する人の規模\nsme\tsme\n", "1行目: 「申請する人の規模」という列が二つあります。"),
        ('客先名\tsize\n"東山\tsme\n', '2行目の引用符（"）が閉じていません。'),
    ],
)
def test_a_table_that_is_not_understood_is_refused_as_a_whole(batch: Batch, table: str, fault: str) -> None:
    """Where the columns are not clear nothing is calculated; the page says why, and the cursor is in the table."""
    batch.run(table)
    assert len(batch.faults) == 1
    assert batch.faults[0].startswith(fault)
    expect(batch.area).to_be_focused()
    expect(batch.area).to_have_attribute("aria-invalid", "true")


def test_the_file_is_the_readers_table_with_columns_added(batch: Batch) -> None:
    """The reader's columns come back as they were, in their order; behind them stand amounts, reasons and rules."""
    head = ("備考", *LABELS.values())
    batch.run(tabbed(('"一行目\n""二""行目"', *GOOD), ("", *GOOD[:-1], "1円"), head=head))
    first, second = batch.taken()
    assert list(first) == [*head, *ADDED]
    assert first["備考"] == '一行目\n"二"行目'
    assert [first[name] for name in ADDED[:3]] == ["対象になる見込み", "750000", ""]
    assert [second[name] for name in ADDED[:2]] == ["対象外", "0"]
    assert second["理由"]
    assert first["基準日"] == "2026-01-07"
    assert len(first["規則の版"]) == 8


def test_no_cell_of_the_reader_becomes_a_formula(batch: Batch) -> None:
    """What a spreadsheet would run is marked as text, in names and cells, in the file and on the clipboard."""
    cells = ("=1+1", "+81", "-5", "@x", "＝1")
    batch.run(tabbed((*cells, *GOOD[1:]), head=(*"=bcde", *list(LABELS.values())[1:])))
    (row,) = batch.taken()
    assert list(row.values())[:5] == [f"'{cell}" for cell in cells]
    assert next(iter(row)) == "'="
    assert row["補助額の目安（円）"] == "750000"
    batch.act("copy")
    expect(batch.said("said")).to_have_text("結果をコピーしました。")
    copied = batch.page.evaluate("navigator.clipboard.readText()")
    assert copied.splitlines()[1].split("\t")[:5] == [f"'{cell}" for cell in cells]


def test_quotes_may_stand_around_every_cell(batch: Batch) -> None:
    """A CSV with every cell in quotes is read as one without: empty cells, quotes within and ends of lines too."""
    head = ",".join(f'"{label}"' for label in LABELS.values())
    batch.run(f'{head}\r\n"""東山""\r\n商店","中小企業","いいえ","3","1,500,000"\r\n"","sme","no","3",""\r\n')
    assert [row[1:3] for row in batch.rows] == [['"東山" 商店', "対象になる見込み"], ["", "判定に足りない入力"]]


@pytest.mark.parametrize("frame", ["tsujyo", "invoice", "denshi", "security"])
def test_the_example_can_be_calculated(desk: Desk, frame: str) -> None:
    """Each frame's example, taken as a file or put into the table, is understood to the last cell."""
    batch = Batch(desk.calculator(frame))
    rows = batch.taken("template")
    assert len(rows) == 3
    batch.act("example")
    batch.run()
    assert batch.near == []
    assert batch.said("summary").inner_text().startswith("3件のうち、対象になる見込みは")
    expect(batch.said("summary")).to_contain_text("読み取れない入力のあるものは0件")
    batch.act("example")
    expect(batch.said("said")).to_contain_text("例は入れていません")


def test_groups_are_calculated_one_at_a_time(desk: Desk) -> None:
    """On the page whose cases are groups there is no such part, and the page says so."""
    calculator = desk.calculator("fukusu")
    expect(calculator.page.locator("[data-batch]")).to_have_count(0)
    expect(calculator.page.get_by_text("1グループずつ計算します")).to_be_visible()


def test_a_changed_table_makes_the_result_an_older_one(batch: Batch) -> None:
    """Results stay when the table is changed, and the page says that they belong to the table before."""
    batch.run(tabbed(GOOD))
    expect(batch.said("older")).to_be_hidden()
    batch.area.press("End")
    batch.area.press("x")
    expect(batch.said("older")).to_be_visible()


def test_nothing_leaves_the_browser(batch: Batch) -> None:
    """A table is read, calculated and handed over without a request, and nothing of it is stored."""
    batch.run(tabbed(GOOD))
    sent: list[str] = []
    batch.page.on("request", lambda request: sent.append(request.url))
    batch.run(tabbed(("秘密商事", *GOOD[1:])))
    batch.taken()
    assert [each for each in sent if not each.startswith("blob:")] == []
    kept = batch.page.evaluate("JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])")
    assert "秘密商事" not in kept


def test_the_keyboard_stays_on_the_button(batch: Batch) -> None:
    """Whoever starts a run with the keyboard finds the cursor on the button again when it is over."""
    batch.area.fill(tabbed(GOOD))
    batch.part.locator('[data-batch-action="run"]').press("Enter")
    expect(batch.said("summary")).to_be_visible()
    batch.over()
    expect(batch.part.locator('[data-batch-action="run"]')).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_open_part(batch: Batch, axe: Axe, scheme: str) -> None:
    """With a result, a column pointed out and every fold open, the part is accessible as far as axe can tell."""
    batch.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    head = (*list(LABELS.values())[:-1], "ソフトウエアの購入費")
    batch.run(tabbed(GOOD, head=head))
    assert batch.near
    batch.part.locator("details:not([open]) > summary").evaluate_all("all => all.forEach((each) => each.click())")
    found = axe(batch.page)
    batch.page.emulate_media(color_scheme="light")
    assert found == []


def test_a_phone_needs_no_sideways_scrolling(batch: Batch) -> None:
    """On a phone wide tables scroll in their own place, and everything that is pressed is large enough."""
    batch.page.set_viewport_size(PHONE)
    batch.run(tabbed(GOOD))
    wider = batch.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    small = batch.part.locator("button, select, input, summary").evaluate_all(
        "all => all.filter((each) => each.offsetHeight && each.offsetHeight < 44).map((each) => each.outerHTML)"
    )
    batch.page.set_viewport_size(DESKTOP)
    assert wider == 0
    assert small == []


def test_paper_holds_no_table_of_cases(batch: Batch) -> None:
    """The part is for the screen; what is printed is the calculator's page."""
    batch.page.emulate_media(media="print")
    visible = batch.part.is_visible()
    batch.page.emulate_media(media="screen")
    assert not visible


def test_without_the_full_interpreter_the_quick_one_calculates(broken: BrowserContext) -> None:
    """Where Pyodide cannot be loaded the amounts are there all the same, and the page says whose they are."""
    page = broken.new_page()
    page.route("**/*.asm.wasm", lambda route: route.fulfill(status=200, body="no wasm"))
    page.goto("/it-2025/tsujyo/")
    part = page.locator("[data-batch]")
    part.locator("> summary").click()
    part.locator("[data-batch-table]").fill(tabbed(GOOD))
    part.locator('[data-batch-action="run"]').click()
    expect(part.locator("[data-batch-summary]")).to_contain_text("合計は750,000円", timeout=60_000)
    expect(part.locator("[data-batch-engine]")).to_contain_text("MicroPython")
