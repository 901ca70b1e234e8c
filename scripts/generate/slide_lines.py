"""Pictures for slides: a chart of lines, as SVG that needs no font, style or script from anywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from scripts.generate.slide_svg import EDGE, GREY, NOTE, RULE, TEXT, WIDE, Frame, picture, texts, top_of
from scripts.generate.words import myriads

HIGH, LEFT = 420, 130
# Told apart in one colour too: whole, long dashes, short dashes, dots.
INKS = ("#00118f", "#4979f5", "#00118f", "#4979f5")
DASHES = ("", "18 8", "8 6", "2 6")
STEPS = (1, 2, 5)
MOST_TICKS = 7


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines over one amount: the words of both axes, and for each line its name and its corners."""

    across: str
    upward: str
    lines: tuple[tuple[str, tuple[tuple[int, int], ...]], ...]


def lines_svg(frame: Frame, chart: Lines) -> str:
    """Draw lines, their names above them."""
    top = top_of(frame)
    parts: list[str] = []
    for at, (name, _) in enumerate(chart.lines):
        parts.append(_line(f"M{EDGE} {top + 12:.0f}h40", at))
        parts += texts([name], EDGE + 52, top - 4, TEXT - 2)
        top += 30
    parts += texts([chart.upward], EDGE, top + 2, NOTE)
    top += 40
    most_x = max(x for _, points in chart.lines for x, _ in points)
    most_y = max(y for _, points in chart.lines for _, y in points) or 1
    room = WIDE - EDGE - LEFT - 60

    def x_at(amount: int) -> float:
        return LEFT + amount * room / most_x

    def y_at(amount: int) -> float:
        return top + HIGH - amount * HIGH / most_y

    parts += _axes(most_x, most_y, x_at, y_at)
    for at, (_, points) in enumerate(chart.lines):
        path = "L".join(f"{x_at(x):.1f} {y_at(y):.1f}" for x, y in points)
        parts.append(_line(f"M{path}", at))
    parts += texts([chart.across], WIDE - EDGE, y_at(0) + 34, NOTE, ends=True)
    return picture(frame, parts, y_at(0) + 64)


def _axes(most_x: int, most_y: int, x_at: Callable[[int], float], y_at: Callable[[int], float]) -> Iterator[str]:
    for amount in ticks(most_y):
        yield f'<path d="M{LEFT} {y_at(amount):.0f}H{x_at(most_x):.0f}" stroke="{RULE}" stroke-width="0.6"/>'
        yield from texts([myriads(amount)], LEFT - 8, y_at(amount) - 14, NOTE - 2, ends=True)
    for amount in ticks(most_x):
        yield f'<path d="M{x_at(amount):.0f} {y_at(0):.0f}v7" stroke="{GREY}"/>'
        shift = 0 if amount else 20
        yield from texts([myriads(amount)], x_at(amount) + 34 - shift, y_at(0) + 8, NOTE - 2, ends=True)


def ticks(most: int) -> list[int]:
    """Return round amounts from 0 to at most the largest, few enough to be read."""
    step, power = 1, 1
    while most // step >= MOST_TICKS:
        place = STEPS.index(step // power) + 1
        power, place = (power * 10, 0) if place == len(STEPS) else (power, place)
        step = power * STEPS[place]
    return list(range(0, most + 1, step))


def _line(path: str, at: int) -> str:
    dash = DASHES[at % len(DASHES)]
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    return f'<path d="{path}" fill="none" stroke="{INKS[at % len(INKS)]}" stroke-width="3"{dashes}/>'
