"""What a document says, page by page, as text without white space: of a PDF by poppler, of a workbook by its cells."""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import openpyxl  # type: ignore[import-untyped] # the library ships no types

from scripts.rulebook.model import Document, Passage

INSTALL = "PDF を読むには poppler が要ります: sudo apt install poppler-utils（macOS は brew install poppler）"
_SPACE = re.compile(r"\s+")
_CELLS = re.compile(r"\s{2,}|\n")


class MissingToolError(Exception):
    """A tool that reads documents is not installed; the message is the line that installs it."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page (or a sheet): its whole text, and its lines and cells one by one, all without white space."""

    title: str
    text: str
    pieces: tuple[str, ...]
    formulas: tuple[str, ...] = ()


def plain(text: str) -> str:
    """Return a text in one form: full width and half width alike, without white space."""
    return _SPACE.sub("", unicodedata.normalize("NFKC", text))


def page_of(pages: tuple[Page, ...], document: Document, passage: Passage) -> Page:
    """Return where a passage stands: printed page + offset of a PDF, the named sheet of a workbook, else everything."""
    if document.kind == "pdf" and passage.page is not None:
        return pages[passage.page + document.page_offset - 1]
    name = passage.where.split()[0]
    named = [each for each in pages if name in each.title]
    return whole(named or list(pages))


def whole(pages: list[Page]) -> Page:
    """Return several pages as one."""
    return Page(
        "、".join(each.title for each in pages),
        "".join(each.text for each in pages),
        tuple(piece for each in pages for piece in each.pieces),
        tuple(formula for each in pages for formula in each.formulas),
    )


def pages_of(document: Document, path: Path) -> tuple[Page, ...]:
    """Return a document's pages in order; MissingToolError where a tool is missing."""
    if document.kind == "pdf":
        return _of_pdf(path)
    if document.kind == "workbook":
        return tuple(_of_workbook(path))
    text = path.read_text(encoding="utf-8")
    return (Page("", plain(text), tuple(plain(each) for each in re.split(r"[\n\t]", text))),)


def count_pages(path: Path) -> int:
    """Return how many pages a PDF has, as pdfinfo says."""
    told = _run("pdfinfo", str(path))
    return int(re.findall(r"^Pages:\s+(\d+)$", told, re.MULTILINE)[0])


def _of_pdf(path: Path) -> tuple[Page, ...]:
    """Read twice: in reading order, and as laid out, where the cells of a table stand apart."""
    flowing = _run("pdftotext", str(path), "-").split("\f")
    laid_out = _run("pdftotext", "-layout", str(path), "-").split("\f")
    return tuple(
        Page(str(number), plain(one), tuple(plain(each) for each in (*one.split("\n"), *_CELLS.split(other))))
        for number, (one, other) in enumerate(zip(flowing, laid_out, strict=True), 1)
    )


def _run(tool: str, *arguments: str) -> str:
    if shutil.which(tool) is None:
        raise MissingToolError(f"{tool} がありません。{INSTALL}")
    return subprocess.run([tool, *arguments], capture_output=True, check=True, encoding="utf-8").stdout


def _of_workbook(path: Path) -> Iterator[Page]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # drawings and data validations, which the library leaves out
        book = openpyxl.load_workbook(path)
    for sheet in book:
        cells = [cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None]
        texts = [plain(str(getattr(each, "text", each))) for each in cells]
        words = tuple(each for each in texts if not each.startswith("="))
        formulas = dict.fromkeys(each for each in texts if each.startswith("="))
        yield Page(plain(sheet.title), "".join(words), words, tuple(formulas))
