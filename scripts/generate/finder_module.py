"""Writes one finder's module: where each kind of thing goes and which frames go together, as data."""

from __future__ import annotations

from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING

from scripts.generate.source_text import NOTE, quoted, strings_or_empty, tuple_of
from scripts.rulebook.claims import in_value
from scripts.rulebook.digest import finder_digest
from scripts.rulebook.literals import RATIO

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.rulebook.model import Finder, Frame, Goes, Kind, Name, Rulebook, Shelf


def finder_module(book: Rulebook, finder: Finder) -> str:
    """Return the module's source."""
    ratio = book.program.tax.ratio.quantity.amount
    tax = (
        quoted(book.program.tax.input),
        quoted(book.program.tax.included),
        f"({ratio.numerator}, {ratio.denominator})",
    )
    names = ["KINDS", "USES", "SHELVES", "TOGETHER", "UNKNOWN", "GIVEN"]
    facts = [quoted(finder.id), quoted(finder.label), *names, f"({', '.join(tax)})", str(_period(book))]
    return "\n".join(
        [
            f'"""{finder.label}（{book.program.label}）: {finder.summary}',
            "",
            NOTE.format(program=book.program.id, frame=finder.id),
            '"""',
            "",
            "from calculator.frames import Finder, Goes, Kind, Shelf, Together, Unknown, Use",
            "",
            *_list("KINDS", [_kind(finder, each) for each in finder.kinds]),
            *_list("USES", list(_uses(finder))),
            *_list("SHELVES", list(_shelves(finder, book))),
            *_list("TOGETHER", list(_together(finder))),
            *_list("UNKNOWN", list(_unknown(finder))),
            "",
            f"GIVEN = {tuple_of(_given(book))}",
            f"FINDER = Finder({', '.join([*facts, quoted(finder_digest(finder))])})",
            "",
        ]
    )


def _list(name: str, rows: list[str]) -> list[str]:
    return [f"{name} = (", *(f"    {row}," for row in rows), ")"]


def _kind(finder: Finder, kind: Kind) -> str:
    goes = [_goes(goes, shelf.frame, shelf.cite if shelf.like else goes.cite) for shelf, goes in _gone(finder, kind)]
    asks = [f"({quoted(frame)}, {quoted(name)})" for frame, _, name in (each.id.partition(".") for each in kind.asks)]
    told = [quoted(kind.id), quoted(kind.label), strings_or_empty(kind.paid), str(kind.used), str(kind.belongs)]
    told += [tuple_of(asks) if asks else "()", _rows(goes), quoted(kind.refused), strings_or_empty(kind.cite)]
    return f"Kind({', '.join(told)})"


def _gone(finder: Finder, kind: Kind) -> Iterator[tuple[Shelf, Goes]]:
    for shelf in finder.shelves:
        goes = finder.goes(kind, shelf.frame)
        if goes is not None:
            yield shelf, goes


def _rows(rows: list[str]) -> str:
    inner = "\n".join(f"        {row}," for row in rows)
    return f"(\n{inner}\n    )" if rows else "()"


def _goes(goes: Goes, frame: str, cite: tuple[str, ...]) -> str:
    names = [_name(each) for each in (goes.into, goes.monthly, goes.months)]
    counted = str(int(goes.counted.quantity.amount)) if goes.counted else "0"
    told = [quoted(frame), *names, counted, str(goes.one), quoted(goes.text), strings_or_empty(cite)]
    return f"Goes({', '.join(told)})"


def _name(name: Name | None) -> str:
    return quoted(name.id if name else "")


def _uses(finder: Finder) -> Iterator[str]:
    for use in finder.uses:
        counts = [
            f"({quoted(shelf.frame)}, {quoted(name.id)}, {quoted(mark)})"
            for frame, name, mark in use.counts
            for shelf in finder.shelves
            if frame == (shelf.like or shelf.frame)
        ]
        yield f"Use({quoted(use.id)}, {quoted(use.label)}, {tuple_of(counts)})"


def _shelves(finder: Finder, book: Rulebook) -> Iterator[str]:
    for frame in book.frames:
        shelf = finder.shelf(frame.id)
        facts = (shelf.frame, shelf.only, shelf.record)
        yield f"Shelf({', '.join(quoted(each) for each in facts)}, {strings_or_empty(shelf.cite)})"


def _together(finder: Finder) -> Iterator[str]:
    for pair in finder.together:
        told = (strings_or_empty(pair.frames), quoted(pair.state), quoted(pair.text), strings_or_empty(pair.cite))
        yield f"Together({', '.join(told)})"


def _unknown(finder: Finder) -> Iterator[str]:
    for each in finder.unknown:
        answer = {"yes": "True", "no": "False"}.get(each.answer, quoted(each.answer))
        yield f"Unknown({quoted(each.input)}, {answer}, {quoted(each.text)})"


def _given(book: Rulebook) -> list[str]:
    """What is asked of the applicant: (frame, input), each input where it stands first."""
    found: dict[str, str] = {}
    for frame in book.frames:
        for one in frame.inputs:
            if one.given:
                found.setdefault(one.name, frame.id)
    return [f"({quoted(frame)}, {quoted(name)})" for name, frame in found.items()]


def _period(book: Rulebook) -> int:
    """How many yen further an amount is more by whole yen, on every straight piece: see adr/0015."""
    return lcm(*(each.denominator for frame in book.frames for each in _rates(frame)))


def _rates(frame: Frame) -> Iterator[Fraction]:
    for value in frame.values:
        for figure, _ in in_value(value):
            if figure.unit == RATIO and isinstance(figure.value, Fraction):
                yield figure.value
