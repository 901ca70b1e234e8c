"""Quantities, dates and conditions in Japanese: the same wording on every page."""

from datetime import date, datetime
from fractions import Fraction

import pytest

from scripts.generate.words import Term, Words, day, linked, moment, money, myriads, quantity, shown, version, yen
from scripts.rulebook.errors import Place
from scripts.rulebook.literals import read_quantity
from scripts.rulebook.model import All, Among, AnyOf, Compare, Condition, Name, NoneOf

AT = Place("words.yml", 1, 1)
TERMS = {
    "size": Term("規模", "choice", {"sme": "中小企業", "small": "小規模事業者"}, "#f.size"),
    "near": Term("最低賃金に近い", "yesno", href="#f.near"),
    "cost": Term("費用", "円", href="#f.cost"),
    "cap": Term("<上限>", "円"),
}
SIZE = Among(Name("size", AT), ("sme", "small"))
NEAR = Among(Name("near", AT), ("yes",))
COST = Compare(Name("cost", AT), "以上", read_quantity("150万円"), AT)


@pytest.mark.parametrize(
    ("amount", "told"),
    [
        (0, "0円"),
        (9_999, "9,999円"),
        (1_499_999, "1,499,999円（149万9,999円）"),
        (100_000_000, "100,000,000円（1億円）"),
        (999_999_999_999, "999,999,999,999円（9,999億9,999万9,999円）"),
        (Fraction(2_000_000, 3), "666,666と2/3円"),
    ],
)
def test_money_is_told_in_figures_and_words(amount: int | Fraction, told: str) -> None:
    """From a myriad on an amount is said as people say it; a fraction keeps its rest."""
    assert money(amount) == told


@pytest.mark.parametrize(
    ("literal", "told"),
    [
        ("3000万円", "3,000万円"),
        ("2/3", "2/3（3分の2）"),
        ("10%", "10%"),
        ("24か月", "24か月"),
        ("1000者", "1,000者"),
        ("50万円/者", "1者あたり50万円"),
    ],
)
def test_literals_are_told_as_a_reader_says_them(literal: str, told: str) -> None:
    """A rate is read aloud, thousands have commas, a price names its unit first."""
    assert quantity(read_quantity(literal)) == told


def test_values_are_told_in_their_unit() -> None:
    """Yes and no, amounts, ratios and counts each have their own words; nothing is a dash."""
    told = [
        shown(True, "yesno"),
        shown(Fraction(1, 2), ""),
        shown(3, "プロセス"),
        shown(5_000, "円"),
        shown(None, "円"),
    ]
    assert told == ["はい", "1/2", "3プロセス", "5,000円", "—"]
    assert yen(1_500_000) == "1,500,000円"
    assert myriads(5_000) == "5,000円"


def test_dates_stand_in_both_calendars_with_their_weekday() -> None:
    """西暦, 和暦 and the weekday; minutes only where there are any; before 令和 the era is left out."""
    assert day(date(2026, 1, 7)) == "2026年1月7日（令和8年・水曜日）"
    assert day(date(2019, 4, 30)) == "2019年4月30日（火曜日）"
    assert moment(datetime(2026, 1, 7, 17, 0)) == "2026年1月7日（令和8年・水曜日）17時"  # noqa: DTZ001 - Japan's wall time
    assert moment(datetime(2026, 1, 7, 17, 30)).endswith("17時30分")  # noqa: DTZ001 - the same
    assert version("2025-03-24") == "2025年3月24日（令和7年）"
    assert version("2025年度後半") == "2025年度後半"


@pytest.mark.parametrize(
    ("condition", "told"),
    [
        (SIZE, "「規模」が「中小企業」か「小規模事業者」"),
        (NEAR, "「最低賃金に近い」が「はい」"),
        (COST, "「費用」が150万円以上"),
        (Compare(Name("cost", AT), "以下", Name("cap", AT), AT), "「費用」が「&lt;上限&gt;」以下"),
        (All((NEAR, COST)), "「最低賃金に近い」が「はい」、かつ、「費用」が150万円以上"),
        (
            AnyOf((NEAR, All((SIZE, COST)))),
            "「最低賃金に近い」が「はい」、または、（「規模」が「中小企業」か「小規模事業者」、かつ、「費用」が150万円以上）",
        ),
        (NoneOf((NEAR, COST)), "次のどれでもない（「最低賃金に近い」が「はい」、「費用」が150万円以上）"),
    ],
)
def test_conditions_are_clauses(condition: Condition, told: str) -> None:
    """Every condition becomes a clause in the names of its frame, with brackets where two could be mixed up."""
    assert Words(TERMS).condition(condition) == told


def test_names_lead_to_their_rules() -> None:
    """On a page a name is a link to its rule, and a yes or no question keeps its brackets."""
    told = Words(TERMS, linked).condition(All((NEAR, COST)))
    assert told == '「<a href="#f.near">最低賃金に近い</a>」が「はい」、かつ、<a href="#f.cost">費用</a>が150万円以上'
