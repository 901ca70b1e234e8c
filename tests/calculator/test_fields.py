"""Fields that the calculator makes itself keep to what calculator.answers says of every field."""

from collections.abc import Callable
from typing import Any

import pytest

from calculator import it_2025, outlook
from calculator.__main__ import _count_fields
from calculator.answers import Field
from calculator.finder_items import list_fields
from calculator.headcount import fields_of
from calculator.it_2025.finder import FINDER
from calculator.it_2025.near_wage import HEADCOUNT

# Fields are made within each test: a mutant is judged by the tests that run it.
type Fields = list[Field]


def counts() -> Fields:
    """What a headcount asks for, by all of its definitions."""
    return [field for definition in HEADCOUNT.definitions for field in fields_of(definition)]


def bought() -> Fields:
    """What a shopping list asks for: who buys, and the list itself at the end."""
    return list(list_fields(FINDER, {module.FRAME.id: module for module in it_2025.FRAMES}))


def of_a_line() -> Fields:
    """What a shopping list asks for of each thing."""
    return list(bought()[-1].fields)


@pytest.mark.parametrize("made", [counts, bought, of_a_line, lambda: [outlook._WISH]])
def test_a_field_holds_what_every_field_holds(made: Callable[[], Fields]) -> None:
    """Texts, a kind that is read as such, a range of numbers or open, and tuples, empty where there is nothing."""
    for field in made():
        assert {type(each) for each in (field.name, field.label, field.unit)} == {str}, field
        assert field.kind in ("yen", "months", "count", "yesno", "choice", "records"), field
        assert {type(each) for each in (field.low, field.high)} <= {int, type(None)}, field
        assert {type(each) for each in (field.choices, field.fields)} == {tuple}, field
        assert bool(field.choices) == (field.kind == "choice"), field
        assert bool(field.fields) == (field.kind == "records"), field
        assert bool(field.unit) == (field.kind not in ("yesno", "choice")), field


def shown(field: Field) -> tuple[Any, ...]:
    """A field but for its label, its choices and when it is asked."""
    return field.name, field.kind, field.unit, field.low, field.high, field.default


def test_a_headcount_asks_for_counts() -> None:
    """Both of everybody, or of each month, are counts of people with a range and nothing assumed."""
    assert [shown(field) for field in counts()[:3]] == [
        ("near", "count", "人", 0, 999_999, None),
        ("all", "count", "人", 0, 999_999, None),
        ("near_2024_10", "count", "人", 0, 999_999, None),
    ]
    assert {shown(field)[1:] for field in counts()} == {("count", "人", 0, 999_999, None)}
    assert len(counts()) == 2 + 2 * 12


def test_a_headcount_of_one_definition_is_asked_for_on_any_day() -> None:
    """The last definition there is says what may be written on a day that has none, be it the only one."""

    class Only:
        HEADCOUNT = HEADCOUNT._replace(definitions=HEADCOUNT.definitions[:1])

    assert _count_fields(it_2025.PROGRAM, Only, "2030-01-01") == fields_of(HEADCOUNT.definitions[0])


def test_a_shopping_list_asks_for_things_and_who_buys_them() -> None:
    """Who buys has an answer that counts until it is told; of a line only what it is and costs must be told."""
    assert [shown(field) for field in bought()] == [
        ("size", "choice", "", None, None, "sme"),
        ("near_minimum_wage", "yesno", "", None, None, False),
        ("tax", "choice", "", None, None, "excluded"),
        ("items", "records", "件", 1, 20, None),
    ]
    line = of_a_line()
    uses = ("accounting", "ordering", "payment", "pos", "sales", "supply", "people", "industry", "general")
    assert [shown(field) for field in line] == [
        ("kind", "choice", "", None, None, None),
        ("price", "yen", "円", 0, 999_999_999_999, None),
        ("paid", "choice", "", None, None, "once"),
        ("months", "months", "か月", 1, 60, 24),
        ("part_of", "count", "行目", 0, 20, 0),
        *((use, "yesno", "", None, None, False) for use in uses),
        ("accounts_partner_sme", "count", "アカウント", 0, None, None),
        ("accounts_total", "count", "アカウント", 1, 999_999_999, None),
    ]
    assert [field.label for field in line[:5]] == ["種類", "金額", "払い方", "契約する月数", "どの行のものか"]
    assert [field.name for field in line if field.asked is not None] == ["accounts_partner_sme", "accounts_total"]
