"""The subsidy over the expense as a picture: a line for each scenario of a frame's ladder, with its corners."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from scripts.generate.slide_lines import Lines, lines_svg
from scripts.generate.slide_svg import Frame as Around
from scripts.generate.words import myriads
from scripts.rulebook.edges import ladder_rows
from scripts.rulebook.known_edges import known_edges
from scripts.rulebook.model import Frame, Rulebook


@dataclass(frozen=True)
class Curve:
    """The picture of one frame; label: of the amount that is varied."""

    book: Rulebook
    frame: Frame
    label: str

    @property
    def name(self) -> str:
        """Its file's name."""
        return f"{self.frame.id}-curve"

    @property
    def title(self) -> str:
        """What it shows."""
        return f"{self.frame.full_label}：{self.label}と補助額（折れ線グラフ）"

    @cached_property
    def lines(self) -> tuple[tuple[str, tuple[tuple[int, int], ...]], ...]:
        """For each scenario its corners: the ladder's amounts, and the bounds that lie among them."""
        rows, last = ladder_rows(self.book, self.frame), self.frame.ladder.amounts[-1]
        found = []
        for at, scenario in enumerate(self.frame.ladder.scenarios):
            points = {0: 0} | {row[at].amount: row[at].outcome.subsidy for row in rows}
            for edge in known_edges(self.book, self.frame):
                if edge.scenario.id == scenario.id and edge.input == self.frame.ladder.input and not edge.fixed:
                    points |= {each.amount: each.outcome.subsidy for each in edge.points if each.amount <= last}
            found.append((scenario.label, tuple(sorted(points.items()))))
        return tuple(found)

    @cached_property
    def svg(self) -> str:
        """The drawing."""
        told = "。".join(
            f"{name}：" + "、".join(f"{myriads(x)}で{myriads(y)}" for x, y in points) for name, points in self.lines
        )
        framed = around(self.book, self.title, f"横は{self.label}、縦は補助額。{told}。")
        return lines_svg(framed, Lines(self.label, "補助額", self.lines))

    @property
    def size(self) -> tuple[str, str]:
        """Its width and height, so that the page keeps its place free."""
        return size_of(self.svg)


def size_of(svg: str) -> tuple[str, str]:
    """Return the width and the height of a picture."""
    wide, high = svg.partition(' width="')[2].split('"')[:3:2]
    return wide, high


def around(book: Rulebook, title: str, described: str) -> Around:
    """Return what stands around every picture of a programme."""
    note = (
        f"{book.program.label}。金額はどれも上限の目安（「以内」）です。決めるのは{book.program.office}です。",
        f"補助金ものさし　規則の版 {book.digest[:8]}",
    )
    return Around(title, described, note)
