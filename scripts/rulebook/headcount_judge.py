"""The direct reading of a headcount: what its definitions say of counts, or of a list of people, in exact fractions."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING

from scripts.rulebook.literals import read_quantity

if TYPE_CHECKING:
    from scripts.rulebook.model import Definition, Headcount, HeadcountExample

Pair = tuple[int, int]  # near, all


@dataclass(frozen=True, slots=True)
class Judged:
    """What comes out: yes, no or unknown, and how many people (or months, where months count) are missing for a yes."""

    answer: str
    short: int


def judge_example(headcount: Headcount, example: HeadcountExample) -> Judged:
    """Return what the rules say of an example."""
    definition = headcount.definition(example.definition)
    counts = {month: (near, everybody) for month, near, everybody in example.counts}
    if example.people:
        people = [(prefecture, [_wage(each) for each in wages]) for prefecture, wages in example.people]
        counts = counted(headcount, definition, people)
    return judge_counts(definition, counts)


def _wage(text: str) -> int | None:
    return int(read_quantity(text).amount) if text else None


def counted(
    headcount: Headcount, definition: Definition, people: list[tuple[str, list[int | None]]]
) -> dict[str, Pair]:
    """Return near and all: under "" where people are counted, else by month."""
    minimum = {row.prefecture: row.wage.quantity.amount for row in headcount.table(definition.wages.id).rows}
    if definition.per == "person":
        known = [(prefecture, wages) for prefecture, wages in people if None not in wages]
        long = definition.long.quantity.amount
        near = [sum(is_near(definition, each, minimum[name]) for each in wages) >= long for name, wages in known]
        return {"": (sum(near), len(known))}
    found = {}
    for at, month in enumerate(definition.months):
        paid = [(wage, name) for name, wages in people if (wage := wages[at]) is not None]
        floor = _floor(headcount, definition, month)
        near = [True for wage, name in paid if wage >= floor[name] and is_near(definition, wage, minimum[name])]
        found[month] = (len(near), len(paid))
    return found


def _floor(headcount: Headcount, definition: Definition, month: str) -> dict[str, Fraction]:
    """Return for each prefecture what a wage may not fall short of: nothing before its table was in force."""
    found = defaultdict(Fraction)
    if definition.not_below:
        year, number = (int(each) for each in month.split("-"))
        for row in headcount.table(definition.not_below.id).rows:
            if row.since and row.since <= date(year, number, 1):
                found[row.prefecture] = row.wage.quantity.amount
    return found


def is_near(definition: Definition, wage: int | None, minimum: Fraction) -> bool:
    """Return whether a wage lies in the definition's distance from the minimum wage."""
    if wage is None:
        return False
    above = wage - minimum
    if definition.at_least is not None and above < definition.at_least.quantity.amount:
        return False
    if definition.at_most is not None and above > definition.at_most.quantity.amount:
        return False
    return definition.below is None or above < definition.below.quantity.amount


def judge_counts(definition: Definition, counts: dict[str, Pair]) -> Judged:
    """Return the answer that counts lead to; months that are not told may still turn out either way."""
    share, long = definition.share.quantity.amount, int(definition.long.quantity.amount)
    if definition.per == "person":
        if "" not in counts:
            return Judged("unknown", 0)
        near, everybody = counts[""]
        short = max(0, ceil(share * everybody) - near) if everybody else 1
        return Judged("no" if short else "yes", short)
    held = sum(everybody > 0 and Fraction(near, everybody) >= share for near, everybody in counts.values())
    open_months = len(definition.months) - len(counts)
    short = max(0, long - held)
    answer = "yes" if not short else "unknown" if open_months >= short else "no"
    return Judged(answer, short)
