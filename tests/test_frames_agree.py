"""Holds the generated code to the direct reading of the rules: at every example, every edge, and random cases."""

from __future__ import annotations

import json
from random import Random
from types import ModuleType
from typing import Any

import pytest

from calculator import it_2025
from calculator.cases import read_case
from calculator.estimate import Estimate
from calculator.quantities import floor
from calculator.web import handle
from calculator.wire import read as read_wire
from scripts.rulebook.algebra import Exact
from scripts.rulebook.edges import ladder_rows
from scripts.rulebook.model import Example, Frame, Input
from scripts.rulebook.operations import Outcome, complete, evaluate, scope_of
from scripts.rulebook.vary import Answers, driver
from tests.rulebook.real import frame_edges, rules

# What json.loads gives, and what an answer may be.
Json = Any

FRAMES = tuple(module.FRAME.id for module in it_2025.FRAMES)
QUICK = {"tsujyo": 600, "invoice": 600, "denshi": 600, "security": 600, "fukusu": 100}
SOME_YEN = (0, 0, 0, 1, 2, 3, 5, 10, 11, 99_999, 100_000, 300_000, 625_000, 666_667, 999_999_999_999)


def examples() -> list[Any]:
    """Return every example of every frame, the published cases too, under its name."""
    book = rules()
    return [
        pytest.param(frame, one, id=f"{frame.id}-{one.id}") for frame in book.frames for one in book.examples(frame)
    ]


# --- asking the generated code --------------------------------------------------------------------------------------


def module_of(frame_id: str) -> ModuleType:
    """Return a frame's generated module."""
    found: ModuleType = next(each for each in it_2025.FRAMES if each.FRAME.id == frame_id)
    return found


def answer(frame_id: str, inputs: object, on: str = "") -> Json:
    """Ask as the page asks: text in, text out."""
    asked = {"frame": frame_id, "inputs": inputs} | ({"on": on} if on else {})
    return json.loads(handle(json.dumps(asked)))


def found_by_explain(frame: Frame, said: Json) -> Outcome:
    """Return a Result as an outcome; the amount itself, when it is one of the choices, is left out of them."""
    choices = {one["id"]: one["subsidy"] for one in said["choices"]}
    if choices:
        assert choices.pop(frame.result.id) == said["subsidy"]
    return Outcome(
        status=said["status"],
        subsidy=said["subsidy"],
        eligible_cost=said["eligible_cost"],
        own_payment=said["own_payment"],
        values={},
        unmet=tuple(one["id"] for one in said["reasons"]),
        choices=choices,
        readings={one["id"]: one["subsidy"] for one in said["readings"]},
        breakdown=tuple((one["id"], one["yen"]) for one in said["breakdown"]),
    )


def check_words(frame: Frame, case: Answers) -> None:
    """What the words of each step are written from must be what the step says, sentence and formula."""
    module = module_of(frame.id)
    asked: Any = read_wire(json.dumps(case))
    read = read_case(module.FRAME.fields, asked.pairs)
    found = Estimate(read.missing, read.any_amount)
    module.explain(read.values, found, it_2025.PROGRAM.last)
    for name, _, value, sentence, formula, _ in found.steps:
        if isinstance(formula, tuple):
            assert formula[0](*formula[1:])[0] == value, (name, case)
        if isinstance(sentence, tuple):
            # The sentence tells what was cut, not what was rounded.
            assert floor(sentence[0](*sentence[1:])[0]) == floor(value), (name, case)


def anything_typed(inputs: tuple[Input, ...], case: Answers) -> bool:
    """Whether some amount above 0 is in the case: without one the calculator waits."""
    for one in inputs:
        if one.type == "records" and any(anything_typed(one.fields, record) for record in case[one.name]):
            return True
        if one.type == "yen" and case[one.name] > 0:
            return True
    return False


