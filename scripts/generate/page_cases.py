"""The published cases: each a page with a number and a sheet to work it out on, and the list of all of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from scripts.generate.page_examples import Step, Worked, facts_in_words, work_out
from scripts.generate.page_named import Filler
from scripts.generate.page_paper import PaperFaces
from scripts.generate.page_sources import Source, citations
from scripts.generate.page_worked import Pencil
from scripts.generate.words import yen
from scripts.rulebook.model import CaseStudy, Declare, Frame, Input, Notice, Program, Rulebook, Value
from scripts.rulebook.operations import Outcome

SIZE = "size"


@dataclass(frozen=True, slots=True)
class Noticed:
    """One thing to notice, in words, with the passages it stands on."""

    text: str
    sources: tuple[tuple[Source, str], ...]


@dataclass(frozen=True, slots=True)
class NumberedStep:
    """One step: its number, which page and sheet share, its figures, and its rule."""

    number: int
    step: Step
    value: Value


class CasePage:
    """One case: what the templates of its page and of its sheets ask for, in words."""

    def __init__(self, book: Rulebook, study: CaseStudy) -> None:
        self.book = book
        self.study = study
        self.frame: Frame = book.frame(study.frame)
        self.faces = PaperFaces(book, self.frame)
        self.filler = Filler(book, self.frame, study.example.inputs, self.faces.words)

    @property
    def program(self) -> Program:
        """The programme the case belongs to."""
        return self.book.program

    @property
    def title(self) -> str:
        """The case's title, its figures filled in."""
        return self.filled(self.study.label)

    @property
    def situation(self) -> str:
        """Who it is, and what they do."""
        return self.filled(self.study.situation)

    @cached_property
    def notices(self) -> tuple[Noticed, ...]:
        """What to notice."""
        return tuple(Noticed(self.filled(each.text), self._sources(each)) for each in self.study.notices)

    def _sources(self, notice: Notice) -> tuple[tuple[Source, str], ...]:
        passages = [self.book.passage(id_) for id_ in notice.cite]
        return tuple(citations(tuple(Source(each, self.book.document(each.doc), ()) for each in passages)))

    # --- figures ----------------------------------------------------------------------------------------------------

    @cached_property
    def outcome(self) -> Outcome:
        """What the rules give."""
        return self.filler.outcome

    @cached_property
    def worked(self) -> Worked:
        """The case worked out, like an example."""
        return work_out(self.book, self.frame, self.faces.words, self.study.example)

    @cached_property
    def pencil(self) -> Pencil:
        """What knows every name of the case."""
        return self.filler.pencil

    def filled(self, text: str) -> str:
        """Return a text with what each {name} holds in this case."""
        return self.filler.filled(text)

    @property
    def answer(self) -> str:
        """The amount as a list tells it."""
        return yen(self.outcome.subsidy) if self.worked.eligible else "対象外"

    @property
    def sizes(self) -> tuple[str, ...]:
        """Whose case it is: the size of the applicant, or of every member, each told once."""
        inputs = dict(self.study.example.inputs)
        told = list(facts_in_words(_size(self.frame.inputs), inputs))
        for one in self.frame.inputs:
            records = inputs.get(one.name)
            for record in records if isinstance(records, tuple) else ():
                told += facts_in_words(_size(one.fields), dict(record))
        return tuple(dict.fromkeys(answer for _, answer in told))

    @cached_property
    def steps(self) -> tuple[NumberedStep, ...]:
        """Each step that led to the result."""
        values = {value.name: value for value in self.frame.values}
        return tuple(NumberedStep(at, each, values[each.name]) for at, each in enumerate(self.worked.steps, start=1))

    # --- what is left to confirm ------------------------------------------------------------------------------------

    @property
    def declares(self) -> tuple[Declare, ...]:
        """What is to be confirmed in such a case by whoever applies on the programme's last day, the vendor first."""
        scope, last = self.pencil.scope, self.program.last
        held = [
            each
            for each in self.frame.declares
            if (each.when is None or scope.holds(each.when)) and (each.first or last) <= last <= (each.last or last)
        ]
        return tuple(sorted(held, key=lambda each: not each.lead))


def _size(inputs: tuple[Input, ...]) -> tuple[Input, ...]:
    return tuple(one for one in inputs if one.name == SIZE)


class CaseIndex:
    """The list of all cases, and of the sheets."""

    def __init__(self, book: Rulebook) -> None:
        self.book = book
        self.pages = tuple(CasePage(book, study) for study in book.cases)

    @property
    def program(self) -> Program:
        """The programme the cases belong to."""
        return self.book.program

    @property
    def sheets(self) -> tuple[CasePage, ...]:
        """The case on each frame's sheet: its first."""
        found: dict[str, CasePage] = {}
        for page in self.pages:
            found.setdefault(page.frame.id, page)
        return tuple(found[frame.id] for frame in self.book.frames if frame.id in found)
