"""Guards the edges: every bound of the rules is found, with the amounts just below, at and above it."""

from __future__ import annotations

import pytest

from scripts.rulebook.edges import Edge, edges, example_outcomes, ladder_rows
from scripts.rulebook.model import Compare, Name
from scripts.rulebook.spots import spots
from tests.rulebook.real import rules, timed_edges
from tests.rulebook.tiny import COST, tiny_book

LADDER = """
ladder:
  input: cost
  amounts: [1円, 100円, 1000円, 10000円]
  scenarios: [{id: plain, label: ふつう, inputs: {}}]
"""
INPUTS = f"""
inputs:
  cost: {COST}
  other: {COST.replace("費用", "別の費用")}
  part: {{label: 部分, type: count, unit: 個, at_least: 0個, at_most_input: whole, default: 2個, group: all}}
  whole: {{label: 全部, type: count, unit: 個, at_least: 1個, at_most: 9個, default: 3個, group: all}}
  months: {{label: 月数, type: months, at_least: 1か月, at_most: 60か月, default: 24か月, group: all}}
"""

Amounts = tuple[int | None, int | None, int | None]


def found(frame_id: str) -> tuple[Edge, ...]:
    """Return a frame's edges."""
    return timed_edges(frame_id)[0]


def edges_of(operation: str, more: str = "") -> tuple[Edge, ...]:
    """Return the edges of a small frame with this operation as its result."""
    book = tiny_book(one=f"{INPUTS}\nvalues:\n  result: {{label: 結果, {operation}}}\n{more}\n{LADDER}")
    return edges(book, book.frames[0])


def amounts(edge: Edge) -> Amounts:
    """Return the varied input just below, at and above."""
    below, above = (point.amount if point else None for point in (edge.below, edge.above))
    return below, edge.at.amount, above


def pays(edge: Edge) -> Amounts:
    """Return the subsidy just below, at and above."""
    below, above = (point.outcome.subsidy if point else None for point in (edge.below, edge.above))
    return below, edge.at.outcome.subsidy, above


# --- small frames ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("operation", "expected"),
    [
        ("least: [cost, 500円]", [("500円", "cost", (499, 500, 501), (499, 500, 500))]),
        (
            "bands: {of: cost, rows: [{up_to: 500円, rate: 3/4}, {rate: 1/2}]}",
            [("500円", "cost", (666, 667, 668), (499, 500, 500))],
        ),
        (
            "range: {of: cost, rows: [{at_least: 5円, below: 50円}]}",
            [("5円以上", "cost", (4, 5, 6), (0, 5, 6)), ("50円未満", "cost", (49, 50, 51), (49, 49, 49))],
        ),
        (
            "range: {of: cost, rows: [{at_least: 5円, at_most: 50円}]}",
            [("5円以上", "cost", (4, 5, 6), (0, 5, 6)), ("50円以下", "cost", (49, 50, 51), (49, 50, 50))],
        ),
        ("choose: [{when: {cost: 7円超}, then: cost}, {otherwise: 1円}]", [("7円超", "cost", (6, 7, 8), (1, 1, 8))]),
        ("choose: [{when: {cost: 7円}, then: cost}, {otherwise: 1円}]", [("7円", "cost", (6, 7, 8), (1, 7, 1))]),
    ],
)
def test_an_amount_is_driven_to_its_bound(operation: str, expected: list[object]) -> None:
    """Each kind of bound on an amount is found by typing other amounts, one yen to either side."""
    assert [(edge.bound, edge.input, amounts(edge), pays(edge)) for edge in edges_of(operation)] == expected


def test_a_bound_on_a_computed_amount_is_found_through_its_input() -> None:
    """Where the amount is computed, the input that reaches the bound is found, between whole yen too."""
    (edge,) = edges_of("least: [rated, 500円]", "  rated: {label: 率, times: [cost, 2/3]}")
    assert (edge.input, amounts(edge), pays(edge)) == ("cost", (749, 750, 751), (499, 500, 500))
    (edge,) = edges_of("least: [rated, 500円]", "  rated: {label: 率, times: [cost, 3/4]}")
    assert (edge.input, amounts(edge), pays(edge)) == ("cost", (666, 667, 668), (499, 500, 500))


def test_months_are_varied_themselves_with_an_amount_beside_them() -> None:
    """A cap on months varies the months, and sets an amount so that the cap can be seen."""
    (edge,) = edges_of("times: [cost, counted]", "  counted: {label: 月, least: [months, 24か月]}")
    assert (edge.input, amounts(edge), edge.fixed) == ("months", (23, 24, 25), (("cost", 1),))
    assert pays(edge) == (23, 24, 24)


