"""Guards the edges that are kept: they are those that would be found, and none outlives its rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.rulebook import known_edges as kept
from scripts.rulebook.edges import edges
from tests.rulebook.real import frame_edges, timed_edges
from tests.rulebook.tiny import COST, tiny_book

FRAME = """
inputs:
  cost: {cost}
values:
  result: {{label: 結果, least: [cost, {cap}円]}}
ladder:
  input: cost
  amounts: [1円, 1000円]
  scenarios: [{{id: plain, label: ふつう, inputs: {{}}}}]
"""


@pytest.mark.parametrize("frame_id", ["denshi", "security"])
def test_what_is_kept_is_what_is_found(frame_id: str) -> None:
    """The edges of a real frame read back as those that the finder gives."""
    assert frame_edges(frame_id) == timed_edges(frame_id)[0]


def test_other_rules_have_other_edges(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cap of one yen more is found anew; the same rules are found once."""
    monkeypatch.setattr(kept, "KEPT", tmp_path)
    books = [tiny_book(one=FRAME.format(cost=COST, cap=cap)) for cap in (500, 501)]
    for book in books:
        assert kept.known_edges(book, book.frames[0]) == edges(book, book.frames[0])
    monkeypatch.setattr(kept, "edges", None)
    found = [kept.known_edges(book, book.frames[0]) for book in books]
    assert [[edge.at.amount for edge in each] for each in found] == [[500], [501]]
    assert len(list(tmp_path.iterdir())) == len(books)
