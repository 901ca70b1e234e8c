"""What a finder makes of a list: things as they were read, the frames they may go to, and questions it passes on."""

import json
from typing import Any

import pytest

from calculator.finder import Found
from calculator.finder_items import _limits, list_fields
from calculator.frames import Frame
from calculator.web import handle
from tests.calculator.test_finder_search import FINDER, FRAMES, Items, market

# What json.loads gives.
Json = Any

CLOUD = {"kind": "ordering_cloud", "price": 9_000, "accounts_partner_sme": 3, "accounts_total": 5}
LIST: Items = [
    {"kind": "software", "price": 12_345, "sales": True, "people": True, "part_of": 2},
    {"kind": "invoice_software", "price": 1_000, "paid": "monthly", "months": 36, "accounting": True},
    {"kind": "setup", "price": 500, "sales": True, "part_of": 2},
    {"kind": "consulting", "price": 600},
    {**CLOUD, "months": 12},
    {"kind": "nothing", "price": 7, "paid": "monthly"},
]


def test_a_line_is_read_as_a_thing() -> None:
    """Months only where it is paid by the month; what it does and belongs to only where its kind is asked."""
    things = market(LIST).things
    assert [thing.kind.id for thing in things] == [line["kind"] for line in LIST]
    assert [(thing.price, thing.months, thing.whole()) for thing in things] == [
        *((12_345, 0, 12_345), (1_000, 36, 36_000), (500, 0, 500), (600, 0, 600), (9_000, 12, 108_000), (7, 24, 168)),
    ]
    assert [thing.uses for thing in things] == [["sales", "people"], ["accounting"], [], [], [], []]
    assert [thing.part_of for thing in things] == [-1, -1, 1, -1, -1, -1]
    accounts = {"accounts_partner_sme": 3, "accounts_total": 5}
    assert [thing.own for thing in things] == [{}, {}, {}, {}, accounts, {}]
    assert market(LIST).expense() == 157_613


def test_what_lies_nowhere_is_told_apart() -> None:
    """A frame alone gets all it takes by its own number, and what it does not take lies at -1, as in a combination."""
    found = market(LIST)
    assert found.alone(1).placed == [-1, 1, 1, 1, 1, -1]
    assert found.searched([2], "allowed").placed == [-1, -1, -1, -1, 2, -1]
    assert found.searched([1, 2], "unresolved").placed[0] == -1
    assert found.alone(1) is found.alone(1)


@pytest.mark.parametrize(
    ("frames", "state"),
    [
        ([0], "allowed"),
        ([2], "allowed"),
        ([0, 2], "allowed"),
        ([1, 2], "unresolved"),
        ([0, 1, 2], "unresolved"),
        ([0, 4], "excluded"),
        ([1, 2, 4], "excluded"),
        ([3, 4], "allowed"),
    ],
)
def test_two_frames_of_a_combination_decide_about_the_whole(frames: list[int], state: str) -> None:
    """Two that exclude each other exclude it, two that nothing settles leave it open; one alone is always allowed."""
    assert market(LIST).state(frames) == state


def test_a_question_to_the_applicant_keeps_its_range() -> None:
    """Whatever a frame asks of the applicant is asked before the list in the same way, but always."""
    asked = ("tsujyo", "business_processes"), ("tsujyo", "software_purchase"), ("tsujyo", "size")
    fields = list_fields(FINDER._replace(given=asked), FRAMES)[:-1]
    own = {field.name: field for field in FRAMES["tsujyo"].FRAME.fields}
    assert list(fields[:2]) == [own[name]._replace(asked=None) for _, name in asked[:2]]
    assert fields[2] == own["size"]._replace(default="sme", asked=None)


def test_what_excludes_each_other_is_never_combined() -> None:
    """Were two frames that both pay to exclude each other, each would be offered alone, and neither with the other."""
    kinds = ({"kind": "invoice_software", "accounting": True}, {"kind": "software", "sales": True})
    two = market([{**kind, "price": 300_000} for kind in kinds])
    assert [0, 1] in [each.frames for each in two.combinations()]
    two.finder = FINDER._replace(together=(FINDER.together[0]._replace(state="excluded"),))
    assert sorted(each.frames for each in two.combinations()) == [[0], [1]]


