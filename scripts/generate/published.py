"""What a link made today needs to tell, years later, what has changed since: the figures of a rulebook, by the rule.

One file for each digest, `rules/<programme>/published/<digest8>.json`. Every part that the digest covers is in it, so
two rulebooks with different digests always differ in some part: in its figures, or in its form alone.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from scripts.generate.words import myriads
from scripts.rulebook.claims import in_condition, in_value, tax_claims
from scripts.rulebook.digest import canonical, of_alternative, of_ends, of_input, of_require, of_value
from scripts.rulebook.figures import ROUND, Figure, of_quantity
from scripts.rulebook.literals import RATIO, YEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from scripts.rulebook.claims import Found
    from scripts.rulebook.model import Frame, Input, Rulebook

# As many digits of the digest as a link carries.
SHORT = 8

type Part = dict[str, str | list[str]]


def place(root: Path, book: Rulebook) -> Path:
    """Return the file that belongs to a rulebook."""
    return root / "rules" / book.program.id / "published" / f"{book.digest[:SHORT]}.json"


def text(book: Rulebook) -> str:
    """Return the file's text, a part a line: the same rules give the same bytes."""
    parts = [f"{_json(key)}: {_json(part)}" for key, part in _parts(book)]
    head = f'{{"program": {_json(book.program.id)}, "rulebook": {_json(book.digest)}, "parts": {{'
    return "\n".join([head, ",\n".join(parts), "}}", ""])


def _json(told: object) -> str:
    return json.dumps(told, ensure_ascii=False)


def unlabelled(file: str) -> dict[str, Any]:
    """Return what a file says but for its labels: those may be reworded while the digest stays."""
    told: dict[str, Any] = json.loads(file)
    for part in told["parts"].values():
        del part["label"]
    return told


def _parts(book: Rulebook) -> Iterator[tuple[str, Part]]:
    """Yield every part by its anchor: `tsujyo.rate`, `tsujyo.condition.size`, `tax`; a frame's id holds its ends."""
    tax = book.program.tax
    form = canonical((tax.input, tax.included, tax.ratio, tax.round))
    yield "tax", _part("税込で入力したとき", (claim.figure for claim in tax_claims(tax)), form)
    for frame in book.frames:
        yield frame.id, _part(frame.full_label, (), of_ends(frame))
        for name, part in _of_frame(frame):
            yield f"{frame.id}.{name}", part


def _of_frame(frame: Frame) -> Iterator[tuple[str, Part]]:
    for one in frame.inputs:
        yield from _of_input(one)
    for value in frame.values:
        yield value.name, _part(value.label, _figures(in_value(value)), of_value(value))
    for each in frame.requires:
        yield f"condition.{each.id}", _part(each.label, _figures(in_condition(each.when)), of_require(each))
    labels = {value.name: value.label for value in frame.values}
    for choice in frame.alternatives:
        figures = _figures(in_condition(choice.when))
        yield f"choice.{choice.id}", _part(labels[choice.value.id], figures, of_alternative(choice))


def _of_input(one: Input, where: str = "") -> Iterator[tuple[str, Part]]:
    """Yield an input, and the inputs of its records as parts of their own."""
    yield f"{where}{one.name}", _part(one.label, _in_input(one), of_input(replace(one, record=())))
    for inner in one.fields:
        yield from _of_input(inner, f"{where}{one.name}.")


def _in_input(one: Input) -> Iterator[Figure]:
    for bound, comparator in ((one.at_least, "以上"), (one.at_most, "以下")):
        if bound is not None:
            yield of_quantity(bound.quantity, comparator)
    if isinstance(one.default, int) and not isinstance(one.default, bool):
        yield Figure(Fraction(one.default), one.unit)
    yield from _figures(in_condition(one.ask_when))


def _figures(found: Iterable[Found]) -> Iterator[Figure]:
    return (figure for figure, _ in found)


def _part(label: str, figures: Iterable[Figure], form: str) -> Part:
    known = hashlib.sha256(form.encode("utf-8")).hexdigest()[:SHORT]
    return {"label": label, "figures": [_written(figure) for figure in figures], "form": known}


def _written(figure: Figure) -> str:
    """Write a figure in one way, however the rule spells it: 150万円未満, 2/3, 24か月, 1円未満切捨て."""
    value, unit = figure.value, figure.unit
    if unit == ROUND:
        return f"1円未満{value}"
    if unit == RATIO or isinstance(value, str):
        return f"{value}{figure.comparator}"
    if unit.startswith(YEN):
        return f"{myriads(int(value)).removesuffix(YEN)}{unit}{figure.comparator}"
    return f"{int(value):,}{unit}{figure.comparator}"
