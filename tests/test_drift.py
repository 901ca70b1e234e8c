"""The built pages, read as a person would: what they say in words, print in tables and compute is one and the same.

Each case of a page is worked out twice: by the words of the page (`tests/page_words.py`, which uses nothing of
ours), and by the calculator. Both must give the figure that the page prints.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from calculator.web import handle
from scripts.rulebook.model import Frame, Input
from scripts.rulebook.programme import read_programme
from scripts.rulebook.programmes import RULES, programmes
from tests.page_rules import number, told
from tests.page_tree import Element, page
from tests.page_words import MEMBERS, Found, Given, Worth, work_out

pytestmark = pytest.mark.slow

BOOKS = {name: read_programme(RULES / name) for name in programmes().paged}
# Each frame by the address of its page: it-2025/tsujyo.
FRAMES = {f"{name}/{frame.id}": frame for name, book in BOOKS.items() for frame in book.frames}
OF_CASES = {address: frame for address, frame in FRAMES.items() if address.startswith(programmes().current)}
NONE = "対象外"
EACH = "構成員それぞれの"
LIKE_FIRST, LIKE_LAST = (f"{which}の構成員と同じ内容の構成員の数" for which in ("最初", "最後"))
SIZE, MEMBER_SIZE, FUNCTIONS = "申請する人の規模", "この構成員の規模", "会計・受発注・決済の機能の数"
PARTNERS, ACCOUNTS = "取引先の中小企業・小規模事業者が使うアカウントの数", "契約する受注側アカウントの総数"

# What the short names over the tables mean to a reader who has read the page.
SAID: dict[str, dict[str, Worth]] = {
    "補助率1/2": {"最低賃金近傍の事業者に当たる": "いいえ"},
    "補助率2/3": {"最低賃金近傍の事業者に当たる": "はい"},
    "プロセス3つまで": {"業務プロセスの種類の数": Fraction(3), SIZE: "中小企業"},
    "プロセス4つ以上": {"業務プロセスの種類の数": Fraction(4), SIZE: "中小企業"},
    "中小企業": {SIZE: "中小企業"},
    "小規模事業者": {SIZE: "小規模事業者"},
    "大企業": {SIZE: "それ以外（大企業・みなし大企業など）"},
    "機能ひとつ": {FUNCTIONS: Fraction(1)},
    "機能ふたつ以上": {FUNCTIONS: Fraction(2)},
    "全部を取引先の中小企業が使う": {PARTNERS: Fraction(50), ACCOUNTS: Fraction(50)},
    "半分を取引先の中小企業が使う": {PARTNERS: Fraction(25), ACCOUNTS: Fraction(50)},
    "24か月": {"サービスを契約する月数": Fraction(24)},
    "12か月": {"サービスを契約する月数": Fraction(12)},
    "③に300万円": {"③事務費・専門家費": Fraction(3_000_000)},
}


@dataclass(frozen=True)
class Printed:
    """One case that a page prints a result for: what is given, and what stands there; None where nothing does."""

    where: str
    given: Given
    subsidy: int | None
    choices: tuple[int, ...]
    readings: tuple[int, ...]
    own_payment: int | None = None
    eligible_cost: int | None = None


# ---------------------------------------------------------------- what the tables print


def scenario(frame: str, words: str) -> Given:
    """Return what a short name over a table means: an example's, or its parts one by one."""
    examples = {section.one("h3").text: section for section in _examples(frame)}
    if words in examples:
        return inputs_of(examples[words])
    given: dict[str, Worth] = {}
    for part in words.split("・"):
        if part.endswith("10者"):
            given[MEMBERS] = [{MEMBER_SIZE: part.removesuffix("10者")}] * 10
        elif part in ("機能ひとつ", "機能ふたつ以上") and MEMBERS in given:
            given = with_each(given, FUNCTIONS, SAID[part][FUNCTIONS])
        else:
            given |= SAID[part]
    return given


def with_each(given: Given, name: str, value: Worth) -> dict[str, Worth]:
    """Return the case with one answer of every member changed."""
    members = given[MEMBERS]
    assert isinstance(members, list)
    return {**given, MEMBERS: [{**one, name: value} for one in members]}


