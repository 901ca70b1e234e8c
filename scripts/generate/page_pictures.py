"""Pictures of every table and ladder of a programme, and the page that lists them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from markupsafe import Markup

from scripts.generate.page_curve import Curve, around, size_of
from scripts.generate.page_figures import EdgeGroup, EdgeRow, edge_groups, ladder_table
from scripts.generate.page_frame import FramePage
from scripts.generate.page_glance import Fact, Line, Site, lines_of
from scripts.generate.page_overview import Overview
from scripts.generate.slide_svg import Bars, Table, bars_svg, table_svg
from scripts.generate.words import bare, yen
from scripts.rulebook.edges import Point, ladder_rows
from scripts.rulebook.model import Frame, Program, Rulebook

# More rows than this are no picture for a slide.
MOST_ROWS = 5
FOLDER = "docs/assets/images/slides"


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: its file's name, its title, where its table stands, and the drawing."""

    name: str
    title: str
    home: str
    svg: str

    @property
    def size(self) -> tuple[str, str]:
        """Its width and height, so that the page keeps its place free."""
        return size_of(self.svg)


@dataclass(frozen=True, slots=True)
class Shelf:
    """The pictures of one frame, or of the programme."""

    id: str
    label: str
    pictures: tuple[Picture, ...]


class Pictures:
    """All pictures of a programme."""

    def __init__(self, book: Rulebook) -> None:
        self.book = book

    @property
    def program(self) -> Program:
        """The programme."""
        return self.book.program

    @cached_property
    def shelves(self) -> tuple[Shelf, ...]:
        """The programme's own picture first, then those of each frame."""
        frames = (Shelf(one.id, one.full_label, tuple(_of_frame(self.book, one))) for one in self.book.frames)
        return (Shelf("overview", "すべての枠", (_overview(self.book),)), *frames)

    @property
    def files(self) -> dict[str, str]:
        """The pictures by path under the repository's root."""
        return {
            f"{FOLDER}/{self.program.id}/{picture.name}.svg": picture.svg
            for shelf in self.shelves
            for picture in shelf.pictures
        }


def _of_frame(book: Rulebook, frame: Frame) -> Iterator[Picture]:
    page = FramePage(book, frame, "")
    yield _glance(book, frame)
    ladder = ladder_table(book, frame, page.faces.plain)
    title = f"{frame.full_label}：{ladder.label}ごとの補助額"
    rows = tuple(((row.amount,), *row.cells) for row in ladder.rows)
    heads = (ladder.label, *ladder.scenarios)
    yield _table(
        book, f"{frame.id}-ladder", title, f"{frame.id}/#ladder", Table(heads, rows, _even(heads, 3), numbers=True)
    )
    yield _chart(book, frame, title, ladder.label, ladder.scenarios)
    curve = Curve(book, frame, ladder.label)
    yield Picture(curve.name, curve.title, f"{frame.id}/#ladder", curve.svg)
    for group in edge_groups(book, frame, page.faces.plain):
        yield from _edges(book, frame, group)


def _glance(book: Rulebook, frame: Frame) -> Picture:
    lines = lines_of(book, frame, Site(name=bare))
    heads = ("項目", *_labels(lines, "内容"))
    rows = (
        (("補助率",), *(_facts(line.of("rates")) for line in lines)),
        (("補助額",), *(_facts(line.of("amounts")) or ("下限も上限もありません",) for line in lines)),
        (("対象になる費用",), *(_costs(line) for line in lines)),
    )
    title = f"{frame.full_label}の早見表"
    return _table(
        book,
        f"{frame.id}-glance",
        title,
        f"{frame.id}/#at-a-glance",
        Table(heads, rows, _even(heads, 4), numbers=False),
    )


def _overview(book: Rulebook) -> Picture:
    rows = [
        ((row.frame.full_label,), (label,), _facts(line.of("rates")), _facts(line.of("amounts")) or ("—",))
        for row in Overview(book).rows
        for line, label in zip(row.lines, _labels(row.lines, "全部"), strict=True)
    ]
    table = Table(("枠", "何の費用か", "補助率", "補助額"), tuple(rows), (4, 4, 6, 6), numbers=False)
    return _table(book, "overview", f"{book.program.label}の早見表", "#at-a-glance", table)


