"""The questions: each answered in two sentences that stand on rules, with amounts that the documents give too."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl

import pytest

from scripts.generate.page_faq import FaqPage
from scripts.rulebook.check_faq import rule_names
from scripts.rulebook.claims import faq_texts
from scripts.rulebook.digest import digest
from scripts.rulebook.figures import figures
from scripts.rulebook.model import Faq, Question
from scripts.rulebook.operations import complete, evaluate
from tests import oracle
from tests.generate.read_pages import DOCS, page
from tests.rulebook.real import rules

QUESTIONS = rules().faq.questions
ANSWERED = {each.asked.id: each for _, questions in FaqPage(rules()).topics for each in questions}
every_question = pytest.mark.parametrize("question", QUESTIONS, ids=lambda each: each.id)


@every_question
def test_an_answer_stands_on_its_page(question: Question) -> None:
    """Question and answer stand under the question's own address, in two sentences, every name filled in."""
    answer = ANSWERED[question.id].answer
    assert answer.count("。") == 2
    assert "{" not in answer
    text = (DOCS / "faq.md").read_text(encoding="utf-8")
    section = text.partition(f"### {question.question} {{ #{question.id} }}\n")[2].partition("\n#")[0]
    assert f">{answer}</p>" in section
    assert not question.ask or f"聞く相手：{question.ask}" in section


@every_question
def test_an_answer_leads_on(question: Question) -> None:
    """Its rules lead to places or pages that are there, its words to the glossary, its passages to the page's list."""
    links = [href for _, href in page("faq").links]
    for use in ANSWERED[question.id].rules:
        name, _, anchor = use.href.removeprefix("../").rstrip("/").partition("/#")
        assert not anchor or anchor in page(name).ids
        assert anchor or f"\n# {use.label}\n" in (DOCS / f"{name}.md").read_text(encoding="utf-8")
        assert use.href in links
    for id_ in question.terms:
        assert f"term-{id_}" in page("glossary").ids
        assert f"../glossary/#term-{id_}" in links
    for id_ in question.cite:
        assert f"source.{id_}" in page("faq").ids


@pytest.mark.parametrize("question", [each for each in QUESTIONS if each.case], ids=lambda each: each.id)
def test_a_case_gives_what_the_oracle_gives(question: Question) -> None:
    """The amount in an answer, and in the link to the calculator, is what the documents give without our rules."""
    case, shown = question.case, ANSWERED[question.id].case
    assert case is not None
    assert shown is not None
    typed = complete(rules().frame(case.frame), case.inputs)
    amount = oracle.subsidy(case.frame, typed)
    assert evaluate(rules(), case.frame, typed).subsidy == amount
    told = dict(parse_qsl(shown.href.partition("#")[2], strict_parsing=True))
    assert (told["f"], told["s"], told["r"]) == (case.frame, str(amount), rules().digest[:8])
    assert set(told) - {"p", "f", "s", "r"} == {name for name, _ in case.inputs}
    assert shown.amount == (f"補助額の目安 {amount:,}円" if amount else "対象外")


def test_amounts_with_tax_are_told_as_typed() -> None:
    """Who types 110万円 with tax reads 110万円, and the subsidy of what is left without the tax."""
    assert "税込で110万円のソフトなら" in ANSWERED["tax"].answer
    assert "補助額の目安は50万円です" in ANSWERED["tax"].answer


def test_no_figure_is_typed_into_an_answer_without_a_passage() -> None:
    """A figure stands in an answer only with the passages it is taken from."""
    assert [said.text for said in faq_texts(rules()) if not said.cite and list(figures(said.text))] == []


def test_what_no_passage_answers_names_who_to_ask() -> None:
    """Whoever is left without a passage is told where to ask; the rest cites one."""
    for each in QUESTIONS:
        assert each.cite or each.ask


@every_question
def test_every_word_of_the_glossary_is_linked(question: Question) -> None:
    """A word that the glossary explains leads there from each answer that says it."""
    said = question.question + question.answer
    words = {term.id: re.split("[・（）]", term.label) for term in rules().program.glossary}
    used = {id_ for id_, parts in words.items() if any(len(part) > 1 and part in said for part in parts)}
    assert used <= set(question.terms)


def test_everything_asked_for_is_asked() -> None:
    """Every confusion that was seen among applicants has its question, by the address that is given out."""
    seen = """how_much own_payment tax paid_later two_years pc_only lease second_hand contracted sole_proprietor again
    two_frames received_before unregistered website not_eligible bonus adoption_rate gbiz_days large employees
    wage_repayment services_only income_tax"""
    assert set(seen.split()) <= {each.id for each in QUESTIONS}


def test_questions_change_no_digest_and_no_edges() -> None:
    """A link made before an answer was reworded is still of the same rules, and nothing is computed anew."""
    without = type(rules())(
        *(getattr(rules(), name) for name in ("program", "frames", "documents", "passages", "tracks"))
    )
    assert without.faq == Faq((), ())
    assert digest(without) == rules().digest
    assert repr(without).partition("digest=")[0] == repr(rules()).partition("digest=")[0]


def test_every_rule_can_be_asked_about() -> None:
    """Whatever has a place on a frame's page can be named by a question, and is found there."""
    for frame in rules().frames:
        ids = set(page(frame.id).ids)
        places = [name if re.match(r"\w+\.", name) else f"{frame.id}.{name}" for name in rule_names(frame)]
        assert [each for each in places if each not in ids] == []
