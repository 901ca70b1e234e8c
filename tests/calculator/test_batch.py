"""Many questions in one call, and questions for the amount alone."""

import json
from random import Random
from typing import Any

import pytest

from calculator.web import handle
from tests.oracle_cases import FRAMES, edge_cases, random_case

FULL = {"software_purchase": "300万円", "business_processes": 3, "size": "sme", "near_minimum_wage": False}
BRIEF = ["status", "subsidy", "errors"]


def ask(question: object) -> Any:  # noqa: ANN401 - a Result, or a list of them
    """Put a question, or a list of them, as the page does."""
    line = handle(json.dumps(question, ensure_ascii=False))
    assert line.endswith("\n")
    assert line.count("\n") == 1
    return json.loads(line)


def test_a_list_is_answered_in_its_order() -> None:
    """Each question of a list gets the Result that it gets alone, also where one cannot be read."""
    questions = [{"frame": "tsujyo", "inputs": FULL}, {"frame": "nothing"}, 5, [], {"frame": "denshi", "inputs": {}}]
    # A list within the list is no question; alone it would be an empty batch.
    assert ask(questions)[:3] == [ask(each) for each in questions[:3]]
    assert ask(questions)[3]["status"] == "invalid"
    assert ask(questions)[4] == ask(questions[4])


def test_an_empty_list_is_answered_with_one() -> None:
    """No question, no answer, no fault."""
    assert handle("[]") == "[]\n"


@pytest.mark.parametrize("frame", FRAMES)
def test_the_amount_alone_is_that_of_the_whole_result(frame: str) -> None:
    """`only: amount` tells the status, the subsidy and the faults of the Result, at the edges and at random."""
    chance = Random(f"brief {frame}")
    cases: list[Any] = chance.sample([case for of, case in edge_cases(1) if of == frame], 60)
    cases += [random_case(frame, chance) for _ in range(10 if frame == "fukusu" else 100)]
    cases += [{}, {"size": "other"}, {"no_such_input": 1}, {"tax": "included"}]
    whole = ask([{"frame": frame, "inputs": case} for case in cases])
    brief = ask([{"frame": frame, "inputs": case, "only": "amount"} for case in cases])
    assert brief == [{key: each[key] for key in BRIEF} for each in whole]
    assert [list(each) for each in brief] == [BRIEF] * len(cases)
    assert {each["status"] for each in brief} >= {"eligible", "ineligible", "needs_input", "invalid"}


def test_outside_the_period_there_is_no_amount() -> None:
    """`only: amount` knows the programme's period too, and a day that is none."""
    told = [ask({"frame": "tsujyo", "inputs": FULL, "only": "amount", "on": on}) for on in ("2026-01-08", "tomorrow")]
    assert [(each["status"], each["subsidy"]) for each in told] == [("out_of_period", None), ("invalid", None)]
    assert told[1]["errors"][0]["input"] == "on"


def test_nothing_but_the_amount_can_be_asked_alone() -> None:
    """Another word for `only` is refused, and the sentence names the one there is."""
    answer = ask({"frame": "tsujyo", "inputs": FULL, "only": "steps"})
    assert answer["status"] == "invalid"
    assert answer["errors"] == [
        {"input": "only", "typed": "steps", "text": "「only」に書けるのは「amount」「outlook」「cash」だけです。"}
    ]
