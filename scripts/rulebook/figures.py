"""Finds the figures in Japanese text: amounts, rates, months, counts and dates, each in one form however written.

１５０万円以上 and 1,500,000円以上 are the same figure; so are 10% and 1/10, 2年分 and 24か月, 4分の3 and 3/4.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from scripts.rulebook.literals import COMPARATORS, MONTHS, OPPOSITE, RATIO, YEN, LiteralError, read_quantity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.rulebook.literals import Quantity

ROUND = "端数"
DATE = "日付"

_NARROW = str.maketrans("０１２３４５６７８９，．／％～", "0123456789,./%〜")
_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_COUNTERS = "プロセス|機能|アカウント|者|人|社|名|回|台|倍|件|店|か所|箇所|週間|日間|時間|歳"
_UNIT = rf"(?:億|千万|百万|万|千)*円|[かヶカケヵ]月|年|%|割|{_COUNTERS}"
_SPAN = re.compile(rf"({_NUMBER})〜(?={_NUMBER}({_UNIT}))")
_YEAR = r"(?:(?P<era>令和|平成)(?P<era_year>\d{1,2})|(?P<year>\d{4}))年(?P<fiscal>度)?"
_DAY = r"(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?"
_FORMS = re.compile(
    rf"(?P<iso>\d{{4}}-\d\d-\d\d)"
    rf"|(?P<date>{_YEAR}(?:{_DAY})?|(?<!\d)\d{{1,2}}月(?!分|額|数)(?:\d{{1,2}}日)?)"
    r"|(?P<round>1円未満(?:の端数)?[をは]?(?:切り?(?:捨て|上げ)|四捨五入))"
    rf"|(?P<yen>(?=\d)(?:{_NUMBER}(?:億|千万|百万|万|千))*(?:{_NUMBER})?円(?:/(?:{_COUNTERS}))?)"
    rf"|(?P<percent>{_NUMBER})(?:%|パーセント)"
    r"|(?P<parts>\d+)分の(?P<of>\d+)"
    r"|(?P<ratio>\d+/\d+)"
    r"|(?P<tenths>\d+)割"
    r"|(?P<months>\d+)(?:[かヶカケヵ]月|月(?=分))"
    r"|(?P<years>\d+)(?:[かヶカ]年|年間?)(?!度|目)"
    rf"|(?P<count>\d[\d,]*)(?P<counter>{_COUNTERS})"
)
_COMPARED = re.compile(r"(?:分|間)?(以上|超(?!え)|以下|未満|を超え|を下回)")
_SPOKEN = {"を超え": "超", "を下回": "未満"}
# “a month's worth”, “per person”: a way to count, not a figure of the programme. So is 1円, the smallest amount.
_PER_ONE = re.compile(r"\s*(?:分(?=の|あ|ず|\)|）)|あたり|当たり|につき|ごと)")
_ERAS = {"令和": 2018, "平成": 1988}
_ROUNDINGS = {"四": "四捨五入", "捨": "切捨て", "上": "切上げ"}  # 四捨五入 holds a 捨, so it is looked for first


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: its value and unit in one form, its comparator ("" for none), and how it was written."""

    value: Fraction | str
    unit: str
    comparator: str = ""
    text: str = field(default="", compare=False)

    def __str__(self) -> str:
        return self.text

    def speaks_of(self, other: Figure) -> bool:
        """Whether a text with this figure may rest on `other`: the same edge, from either side, or without saying.

        An amount may rest on an amount per head: “1者あたり50万円” on 50万円/者.
        """
        if self.unit == other.unit == DATE:
            return _same_day(str(self.value), str(other.value))
        same = self.value == other.value and self.unit in (other.unit, other.unit.partition("/")[0])
        return same and self.comparator in ("", other.comparator, OPPOSITE.get(other.comparator))


def of_quantity(quantity: Quantity, comparator: str = "") -> Figure:
    """Return the figure that a literal of a rule stands for."""
    return Figure(quantity.amount, quantity.unit, comparator, f"{quantity}{comparator}")


def read_figure(text: str) -> Figure | None:
    """Return the figure that a text is, from its first sign to its last; None when it is anything else."""
    found = list(figures(text))
    return found[0] if len(found) == 1 and found[0].text == text.translate(_NARROW) else _literal(text)


def _literal(text: str) -> Figure | None:
    """A literal with a unit of its own, such as 10ポイント以上."""
    comparator = next((each for each in COMPARATORS if text.endswith(each)), "")
    try:
        quantity = read_quantity(text.removesuffix(comparator))
    except LiteralError:
        return None
    return Figure(quantity.amount, quantity.unit, comparator, text)


def figures(text: str) -> Iterator[Figure]:
    """Yield every figure in a text, in order; 0 is none, and neither are 1円 and “per one”."""
    plain = _SPAN.sub(lambda match: f"{match[1]}{match[2]}〜", text.translate(_NARROW))
    for match in _FORMS.finditer(plain):
        value, unit = _read(match)
        if value == 0 or (value == 1 and (unit == YEN or _PER_ONE.match(plain, match.end()))):
            continue
        compared = None if unit in (DATE, ROUND) else _COMPARED.match(plain, match.end())
        end = compared.end() if compared else match.end()
        word = compared[1] if compared else ""
        yield Figure(value, unit, _SPOKEN.get(word, word), plain[match.start() : end])


def _read(match: re.Match[str]) -> tuple[Fraction | str, str]:
    found = match.groupdict()
    if found["iso"] or found["date"]:
        return _date(match), DATE
    if found["round"]:
        return next(word for sign, word in _ROUNDINGS.items() if sign in found["round"]), ROUND
    if found["yen"]:
        return _yen(found["yen"])
    if found["counter"]:
        return Fraction(found["count"].replace(",", "")), found["counter"]
    if found["months"] or found["years"]:
        return Fraction(found["months"] or int(found["years"]) * 12), MONTHS
    return _ratio(found), RATIO


def _yen(text: str) -> tuple[Fraction | str, str]:
    try:
        quantity = read_quantity(text)
    except LiteralError:
        return text, YEN
    return quantity.amount, quantity.unit


def _ratio(found: dict[str, str]) -> Fraction | str:
    if found["percent"]:
        return Fraction(found["percent"].replace(",", "")) / 100
    if found["tenths"]:
        return Fraction(int(found["tenths"]), 10)
    top, bottom = (found["of"], found["parts"]) if found["parts"] else found["ratio"].split("/")
    return Fraction(int(top), int(bottom)) if int(bottom) else f"{top}/{bottom}"


def _date(match: re.Match[str]) -> str:
    """Write a date as year-month-day, with * for what is not said; a fiscal year ends in FY."""
    found = match.groupdict()
    if found["iso"]:
        return "-".join(str(int(part)) for part in found["iso"].split("-"))
    year = str(_ERAS[found["era"]] + int(found["era_year"])) if found["era"] else found["year"]
    month, day = found["month"], found["day"]
    if year is None:
        month, _, day = match["date"].rstrip("日").partition("月")
    return f"{year or '*'}{'FY' if found['fiscal'] else ''}-{month or '*'}-{day or '*'}"


def _same_day(one: str, other: str) -> bool:
    """Whether two dates agree in everything that the first one says."""
    return all(mine in ("*", "", theirs) for mine, theirs in zip(one.split("-"), other.split("-"), strict=True))
