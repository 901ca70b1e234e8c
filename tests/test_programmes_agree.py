"""Another programme's code is held to its own rules, and, where no rule differs, to the code that is proved already."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from calculator.programmes import NAMES
from calculator.web import handle
from scripts.recording.same import amount_code
from scripts.rulebook.digest import counted
from scripts.rulebook.model import Example, Frame, Rulebook
from scripts.rulebook.operations import complete, evaluate
from scripts.rulebook.programme import read_programme
from tests.rulebook.real import rules
from tests.sweep import AT_RANDOM, random_all
from tests.test_frames_agree import typed

ROOT = Path(__file__).parents[1]
OTHERS = {name: read_programme(ROOT / "rules" / name) for name in NAMES if name != "it-2025"}
FRAMES = [pytest.param(book, frame, id=f"{name}-{frame.id}") for name, book in OTHERS.items() for frame in book.frames]

# What JSON holds has any shape until it is checked.
Json = Any


def examples() -> list[Any]:
    """Return every example of every other programme, under its name."""
    found = [(book, frame, one) for book in OTHERS.values() for frame in book.frames for one in book.examples(frame)]
    return [pytest.param(*each, id=f"{each[0].program.id}-{each[1].id}-{each[2].id}") for each in found]


@pytest.mark.parametrize(("book", "frame"), FRAMES)
def test_where_no_rule_differs_the_code_is_the_same(book: Rulebook, frame: Frame) -> None:
    """Equal rules become an equal `amount`: what is swept, proved and mutated of 2025 holds of the later year as well.

    A frame whose rules differ must be swept and proved itself: then this test says so.
    """
    assert counted(frame) == counted(rules().frame(frame.id)), f"{frame.id} needs an oracle of its own"
    assert amount_code(book.program.id, frame.id) == amount_code("it-2025", frame.id)


@pytest.mark.parametrize(("book", "frame", "example"), examples())
def test_the_code_gives_what_the_example_states(book: Rulebook, frame: Frame, example: Example) -> None:
    """Every example of a later programme comes out of its generated code as its rule file states it."""
    said = asked(book, frame, example)
    assert (said["program"], said["status"], said["subsidy"]) == (book.program.id, example.status, example.subsidy)
    assert example.eligible_cost in (None, said["eligible_cost"])
    assert example.own_payment in (None, said["own_payment"])
    assert said["receipt"]["rulebook"] == book.digest


@pytest.mark.parametrize(("book", "frame", "example"), examples())
def test_the_code_agrees_with_the_direct_reading(book: Rulebook, frame: Frame, example: Example) -> None:
    """Choices, readings, reasons and lines of a later programme are those of its rules, read without the generator."""
    said = asked(book, frame, example)
    found = evaluate(book, frame.id, complete(frame, example.inputs))
    choices = {one["id"]: one["subsidy"] for one in said["choices"] if one["id"] != frame.result.id}
    assert choices == found.choices
    assert {one["id"]: one["subsidy"] for one in said["readings"]} == found.readings
    assert tuple(one["id"] for one in said["reasons"]) == found.unmet
    assert tuple((one["id"], one["yen"]) for one in said["breakdown"]) == found.breakdown


@pytest.mark.slow
@pytest.mark.parametrize("program", OTHERS)
def test_results_of_a_later_programme_agree_with_the_oracle(program: str) -> None:
    """Whole results over all inputs at once; `make record` does ten times as many."""
    assert random_all({frame: count // 10 for frame, count in AT_RANDOM.items()}, program) == []


def asked(book: Rulebook, frame: Frame, example: Example) -> Json:
    """Ask as the page of that programme would."""
    question = {"program": book.program.id, "frame": frame.id, "inputs": typed(example.inputs)}
    return json.loads(handle(json.dumps(question | ({"on": example.on} if example.on else {}))))
