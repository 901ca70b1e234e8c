"""Two-way coverage: every figure of a rule stands in a passage it cites, every figure of a passage is used."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scripts.rulebook.check_names import nearest
from scripts.rulebook.claims import (
    case_texts,
    claims,
    faq_texts,
    finder_claims,
    finder_texts,
    headcount_claims,
    headcount_texts,
    schedule_claims,
    schedule_texts,
    tax_claims,
    texts,
)
from scripts.rulebook.figures import DATE, ROUND, Figure, figures, read_figure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.rulebook.claims import Cite, Claim, Said
    from scripts.rulebook.errors import Faults, Place
    from scripts.rulebook.model import (
        Alternative,
        CashStep,
        Declare,
        Definition,
        Document,
        Finder,
        Headcount,
        NotModelled,
        Passage,
        Reading,
        Repayment,
        Require,
        Rulebook,
        WageTable,
    )

__all__ = ["check_sources", "cites", "figures", "try_case_texts"]

_PASSAGE = re.compile(r"[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*")
_DOCUMENT = re.compile(r"[a-z][a-z0-9-]*")
_SHA = re.compile(r"[0-9a-f]{64}")


def check_sources(book: Rulebook, faults: Faults, *, complete: bool) -> None:
    """Check documents, passages and both directions of coverage; unless `complete`, not what nobody uses."""
    _Sources(book, faults).check(complete=complete)


def try_case_texts(book: Rulebook, faults: Faults) -> None:
    """Add a fault for every figure in a case's or an answer's text that no cited passage says.

    The rules must be free of other faults. Like an example that no longer holds, such a text stops nothing: it is
    written anew after the rule.
    """
    _Sources(book, faults).case_texts()


class _Sources:
    """What the passages of a book say, and which of it has been used."""

    def __init__(self, book: Rulebook, faults: Faults) -> None:
        self.book = book
        self.faults = faults
        self.passages = {each.id: each for each in book.passages}
        self.says = {each.id: self._read_says(each) for each in book.passages}
        self.told = {each.id: tuple(figures(each.restated)) for each in book.passages}
        self.used: dict[str, set[Figure]] = {each.id: set() for each in book.passages}
        self.cited: set[str] = set()

    def _read_says(self, passage: Passage) -> tuple[Figure, ...]:
        found = []
        for text in passage.says:
            figure = read_figure(text)
            if figure is None:
                mend = "write one figure with its comparator, such as 5万円以上, 2/3 or 1円未満切捨て"
                self.faults.add(passage.says_at, f"“{text}” is not one figure", mend)
            else:
                found.append(figure)
        return tuple(found)

    def check(self, *, complete: bool) -> None:
        """Check everything, in the order of the files."""
        for document in self.book.documents:
            self._document(document)
        for passage in self.book.passages:
            self._passage(passage)
        for cite, place, of in cites(self.book):
            self._cite(cite, place, of)
        self._rules()
        if complete:
            self._unused()

    def _rules(self) -> None:
        for claim in (*tax_claims(self.book.program.tax), *schedule_claims(self.book)):
            self._claim(claim)
        for said in schedule_texts(self.book):
            self._said(said)
        for frame in self.book.ruled:
            for claim in claims(frame):
                self._claim(claim)
            for left in frame.not_modelled:
                for text in left.figures:
                    self._left_out(text, left.cite, left.place)
            for said in texts(self.book, frame):
                self._said(said)
        for one in self.book.headcounts:
            self._headcount(one)
        for finder in self.book.finders:
            self._finder(finder)

    def _finder(self, finder: Finder) -> None:
        for claim in finder_claims(finder):
            self._claim(claim)
        for left in finder.not_modelled:
            for text in left.figures:
                self._left_out(text, left.cite, left.place)
        for said in finder_texts(finder):
            self._said(said)

    def _headcount(self, one: Headcount) -> None:
        for claim in headcount_claims(one):
            self._claim(claim)
        for left in one.not_modelled:
            for text in left.figures:
                self._left_out(text, left.cite, left.place)
        for said in headcount_texts(one):
            self._said(said)

    def case_texts(self) -> None:
        """Check the texts of the published cases, and of the questions."""
        for said in (*case_texts(self.book), *faq_texts(self.book)):
            self._said(said)

    # --- documents and passages

    def _document(self, document: Document) -> None:
        place = document.place
        if not _DOCUMENT.fullmatch(document.id):
            self.faults.add(place, f"“{document.id}” cannot be the id of a document", "write it with a-z, 0-9 and -")
        if not document.url.startswith("https://"):
            self.faults.add_at(place, "url", f"“{document.url}” is no https address", "write the official address")
        if document.kind == "pdf" and not _SHA.fullmatch(document.sha256):
            what = f"“{document.id}” has no sha256, so nobody can tell which version was read"
            self.faults.add(place, what, "add `sha256:` with 64 hexadecimal digits")
        if document.kind == "pdf" and document.pages < 1:
            self.faults.add(place, f"“{document.id}” does not say how many pages it has", "add `pages: …`")

    def _passage(self, passage: Passage) -> None:
        place = passage.place
        if not _PASSAGE.fullmatch(passage.id):
            self.faults.add(place, f"“{passage.id}” cannot be the id of a passage", "write `frame.topic`")
        document = next((each for each in self.book.documents if each.id == passage.doc), None)
        if document is None:
            known = [each.id for each in self.book.documents]
            self.faults.add_at(place, "doc", f"there is no document “{passage.doc}”", nearest(passage.doc, known))
        elif document.kind == "quoted" and passage.confidence == "official":
            what = f"“{passage.id}” is official, but {document.id} was only quoted to us"
            self.faults.add_at(
                place, "confidence", what, "write `confidence: secondary` until the text itself was read"
            )
        elif document.kind == "pdf" and passage.page is None:
            self.faults.add(place, f"“{passage.id}” does not say on which page it stands", "add `page: …`")
        elif passage.page is not None and not 1 <= passage.page <= max(1, document.pages - document.page_offset):
            last = document.pages - document.page_offset
            what = f"“{passage.id}” is on page {passage.page}, but {document.id} ends with page {last}"
            self.faults.add_at(
                place, "page", what, "mend the page (as printed), or the document's `pages` or `page_offset`"
            )
        for figure in self.told[passage.id]:
            if figure.unit != DATE and not any(figure.speaks_of(each) for each in self.says[passage.id]):
                what = f"“{passage.id}” restates “{figure}”, which is not among its figures"
                self.faults.add_at(place, "restated", what, f"add {figure} to `says`, or restate it without the figure")

    def _cite(self, cite: Cite, place: Place, of: str) -> None:
        if not cite:
            self.faults.add(place, f"{of} cites no passage", "add `cite: [passage]` of sources.yml")
        for id_ in cite:
            self.cited.add(id_)
            if id_ not in self.passages:
                self.faults.add_at(place, "cite", f"there is no passage “{id_}”", nearest(id_, self.passages))

    # --- from the rule to the passage

    def _claim(self, claim: Claim) -> None:
        found = False
        for id_ in claim.cite:
            for figure in self.says.get(id_, ()):
                if claim.figure == figure or (claim.loose and claim.figure.speaks_of(figure)):
                    self.used[id_].add(figure)
                    found = True
        place = self.faults.at(claim.place, "round") if claim.figure.unit == ROUND else claim.place
        if not found and claim.cite:
            what = f"the rule says “{claim.figure}”, but {self._spoken(claim.cite)}"
            self.faults.add(place, what, "mend the rule; if the document says so, mend `says` of the passage")
        elif not found:
            self.faults.add(place, f"nothing is cited for “{claim.figure}”", "add `cite: [passage]`")

    def _left_out(self, text: str, cite: Cite, place: Place) -> None:
        figure = read_figure(text)
        if figure is None:
            self.faults.add_at(
                place, "figures", f"“{text}” is not one figure", "write one figure, such as 3年 or 1.5%以上"
            )
            return
        holding = [id_ for id_ in cite if figure in self.says.get(id_, ())]
        for id_ in holding:
            self.used[id_].add(figure)
        if not holding:
            what = f"“{text}” is listed as not modelled, but {self._spoken(cite)}"
            self.faults.add_at(place, "figures", what, "list the figures as the cited passages say them")

    def _said(self, said: Said) -> None:
        known = [*said.own]
        for id_ in said.cite:
            known += [*self.says.get(id_, ()), *self.told.get(id_, ())]
        for figure in figures(said.text):
            if any(figure.speaks_of(each) for each in known):
                continue
            if said.cite:
                what = f"`{said.key}` says “{figure}”, but {self._spoken(said.cite)}"
                mend = "mend the text, cite the passage that says so, or write it without the figure"
            else:
                what = f"`{said.key}` says “{figure}”, and cites nothing"
                mend = "write it without the figure, which stands in one rule only"
            self.faults.add_at(said.place, said.key, what, mend)

    def _spoken(self, cite: Cite) -> str:
        """What the cited passages say, each with its line."""
        parts = []
        for id_ in cite:
            passage = self.passages.get(id_)
            if passage is not None:
                says = ", ".join(passage.says) or "no figure"
                parts.append(f"{id_} ({passage.says_at.file}:{passage.says_at.line}) says {says}")
        return "; ".join(parts) or "the cited passage does not exist"

    # --- from the passage to the rule

    def _unused(self) -> None:
        for passage in self.book.passages:
            if passage.id not in self.cited:
                self.faults.add(passage.place, f"nobody cites “{passage.id}”", "cite it where it matters, or drop it")
                continue
            for figure in self.says[passage.id]:
                if figure not in self.used[passage.id]:
                    what = f"no rule that cites “{passage.id}” uses its figure “{figure}”"
                    mend = "use it in a rule, list it under `not_modelled` with the reason, or drop it"
                    self.faults.add(passage.says_at, what, mend)
        stood_on = {each.doc for each in self.book.passages}
        for document in self.book.documents:
            if document.id not in stood_on:
                mend = "add a passage that stands in it, or drop the document"
                self.faults.add(document.place, f"no passage stands in “{document.id}”", mend)


def cites(book: Rulebook) -> Iterator[tuple[Cite, Place, str]]:
    """Yield what is cited, by whom; an input with a reason, or without a range, may cite nothing."""
    yield book.program.tax.cite, book.program.tax.place, "tax_basis"
    for track in book.tracks:
        yield from ((each.cite, each.place, f"round {each.id}") for each in track.rounds)
        yield from ((each.cite, each.place, f"“{each.id}”") for each in track.preparation)
    for frame in book.ruled:
        for one in frame.inputs:
            for each in (one, *one.fields):
                if each.cite:
                    yield each.cite, each.place, f"“{each.name}”"
        yield from ((each.cite, each.place, f"“{each.name}”") for each in frame.values)
        beside: list[Require | Alternative | Declare | NotModelled | Reading | Repayment | CashStep]
        beside = [*frame.requires, *frame.alternatives, *frame.declares, *frame.not_modelled, *frame.readings]
        beside += [*frame.repayments, *frame.cash]
        for said in beside:
            yield said.cite, said.place, f"“{said.id}”"
    for counted in book.headcounts:
        told: tuple[WageTable | Definition | NotModelled | Reading, ...]
        told = (*counted.tables, *counted.definitions, *counted.not_modelled, *counted.readings)
        yield from ((each.cite, each.place, f"“{each.id}”") for each in told)
    for finder in book.finders:
        yield from _cited_by(finder)
    for study in book.cases:
        yield from ((each.cite, each.place, f"case {study.id}") for each in study.notices if each.cite)
    yield from ((each.cite, each.place, f"“{each.id}”") for each in book.faq.questions if each.cite)


def _cited_by(finder: Finder) -> Iterator[tuple[Cite, Place, str]]:
    yield from ((each.cite, each.place, f"“{each.frame}”") for each in finder.shelves)
    yield from ((each.cite, each.place, f"“{each.id}”") for each in finder.uses)
    yield from ((each.cite, each.place, f"“{each.id}”") for each in finder.together)
    yield from ((each.cite, each.place, f"“{each.id}”") for each in finder.not_modelled)
    yield from ((each.cite, each.place, f"“{each.id}”") for each in finder.readings)
    for kind in finder.kinds:
        if kind.cite:
            yield kind.cite, kind.place, f"“{kind.id}”"
        yield from ((each.cite, each.place, f"“{kind.id}”") for each in kind.goes)