def with_answer(given: Given, name: str, value: Worth) -> Given:
    """Return the case with what a row of a table varies."""
    if name.startswith(EACH):
        return with_each(given, name.removeprefix(EACH), value)
    members = given.get(MEMBERS)
    if name in (f"{MEMBERS}の数", LIKE_FIRST, LIKE_LAST) and isinstance(members, list) and isinstance(value, Fraction):
        like = members[-1 if name == LIKE_LAST else 0]
        others = [one for one in members if one != like] if name in (LIKE_FIRST, LIKE_LAST) else []
        return {**given, MEMBERS: [like] * int(value) + others}
    return {**given, name: value}


def result_of(text: str) -> tuple[int | None, tuple[int, ...], tuple[int, ...]]:
    """Read “1,500,000円（選べば1,499,999円）（別の読み方…円）”: subsidy, choices, other readings."""
    if text == NONE:
        return None, (), ()
    text = text.replace("\n", "")
    found = re.fullmatch(r"([\d,]+円)((?:（(?:選べば|別の読み方)[\d,]+円）)*)", text)
    assert found, f"“{text}” is no result"
    choices, readings = (
        tuple(int(number(each)) for each in re.findall(rf"（{words}([\d,]+円)）", found[2]))
        for words in ("選べば", "別の読み方")
    )
    return int(number(found[1])), choices, readings


def ladder(frame: str) -> Iterator[Printed]:
    """Every cell of the table of amounts."""
    region = told(frame).html.region("金額のはしご")
    varied, *heads, own = [cell.text for cell in region.one("thead").all("th")]
    assert own == f"自己負担（{heads[0]}）"
    for amount, *cells, paid in region.rows():
        for at, (head, cell) in enumerate(zip(heads, cells, strict=True)):
            given = with_answer(scenario(frame, head), varied, number(amount.text))
            own_payment = int(number(paid.text)) if at == 0 else None
            yield Printed(f"{head} {amount.text}", given, *result_of(cell.text), own_payment)


def edges(frame: str) -> Iterator[Printed]:
    """Every cell of the tables of edges, under each of the cases that its row is for."""
    regions = told(frame).html.all("div", lambda each: each.attrs.get("aria-label", "").startswith("境目："))
    for head, *cells in [row for region in regions for row in region.rows()]:
        bound = head.one("span").text
        cases, *fixed, varied = head.text.removeprefix(bound).split("\n")
        for case in cases.split("／"):
            given = scenario(frame, case)
            for each in fixed:
                name, value = _fixed(each)
                given = with_answer(given, name, value)
            for cell in [cell for cell in cells if cell.text != "—"]:
                amount, _, result = cell.text.partition("なら")
                at = with_answer(given, varied.removesuffix("が"), number(amount))
                yield Printed(f"{bound} {case} {cell.text}", at, *result_of(result))


def _fixed(line: str) -> tuple[str, Worth]:
    """Read “…は50,000円” or “「…」は「はい」”."""
    if line.endswith("」"):
        name, _, value = line[1:-1].rpartition("」は「")
        return name, value
    name, _, value = line.rpartition("は")
    return name, number(value)


def _examples(frame: str) -> list[Element]:
    return told(frame).html.all("section", lambda each: "ms-example" in each.classes)


def inputs_of(section: Element) -> Given:
    """Read the inputs of a worked example: names, and what is typed in bold."""
    said = next(each for each in section.all("p") if each.text.startswith("入力："))
    pairs: list[tuple[str, str]] = []
    name = ""
    for part in said.parts:
        if isinstance(part, str):
            name = part.removeprefix("入力：").strip("、： \n")
        else:
            pairs.append((name, part.text))
    return given_by(pairs)


def given_by(pairs: list[tuple[str, str]]) -> Given:
    """Read names and what is typed; of members, how many are alike and what each of them types."""
    given: dict[str, Worth] = {}
    members: list[Given] = []
    for name, text in pairs:
        if name.startswith(f"{MEMBERS} "):
            one = {label: answer(value) for label, _, value in (each.rpartition(" ") for each in text.split("、"))}
            members += [one] * int(number(name.removeprefix(f"{MEMBERS} ")))
        else:
            given[name] = answer(text)
    return {**given, MEMBERS: members} if members else given


def answer(text: str) -> Worth:
    """Read what was typed: 1,500,000円（150万円）, 24か月, はい."""
    return number(text.partition("（")[0]) if text[0].isdigit() else text


