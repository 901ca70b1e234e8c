"""Where bounds meet: on one amount, at the end, crossed downward, or so near to nothing that they are none."""

from typing import Any

from tests.calculator.test_outlook import TSUJYO, ask

SMALL = {"size": "small", "functions": 2, "software_purchase": 100_000}
# 127,000円 of coordination are within what ① and ② allow from 1,270,001円 of these on.
GROUP = {"members": [SMALL | {"software_purchase": 400_000, "pc": 100_002}] + [SMALL] * 9, "coordination": 127_000}
SOFTWARE = "「補助率を掛けた額（ソフトウェア・オプション・役務）」"
CEILING = f"{SOFTWARE}が「機能の数による上限」に達し、その先は増えません。"
BAND = f"{SOFTWARE}が50万円に達し、その先の補助率が変わります。"
BANDED, CAPPED = ["invoice.bands", "flyer.invoice"], ["invoice.functions", "invoice.bands"]


def row(point: tuple[int, int, int], now: int, text: str, **more: object) -> dict[str, Any]:
    """What is told of a point (amount, expense, subsidy) of a case that stands at now."""
    at, expense, subsidy = point
    told = {"at": at, "expense": expense, "subsidy": subsidy, "own_payment": expense - subsidy, "by": at - now}
    return told | {"text": text, **more}


def corners(*points: tuple[int, int, int]) -> list[list[int]]:
    """The curve through points (amount, expense, subsidy)."""
    return [[at, expense, subsidy, expense - subsidy] for at, expense, subsidy in points]


def test_bounds_that_meet_before_the_end_share_a_row() -> None:
    """A ceiling that stops to count and a change of rate, both at 625,000円: both sentences, all the passages."""
    answer = ask("fukusu", GROUP)
    now, label = 400_000, "構成員1のソフトウェアの購入費"
    answer["varied"].pop("choices")
    assert answer["varied"] == {"input": "members[0].software_purchase", "label": label, "unit": "円", "now": now}
    loosened = "「③に補助率を掛けた額」が「③の割合による上限」に収まるようになり、上限が効かなくなります。"
    coordination = ["fukusu.coordination_amount", "fukusu.workbook_coordination", "flyer.fukusu"]
    last = (5_125_000, 6_252_002, 4_354_667)
    assert answer["edges"] == [
        row((625_000, 1_752_002, 1_354_667), now, loosened + BAND, passages=coordination + BANDED),
        row(last, now, CEILING, passages=CAPPED),
    ]
    further = "あと4,725,000円（5,125,000円）までは補助額もふえます。その先は、補助額は4,354,667円のままです。"
    assert answer["end"] == row(last, now, f"「{label}」をふやすと、{further}")
    words = {"input": "members", "label": "構成員", "from": "10者", "given": False}
    more = {"to": "11者", "subsidy": 1_248_001, "by": 85_334, "own_payment": 379_001, "most": 4_434_667, "best": True}
    fewer = {"to": "9者", "subsidy": 0, "by": -1_162_667, "own_payment": 1_427_002, "most": 0, "best": False}
    assert answer["changes"] == [words | more, words | fewer]
    assert answer["curve"] == corners(
        *((0, 1_127_002, 768_000), (1, 1_127_003, 821_334), (2, 1_127_004, 821_335)),
        *((now, 1_527_002, 1_162_667), (624_999, 1_752_001, 1_354_666), (625_000, 1_752_002, 1_354_667)),
        *((5_124_999, 6_252_001, 4_354_666), last, (6_150_001, 7_277_003, 4_354_667)),
    )


