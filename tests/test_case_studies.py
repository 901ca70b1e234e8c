"""The published cases: what lecturers asked for, right by the oracle too, each under its number for good."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from scripts.generate.page_cases import CaseIndex, CasePage
from scripts.generate.words import yen
from scripts.mutation.workshop import Workshop
from scripts.rulebook.claims import case_texts
from scripts.rulebook.digest import digest
from scripts.rulebook.figures import figures
from scripts.rulebook.model import CaseStudy, Rulebook
from scripts.rulebook.operations import complete
from tests import oracle, oracle_beside
from tests.rulebook.real import RULES, current, rules

ROOT = Path(__file__).parents[1]
CASES = current().cases
SHEETS = CaseIndex(current()).sheets
AMOUNT = re.compile(r"[\d,]+円")

every_case = pytest.mark.parametrize("study", CASES, ids=lambda study: study.id)
every_book = pytest.mark.parametrize("book", [rules(), current()], ids=lambda book: book.program.id)
every_sheet = pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.frame.id)


def text(path: str) -> str:
    """Return a committed page."""
    return (ROOT / "docs" / path).read_text(encoding="utf-8")


def listed(page: str) -> list[str]:
    """Return the numbers of the steps on a page or sheet, with their labels, in order."""
    on_page = re.findall(r'data-slide="step" data-slide-title="(\d+)　([^"]+)"', page)
    return [" ".join(each) for each in on_page or re.findall(r'<th scope="row">(\d+)</th><td><strong>([^<]+)<', page)]


def test_numbers_run_from_01_and_titles_differ() -> None:
    """People cite a case by its number and know it by its title: no gap, and no two alike."""
    assert [each.id for each in CASES] == [f"{at:02}" for at in range(1, len(CASES) + 1)]
    assert len({each.label for each in CASES}) == len(CASES)


def test_every_frame_and_size_has_its_cases() -> None:
    """A lecturer finds each frame, each size, an amount at 150万円 and at 50万円, one below the floor, one refused."""
    pages = CaseIndex(current()).pages
    assert len(pages) >= 12
    assert {page.frame.id for page in pages} == {frame.id for frame in current().frames}
    assert {size for page in pages for size in page.sizes} >= {"中小企業", "小規模事業者"}
    assert any("大企業" in size for page in pages for size in page.sizes)
    assert {1_500_000, 500_000} <= {each.example.subsidy for each in CASES}
    assert any(each.example.unmet == ("subsidy",) for each in CASES)
    assert any(each.example.unmet and "subsidy" not in each.example.unmet for each in CASES)


@every_book
@pytest.mark.parametrize("number", [each.id for each in CASES])
def test_the_oracle_agrees(book: Rulebook, number: str) -> None:
    """What a case states, under either year, is what the documents give, read without our rules."""
    (study,) = [each for each in book.cases if each.id == number]
    example, case = study.example, complete(book.frame(study.frame), study.example.inputs)
    known = oracle.amounts(study.frame, case)
    assert oracle.subsidy(study.frame, case) == example.subsidy
    assert example.eligible_cost in (None, known["eligible_cost"])
    assert example.own_payment in (None, known["own_payment"])
    assert oracle_beside.reasons(study.frame, case) == set(example.unmet)
    assert oracle_beside.readings(study.frame, case) == dict(example.readings)


def test_cases_change_no_digest() -> None:
    """A link made before a case was told otherwise is still of the same rules."""
    assert digest(replace(rules(), cases=())) == rules().digest
    assert repr(replace(rules(), cases=())) == repr(rules()), "the edges would be found anew for every word"


def test_mutants_of_the_rules_are_judged_without_cases() -> None:
    """An example or the oracle must notice a mutant: a case that happens to do so would hide that none does."""
    workshop = Workshop(RULES)
    assert workshop.book.cases == ()
    assert set(workshop.files) == {"program", "sources", "schedule", *(frame.id for frame in rules().frames)}


@every_case
def test_a_page_tells_its_case(study: CaseStudy) -> None:
    """A case's page has its amount, the rules it is of, a link with everything filled in, and a place for a code."""
    page, told = CasePage(current(), study), text(f"cases/{study.id}.md")
    assert "{" not in page.title + page.situation + "".join(each.text for each in page.notices)
    assert page.situation.count("。") == 2
    assert (f'補助額 <strong class="ms-answer" data-hide>{yen(study.example.subsidy)}' in told) == page.worked.eligible
    assert ("対象外</strong>" in told) == (not page.worked.eligible)
    assert f'/{current().program.id}/{study.frame}/{page.worked.href.replace("&", "&amp;")}"' in told
    assert f"<code>{current().digest[:8]}</code>" in told
    assert told.count('<div class="ms-qr" data-qr></div>') == 1


@every_book
def test_no_figure_is_typed_into_a_case(book: Rulebook) -> None:
    """A figure without a passage stands in no text of a case: what is computed is named, and follows the rules."""
    assert [said.text for said in case_texts(book) if not said.cite and list(figures(said.text))] == []


def test_the_list_tells_all_cases() -> None:
    """The list has every case with its title, amount, frame and size, in the order of the numbers."""
    rows = re.findall(r'<tr id="case\.(\d\d)">(.*?)</tr>', text("cases/index.md"))
    assert [number for number, _ in rows] == [each.id for each in CASES]
    for page, (_, row) in zip(CaseIndex(current()).pages, rows, strict=True):
        for told in (page.title, page.answer, page.frame.full_label, *page.sizes):
            assert told in row


def test_every_page_is_in_the_navigation() -> None:
    """A case that is added is added to the menu too, or nobody finds it between its neighbours."""
    menu = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    made = [
        path.relative_to(ROOT / "docs") for name in ("cases", "worksheets") for path in (ROOT / "docs" / name).iterdir()
    ]
    assert [path for path in made if f"- {path.as_posix()}\n" not in menu] == []


@every_sheet
def test_sheet_and_answers_count_like_the_page(sheet: CasePage) -> None:
    """Whoever works by hand finds step 3 of the sheet as step 3 of the answers, and of the case's page."""
    of_page, of_sheet, of_answers = (
        listed(text(path))
        for path in (
            f"cases/{sheet.study.id}.md",
            f"worksheets/{sheet.frame.id}.md",
            f"worksheets/{sheet.frame.id}-answers.md",
        )
    )
    assert len(of_page) > 3
    assert of_page == of_sheet == of_answers


@every_sheet
def test_a_sheet_gives_no_answer_away(sheet: CasePage) -> None:
    """On the blank sheet stands no amount that is to be worked out; all of them stand on the answers."""
    blank, answers = (text(f"worksheets/{sheet.frame.id}{end}.md") for end in ("", "-answers"))
    given = set(AMOUNT.findall("".join(answer for _, answer in sheet.worked.facts)))
    asked = {AMOUNT.findall(each.step.text)[-1] for each in sheet.steps if AMOUNT.search(each.step.text)} - given
    assert len(asked) >= 2
    assert asked & set(AMOUNT.findall(blank)) == set()
    assert asked <= set(AMOUNT.findall(answers))
    assert blank.count("ms-box") == len(sheet.steps) + 1