def examples(frame: str) -> Iterator[Printed]:
    """Every worked example."""
    for section in _examples(frame):
        yield _printed(section.attrs["id"], inputs_of(section), section)


def case_study(frame: str, number_: str) -> Printed:
    """A published case, its inputs read from the table on its page."""
    html = page(f"cases/{number_}")
    assert f"/{frame}/" in html.one("a", lambda each: "#p=" in each.attrs.get("href", "")).attrs["href"]
    typed = [(head.text, cell.text) for head, cell in html.region("入力").rows()]
    return _printed(f"case {number_}", given_by(typed), html)


def _printed(where: str, given: Given, section: Element) -> Printed:
    lines = [each.text for each in section.all("p")]
    paid = next((line for line in lines if line.startswith("補助額 ")), "")
    amounts = re.match(r"補助額 ([\d,]+円).*?、補助対象経費 ([\d,]+円).*?、自己負担 ([\d,]+円)", paid)
    readings = [re.search(r"では、([\d,]+円)", line) for line in lines if line.startswith("別の読み方（")]
    assert amounts or any(line.startswith(NONE) for line in lines), section.text
    return Printed(
        where,
        given,
        int(number(amounts[1])) if amounts else None,
        _choices_of(section),
        tuple(int(number(each[1])) for each in readings if each),
        int(number(amounts[3])) if amounts else None,
        int(number(amounts[2])) if amounts else None,
    )


def _choices_of(section: Element) -> tuple[int, ...]:
    """Return the other amounts on offer; the first one offered is the subsidy itself."""
    offered = [
        each.one("strong").text for each in section.all("li") if re.match(r"[\d,]+円（[\d,億万]+円）：", each.text)
    ]
    return tuple(int(number(each.partition("（")[0])) for each in offered[1:])


# ---------------------------------------------------------------- what the calculator gives


def asked(frame: Frame, given: Given) -> dict[str, Any]:
    """Return a case of the page as the calculator takes it: names and choices by what the page calls them."""
    return {
        _named(frame.inputs, label).name: _wired(_named(frame.inputs, label), value) for label, value in given.items()
    }


def _named(inputs: tuple[Input, ...], label: str) -> Input:
    return next(one for one in inputs if one.label == label)


def _wired(one: Input, value: Worth) -> object:
    if isinstance(value, list):
        return [
            {_named(one.fields, label).name: _wired(_named(one.fields, label), each) for label, each in member.items()}
            for member in value
        ]
    if isinstance(value, Fraction):
        return int(value)
    choices = {label: name for name, label in one.choices} | {"はい": True, "いいえ": False}
    return choices[value]


def calculated(frame: str, given: Given) -> dict[str, Any]:
    """Return the calculator's answer to a case of the page."""
    program, _, id_ = frame.partition("/")
    request = {"program": program, "frame": id_, "inputs": asked(FRAMES[frame], given)}
    said: dict[str, Any] = json.loads(handle(json.dumps(request)))
    return said


def check(frame: str, printed: Printed) -> None:
    """A case gives what the page prints: by the page's words, and by the calculator."""
    by_words = work_out(frame, printed.given)
    said = calculated(frame, printed.given)
    assert by_words.subsidy == printed.subsidy, printed
    assert (said["subsidy"] or None) == printed.subsidy, printed
    assert said["status"] in ("eligible", "ineligible", "needs_input"), printed
    if printed.own_payment is not None:
        assert by_words.own_payment == printed.own_payment == said["own_payment"], printed
    assert printed.eligible_cost in (None, said["eligible_cost"]), printed
    offered = [one["subsidy"] for one in said["choices"][1:]]
    assert by_words.choices == offered, printed
    assert printed.choices in ((), tuple(offered)), printed
    check_readings(by_words, printed, said)


def check_readings(by_words: Found, printed: Printed, said: dict[str, Any]) -> None:
    """Where another reading gives another amount, page and calculator tell the same."""
    differing = [each for each in by_words.readings if each != by_words.subsidy]
    assert differing == [each["subsidy"] for each in said["readings"]], printed
    assert printed.readings in ((), tuple(differing)), printed


# ---------------------------------------------------------------- tests


@pytest.mark.parametrize("frame", FRAMES)
def test_the_ladder_follows_from_the_words(frame: str) -> None:
    """Every amount in the table of amounts is what the page's own rules give, and what the calculator gives."""
    cells = list(ladder(frame))
    assert len(cells) >= 40
    for printed in cells:
        check(frame, printed)


