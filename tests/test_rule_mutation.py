"""Guards the mutation of the rules: every mutant is noticed, alone and with its passage, and none is forgotten."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random

import pytest

from scripts.mutate_rules import RULES, mutate_all, survivors, table
from scripts.mutation.judges import EXAMPLE, Judges, compiler
from scripts.mutation.mutants import Mutant, mutants, ranges_of_ours
from scripts.mutation.nodes import edited, spoken
from scripts.mutation.steps import comparators, figures, roundings
from scripts.mutation.workshop import Workshop, covered
from scripts.proof.same import differs
from scripts.rulebook.check_examples import try_examples
from scripts.rulebook.errors import Faults
from scripts.rulebook.load import Map, parse
from scripts.rulebook.model import Literal
from scripts.rulebook.operations import complete, evaluate
from tests import oracle_beside
from tests.oracle_cases import FRAMES, edge_cases, random_case
from tests.rulebook.real import rules

# --- all of it


@pytest.mark.slow
def test_nobody_survives() -> None:
    """Each mutant is refused alone and noticed with its passage, or told by file and line; the table says n / n."""
    verdicts = mutate_all()
    assert survivors(verdicts) == []
    total = next(line for line in table(verdicts) if line.startswith("合計"))
    changing = sum(not each.same for each in verdicts)
    assert changing > 300
    assert f"規則だけ {changing} / {changing}" in total
    assert f"規則と出典 {changing} / {changing}" in total


# --- what is changed


@cache
def workshop() -> Workshop:
    """Return the rules as they are."""
    return Workshop(RULES)


@cache
def all_mutants() -> tuple[Mutant, ...]:
    """Return every mutant of the rules."""
    return tuple(mutants(workshop().files))


def test_every_literal_that_can_change_an_amount_is_changed() -> None:
    """Each figure among the values, requirements and choices of the model is the place of some mutant."""
    changed = {(each.file, each.line) for each in all_mutants()}
    for frame in rules().frames:
        for value in frame.values:
            for literal in literals(value.operation):
                assert (literal.place.file, literal.place.line) in changed, literal


def literals(thing: object) -> list[Literal]:
    """Return every literal in a part of the model."""
    if isinstance(thing, Literal):
        return [thing]
    if isinstance(thing, tuple):
        return [found for each in thing for found in literals(each)]
    return [found for name in getattr(thing, "__slots__", ()) for found in literals(getattr(thing, name))]


def test_there_are_mutants_of_every_kind_in_every_file() -> None:
    """No kind of change and no file of rules is passed over, and no mutant is made twice."""
    kinds = Counter(each.kind for each in all_mutants())
    assert min(kinds.values()) > 1
    assert {"円 ±1", "数 ±1", "率 ±1", "率の入替", "隣の率", "端数", "以上・超・以下・未満", "rows ぬき"} <= set(kinds)
    assert {Path(each.file).stem for each in all_mutants()} == {*FRAMES, "program"}
    keys = [(each.file, each.path, each.kind, each.becomes) for each in all_mutants()]
    assert len(set(keys)) == len(keys)


def test_what_is_not_changed_is_a_range_of_our_own() -> None:
    """The bounds left alone belong to inputs whose `reason` says that the bound is ours."""
    kept = {(each.place.file, each.place.path) for each in ranges_of_ours(workshop().files)}
    assert kept
    assert not kept & {(each.file, each.path) for each in all_mutants()}


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("450万円", ["4,500,001円", "4,499,999円"]),
        ("0円超", ["1円超", "0円以上"]),
        ("50万円/者", ["500,001円/者", "499,999円/者"]),
        ("24か月", ["25か月", "23か月"]),
        ("4プロセス以上", ["5プロセス以上", "3プロセス以上", "4プロセス超"]),
        ("150万円未満", ["1,500,001円未満", "1,499,999円未満", "150万円以下"]),
        ("2/3", ["3/3", "1/3"]),
        ("10/11", ["11/11", "9/11"]),
        ("10%", ["11%", "9%"]),
        ("yes", ["no"]),
        ("eligible_cost", []),
    ],
)
def test_a_literal_goes_one_step_each_way(text: str, steps: list[str]) -> None:
    """A figure goes a step up and down, never below 0 or a rate above 1, and its comparator to its neighbour."""
    assert [each for _, each in [*figures(text), *comparators(text)]] == steps


def test_a_rounding_takes_every_other_direction() -> None:
    """切捨て becomes 切上げ and 四捨五入."""
    assert [each for _, each in roundings("1円未満切捨て")] == ["1円未満切上げ", "1円未満四捨五入"]


SMALL = """
values:
  rate: {label: 率, choose: [{when: {size: [sme, small]}, then: 2/3}, {otherwise: 1/2}]}
  all: {label: 全部, sum: [cost, more]}
  result: {label: 額, range: {of: all, rows: [{at_least: 5円, below: 9円}]}, round: 1円未満切捨て}
