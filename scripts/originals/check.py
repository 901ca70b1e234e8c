"""Holds sources.yml to the documents in a folder: the same bytes, the same pages, every figure on its page."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from scripts.originals.explained import EXPLAINED
from scripts.originals.match import found_by
from scripts.originals.texts import Page, count_pages, page_of, pages_of
from scripts.rulebook.digest import canonical
from scripts.rulebook.figures import read_figure
from scripts.rulebook.model import Document, Passage, Rulebook


@dataclass(frozen=True, slots=True)
class FileFound:
    """A document's file: its bytes are those that were read (`same`), and how many pages it has (0: it has none)."""

    id: str
    same: bool
    pages: int
    fault: str


@dataclass(frozen=True, slots=True)
class FigureFound:
    """A figure of a passage, and the rule by which it stands on its page ("": it does not)."""

    passage: str
    figure: str
    page: str
    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that was looked at, and the documents of which there is no file."""

    files: tuple[FileFound, ...]
    figures: tuple[FigureFound, ...]
    unread: tuple[str, ...]

    @property
    def faults(self) -> list[str]:
        """What is wrong, one line each."""
        found = [f"{each.id}: {each.fault}" for each in self.files if each.fault]
        missing = (each for each in self.figures if not each.rule)
        return found + [f"{each.passage}: {each.page} に「{each.figure}」が見つかりません" for each in missing]


def check(book: Rulebook, folder: Path) -> Report:
    """Look at every document of which the folder has the file."""
    paths = {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir()) if path.is_file()}
    files: list[FileFound] = []
    figures: list[FigureFound] = []
    unread: list[str] = []
    for document in book.documents:
        if not document.sha256:
            unread.append(document.id)
            continue
        path = _file_of(document, paths)
        if path is None:
            files.append(FileFound(document.id, same=False, pages=0, fault=f"{folder} にファイルがありません"))
            continue
        files.append(_file(document, path, paths[path]))
        figures += _figures(book, document, pages_of(document, path))
    return Report(tuple(files), tuple(figures), tuple(unread))


def passages_digest(book: Rulebook) -> str:
    """Return the sha256 of what is checked here: the documents, and where the passages stand with which figures."""
    documents = [(each.id, each.sha256, each.pages, each.page_offset, each.kind) for each in book.documents]
    passages = [(each.id, each.doc, each.page, each.where, each.says) for each in book.passages]
    return hashlib.sha256(canonical((tuple(documents), tuple(passages))).encode()).hexdigest()


def _file_of(document: Document, paths: dict[Path, str]) -> Path | None:
    """Return the file with the document's bytes, else the one that has its name."""
    name = document.url.rsplit("/", 1)[-1]
    return next(
        (path for path, digest in paths.items() if digest == document.sha256),
        next((path for path in paths if path.name == name), None),
    )


def _file(document: Document, path: Path, digest: str) -> FileFound:
    pages = count_pages(path) if document.kind == "pdf" else 0
    fault = ""
    if digest != document.sha256:
        fault = f"{path.name} の指紋は {digest} で、sources.yml と違います。別の版です"
    elif document.kind == "pdf" and pages != document.pages:
        fault = f"{path.name} は {pages}ページですが、sources.yml には {document.pages}ページとあります"
    return FileFound(document.id, digest == document.sha256, pages, fault)


def _figures(book: Rulebook, document: Document, pages: tuple[Page, ...]) -> Iterator[FigureFound]:
    for passage in (each for each in book.passages if each.doc == document.id):
        page = page_of(pages, document, passage)
        for text in passage.says:
            rule, reason = _rule(text, page, passage, document)
            yield FigureFound(passage.id, text, _place(document, passage), rule, reason)


def _rule(text: str, page: Page, passage: Passage, document: Document) -> tuple[str, str]:
    figure = read_figure(text)
    rule = found_by(figure, page, document) if figure else ""
    explained = EXPLAINED.get((passage.id, text))
    if not rule and explained and explained.seen in page.text:
        return "explained", explained.reason
    return rule, ""


def _place(document: Document, passage: Passage) -> str:
    page = f" {passage.page}ページ" if passage.page is not None else ""
    return f"{document.title}{page} {passage.where}"
