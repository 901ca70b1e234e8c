"""Reads faq.yml: the questions people ask, by topic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.rulebook.keys import FAQ, QUESTION, QUESTION_CASE
from scripts.rulebook.model import Faq, Question, QuestionCase, Topic
from scripts.rulebook.read_said import inputs

if TYPE_CHECKING:
    from scripts.rulebook.load import Map, Node
    from scripts.rulebook.scan import Scan


def read_faq(scan: Scan, root: Map | None) -> Faq:
    """Return every question of the file; a programme may have none."""
    if root is None:
        return Faq((), ())
    at = scan.map(root, FAQ).get
    topics = tuple(Topic(key.value, scan.text(node), key.place) for key, node in scan.any_map(at("topics")).entries)
    return Faq(topics, tuple(_question(scan, node) for node in scan.nodes(at("questions"))))


def _question(scan: Scan, node: Node) -> Question:
    at = scan.map(node, QUESTION).get
    return Question(
        id=scan.text(at("id")),
        topic=scan.text(at("topic")),
        question=scan.text(at("question")),
        answer=scan.text(at("answer")),
        terms=scan.texts(at("terms")),
        rules=scan.texts(at("rules")),
        cite=scan.texts(at("cite")),
        ask=scan.text(at("ask")),
        case=_case(scan, at("case")),
        place=node.place,
    )


def _case(scan: Scan, node: Node | None) -> QuestionCase | None:
    if node is None:
        return None
    at = scan.map(node, QUESTION_CASE).get
    return QuestionCase(scan.text(at("frame")), scan.text(at("label")), inputs(scan, at("inputs")), node.place)