def check_agreement(frame: Frame, case: Answers) -> None:
    """Compare the direct reading with both generated functions in one case."""
    said = answer(frame.id, case)
    try:
        direct = evaluate(rules(), frame.id, case)
    except ValueError:
        assert said["status"] == "needs_input", case
        assert said["missing"], case
        return
    assert module_of(frame.id).amount(**case) == (direct.subsidy or None), case
    if not anything_typed(frame.inputs, case):
        assert said["status"] == "needs_input", case
        assert direct.status == "ineligible", case
        return
    expected = found_by_explain(frame, said)
    for part in Outcome.__slots__:
        if part != "values":
            assert getattr(expected, part) == getattr(direct, part), (part, case)
    assert sum(amount for _, amount in expected.breakdown) == direct.subsidy, case
    assert confirmed(frame, said) == to_confirm(frame, case), case


def confirmed(frame: Frame, said: Json) -> list[str]:
    """Return what a Result asks the reader to confirm, whatever the date."""
    dated = {one.id for one in frame.declares if one.first or one.last}
    return [one["id"] for one in said["conditions"] if one["state"] == "confirm" and one["id"] not in dated]


def to_confirm(frame: Frame, case: Answers) -> list[str]:
    """Return what the rules ask the reader to confirm in a case, whatever the date: what leads first."""
    scope = scope_of(Exact(), rules(), frame.id, case)
    always = sorted((one for one in frame.declares if not (one.first or one.last)), key=lambda one: not one.lead)
    return [one.id for one in always if one.when is None or scope.holds(one.when)]


# --- random cases ---------------------------------------------------------------------------------------------------


def random_case(frame: Frame, random: Random) -> Answers:
    """Return any valid case of a frame; amounts lean to small ones, to edges of the ladder, and to nothing."""
    case = random_answers(frame.inputs, (*SOME_YEN, *frame.ladder.amounts), random)
    for one in frame.inputs:
        if one.at_most_input:
            case[one.name] = random.randint(0, case[one.at_most_input])
    return case


def random_answers(inputs: tuple[Input, ...], amounts: tuple[int, ...], random: Random) -> Answers:
    """Return an answer to each input; to one that is asked only sometimes, now and then none."""
    asked = [one for one in inputs if one.ask_when is None or random.random() < 0.9]
    return {one.name: random_answer(one, amounts, random) for one in asked}


def random_answer(one: Input, amounts: tuple[int, ...], random: Random) -> Json:
    """Return an answer that the input's type and range allow."""
    if one.type == "yesno":
        return random.random() < 0.5
    if one.type == "choice":
        return random.choice([name for name, _ in one.choices] + [one.choices[0][0]] * 2)
    if one.type == "records":
        kinds = [random_answers(one.fields, amounts, random) for _ in range(random.randint(1, 4))]
        return [random.choice(kinds) for _ in range(random.randint(7, 14))]
    varied = driver_range(one)
    if one.type != "yen":
        return random.randint(varied[0], min(varied[-1], 60))
    near = random.choice(amounts) + random.randint(-1, 1)
    return min(max(random.choice([near, random.randint(0, 10 ** random.randint(1, 8)), 0]), 0), varied[-1])


def driver_range(one: Input) -> range:
    """Return the numbers an input may take on its own."""
    low, high = (int(bound.quantity.amount) if bound else 0 for bound in (one.at_least, one.at_most))
    return range(low, high + 1)


# --- tests ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("frame", "example"), examples())
def test_an_example_holds_in_the_direct_reading(frame: Frame, example: Example) -> None:
    """Every worked example gives what it states when the rules are read directly."""
    if example.status not in ("eligible", "ineligible"):
        pytest.fail("examples state an amount") if example.subsidy else None
        return
    found = evaluate(rules(), frame.id, complete(frame, example.inputs))
    assert (found.status, found.subsidy) == (example.status, example.subsidy)
    assert (sorted(found.unmet), found.choices) == (sorted(example.unmet), dict(example.choices))
    assert example.eligible_cost in (None, found.eligible_cost)
    assert example.own_payment in (None, found.own_payment)
    assert found.readings == dict(example.readings)


