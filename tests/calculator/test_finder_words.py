"""What a finder says in sentences, to the letter: the best and the next, what is open, and what was not looked at."""

import json
from typing import Any

import pytest

from calculator.finder import Found
from calculator.finder_words import told
from calculator.web import handle
from tests.calculator.test_finder_search import market

SOFTWARE = {"kind": "invoice_software", "price": 500_000, "accounting": True}
CLOUD = {"kind": "ordering_cloud", "price": 1_000, "accounts_partner_sme": 5, "accounts_total": 5}
# The frames as the programme counts them.
TSUJYO, INVOICE, DENSHI = 0, 1, 2
NAMES = "「通常枠」", "「インボイス枠（インボイス対応類型）」", "「インボイス枠（電子取引類型）」"
NOTHING = "並べたものでは、どの枠でも補助されません。枠ごとの理由をご覧ください。"
COUNTED = "できるかは決まっていないので、いちばんよい組み合わせには数えていません。"


def way(frames: list[int], paid: int, *, state: str = "allowed", gap: int = 0) -> Found:
    """A combination that places three things, the second of them nowhere, into its first frame or its last."""
    found = Found(frames, state, paid, gap)
    found.placed = [frames[0], -1, frames[-1]]
    return found


def said(*ways: Found) -> dict[str, Any]:
    """What is told of combinations of a list that costs 1,024,000 yen, in which nothing is assumed."""
    list_ = market([SOFTWARE, CLOUD, SOFTWARE])
    list_.assumed = ["tax"]
    assert list_.expense() == 1_024_000
    return dict(told(list_, list(ways)))


ALONE = way([INVOICE], 300_000)
ALONE_SAID = (
    f"{NAMES[1]}だけに申請するのが、いちばん多く補助されます。補助額は300,000円、自己負担は724,000円（税抜）です。"
)


def test_one_frame_alone_is_said_to_be_alone() -> None:
    """With nothing beside it there is one sentence, and no line is named: the frame gets all it takes."""
    expected = {"best": 0, "second": None, "unresolved": None, "text": [ALONE_SAID], "assumed": []}
    assert said(ALONE) == expected


def test_two_frames_are_told_with_their_lines() -> None:
    """Each frame of the best with what goes there, and both amounts of all of them together."""
    both = f"{NAMES[0]}に1行目、{NAMES[1]}に3行目を入れるのが、いちばん多く補助されます。"
    answer = said(way([TSUJYO, INVOICE], 400_000), ALONE)
    assert answer["text"] == [
        both + "補助額は合わせて400,000円、自己負担は624,000円（税抜）です。",
        f"次に多いのは{NAMES[1]}で、補助額は100,000円少なくなります。",
    ]
    assert (answer["best"], answer["second"]) == (0, 1)


def test_where_nothing_is_paid_there_is_no_best() -> None:
    """No combination at all is one sentence; what nobody allows yet is then more than nothing, and no best."""
    assert said() == {"best": None, "second": None, "unresolved": None, "text": [NOTHING], "assumed": []}
    answer = said(way([INVOICE, DENSHI], 1, state="unresolved", gap=5))
    more = f"{NAMES[1]}と{NAMES[2]}のすべてに申請できるなら、補助額はさらに1円ふえます。{COUNTED}"
    assert answer == {"best": None, "second": None, "unresolved": 0, "text": [NOTHING, more], "assumed": []}


@pytest.mark.parametrize(
    ("paid", "second"),
    [
        (300_000, f"{NAMES[0]}と{NAMES[2]}でも同じ額になります。申請の数が少ないほうを先に示しています。"),
        (299_999, f"次に多いのは{NAMES[0]}と{NAMES[2]}で、補助額は1円少なくなります。"),
    ],
)
def test_the_second_may_be_as_good(paid: int, second: str) -> None:
    """The same amount is no loss; a yen less is one."""
    assert said(ALONE, way([TSUJYO, DENSHI], paid))["text"] == [ALONE_SAID, second]


@pytest.mark.parametrize(("paid", "more"), [(299_999, None), (300_000, None), (300_001, "1円"), (301_000, "1,000円")])
def test_what_is_not_settled_is_told_where_it_brings_more(paid: int, more: str | None) -> None:
    """Of what may not be allowed only what pays a yen more than the best is worth a sentence, and the first of it."""
    ways = [ALONE, way([INVOICE, DENSHI], paid, state="unresolved"), way([INVOICE], 1, state="unresolved")]
    answer = said(*ways)
    rest = (
        []
        if more is None
        else [f"{NAMES[1]}と{NAMES[2]}のすべてに申請できるなら、補助額はさらに{more}ふえます。{COUNTED}"]
    )
    assert (answer["text"], answer["unresolved"]) == ([ALONE_SAID, *rest], 1 if rest else None)
    assert (answer["best"], answer["second"]) == (0, None)


