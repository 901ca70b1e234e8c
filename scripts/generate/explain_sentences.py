"""One sentence for each operation, for the steps of `explain` whose rule brings no sentence of its own."""

from __future__ import annotations

from scripts.generate.because import Wording
from scripts.rulebook.model import (
    Bands,
    Choose,
    Condition,
    Count,
    Each,
    Literal,
    Minus,
    Operand,
    Share,
    Sum,
    Times,
    Value,
)


def sentence(value: Value, words: Wording, record_words: dict[str, Wording]) -> str:
    """Say in one sentence what an operation does, for values without a sentence of their own."""
    rounding = (
        f"{value.round.text.replace('切捨て', 'を切り捨て').replace('切上げ', 'を切り上げ')}ます。"
        if value.round
        else ""
    )
    match value.operation:
        case Sum((only,)):
            return f"{called(only, words)}です。{rounding}"
        case Sum(parts):
            return f"{'と'.join(called(part, words) for part in parts)}を足します。{rounding}"
        case Minus((left, right)):
            return f"{called(left, words)}から{called(right, words)}を引きます。{rounding}"
        case Times((left, right)):
            return f"{called(left, words)}に{called(right, words)}を掛けます。{rounding}"
        case Share((part, whole)):
            return (
                f"{called(part, words)}を{called(whole, words)}で割った割合です。割り切れなくても端数のまま使います。"
            )
        case Bands(of):
            return f"{called(of, words)}に、補助額の帯ごとの補助率を掛けて足します。{rounding}"
        case Each(records):
            return f"{words.label(records.id)}ごとの額を足します。{rounding}"
        case Count(records, when):
            inner = record_words.get(records.id, words)
            return f"{inner.holds(when)}である{words.label(records.id)}を数えます。"
        case _:
            return ""


def reasons(choose: Choose, words: Wording) -> list[str]:
    """Say of each case why it applies: what it asks, or, of the last, that nothing before it held."""
    found: list[str] = []
    before: list[Condition] = []
    for case in choose.cases:
        because = words.holds(case.when) if case.when else "、".join(words.fails(each) for each in before)
        found.append(f"{because}なので、{called(case.then, words)}です。")
        before += [case.when] if case.when else []
    return found


def called(operand: Operand, words: Wording) -> str:
    """Name an operand: a literal as it is, a name by its label."""
    return str(operand.quantity) if isinstance(operand, Literal) else f"「{words.label(operand.id)}」"
