"""A question that people ask, its answer in two sentences, and what the answer stands on."""

from __future__ import annotations

from dataclasses import dataclass

from scripts.rulebook.errors import Place


@dataclass(frozen=True, slots=True)
class Topic:
    """What several questions are about."""

    id: str
    label: str
    place: Place


@dataclass(frozen=True, slots=True)
class QuestionCase:
    """A case that a question's answer speaks of: what is typed, and never what comes out."""

    frame: str
    label: str
    inputs: tuple[tuple[str, object], ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Question:
    """One question; `{name}` in its answer stands for what an input, a value or an amount holds in its case.

    rules: what the answer tells in short, as `frame.name` or `frame.condition.name`; ask: who knows more ("": nobody).
    """

    id: str
    topic: str
    question: str
    answer: str
    terms: tuple[str, ...]
    rules: tuple[str, ...]
    cite: tuple[str, ...]
    ask: str
    case: QuestionCase | None
    place: Place


@dataclass(frozen=True, slots=True)
class Faq:
    """The questions of a programme, by topic."""

    topics: tuple[Topic, ...]
    questions: tuple[Question, ...]
