"""Fields that stand in the calculator itself keep to what calculator.answers says of every field."""

import pytest

from calculator import outlook
from calculator.__main__ import _PEOPLE
from calculator.answers import Field
from calculator.headcount import fields_of
from calculator.it_2025.near_wage import HEADCOUNT

COUNTS = [field for definition in HEADCOUNT.definitions for field in fields_of(definition)]


@pytest.mark.parametrize("field", [*COUNTS, _PEOPLE, outlook._WISH], ids=lambda field: field.name)
def test_a_field_is_of_a_kind_and_has_its_lists(field: Field) -> None:
    """A kind that is read as such, and tuples, be they empty, of choices and of the fields of a record."""
    assert field.kind in ("yen", "months", "count", "yesno", "choice", "records")
    assert isinstance(field.choices, tuple)
    assert isinstance(field.fields, tuple)


def test_a_headcount_asks_for_counts() -> None:
    """Both of everybody, or of each month, are counts of people with a range and nothing assumed."""
    assert {(field.kind, field.unit, field.low, field.high, field.default) for field in COUNTS} == {
        ("count", "人", 0, 999_999, None)
    }
    assert [field.name for field in COUNTS[:4]] == ["near", "all", "near_2024_10", "all_2024_10"]
    assert len(COUNTS) == 2 + 2 * 12
