"""Finds a passage's figure on a page, by the first of four rules that holds; each rule has a name for the list."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from fractions import Fraction

from scripts.originals.texts import Page
from scripts.rulebook.figures import ROUND, Figure, figures
from scripts.rulebook.literals import COMPARATORS, RATIO, YEN
from scripts.rulebook.model import Document

# How far from a figure a word may stand that compares it: the rest of its cell, or a few words of its sentence.
REACH = 14
_NEVER = "(?!)"
_BEFORE = {"以下": "[~〜]|最大|上限", "以上": "下限|少なくとも", "超": _NEVER, "未満": _NEVER}
_AFTER = {
    "以下": "以内|まで|を?上限|いずれか低い|以下",
    "以上": "[~〜]|から",
    "超": "超え|を上回",
    "未満": "に達しな|を下回|に満たな",
}
_PER_HEAD = re.compile("乗じ|×|当たり|あたり")
_SENTENCES = re.compile("。")
# How a formula compares: MIN(2000000, …) and <=50 keep an amount 以下.
_SIGNS = {
    "": r"(?<![\d.A-Z])(?=\d|[A-Z])|(?=/)",
    "以下": r"(?:<=|MIN\()",
    "以上": "(?:>=|<)",
    "超": "(?:>|<=)",
    "未満": "<(?!=)",
}
# Official texts count the same things in other words: 4種類以上, 4つ以上, プロセス数 4以上.
_COUNTERS = "種類|つ|社|者|のみ"


def found_by(figure: Figure, page: Page, document: Document) -> str:
    """Return the name of the rule by which the figure stands on the page; "" when it does not."""
    return next((name for name, holds in _rules(document) if holds(figure, page)), "")


def _rules(document: Document) -> Iterator[tuple[str, Callable[[Figure, Page], bool]]]:
    yield "literal", _literally
    yield "spoken", _in_other_words
    yield "counted", _counted_otherwise
    if document.kind == "workbook":
        yield "formula", _in_a_formula


def _on(page: Page) -> Iterator[Figure]:
    for piece in (page.text, *page.pieces):
        yield from figures(piece)


def _same(one: Figure, other: Figure) -> bool:
    """Whether two figures are the same but for the comparator; 50万円/者 may stand as 50万円."""
    return one.value == other.value and one.unit.partition("/")[0] == other.unit.partition("/")[0]


def _literally(figure: Figure, page: Page) -> bool:
    return any(figure == other for other in _on(page))


def _in_other_words(figure: Figure, page: Page) -> bool:
    """以内, まで, 最大 and 上限 for 以下; 〜 on either side; を超える, に達しない; 乗じる for an amount per head."""
    return any(
        _compared(figure, before, after)
        for piece in (page.text, *page.pieces)
        for other in figures(piece)
        if _same(figure, other) and other.comparator in ("", figure.comparator)
        for before, after in _around(other.text, piece)
    )


def _compared(figure: Figure, before: str, after: str) -> bool:
    if "/" in figure.unit:
        return bool(_PER_HEAD.search(before + after))
    word = figure.comparator
    return bool(word) and bool(re.search(_BEFORE[word], before) or re.search(_AFTER[word], after))


def _around(text: str, piece: str) -> Iterator[tuple[str, str]]:
    """Yield what stands just before and after each place of a figure, within its sentence."""
    for match in re.finditer(rf"(?<![\d,.]){re.escape(text)}", piece):
        before, after = piece[max(0, match.start() - REACH) : match.start()], piece[match.end() : match.end() + REACH]
        if text.endswith(COMPARATORS) or not after.startswith(COMPARATORS):
            yield _SENTENCES.split(before)[-1], _SENTENCES.split(after)[0]


def _counted_otherwise(figure: Figure, page: Page) -> bool:
    if figure.unit in (RATIO, YEN, ROUND) or isinstance(figure.value, str):
        return False
    number = rf"(?<![\d,.]){figure.value}(?:{_COUNTERS})*{figure.comparator}"
    needed = number if figure.comparator else rf"{number}(?<=[^\d])"
    return any(re.search(needed, piece) for piece in (page.text, *page.pieces))


def _in_a_formula(figure: Figure, page: Page) -> bool:
    """10% as 0.1, 2/3 as /3*2, 625,001円 as 625001, 切捨て as ROUNDDOWN to no decimals."""
    wanted = rf"(?:{_SIGNS[figure.comparator]})(?:{'|'.join(_written(figure))})(?![\d.])"
    return any(re.search(wanted, each) for each in page.formulas)


def _written(figure: Figure) -> Iterator[str]:
    if figure.unit == ROUND:
        yield r"ROUNDDOWN\(.*,0\)"
    elif isinstance(figure.value, Fraction) and figure.unit == RATIO:
        top, bottom = figure.value.numerator, figure.value.denominator
        yield from (rf"{top}/{bottom}", rf"/{bottom}\*{top}", re.escape(f"{float(figure.value):g}"))
    else:
        yield str(figure.value)
