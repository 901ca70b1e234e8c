"""Text for pictures: how wide it is, and where its lines break. No font is at hand, so it is taken rather too wide."""

from __future__ import annotations

import re
import unicodedata

FULL, HALF = 1.0, 0.6
# Amounts, foreign words and short brackets stay whole; else Japanese breaks anywhere, but no line begins with what
# closes or lengthens.
TOKEN = re.compile(r"（[^（）]{1,8}）|[0-9A-Za-z.,/_-]+[億万千円者%％]*|.", re.DOTALL)
NEVER_FIRST = frozenset("、。，．・：；）」』】ーぁぃぅぇぉっゃゅょァィゥェォッャュョ％円")


def width(text: str, size: int) -> float:
    """Return about how wide a text is at a size, in the picture's units."""
    return sum(size * (FULL if unicodedata.east_asian_width(each) in "WFA" else HALF) for each in text)


def lines_of(text: str, room: float, size: int) -> list[str]:
    """Break a text into lines that fit."""
    lines = [""]
    for token in _tokens(text):
        if lines[-1] and width(lines[-1] + token, size) > room:
            lines.append("")
        lines[-1] += token
    return lines


def _tokens(text: str) -> list[str]:
    """Return what may not be broken, each with what must not begin a line behind it."""
    found: list[str] = []
    for token in TOKEN.findall(text):
        if found and token in NEVER_FIRST:
            found[-1] += token
        else:
            found.append(token)
    return found
