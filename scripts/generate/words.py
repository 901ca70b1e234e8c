"""Japanese wording of quantities, dates, conditions and operands, the same on every page."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from fractions import Fraction
from typing import TYPE_CHECKING, assert_never

from markupsafe import Markup, escape

from scripts.rulebook.literals import MONTHS, RATIO, YEN, Quantity
from scripts.rulebook.model import All, Among, AnyOf, Compare, Condition, Input, Literal, Name, NoneOf, Operand
from scripts.rulebook.units import YES_NO

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

# What a name may hold: an exact number, a yes or no, a choice, or nothing yet.
Held = int | Fraction | bool | str | None

WEEKDAYS = "月火水木金土日"
MYRIAD = 10_000
HUNDRED_MILLION = 100_000_000
REIWA = date(2019, 5, 1)
COMPARED = {"＝": "ちょうど"}
YES_NO_WORDS = {"yes": "はい", "no": "いいえ"}

# --- quantities -----------------------------------------------------------------------------------------------------


def yen(amount: int | Fraction) -> str:
    """1,500,000円; a fraction keeps its rest: 666,666と2/3円."""
    return f"{number(amount)}{YEN}"


def number(amount: int | Fraction) -> str:
    """1,500,000, or 666,666と2/3 where it is not whole."""
    whole, rest = divmod(Fraction(amount), 1)
    if not rest:
        return f"{whole:,}"
    return f"{whole:,}と{rest}" if whole else str(rest)


def myriads(amount: int) -> str:
    """The amount as people say it: 450万円, 149万9,999円, 1億円, 5,000円."""
    large, rest = divmod(amount, HUNDRED_MILLION)
    middle, small = divmod(rest, MYRIAD)
    words = (f"{large:,}億" if large else "") + (f"{middle:,}万" if middle else "")
    return words + (f"{small:,}" if small or not words else "") + YEN


def money(amount: int | Fraction) -> str:
    """1,500,000円（150万円）: in figures and, from a myriad on, in words."""
    if amount < MYRIAD or Fraction(amount).denominator != 1:
        return yen(amount)
    return f"{yen(amount)}（{myriads(int(amount))}）"


def ratio(amount: Fraction) -> str:
    """2/3（3分の2）, or 1/10（10分の1）."""
    if amount.denominator == 1:
        return str(amount)
    return f"{amount}（{amount.denominator}分の{amount.numerator}）"


def quantity(given: Quantity) -> str:
    """A literal of a rule as a reader says it: 450万円, 2/3（3分の2）, 24か月, 1者あたり50万円."""
    if given.unit == RATIO:
        return ratio(given.amount) if "/" in given.text else given.text
    if given.unit.startswith(f"{YEN}/"):
        return f"1{given.unit.removeprefix(f'{YEN}/')}あたり{myriads(int(given.amount))}"
    return myriads(int(given.amount)) if given.unit == YEN else f"{number(given.amount)}{given.unit}"


def shown(amount: Held, unit: str) -> str:
    """A computed value in its unit: money, a ratio, a count, or はい and いいえ."""
    if amount is None or isinstance(amount, str):
        return amount or "—"
    if unit == YES_NO:
        return "はい" if amount else "いいえ"
    if unit == YEN:
        return money(amount)
    return str(Fraction(amount)) if unit == RATIO else f"{number(amount)}{unit}"


# --- dates ----------------------------------------------------------------------------------------------------------


def day(given: date) -> str:
    """2026年1月7日（令和8年・水曜日）."""
    era = f"令和{given.year - REIWA.year + 1}年・" if given >= REIWA else ""
    return f"{given.year}年{given.month}月{given.day}日（{era}{WEEKDAYS[given.weekday()]}曜日）"


def moment(given: datetime) -> str:
    """2026年1月7日（令和8年・水曜日）17時; minutes only where there are any."""
    minutes = f"{given.minute}分" if given.minute else ""
    return f"{day(given.date())}{given.hour}時{minutes}"


def wall_time(given: datetime) -> str:
    """Japan's time as scripts compare it: 2026-01-07 17:00."""
    return f"{given:%Y-%m-%d %H:%M}"


