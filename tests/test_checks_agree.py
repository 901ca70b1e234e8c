"""Holds the checks to two other opinions: the direct reading of the rules, and the oracle written from the document."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import product
from random import Random
from typing import Any

import pytest

from calculator.web import handle
from scripts.rulebook.judge import judge
from scripts.rulebook.model import Check, Input
from scripts.rulebook.read_checks import UNKNOWN
from tests.oracle_checks import TABLE, is_barred, open_frames, size
from tests.rulebook.real import rules

# What json.loads gives, and what an answer may be.
Json = Any
Answer = Any
Answers = dict[str, Answer]

ORGANISATIONS = tuple(name for name, _ in rules().check("eligible").rules.inputs[0].choices)
CAPITALS = (1, 50_000_000, 50_000_001, 100_000_000, 100_000_001, 300_000_000, 300_000_001)
PEOPLE = (0, 5, 6, 20, 21, 50, 51, 100, 101, 200, 201, 300, 301, 900, 901)
YES_NO = tuple(one.name for one in rules().check("eligible").rules.inputs if one.type == "yesno")
FINE: Answers = dict.fromkeys(YES_NO, False) | {"in_japan": True}


def ask(check: str, inputs: Answers) -> Json:
    """Ask as the page asks: text in, text out."""
    return json.loads(handle(json.dumps({"check": check, "inputs": inputs})))


def verdicts(said: Json) -> dict[str, str]:
    """Return the answers of a result by verdict."""
    return {each["id"]: each["answer"] for each in said["verdicts"]}


def expected(given: Answers) -> dict[str, str]:
    """Return what the oracle says of a case with every question answered."""
    return {"size": size(given), "standing": "closed" if is_barred(given) else "open"}


def some_answer(one: Input, chance: Random) -> Answer:
    """Return one answer to a question, often at an edge."""
    if one.type == "choice":
        return chance.choice([name for name, _ in one.choices])
    if one.type == "yesno":
        return chance.random() < 0.1
    return chance.choice(CAPITALS if one.name == "capital" else PEOPLE)


def some_case(check: Check, chance: Random) -> Answers:
    """Return a case with every question answered, mostly of somebody whom nothing bars."""
    case = {one.name: some_answer(one, chance) for one in check.rules.inputs}
    return case | FINE if chance.random() < 0.6 else case


# --- against the oracle


def test_every_row_of_the_definitions_is_as_the_document_says() -> None:
    """Each industry and organisation, at, below and above each limit of capital and employees: the oracle's answer."""
    for organisation, industry, capital, people in product(ORGANISATIONS, TABLE, CAPITALS, PEOPLE):
        if organisation != "company" and capital != 1:
            continue
        given = FINE | {"organisation": organisation, "industry": industry, "capital": capital, "employees": people}
        assert verdicts(ask("eligible", given)) == expected(given), given


def test_every_bar_and_tie_is_as_the_document_says() -> None:
    """Each yes or no turned by itself, for each organisation, and thousands of cases at random: as the oracle says."""
    plain = FINE | {"industry": "service", "capital": 10_000_000, "employees": 3}
    for organisation, turned in product(ORGANISATIONS, YES_NO):
        given = plain | {"organisation": organisation, turned: not plain[turned]}
        said = ask("eligible", given)
        assert verdicts(said) == expected(given), given
        assert [each["id"] for each in said["frames"] if each["state"] == "open"] == open_frames(given)
    chance = Random("eligible")
    for _ in range(2000):
        given = some_case(rules().check("eligible"), chance)
        assert verdicts(ask("eligible", given)) == expected(given), given


# --- with answers missing


def partial_cases(check: Check, times: int) -> Iterator[tuple[Answers, Answers]]:
    """Yield cases, and the same with some answers left out."""
    chance = Random(check.id)
    for _ in range(times):
        case = some_case(check, chance)
        kept = chance.choice([0.3, 0.6, 0.9])
        yield case, {name: answer for name, answer in case.items() if chance.random() < kept}


