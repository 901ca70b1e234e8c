"""One estimate of 通常枠 with its steps: CPython, Pyodide and MicroPython beside Publicodes and plain JavaScript."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from functools import partial
from statistics import median

from calculator.web import handle
from scripts.bench import explain_case
from scripts.bench.cases import FRAME, MIXED
from scripts.bench.engines import MICROPYTHON, ask

SECONDS = 1.0

# What was measured, by name; microseconds a case.
type Figures = dict[str, object]


def measure(runs: int) -> Figures:
    """Time every engine in turn, `runs` times over; {engine: microseconds} as medians."""
    engines = _engines()
    found: dict[str, list[float]] = {name: [] for name in engines}
    for _ in range(runs):
        for name, timed in engines.items():
            found[name].append(timed())
    return {"cases": len(MIXED), "microseconds": {name: round(median(each), 2) for name, each in found.items()}}


def _engines() -> dict[str, Callable[[], float]]:
    engines: dict[str, Callable[[], float]] = {
        "publicodes": partial(_node, "publicodes"),
        "plain": partial(_node, "plain"),
        "cpython_handle": _handle,
        "cpython_explain": _explain,
    }
    interpreters = ["pyodide", *(["micropython"] if MICROPYTHON.exists() else [])]
    for name in interpreters:
        for how in ("handle", "explain"):
            engines[f"{name}_{how}"] = partial(_node, name, how)
    return engines


def _node(engine: str, how: str = "") -> float:
    microseconds: float = ask(engine, MIXED, how=how, seconds=SECONDS)["microseconds"]
    return microseconds


def _handle() -> float:
    requests = [json.dumps({"program": "it-2025", "frame": FRAME, "inputs": case}) for case in MIXED]
    return _timed(lambda: [handle(each) for each in requests])


def _explain() -> float:
    numbers = [explain_case.prepare(json.dumps(case)) for case in MIXED]
    return _timed(lambda: [explain_case.explain(each) for each in numbers])


def _timed(round_of_cases: Callable[[], object]) -> float:
    """Repeat a round of all cases for some time; the microseconds of one case."""
    round_of_cases()
    rounds, start = 0, time.perf_counter()
    while (passed := time.perf_counter() - start) < SECONDS:
        round_of_cases()
        rounds += 1
    return passed * 1_000_000 / (rounds * len(MIXED))
