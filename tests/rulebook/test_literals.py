"""Typed literals: every number has its unit, every bound one of four comparators."""

from __future__ import annotations

from contextlib import suppress
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.rulebook.literals import OPPOSITE, LiteralError, is_literal, read_bound, read_quantity


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("450万円", 4_500_000, "円"),
        ("1,499,999円", 1_499_999, "円"),
        ("1億2千万円", 120_000_000, "円"),
        ("1.5万円", 15_000, "円"),
        ("0円", 0, "円"),
        ("50万円/者", 500_000, "円/者"),
        ("2/3", Fraction(2, 3), ""),
        ("10%", Fraction(1, 10), ""),
        ("1.5%", Fraction(3, 200), ""),
        ("24か月", 24, "か月"),
        ("10者", 10, "者"),
        ("4プロセス", 4, "プロセス"),
    ],
)
def test_a_literal_is_read_exactly(text: str, amount: int | Fraction, unit: str) -> None:
    """A literal gives its exact amount and its unit, and is written back as it was."""
    quantity = read_quantity(text)
    assert (quantity.amount, quantity.unit, str(quantity)) == (Fraction(amount), unit, text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("12", "bare number"),
        ("0.5", "bare number"),
        ("1,50,000円", "commas"),
        ("1,2%", "not a quantity"),
        ("1.00001万円", "not a whole number of yen"),
        ("2千1億円", "wrong order"),
        ("1万2万円", "wrong order"),
        ("1/0", "divides by zero"),
        ("-5円", "not a quantity"),
        ("三百万円", "not a quantity"),
        ("10^30円", "not a quantity"),
        ("4プロセス以上", "not a quantity"),
        ("", "not a quantity"),
        ("9" * 5000 + "/2", "too long"),
        ("9" * 38 + "x円", "not a quantity"),
    ],
)
def test_what_is_no_literal_is_refused(text: str, words: str) -> None:
    """A number without a unit, or one that could be read two ways, is refused with the reason."""
    with pytest.raises(LiteralError, match=words):
        read_quantity(text)


@pytest.mark.parametrize("comparator", OPPOSITE)
def test_a_comparator_ends_a_bound(comparator: str) -> None:
    """以上, 超, 以下 and 未満 are read from the end of a literal."""
    bound = read_bound(f"150万円{comparator}")
    assert bound is not None
    assert bound.comparator == comparator
    assert bound.quantity.amount == 1_500_000
    assert str(bound) == f"150万円{comparator}"


def test_no_comparator_is_no_bound() -> None:
    """A literal alone is no bound: it means equal."""
    assert read_bound("150万円") is None


def test_opposites_are_mutual() -> None:
    """The opposite of the opposite of a comparator is itself."""
    assert all(OPPOSITE[OPPOSITE[each]] == each for each in OPPOSITE)


def test_names_are_no_literals() -> None:
    """What begins with a digit is a literal, everything else a name."""
    assert is_literal("2/3")
    assert not is_literal("rate")


@given(st.text(max_size=50))
def test_any_text_is_a_quantity_or_an_error(text: str) -> None:
    """Reading a literal never fails in another way than with a reason."""
    with suppress(LiteralError):
        assert read_quantity(text).amount >= 0
