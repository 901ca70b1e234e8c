"""How sure the pages are: said at the top and beside each value where no official text of the year says it."""

from __future__ import annotations

import pytest

from scripts.generate.page_sure import MARKS, Sure
from scripts.rulebook import confidence
from scripts.rulebook.model import Frame, Rulebook
from scripts.rulebook.programme import read_programme
from scripts.rulebook.programmes import RULES, programmes
from tests.generate.read_pages import DOCS, page

BOOKS = {name: read_programme(RULES / name) for name in programmes().paged}
FRAMES = [(book, frame) for book in BOOKS.values() for frame in book.frames]
every_frame = pytest.mark.parametrize(
    ("book", "frame"), FRAMES, ids=[f"{book.program.id}/{frame.id}" for book, frame in FRAMES]
)


@every_frame
def test_each_value_says_how_sure_it_is(book: Rulebook, frame: Frame) -> None:
    """Beside its formula stands what it rests on, and nothing where an official text of the year says it."""
    texts = page(frame.id, book.program.id).texts
    for value in frame.values:
        mark = MARKS[confidence.of_value(book, frame, value)]
        said = [each for each in MARKS.values() if each and each in texts[f"{frame.id}.{value.name}"]]
        assert said == ([mark] if mark else []), value.name


@every_frame
def test_the_top_of_a_page_leads_to_what_is_not_confirmed(book: Rulebook, frame: Frame) -> None:
    """Every value that an amount rests on and that is not official is linked to from the top, each once."""
    text = (DOCS.parent / book.program.id / f"{frame.id}.md").read_text(encoding="utf-8")
    top = text.partition('<nav class="ms-jump"')[0]
    unsure = [each.name for row in Sure(book).unsure(frame) for each in row.values]
    assert [name for name in unsure if top.count(f'href="#{frame.id}.{name}"') != 1] == []
    assert ("公式の文書そのものでは、確かめていません" in top) == bool(unsure)


@pytest.mark.parametrize("book", BOOKS.values(), ids=list(BOOKS))
def test_only_doubtful_programmes_are_doubted(book: Rulebook) -> None:
    """A programme whose amounts all rest on official texts says so nowhere, any other on every page of its own."""
    for path in (DOCS.parent / book.program.id).glob("*.md"):
        said = "公式の文書そのものでは、確かめていません" in path.read_text(encoding="utf-8").partition("\n## ")[0]
        if path.stem in ("index", "schedule", "finder", "eligible", "near_wage", *(each.id for each in book.frames)):
            assert said == Sure(book).doubtful, path


@pytest.mark.parametrize("book", BOOKS.values(), ids=list(BOOKS))
def test_only_what_has_ended_is_called_closed(book: Rulebook) -> None:
    """Without a successor nobody knows the end: no notice, no last deadline, and the known ones are called known."""
    closed = bool(book.program.successor_label)
    notice = DOCS.parents[1] / "overrides/partials/generated" / f"{book.program.id}.html"
    assert ("募集は終わりました" in notice.read_text(encoding="utf-8")) == closed
    for name in ("index", "tsujyo", "finder"):
        text = (DOCS.parent / book.program.id / f"{name}.md").read_text(encoding="utf-8")
        assert ("最後の締切" in text) == closed, name
        assert Sure(book).known_so_far() in text or closed, name
