"""What the programme's shared pages show: the overview, the sources and the glossary."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby

from scripts.generate.page_coverage import Coverage, Part, all_parts, coverage
from scripts.generate.page_examples import Difference, differences
from scripts.generate.page_glance import Line, Site, lines_of
from scripts.generate.page_programme import ProgrammePage
from scripts.generate.page_sources import Source, official_address, short_title
from scripts.generate.page_terms import frame_words
from scripts.generate.words import Words, bare, version
from scripts.rulebook.model import Document, Frame, Passage, Reading, Term

KINDS = {
    "pdf": "PDF",
    "text": "ウェブページなど",
    "workbook": "表計算ファイル",
    "law": "法律",
    "quoted": "引用で知った公式の文書",
}


@dataclass(frozen=True, slots=True)
class FrameRow:
    """One frame in the overview: its lines, and how its conditions are said there."""

    frame: Frame
    lines: tuple[Line, ...]
    words: Words


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One document in the list of sources, with its passages in the document's order."""

    document: Document
    title: str
    kind: str
    version: str
    passages: tuple[Source, ...]


class Overview(ProgrammePage):
    """The programme as a whole: what the templates of its shared pages ask for."""

    @cached_property
    def rows(self) -> tuple[FrameRow, ...]:
        """One entry per frame, in the order of the site."""
        found = []
        for frame in self.book.frames:
            words = replace(frame_words(self.book, frame), name=bare)
            found.append(FrameRow(frame, lines_of(self.book, frame, Site(name=bare)), words))
        return tuple(found)

    @property
    def terms(self) -> tuple[Term, ...]:
        """The glossary in the order of the readings."""
        return tuple(sorted(self.program.glossary, key=_reading))

    @property
    def common(self) -> tuple[str, ...]:
        """What has to be confirmed in (nearly) every frame: the vendor first, then what at most one frame lacks."""
        lead = next(each.text for each in self.book.frames[0].declares if each.lead)
        texts = dict.fromkeys(each.text for frame in self.book.frames for each in frame.declares)
        held = [{each.text for each in frame.declares} for frame in self.book.frames]
        shared = [text for text in texts if sum(text in each for each in held) >= len(held) - 1]
        return (lead, *(text for text in shared if text != lead))

    # --- sources ----------------------------------------------------------------------------------------------------

    @cached_property
    def documents(self) -> tuple[DocumentRow, ...]:
        """Every document with all its passages."""
        return tuple(self._document(each) for each in self.book.documents)

    @cached_property
    def coverage(self) -> Coverage:
        """How much of rules and passages stands on each other."""
        return coverage(self.book)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """Everything that cites a passage."""
        return all_parts(self.book)

    def owners(self, passage: Passage) -> list[tuple[str, list[Part]]]:
        """Return who stands on a passage, computing or saying, by frame."""
        used = [each for each in self.parts if passage.id in each.cite and not each.reason]
        return [(owner, list(parts)) for owner, parts in groupby(used, key=lambda each: each.owner)]

    def left_out(self, passage: Passage) -> list[tuple[str, str, list[Part]]]:
        """Return what of a passage is not computed and why, told once for all frames that say the same."""
        parts = [each for each in self.parts if passage.id in each.cite and each.reason]
        told = dict.fromkeys((each.label, each.reason) for each in parts)
        return [(*same, [each for each in parts if (each.label, each.reason) == same]) for same in told]

    def differences(self, frame: Frame, reading: Reading) -> list[Difference]:
        """Return the worked examples in which another reading gives another amount."""
        return differences(self.book, frame, reading)

    def _document(self, document: Document) -> DocumentRow:
        passages = [each for each in self.book.passages if each.doc == document.id]
        passages.sort(key=lambda each: each.page or 0)
        rows = tuple(Source(each, document, ()) for each in passages)
        return DocumentRow(document, short_title(document), KINDS[document.kind], version(document.version), rows)

    def address(self, document: Document, passage: Passage | None = None) -> str:
        """Return the official address, at a passage's page."""
        return official_address(document, passage)


def _reading(term: Term) -> str:
    """Return the reading in hiragana, so that katakana sorts among it."""
    text = term.reading or term.label
    return "".join(chr(ord(each) - 0x60) if "ァ" <= each <= "ヶ" else each for each in text)