def _edges(book: Rulebook, frame: Frame, group: EdgeGroup) -> Iterator[Picture]:
    parts = [group.rows[at : at + MOST_ROWS] for at in range(0, len(group.rows), MOST_ROWS)]
    for number, rows in enumerate(parts, start=1):
        of = f"（{number}/{len(parts)}）" if len(parts) > 1 else ""
        ending = f"-{number}" if len(parts) > 1 else ""
        table = Table(
            ("境目と場合", "ひとつ下", "ちょうど", "ひとつ上"), tuple(map(_edge, rows)), (8, 5, 5, 5), numbers=True
        )
        title = f"{frame.full_label}：金額が変わる境目「{group.label}」{of}"
        name = f"{frame.id}-edges-{group.name}{ending}"
        yield _table(book, name, title, f"{frame.id}/#edges-{group.name}", table)


def _edge(row: EdgeRow) -> tuple[tuple[str, ...], ...]:
    told = (f"{row.bound}　{'／'.join(row.situations)}", *row.fixed, f"{row.varied}が")
    cells = ((f"{amount}なら", *outcome) if amount else ("—",) for amount, outcome in row.cells)
    return (tuple(map(_plain, told)), *(tuple(map(_plain, cell)) for cell in cells))


def _chart(book: Rulebook, frame: Frame, title: str, label: str, series: tuple[str, ...]) -> Picture:
    rows = tuple(
        (
            yen(row[0].amount),
            tuple(
                (point.outcome.subsidy, yen(point.outcome.subsidy) if point.outcome.subsidy else "対象外")
                for point in row
            ),
        )
        for row in _spread(ladder_rows(book, frame))
    )
    told = "。".join(
        f"{amount}のとき、" + "、".join(f"{name}は{text}" for name, (_, text) in zip(series, row, strict=True))
        for amount, row in rows
    )
    framed = around(book, f"{title}（棒グラフ）", f"{label}ごとの補助額の棒グラフ。{told}。")
    svg = bars_svg(framed, Bars(label, series, rows))
    return Picture(f"{frame.id}-chart", framed.title, f"{frame.id}/#ladder", svg)


def _spread(rows: tuple[tuple[Point, ...], ...]) -> tuple[tuple[Point, ...], ...]:
    """Every other amount, the last among them: what can be read from the back of a room."""
    return rows[(len(rows) - 1) % 2 :: 2]


def _table(book: Rulebook, name: str, title: str, home: str, table: Table) -> Picture:
    told = "。".join(
        "、".join(f"{head}：{' '.join(cell)}" for head, cell in zip(table.heads, row, strict=True))
        for row in table.rows
    )
    framed = around(book, title, f"{title}。{told}。")
    return Picture(name, title, home, table_svg(framed, table))


def _labels(lines: tuple[Line, ...], alone: str) -> list[str]:
    """Each line's name; the only line of a frame needs none."""
    return [line.label for line in lines] if len(lines) > 1 else [alone]


def _even(heads: tuple[str, ...], first: int) -> tuple[int, ...]:
    """The first column narrower, the others alike."""
    rest = max(4, 20 // max(len(heads) - 1, 1))
    return (first, *(rest for _ in heads[1:]))


def _facts(facts: tuple[Fact, ...]) -> tuple[str, ...]:
    return tuple((f"{_plain(each.when)}：" if each.when else "") + _plain(each.text) for each in facts)


def _costs(line: Line) -> tuple[str, ...]:
    limits = tuple(replace(each, when="") for each in line.of("limits"))
    return (*(f"・{_plain(item)}" for item in line.items), *(f"・{text}" for text in _facts(limits)))


def _plain(text: str) -> str:
    """A text without the marks of a page."""
    return text.striptags() if isinstance(text, Markup) else text
