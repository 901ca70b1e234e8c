"""Names on a page: what each stands for, and where its rule stands; a record's names too."""

from __future__ import annotations

from scripts.generate.words import Term, Words, linked, term_of
from scripts.rulebook.errors import Faults
from scripts.rulebook.model import Frame, Input, Rulebook, Value
from scripts.rulebook.units import units

Terms = dict[str, Term]


def frame_words(book: Rulebook, frame: Frame, base: str = "") -> Words:
    """Return the words of a frame; `base` leads from the page to the frame's own ("" there)."""
    return Words(_terms(book, frame, base), linked)


def record_words(book: Rulebook, frame: Frame, records: Input, base: str = "", others: str = "../") -> Words:
    """Return the words of a record of `frame`: its inputs stand on its page, its values on their own frame's."""
    other = book.frame(records.frame)
    own = {one.name: term_of(one, f"{base}#{frame.id}.{records.name}.{one.name}") for one in records.fields}
    values = {name: term for name, term in _terms(book, other, f"{others}{other.id}/").items() if other.value(name)}
    return Words(values | own, linked)


def _terms(book: Rulebook, frame: Frame, base: str) -> Terms:
    found = units(frame, {each.id: each for each in book.frames}, Faults())
    inputs = {one.name: term_of(one, f"{base}#{frame.id}.{one.name}") for one in frame.inputs}
    return inputs | {each.name: _term(frame, each, found[each.name], base) for each in frame.values}


def _term(frame: Frame, value: Value, unit: str, base: str) -> Term:
    return Term(value.label, unit, href=f"{base}#{frame.id}.{value.name}")