def test_a_cap_that_is_computed_is_an_edge_too() -> None:
    """The smallest of two computed amounts changes where they meet."""
    more = "  half: {label: 半分, times: [cost, 1/2]}\n  quarter: {label: 四半分, times: [other, 1/4]}"
    (edge,) = edges_of("least: [half, quarter]", more)
    assert (edge.bound, edge.input, edge.fixed[0][0]) == ("quarter", "cost", "other")
    assert pays(edge)[0] != pays(edge)[1]


def test_a_share_has_edges_at_nothing_and_all() -> None:
    """A share is tried at 0 and 1 parts, and where all parts count: beyond that there is nothing to try."""
    nothing, everything = edges_of("times: [cost, ratio]", "  ratio: {label: 割合, share: [part, whole]}")
    assert (nothing.input, amounts(nothing)) == ("part", (None, 0, 1))
    assert (everything.input, amounts(everything)) == ("part", (2, 3, None))


def test_a_bound_that_leaps_is_no_edge() -> None:
    """Where something else switches and the amount leaps over a bound, the bound is not claimed to be there."""
    more = "  leap: {label: 飛ぶ, choose: [{when: {cost: 10円以上}, then: 900000円}, {otherwise: 0円}]}"
    assert [edge.value for edge in edges_of("least: [leap, 500円]", more)] == ["leap"]


def test_what_is_asked_only_sometimes_is_answered() -> None:
    """An answer that becomes needed on the way is given, so that the case stays complete."""
    asked = "  sure: {label: はい, type: yesno, default: no, ask_when: {other: 0円超}, group: all}\n"
    more = "  counted: {label: 数える, choose: [{when: {sure: yes}, then: other}, {otherwise: 0円}]}"
    capped = "  capped: {label: 上限, least: [counted, 50円]}"
    values = f"values:\n  result: {{label: 結果, sum: [cost, capped]}}\n{more}\n{capped}"
    book = tiny_book(one=f"{INPUTS}{asked}{values}\n{LADDER}")
    (edge,) = edges(book, book.frames[0])
    assert (edge.input, amounts(edge), edge.at.case["sure"]) == ("other", (49, 50, 51), True)


# --- the rules ------------------------------------------------------------------------------------------------------

TIER = (1_499_999, 1_500_000, 1_500_000)
TOP = (4_499_999, 4_500_000, 4_500_000)
BAND = (499_999, 500_000, 500_000)
CEILING = (3_499_999, 3_500_000, 3_500_000)
MUST_FIND = [
    ("tsujyo", "5万円以上", "software_purchase", (99_999, 100_000, 100_001), (0, 50_000, 50_000)),
    ("tsujyo", "5万円以上", "software_purchase", (74_999, 75_000, 75_001), (0, 50_000, 50_000)),
    ("tsujyo", "150万円未満", "software_purchase", (2_999_999, 3_000_000, 3_000_001), (1_499_999,) * 3),
    ("tsujyo", "150万円以上", "software_purchase", (2_999_999, 3_000_000, 3_000_001), TIER),
    ("tsujyo", "450万円以下", "software_purchase", (8_999_999, 9_000_000, 9_000_001), TOP),
    ("tsujyo", "450万円以下", "software_purchase", (6_749_999, 6_750_000, 6_750_001), TOP),
    ("tsujyo", "4プロセス以上", "business_processes", (3, 4, 5), (1_499_999, 4_500_000, 4_500_000)),
    ("tsujyo", "200万円", "consulting", (1_999_999, 2_000_000, 2_000_001), None),
    ("tsujyo", "24か月", "cloud_months", (23, 24, 25), None),
    ("invoice", "50万円", "software_purchase", (666_666, 666_667, 666_668), BAND),
    ("invoice", "50万円", "software_purchase", (624_999, 625_000, 625_001), BAND),
    ("invoice", "software_ceiling", "software_purchase", (5_166_666, 5_166_667, 5_166_668), CEILING),
    ("invoice", "software_ceiling", "software_purchase", (5_124_999, 5_125_000, 5_125_001), CEILING),
    ("invoice", "10万円", "pc", (199_999, 200_000, 200_001), None),
    ("invoice", "20万円", "register", (399_999, 400_000, 400_001), None),
    ("invoice", "200万円", "consulting", (1_999_999, 2_000_000, 2_000_001), None),
    ("invoice", "2機能以上", "functions", (1, 2, 3), None),
    ("denshi", "350万円", "cloud_monthly", (218_749, 218_750, 218_751), (3_499_984, 3_500_000, 3_500_000)),
    ("denshi", "1アカウント以上", "accounts_partner_sme", (0, 1, 2), None),
    ("denshi", "accounts_total", "accounts_partner_sme", (49, 50, None), None),
    ("security", "5万円以上", "service_monthly", (4_166, 4_167, 4_168), (0, 50_004, 50_016)),
    ("security", "150万円以下", "service_monthly", (93_749, 93_750, 93_751), (1_499_984, 1_500_000, 1_500_000)),
    ("fukusu", "10者以上", "members", (9, 10, 11), None),
    ("fukusu", "1者", "members[0]", (0, 1, 2), None),
    ("fukusu", "10者以上", "members[-1]", (8, 9, 10), (0, 5_549_994, 6_166_660)),
    ("fukusu", "analysis_ceiling", "analysis", (2_249_999, 2_250_000, 2_250_001), None),
    ("fukusu", "3000万円", "members.software_purchase", (4_374_999, 4_375_000, 4_375_001), None),
    ("fukusu", "200万円", "members.software_purchase", (4_374_999, 4_375_000, 4_375_001), None),
]


