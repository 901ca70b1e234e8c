"""One case of 通常枠 through the generated `explain`, its inputs read beforehand; in the portable subset."""

from calculator.cases import read_case
from calculator.estimate import Estimate
from calculator.it_2025 import PROGRAM, tsujyo
from calculator.wire import read

MYPY = False  # the type checker takes this for true; the portable subset has no typing
if MYPY:
    from typing import Any

_kept: "list[Any]" = []


def prepare(text: str) -> int:
    """Read the inputs of a case, {"size": "sme", …}, and return its number."""
    asked: Any = read(text)
    _kept.append(read_case(tsujyo.FRAME.fields, asked.pairs, tsujyo.FRAME.at_most))
    return len(_kept) - 1


def explain(number: int) -> "int | None":
    """Estimate the case with all its steps, the facts of their words among them; return the subsidy."""
    case = _kept[number]
    found = Estimate(case.missing, case.any_amount)
    frame: Any = tsujyo
    frame.explain(case.values, found, PROGRAM.last)
    return found.subsidy
