"""A page of short texts that cite passages: where each text stands, and the passages at the end, by document."""

from __future__ import annotations

from abc import abstractmethod
from functools import cached_property

from scripts.generate.page_programme import ProgrammePage
from scripts.generate.page_sources import Shelf, Source, Use, by_document, citations, sources_of


class CitedPage(ProgrammePage):
    """What the templates ask of such a page; `uses` tells which text stands on which passage."""

    @property
    @abstractmethod
    def uses(self) -> list[tuple[str, Use]]:
        """(passage, the text that stands on it), in the order of the page."""

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """The passages that the page stands on."""
        return sources_of(self.book, self.uses)

    @property
    def shelves(self) -> tuple[Shelf, ...]:
        """The same by document."""
        return by_document(self.sources)

    @property
    def doubtful(self) -> tuple[Source, ...]:
        """The sources that are not official texts."""
        return tuple(source for source in self.sources if source.passage.confidence != "official")

    def citations(self, ids: tuple[str, ...]) -> list[tuple[Source, str]]:
        """Return the sources with these ids, each with its name in a row."""
        known = {source.passage.id: source for source in self.sources}
        return citations(tuple(known[id_] for id_ in ids))
