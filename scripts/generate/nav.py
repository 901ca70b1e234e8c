"""Writes the programmes into the site's menu: the current one first, each with the pages that it has."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scripts.generate.years import Years
    from scripts.rulebook.model import Rulebook

CONFIG = Path(__file__).parents[2] / "mkdocs.yml"
MARKED = re.compile(r"(  # programmes:[^\n]*\n).*?(  # /programmes\n)", re.DOTALL)


def nav(books: Sequence[Rulebook], years: dict[str, Years]) -> dict[str, str]:
    """Return the configuration of the site with the pages of these programmes in this order."""
    lines = "".join(_programme(book, years[book.program.id]) for book in books)
    text = CONFIG.read_text(encoding="utf-8")
    return {"mkdocs.yml": MARKED.sub(lambda marks: f"{marks[1]}{lines}{marks[2]}", text)}


def _programme(book: Rulebook, years: Years) -> str:
    label = f"{book.program.label}（前の制度）" if years.past else book.program.label
    head = f"  - {label}:\n      - {book.program.id}/index.md\n"
    return head + "".join(f"      - {name}: {book.program.id}/{page}.md\n" for name, page in _pages(book, years))


def _pages(book: Rulebook, years: Years) -> Iterable[tuple[str, str]]:
    yield from ((each.label, each.id) for each in book.finders)
    yield from ((each.rules.label, each.id) for each in book.checks)
    yield from ((each.label, each.id) for each in book.headcounts)
    yield from ((each.full_label, each.id) for each in book.frames)
    yield "スケジュール", "schedule"
    if book.faq.questions:
        yield "よくある質問", "faq"
    if years.before:
        yield f"{years.before.program.label}から変わったこと", "changes"
    yield "ことばの説明", "glossary"
    yield "原典との対照", "sources"
    if years.recorded:
        yield "検証記録", "records"
    yield "図と表の画像", "images"
