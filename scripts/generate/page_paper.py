"""A frame's rules as they stand on paper: names without links, and no figure of any example."""

from __future__ import annotations

from dataclasses import replace

from scripts.generate.page_faces import Faces
from scripts.generate.words import Words, plain
from scripts.rulebook.model import Each, Example, Frame, Rulebook


class PaperFaces(Faces):
    """A frame's values in words alone, for cases and for sheets on which somebody works one out."""

    def __init__(self, book: Rulebook, frame: Frame) -> None:
        super().__init__(book, frame)
        self.words = self.plain

    @property
    def example(self) -> Example | None:
        """No example: on a sheet its figures would be answers."""
        return None

    def record_words(self, name: str) -> Words:
        """Return the words of a record, without links."""
        return replace(super().record_words(name), name=plain)

    def each_name(self, each: Each) -> str:
        """Return the other frame's value by its name."""
        return f"「{self.each_label(each)}」（{self.book.frame(each.frame).full_label}）"

    def unit(self, name: str) -> str:
        """Return what stands behind a number in this value's box; nothing where there is no unit."""
        unit = self.plain.terms[name].unit
        return "" if unit.isascii() else unit  # yes and no, and a ratio, have no word of their own
