"""Which other counts are tried beside the one answered: within the field, and within what another one allows."""

from typing import Any

import pytest

from calculator.answers import Field
from calculator.changes import MOST_TRIED, _counts
from calculator.frames import Frame
from tests.calculator.made_up import field


class Case:
    """A case of which no more is looked at: its answers, and which of them may not exceed another."""

    def __init__(self, *, few: int, many: int) -> None:
        """Let few never exceed many."""
        self.values = {"few": few, "many": many}
        self.frame = self
        self.FRAME = Frame("shop", "店", (), (("few", "many"),))


def tried(of: Field, now: int, *, few: int = 0, many: int = 0) -> list[int]:
    """The other counts of one field."""
    case: Any = Case(few=few, many=many)
    return _counts(case, of, now)


@pytest.mark.parametrize(
    ("low", "high", "now", "others"),
    [
        (0, 3, 0, [1, 2, 3]),
        (0, 3, 1, [0, 2, 3]),
        (0, 3, 3, [2, 1, 0]),
        (2, 5, 3, [2, 4, 5]),
        (None, 2, 2, [1, 0]),
        (4, 4, 4, []),
    ],
)
def test_every_other_count_is_tried_the_nearest_first(low: int | None, high: int, now: int, others: list[int]) -> None:
    """From the least to the greatest of the field, both of them too, and never the count itself."""
    assert tried(field("n", "count", low=low, high=high), now) == others


@pytest.mark.parametrize(
    ("low", "high", "now", "others"),
    [
        (None, None, 0, [1]),
        (None, None, 1, [0, 2]),
        (5, None, 5, [6]),
        (5, None, 6, [5, 7]),
        (1, 1 + MOST_TRIED + 1, 1, [2]),
        (1, 1 + MOST_TRIED + 1, 2, [1, 3]),
        (1, 1 + MOST_TRIED + 1, 1 + MOST_TRIED, [MOST_TRIED, MOST_TRIED + 2]),
        (1, 1 + MOST_TRIED + 1, 2 + MOST_TRIED, [MOST_TRIED + 1]),
    ],
)
def test_of_too_many_only_the_next_are_tried(low: int | None, high: int | None, now: int, others: list[int]) -> None:
    """Without an end, or with one value too many, one less and one more, where the field has them."""
    assert tried(field("n", "count", low=low, high=high), now) == others


def test_as_many_as_may_be_tried_are() -> None:
    """At the limit every value is tried, however high the field begins."""
    assert len(tried(field("n", "count", low=1, high=1 + MOST_TRIED), 1)) == MOST_TRIED
    assert len(tried(field("n", "count", low=900, high=900 + MOST_TRIED), 950)) == MOST_TRIED


@pytest.mark.parametrize(
    ("high", "many", "others"),
    [(9, 4, [1, 3, 0, 4]), (3, 4, [1, 3, 0]), (9, 2, [1, 0]), (None, 3, [1, 3, 0])],
)
def test_what_may_not_exceed_another_stays_below_it(high: int | None, many: int, others: list[int]) -> None:
    """Its end is the field's or the other's answer, whichever is less."""
    assert tried(field("few", "count", low=0, high=high), 2, few=2, many=many) == others


@pytest.mark.parametrize(
    ("low", "few", "others"),
    [(1, 3, [3, 5]), (4, 3, [5]), (1, 4, [5]), (None, 3, [3, 5])],
)
def test_what_another_may_not_exceed_stays_above_it(low: int | None, few: int, others: list[int]) -> None:
    """Its beginning is the field's or the other's answer, whichever is greater."""
    assert tried(field("many", "count", low=low, high=5), 4, few=few, many=4) == others
    assert tried(field("many", "count", low=low, high=None), 4, few=few, many=4) == others
