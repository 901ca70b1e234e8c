"""What calculator.quantities and calculator.typed promise: exact arithmetic, and amounts read as people write them."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator import quantities
from calculator import typed as reader
from calculator.quantities import Ratio, read_count, read_date, read_months, read_yen

ratios = st.tuples(st.integers(-(10**9), 10**9), st.integers(-(10**6), 10**6).filter(bool))


def exact(ratio: int | Ratio) -> Fraction:
    """The same number in the standard library's words."""
    return Fraction(ratio.num, ratio.den) if isinstance(ratio, Ratio) else Fraction(ratio)


@given(ratios, ratios)
def test_ratios_compute_as_fractions_do(left: tuple[int, int], right: tuple[int, int]) -> None:
    """Every operation of Ratio agrees with fractions.Fraction, and stays reduced."""
    a, b, fa, fb = Ratio(*left), Ratio(*right), Fraction(*left), Fraction(*right)
    assert (exact(a + b), exact(a - b), exact(a * b)) == (fa + fb, fa - fb, fa * fb)
    assert (a < b, a <= b, a > b, a >= b, a == b) == (fa < fb, fa <= fb, fa > fb, fa >= fb, fa == fb)
    assert (a.num, a.den) == (fa.numerator, fa.denominator)
    assert a.text() == str(fa)


@given(ratios, st.integers(-(10**9), 10**9))
def test_ratios_mix_with_integers_on_both_sides(pair: tuple[int, int], whole: int) -> None:
    """An int may stand left or right of a Ratio, and less() compares either way."""
    ratio, same = Ratio(*pair), Fraction(*pair)
    assert exact(whole + ratio) == exact(ratio + whole) == whole + same
    assert (exact(whole - ratio), exact(ratio - whole)) == (whole - same, same - whole)
    assert exact(whole * ratio) == exact(ratio * whole) == whole * same
    assert (ratio < whole, ratio == whole) == (same < whole, same == whole)
    assert quantities.less(whole, ratio) == (whole < same)
    assert quantities.less(ratio, whole) == (same < whole)


class OneSided(int):
    """An int as in MicroPython, which does not ask the other side when it cannot compare."""

    def __lt__(self, other: object) -> bool:
        """Refuse."""
        raise TypeError

    __gt__ = __lt__


def test_less_never_asks_an_integer_about_a_ratio() -> None:
    """The Ratio compares, wherever it stands, for MicroPython knows no reversed comparison."""
    assert quantities.less(OneSided(1), Ratio(3, 2))
    assert quantities.less(Ratio(1, 2), OneSided(1))
    assert [quantities.less(2, Ratio(4, 2)), quantities.less(Ratio(4, 2), 2), quantities.less(2, 2)] == [False] * 3
    assert quantities.less(Ratio(1, 3), Ratio(1, 2))


def test_the_least_of_equal_amounts_is_the_first() -> None:
    """Integers and ratios are compared exactly, however many there are; what is equal changes nothing."""
    assert quantities.least(4) == 4
    assert [quantities.least(5, Ratio(9, 2), 7), quantities.least(Ratio(9, 2), 4)] == [Ratio(9, 2), 4]
    same = Ratio(4, 1)
    assert quantities.least(same, 4) is same


@pytest.mark.parametrize(
    ("ratio", "down", "up", "near"),
    [(Ratio(5, 3), 1, 2, 2), (Ratio(4, 3), 1, 2, 1), (Ratio(1, 2), 0, 1, 1), (Ratio(6, 3), 2, 2, 2), (7, 7, 7, 7)],
)
def test_rounding_has_three_directions(ratio: int | Ratio, down: int, up: int, near: int) -> None:
    """切捨て, 切上げ and 四捨五入 differ just as their names say, and leave whole numbers alone."""
    assert (quantities.floor(ratio), quantities.ceil(ratio), quantities.half_up(ratio)) == (down, up, near)


def test_ratios_know_when_they_are_whole() -> None:
    """A product that is whole comes back as an int, and equal values hash alike."""
    assert quantities.times(3, Ratio(2, 3)) == 2
    assert isinstance(quantities.times(3, Ratio(2, 3)), int)
    assert quantities.times(2, 3) == 6
    assert quantities.times(2, Ratio(1, 3)) == Ratio(2, 3)
    assert (quantities.is_whole(Ratio(4, 2)), quantities.is_whole(Ratio(1, 2)), quantities.is_whole(3)) == (
        True,
        False,
        True,
    )
    assert {Ratio(4, 2), 2, Ratio(1, 2), Ratio(2, 4)} == {2, Ratio(1, 2)}
    assert Ratio(1, 2) != "1/2"
    assert Ratio(3) == 3
    assert repr(Ratio(2, -4)) == "Ratio(-1, 2)"


def test_unequal_ratios_seldom_share_a_hash() -> None:
    """Half, a third, a quarter … are told apart by their hashes already."""
    assert len({hash(Ratio(1, den)) for den in range(2, 50)}) == 48