@pytest.mark.parametrize(("frame", "example"), examples())
def test_an_example_holds_on_the_page(frame: Frame, example: Example) -> None:
    """Every worked example, typed as it is written, gives what it states through the calculator."""
    said = answer(frame.id, typed(example.inputs), example.on)
    assert said["status"] == example.status
    if example.status in ("eligible", "ineligible"):
        found = found_by_explain(frame, said)
        assert (found.subsidy, sorted(found.unmet)) == (example.subsidy, sorted(example.unmet))
        assert found.choices == dict(example.choices)
        assert example.eligible_cost in (None, found.eligible_cost)
        assert example.own_payment in (None, found.own_payment)
        assert found.readings == dict(example.readings)


def typed(inputs: Json) -> Json:
    """Return an example's inputs as JSON: maps of text, records as lists of maps."""
    if isinstance(inputs, str):
        return inputs
    if all(isinstance(each, tuple) and len(each) == 2 and isinstance(each[0], str) for each in inputs):
        return {name: typed(each) for name, each in inputs}
    return [typed(each) for each in inputs]


@pytest.mark.parametrize("frame_id", FRAMES)
def test_edges_agree(frame_id: str) -> None:
    """Just below, at and above every bound of the rules, the generated code gives what the rules say."""
    frame = rules().frame(frame_id)
    cases = {json.dumps(point.case): point.case for edge in frame_edges(frame_id) for point in edge.points}
    assert cases
    for case in cases.values():
        check_agreement(frame, case)


@pytest.mark.parametrize("frame_id", FRAMES)
def test_the_ladder_agrees(frame_id: str) -> None:
    """Every cell of the table of amounts shown without scripts is what the calculator gives."""
    frame = rules().frame(frame_id)
    for row in ladder_rows(rules(), frame):
        for point in row:
            check_agreement(frame, point.case)


@pytest.mark.parametrize("frame_id", FRAMES)
def test_random_cases_agree(frame_id: str) -> None:
    """In random cases the generated code gives what the rules say, in every part of the result."""
    frame, random = rules().frame(frame_id), Random(f"{frame_id} quick")
    for _ in range(QUICK[frame_id]):
        check_agreement(frame, random_case(frame, random))


@pytest.mark.parametrize("frame_id", FRAMES)
def test_words_are_written_from_what_was_computed(frame_id: str) -> None:
    """Amounts are computed at once and words only when read: both must come to the same amount, in random cases."""
    frame, random = rules().frame(frame_id), Random(f"{frame_id} words")
    for _ in range(QUICK[frame_id]):
        check_words(frame, random_case(frame, random))


@pytest.mark.slow
@pytest.mark.parametrize("frame_id", FRAMES)
def test_many_random_cases_agree(frame_id: str) -> None:
    """In many more random cases the generated code gives what the rules say, in every part of the result."""
    frame, random = rules().frame(frame_id), Random(f"{frame_id} many")
    for _ in range(QUICK[frame_id] * 25):
        check_agreement(frame, random_case(frame, random))


@pytest.mark.slow
@pytest.mark.parametrize("frame_id", FRAMES)
def test_a_sweep_agrees(frame_id: str) -> None:
    """From the first yen on, and in steps up to beyond the last cap, `amount` gives what the rules say."""
    frame = rules().frame(frame_id)
    varied, amount = driver(frame, frame.ladder.input), module_of(frame_id).amount
    top = frame.ladder.amounts[-1]
    for scenario in frame.ladder.scenarios:
        bare = complete(frame, scenario.inputs)
        for yen in [*range(2_000), *range(2_000, top, max(top // 4_000, 1))]:
            case = varied.put(bare, yen)
            assert amount(**case) == (evaluate(rules(), frame_id, case).subsidy or None), case