def test_at_the_end_only_what_stops_it_is_told() -> None:
    """The services reach their ceiling where the upper range is entered: nothing begins at the last amount."""
    inputs = TSUJYO | {"software_purchase": "100万円", "consulting": "50万円"}
    answer = ask("tsujyo", inputs, vary="consulting")
    now, last = 500_000, (2_000_000, 3_000_000, 1_500_000)
    text = "「役務の合計」が上限の200万円に達し、その先は増えません。"
    assert answer["edges"] == [row(last, now, text, passages=["tsujyo.services"])]
    further = "あと1,500,000円（2,000,000円）までは補助額もふえます。その先は、補助額は1,500,000円のままです。"
    assert answer["end"] == row(last, now, f"「導入コンサルティング・活用コンサルティング」をふやすと、{further}")
    assert answer["curve"] == corners(
        *((0, 1_000_000, 500_000), (1, 1_000_001, 500_000), (2, 1_000_002, 500_001), (now, 1_500_000, 750_000)),
        *((1_999_999, 2_999_999, 1_499_999), last, (2_400_001, 3_400_001, 1_500_000)),
    )


def test_what_is_bought_at_all_is_no_bound_with_tax_either() -> None:
    """With tax software begins at 2円, and with it a PC beyond its ceiling counts: no row tells that as a bound."""
    inputs = {"size": "small", "functions": 2, "software_purchase": 500_000, "pc": 330_000, "tax": "included"}
    answer = ask("invoice", inputs)
    now, last = 500_000, (5_637_500, 5_425_000, 3_600_000)
    assert answer["edges"] == [
        row((687_500, 925_000, 600_000), now, BAND, passages=BANDED),
        row(last, now, CEILING, passages=CAPPED),
    ]
    assert answer["curve"] == corners(
        *((0, 300_000, 0), (1, 300_000, 0), (2, 300_001, 100_000), (now, 754_545, 463_636)),
        *((687_499, 924_999, 599_999), (687_500, 925_000, 600_000)),
        *((5_637_499, 5_424_999, 3_599_999), last, (6_765_001, 6_450_000, 3_600_000)),
    )


def test_the_curve_begins_where_the_first_yen_is_paid() -> None:
    """With tax nothing is paid up to 2円, and of 3円 a single yen: there is a corner at both, and none beyond."""
    answer = ask("invoice", SMALL | {"software_purchase": 500_000, "tax": "included"})
    begun = corners((0, 0, 0), (1, 0, 0), (2, 1, 0), (3, 2, 1), (500_000, 454_545, 363_636))
    assert answer["curve"][: len(begun)] == begun


def test_another_members_software_is_likelier_than_a_first_members_other_amount() -> None:
    """The first member buys a PC alone: the second one's software is varied, as the amount that the frame names."""
    members = [SMALL | {"software_purchase": 0, "pc": 100_000}] + [SMALL] * 9
    varied = ask("fukusu", {"members": members})["varied"]
    assert (varied["input"], varied["now"]) == ("members[1].software_purchase", 100_000)
    assert varied["choices"][6:9] == [
        {"input": "members[0].pc", "label": "構成員1のパソコン・タブレット・プリンター・スキャナー・複合機"},
        {"input": "members[0].register", "label": "構成員1のPOSレジ・モバイルPOSレジ・券売機"},
        {"input": "members[1].software_purchase", "label": "構成員2のソフトウェアの購入費"},
    ]


def test_where_nothing_is_ever_paid_the_curve_stays_flat() -> None:
    """A large company has no end and no bounds, and its curve goes a little beyond what it spends."""
    answer = ask("tsujyo", TSUJYO | {"software_purchase": "100万円", "size": "large"})
    assert (answer["edges"], answer["end"], answer["wish"]) == ([], None, {})
    assert answer["curve"] == corners(*((at, at, 0) for at in (0, 1, 2, 1_000_000, 1_200_001)))


def test_a_members_bounds_count_the_tax_that_the_group_is_typed_with() -> None:
    """The tax is asked of the group, not of its members: with it a member's rate changes at 687,500円 as typed."""
    answer = ask("fukusu", {"members": [SMALL | {"software_purchase": 110_000}] * 10, "tax": "included"})
    assert answer["edges"] == [
        row((687_500, 1_525_000, 1_220_000), 110_000, BAND, passages=BANDED),
        row((5_637_500, 6_025_000, 4_220_000), 110_000, CEILING, passages=CAPPED),
    ]
