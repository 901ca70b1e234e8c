"""What stands in a check: questions about the applicant, and what their answers decide, also while some are missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scripts.rulebook.errors import Place
    from scripts.rulebook.model.conditions import Name
    from scripts.rulebook.model.frame import Frame, Require


@dataclass(frozen=True, slots=True)
class Ruling:
    """One case of a verdict: what it answers, and when; the last one may stand for all that is left.

    require: its id, label, condition, sentence (`unmet`), what would help (`mend`) and passages; of the last one,
    where it says `otherwise`, the condition is that no other case holds.
    """

    answer: str
    require: Require
    otherwise: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check decides: its answers (id, label), the cases, and what follows from an answer.

    fills: the input of the frames that takes the answer as its choice; invite: what a frame's form says to lead here;
    barred: the frames an answer closes.
    """

    id: str
    label: str
    answers: tuple[tuple[str, str], ...]
    cases: tuple[Ruling, ...]
    fills: Name | None
    invite: str
    barred: tuple[tuple[str, tuple[str, ...]], ...]
    place: Place


@dataclass(frozen=True, slots=True)
class CheckTable:
    """A table of definitions: what the values are for each choice of one question."""

    id: str
    label: str
    by: Name
    values: tuple[Name, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class CheckExample:
    """A worked example: answers as people type them, and what each verdict must be; `unknown`: not yet decided."""

    id: str
    label: str
    inputs: tuple[tuple[str, object], ...]
    answers: tuple[tuple[str, str], ...]
    origin: str
    checked: str
    place: Place


@dataclass(frozen=True, slots=True)
class Check:
    """One check, complete.

    rules: its questions and values as a frame without amounts; its `requires` are the cases of the verdicts, so that
    names, conditions and sources are held to the same rules as a frame's. base: a case with every question answered,
    from which the edges of the tables are tried.
    """

    rules: Frame
    verdicts: tuple[Verdict, ...]
    tables: tuple[CheckTable, ...]
    base: tuple[tuple[str, object], ...]
    examples: tuple[CheckExample, ...]

    @property
    def id(self) -> str:
        """The name of the check, of its file, module and page."""
        return self.rules.id
