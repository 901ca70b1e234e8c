"""Marginal bands as integer code: each band’s rate and starting point folded into one line."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from math import lcm

from scripts.generate.terms import Term, times
from scripts.rulebook.model import Band, Choose, Condition, Literal


def leaves(rows: tuple[Band, ...]) -> list[tuple[Condition | None, tuple[Band, ...]]]:
    """Split bands by the cases of the first row whose rate is chosen, so that every leaf has literal rates."""
    for index, band in enumerate(rows):
        if isinstance(band.rate, Choose):
            return [
                (case.when, (*rows[:index], replace(band, rate=case.then), *rows[index + 1 :]))
                for case in band.rate.cases
                if isinstance(case.then, Literal)
            ]
    return [(None, rows)]


def _rate(band: Band) -> Fraction:
    if isinstance(band.rate, Choose):
        raise NotImplementedError("only one row of the bands may choose its rate")
    return band.rate.quantity.amount


def pieces(rows: tuple[Band, ...], cost: Term) -> list[tuple[str, Term]]:
    """Return (condition, subsidy) for each band: cost × rate + what the bands before add."""
    found: list[tuple[str, Term]] = []
    subsidy, start = Fraction(0), Fraction(0)
    for band in rows:
        rate = _rate(band)
        rest = subsidy - start * rate
        den = lcm(rate.denominator * cost.den, rest.denominator)
        num = times(cost.num, str(int(rate * den / cost.den)))
        under = times(*cost.dens) if cost.dens else "1"
        added = times(str(int(rest * den)), under) if rest else ""
        test = ""
        if band.up_to is not None:
            start = start + (band.up_to.quantity.amount - subsidy) / rate
            subsidy = band.up_to.quantity.amount
            left = times(cost.num, str(start.denominator))
            test = f"{left} <= {times(str(start.numerator * cost.den), under)}"
        found.append((test, Term(f"{num} + {added}" if added else num, den, cost.dens)))
    return found


def piecewise(name: str, parts: list[tuple[str, Term]], den: int, dens: tuple[str, ...]) -> list[str]:
    """Write the bands as if, elif, else."""
    if len(parts) == 1:
        return [f"{name} = {parts[0][1].scaled(den, dens)}"]
    lines: list[str] = []
    for test, term in parts:
        head = f"if {test}:" if not lines else f"elif {test}:" if test else "else:"
        lines += [head, f"    {name} = {term.scaled(den, dens)}"]
    return lines
