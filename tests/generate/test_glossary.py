"""The glossary and the pages that say its words lead to each other."""

from __future__ import annotations

import re

import pytest

from scripts.generate.page_words import read, says
from scripts.rulebook.model import Term
from tests.generate.read_pages import DOCS, page
from tests.rulebook.real import rules

PAGES = ("schedule", "faq", *(frame.id for frame in rules().frames), "eligible", "near_wage", "finder", "changes")
TERMS = rules().program.glossary


def text_of(name: str) -> str:
    """What a reader of a page sees, but for the list of its words and the passages below it."""
    return read((DOCS / f"{name}.md").read_text(encoding="utf-8").partition('<p class="ms-uses" data-terms')[0])


def led_to(name: str) -> set[str]:
    """The terms that the list of a page leads to."""
    whole = (DOCS / f"{name}.md").read_text(encoding="utf-8")
    line = next(line for line in whole.splitlines() if "data-terms" in line)
    return set(re.findall(r'href="../../it-2025/glossary/#term-(\w+)"', line))


@pytest.mark.parametrize("name", PAGES)
def test_a_page_leads_to_the_words_it_says(name: str) -> None:
    """Every term that stands in its text is in its list, and each link ends at a term of the glossary."""
    assert led_to(name) >= {term.id for term in TERMS if says(text_of(name), term)}
    assert {f"term-{id_}" for id_ in led_to(name)} <= set(page("glossary").ids)
    assert led_to(name)


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.id)
def test_a_term_leads_to_the_pages_that_say_it(term: Term) -> None:
    """The pages under a term are exactly those whose list leads to it."""
    shown = page("glossary").texts[f"term-{term.id}"]
    whole = (DOCS / "glossary.md").read_text(encoding="utf-8")
    entry = whole.partition(f'id="term-{term.id}"')[2].partition("</div>")[0]
    assert set(re.findall(r'href="\.\./(\w+)/"', entry)) == {name for name in PAGES if term.id in led_to(name)}
    assert term.reading in shown


def test_a_programs_words_are_none_of_a_readers() -> None:
    """What stands in attributes, programs and the words that scripts keep is not said on the page."""
    head, program = '---\ntitle: "補助率"\n---\n', "```text\n補助額\n```\n"
    hidden = f'{head}<p title="税抜">枠</p>\n{program}<template>役務</template>## 出典 {{ #採択 }}'
    assert [term.id for term in TERMS if says(read(hidden), term)] == ["frame"]
