"""The search leads to the current programme: pages of the others weigh less."""

from __future__ import annotations

import pytest

from scripts.generate.page_boost import behind
from scripts.rulebook.programmes import programmes
from tests.generate.read_pages import DOCS


@pytest.mark.parametrize(
    ("head", "lighter"),
    [
        ("title: a\n", "title: a\nsearch:\n  boost: 0.4\n"),
        ("title: a\nsearch:\n  boost: 3\n", "title: a\nsearch:\n  boost: 1.2\n"),
        ("title: a\nsearch:\n  exclude: true\n", "title: a\nsearch:\n  exclude: true\n"),
    ],
)
def test_a_page_behind_weighs_less(head: str, lighter: str) -> None:
    """A page that says nothing of its weight has one of its own then; one that is not searched stays so."""
    assert behind(f"---\n{head}---\n\n# A\n\n---\n") == f"---\n{lighter}---\n\n# A\n\n---\n"


def test_every_overview_of_another_year_weighs_less() -> None:
    """The committed overview of each programme weighs as much as its year is current."""
    weights = {
        name: (DOCS.parent / name / "index.md").read_text(encoding="utf-8").split("boost: ")[1].partition("\n")[0]
        for name in programmes().paged
    }
    current = programmes().current
    assert weights == {name: "3" if name == current else "1.2" for name in programmes().paged}
