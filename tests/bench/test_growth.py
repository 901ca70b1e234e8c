"""A programme made larger for measuring is a real programme: it is read, checked and told like any other."""

from __future__ import annotations

from pathlib import Path

from scripts.bench.growth import COPIED, FRAMES, PROGRAMME, multiply
from scripts.generate.page_embed import EmbedGuide
from scripts.rulebook.load import MAX_BYTES
from scripts.rulebook.programme import read_programme


def test_copies_are_frames_of_the_programme(tmp_path: Path) -> None:
    """Eight frames are the five and three copies, each with the values of the frame it was copied from."""
    multiply(PROGRAMME, tmp_path / PROGRAMME.name, 8)
    book = read_programme(tmp_path / PROGRAMME.name)
    copies = [frame for frame in book.frames if frame.id.startswith(f"{COPIED}_")]
    assert (len(book.frames), len(copies)) == (8, 3)
    values = [value.name for value in book.frame(COPIED).values]
    assert all([value.name for value in copy.values] == values for copy in copies)


def test_a_frame_is_told_of_before_it_was_measured(tmp_path: Path) -> None:
    """A copy has a page to embed like any other frame, as high as the tallest until its own height is known."""
    multiply(PROGRAMME, tmp_path / PROGRAMME.name, 6)
    book = read_programme(tmp_path / PROGRAMME.name)
    guide = EmbedGuide((book,))
    ((_, snippets),) = guide.programs
    heights = {snippet.frame.id: snippet.height for snippet in snippets}
    assert heights[f"{COPIED}_0"] == max(guide.heights[book.program.id].values()) > heights["security"]


def test_the_largest_programme_can_be_read(tmp_path: Path) -> None:
    """No file of fifty frames is longer than a rule file may be."""
    multiply(PROGRAMME, tmp_path / PROGRAMME.name, max(FRAMES))
    sizes = {path.name: path.stat().st_size for path in (tmp_path / PROGRAMME.name).glob("*.yml")}
    assert {name: size for name, size in sizes.items() if size > MAX_BYTES} == {}