def test_a_denominator_of_zero_is_refused() -> None:
    """A share of nothing is an error, never a number."""
    with pytest.raises(ZeroDivisionError, match="3/0"):
        Ratio(3, 0)


@pytest.mark.parametrize(
    ("number", "unit", "words"),
    [
        (1_500_000, "円", "1,500,000円"),
        (Ratio(9_500_000, 9), "円", "1,055,555と5/9円"),
        (Ratio(5, 9), "円", "5/9円"),
        (Ratio(-10, 9), "円", "-1と1/9円"),
        (Ratio(6, 3), "円", "2円"),
        (4, "プロセス", "4プロセス"),
        (500_000, "円/者", "500,000円/者"),
        (Ratio(2, 3), "", "2/3"),
        (Ratio(5, 3), "", "5/3"),
        (1_500, "", "1500"),
        (1, "", "1"),
        (True, "", "はい"),
        (False, "", "いいえ"),
    ],
)
def test_values_are_written_in_their_unit(number: int | Ratio, unit: str, words: str) -> None:
    """Amounts carry commas and unit, fractions stay exact, truths become はい and いいえ."""
    assert quantities.value(number, unit) == words


def test_each_writer_has_its_unit() -> None:
    """yen, months, count and text write one kind each."""
    assert quantities.yen(49_999) == "49,999円"
    assert quantities.months(24) == "24か月"
    assert quantities.count(1_000, "者") == "1,000者"
    assert (quantities.text(Ratio(2, 3)), quantities.text(4)) == ("2/3", "4")
    assert quantities.date_words((2026, 1, 7)) == "2026年1月7日"


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (9_999, "9,999円"),
        (10_000, "10,000円（1万円）"),
        (10_001, "10,001円"),
        (1_500_000, "1,500,000円（150万円）"),
        (100_000_000, "100,000,000円（1億円）"),
        (120_000_000, "120,000,000円（1億2,000万円）"),
        (10**12 + 10**4, "1,000,000,010,000円（1兆1万円）"),
        (10**16, "10,000,000,000,000,000円"),
        (Ratio(30_000, 2), "15,000円"),
        (Ratio(40_000, 2), "20,000円（2万円）"),
        (Ratio(40_001, 2), "20,000と1/2円"),
        (0, "0円"),
        (-10_000, "-10,000円"),
        (Ratio(1, 2), "1/2円"),
    ],
)
def test_amounts_are_said_in_man_where_that_is_exact(amount: int | Ratio, words: str) -> None:
    """The bracket repeats the amount in 万 and 億, or is left out; it never rounds."""
    assert quantities.yen_words(amount) == words


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("0", 0),
        ("007", 7),
        ("1500000", 1_500_000),
        ("1,500,000", 1_500_000),
        ("１，５００，０００", 1_500_000),
        ("1，500,000円", 1_500_000),
        ("150万円", 1_500_000),
        ("１５０万", 1_500_000),
        ("1,500万", 15_000_000),
        ("1.5万円", 15_000),
        ("１．５万", 15_000),
        ("0.0001万", 1),
        ("1億2千万円", 120_000_000),
        ("1億2,000万円", 120_000_000),
        ("1億2.5千万", 125_000_000),
        ("1千万5百万", 15_000_000),
        ("3百万円", 3_000_000),
        ("20千円", 20_000),
        ("15万5千円", 155_000),
        ("1万5000", 15_000),
        ("1万500円", 10_500),
        ("￥1,000", 1_000),
        ("¥1,000円", 1_000),
        ("　150万 ", 1_500_000),
        (" 　 150万　 　", 1_500_000),
        ("1" + "0" * 30, 10**30),
        ("9" * 60, 10**60 - 1),
    ],
)
def test_amounts_are_read_as_people_write_them(typed: str, amount: int) -> None:
    """Half and full width, commas at thousands, 億 to 千, 円 and ￥ are all understood."""
    assert read_yen(typed) == (amount, "")


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("1,50,000", "コンマ"),
        ("1,,000", "コンマ"),
        (",000", "コンマ"),
        ("1000,000", "コンマ"),
        ("1,0000", "コンマ"),
        ("1.5,000万", "コンマ"),
        ("1_000", "「_」"),
        ("1.00001万", "1円未満"),
        ("1.5", "小数"),
        ("1.5億2千万", "小数"),
        ("1万5.5", "小数"),
        ("1.2.3", "小数点が二つ"),
        (".5万", "小数点の前と後"),
        ("5.万", "小数点の前と後"),
        ("三百万", "漢数字"),
        ("百万円", "漢数字"),
        ("十万円", "漢数字"),
        ("万円", "「万」の前に数字"),
        ("-5", "マイナス"),
        ("−5", "マイナス"),
        ("－５", "マイナス"),
        ("△5", "マイナス"),
        ("¥-5", "マイナス"),
        ("abc", "「a」"),
        ("5円円", "一度だけ"),
        ("5¥", "最初に"),
        ("\\1,000", "「\\」"),
        ("2千5百万", "大きい順"),
        ("1万1万", "大きい順"),
        ("1億12千万", "重なります"),
        ("1億10千万", "重なります"),
        ("1万15000", "重なります"),
        ("1億2", "単位が分かりません"),
        ("1万500", "単位が分かりません"),
        ("5百円", "「百」という単位"),
        ("1兆", "「兆」という単位"),
        ("1 000", "空白"),
        ("1\u3000000", "空白"),
        ("٣", "「٣」"),
        ("²", "「²」"),
        ("", "数字がありません"),
        ("　", "数字がありません"),
        ("円", "数字がありません"),
        ("9" * 61, "60文字まで"),
    ],
)
def test_amounts_that_could_be_misread_are_refused(typed: str, reason: str) -> None:
    """What cannot be read in one way only is refused with its reason and an example, never stripped."""
    amount, fault = read_yen(typed)
    assert amount is None
    assert reason in fault
    assert fault.endswith("。")
    assert len(fault) < 150


