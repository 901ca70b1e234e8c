"""The cases that are measured: one for what a page shows first, some for what a calculator is asked again and again."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from urllib.parse import urlencode

from calculator.it_2025 import tsujyo
from scripts.bench.engines import Case

FRAME = "tsujyo"
PAGE = f"/it-2025/{FRAME}/"
amount: Callable[..., int | None] = tsujyo.amount

# What somebody sends in a link: three million yen of software in four processes.
FIRST: Case = {"size": "sme", "near_minimum_wage": False, "business_processes": 4, "software_purchase": 3_000_000}

# Both sizes, both rates, both ranges and what falls out of them, with and without tax and services.
MIXED: list[Case] = [
    {
        "size": size,
        "near_minimum_wage": near,
        "business_processes": kinds,
        "tax": tax,
        "software_purchase": purchase,
        "cloud_monthly": 12_345,
        "consulting": 100_000,
    }
    for size, near, kinds, (tax, purchase) in product(
        ("sme", "small"), (False, True), (1, 4), (("excluded", 800_000), ("included", 5_000_000))
    )
]


def fragment(case: Case) -> str:
    """The case as a link carries it."""
    words = {True: "yes", False: "no"}
    fields = {name: words[value] if isinstance(value, bool) else value for name, value in case.items()}
    return "#" + urlencode({"p": "it-2025", "f": FRAME, **fields})


def subsidy(case: Case) -> int:
    """What the calculator pays."""
    return amount(**case) or 0
