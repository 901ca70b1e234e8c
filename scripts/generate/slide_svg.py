"""Pictures for slides: a table and a chart of bars, as SVG that needs no font, style or script from anywhere."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from xml.sax.saxutils import escape

from scripts.generate.slide_text import lines_of, width

WIDE, EDGE, PAD = 1280, 40, 10
TITLE, TEXT, NOTE = 32, 21, 17
LINE = 1.45
FAMILY = "'Hiragino Sans','Noto Sans JP','Noto Sans CJK JP','BIZ UDPGothic','Yu Gothic UI',Meiryo,sans-serif"
INK, GREY, RULE, HEAD, GROUND = "#1a1a1a", "#4d4d4d", "#949494", "#e8f1fe", "#ffffff"
# Told apart in one colour too: dark, light with an edge, and two between.
FILLS = ("#00118f", "#c5d7fb", "#4979f5", "#e8f1fe")
BAR, BETWEEN = 16, 14


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around every picture: its title, its description in words, and the paragraphs below it."""

    title: str
    described: str
    note: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Heads and rows; a cell is a list of paragraphs. weights: the columns' shares of the width; numbers at the end."""

    heads: tuple[str, ...]
    rows: tuple[tuple[tuple[str, ...], ...], ...]
    weights: tuple[int, ...]
    numbers: bool


@dataclass(frozen=True, slots=True)
class Bars:
    """Amounts by row and series: (label, one (amount, words) for each series)."""

    label: str
    series: tuple[str, ...]
    rows: tuple[tuple[str, tuple[tuple[int, str], ...]], ...]


def table_svg(frame: Frame, table: Table) -> str:
    """Draw a table."""
    room = WIDE - 2 * EDGE
    widths = [room * weight / sum(table.weights) for weight in table.weights]
    left = [EDGE + each for each in accumulate([0.0, *widths])]
    top = top_of(frame)
    heads = tuple((head,) for head in table.heads)
    parts: list[str] = []
    for at, row in enumerate((heads, *table.rows)):
        cells = [_cell(cell, widths[column]) for column, cell in enumerate(row)]
        height = max(len(cell) for cell in cells) * TEXT * LINE + 2 * PAD
        if at == 0:
            parts.append(rect(EDGE, top, room, height, HEAD))
        for column, cell in enumerate(cells):
            ends = table.numbers and column > 0
            x = left[column + 1] - PAD if ends else left[column] + PAD
            parts += texts(cell, x, top + PAD, TEXT, bold=at == 0 or column == 0, ends=ends)
        top += height
        parts.append(_rule(top))
    return picture(frame, parts, top)


def bars_svg(frame: Frame, bars: Bars) -> str:
    """Draw bars, a group for each row."""
    top = top_of(frame)
    parts: list[str] = []
    for at, name in enumerate(bars.series):
        parts.append(rect(EDGE, top + 4, 26, 16, FILLS[at % len(FILLS)], edge=True))
        parts += texts([name], EDGE + 36, top - 4, TEXT - 2)
        top += 30
    parts += texts([bars.label], EDGE, top + 2, NOTE)
    top += 36
    labels = max(width(label, TEXT - 2) for label, _ in bars.rows) + 2 * PAD
    words = max(width(text, NOTE - 2) for _, row in bars.rows for _, text in row) + PAD
    most = max(amount for _, row in bars.rows for amount, _ in row) or 1
    scale = (WIDE - 2 * EDGE - labels - words) / most
    for label, row in bars.rows:
        height = len(row) * (BAR + 2)
        parts += texts([label], EDGE + labels - PAD, top + height / 2 - (TEXT - 2) * LINE / 2, TEXT - 2, ends=True)
        for at, (amount, text) in enumerate(row):
            y = top + at * (BAR + 2)
            parts.append(rect(EDGE + labels, y, amount * scale, BAR, FILLS[at % len(FILLS)], edge=True))
            parts += texts([text], EDGE + labels + amount * scale + 6, y - 4, NOTE - 2)
        top += height + BETWEEN
    return picture(frame, parts, top)


# --- pieces -----------------------------------------------------------------------------------------------------------


def top_of(frame: Frame) -> float:
    """Return where what is drawn begins, below the title."""
    return EDGE + len(lines_of(frame.title, WIDE - 2 * EDGE, TITLE)) * TITLE * LINE + PAD


def _cell(paragraphs: tuple[str, ...], room: float) -> list[str]:
    return [line for text in paragraphs for line in lines_of(text, room - 2 * PAD, TEXT)] or [""]


def texts(lines: list[str], x: float, top: float, size: int, *, bold: bool = False, ends: bool = False) -> list[str]:
    """Write lines of text, one below the other."""
    kind = (' font-weight="700"' if bold else "") + (' text-anchor="end"' if ends else "")
    return [
        f'<text x="{x:.0f}" y="{top + (at + 0.78) * size * LINE:.0f}" font-size="{size}"{kind}>{escape(line)}</text>'
        for at, line in enumerate(lines)
    ]


def rect(x: float, y: float, wide: float, high: float, fill: str, *, edge: bool = False) -> str:
    """Draw a rectangle."""
    stroke = f' stroke="{FILLS[0]}"' if edge else ""
    return f'<rect x="{x:.0f}" y="{y:.0f}" width="{wide:.0f}" height="{high:.0f}" fill="{fill}"{stroke}/>'


def _rule(y: float) -> str:
    return f'<path d="M{EDGE} {y:.0f}H{WIDE - EDGE}" stroke="{RULE}"/>'


def picture(frame: Frame, parts: list[str], end: float) -> str:
    """Put title, note and ground around what was drawn."""
    room = WIDE - 2 * EDGE
    note = [line for text in frame.note for line in lines_of(text, room, NOTE)]
    high = end + PAD + len(note) * NOTE * LINE + EDGE / 2
    body = [
        rect(0, 0, WIDE, high, GROUND),
        *texts(lines_of(frame.title, room, TITLE), EDGE, EDGE / 2, TITLE, bold=True),
        *parts,
        f'<g fill="{GREY}">',
        *texts(note, EDGE, end + PAD, NOTE),
        "</g>",
    ]
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {high:.0f}" width="{WIDE}" height="{high:.0f}" '
        f'role="img" aria-labelledby="title desc" lang="ja" font-family="{FAMILY}" fill="{INK}">'
    )
    named = f'<title id="title">{escape(frame.title)}</title>\n<desc id="desc">{escape(frame.described)}</desc>'
    return "\n".join([head, named, *body, "</svg>\n"])
