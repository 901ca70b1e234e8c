"""Which words of the glossary the pages say: each page leads to the plain words, the glossary back to the pages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from pathlib import PurePosixPath

from markupsafe import escape

from scripts.rulebook.check_faq import WORDS
from scripts.rulebook.model import Rulebook, Term

# Where a template leaves room for its words, and where the glossary does for the pages of a term.
ROOM = '<p class="ms-uses" data-terms></p>'
PAGES = re.compile(r'<p class="ms-uses" data-said="(\w+)"></p>\n')

# What nobody reads as prose: the head of the file, programs, words that scripts keep, marks, and attributes of lines.
_UNREAD = re.compile(
    r"\A---\n.*?\n---\n|^```.*?^```|<template\b.*?</template>|<[^>]*>|\{[:#.\s][^}\n]*\}", re.DOTALL | re.MULTILINE
)
_TITLE = re.compile(r"^# (.+?)(?: \{.*\})?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Page:
    """One page that says words of the glossary: where it is, its title, and the terms it says."""

    path: PurePosixPath
    title: str
    terms: tuple[Term, ...]


def join_words(found: dict[str, str], book: Rulebook) -> dict[str, str]:
    """Fill the room that the pages leave: in the programme's own, and in the glossary."""
    folder = PurePosixPath("docs", book.program.id)
    said = {name: _page(name, text, book.program.glossary) for name, text in found.items() if ROOM in text}
    joined = {name: found[name].replace(ROOM, _words(page, folder)) for name, page in said.items()}
    glossary = f"{folder}/glossary.md"
    own = [page for page in said.values() if page.path.parent == folder]
    filled = PAGES.sub(lambda room: _pages(own, room[1]), found[glossary])
    return found | joined | {glossary: filled}


def says(text: str, term: Term) -> bool:
    """Whether a text says a term: one of the words that its label holds."""
    return any(word and word in text for word in WORDS.split(term.label))


def read(text: str) -> str:
    """Return what a reader of a page sees as words."""
    return unescape(_UNREAD.sub("", text))


def _page(name: str, text: str, glossary: tuple[Term, ...]) -> Page:
    title = _TITLE.search(text)
    seen = read(text)
    return Page(PurePosixPath(name), title[1] if title else "", tuple(each for each in glossary if says(seen, each)))


def _words(page: Page, folder: PurePosixPath) -> str:
    up = "../" * (len(page.path.parts) - 1)
    links = [f'<a href="{up}{folder.name}/glossary/#term-{each.id}">{escape(each.label)}</a>' for each in page.terms]
    if not links:
        return ""
    return f'<p class="ms-uses" data-terms data-search-exclude>ことばの説明：{"、".join(links)}</p>'


def _pages(pages: list[Page], id_: str) -> str:
    saying = [each for each in pages if id_ in [term.id for term in each.terms]]
    links = [f'<a href="../{each.path.stem}/">{escape(each.title)}</a>' for each in saying]
    return f'<p class="ms-uses" data-search-exclude>出てくるページ：{"、".join(links)}</p>\n' if links else ""
