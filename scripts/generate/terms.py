"""Integer expressions over a known denominator: how `amount` folds exact fractions while it is generated."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from math import lcm, prod

from scripts.rulebook.model import Rounding

LONG = 10_000


@dataclass(frozen=True, slots=True)
class Term:
    """An integer expression over a denominator: num ÷ (den × the counts named in dens)."""

    num: str
    den: int = 1
    dens: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether the term is an integer by construction."""
        return self.den == 1 and not self.dens

    def scaled(self, den: int, dens: tuple[str, ...]) -> str:
        """Write the numerator over a larger denominator."""
        factors = [str(den // self.den)] if den != self.den else []
        factors += [name for name in dens if name not in self.dens]
        return times(self.num, *factors) if factors else self.num

    def under(self) -> str:
        """Write the denominator."""
        return times(str(self.den), *self.dens) if self.den != 1 or not self.dens else times(*self.dens)


def times(*factors: str) -> str:
    """Write a product: whole-number factors folded into one, sums in brackets."""
    digits = [int(each) for each in factors if is_number(each)]
    kept = [bracketed(each) for each in factors if not is_number(each)]
    folded = prod(digits)
    if folded == 0 or not kept:
        return whole(folded)
    return " * ".join(kept if folded == 1 else [*kept, whole(folded)])


def whole(amount: int) -> str:
    """Write an integer, with _ at thousands where it is long."""
    return f"{amount:_}" if abs(amount) >= LONG else str(amount)


def is_number(text: str) -> bool:
    """Whether a factor is a plain number."""
    return text.replace("_", "").isdigit()


def bracketed(text: str) -> str:
    """Write a sum or a choice in brackets."""
    return f"({text})" if any(sign in text for sign in (" + ", " - ", " if ", " and ", " or ")) else text


def constant(amount: Fraction) -> Term:
    """Return a literal as a term."""
    return Term(whole(amount.numerator), amount.denominator)


def common(terms: list[Term]) -> tuple[list[str], Term]:
    """Bring terms to one denominator; return their numerators, and a term that carries the denominator."""
    den = lcm(*[each.den for each in terms])
    dens = tuple(dict.fromkeys(name for each in terms for name in each.dens))
    return [each.scaled(den, dens) for each in terms], Term("", den, dens)


def rounded(term: Term, rounding: Rounding) -> str:
    """Write a term rounded to whole yen."""
    num, den = bracketed(term.num), factor(term.under())
    if rounding.direction == "down":
        return f"{num} // {den}"
    if rounding.direction == "up":
        return f"-(-{num} // {den})"
    return f"(2 * {num} + {den}) // (2 * {den})"


def smallest(numerators: list[str]) -> str:
    """Write the smallest of some numerators; of two plain ones as a choice, which Python makes twice as fast as min."""
    if len(numerators) == 2 and all(re.fullmatch(r"\w+( \* \w+)?", each) for each in numerators):
        left, right = numerators
        return f"{left} if {left} < {right} else {right}"
    return f"min({', '.join(numerators)})"


def factor(text: str) -> str:
    """Write a product in brackets where it stands behind a division."""
    return f"({text})" if " " in text else text
