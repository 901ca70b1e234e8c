"""A million cases of 通常枠 through the generated `amount`, in a process of its own: prints the seconds and the memory.

`python -m scripts.bench.million 1000000`: every whole yen from 0 on, as tests/sweep.py asks.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable

from calculator.it_2025 import tsujyo

WARM_UP = 10_000


def main(cases: int) -> dict[str, float | int]:
    """Run a few cases, then all, and tell by how much the most memory ever held has grown in between (kB)."""
    _sum(WARM_UP)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.perf_counter()
    total = _sum(cases)
    seconds = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {"cases": cases, "seconds": seconds, "kilobytes": after, "grown": after - before, "total": total}


def _sum(cases: int) -> int:
    amount: Callable[..., int | None] = tsujyo.amount
    return sum(
        amount(size="sme", near_minimum_wage=False, business_processes=4, software_purchase=yen) or 0
        for yen in range(cases)
    )


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]))))
