"""Everything the page of one frame shows, gathered for its template."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from scripts.generate.page_cases import CasePage
from scripts.generate.page_curve import Curve
from scripts.generate.page_examples import Difference, Worked, differences, work_out
from scripts.generate.page_faces import Faces
from scripts.generate.page_figures import EdgeGroup, LadderTable, edge_groups, ladder_table
from scripts.generate.page_glance import Fact, Line, Site, lines_of
from scripts.generate.page_sources import Shelf, Source, by_document, citations, inputs_of, sources_of, uses_of
from scripts.generate.page_tree import Node, trees_of
from scripts.generate.words import YES_NO_WORDS, Words, day, moment, number, quantity, wall_time
from scripts.rulebook.graph import cone, in_order, roots
from scripts.rulebook.literals import MONTHS
from scripts.rulebook.model import (
    Declare,
    Example,
    Frame,
    Input,
    Literal,
    Program,
    Reading,
    Rulebook,
    Value,
)


@dataclass(frozen=True, slots=True)
class Deadline:
    """A round's deadline: as scripts compare it with the reader's time, and in words."""

    label: str
    until: str
    told: str


class FramePage:
    """One frame's page: what its template asks for, in words."""

    def __init__(self, book: Rulebook, frame: Frame, code: str) -> None:
        self.book = book
        self.frame = frame
        self.code = code.rstrip("\n")
        self.faces = Faces(book, frame)
        self.words = self.faces.words
        self.sources: tuple[Source, ...] = sources_of(book, uses_of(book, frame))

    @property
    def program(self) -> Program:
        """The programme the frame belongs to."""
        return self.book.program

    @property
    def title(self) -> str:
        """通常枠（IT導入補助金2025）."""
        return f"{self.frame.full_label}（{self.program.label}）"

    @property
    def description(self) -> str:
        """What a search result says about the page."""
        return (
            f"{self.program.label}の{self.frame.full_label}では、いくら受け取れるか。"
            "補助率・補助額・条件の早見表と計算、計算例、根拠になる公募要領のページ。"
        )

    @property
    def command(self) -> str:
        """The line that runs the frame's first example with the downloaded calculator."""
        typed = " ".join(
            f"{name}={value}" for name, value in self.frame.examples[0].inputs if not isinstance(value, tuple)
        )
        return f"python monosashi-{self.program.id}.pyz estimate {self.frame.id} {typed}".rstrip()

    # --- sources ----------------------------------------------------------------------------------------------------

    def cited(self, ids: tuple[str, ...]) -> tuple[Source, ...]:
        """Return the page's sources with these ids; KeyError where one is not listed."""
        known = {source.passage.id: source for source in self.sources}
        return tuple(known[id_] for id_ in ids)

    def citations(self, ids: tuple[str, ...]) -> list[tuple[Source, str]]:
        """Return the sources with these ids, each with its name in the row."""
        return citations(self.cited(ids))

    @property
    def shelves(self) -> tuple[Shelf, ...]:
        """The page's sources by document."""
        return by_document(self.sources)

    @property
    def doubtful(self) -> tuple[Source, ...]:
        """The sources that are not official texts."""
        return tuple(source for source in self.sources if source.passage.confidence != "official")

    # --- the table at a glance --------------------------------------------------------------------------------------

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """One entry per line of the subsidy."""
        return lines_of(self.book, self.frame, Site())

    @property
    def needs(self) -> bool:
        """Whether any line has a condition of its own."""
        return any(line.of("needs") for line in self.lines)

    def all_cites(self, facts: tuple[Fact, ...]) -> tuple[str, ...]:
        """Return the passages of several facts, each once."""
        return tuple(dict.fromkeys(id_ for fact in facts for id_ in fact.cite))

    # --- values -----------------------------------------------------------------------------------------------------

    @cached_property
    def order(self) -> tuple[Value, ...]:
        """The values, each after what it uses."""
        return in_order(self.frame)

    @cached_property
    def main(self) -> set[str]:
        """The names that lead to the result; the other values serve another choice or another reading."""
        return cone(self.frame, roots(self.frame))

    @cached_property
    def trees(self) -> tuple[Node, ...]:
        """What the result rests on, down to the inputs."""
        return trees_of(self.frame, self.frame.result.id)

    def quantity(self, literal: Literal) -> str:
        """Return a literal in words."""
        return quantity(literal.quantity)

    def words_of(self, anchor: str) -> Words:
        """Return the words around an input: the frame's, or its record's."""
        parts = anchor.split(".")
        return self.faces.record_words(parts[1]) if len(parts) > 2 else self.words

    # --- examples ---------------------------------------------------------------------------------------------------

    @property
    def example(self) -> Example | None:
        """The example whose figures accompany the rules."""
        return self.faces.example

    @cached_property
    def examples(self) -> tuple[Worked, ...]:
        """All examples, worked out."""
        return tuple(work_out(self.book, self.frame, self.faces.plain, each) for each in self.frame.examples)

    @cached_property
    def cases(self) -> tuple[CasePage, ...]:
        """The published cases of the frame."""
        return tuple(CasePage(self.book, each) for each in self.book.cases if each.frame == self.frame.id)

    # --- tables of figures ------------------------------------------------------------------------------------------

    @cached_property
    def ladder(self) -> LadderTable:
        """Amounts of one input, and what each brings."""
        return ladder_table(self.book, self.frame, self.faces.plain)

    @cached_property
    def curve(self) -> Curve:
        """The same as lines."""
        return Curve(self.book, self.frame, self.ladder.label)

    @cached_property
    def edges(self) -> tuple[EdgeGroup, ...]:
        """The amounts just below, at and above every bound."""
        return edge_groups(self.book, self.frame, self.faces.plain)

    def differences(self, reading: Reading) -> list[Difference]:
        """Return the examples in which another reading gives another amount."""
        return differences(self.book, self.frame, reading)

    # --- inputs and dates -------------------------------------------------------------------------------------------

    def default(self, one: Input) -> str:
        """Return what counts when nothing is chosen."""
        if one.type == "yesno":
            return YES_NO_WORDS["yes" if one.default else "no"]
        if one.type == "choice":
            return dict(one.choices).get(str(one.default), str(one.default))
        unit = MONTHS if one.type == "months" else one.unit
        return f"{number(int(one.default or 0))}{unit}"

    def taken(self, name: str) -> bool:
        """Whether an input or value already has the anchor that a requirement of this name would have."""
        return self.frame.input(name) is not None or self.frame.value(name) is not None

    @property
    def rounds(self) -> tuple[Deadline, ...]:
        """The deadlines of this frame, the last one last."""
        rounds = [each for track in self.book.tracks if self.frame.id in track.frames for each in track.rounds]
        rounds.sort(key=lambda each: each.deadline)
        return tuple(Deadline(each.label, wall_time(each.deadline), moment(each.deadline)) for each in rounds)

    @property
    def deadline(self) -> str:
        """The last deadline for this frame, in words."""
        return self.rounds[-1].told

    @property
    def money_range(self) -> Input | None:
        """An amount whose range and reason all amounts share: they are then said once."""
        amounts = [one for one, _ in inputs_of(self.frame) if one.type == "yen"]
        same = {
            (one.at_least and one.at_least.quantity, one.at_most and one.at_most.quantity, one.reason)
            for one in amounts
        }
        return amounts[0] if len(same) == 1 else None

    def when_shown(self, declare: Declare) -> str:
        """Return when a condition to confirm applies, in words; empty: always."""
        parts: list[str] = []
        if declare.when:
            parts.append(Markup("{}のとき").format(self.words.condition(declare.when)))
        parts += [f"{day(declare.first)}から"] if declare.first else []
        parts += [f"{day(declare.last)}まで"] if declare.last else []
        return Markup("、").join(parts)
