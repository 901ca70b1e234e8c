"""Checks the questions: two sentences each, on rules and terms that exist, on a passage or with somebody to ask."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scripts.rulebook.check_case_studies import AMOUNTS, NAME, SENTENCES
from scripts.rulebook.check_examples import unanswered
from scripts.rulebook.check_names import check_id, check_unique, nearest
from scripts.rulebook.check_said import check_label, check_sentence, known_inputs

if TYPE_CHECKING:
    from scripts.rulebook.errors import Faults
    from scripts.rulebook.model import Frame, Question, QuestionCase, Rulebook

# A label may hold several words: 採択・不採択, 中小企業基盤整備機構（中小機構）.
WORDS = re.compile(r"[・（）]")


def check_faq(book: Rulebook, faults: Faults) -> None:
    """Add a fault for everything in the questions that cannot be shown."""
    topics = {each.id for each in book.faq.topics}
    for topic in book.faq.topics:
        check_id(topic.id, topic.place, faults)
        check_label(f"topic “{topic.id}”", topic.label, topic.place, faults)
        if not any(each.topic == topic.id for each in book.faq.questions):
            faults.add(topic.place, f"no question is about “{topic.id}”", "ask one, or drop the topic")
    check_unique([(each.id, each.place) for each in book.faq.questions], "question", faults)
    for question in book.faq.questions:
        if question.topic not in topics:
            what = f"there is no topic “{question.topic}”"
            faults.add_at(question.place, "topic", what, nearest(question.topic, topics))
        _texts(question, faults)
        _terms(book, question, faults)
        _rules(book, question, faults)
        _case(book, question, faults)


def check_faq_cases(book: Rulebook, faults: Faults) -> None:
    """Add a fault for every case of a question that cannot be worked out; the rules must be free of others."""
    for question in book.faq.questions:
        case = question.case
        why = unanswered(book, book.frame(case.frame), case.inputs) if case else ""
        if case and why:
            what = f"the case of “{question.id}” cannot be worked out: {why}"
            faults.add_at(case.place, "inputs", what, "give each answer that is asked for, in its own unit")


def _texts(question: Question, faults: Faults) -> None:
    if not question.question.endswith("か"):
        what = f"“{question.question}” is no question"
        faults.add_at(question.place, "question", what, "write it as people ask it, ending in か, without a mark")
    check_sentence("answer", question.answer, question.place, faults)
    if question.answer.count("。") != SENTENCES:
        what = f"the answer to “{question.id}” is not two sentences"
        faults.add_at(question.place, "answer", what, "say yes or no with the reason, then what to do")
    if not question.cite and not question.ask:
        what = f"“{question.id}” rests on no passage, and names nobody to ask"
        faults.add(question.place, what, "add `cite: [passage]`, or `ask:` with who decides it")


def _terms(book: Rulebook, question: Question, faults: Faults) -> None:
    """Each term is one of the glossary, and is said."""
    labels = {each.id: each.label for each in book.program.glossary}
    said = question.question + question.answer
    for id_ in question.terms:
        if id_ not in labels:
            mend = f"add it to the glossary of program.yml ({nearest(id_, labels)})"
            faults.add_at(question.place, "terms", f"the glossary has no term “{id_}”", mend)
        elif not any(word and word in said for word in WORDS.split(labels[id_])):
            what = f"“{question.id}” does not say “{labels[id_]}”"
            faults.add_at(question.place, "terms", what, "drop the term, or say it")


def _rules(book: Rulebook, question: Question, faults: Faults) -> None:
    known = {f"{frame.id}.{name}" for frame in book.frames for name in rule_names(frame)} | page_names(book).keys()
    for rule in question.rules:
        if rule not in known:
            faults.add_at(question.place, "rules", f"there is no rule “{rule}”", nearest(rule, known))


def page_names(book: Rulebook) -> dict[str, str]:
    """Return the label of every page that asks and is no frame's: a question may lead there by its id alone."""
    checks = {check.id: check.rules.label for check in book.checks}
    headcounts = {each.id: each.label for each in book.headcounts}
    return checks | headcounts | {each.id: each.label for each in book.finders}


def rule_names(frame: Frame) -> tuple[str, ...]:
    """Return everything of a frame that a question may lead to, named as its place on the page is."""
    return (
        *_names_of(frame),
        *(f"condition.{each.id}" for each in frame.requires),
        *(f"condition.{each.id}" for each in frame.declares),
        *(f"choice.{each.id}" for each in frame.alternatives),
        *(f"outside.{each.id}" for each in frame.not_modelled),
        *(f"reading.{each.id}" for each in frame.readings),
    )


def _names_of(frame: Frame) -> list[str]:
    return [each.name for each in frame.inputs] + [each.name for each in frame.values]


def _case(book: Rulebook, question: Question, faults: Faults) -> None:
    case = question.case
    frame = next((each for each in book.frames if case and each.id == case.frame), None)
    if case and frame:
        known_inputs(case.inputs, frame.inputs, faults.at(case.place, "inputs"), faults)
        check_label(f"case of “{question.id}”", case.label, faults.at(case.place, "label"), faults)
    elif case:
        mend = nearest(case.frame, [each.id for each in book.frames])
        faults.add_at(case.place, "frame", f"there is no frame “{case.frame}”", mend)
    if case is None or frame:
        _names(question, case, frame, faults)


def _names(question: Question, case: QuestionCase | None, frame: Frame | None, faults: Faults) -> None:
    known = {*AMOUNTS, *_names_of(frame)} if frame else set()
    for name in NAME.findall(question.answer + (case.label if case else "")):
        if name not in known:
            what = f"“{{{name}}}” is neither an input nor a value of the case of “{question.id}”"
            faults.add_at(question.place, "answer", what, nearest(name, known))
