"""What differs between two programmes: every line that the facts name, and nothing made up."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from scripts.rulebook.differences import Difference, differences, effects
from scripts.rulebook.model import Declare, Definition, Rulebook
from scripts.rulebook.programme import read_programme
from tests.rulebook.real import rules

RULES = Path(__file__).parents[2] / "rules"


@cache
def book(name: str) -> Rulebook:
    """Return a rulebook by its programme."""
    return read_programme(RULES / name)


@cache
def changed(old: str, new: str) -> tuple[Difference, ...]:
    """Return what differs between two programmes."""
    return differences(book(old), book(new))


def one(found: tuple[Difference, ...], where: str, kind: str, id_: str) -> Difference:
    """Return the one difference of an entry."""
    (difference,) = [each for each in found if (each.where, each.kind, each.id) == (where, kind, id_)]
    return difference


def test_a_programme_does_not_differ_from_itself() -> None:
    """An empty comparison is empty, and can be told as such."""
    assert differences(rules(), rules()) == ()


def test_no_rule_of_an_amount_changed_in_2026() -> None:
    """No value or requirement differs, and of the questions one help alone: the facts name no figure that changed."""
    found = changed("it-2025", "it-2026")
    asked = [(each.id, each.keys) for each in found if each.kind in ("inputs", "requires", "values")]
    assert asked == [("near_minimum_wage", ("help",))]


def test_the_new_names_of_2026_are_told() -> None:
    """The programme and the frame of several applicants have other names, old and new side by side."""
    found = changed("it-2025", "it-2026")
    assert one(found, "", "program", "label").new == "デジタル化・AI導入補助金2026"
    renamed = one(found, "fukusu", "frames", "label")
    assert (renamed.old, renamed.new) == ("複数社連携IT導入枠", "複数者連携デジタル化・AI導入枠")
    assert [each.where for each in found if (each.kind, each.id) == ("frames", "label")] == ["fukusu"]


@pytest.mark.parametrize(
    ("where", "id_", "words"),
    [
        ("tsujyo", "wage_plan", ("一人あたり年平均3.0%以上", "30円以上")),
        ("tsujyo", "productivity", ("2023から2025まで", "4%以上")),
        ("tsujyo", "near_wage", ("令和6年10月から令和7年9月まで", "30%以上")),
        ("tsujyo", "former_recipient", ("一人あたり年平均3.5%以上", "小規模事業者")),
        ("invoice", "former_recipient", ("一人あたり年平均3.5%以上",)),
        ("invoice", "past_grants", ("事務局に確かめる",)),
    ],
)
def test_each_condition_that_changed_in_2026_is_told(where: str, id_: str, words: tuple[str, ...]) -> None:
    """最低賃金近傍, 賃上げ, 労働生産性 and what former recipients must do are as the facts say."""
    new = one(changed("it-2025", "it-2026"), where, "declares", id_).new
    assert isinstance(new, Declare)
    assert all(word in new.text for word in words)


def test_a_question_about_each_record_is_told_by_itself() -> None:
    """What is asked of a member otherwise is named, not the whole list of members."""
    found = [each for each in changed("it-2024", "it-2025") if (each.where, each.kind) == ("fukusu", "inputs")]
    assert [(each.id, each.keys) for each in found] == [("consulting", ("label", "help"))]


def test_what_is_gone_is_told() -> None:
    """The two dated definitions of 2025 are not in 2026: each stands there with nothing beside it."""
    found = changed("it-2025", "it-2026")
    for id_ in ("near_wage_v1", "near_wage_v2"):
        assert one(found, "tsujyo", "declares", id_).new is None
    assert one(found, "near_wage", "definitions", "v1").new is None
    kept = one(found, "near_wage", "definitions", "v2")
    assert isinstance(kept.new, Definition)
    assert set(kept.keys) == {"label", "first", "not_below", "text"}


def test_every_round_of_2026_is_another() -> None:
    """Each known deadline differs from the round of the same number; rounds nobody knows are only gone."""
    found = [each for each in changed("it-2025", "it-2026") if each.kind == "rounds" and each.where == "general"]
    assert [each.id for each in found if each.new is not None] == ["1", "2", "3", "4", "5", "6"]
    assert [each.id for each in found if each.new is None] == ["7", "8"]
    assert all("deadline" in each.keys for each in found if each.new is not None)


def test_what_changed_from_2024_to_2025_is_told() -> None:
    """The rate of 通常枠 and of セキュリティ came to depend on the applicant, and セキュリティ rose to 150万円."""
    found = changed("it-2024", "it-2025")
    values = {(each.where, each.id) for each in found if each.kind == "values"}
    assert values == {
        ("tsujyo", "rate"),
        ("tsujyo", "computed"),
        ("security", "rate"),
        ("security", "computed"),
        ("security", "subsidy"),
    }
    assert one(found, "security", "values", "subsidy").keys == ("operation",)
    assert one(found, "tsujyo", "inputs", "near_minimum_wage").old is None
    assert one(found, "tsujyo", "inputs", "consulting").keys == ("label", "help")


def test_no_published_case_comes_to_another_amount_in_2026() -> None:
    """The effect on every case is told in yen, and it is none."""
    found = effects(rules(), book("it-2026"), rules().cases)
    assert len(found) == len(rules().cases)
    assert [each for each in found if each.old != each.new or each.unasked] == []


def test_the_effect_of_2025_on_each_case_is_told() -> None:
    """Two cases came to less in 2024; where the minimum wage was not asked for, that is said, and the rate was 1/2."""
    found = {each.case.id: each for each in effects(book("it-2024"), rules(), rules().cases)}
    changed_ones = {id_: (each.old, each.new) for id_, each in found.items() if each.old != each.new}
    assert changed_ones == {"06": (240_000, 320_000), "12": (300_000, 400_000)}
    assert {each.unasked for each in found.values() if each.case.frame == "tsujyo"} == {("near_minimum_wage",)}
    assert {each.unasked for each in found.values() if each.case.frame != "tsujyo"} == {()}


def test_a_case_of_a_frame_that_is_not_there_has_no_amount() -> None:
    """Where a programme lacks the frame, or asks for more than the case tells, no amount is made up."""
    without = replace(rules(), frames=tuple(each for each in rules().frames if each.id != "security"))
    (effect,) = effects(rules(), without, [each for each in rules().cases if each.id == "06"])
    assert (effect.old, effect.new) == (320_000, None)
    (case,) = [each for each in book("it-2026").frame("tsujyo").examples if each.id == "plain"]
    asks_less = tuple(each for each in case.inputs if each[0] != "near_minimum_wage")
    study = next(each for each in rules().cases if each.frame == "tsujyo")
    told = replace(study, example=replace(study.example, inputs=asks_less))
    (effect,) = effects(book("it-2024"), rules(), [told])
    assert (effect.old, effect.new) == (750_000, None)