def test_a_combination_begins_empty() -> None:
    """Until something is placed nothing lies anywhere, in lists of its own."""
    first, second = Found([0], "allowed", 1, 0), Found([1], "allowed", 1, 0)
    assert (first.placed, first.piles) == ([], [])
    first.placed.append(0)
    assert second.placed == []


def find(items: Items, **asked: object) -> Json:
    """Ask as the page asks, of a list of a firm that is not near the minimum wage."""
    whole = {"finder": "finder", "inputs": {"size": "sme", "near_minimum_wage": False}, "items": items}
    return json.loads(handle(json.dumps(whole | asked)))


def test_the_term_of_which_most_counts_is_told_by_the_month() -> None:
    """Two things of a year cost more than one of three years, of which two count: this one stands as what counts."""
    year = {"kind": "software", "price": 10_000, "paid": "monthly", "months": 12, "sales": True}
    (tsujyo, *_) = find([year, year, dict(year, price=5_000, months=36)])["frames"]
    amounts = {"software_purchase": 120_000, "cloud_monthly": 20_000, "cloud_months": 12}
    assert tsujyo["inputs"] == {"size": "sme", "near_minimum_wage": False, "business_processes": 1, **amounts}


@pytest.mark.parametrize(
    ("on", "status", "assumed"),
    [
        (None, "answered", ["tax", "on"]),
        ("", "answered", ["tax", "on"]),
        ("2025-03-30", "out_of_period", ["tax"]),
        ("2025-03-31", "answered", ["tax"]),
        ("2026-01-07", "answered", ["tax"]),
        ("2026-01-08", "out_of_period", ["tax"]),
    ],
)
def test_the_day_is_held_to_the_programme(on: str | None, status: str, assumed: list[str]) -> None:
    """Both ends of it are inside; only a day that was not told is said to be assumed."""
    answer = find(LIST, on=on)
    assert (answer["status"], answer["receipt"]["assumed"]) == (status, assumed)
    assert answer["receipt"]["on"] == (on or "2026-01-07")


def test_a_day_that_is_none_is_refused_with_the_programme() -> None:
    """Nothing is looked for on a day that the calendar does not have: the programme, and one fault at the day."""
    answer = find(LIST, on="2025-02-29")
    text = "「2025-02-29」という日は暦にありません。「2025-12-01」のように書いてください。"
    assert (answer["program"], answer["status"]) == ("it-2025", "invalid")
    assert answer["errors"] == [{"input": "on", "typed": "2025-02-29", "text": text}]


@pytest.mark.parametrize(("on", "rule"), [("2025-10-31", "near_wage_v1"), ("2025-11-01", "near_wage_v2")])
def test_conditions_are_those_of_the_day(on: str, rule: str) -> None:
    """Who is near the minimum wage is told by the definition of the day that is asked about, in the finder too."""
    inputs = {"size": "sme", "near_minimum_wage": True}
    answer = json.loads(handle(json.dumps({"finder": "finder", "on": on, "inputs": inputs, "items": LIST})))
    told = [row["id"] for row in answer["frames"][0]["conditions"]]
    assert [id_ for id_ in told if id_.startswith("near_wage")] == [rule]


def test_only_what_a_line_is_asked_twice_is_compared() -> None:
    """Of the pairs of a frame that must not exceed each other, those of which a line tells both."""

    class Shop:
        FRAME = Frame("shop", "店", (), (("few", "many"), ("few", "rest"), ("rest", "many")))

    cloud = next(kind for kind in FINDER.kinds if kind.id == "ordering_cloud")
    asks = (("shop", "few"), ("shop", "many"))
    assert _limits({"shop": Shop}, cloud._replace(asks=asks)) == [("shop", "few", "many")]
