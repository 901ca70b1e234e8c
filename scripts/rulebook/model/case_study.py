"""A published case: a situation with a number of its own, worked out like an example of its frame."""

from __future__ import annotations

from dataclasses import dataclass

from scripts.rulebook.errors import Place
from scripts.rulebook.model.frame import Example


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to notice in a case, and the passages that its figures stand in."""

    text: str
    cite: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class CaseStudy:
    """A published case; `{name}` in its texts stands for what an input, a value or an amount holds in it.

    The example's id is the number people cite: once published, it belongs to this case for good.
    """

    frame: str
    situation: str
    example: Example
    notices: tuple[Notice, ...]
    place: Place

    @property
    def id(self) -> str:
        """The number people cite: 01."""
        return self.example.id

    @property
    def label(self) -> str:
        """The title, its {names} not filled in."""
        return self.example.label
