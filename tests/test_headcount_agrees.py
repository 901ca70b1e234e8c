"""Holds the headcount to two other opinions: the direct reading of the rules, and the oracle written from the texts."""

from __future__ import annotations

import json
from random import Random
from typing import Any

import pytest

from calculator.web import handle
from scripts.rulebook.headcount_judge import counted, judge_counts, judge_example
from scripts.rulebook.model import Definition, Headcount
from tests.oracle_headcount import from_round_seven, until_round_six
from tests.rulebook.real import rules

# What json.loads gives.
Json = Any
People = list[tuple[str, list[int | None]]]

DAYS = {"v1": "2025-10-31", "v2": "2025-11-01"}
PLACES = ("北海道", "東京都", "秋田県", "沖縄県")


def near_wage() -> Headcount:
    """Return the headcount of 通常枠."""
    return rules().headcounts[0]


def minimum(definition: Definition) -> dict[str, int]:
    """Return the minimum wages a definition looks at."""
    return {row.prefecture: int(row.wage.quantity.amount) for row in near_wage().table(definition.wages.id).rows}


def ask(definition: str, **asked: object) -> Json:
    """Ask as the page asks: text in, text out."""
    return json.loads(handle(json.dumps({"headcount": "near_wage", "on": DAYS[definition], **asked})))


def pasted(people: People) -> list[list[str]]:
    """Return people as rows of text."""
    return [[place, *("" if wage is None else f"{wage:,}円" for wage in wages)] for place, wages in people]


def some_people(definition: Definition, chance: Random) -> People:
    """Return a list of people whose wages lie about the edges."""
    least = minimum(definition)
    found: People = []
    for _ in range(chance.randint(1, 12)):
        place = chance.choice(PLACES)
        edges = [-1, 0, 1, 49, 50, 51] if definition.per == "person" else [-2, -1, 0, 1]
        usual = chance.choice(edges)
        wages: list[int | None] = [
            None
            if chance.random() < 0.05
            else least[place] + (usual if chance.random() < 0.8 else chance.choice(edges))
            for _ in range(definition.width)
        ]
        found.append((place, wages))
    return found


@pytest.mark.parametrize("id_", DAYS)
def test_a_list_of_people_is_as_both_others_say(id_: str) -> None:
    """Some hundred lists at the edges of wage, months and share: code, direct reading and oracle agree."""
    headcount = near_wage()
    definition = headcount.definition(id_)
    oracle = until_round_six if id_ == "v1" else from_round_seven
    chance = Random(id_)
    answers = set()
    for _ in range(600):
        people = some_people(definition, chance)
        said = ask(id_, people=pasted(people))
        judged = judge_counts(definition, counted(headcount, definition, people))
        assert said["definition"]["id"] == id_
        assert (said["answer"], said["short"]) == (judged.answer, judged.short), people
        assert said["answer"] == ("yes" if oracle(minimum(definition), people) else "no"), people
        answers.add(said["answer"])
    assert answers == {"yes", "no"}


def test_counts_by_month_are_as_the_direct_reading_says() -> None:
    """Any months told, in any numbers: the code answers as the rules, also where months are missing."""
    definition = near_wage().definition("v2")
    chance = Random("months")
    found = set()
    for _ in range(800):
        kept = [month for month in definition.months if chance.random() < chance.choice([0.2, 0.8, 1.0])]
        counts = {month: (near, near + chance.randint(0, 12)) for month in kept for near in [chance.randint(0, 4)]}
        inputs: dict[str, int] = {}
        for month, (near, everybody) in counts.items():
            behind = month.replace("-", "_")
            inputs |= {f"near_{behind}": near, f"all_{behind}": everybody}
        said = ask("v2", inputs=inputs)
        judged = judge_counts(definition, counts)
        assert (said["answer"], said["short"]) == (judged.answer, judged.short), counts
        found.add(said["answer"])
    assert found == {"yes", "no", "unknown"}


