"""Several programmes on one site: which comes before which, and what of the site is about which."""

from __future__ import annotations

import pytest
from ruamel.yaml import YAML

from scripts.generate.nav import CONFIG, nav
from scripts.generate.years import Years, years
from scripts.rulebook.model import Rulebook
from scripts.rulebook.programme import read_programme
from scripts.rulebook.programmes import RULES, Programmes, programmes
from tests.generate.read_pages import DOCS

BOOKS = {name: read_programme(RULES / name) for name in (*programmes().compared, *programmes().calculated)}
BOTH = Programmes("it-2026", "it-2025", "it-2025", ("it-2025", "it-2026"), ("it-2025", "it-2026"), ("it-2024",))


@pytest.fixture(scope="module")
def around() -> dict[str, Years]:
    """Where each programme stands when two have pages and the later is current."""
    return years(reversed(BOOKS.values()), BOTH)


def test_the_order_is_that_of_the_days(around: dict[str, Years]) -> None:
    """Each programme has the earlier before it and the later behind it, in whatever order they are read."""
    assert around["it-2024"].before is None
    assert (around["it-2025"].before, around["it-2026"].before) == (BOOKS["it-2024"], BOOKS["it-2025"])
    assert (around["it-2025"].after, around["it-2026"].after) == (BOOKS["it-2026"], None)
    assert (around["it-2025"].before_compared, around["it-2026"].before_compared) == (True, False)


def test_what_has_no_pages_is_led_to_by_none() -> None:
    """A later programme that is only calculated is not offered by the pages of the earlier."""
    alone = Programmes("it-2025", "it-2025", "it-2025", ("it-2025", "it-2026"), ("it-2025",), ("it-2024",))
    found = years(BOOKS.values(), alone)["it-2025"]
    assert (found.after, found.others, found.current) == (None, (), True)


def test_the_later_year_is_doubted_where_it_is_offered(around: dict[str, Years]) -> None:
    """Whoever is led to a programme that no official text confirms is told so before."""
    assert around["it-2025"].after_doubtful
    assert not around["it-2024"].after_doubtful


def menu(text: str) -> list[tuple[str, list[str | dict[str, str]]]]:
    """Return the parts of the menu that are programmes."""
    text = text.partition("\nplugins:")[0].partition("\nnav:\n")[2]
    parts = [next(iter(each.items())) for each in YAML(typ="safe").load(text)]
    labels = [book.program.label for book in BOOKS.values()]
    return [(label, pages) for label, pages in parts if any(each in label for each in labels)]


def test_the_menu_begins_with_the_current_programme(around: dict[str, Years]) -> None:
    """It stands first, under its own name; what came before says that it came before."""
    order: list[Rulebook] = [BOOKS["it-2026"], BOOKS["it-2025"]]
    found = menu(nav(order, around)["mkdocs.yml"])
    assert [label for label, _ in found] == ["デジタル化・AI導入補助金2026", "IT導入補助金2025（前の制度）"]


def test_what_is_not_yet_current_is_not_called_past() -> None:
    """A later programme with pages stands behind the current one under its own name."""
    listed = Programmes("it-2025", "it-2025", "it-2025", ("it-2025", "it-2026"), ("it-2025", "it-2026"), ("it-2024",))
    found = menu(nav([BOOKS["it-2025"], BOOKS["it-2026"]], years(BOOKS.values(), listed))["mkdocs.yml"])
    assert [label for label, _ in found] == ["IT導入補助金2025", "デジタル化・AI導入補助金2026"]


def test_every_page_of_a_programme_is_in_the_menu() -> None:
    """The committed menu names each generated page of each programme once, and no other."""
    for label, pages in menu(CONFIG.read_text(encoding="utf-8")):
        (book,) = [each for each in BOOKS.values() if each.program.label in label]
        named = [each if isinstance(each, str) else next(iter(each.values())) for each in pages]
        there = {f"{book.program.id}/{path.name}" for path in (DOCS.parent / book.program.id).glob("*.md")}
        assert sorted(named) == sorted(there - {f"{book.program.id}/speed.md"})
