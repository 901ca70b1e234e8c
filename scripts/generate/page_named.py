"""Texts with {names}: what each name holds in one case, as a sentence says it."""

from __future__ import annotations

from functools import cached_property

from scripts.generate.page_links import whole
from scripts.generate.page_worked import Pencil
from scripts.generate.words import Words, myriads, yen
from scripts.rulebook.algebra import Exact
from scripts.rulebook.check_case_studies import AMOUNTS, NAME
from scripts.rulebook.literals import YEN
from scripts.rulebook.model import Frame, Rulebook
from scripts.rulebook.operations import Outcome, complete, evaluate, scope_of


class Filler:
    """One case of a frame, and the figures that texts about it name."""

    def __init__(self, book: Rulebook, frame: Frame, typed: tuple[tuple[str, object], ...], words: Words) -> None:
        self.book = book
        self.frame = frame
        self.words = words
        self.typed = dict(typed)
        self.case = complete(frame, typed)

    @cached_property
    def outcome(self) -> Outcome:
        """What the rules give."""
        return evaluate(self.book, self.frame.id, self.case)

    @cached_property
    def pencil(self) -> Pencil:
        """What knows every name of the case."""
        scope = scope_of(Exact(), self.book, self.frame.id, self.case)
        return Pencil(scope, self.words)

    def filled(self, text: str) -> str:
        """Return a text with what each {name} holds in this case."""
        return NAME.sub(lambda found: self._held(found[1]), text)

    def _held(self, name: str) -> str:
        if name not in AMOUNTS and self.words.terms[name].unit != YEN:
            return self.pencil.held(name)
        if name in self.typed:
            # As it is typed: an amount with tax is still with tax.
            return myriads(whole(self.typed[name]))
        amount = getattr(self.outcome, name) if name in AMOUNTS else self.pencil.scope[name]
        # A sentence says 150万円, but no such word holds a part of a yen.
        return myriads(int(amount)) if amount == int(amount) else yen(amount)
