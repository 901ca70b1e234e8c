"""Three-valued conditions: missing knowledge is never yes or no."""

from itertools import product

import pytest

from calculator import logic
from calculator.quantities import Ratio

STATES = (True, False, None)


@pytest.mark.parametrize(("left", "right"), list(product(STATES, STATES)))
def test_every_and_some_follow_kleene(left: bool | None, right: bool | None) -> None:
    """False decides `every`, True decides `some`; otherwise one unknown leaves all unknown."""
    both = False if False in (left, right) else None if None in (left, right) else True
    either = True if True in (left, right) else None if None in (left, right) else False
    assert logic.every(left, right) is both
    assert logic.some(left, right) is either
    assert logic.no(left, right) is (None if either is None else not either)


def test_comparisons_at_their_edges() -> None:
    """One below, at and one above: 以上 and 以下 include the bound, 超 and 未満 do not."""
    assert [logic.at_least(number, 10) for number in (9, 10, 11)] == [False, True, True]
    assert [logic.above(number, 10) for number in (9, 10, 11)] == [False, False, True]
    assert [logic.at_most(number, 10) for number in (9, 10, 11)] == [True, True, False]
    assert [logic.below(number, 10) for number in (9, 10, 11)] == [True, False, False]
    assert [logic.equal(number, 10) for number in (9, 10, 11)] == [False, True, False]


def test_an_unknown_number_decides_nothing() -> None:
    """A missing number leaves every comparison unknown."""
    for compare in (logic.at_least, logic.above, logic.at_most, logic.below, logic.equal):
        assert compare(None, 1) is None
        assert compare(1, None) is None


def test_exact_ratios_compare_with_integers_on_both_sides() -> None:
    """A Ratio may stand left or right of an integer."""
    assert logic.at_least(Ratio(3, 2), 1) is True
    assert logic.at_least(1, Ratio(3, 2)) is False


def test_a_tally_knows_what_it_knows() -> None:
    """Two sure records out of four, one unknown: at least two, at most three."""
    count = logic.tally([True, True, None, False])
    assert count == (2, 3)
    assert [logic.at_least(count, bound) for bound in (2, 3, 4)] == [True, None, False]
    assert logic.equal(count, 4) is False
    assert logic.tally([True, False]) == 1


def test_among_is_unknown_without_an_answer() -> None:
    """A missing choice is among nothing and outside nothing."""
    assert logic.among(None, ("sme",)) is None
    assert logic.among("sme", ("sme", "small")) is True
    assert logic.among("large", ("sme", "small")) is False
