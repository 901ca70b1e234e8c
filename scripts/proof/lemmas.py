"""What is known of a product and of a share of two unknown numbers, without multiplying them: facts that stay linear.

`Whole` states these facts of each product and share it meets; `claims` proves them, of any two and four numbers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import z3

from scripts.proof.solver import Claim, Term, against


@dataclass(frozen=True, slots=True)
class Pair:
    """A term that stands for what two others make."""

    made: Term
    left: Term
    right: Term


def of_product(one: Pair) -> list[Term]:
    """A product of two numbers not below 0: not below 0, 0 if one of them is, and no more than one if the other ≤ 1."""
    known = z3.And(one.left >= 0, one.right >= 0)
    return [
        z3.Implies(known, one.made >= 0),
        z3.Implies(z3.Or(one.left == 0, one.right == 0), one.made == 0),
        z3.Implies(z3.And(known, one.left <= 1), one.made <= one.right),
        z3.Implies(z3.And(known, one.right <= 1), one.made <= one.left),
    ]


def of_product_and(one: Pair, constant: int) -> list[Term]:
    """A product compared with `constant` times its second factor."""
    return [
        z3.Implies(z3.And(one.right >= 0, one.left <= constant), one.made <= constant * one.right),
        z3.Implies(z3.And(one.right >= 0, one.left >= constant), one.made >= constant * one.right),
    ]


def of_products(one: Pair, other: Pair) -> list[Term]:
    """Two products: neither factor less, not less; either way round."""
    return [
        z3.Implies(
            z3.And(low.left >= 0, low.right >= 0, low.left <= high.left, low.right <= high.right), small <= great
        )
        for low, high in ((one, other), (other, one))
        for small, great in ((low.made, high.made),)
    ]


def of_share(one: Pair) -> list[Term]:
    """A share of a whole of at least 1: from 0 to 1 when the part is."""
    known = z3.And(one.left >= 0, one.right >= 1)
    return [
        z3.Implies(known, one.made >= 0),
        z3.Implies(z3.And(known, one.left == 0), one.made == 0),
        z3.Implies(z3.And(known, one.left <= one.right), one.made <= 1),
    ]


def of_shares(one: Pair, other: Pair) -> list[Term]:
    """Two shares: a part not less of a whole not more is not less; either way round."""
    return [
        z3.Implies(
            z3.And(low.left >= 0, high.right >= 1, low.left <= high.left, high.right <= low.right),
            low.made <= high.made,
        )
        for low, high in ((one, other), (other, one))
    ]


def claims() -> Iterator[Claim]:
    """Yield what must be proved of these facts before anything may rest on them."""
    a, b, c, d = z3.Reals("a b c d")
    k = z3.Int("k")
    product, other = Pair(a * b, a, b), Pair(c * d, c, d)
    known = [*of_product(product), *of_product_and(product, z3.ToReal(k)), *of_products(product, other)]
    yield _lemma(
        "lemma.products", "0 以上の二つの数の積は、どちらの数が増えても減らない（積の大小に使う事実のすべて）", known
    )
    share, smaller = Pair(a / b, a, b), Pair(c / d, c, d)
    shares = [*of_share(share), *of_shares(share, smaller)]
    yield _lemma(
        "lemma.shares", "割合は 0 以上 1 以下で、部分が増えるか全体が減れば減らない（割合に使う事実のすべて）", shares
    )


def _lemma(name: str, statement: str, facts: list[Term]) -> Claim:
    return Claim(name, "", statement, lambda: next((why for fact in facts if (why := against([], fact))), ""))
