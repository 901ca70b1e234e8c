"""A month more or less: of all that could be tried, the nearest on either side and what brings the most are told."""

import pytest

from tests.calculator.test_changes import changes


@pytest.mark.parametrize(
    ("months", "told"),
    [
        (20, [("19か月", 95_000, False), ("21か月", 105_000, False), ("24か月", 120_000, True)]),
        (23, [("22か月", 110_000, False), ("24か月", 120_000, True)]),
        (24, [("23か月", 115_000, False)]),
        (30, [("23か月", 115_000, False)]),
    ],
)
def test_months_tell_their_nearest_and_their_best(months: int, told: list[tuple[str, int, bool]]) -> None:
    """Half of 10,000円 a month for up to 24 months: beyond them a month moves nothing, and is not told."""
    rows = changes("security", {"size": "sme", "service_monthly": 10_000, "service_months": months})
    found = [(row["to"], row["subsidy"], row["best"]) for row in rows if row["input"] == "service_months"]
    assert found == told