def test_the_code_says_what_the_direct_reading_says() -> None:
    """With any answers missing, the generated code decides exactly what the rules, read directly, decide."""
    book = rules()
    for check in book.checks:
        for case, partial in partial_cases(check, 600):
            for given in (case, partial):
                assert verdicts(ask(check.id, given)) == judge(book, check, typed(given)), given


def typed(given: Answers) -> Answers:
    """Return answers as the direct reading takes them."""
    return {name: answer if isinstance(answer, str) else int(answer) for name, answer in given.items()} | {
        name: answer for name, answer in given.items() if isinstance(answer, bool)
    }


def test_what_is_decided_early_stays_decided() -> None:
    """A verdict given while answers are missing is the verdict whatever they turn out to be."""
    chance = Random("early")
    for check in rules().checks:
        decided = 0
        for case, partial in partial_cases(check, 600):
            early = verdicts(ask(check.id, partial))
            others = [case] + [some_case(check, chance) | partial for _ in range(3)]
            for given in others:
                late = verdicts(ask(check.id, given))
                for name, answer in early.items():
                    assert answer in (UNKNOWN, late[name]), (partial, given)
                    decided += answer != UNKNOWN
        assert decided > 1000


def leads_apart(check: Check, partial: Answers, verdict: str, chance: Random) -> bool:
    """Return whether two ways to answer what is missing are found that end in different verdicts."""
    found: set[str] = set()
    for _ in range(1000):
        found.add(verdicts(ask(check.id, some_case(check, chance) | partial))[verdict])
        if len(found) > 1:
            return True
    return False


def test_nothing_is_asked_in_vain() -> None:
    """For a verdict that is not decided, some answers to what is missing lead to one verdict and some to another."""
    check = rules().check("eligible")
    chance = Random("in vain")
    tried = 0
    for _, partial in partial_cases(check, 120):
        said = ask(check.id, partial)
        for verdict in said["verdicts"]:
            if verdict["answer"] != UNKNOWN:
                assert verdict["missing"] == []
                continue
            tried += 1
            assert leads_apart(check, partial, verdict["id"], chance), (partial, verdict)
            assert not set(verdict["missing"]) & set(partial)
    assert tried > 100


def test_the_questions_end_when_the_answers_are_there() -> None:
    """Answering what is missing, and no more, always ends in a decision."""
    check = rules().check("eligible")
    asked = {one.name: one for one in check.rules.inputs}
    chance = Random("end")
    for _ in range(200):
        given: Answers = {}
        while missing := ask(check.id, given)["missing"]:
            given[missing[0]] = some_answer(asked[missing[0]], chance)
        said = ask(check.id, given)
        assert said["status"] == "answered"
        assert all(each["state"] in ("open", "barred") for each in said["frames"])


@pytest.mark.parametrize("given", [{"organisation": "religious"}, {"vendor": "yes"}, {"in_japan": "no"}])
def test_who_is_barred_is_asked_nothing_more(given: Answers) -> None:
    """One reason that closes every frame ends the questions."""
    said = ask("eligible", given)
    assert (said["status"], said["missing"]) == ("answered", [])
    assert {each["state"] for each in said["frames"]} == {"barred"}


def test_an_individual_is_asked_neither_for_capital_nor_for_shares() -> None:
    """個人事業主 is judged by employees alone, and only the income of the six ties is asked."""
    missing = ask("eligible", {"organisation": "sole"})["missing"]
    assert not {"capital", "held_by_one", "officers_of_large"} & set(missing)
    assert {"industry", "employees", "large_income"} <= set(missing)


def test_a_handful_of_people_need_no_industry() -> None:
    """A company of five is 小規模 in every industry, so the industry is not asked."""
    given = FINE | {"organisation": "company", "employees": 5}
    assert verdicts(ask("eligible", given))["size"] == "small"
    assert verdicts(ask("eligible", given | {"employees": 6}))["size"] == UNKNOWN
