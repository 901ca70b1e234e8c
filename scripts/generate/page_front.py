"""Pages written by hand, but for what they say of the current programme and where they lead."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scripts.rulebook.model import Rulebook

DOCS = Path(__file__).parents[2] / "docs"
# The records are of one programme, whichever is current.
_LINK = re.compile(r"\]\(it-\d{4}/(?!records\.md|speed\.md)")
_FRAME = re.compile(r"\*\*\[[^\]]*\](\([\w-]+/(\w+)\.md\))\*\*")
_DESCRIPTION = re.compile(r"^description: \S*?で、", re.MULTILINE)


def front_page(book: Rulebook, parts: Mapping[str, str]) -> str:
    """Return the front page about a programme; parts: what stands between the marks of these names."""
    text = (DOCS / "index.md").read_text(encoding="utf-8")
    for name, part in parts.items():
        text = _between(text, name, part)
    text = _led(book, text)
    labels = {frame.id: frame.full_label for frame in book.frames}
    text = _FRAME.sub(lambda link: f"**[{labels[link[2]]}]{link[1]}**", text)
    return _DESCRIPTION.sub(f"description: {book.program.label}で、", text)


def slides_page(book: Rulebook) -> dict[str, str]:
    """Return the page for lecturers, which leads to the pictures of a programme."""
    return {"docs/slides.md": _led(book, (DOCS / "slides.md").read_text(encoding="utf-8"))}


def _led(book: Rulebook, text: str) -> str:
    return _LINK.sub(f"]({book.program.id}/", text)


def _between(text: str, name: str, part: str) -> str:
    """Return a page with what stands between its two marks written anew."""
    place = re.compile(rf"(<!-- {name}:[^>]*-->\n).*?(<!-- /{name} -->)", re.DOTALL)
    return place.sub(lambda marks: f"{marks[1]}{part}{marks[2]}", text)
