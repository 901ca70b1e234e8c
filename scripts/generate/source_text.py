"""Small pieces of Python source that both generated functions share: literals, names, conditions."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from fractions import Fraction

from scripts.rulebook.model import All, Among, AnyOf, Compare, Condition, Frame, NoneOf
from scripts.rulebook.units import YES_NO

SIGNS = {"以上": ">=", "超": ">", "以下": "<=", "未満": "<", "＝": "=="}
NAMED_RATIO = re.compile(r"\bRATIO_(\d+)_(\d+)\b")
INDENT = "    "
LONGEST = 120
NOTE = "Generated from rules/{program}/{frame}.yml by `python -m scripts.generate`: change the rule, not this file."


def quoted(text: str) -> str:
    """Write text as a Python string literal."""
    return json.dumps(text, ensure_ascii=False)


def tuple_of(items: list[str]) -> str:
    """Write source items as a tuple."""
    return f"({items[0]},)" if len(items) == 1 else f"({', '.join(items)})"


def strings(texts: tuple[str, ...]) -> str:
    """Write texts as a tuple of string literals."""
    return tuple_of([quoted(each) for each in texts])


def strings_or_empty(texts: tuple[str, ...]) -> str:
    """Write passages as a tuple, also when there are none."""
    return strings(texts) if texts else "()"


def number(amount: Fraction) -> str:
    """Write an exact number: an integer with _ at thousands, or the name of the constant Ratio(2, 3)."""
    if amount.denominator == 1:
        return f"{amount.numerator:_}" if amount.numerator >= 10_000 else str(amount.numerator)
    return f"RATIO_{amount.numerator}_{amount.denominator}"


def ratios(body: str) -> list[str]:
    """Write the constants of the ratios that a module's body names."""
    found = sorted({(int(num), int(den)) for num, den in NAMED_RATIO.findall(body)})
    return [f"RATIO_{num}_{den} = Ratio({num}, {den})" for num, den in found]


def imported(module: str, names: list[str]) -> list[str]:
    """Write an import, one name to a line where it would be too long, as everywhere in the calculator."""
    line = f"from {module} import {', '.join(names)}"
    return (
        [line] if len(line) <= LONGEST else [f"from {module} import (", *indented([f"{each}," for each in names]), ")"]
    )


def indented(lines: list[str]) -> list[str]:
    """Return the lines one level deeper."""
    return [INDENT + line if line else line for line in lines]


Compared = Callable[[Compare], str]


def condition(part: Condition, units: dict[str, str], compared: Compared, name: Callable[[str], str] = str) -> str:
    """Write a condition, all of whose answers are known, as a Python expression."""
    match part:
        case Among(at, options) if units.get(at.id) == YES_NO or options in (("yes",), ("no",)):
            return name(at.id) if options == ("yes",) else f"not {name(at.id)}"
        case Among(at, (option,)):
            return f"{name(at.id)} == {quoted(option)}"
        case Among(at, options):
            return f"{name(at.id)} in {strings(options)}"
        case Compare():
            return compared(part)
        case All(parts):
            return " and ".join(_joined(each, units, compared, name, AnyOf) for each in parts) or "True"
        case AnyOf(parts):
            return " or ".join(_joined(each, units, compared, name, All) for each in parts)
        case NoneOf(parts):
            return f"not ({condition(AnyOf(parts), units, compared, name)})"


def _joined(
    part: Condition, units: dict[str, str], compared: Compared, name: Callable[[str], str], wrapped: type
) -> str:
    text = condition(part, units, compared, name)
    return f"({text})" if isinstance(part, wrapped) else text


def unit_word(frame: Frame, name: str) -> str:
    """Return the unit of a records input, such as 者."""
    one = frame.input(name)
    return one.unit if one else ""