@pytest.mark.parametrize(
    ("ways", "more"),
    [
        ([way([INVOICE], 300_000, gap=1)], "1円"),
        ([way([INVOICE], 300_000, gap=70_000), way([TSUJYO], 299_000, gap=71_001)], "70,001円"),
        ([ALONE, way([TSUJYO], 299_000, gap=1_000)], None),
        ([ALONE, way([TSUJYO], 299_000, gap=1_001)], "1円"),
        ([ALONE, way([INVOICE, DENSHI], 299_000, state="unresolved", gap=9_000)], None),
    ],
)
def test_what_was_not_looked_at_is_told_where_it_may_be_more(ways: list[Found], more: str | None) -> None:
    """By how much a way nobody tried may beat the best, of all that is allowed; silent where it cannot."""
    gap = "行が多く、すべての分け方は調べきれませんでした。もっとよい分け方があっても、ふえるのは{0}までです。"
    told_ = [text for text in said(*ways)["text"] if "調べきれません" in text]
    assert told_ == ([] if more is None else [gap.format(more)])


def test_what_is_assumed_of_the_applicant_has_its_sentence() -> None:
    """Each answer that was not given and counts as the smaller, in the order of the rules."""
    list_ = market([SOFTWARE])
    list_.assumed = ["near_minimum_wage", "size"]
    less = "が分からないので、補助額の少ないほうの"
    assert dict(told(list_, []))["assumed"] == [
        f"規模{less}「中小企業」として計算しています。",
        f"最低賃金近傍の事業者かどうか{less}「いいえ」として計算しています。",
    ]


def test_why_a_frame_leaves_something_out() -> None:
    """What no frame takes, what this one does not, a second of a kind, and what its software did not go with."""
    items = [
        SOFTWARE,
        *({"kind": "consulting", "price": price} for price in (100_000, 200_000)),
        {"kind": "software", "price": 300_000, "sales": True},
        {"kind": "setup", "price": 100_000, "part_of": 4},
        {"kind": "nothing", "price": 1},
    ]
    asked = {"finder": "finder", "inputs": {"size": "sme", "near_minimum_wage": False}, "items": items}
    tsujyo, invoice = json.loads(handle(json.dumps(asked)))["frames"][:2]
    only_one = "この枠の申請に入れられるのは、この種類ではひとつだけです。"
    leased = (
        "リース・レンタル、中古品、交付決定の前に契約したもの、申請のときに金額が決まらないものなどは、"
        "対象になりません。"
    )
    refused = (leased, ["tsujyo.not_eligible", "invoice.not_eligible", "denshi.not_eligible"])
    assert [tuple(row.values()) for row in tsujyo["left"]] == [(2, only_one, ["tsujyo.consulting"]), (6, *refused)]
    kinds = (
        "この枠で入れられるのは、インボイス制度に対応した会計・受発注・決済のソフトウェアと、その導入のための費用、"
        "いっしょに使うパソコンなどとレジだけです。"
    )
    assert [tuple(row.values()) for row in invoice["left"]] == [
        (2, only_one, ["invoice.consulting"]),
        (4, kinds, ["invoice.vendor", "invoice.functions", "invoice.hardware_list"]),
        (5, "いっしょに使うソフトウェアが、この枠に入りません。", ["invoice.services"]),
        (6, *refused),
    ]


def test_what_there_may_be_one_of_stays_out_for_its_software() -> None:
    """A consulting of which there is no other is left out because its software is, not for being a second."""
    items = [
        SOFTWARE,
        {"kind": "software", "price": 300_000, "sales": True},
        {"kind": "consulting", "price": 100_000, "part_of": 2},
    ]
    asked = {"finder": "finder", "inputs": {"size": "sme", "near_minimum_wage": False}, "items": items}
    tsujyo, invoice = json.loads(handle(json.dumps(asked)))["frames"][:2]
    assert (tsujyo["lines"], tsujyo["left"]) == ([1, 2, 3], [])
    assert invoice["lines"] == [1]
    followed = {
        "line": 3,
        "text": "いっしょに使うソフトウェアが、この枠に入りません。",
        "passages": ["invoice.consulting"],
    }
    assert invoice["left"][1:] == [followed]
