"""Each operation’s face: the exact amount, and a formula a reader can follow with a pencil."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator import sentences
from calculator.quantities import Ratio, floor


def test_facts_become_words_when_they_are_read() -> None:
    """A text is itself; facts are what writes it and what that takes, and only its words are told."""
    assert sentences.said("半分です。") == "半分です。"
    assert sentences.said((sentences.product, 3, "者", 4, "円/者", "円")) == "3者 × 4円/者 = 12円"
    assert sentences.said((sentences.shown, Ratio(2, 3), "")) == "2/3"


def test_what_was_chosen_is_its_own_formula() -> None:
    """An amount that no operation made is shown as it is, in its unit."""
    assert sentences.shown(4_000, "円") == (4_000, "4,000円")
    assert sentences.shown(1, "プロセス") == (1, "1プロセス")


def test_a_sum_leaves_out_what_is_zero() -> None:
    """Parts of 0円 do not clutter the formula, and a single part stands alone."""
    assert sentences.total("円", 3, 0, 4) == (7, "3円 + 4円 = 7円")
    assert sentences.total("円", 0, 5) == (5, "5円")
    assert sentences.total("円", 0) == (0, "0円")


def test_a_product_is_exact() -> None:
    """A rate is applied as a fraction: a third of a yen is written, not lost."""
    amount, formula = sentences.product(100, "円", Ratio(2, 3), "", "円")
    assert amount == Ratio(200, 3)
    assert formula == "100円 × 2/3 = 66と2/3円"
    assert sentences.product(3, "者", 4, "円/者", "円") == (12, "3者 × 4円/者 = 12円")


def test_the_smallest_is_told_in_a_whole_sentence() -> None:
    """Every part with its amount, then the least, and whether it was cut."""
    labels, amounts = ("役務", "上限", "枠"), (3, 3, 4)
    assert sentences.smallest(labels, amounts, "円") == (3, "役務 3円、上限 3円、枠 4円 → 3円")
    assert sentences.limited(labels, amounts, "円") == (3, "「役務」が上限に収まるので、そのままの3円です。")
    labels, amounts = ("月数", "枠", "上限"), (30, 36, 24)
    assert sentences.smallest(labels, amounts, "か月") == (24, "月数 30か月、枠 36か月、上限 24か月 → 24か月")
    assert sentences.limited(labels, amounts, "か月") == (24, "「月数」が「上限」を超えるので、24か月になります。")


def test_the_smallest_names_what_bit() -> None:
    """The sentence says whether the ceiling counted; at the ceiling nothing is cut."""
    labels = ("役務の合計", "上限")
    assert "収まる" in sentences.limited(labels, (2_000_000, 2_000_000), "円")[1]
    over = sentences.limited(labels, (2_000_001, 2_000_000), "円")
    assert over[0] == 2_000_000
    assert "上限" in over[1]


@pytest.mark.parametrize(("cost", "expected"), [(625_000, 500_000), (625_001, 500_000), (625_002, 500_001)])
def test_bands_change_rate_on_the_subsidy(cost: int, expected: int) -> None:
    """4/5 up to a subsidy of 500,000 yen, 2/3 beyond: one yen below, at and above the cost where it changes."""
    rows = ((500_000, Ratio(4, 5)), (None, Ratio(2, 3)))
    assert floor(sentences.by_bands(cost, rows)) == expected


def test_bands_are_written_each_with_its_own_part() -> None:
    """Of three bands each takes what is left of the cost; nothing at all is written once."""
    rows = ((100, Ratio(1, 1)), (250, Ratio(1, 2)), (None, Ratio(1, 4)))
    first, second = "100円 × 1 = 100円", "300円 × 1/2 = 150円"
    assert sentences.banded(440, rows) == (260, f"{first}、{second}、40円 × 1/4 = 10円、合計 260円")
    assert sentences.banded(400, rows) == (250, f"{first}、{second}、合計 250円")
    assert sentences.banded(100, rows) == (100, first)
    assert sentences.banded(0, rows) == (0, "0円 × 1 = 0円")


@given(st.integers(0, 10**10))
def test_bands_equal_their_closed_form(cost: int) -> None:
    """Marginal bands are min(E×3/4, 500,000 + (E − 2,000,000/3)×2/3), whichever band the cost lies in."""
    rows = ((500_000, Ratio(3, 4)), (None, Ratio(2, 3)))
    expected = 3 * cost * 9 if 3 * cost <= 2_000_000 else (500_000 * 36 + (3 * cost - 2_000_000) * 8)
    assert sentences.by_bands(cost, rows) * 36 == expected
    assert sentences.banded(cost, rows)[0] * 36 == expected


def test_a_cut_says_so_only_when_it_cuts() -> None:
    """At the bound the sentence is that of the row alone; one yen above, the cut stands before it."""
    assert sentences.cut(4_500_000, 4_500_000, "450万円以下", "この範囲です。") == (4_500_000, "この範囲です。")
    amount, text = sentences.cut(4_500_001, 4_500_000, "450万円以下", "この範囲です。")
    assert amount == 4_500_000
    assert text == "計算した額4,500,001円は「450万円以下」に収まらないので、4,500,000円になります。この範囲です。"


def test_short_of_is_the_least_that_reaches() -> None:
    """One yen more of cost reaches the floor, and not one yen less."""
    assert sentences.short_of(50_000, 99_999, Ratio(1, 2)) == 1
    assert sentences.short_of(50_000, 74_998, Ratio(2, 3)) == 2
    more = sentences.short_of(500_000, 600_000, Ratio(3, 4))
    assert floor((600_000 + more) * Ratio(3, 4)) >= 500_000 > floor((600_000 + more - 1) * Ratio(3, 4))


def test_rounding_is_written_only_where_it_happens() -> None:
    """A whole amount keeps its formula; a fraction shows what was cut, in each direction."""
    half = (sentences.shown, Ratio(5, 2), "")
    assert sentences.rounded((sentences.shown, 5, "円"), "down", "1円未満切捨て") == (5, "5円")
    assert sentences.rounded(half, "down", "1円未満切捨て") == (2, "5/2 → 2円（1円未満切捨て）")
    assert sentences.rounded(half, "up", "w")[0] == 3
    assert sentences.rounded(half, "half_up", "w")[0] == 3


def test_equal_records_are_written_once() -> None:
    """Ten members of the same amount are one term of the formula; members of 0円 are none."""
    assert sentences.of_records([7, 7, 0, 5], "者") == (19, "7円 × 2者 + 5円 × 1者 = 19円")
    assert sentences.of_records([0, 0], "者") == (0, "0円")


def test_difference_and_share() -> None:
    """A difference shows both sides; a share is an exact ratio of two counts."""
    assert sentences.difference(10, 4, "円") == (6, "10円 − 4円 = 6円")
    ratio, formula = sentences.share(20, 50, "アカウント")
    assert ratio == Ratio(2, 5)
    assert formula == "20アカウント ÷ 50アカウント = 2/5"