@pytest.mark.parametrize(("frame_id", "bound", "varied", "at", "paid"), MUST_FIND)
def test_known_edges_are_found(frame_id: str, bound: str, varied: str, at: Amounts, paid: Amounts | None) -> None:
    """The edges known from the official documents are among those found, with what is paid there."""
    same = [edge for edge in found(frame_id) if (edge.bound, edge.input, amounts(edge)) == (bound, varied, at)]
    assert same
    assert paid is None or paid in [pays(edge) for edge in same]


@pytest.mark.parametrize("frame_id", [frame.id for frame in rules().frames])
def test_every_bound_has_an_edge(frame_id: str) -> None:
    """No bound of a frame is left without an amount at which it can be tried, and most can be seen in the result."""
    wanted = {(spot.rule, spot.bound) for spot in spots(rules().frame(frame_id))}
    tried = {(edge.value, edge.bound) for edge in found(frame_id)}
    assert wanted == tried
    for edge in found(frame_id):
        assert edge.rank >= 0, (edge.value, edge.bound, edge.scenario.id, amounts(edge), pays(edge))


# Comparators at which nothing is paid or offered otherwise, so that there is nothing to show in a table of amounts.
WITHOUT_EDGE = {
    ("invoice", "pc", "0円超"): "from the first yen on there is more to confirm; the amount goes on from 0",
    ("invoice", "register", "0円超"): "from the first yen on a question is asked; the amount goes on from 0",
    ("fukusu", "register", "0円超"): "the same, of every member",
}


def test_no_comparator_is_without_an_edge() -> None:
    """Every comparator that stands anywhere in a frame has an edge, or is listed with the reason why not."""
    missing = set()
    for frame in rules().frames:
        tried = {(edge.value, edge.bound) for edge in found(frame.id)}
        shown = {(name, spot.bound) for spot in spots(frame) if (spot.rule, spot.bound) in tried for name in spot.names}
        for each in comparisons(frame):
            other = each.other.id if isinstance(each.other, Name) else str(each.other)
            key = (each.name.id, f"{other}{each.comparator.strip('＝')}")
            missing |= {(frame.id, *key)} - {(frame.id, *one) for one in shown}
    assert missing == set(WITHOUT_EDGE)


def comparisons(thing: object) -> list[Compare]:
    """Return every comparator in a part of the model."""
    if isinstance(thing, Compare):
        return [thing]
    if isinstance(thing, tuple):
        return [one for each in thing for one in comparisons(each)]
    return [one for name in getattr(thing, "__slots__", ()) for one in comparisons(getattr(thing, name))]


@pytest.mark.parametrize("frame_id", [frame.id for frame in rules().frames])
def test_every_requirement_has_an_edge_of_its_own(frame_id: str) -> None:
    """Where a comparator decides whether one may apply, there is a point at which that requirement alone refuses."""
    frame = rules().frame(frame_id)
    compared = {one.id for one in frame.requires if comparisons(one.when)}
    alone = {edge.value for edge in found(frame_id) if edge.alone}
    # Fewer members are always fewer who count, too.
    assert compared - alone == ({"members"} if frame_id == "fukusu" else set())


def test_edges_are_found_quickly() -> None:
    """All edges of all frames are found in seconds of work, not in minutes, also on a busy machine."""
    assert sum(timed_edges(frame.id)[1] for frame in rules().frames) < 40


def test_the_ladder_has_a_cell_for_each_amount_and_scenario() -> None:
    """The static ladder is complete: a row for each amount, in it a point for each scenario."""
    for frame in rules().frames:
        rows = ladder_rows(rules(), frame)
        assert [[point.amount for point in row] for row in rows] == [
            [amount] * len(frame.ladder.scenarios) for amount in frame.ladder.amounts
        ]


def test_examples_have_their_outcomes() -> None:
    """What the examples give can be asked for by their ids."""
    frame = rules().frame("tsujyo")
    outcomes = example_outcomes(rules(), frame)
    assert {one.id: one.subsidy for one in frame.examples} == {id_: each.subsidy for id_, each in outcomes.items()}
