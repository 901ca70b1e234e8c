"""Calculators for other people's pages: a page for each frame, and the guide with a snippet for each."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from scripts.generate.page_frame import FramePage
from scripts.generate.page_links import fragment
from scripts.rulebook.model import Frame, Program, Rulebook

# Measured in a browser by `make heights`; the generator has none.
HEIGHTS = Path(__file__).resolve().parents[2] / "records" / "embed.json"


class EmbedPage(FramePage):
    """One frame's calculator alone: the frame's page is elsewhere."""

    @property
    def home(self) -> str:
        """The way to the frame's own page."""
        return f"../../../{self.program.id}/{self.frame.id}/"

    @property
    def names(self) -> list[tuple[str, str]]:
        """The passages a result may cite, with their names in full."""
        return [(source.anchor, source.short) for source in self.sources]


@dataclass(frozen=True, slots=True)
class Snippet:
    """What a host page takes over for one frame."""

    frame: Frame
    address: str
    case: str
    label: str
    fixable: str
    height: int


class EmbedGuide:
    """The page that explains embedding."""

    def __init__(self, books: tuple[Rulebook, ...]) -> None:
        self.books = books
        self.heights: dict[str, dict[str, int]] = json.loads(HEIGHTS.read_text(encoding="utf-8"))

    @property
    def programs(self) -> list[tuple[Program, list[Snippet]]]:
        """The snippets of every programme."""
        return [(book.program, [self._snippet(book, frame) for frame in book.frames]) for book in self.books]

    @cached_property
    def first(self) -> Snippet:
        """The snippet that serves as the example."""
        return self.programs[0][1][0]

    @cached_property
    def second(self) -> Snippet:
        """Another for the page to show: the one that takes the least room."""
        return min(self.programs[0][1], key=lambda each: each.height)

    def _snippet(self, book: Rulebook, frame: Frame) -> Snippet:
        example = next(each for each in frame.examples if each.status == "eligible")
        names = [one.name for one in frame.inputs if one.name in dict(example.inputs) and one.type != "records"]
        return Snippet(
            frame=frame,
            address=f"{book.program.id}/{frame.id}/",
            case=fragment(book, frame, example),
            label=example.label,
            fixable=",".join(names[:1] or [one.name for one in frame.inputs if one.type == "records"]),
            height=self._height(book.program.id, frame.id),
        )

    def _height(self, program: str, frame: str) -> int:
        """How high it was measured to be; what is new needs a page before it can be, and gets room for the tallest."""
        tallest = max(height for heights in self.heights.values() for height in heights.values())
        return self.heights.get(program, {}).get(frame, tallest)
