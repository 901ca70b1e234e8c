"""One step up and down for a typed literal, the other comparator, the other roundings, the other answer."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from scripts.rulebook.literals import RATIO, YEN, LiteralError, Quantity, is_literal, read_bound, read_quantity
from scripts.rulebook.scan import ROUNDINGS

PERCENT = "%"
SWAPPED = {"以上": "超", "超": "以上", "以下": "未満", "未満": "以下"}
ANSWERS = {"yes": "no", "no": "yes"}


def figures(text: str) -> Iterator[tuple[str, str]]:
    """Yield a literal one step up and one down, with its comparator; of yes and no, the other."""
    if text in ANSWERS:
        yield "はい・いいえ", ANSWERS[text]
    read = _read(text)
    if read is not None:
        quantity, comparator = read
        yield from ((kind, f"{each}{comparator}") for kind, each in _steps(quantity))


def comparators(text: str) -> Iterator[tuple[str, str]]:
    """Yield a literal with the neighbouring comparator."""
    read = _read(text)
    if read is not None and read[1]:
        quantity, comparator = read
        yield "以上・超・以下・未満", f"{quantity}{SWAPPED[comparator]}"


def roundings(text: str) -> Iterator[tuple[str, str]]:
    """Yield every other direction of rounding."""
    yield from (("端数", other) for other in ROUNDINGS if other != text)


def is_rate(text: str) -> bool:
    """Whether a text is a ratio such as 2/3 or 10%."""
    read = _read(text)
    return read is not None and read[0].unit == RATIO


def _read(text: str) -> tuple[Quantity, str] | None:
    if not is_literal(text):
        return None
    try:
        bound = read_bound(text)
        return (bound.quantity, bound.comparator) if bound else (read_quantity(text), "")
    except LiteralError:
        return None


def _steps(quantity: Quantity) -> Iterator[tuple[str, str]]:
    """Yield ±1円, ±1 of a count or of months, ±1 point of a percentage, ±1 of a rate's numerator, from 0 to 1."""
    amount, text = quantity.amount, quantity.text
    for step in (1, -1):
        if quantity.unit == RATIO:
            yield from _rate(text, step)
        elif amount + step >= 0:
            kind = "円 ±1" if quantity.unit.startswith(YEN) else "数 ±1"
            yield kind, f"{int(amount) + step:,}{quantity.unit}"


def _rate(text: str, step: int) -> Iterator[tuple[str, str]]:
    if text.endswith(PERCENT):
        yield "率 ±1", f"{Fraction(text.removesuffix(PERCENT)) + step}{PERCENT}"
        return
    top, bottom = (int(part) for part in text.split("/"))
    if 0 <= top + step <= bottom:
        yield "率 ±1", f"{top + step}/{bottom}"
