"""What the page of questions shows: each answer with its figures, its case, its rules, its words and its passages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from scripts.generate.page_cited import CitedPage
from scripts.generate.page_links import fragment_of
from scripts.generate.page_named import Filler
from scripts.generate.page_sources import Use
from scripts.generate.page_terms import frame_words
from scripts.generate.words import yen
from scripts.rulebook.check_faq import page_names
from scripts.rulebook.model import Frame, Question, QuestionCase, Rulebook, Term, Topic


@dataclass(frozen=True, slots=True)
class Asked:
    """A case as an answer leads to it: what it is, the way to the calculator with it, and what comes out."""

    label: str
    href: str
    amount: str


@dataclass(frozen=True, slots=True)
class Answered:
    """A question with everything the page says about it."""

    asked: Question
    answer: str
    case: Asked | None
    rules: tuple[Use, ...]
    terms: tuple[Term, ...]


class FaqPage(CitedPage):
    """The questions of a programme, by topic."""

    @property
    def uses(self) -> list[tuple[str, Use]]:
        """Every question that cites a passage."""
        return [(id_, Use(f"#{each.id}", each.question)) for each in self.book.faq.questions for id_ in each.cite]

    @cached_property
    def topics(self) -> list[tuple[Topic, list[Answered]]]:
        """Every topic with its questions, answered."""
        questions = [_answered(self.book, each) for each in self.book.faq.questions]
        return [(topic, [each for each in questions if each.asked.topic == topic.id]) for topic in self.book.faq.topics]


def _answered(book: Rulebook, question: Question) -> Answered:
    terms = {term.id: term for term in book.program.glossary}
    case, answer = None, question.answer
    if question.case:
        frame = book.frame(question.case.frame)
        filler = Filler(book, frame, question.case.inputs, frame_words(book, frame))
        case, answer = _asked(book, question.case, filler), filler.filled(answer)
    rules = tuple(_rule(book, rule) for rule in question.rules)
    return Answered(question, answer, case, rules, tuple(terms[id_] for id_ in question.terms))


def _asked(book: Rulebook, case: QuestionCase, filler: Filler) -> Asked:
    outcome = filler.outcome
    eligible = outcome.status == "eligible"
    href = f"../{case.frame}/{fragment_of(book, filler.frame, case.inputs, outcome.subsidy)}"
    return Asked(filler.filled(case.label), href, f"補助額の目安 {yen(outcome.subsidy)}" if eligible else "対象外")


def _rule(book: Rulebook, rule: str) -> Use:
    """Return the way to a rule, named with its frame (通常枠「補助率」), or to a page that asks."""
    frame_id, _, name = rule.partition(".")
    if not name:
        return Use(f"../{rule}/", page_names(book)[rule])
    frame = book.frame(frame_id)
    kind, dot, id_ = name.partition(".")
    if not dot:
        return Use(f"../{frame_id}/#{rule}", f"{frame.full_label}「{_label(frame, name)}」")
    return Use(f"../{frame_id}/#{name}", f"{frame.full_label}の{_kind(frame, kind, id_)}")


def _label(frame: Frame, name: str) -> str:
    value, one = frame.value(name), frame.input(name)
    return value.label if value else one.label if one else name


def _kind(frame: Frame, kind: str, id_: str) -> str:
    """Return what stands in a list of the page, in words: conditions by name, others by the list they stand in."""
    for require in frame.requires:
        if kind == "condition" and require.id == id_:
            return f"条件「{require.label}」"
    return KINDS[kind]


KINDS = {
    "condition": "ご自分で確かめるもの",
    "choice": "選べる受け取り方",
    "outside": "計算していないもの",
    "reading": "読み方が分かれるところ",
}
