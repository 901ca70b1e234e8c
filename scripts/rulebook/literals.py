"""Typed literals: 450万円, 2/3, 10%, 24か月, 4プロセス以上 — a number never stands without its unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

YEN = "円"
MONTHS = "か月"
RATIO = ""

LONGEST = 40
COMPARATORS = ("以上", "超", "以下", "未満")
OPPOSITE = {"以上": "未満", "未満": "以上", "超": "以下", "以下": "超"}

_MYRIADS = {"億": 100_000_000, "千万": 10_000_000, "百万": 1_000_000, "万": 10_000, "千": 1_000, "": 1}
# Every part but the last ends in a word, so that there is one way to match, however many digits stand there.
_YEN = re.compile(r"((?=\d)(?:\d[\d,]*(?:\.\d+)?(?:億|千万|百万|万|千))*(?:\d[\d,]*(?:\.\d+)?)?)円(?:/(\S+))?")
_PART = re.compile(r"(\d[\d,]*(?:\.\d+)?)(億|千万|百万|万|千)?")
_COMMAS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_RATIO = re.compile(r"(\d+)/(\d+)")
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)%")
_COUNT = re.compile(r"(\d[\d,]*)([^\d\s,./%円]+)")

FORMS = tuple(form.pattern for form in (_YEN, _RATIO, _PERCENT, _COUNT))


@dataclass(frozen=True, slots=True)
class Quantity:
    """An exact amount with its unit: 円, か月, a counting word, 円/者, or "" for a ratio."""

    amount: Fraction
    unit: str
    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Bound:
    """A quantity with its comparator: 以上, 超, 以下 or 未満."""

    comparator: str
    quantity: Quantity

    def __str__(self) -> str:
        return f"{self.quantity}{self.comparator}"


class LiteralError(ValueError):
    """The text is not a typed literal; the message says why."""


def read_quantity(text: str) -> Quantity:
    """Read one typed literal such as 450万円, 2/3, 10% or 24か月; LiteralError says what is wrong."""
    if len(text) > LONGEST:
        raise LiteralError(f"“{text[:LONGEST]}…” is too long for a quantity")
    if match := _YEN.fullmatch(text):
        return Quantity(_yen(match[1], text), f"{YEN}/{match[2]}" if match[2] else YEN, text)
    if match := _RATIO.fullmatch(text):
        if match[2].strip("0") == "":
            raise LiteralError(f"“{text}” divides by zero")
        return Quantity(Fraction(int(match[1]), int(match[2])), RATIO, text)
    if match := _PERCENT.fullmatch(text):
        return Quantity(Fraction(match[1]) / 100, RATIO, text)
    if (match := _COUNT.fullmatch(text)) and not text.endswith(COMPARATORS):
        return Quantity(_number(match[1], text), match[2], text)
    if re.fullmatch(r"[\d,.]+", text):
        raise LiteralError(f"“{text}” is a bare number")
    raise LiteralError(f"“{text}” is not a quantity")


def read_bound(text: str) -> Bound | None:
    """Read a literal with a comparator (150万円未満); None when no comparator ends the text."""
    for comparator in COMPARATORS:
        if text.endswith(comparator):
            return Bound(comparator, read_quantity(text.removesuffix(comparator)))
    return None


def is_literal(text: str) -> bool:
    """Whether the text begins like a literal: names begin with a letter."""
    return bool(re.match(r"\d", text))


def _number(digits: str, text: str) -> Fraction:
    if not _COMMAS.fullmatch(digits):
        raise LiteralError(f"“{text}” has commas that do not part thousands")
    return Fraction(digits.replace(",", ""))


def _yen(parts: str, text: str) -> Fraction:
    total = Fraction(0)
    last = None
    for number, myriad in _PART.findall(parts):
        size = _MYRIADS[myriad]
        if last is not None and size >= last:
            raise LiteralError(f"“{text}” has its 億・万 in the wrong order")
        last = size
        total += _number(number, text) * size
    if total.denominator != 1:
        raise LiteralError(f"“{text}” is not a whole number of yen")
    return total
