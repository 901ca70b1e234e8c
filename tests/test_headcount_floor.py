"""最低賃金近傍 of 2026: who is paid less than the minimum wage of the month is not near it, but below the law."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from calculator.web import handle
from scripts.rulebook.headcount_judge import counted, judge_counts, judge_example
from scripts.rulebook.model import Definition, Headcount
from scripts.rulebook.programme import read_programme
from tests.oracle_headcount import of_2026

Json = Any  # what json.loads gives
People = list[tuple[str, list[int | None]]]

RULES = Path(__file__).parents[1] / "rules" / "it-2026"
PLACES = ("北海道", "東京都", "青森県", "岩手県", "徳島県")


@cache
def near_wage() -> Headcount:
    """Return the headcount of 2026."""
    return read_programme(RULES).headcounts[0]


def definition() -> Definition:
    """Return its only definition."""
    return near_wage().definitions[0]


@cache
def wages(table: str) -> dict[str, tuple[int, str]]:
    """Return a table's wages with the day from which each is in force."""
    return {row.prefecture: (int(row.wage.quantity.amount), str(row.since)) for row in near_wage().table(table).rows}


def ask(rows: list[list[str]]) -> Json:
    """Ask as the page asks: text in, text out."""
    asked = {"program": "it-2026", "headcount": "near_wage", "on": "2026-08-25", "people": rows}
    return json.loads(handle(json.dumps(asked)))


def some_people(chance: Random) -> People:
    """Return a list of people whose wages lie about both edges."""
    found: People = []
    for _ in range(chance.randint(1, 12)):
        place = chance.choice(PLACES)
        edges = [wages(table)[place][0] + step for table in ("r6", "r7") for step in (-1, 0, 1)]
        usual = chance.choice(edges)
        drawn = [usual if chance.random() < 0.7 else chance.choice(edges) for _ in range(12)]
        found.append((place, [None if chance.random() < 0.05 else each for each in drawn]))
    return found


def test_a_list_of_people_is_as_both_others_say() -> None:
    """Some hundred lists about both edges: code, direct reading and the oracle of the text agree."""
    chance = Random("2026")
    answers = set()
    for _ in range(600):
        people = some_people(chance)
        said = ask([[place, *("" if each is None else f"{each:,}円" for each in row)] for place, row in people])
        judged = judge_counts(definition(), counted(near_wage(), definition(), people))
        assert (said["answer"], said["short"]) == (judged.answer, judged.short), people
        assert said["answer"] == ("yes" if of_2026(wages("r6"), wages("r7"), people) else "no"), people
        answers.add(said["answer"])
    assert answers == {"yes", "no"}


def test_what_comes_out_is_what_the_examples_state() -> None:
    """Every list of people among the examples comes out of the code as it stands in the rules."""
    lists = [each for each in near_wage().examples if each.people]
    assert len(lists) == 3
    for example in lists:
        said = ask([[place, *row] for place, row in example.people])
        assert (said["answer"], said["short"]) == (example.answer, example.short), example.id
        assert judge_example(near_wage(), example).answer == example.answer
