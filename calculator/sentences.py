"""One face for each operation: computes it exactly and writes the formula a reader can follow with a pencil.

A frame computes its amounts with Python's own operators. What a step says is written only when it is read: until then
it is kept as facts, a tuple of the function here that writes it and of what that function takes.
"""

from calculator.quantities import Ratio, ceil, floor, half_up, is_whole, least, value, yen

MYPY = False  # the type checker takes this for true; the portable subset has no typing
if MYPY:
    from typing import Any


def said(facts: "Any") -> str:
    """Return a text as it is, or write it from its facts."""
    if type(facts) is str:
        return facts
    text: str = facts[0](*facts[1:])[1]
    return text


def shown(amount: "int | Ratio", unit: str) -> "tuple[int | Ratio, str]":
    """Return an amount that was chosen, not computed, and itself in words."""
    return amount, value(amount, unit)


def total(unit: str, *parts: "int | Ratio") -> "tuple[int | Ratio, str]":
    """Add parts; return (sum, formula). Parts of 0 are left out of the formula."""
    amount = sum(parts)
    added = [value(part, unit) for part in parts if part != 0]
    if len(added) < 2:
        return amount, value(amount, unit)
    return amount, " + ".join(added) + " = " + value(amount, unit)


def difference(left: "int | Ratio", right: "int | Ratio", unit: str) -> "tuple[int | Ratio, str]":
    """Take right from left; return (difference, formula)."""
    amount = left - right
    return amount, value(left, unit) + " − " + value(right, unit) + " = " + value(amount, unit)


def product(
    left: "int | Ratio", left_unit: str, right: "int | Ratio", right_unit: str, unit: str
) -> "tuple[int | Ratio, str]":
    """Multiply two amounts; return (product, formula)."""
    amount = left * right
    return amount, value(left, left_unit) + " × " + value(right, right_unit) + " = " + value(amount, unit)


def share(part: int, whole: int, unit: str) -> "tuple[Ratio, str]":
    """Return the exact ratio of two counts and its formula; whole is at least 1."""
    ratio = Ratio(part, whole)
    formula = value(part, unit) + " ÷ " + value(whole, unit)
    return ratio, formula + " = " + value(ratio, "")


def smallest(labels: "tuple[str, ...]", amounts: "tuple[int | Ratio, ...]", unit: str) -> "tuple[int | Ratio, str]":
    """Return (least, formula) of amounts, each with its label."""
    best = least(*amounts)
    listed = [label + " " + value(amount, unit) for label, amount in zip(labels, amounts)]
    return best, "、".join(listed) + " → " + value(best, unit)


def limited(labels: "tuple[str, ...]", amounts: "tuple[int | Ratio, ...]", unit: str) -> "tuple[int | Ratio, str]":
    """Return (least, sentence) of amounts, each with its label; the sentence names the one that counted."""
    best = least(*amounts)
    at = amounts.index(best)
    if at == 0:
        return best, f"「{labels[0]}」が上限に収まるので、そのままの{value(best, unit)}です。"
    return best, f"「{labels[0]}」が「{labels[at]}」を超えるので、{value(best, unit)}になります。"


def by_bands(cost: "int | Ratio", rows: "tuple[tuple[int | None, Ratio], ...]") -> "int | Ratio":
    """Apply marginal bands [(up to which subsidy or None, rate)] to a cost; return the subsidy."""
    subsidy: int | Ratio = 0
    for _, _, part in _bands(cost, rows):
        subsidy = subsidy + part
    return subsidy


def banded(cost: "int | Ratio", rows: "tuple[tuple[int | None, Ratio], ...]") -> "tuple[int | Ratio, str]":
    """Do the same; return (subsidy, formula), a line for each band that some of the cost lies in."""
    bands = _bands(cost, rows)
    lines = [_band(width, rate, part) for width, rate, part in bands if width != 0] or [_band(*bands[0])]
    subsidy = by_bands(cost, rows)
    if len(lines) == 1:
        return subsidy, lines[0]
    return subsidy, "、".join(lines) + "、合計 " + yen(subsidy)


def _bands(
    cost: "int | Ratio", rows: "tuple[tuple[int | None, Ratio], ...]"
) -> "list[tuple[int | Ratio, Ratio, int | Ratio]]":
    """Cut a cost into its bands: (cost in the band, rate, subsidy for it)."""
    subsidy: int | Ratio = 0
    bands: list[tuple[int | Ratio, Ratio, int | Ratio]] = []
    for up_to, rate in rows:
        width: int | Ratio = cost
        part: int | Ratio = cost * rate
        if up_to is not None and subsidy + part > up_to:
            part = up_to - subsidy
            width = part * Ratio(rate.den, rate.num)
        bands.append((width, rate, part))
        subsidy, cost = subsidy + part, cost - width
    return bands


def _band(cost: "int | Ratio", rate: Ratio, part: "int | Ratio") -> str:
    return value(cost, "円") + " × " + value(rate, "") + " = " + value(part, "円")


def cut(amount: "int | Ratio", bound: int, words: str, row: str) -> "tuple[int | Ratio, str]":
    """Cut an amount to an upper bound called `words`; return (amount, sentence), which tells the cut, then the row."""
    if amount <= bound:
        return amount, row
    return bound, f"計算した額{yen(amount)}は「{words}」に収まらないので、{yen(bound)}になります。" + row


def short_of(bound: int, cost: "int | Ratio", rate: Ratio) -> int:
    """Return how many yen more of cost are needed until cost × rate reaches the bound."""
    return ceil(bound * Ratio(rate.den, rate.num) - cost)


def rounded(facts: "Any", direction: str, words: str) -> "tuple[int, str]":
    """Round the amount of a formula's facts to whole yen (down, up, half_up); return (integer, formula)."""
    amount, formula = facts[0](*facts[1:])
    whole = {"down": floor, "up": ceil, "half_up": half_up}[direction](amount)
    if is_whole(amount):
        return whole, formula
    return whole, formula + " → " + yen(whole) + "（" + words + "）"


def of_records(amounts: "list[int]", unit: str) -> "tuple[int, str]":
    """Add one amount per record; return (sum, formula) with equal amounts written once: 750,000円 × 8者 + …."""
    groups: list[list[int]] = []
    for amount in amounts:
        for group in groups:
            if group[0] == amount:
                group[1] += 1
                break
        else:
            groups.append([amount, 1])
    added = [yen(amount) + f" × {times}{unit}" for amount, times in groups if amount != 0]
    result = sum(amounts)
    return result, (" + ".join(added) + " = " if added else "") + yen(result)
