"""What a finder makes of a list: things as they were read, the frames they may go to, and questions it passes on."""

import pytest

from calculator.finder_items import list_fields
from tests.calculator.test_finder_search import FINDER, FRAMES, Items, market

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
    [([0], "allowed"), ([0, 1], "allowed"), ([1, 2], "unresolved"), ([0, 1, 2], "unresolved")],
)
def test_frames_that_nothing_settles_leave_the_whole_open(frames: list[int], state: str) -> None:
    """Two frames of a combination are enough to leave it unresolved; one alone is always allowed."""
    assert market(LIST).state(frames) == state


def test_a_question_to_the_applicant_keeps_its_range() -> None:
    """Whatever a frame asks of the applicant is asked before the list in the same way, but always."""
    asked = ("tsujyo", "business_processes"), ("tsujyo", "software_purchase"), ("tsujyo", "size")
    fields = list_fields(FINDER._replace(given=asked), FRAMES)[:-1]
    own = {field.name: field for field in FRAMES["tsujyo"].FRAME.fields}
    assert list(fields[:2]) == [own[name]._replace(asked=None) for _, name in asked[:2]]
    assert fields[2] == own["size"]._replace(default="sme", asked=None)
