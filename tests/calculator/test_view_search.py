"""The searches of a view by themselves: the first number of all that is asked for, and how few they ask on the way."""

from collections.abc import Callable

import pytest

from calculator.view import _guess, crossing, first_at


def watched(gap: Callable[[int], int]) -> tuple[Callable[[int], int], list[int]]:
    """Return the gap, and the list of what it is asked, which grows."""
    asked: list[int] = []

    def watch(amount: int) -> int:
        asked.append(amount)
        return gap(amount)

    return watch, asked


def upward(place: int, step: int) -> Callable[[int], int]:
    """A gap that closes at a place."""
    return lambda amount: (amount - place) * step


def downward(place: int, step: int) -> Callable[[int], int]:
    """A gap that opens beyond a place."""
    return lambda amount: (place - amount) * step


@pytest.mark.parametrize("low", range(-3, 4))
@pytest.mark.parametrize("high", range(-4, 6))
def test_the_first_is_found_wherever_it_lies(low: int, high: int) -> None:
    """Of every place that a thing may begin at, before, within and beyond the range, the first in it is found."""
    for begin in range(-6, 8):
        within = [each for each in range(low, high + 1) if each >= begin]
        assert first_at(low, high, begin.__le__) == (within[0] if within else None)


@pytest.mark.parametrize("low", range(-3, 4))
@pytest.mark.parametrize("span", range(6))
@pytest.mark.parametrize("step", [1, 2, 5])
def test_a_bound_is_crossed_at_the_first_number_of_its_new_side(low: int, span: int, step: int) -> None:
    """Upward 0 is already beyond, downward it is not yet; where both ends are on one side, nothing is crossed."""
    high = low + span
    for place in range(-6, 10):
        rising = [each for each in range(low, high + 1) if (each - place) * step >= 0]
        found = (rising[0], True) if rising and rising[0] > low else None
        assert crossing(low, high, upward(place, step)) == found
        falling = [each for each in range(low, high + 1) if (place - each) * step < 0]
        found = (falling[0], False) if falling and falling[0] > low else None
        assert crossing(low, high, downward(place, step)) == found


def test_an_even_gap_is_found_at_once() -> None:
    """A gap that grows evenly closes where it is guessed: its two ends, the guess, and the number beside it."""
    gap, asked = watched(upward(3_000_000, 1))
    assert crossing(0, 9_000_000, gap) == (3_000_000, True)
    assert asked == [0, 9_000_000, 3_000_000, 2_999_999]
    gap, asked = watched(downward(3_000_000, 1))
    assert crossing(0, 9_000_000, gap) == (3_000_001, False)
    assert asked == [0, 9_000_000, 3_000_000, 3_000_001]


def test_a_gap_that_is_guessed_badly_is_halved_every_third_time() -> None:
    """Flat up to a steep end, the guesses creep on from the beginning, and the halves come near."""
    gap, asked = watched(lambda amount: -1 if amount < 900 else 1_000_000)
    assert crossing(0, 1000, gap) == (900, True)
    ways = [(1, 2, 501), (502, 503, 751), (752, 753, 876), (877, 878, 939), (879, 880, 909)]
    ways += [(881, 882, 895), (896, 897, 903), (898, 899, 901)]
    assert asked == [0, 1000, *(each for way in ways for each in way), 900]


@pytest.mark.parametrize(
    ("low", "high", "first", "last", "middle"),
    [
        (0, 90, -30, 60, 30),
        (10, 100, 30, -60, 40),
        (10, 100, -1, 60, 11),
        (10, 100, 0, -60, 11),
        (10, 100, -60, 1, 98),
        (10, 100, -60, 0, 99),
        (10, 100, -1_000, 1, 99),
        (10, 12, -9, 1, 11),
        (10, 12, -1, 9, 11),
    ],
)
def test_a_guess_lies_between_the_ends(low: int, high: int, first: int, last: int, middle: int) -> None:
    """In the proportion of what is missing at either end, but never at an end itself: those are known."""
    assert _guess(low, high, first, last) == middle
