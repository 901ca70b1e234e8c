"""The edges of a check: each limit of each choice, one below, at and above, as the document has it."""

from __future__ import annotations

import pytest

from scripts.rulebook.check_edges import CheckPoint, check_edges
from scripts.rulebook.model import Check, CheckTable
from scripts.rulebook.scope import answer_of
from tests.oracle_checks import BY_INDUSTRY, FIXED, TABLE, is_barred, size
from tests.rulebook.real import rules

THREE = 3


def eligible() -> Check:
    """Return the check of who may apply."""
    return rules().check("eligible")


def table(id_: str) -> CheckTable:
    """Return one of its tables."""
    return next(each for each in eligible().tables if each.id == id_)


def limits(id_: str) -> dict[tuple[str, str], list[int]]:
    """Return the limits found, by choice and question."""
    found: dict[tuple[str, str], list[int]] = {}
    for edge in check_edges(rules(), eligible(), table(id_)):
        found.setdefault((edge.option, edge.input), []).append(edge.points[1].number)
    return found


def test_every_row_of_the_industries_has_its_edges() -> None:
    """Capital and both numbers of employees of each industry are edges, and nothing else is."""
    found = limits("industries")
    for industry, (capital, people, few) in TABLE.items():
        assert found.pop((industry, "capital")) == [capital]
        assert found.pop((industry, "employees")) == [few, people]
    assert not found


def test_every_row_of_the_organisations_has_its_edges() -> None:
    """Only a company has an edge of capital; every other organisation has its own limit, or the industry's."""
    found = limits("organisations")
    _, people, few = TABLE["service"]
    assert found.pop(("company", "capital")) == [TABLE["service"][0]]
    assert found.pop(("company", "employees")) == found.pop(("sole", "employees")) == [few, people]
    assert {name: found.pop((name, "employees")) for name in FIXED} == {name: [most] for name, most in FIXED.items()}
    assert {tuple(found.pop((name, "employees"))) for name in BY_INDUSTRY} == {(people,)}
    assert not found


@pytest.mark.parametrize("id_", ["industries", "organisations"])
def test_each_point_is_as_the_oracle_says(id_: str) -> None:
    """One below, at and one above every limit: what the page shows is what the second opinion says."""
    asked = {one.name: one for one in eligible().rules.inputs}

    def answers(point: CheckPoint) -> dict[str, object]:
        return {name: answer_of(asked[name], typed) for name, typed in point.case.items()}

    for edge in check_edges(rules(), eligible(), table(id_)):
        assert len(edge.points) == THREE
        low, at, high = (each.number for each in edge.points)
        assert (low, high) == (at - 1, at + 1)
        for point in edge.points:
            given = answers(point)
            expected = {"size": size(given), "standing": "closed" if is_barred(given) else "open"}
            assert point.verdicts == expected, (edge, point)
