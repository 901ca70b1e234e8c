"""Files that take over another programme's: what comes out is an ordinary rulebook that says how sure each rule is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from scripts.rulebook import confidence
from scripts.rulebook.digest import digest
from scripts.rulebook.errors import Faults, RuleError
from scripts.rulebook.load import Map, parse
from scripts.rulebook.model import Rulebook, Value
from scripts.rulebook.programme import check_programme, read_programme
from scripts.rulebook.same_as import expand
from tests.rulebook.bad_rules import DEMO, NEXT, edited_demo

ALIKE = "id: shop\nsame_as: demo/shop\n"


@pytest.fixture(scope="module")
def demo() -> Rulebook:
    """The programme that is taken over."""
    return read_programme(DEMO)


@pytest.fixture(scope="module")
def after() -> Rulebook:
    """The programme that takes it over."""
    return read_programme(NEXT)


def value(book: Rulebook, name: str) -> Value:
    """Return a value of the shop."""
    found = book.frame("shop").value(name)
    assert found is not None
    return found


def test_what_is_not_named_is_the_same(demo: Rulebook, after: Rulebook) -> None:
    """A value that no exception names is computed as before, by the lines of the other programme."""
    assert value(after, "banded") == value(demo, "banded")
    assert value(after, "subsidy") != value(demo, "subsidy")


def test_everything_named_is_otherwise(demo: Rulebook, after: Rulebook) -> None:
    """Labels, tables, dropped and added declarations and dates of examples are as the later programme writes them."""
    shop = after.frame("shop")
    assert (shop.label, demo.frame("shop").label) == ("新しい店舗枠", "店舗枠")
    assert [each.id for each in shop.declares] == ["vendor", "plan"]
    assert [each.on for each in shop.examples] == ["2026-06-01", ""]
    assert [each.id for each in after.tracks[0].rounds] == ["1"]


def test_a_frame_tells_what_it_takes_over(after: Rulebook) -> None:
    """A page can name every exception, each by the key that is replaced."""
    shop = after.frame("shop")
    assert shop.same_as == "demo/shop"
    assert shop.exceptions == ("label", "values.subsidy.range", "declares.early", "declares.plan", "examples.plain.on")
    assert after.frame("group").exceptions == ()


def test_places_stay_where_a_person_mends(after: Rulebook) -> None:
    """A rule taken over stands on the line of the other file; an exception on its own."""
    assert value(after, "banded").place.file == "rules/demo/shop.yml"
    assert after.frame("shop").declares[1].place.file == "rules/next/shop.yml"


def test_the_digest_is_of_the_whole_programme(demo: Rulebook, after: Rulebook) -> None:
    """Links of two years never pass for each other, even where nothing differs."""
    same = replace(after, program=replace(after.program, id=demo.program.id), frames=demo.frames)
    assert digest(after) != digest(demo)
    assert digest(same) == digest(demo)


def test_each_value_says_how_sure_it_is(demo: Rulebook, after: Rulebook) -> None:
    """A rule is as sure as the least sure of its figures; what is carried over is never called more than that."""
    sure = {name: confidence.of_value(after, after.frame("shop"), value(after, name)) for name in ("subsidy", "banded")}
    assert sure == {"subsidy": "secondary", "banded": "carried_over"}
    assert confidence.of_value(demo, demo.frame("shop"), value(demo, "banded")) == "official"
    assert confidence.of_frame(after, after.frame("shop")) == "carried_over"


def test_carried_passages_name_their_programme(after: Rulebook) -> None:
    """A page can say from which year a passage is, and which document it stands in."""
    passage = after.passage("shop.rate")
    assert (passage.confidence, passage.carried_from, passage.place.file) == (
        "carried_over",
        "demo",
        "rules/next/sources.yml",
    )
    assert after.document("guide").title == "見本補助金の手引き"


def test_a_finder_is_taken_over(after: Rulebook) -> None:
    """What goes into a frame is excepted by kind and frame, and what is said of two frames by both their names."""
    (finder,) = after.finders
    assert [(each.frames, each.text) for each in finder.together] == [
        (("shop", "group"), "次の年も、両方には申請できません。")
    ]
    assert [each.text for each in finder.kind("tool").goes] == ["新しい店で使うこと。"]
    assert [each.text for each in finder.kind("rented").goes] == ["自分で使うこと。"]


def third(tmp_path: Path, *left_out: str) -> Path:
    """Return the folder of a programme that is the second but for its dates; some passages are not carried over."""
    folder = edited_demo((), tmp_path).parent / "third"
    folder.mkdir()
    for path in NEXT.glob("*.yml"):
        head = f"id: {path.stem}\n" if path.stem in ("shop", "group", "who", "wages", "list") else ""
        (folder / path.name).write_text(f"{head}same_as: next/{path.stem}\n", encoding="utf-8")
    period = "except:\n  follows: next\n  valid: {from: 2027-04-01, to: 2028-03-31, reason: 未定です。}\n"
    (folder / "program.yml").write_text(f"id: third\nsame_as: next/program\n{period}", encoding="utf-8")
    rounds = '{revised: 2027-04-01, tracks: {all: {opens: 2027-04-01, rounds: {"1": dropped}}}}'
    (folder / "schedule.yml").write_text(f"same_as: next/schedule\nexcept: {rounds}\n", encoding="utf-8")
    dated = "except: {definitions: {early: {valid: {to: 2027-05-31}}, late: {valid: {from: 2027-06-01}}}}\n"
    (folder / "wages.yml").write_text(f"id: wages\nsame_as: next/wages\n{dated}", encoding="utf-8")
    examples = "except: {examples: {plain: {on: 2027-06-01}}}\n"
    (folder / "shop.yml").write_text(f"id: shop\nsame_as: next/shop\n{examples}", encoding="utf-8")
    listed = ", ".join(each.id for each in read_programme(NEXT).passages if each.id not in left_out)
    sources = f"documents: {{}}\npassages: {{}}\ncarried_over:\n  next: [{listed}]\n"
    (folder / "sources.yml").write_text(sources, encoding="utf-8")
    return folder


def test_a_third_year_rests_on_the_second(tmp_path: Path) -> None:
    """What is the same for two years running is followed back to where it is written."""
    book = check_programme(third(tmp_path))
    assert {each.carried_from for each in book.passages} == {"demo", "next"}
    assert value(book, "subsidy").place.file == "rules/next/shop.yml"


def test_a_fault_two_years_back_is_told_in_the_third(tmp_path: Path) -> None:
    """Rules of the first and of the second year that do not fit the third are all told in the third year's file."""
    with pytest.raises(RuleError) as refused:
        check_programme(third(tmp_path, "shop.who"))
    found = [fault for fault in refused.value.faults if "there is no passage “shop.who”" in fault.what]
    assert {fault.place.file for fault in found} == {"rules/third/shop.yml", "rules/third/list.yml"}
    told = {fault.what.partition(":")[0] for fault in found}
    assert told == {"rules/demo/shop.yml", "rules/next/shop.yml", "rules/demo/list.yml"}


@pytest.mark.parametrize(
    ("differs", "told"),
    [
        ("values: {floor_new: {test: {cost: 0円超, new_shop: yes}}}", 0),
        ('inputs: {price: {at_most: "99,900,000,000円"}}', 1),
        ("values: {computed: {round: 1円未満切捨て}}", 1),
        ("values: {computed: {round: dropped}}", 0),
        ("values: {computed: {when: dropped}}", 1),
        ("repayments: {moved: {over: 24か月}}", 0),
        ("repayments: {moved: {over: 12か月}}", 1),
    ],
)
def test_an_exception_must_make_a_difference(differs: str, told: int) -> None:
    """What is the same in other figures is refused; another order, a dropped key or another amount is a difference."""
    faults = Faults()
    root = parse(f"{ALIKE}except: {{{differs}}}\n".encode(), "rules/demo-2/shop.yml", faults)
    assert isinstance(root, Map)
    assert expand(DEMO.parent / "demo-2", "shop", root, faults) is not None
    assert len(faults.found) == told, faults.found
