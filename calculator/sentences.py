"""One face for each operation: computes it exactly and writes the formula a reader can follow with a pencil."""

from calculator.quantities import Ratio, ceil, floor, half_up, is_whole, less, value, yen


def total(parts: "tuple[tuple[str, int | Ratio], ...]", unit: str) -> "tuple[int | Ratio, str]":
    """Add parts [(label, amount)]; return (sum, formula). Parts of 0 are left out of the formula."""
    amount: int | Ratio = 0
    for _, part in parts:
        amount = amount + part
    shown = [value(part, unit) for _, part in parts if part != 0]
    if len(shown) < 2:
        return amount, value(amount, unit)
    return amount, " + ".join(shown) + " = " + value(amount, unit)


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


def smallest(parts: "tuple[tuple[str, int | Ratio], ...]", unit: str) -> "tuple[int | Ratio, str, str]":
    """Return (least, formula, sentence) of parts [(label, amount)]; the sentence names the one that counted."""
    best_label, best = parts[0]
    for label, amount in parts[1:]:
        if less(amount, best):
            best_label, best = label, amount
    formula = "、".join([label + " " + value(amount, unit) for label, amount in parts]) + " → " + value(best, unit)
    if best_label == parts[0][0]:
        return best, formula, f"「{best_label}」が上限に収まるので、そのままの{value(best, unit)}です。"
    return best, formula, f"「{parts[0][0]}」が「{best_label}」を超えるので、{value(best, unit)}になります。"


def banded(cost: "int | Ratio", rows: "tuple[tuple[int | None, Ratio], ...]") -> "tuple[int | Ratio, str]":
    """Apply marginal bands [(up to which subsidy or None, rate)] to a cost; return (subsidy, formula)."""
    subsidy: int | Ratio = 0
    lines: list[str] = []
    for up_to, rate in rows:
        width: int | Ratio = cost
        part: int | Ratio = cost * rate
        if up_to is not None and subsidy + part > up_to:
            part = up_to - subsidy
            width = part * Ratio(rate.den, rate.num)
        if width != 0 or not lines:
            lines.append(_band(width, rate, part))
        subsidy, cost = subsidy + part, cost - width
    if len(lines) == 1:
        return subsidy, lines[0]
    return subsidy, "、".join(lines) + "、合計 " + yen(subsidy)


def _band(cost: "int | Ratio", rate: Ratio, part: "int | Ratio") -> str:
    return value(cost, "円") + " × " + value(rate, "") + " = " + value(part, "円")


def cut(amount: "int | Ratio", bound: int, words: str) -> "tuple[int | Ratio, str]":
    """Cut an amount to an upper bound called `words`; return (amount, sentence), empty when nothing was cut."""
    if amount <= bound:
        return amount, ""
    return bound, f"計算した額{yen(amount)}は「{words}」に収まらないので、{yen(bound)}になります。"


def short_of(bound: int, cost: "int | Ratio", rate: Ratio) -> int:
    """Return how many yen more of cost are needed until cost × rate reaches the bound."""
    return ceil(bound * Ratio(rate.den, rate.num) - cost)


def rounded(amount: "int | Ratio", formula: str, direction: str, words: str) -> "tuple[int, str]":
    """Round an exact amount to whole yen (down, up, half_up); return (integer, formula)."""
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
    shown = [yen(amount) + f" × {times}{unit}" for amount, times in groups if amount != 0]
    result = sum(amounts)
    return result, (" + ".join(shown) + " = " if shown else "") + yen(result)
