"""Everything the page of one check shows, gathered for its template."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from scripts.generate.page_cited import CitedPage
from scripts.generate.page_faces import Faces
from scripts.generate.page_sources import Use, uses_of
from scripts.generate.words import YES_NO_WORDS, Words, money, number
from scripts.rulebook.check_edges import CheckEdge, check_edges
from scripts.rulebook.graph import in_order
from scripts.rulebook.judge import scope_of_check
from scripts.rulebook.literals import YEN
from scripts.rulebook.model import Check, CheckExample, CheckTable, Frame, Input, Rulebook, Value, Verdict
from scripts.rulebook.read_checks import UNKNOWN
from scripts.rulebook.scope import answer_of

DEPENDS = "ほかの答えによる"


@dataclass(frozen=True, slots=True)
class Definition:
    """One table of definitions: its columns, and a row for each choice."""

    table: CheckTable
    heads: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class EdgeRow:
    """One limit of one choice: what is varied, and (number, verdicts) below, at and above it."""

    option: str
    label: str
    points: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Invitation:
    """The way from a frame's question to the check that answers it: its id, and what the link says."""

    id: str
    invite: str


@dataclass(frozen=True, slots=True)
class Invitations:
    """Which questions of the frames a check answers."""

    book: Rulebook

    def of(self, one: Input) -> Invitation | None:
        """Return the check whose verdict fills this question; None where none does."""
        for check in self.book.checks:
            for verdict in check.verdicts:
                if verdict.fills is not None and verdict.fills.id == one.name:
                    return Invitation(check.id, verdict.invite)
        for headcount in self.book.headcounts:
            if headcount.fills.id == one.name:
                return Invitation(headcount.id, headcount.invite)
        return None


class CheckPage(CitedPage):
    """One check's page: what its template asks for, in words."""

    def __init__(self, book: Rulebook, check: Check, code: str) -> None:
        super().__init__(book)
        self.check = check
        self.frame: Frame = check.rules
        self.code = code.rstrip("\n")
        self.faces = Faces(book, check.rules)
        self.words: Words = self.faces.words

    @property
    def uses(self) -> list[tuple[str, Use]]:
        """Everything that cites a passage; nothing here is typed with tax."""
        return [(id_, use) for id_, use in uses_of(self.book, self.frame) if not use.href.startswith("#conditions")]

    @property
    def example(self) -> None:
        """No running example: a check's values need no figures beside them."""

    @property
    def title(self) -> str:
        """対象になるか（IT導入補助金2025）."""
        return f"{self.frame.label}（{self.program.label}）"

    @property
    def description(self) -> str:
        """What a search result says about the page."""
        names = "・".join(one.label for one in self.frame.inputs[:4])
        return (
            f"{self.program.label}の「{self.frame.label}」を、{names}などから判定します。"
            "定義の表、判定が変わる境目、例、根拠になる公募要領のページ。"
        )

    @property
    def command(self) -> str:
        """The line that runs the first example with the downloaded calculator."""
        typed = " ".join(f"{name}={value}" for name, value in self.check.examples[0].inputs)
        return f"python monosashi-{self.program.id}.pyz check {self.check.id} {typed}"

    @cached_property
    def order(self) -> tuple[Value, ...]:
        """The values, each after what it uses."""
        return in_order(self.frame)

    def differences(self, reading: object) -> list[object]:  # noqa: ARG002 - a frame's page compares amounts
        """Return no examples: a reading of a check changes no amount by itself."""
        return []

    # --- definitions and edges --------------------------------------------------------------------------------------

    @cached_property
    def definitions(self) -> tuple[Definition, ...]:
        """The tables of definitions."""
        return tuple(self._definition(table) for table in self.check.tables)

    def _definition(self, table: CheckTable) -> Definition:
        by = self._question(table.by.id)
        rows = []
        for option, label in by.choices:
            scope = scope_of_check(self.book, self.check, {by.name: option})
            rows.append((label, tuple(self._known(name.id, scope[name.id]) for name in table.values)))
        heads = (by.label, *(self.words.label(name.id) for name in table.values))
        return Definition(table, heads, tuple(rows))

    def _known(self, name: str, found: object) -> str:
        """A value as far as one answer decides it."""
        if isinstance(found, bool):
            return YES_NO_WORDS["yes" if found else "no"]
        if isinstance(found, tuple) and found[0] == found[1]:
            return self.words.value(name, int(found[0]))
        return DEPENDS

    def edges(self, table: CheckTable) -> tuple[EdgeRow, ...]:
        """Return the limits for each choice of a table's question."""
        return tuple(self._edge(each) for each in check_edges(self.book, self.check, table))

    def _edge(self, edge: CheckEdge) -> EdgeRow:
        one = self._question(edge.input)
        option = dict(self._question(edge.by).choices)[edge.option]
        points = tuple((_in_words(one, each.number), self._said(each.verdicts)) for each in edge.points)
        return EdgeRow(option, one.label, points)

    def _said(self, verdicts: dict[str, str]) -> str:
        return self.answer(self.check.verdicts[0], verdicts[self.check.verdicts[0].id])

    # --- examples ---------------------------------------------------------------------------------------------------

    def typed(self, example: CheckExample) -> list[tuple[str, str]]:
        """Return what an example answers, in the form's order: label and words; equal ones in a row are told once."""
        told: list[tuple[str, str]] = []
        given = dict(example.inputs)
        asked = [one for one in self.frame.inputs if one.name in given]
        for _, alike in groupby(asked, key=lambda one: self._told_with(one, given[one.name])):
            first, *more = alike
            answer = self._answered(first.name, given[first.name])
            told.append((f"{first.label}、ほか{len(more)}問", f"どれも{answer}") if more else (first.label, answer))
        return told

    def _told_with(self, one: Input, given: object) -> tuple[str, object]:
        """What questions share that are told together: yes and no of one group are."""
        group = next(each.id for each in self.frame.groups if one in each.inputs)
        return (group, given) if one.type == "yesno" else (one.name, given)

    def _answered(self, name: str, given: object) -> str:
        one = self._question(name)
        if one.type == "choice":
            return dict(one.choices)[str(given)]
        return YES_NO_WORDS[str(given)] if one.type == "yesno" else _in_words(one, int(answer_of(one, given)))

    def answer(self, verdict: Verdict, id_: str) -> str:
        """Return an answer in words."""
        return "まだ決まらない" if id_ == UNKNOWN else dict(verdict.answers)[id_]

    def fragment(self, example: CheckExample) -> str:
        """Return the fragment that fills the form with an example."""
        typed = "".join(f"&{name}={self._plain(name, given)}" for name, given in example.inputs)
        return f"#p={self.program.id}&f={self.check.id}{typed}"

    def _plain(self, name: str, given: object) -> str:
        one = self._question(name)
        return str(given) if one.type in ("choice", "yesno") else str(answer_of(one, given))

    def _question(self, name: str) -> Input:
        return next(one for one in self.frame.inputs if one.name == name)


def _in_words(one: Input, amount: int) -> str:
    return money(amount) if one.unit == YEN else f"{number(amount)}{one.unit}"
