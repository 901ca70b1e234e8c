"""Links that fill a calculator: a case as the fragment of an address (it never reaches a server)."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from urllib.parse import quote

from scripts.rulebook.literals import read_quantity
from scripts.rulebook.model import Example, Frame, Input, Rulebook

Typed = Mapping[str, object]


def fragment(book: Rulebook, frame: Frame, example: Example) -> str:
    """Return the link of an example, with the amount that it states."""
    return fragment_of(book, frame, example.inputs, example.subsidy)


def fragment_of(book: Rulebook, frame: Frame, inputs: tuple[tuple[str, object], ...], subsidy: int) -> str:
    """Return #p=…&f=…&<input>=<value>&…&s=<subsidy>&r=<digest8> for a case."""
    parts = [("p", book.program.id), ("f", frame.id)]
    typed = dict(inputs)
    parts += [(one.name, _written(one, typed[one.name])) for one in frame.inputs if one.name in typed]
    parts += [("s", str(subsidy)), ("r", book.digest[:8])]
    return "#" + "&".join(f"{name}={quote(text, safe='*:;,')}" for name, text in parts)


def _written(one: Input, typed: object) -> str:
    if one.type == "records" and isinstance(typed, tuple):
        return ";".join(_times(one, record, len(list(equal))) for record, equal in groupby(typed))
    return str(whole(typed)) if one.type in ("yen", "months", "count") else str(typed)


def _times(one: Input, record: tuple[tuple[str, object], ...], times: int) -> str:
    typed = dict(record)
    fields = ",".join(f"{each.name}:{_written(each, typed[each.name])}" for each in one.fields if each.name in typed)
    return f"{times}*{fields}"


def whole(typed: object) -> int:
    """Return the number an example types: 150万円, 3, 36か月."""
    text = str(typed)
    return int(text.replace(",", "")) if text.replace(",", "").isdecimal() else int(read_quantity(text).amount)
