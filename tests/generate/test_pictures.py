"""Pictures for slides: their figures are the rules', their words are for everybody, and nothing runs over an edge."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from scripts.generate.page_curve import Curve
from scripts.generate.page_frame import FramePage
from scripts.generate.page_pictures import Picture, Pictures
from scripts.generate.slide_lines import ticks
from scripts.generate.slide_svg import EDGE, WIDE
from scripts.generate.slide_text import NEVER_FIRST, lines_of, width
from scripts.rulebook.edges import ladder_rows
from scripts.rulebook.model import Frame
from scripts.rulebook.programme import read_programme

ROOT = Path(__file__).parents[2]
SVG = "{http://www.w3.org/2000/svg}"
BOOK = read_programme(ROOT / "rules" / "it-2025")
PICTURES = [picture for shelf in Pictures(BOOK).shelves for picture in shelf.pictures]


def drawn(picture: Picture) -> ET.Element:
    """The picture as a reader of SVG sees it."""
    return ET.fromstring(picture.svg)  # noqa: S314 - our own file


def texts(picture: Picture) -> list[str]:
    """Every line of text in a picture."""
    return [node.text or "" for node in drawn(picture).iter(f"{SVG}text")]


@pytest.mark.parametrize("picture", PICTURES, ids=lambda each: each.name)
def test_a_picture_says_what_it_is(picture: Picture) -> None:
    """Title and description for those who do not see it; estimate, office and version of the rules for all."""
    root = drawn(picture)
    title, desc = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert title.text == picture.title
    assert desc is not None
    assert len(desc.text or "") > len(picture.title)
    told = "".join(texts(picture))
    for needed in (BOOK.program.label, "目安", BOOK.program.office, BOOK.digest[:8]):
        assert needed in told


@pytest.mark.parametrize("picture", PICTURES, ids=lambda each: each.name)
def test_no_text_runs_over_an_edge(picture: Picture) -> None:
    """By the widths that the layout reckons with, every line stays within the picture."""
    for node in drawn(picture).iter(f"{SVG}text"):
        x, size = float(node.get("x", "0")), int(node.get("font-size", "0"))
        wide = width(node.text or "", size)
        left = x - wide if node.get("text-anchor") == "end" else x
        assert left >= EDGE - 10, node.text
        assert left + wide <= WIDE - EDGE + 20, node.text


@pytest.mark.parametrize("frame", BOOK.frames, ids=lambda each: each.id)
def test_a_ladder_has_the_figures_of_its_page(frame: object) -> None:
    """Every amount of the ladder on the frame's page stands in its picture, and so does every row of every edge."""
    page = FramePage(BOOK, frame, "")  # type: ignore[arg-type]  # a frame of the book
    (ladder,) = [each for each in PICTURES if each.name == f"{page.frame.id}-ladder"]
    shown = "".join(texts(ladder))
    for row in page.ladder.rows:
        assert row.amount in shown
        assert all(part in shown for cell in row.cells for part in cell)
    edges = [each for each in PICTURES if each.name.startswith(f"{page.frame.id}-edges-")]
    shown = "".join(text for each in edges for text in texts(each))
    for group in page.edges:
        for row_of_edge in group.rows:
            assert all(part in shown for amount, outcome in row_of_edge.cells for part in (amount, *outcome))


@pytest.mark.parametrize(
    "picture", [each for each in PICTURES if each.name.endswith("-chart")], ids=lambda each: each.name
)
def test_bars_are_as_long_as_their_amounts(picture: Picture) -> None:
    """Within half a unit of the drawing every bar has the length of the amount that stands behind it."""
    root = drawn(picture)
    bars = [node for node in root.iter(f"{SVG}rect") if node.get("height") == "16" and node.get("width") != "26"]
    labels = [text for text in root.iter(f"{SVG}text") if text.get("font-size") == "15"]
    amounts = [int(re.sub(r"\D", "", node.text or "") or "0") for node in labels]
    assert len(bars) == len(amounts) > 0
    most = max(float(bar.get("width", "0")) for bar in bars)
    for bar, amount in zip(bars, amounts, strict=True):
        assert abs(float(bar.get("width", "0")) - most * amount / max(amounts)) <= 1


def test_lines_break_where_japanese_allows_it() -> None:
    """Amounts stay whole, and no line begins with a full stop or a closing bracket."""
    text = "補助額は、はじめの50万円までの部分が（5分の4）、50万円を超える部分が（3分の2）です。"
    for room in range(140, 400, 7):
        lines = lines_of(text, room, 20)
        assert "".join(lines) == text
        assert all(line[0] not in NEVER_FIRST for line in lines)
        assert sum("50万円" in line for line in lines) in {1, 2}
        assert sum(line.count("50万円") for line in lines) == 2


@pytest.mark.parametrize(
    ("most", "expected"),
    [
        (4_500_000, [0, 1_000_000, 2_000_000, 3_000_000, 4_000_000]),
        (12, [0, 2, 4, 6, 8, 10, 12]),
        (1, [0, 1]),
        (699, [0, 100, 200, 300, 400, 500, 600]),
        (700, [0, 200, 400, 600]),
    ],
)
def test_ticks_are_round_and_few(most: int, expected: list[int]) -> None:
    """The amounts along an axis begin with 0, go up in steps of 1, 2 or 5 and a power of ten, and can be read."""
    assert ticks(most) == expected


@pytest.mark.parametrize("frame", BOOK.frames, ids=lambda each: each.id)
def test_a_curve_has_the_amounts_of_its_ladder_and_its_corners(frame: Frame) -> None:
    """Every amount of the ladder is a point of its line, and so is a yen to either side of a bound."""
    curve = Curve(BOOK, frame, "費用")
    rows = ladder_rows(BOOK, frame)
    for at, (_, points) in enumerate(curve.lines):
        assert points == tuple(sorted(points))
        assert {row[at].amount: row[at].outcome.subsidy for row in rows}.items() <= dict(points).items()
    assert any(len(points) > len(rows) + 1 for _, points in curve.lines)
