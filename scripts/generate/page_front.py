"""The front page: written by hand, but for what it says of the current programme and where it leads."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scripts.rulebook.model import Rulebook

FRONT = Path(__file__).parents[2] / "docs" / "index.md"
# The records are of one programme, whichever is current.
_LINK = re.compile(r"\]\(it-\d{4}/(?!records\.md|speed\.md)")
_FRAME = re.compile(r"\*\*\[[^\]]*\](\([\w-]+/(\w+)\.md\))\*\*")
_DESCRIPTION = re.compile(r"^description: \S*?で、", re.MULTILINE)


def front_page(book: Rulebook, parts: Mapping[str, str]) -> str:
    """Return the front page about a programme; parts: what stands between the marks of these names."""
    text = FRONT.read_text(encoding="utf-8")
    for name, part in parts.items():
        text = _between(text, name, part)
    text = _LINK.sub(f"]({book.program.id}/", text)
    labels = {frame.id: frame.full_label for frame in book.frames}
    text = _FRAME.sub(lambda link: f"**[{labels[link[2]]}]{link[1]}**", text)
    return _DESCRIPTION.sub(f"description: {book.program.label}で、", text)


def _between(text: str, name: str, part: str) -> str:
    """Return a page with what stands between its two marks written anew."""
    place = re.compile(rf"(<!-- {name}:[^>]*-->\n).*?(<!-- /{name} -->)", re.DOTALL)
    return place.sub(lambda marks: f"{marks[1]}{part}{marks[2]}", text)