def version(text: str) -> str:
    """A document's version: 2025年3月24日（令和7年）; what is no date stays as it is written."""
    try:
        given = date.fromisoformat(text)
    except ValueError:
        return text
    return f"{given.year}年{given.month}月{given.day}日（令和{given.year - REIWA.year + 1}年）"


# --- names, conditions, operands ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Term:
    """What a name stands for: its label, unit, the words of its choices, and the address of its rule ("": none)."""

    label: str
    unit: str
    choices: Mapping[str, str] = field(default_factory=dict)
    href: str = ""


def plain(term: Term) -> str:
    """A name in running text: 「補助率」."""
    return f"「{term.label}」"


def bare(term: Term) -> str:
    """A name without brackets or link, for tables that stand alone."""
    return term.label


def linked(term: Term) -> Markup:
    """A name as a link to its rule."""
    if not term.href:
        return Markup("「{}」").format(term.label)
    return Markup('<a href="{}">{}</a>').format(term.href, term.label)


@dataclass(frozen=True, slots=True)
class Words:
    """Says conditions and operands over known names; `name` decides how a name looks."""

    terms: Mapping[str, Term]
    name: Callable[[Term], str] = plain

    def label(self, name: str) -> str:
        """Return the bare label of a name."""
        return self.terms[name].label

    def called(self, name: Name | str) -> str:
        """Return the name as it looks in a sentence."""
        return self.name(self.terms[name if isinstance(name, str) else name.id])

    def operand(self, operand: Operand) -> str:
        """Return a name, or the literal in words."""
        return quantity(operand.quantity) if isinstance(operand, Literal) else self.called(operand)

    def value(self, name: str, amount: Held) -> str:
        """Return what a name holds, in words."""
        term = self.terms[name]
        if isinstance(amount, str):
            return term.choices.get(amount, amount)
        return shown(amount, term.unit)

    def condition(self, given: Condition) -> str:
        """Return a condition as a clause that 「…のとき」 can follow."""
        match given:
            case Among(name, options):
                return self._among(name, options)
            case Compare(name, comparator, other):
                return self._compare(name, comparator, other)
            case All(parts):
                return self._join("、かつ、", parts)
            case AnyOf(parts):
                return self._join("、または、", parts)
            case NoneOf(parts):
                return Markup("次のどれでもない（{}）").format(self._join("、", parts))
            case _:
                assert_never(given)

    def _join(self, between: str, parts: tuple[Condition, ...]) -> str:
        return escape(between).join(escape(self._inner(part)) for part in parts)

    def _inner(self, part: Condition) -> str:
        text = self.condition(part)
        return Markup("（{}）").format(text) if isinstance(part, All | AnyOf) else text

    def _among(self, name: Name, options: tuple[str, ...]) -> str:
        choices = self.terms[name.id].choices or YES_NO_WORDS
        words = "か".join(f"「{choices.get(option, option)}」" for option in options)
        called = self.called(name)
        # A yes or no question is a sentence itself: without the brackets nobody sees where it ends.
        quoted = Markup("「{}」").format(called) if choices is YES_NO_WORDS and self.name is not plain else called
        return Markup("{}が{}").format(quoted, words)

    def _compare(self, name: Name, comparator: str, other: Quantity | Name) -> str:
        right = quantity(other) if isinstance(other, Quantity) else self.called(other)
        if comparator in COMPARED:
            return Markup("{}が{}{}").format(self.called(name), COMPARED[comparator], right)
        return Markup("{}が{}{}").format(self.called(name), right, comparator)


def term_of(one: Input, href: str = "") -> Term:
    """Return what an input's name stands for."""
    unit = {"yen": YEN, "months": MONTHS, "count": one.unit, "records": one.unit}.get(one.type, one.type)
    return Term(one.label, unit, dict(one.choices), href)