@pytest.mark.parametrize("frame", FRAMES)
def test_the_edges_follow_from_the_words(frame: str) -> None:
    """One below, at and one above each edge, the page prints what its own rules give, and the calculator too."""
    cells = list(edges(frame))
    assert len(cells) >= 20
    for printed in cells:
        check(frame, printed)


@pytest.mark.parametrize("frame", FRAMES)
def test_the_examples_follow_from_the_words(frame: str) -> None:
    """Each worked example, typed again from its sentence, gives the amounts that stand below it."""
    found = list(examples(frame))
    assert len(found) == len(FRAMES[frame].examples)
    for printed in found:
        check(frame, printed)
        if printed.subsidy:
            assert printed.choices == tuple(work_out(frame, printed.given).choices), printed


@pytest.mark.parametrize("frame", OF_CASES)
def test_the_published_cases_follow_from_the_words(frame: str) -> None:
    """Each published case, typed again from the table on its page, gives the amounts that stand there."""
    numbers = [each.id for each in BOOKS[programmes().current].cases if each.frame == OF_CASES[frame].id]
    assert numbers
    for each in numbers:
        printed = case_study(frame, each)
        check(frame, printed)
        if printed.subsidy:
            assert printed.choices == tuple(work_out(frame, printed.given).choices), printed


FIGURE = re.compile(
    r"(?:[\d,]+(?:億|万)?)+円(?:/者)?(?:以上|以下|未満|超)?|\d+/\d+|\d+(?:%|か月|者|プロセス|機能)(?:以上|以下|未満|超)?"
)


def figures(text: str) -> set[str]:
    """Return the figures in a text, with their comparators."""
    return {
        each.group() for each in FIGURE.finditer(text.translate(str.maketrans("０１２３４５６７８９", "0123456789")))
    }


@pytest.mark.parametrize("frame", FRAMES)
def test_the_table_at_a_glance_says_what_the_rules_say(frame: str) -> None:
    """Every figure and comparator of 早見表 stands in a rule of its own page, or of the page its members follow."""
    page_told = told(frame)
    of_members = [told(f"{page_told.programme}/invoice")] if FRAMES[frame].id == "fukusu" else []
    pages = [page_told, *of_members]
    known: set[str] = set().union(*(_figures_of_rules(one.html) for one in pages))
    for row in page_told.html.region(f"{page_told.title}の早見表").rows():
        for line in _uncited(row[1:]):
            assert figures(line) <= known, f"{figures(line) - known} in {line}"


def _figures_of_rules(html: Element) -> set[str]:
    sections = html.all("section", lambda each: "ms-rule" in each.classes)
    conditions = html.all("ul", lambda each: "ms-conditions-list" in each.classes)
    return figures(" ".join(each.text for each in (*sections, *conditions)))


def _uncited(cells: list[Element]) -> Iterator[str]:
    """Yield the text of each cell without its citations, whose figures are pages and years."""
    for cell in cells:
        text = cell.text
        for cite in cell.all("span", lambda each: "ms-cite" in each.classes):
            text = text.replace(cite.text, "")
        yield text


@pytest.mark.parametrize("programme", BOOKS)
def test_the_overview_says_what_the_pages_say(programme: str) -> None:
    """Every amount and rate in the tables of the overview stands in a rule of the frame's own page."""
    known: set[str] = set().union(
        *(_figures_of_rules(told(frame).html) for frame in FRAMES if frame.startswith(programme))
    )
    rows = page(programme).one("table").rows() if page(programme).all("table") else []
    assert rows
    for row in rows:
        for line in _uncited(row[1:]):
            assert figures(line) <= known, f"{figures(line) - known} in {line}"


def test_the_reader_uses_nothing_of_ours() -> None:
    """What reads the pages knows neither the rules nor the calculator, so it cannot agree with them by construction."""
    for name in ("page_tree", "page_rules", "page_words"):
        tree = ast.parse((Path(__file__).parent / f"{name}.py").read_text(encoding="utf-8"))
        used = {each.module or "" for each in ast.walk(tree) if isinstance(each, ast.ImportFrom)}
        used |= {alias.name for each in ast.walk(tree) if isinstance(each, ast.Import) for alias in each.names}
        assert not [each for each in used if each.split(".")[0] in ("calculator", "scripts")]
