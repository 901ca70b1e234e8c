"""A programme with its frames, documents, passages, glossary and schedule."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from scripts.rulebook.errors import Place
from scripts.rulebook.model.case_study import CaseStudy
from scripts.rulebook.model.check import Check
from scripts.rulebook.model.finder import Finder
from scripts.rulebook.model.frame import Example, Frame
from scripts.rulebook.model.headcount import Headcount
from scripts.rulebook.model.operations import Literal, Rounding
from scripts.rulebook.model.question import Faq


@dataclass(frozen=True, slots=True)
class TaxBasis:
    """How amounts typed with tax are read: each × ratio, rounded."""

    input: str
    included: str
    ratio: Literal
    round: Rounding
    cite: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Document:
    """An official document: where it is, which version, and how its printed pages are counted."""

    id: str
    title: str
    publisher: str
    version: str
    url: str
    sha256: str
    pages: int
    page_offset: int
    kind: str
    place: Place


CARRIED_OVER = "carried_over"


@dataclass(frozen=True, slots=True)
class Passage:
    """A place in a document and its figures, restated in our own words.

    confidence: official | secondary | carried_over; the last is of another programme, `carried_from`, and nobody has
    seen yet that it holds in this one.
    """

    id: str
    doc: str
    page: int | None
    where: str
    restated: str
    says: tuple[str, ...]
    confidence: str
    place: Place
    says_at: Place
    carried_from: str = ""


@dataclass(frozen=True, slots=True)
class Round:
    """One round of applications; what is not known is None."""

    id: str
    label: str
    deadline: datetime
    decision: date | None
    report: datetime | None
    cite: tuple[str, ...]
    confidence: str
    place: Place


@dataclass(frozen=True, slots=True)
class Preparation:
    """Something to have done by a deadline.

    before: how long before the deadline at the latest; within: how old a paper may be; both None: no figure is known.
    """

    id: str
    label: str
    text: str
    before: Literal | None
    within: Literal | None
    cite: tuple[str, ...]
    place: Place

    @property
    def lead(self) -> Literal | None:
        """The time that is counted back from a deadline."""
        return self.before or self.within


@dataclass(frozen=True, slots=True)
class Track:
    """Rounds that several frames share, and what to prepare for any of them, in the order of doing it."""

    id: str
    label: str
    frames: tuple[str, ...]
    opens: date | None
    rounds: tuple[Round, ...]
    # No rule of an amount: a word said otherwise must not have the edges found anew.
    preparation: tuple[Preparation, ...] = field(repr=False)
    cite: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the glossary: label, reading, and plain words."""

    id: str
    label: str
    reading: str
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Program:
    """What the frames of one programme share.

    last_reason: why the last day is ours, where the programme has not said when it ends; it then has no successor, and
    "" stands there. follows: the programme before it, or "".
    """

    id: str
    label: str
    aliases: tuple[str, ...]
    office: str
    first: date
    last: date
    successor_label: str
    successor_url: str
    frames: tuple[str, ...]
    checks: tuple[str, ...]
    headcounts: tuple[str, ...]
    finders: tuple[str, ...]
    units: tuple[str, ...]
    tax: TaxBasis
    glossary: tuple[Term, ...]
    place: Place
    last_reason: str = ""
    follows: str = ""


@dataclass(frozen=True, slots=True)
class Rulebook:
    """A programme with its frames, checks, headcounts, sources and schedule."""

    program: Program
    frames: tuple[Frame, ...]
    documents: tuple[Document, ...]
    passages: tuple[Passage, ...]
    tracks: tuple[Track, ...]
    # No rule: what is worked out from the rules alone stays the same when a case is told otherwise.
    cases: tuple[CaseStudy, ...] = field(default=(), repr=False)
    faq: Faq = field(default=Faq((), ()), repr=False)
    # The day on which the schedule was last changed: what calendars give as the day of their entries.
    revised: date = field(default=date.min, repr=False)
    # No rule of an amount: it comes out the same whoever may apply.
    checks: tuple[Check, ...] = field(default=(), repr=False)
    headcounts: tuple[Headcount, ...] = field(default=(), repr=False)
    finders: tuple[Finder, ...] = field(default=(), repr=False)
    digest: str = field(default="", compare=False)

    def frame(self, id_: str) -> Frame:
        """Return the frame with this id; KeyError when there is none."""
        for frame in self.frames:
            if frame.id == id_:
                return frame
        raise KeyError(id_)

    @property
    def ruled(self) -> tuple[Frame, ...]:
        """Everything that has questions, values and passages: the frames, then the checks."""
        return (*self.frames, *(each.rules for each in self.checks))

    def check(self, id_: str) -> Check:
        """Return the check with this id; KeyError when there is none."""
        for check in self.checks:
            if check.id == id_:
                return check
        raise KeyError(id_)

    def examples(self, frame: Frame) -> tuple[Example, ...]:
        """Return everything a frame is tried with: its own examples, then the published cases."""
        return (*frame.examples, *(each.example for each in self.cases if each.frame == frame.id))

    def passage(self, id_: str) -> Passage:
        """Return the passage with this id; KeyError when there is none."""
        for passage in self.passages:
            if passage.id == id_:
                return passage
        raise KeyError(id_)

    def document(self, id_: str) -> Document:
        """Return the document with this id; KeyError when there is none."""
        for document in self.documents:
            if document.id == id_:
                return document
        raise KeyError(id_)