@pytest.mark.parametrize(
    ("near", "everybody", "answer", "short"),
    [(3, 10, "yes", 0), (2, 10, "no", 1), (3, 11, "no", 1), (1, 3, "yes", 0), (0, 1, "no", 1), (0, 0, "no", 1)],
)
def test_the_share_has_its_edge_at_thirty_of_a_hundred(near: int, everybody: int, answer: str, short: int) -> None:
    """Exactly 30 % is enough, one person less is not, and what is missing is told in people."""
    said = ask("v1", inputs={"near": near, "all": everybody})
    assert (said["answer"], said["short"], said["unit"]) == (answer, short, "人")


def test_one_yen_decides() -> None:
    """Through round 6 the minimum itself and 50 yen more are near, one yen beyond is not; from round 7 only below."""
    for id_, above, near in (
        *(("v1", above, above in (0, 1, 49, 50)) for above in (-1, 0, 1, 49, 50, 51)),
        *(("v2", above, above == -1) for above in (-1, 0, 1)),
    ):
        definition = near_wage().definition(id_)
        wage = minimum(definition)["東京都"] + above
        said = ask(id_, people=pasted([("東京都", [wage] * definition.width)]))
        assert (said["answer"] == "yes") == near, (id_, above)
        assert said["people"][0]["near"] == [near] * definition.width


def test_what_comes_out_is_what_the_examples_state() -> None:
    """Every worked example comes out of the code as it stands in the rules."""
    headcount = near_wage()
    for example in headcount.examples:
        definition = headcount.definition(example.definition)
        inputs: dict[str, int] = {}
        for month, near, everybody in example.counts:
            behind = f"_{month.replace('-', '_')}" if month else ""
            inputs |= {f"near{behind}": near, f"all{behind}": everybody}
        rows = [[place, *wages] for place, wages in example.people]
        said = ask(definition.id, **({"people": rows} if rows else {"inputs": inputs}))
        assert (said["answer"], said["short"]) == (example.answer, example.short), example.id
        assert judge_example(headcount, example).answer == example.answer


def test_the_day_decides_which_definition_holds() -> None:
    """The last day of round 6 has the first definition, the next day the second, and a day outside has none."""
    assert ask("v1")["definition"]["id"] == "v1"
    assert ask("v2")["definition"]["id"] == "v2"
    outside = json.loads(handle(json.dumps({"headcount": "near_wage", "on": "2024-01-01"})))
    assert (outside["status"], outside["definition"], outside["answer"]) == ("out_of_period", None, "unknown")


def test_every_fault_of_a_list_is_told_with_its_row() -> None:
    """A prefecture that there is not, a wage that cannot be read and a missing month: all at once, nothing guessed."""
    rows = [["東京", "1,200", "1,200", "1,200"], ["江戸", "1200", "abc", ""], ["東京都", "1200"]]
    said = ask("v1", people=rows)
    assert said["status"] == "invalid"
    assert [each["input"] for each in said["errors"]] == ["people[1].prefecture", "people[1].wages[1]", "people[2]"]
    assert all(f"{int(each['input'][7]) + 1}行目" in each["text"] for each in said["errors"])


def test_who_lacks_a_month_is_left_out_of_both_numbers() -> None:
    """Through round 6 somebody without a wage in one of the three months is counted nowhere, as the form does it."""
    people: People = [("東京都", [1200, 1200, 1200]), ("東京都", [None, 1200, 1200]), ("東京都", [2000, 2000, 2000])]
    said = ask("v1", people=pasted(people))
    assert [each["counts"] for each in said["people"]] == [True, None, False]
    assert (said["rows"][0]["near"], said["rows"][0]["all"]) == (1, 2)


def test_more_near_than_there_are_is_refused() -> None:
    """A count of people above the number of all is an input error, not a yes."""
    assert ask("v1", inputs={"near": 4, "all": 3})["status"] == "invalid"