"""


def test_a_small_frame_has_these_mutants() -> None:
    """Of a few lines, every mutant is told: dropped cases, options, parts and rows, steps, exchanges, roundings."""
    root = parse(SMALL.encode(), "rules/x/small.yml", Faults())
    assert root is not None
    found = Counter(each.kind for each in mutants({"small": root}))
    assert found == {
        "choose ぬき": 2,
        "選択肢ぬき": 2,
        "率 ±1": 4,
        "率の入替": 1,
        "隣の率": 2,
        "sum ぬき": 2,
        "rows ぬき": 1,
        "円 ±1": 4,
        "以上・超・以下・未満": 1,
        "端数": 2,
    }


def test_an_edit_changes_nothing_else() -> None:
    """A tree with a scalar replaced and a row left out is otherwise the tree it was."""
    root = parse(b"a: {b: [x, y, z], c: 1}\nd: 2\n", "small.yml", Faults())
    assert isinstance(root, Map)
    other = next(node for key, node in root.entries if key.value == "d")
    assert spoken(edited(root, {"a.b[1]": None, "a.c": other})) == "{a: {b: [x, z], c: 2}, d: 2}"
    assert spoken(root) == "{a: {b: [x, y, z], c: 1}, d: 2}"


# --- who notices


def only(path: str, becomes: str) -> Mutant:
    """Return the mutant at a path that becomes this."""
    return next(each for each in all_mutants() if (each.path, each.becomes) == (path, becomes))


def test_a_figure_changed_in_the_rule_alone_is_refused_by_its_source() -> None:
    """The compiler names the passage that says otherwise."""
    changed = workshop().alone(only("values.software_ceiling.choose[0].then", "3,500,001円"))
    assert "invoice.functions" in compiler(changed)


def test_a_figure_changed_with_its_passage_is_covered_again() -> None:
    """With the passage changed too, coverage finds nothing wrong any more: somebody else must."""
    changed = workshop().alone(only("values.software_ceiling.choose[0].then", "3,500,001円"))
    says = {passage.id: () for passage in rules().passages}
    assert not covered(changed.book, says)
    assert covered(changed.book, workshop().retold(changed))


def test_two_rates_of_one_passage_exchanged_are_refused_by_an_example() -> None:
    """Where both figures stand in the cited passage, an example beside the rules tells which is which."""
    swapped = next(each for each in all_mutants() if each.kind == "率の入替" and "invoice" in each.file)
    assert compiler(workshop().alone(swapped)).startswith(EXAMPLE)


def test_a_change_that_changes_nothing_is_proved_to() -> None:
    """The upper row of 通常枠 may begin a yen lower: proved to be the same; not so a yen higher, nor in a group."""
    path, book = "values.subsidy.range.rows[0].at_least", rules()
    assert differs(book, workshop().alone(only(path, "1,499,999円")).book, "tsujyo") == ""
    assert differs(book, workshop().alone(only(path, "1,500,001円")).book, "tsujyo")
    path = "values.coordination_subsidy.least[2]"
    assert differs(book, workshop().alone(only(path, "2,000,001円")).book, "fukusu") == ""
    assert differs(book, workshop().alone(only(path, "1,999,999円")).book, "fukusu")
    member = workshop().alone(only("values.pc_subsidy.least[1]", "100,001円")).book
    assert differs(book, member, "fukusu")


def test_a_mutant_with_its_passage_is_noticed_by_example_limits_or_oracle() -> None:
    """One mutant for each kind of witness: an example, what may be typed at all, and the oracle."""
    judges = Judges(workshop())
    assert judges.together(workshop().alone(only("values.pc_subsidy.least[1]", "100,001円"))).startswith(EXAMPLE)
    assert judges.together(workshop().alone(only("inputs.functions.at_most", "4機能"))).startswith("範囲")
    changed = workshop().alone(only("values.cost_ceiling.times[1]", "10%"))
    without = replace(changed.book, frames=tuple(replace(each, examples=()) for each in changed.book.frames))
    assert judges.together(replace(changed, book=without)).startswith("oracle")


# --- those who notice are right about the rules as they are


@pytest.mark.parametrize("frame_id", FRAMES)
def test_what_stands_beside_the_oracle_is_what_the_rules_say(frame_id: str) -> None:
    """Reasons, other choices and other readings agree with the direct reading, around the edges and at random."""
    frame, chance = rules().frame(frame_id), Random(f"beside {frame_id}")
    cases = chance.sample([case for of, case in edge_cases(2) if of == frame_id], 200)
    cases += [random_case(frame_id, chance) for _ in range(20 if frame_id == "fukusu" else 200)]
    for case in cases:
        found = evaluate(rules(), frame_id, complete(frame, case))
        assert set(found.unmet) == oracle_beside.reasons(frame_id, case), case
        assert found.choices == oracle_beside.choices(frame_id, case), case
        assert found.readings == oracle_beside.readings(frame_id, case), case


def test_examples_hold_and_may_be_typed() -> None:
    """Every example comes out as stated, and its numbers lie within the ranges of their inputs."""
    faults = Faults()
    for frame in rules().frames:
        try_examples(rules(), frame, faults)
    assert faults.found == []


def test_an_example_that_states_something_else_is_refused() -> None:
    """What does not come out is told with what comes out instead, and with how to mend it."""
    frame = rules().frame("tsujyo")
    four = next(each for each in frame.examples if each.id == "four_kinds")
    for wrong, told in [
        (replace(four, subsidy=1_499_999), "subsidy: 1,499,999円`, but the rules give 1,500,000円"),
        (replace(four, unmet=("size",)), "unmet: [size]`, but the rules give []"),
        (replace(four, eligible_cost=2_999_999), "eligible_cost: 2,999,999円`, but the rules give 3,000,000円"),
        (replace(four, readings=(("edge", 1),)), "readings: {edge: 1円}`, but the rules give {}"),
        (replace(four, choices=()), "choices: {}`, but the rules give {voluntary: 1,499,999円}"),
        (replace(four, inputs=(*four.inputs[:2], ("business_processes", "7"), *four.inputs[3:])), "outside its range"),
    ]:
        faults = Faults()
        try_examples(rules(), replace(frame, examples=(wrong,)), faults)
        assert [told in fault.what and bool(fault.mend) for fault in faults.found] == [True], faults.found
