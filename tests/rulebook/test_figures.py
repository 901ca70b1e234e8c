"""Figures in Japanese text: found however they are written, compared in one form."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.rulebook.figures import DATE, ROUND, Figure, figures, read_figure


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("上限は450万円です", [(4_500_000, "円", "")]),
        ("４５０万円以下", [(4_500_000, "円", "以下")]),
        ("1,500,000円以上", [(1_500_000, "円", "以上")]),
        ("5〜450万円", [(50_000, "円", ""), (4_500_000, "円", "")]),
        ("5万円～150万円未満", [(50_000, "円", ""), (1_500_000, "円", "未満")]),
        ("50万円/者", [(500_000, "円/者", "")]),
        ("補助率は2/3以内", [(Fraction(2, 3), "", "")]),
        ("3分の2", [(Fraction(2, 3), "", "")]),
        ("税率は10%、つまり1割", [(Fraction(1, 10), "", ""), (Fraction(1, 10), "", "")]),
        ("1.5％以上", [(Fraction(3, 200), "", "以上")]),
        ("最大2年分（24か月分）", [(24, "か月", ""), (24, "か月", "")]),
        ("3ヶ月以上", [(3, "か月", "以上")]),
        ("10者以上100者を超えない", [(10, "者", "以上"), (100, "者", "超")]),
        ("1〜3プロセス", [(1, "プロセス", ""), (3, "プロセス", "")]),
        ("5人以下", [(5, "人", "以下")]),
        ("2025年12月2日まで", [("2025-12-2", DATE, "")]),
        ("令和6年10月から", [("2024-10-*", DATE, "")]),
        ("12月2日に締め切る", [("*-12-2", DATE, "")]),
        ("2025-12-02", [("2025-12-2", DATE, "")]),
        ("端数は1円未満切捨て", [("切捨て", ROUND, "")]),
        ("1円未満の端数を切り捨て", [("切捨て", ROUND, "")]),
    ],
)
def test_a_figure_is_found_in_one_form(text: str, expected: list[tuple[Fraction | str, str, str]]) -> None:
    """The same figure is the same, in wide or narrow digits, as years or months, as a fraction or a percentage."""
    assert [(each.value, each.unit, each.comparator) for each in figures(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "第7次公募",
        "公募要領 2-3 の表",
        "①と②を足します",
        "IT導入補助金2025",
        "0円を超える",
        "1円足りない",
        "1か月分の料金",
        "1者あたり",
        "年払いのときは12で割ります",
        "ひとつだけ",
    ],
)
def test_what_is_no_figure_is_left_alone(text: str) -> None:
    """Ordinals, section numbers, names, zero and “per one” are no figures of the programme."""
    assert [each for each in figures(text) if each.value != 0] == []


def test_a_passage_says_whole_figures() -> None:
    """An entry of `says` is one figure from end to end, with any unit."""
    assert read_figure("5万円以上") == Figure(Fraction(50_000), "円", "以上")
    assert read_figure("1円未満切捨て") == Figure("切捨て", ROUND)
    assert read_figure("10ポイント以上") == Figure(Fraction(10), "ポイント", "以上")
    assert read_figure("5万円から") is None
    assert read_figure("およそ5万円") is None
    assert read_figure("なし") is None


def one(text: str) -> Figure:
    """Return the only figure of a text."""
    (found,) = figures(text)
    return found


@pytest.mark.parametrize(
    ("text", "passage", "rests"),
    [
        ("150万円", "150万円以上", True),
        ("150万円以上", "150万円以上", True),
        ("150万円未満", "150万円以上", True),
        ("150万円超", "150万円以上", False),
        ("150万円以下", "150万円以上", False),
        ("151万円", "150万円以上", False),
        ("50万円", "50万円/者", True),
        ("50万円/者", "50万円", False),
        ("3か月以上", "3か月", False),
        ("12月2日", "2025年12月2日", True),
        ("2025年12月3日", "2025年12月2日", False),
    ],
)
def test_a_text_rests_on_the_same_edge(text: str, passage: str, rests: bool) -> None:
    """A text may speak of an edge from either side, or without a comparator, but of no other edge."""
    assert one(text).speaks_of(one(passage)) is rests


@given(st.text(alphabet="0123456789０１２,.万億千円%/以上未満か月年日分の者〜1/", max_size=30))
def test_any_text_can_be_searched(text: str) -> None:
    """Searching a text for figures never fails."""
    assert all(str(each) for each in figures(text))


def test_rounding_to_the_nearest_is_not_read_as_rounding_down() -> None:
    """四捨五入 holds the sign of 切捨て, and is a direction of its own all the same."""
    assert [each.value for each in figures("1円未満は四捨五入")] == ["四捨五入"]
    assert [each.value for each in figures("1円未満は切り捨て")] == ["切捨て"]