@given(st.integers(0, 10**15))
def test_what_is_written_is_read_back(amount: int) -> None:
    """Every amount we print is one we can read, in digits and in 万."""
    assert read_yen(quantities.yen(amount)) == (amount, "")
    words = quantities.yen_words(amount)
    if "（" in words and "兆" not in words:
        assert read_yen(words.partition("（")[2].rstrip("）")) == (amount, "")


@given(st.text("0123456789,", max_size=14))
def test_what_is_read_at_a_glance_is_read_as_sign_by_sign(typed: str) -> None:
    """Plain figures go a short way, which means and refuses the same as the long one."""
    read = read_yen(typed), read_count(typed, "者")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reader, "_is_plain", lambda _: False)
        assert read == (read_yen(typed), read_count(typed, "者"))


@given(st.text(alphabet="0123456789０１,，.．億万千百円¥ 　-一", max_size=12))
def test_reading_amounts_never_fails_otherwise(typed: str) -> None:
    """Whatever is typed gives either an amount of 0 or more, or a sentence."""
    amount, fault = read_yen(typed)
    assert (amount is None) == bool(fault)
    assert amount is None or amount >= 0


@pytest.mark.parametrize(
    ("typed", "number"), [("4", 4), ("４", 4), ("4プロセス", 4), (" ４プロセス ", 4), ("1,200", 1200), ("0", 0)]
)
def test_counts_are_read_with_and_without_their_unit(typed: str, number: int) -> None:
    """A count may carry its own unit word."""
    assert read_count(typed, "プロセス") == (number, "")


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("4者", "「者」"),
        ("1.5", "小数"),
        ("-1", "マイナス"),
        ("四", "漢数字"),
        ("1,00", "コンマ"),
        ("プロセス", "数字がありません"),
        ("4 プロセス", "空白"),
        ("1万", "「万」"),
        ("4" * 61, "60文字"),
    ],
)
def test_counts_of_another_kind_are_refused(typed: str, reason: str) -> None:
    """Another unit, a fraction or words in place of digits get their reason."""
    number, fault = read_count(typed, "プロセス")
    assert number is None
    assert reason in fault


@pytest.mark.parametrize("typed", ["24", "２４", "24か月", "24ヶ月", "24カ月", "24ヵ月", "24ケ月", "24個月", "24箇月"])
def test_months_are_read_in_every_spelling(typed: str) -> None:
    """か月 has many spellings, and all count."""
    assert read_months(typed) == (24, "")


@pytest.mark.parametrize(("typed", "reason"), [("2年", "24か月"), ("24月", "「月」"), ("1.5か月", "小数")])
def test_months_in_other_units_are_refused(typed: str, reason: str) -> None:
    """Years and fractions of months are refused, and the sentence shows how to write months."""
    months, fault = read_months(typed)
    assert months is None
    assert reason in fault


@pytest.mark.parametrize(
    ("typed", "date"),
    [
        ("2025-12-01", (2025, 12, 1)),
        ("2024-02-29", (2024, 2, 29)),
        ("2000-02-29", (2000, 2, 29)),
        ("0001-01-01", (1, 1, 1)),
        ("9999-12-31", (9999, 12, 31)),
    ],
)
def test_dates_are_read(typed: str, date: tuple[int, int, int]) -> None:
    """A day of the calendar, leap days too."""
    assert read_date(typed) == (date, "")


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "2025-2-1",
        "2025/12/01",
        "２０２５-12-01",
        "2025-02-29",
        "2024-02-30",
        "1900-02-29",
        "2025-13-01",
        "2025-00-01",
        "2025-01-00",
        "0000-01-01",
        "2025-12-01 ",
    ],
)
def test_other_dates_are_refused(typed: str) -> None:
    """Days that do not exist and other ways to write them get the way to write them."""
    date, fault = read_date(typed)
    assert date is None
    assert "「2025-12-01」" in fault


def test_every_month_has_its_own_last_day() -> None:
    """The last day of each month is read, the day after it is not."""
    for month, last in enumerate([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31], start=1):
        assert read_date(f"2025-{month:02}-{last}") == ((2025, month, last), "")
        assert read_date(f"2025-{month:02}-{last + 1}")[0] is None
