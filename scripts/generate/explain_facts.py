"""Writes the words of a step as facts: what writes a sentence or a formula once it is read, and from what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.generate.explain_sentences import sentence
from scripts.generate.source_text import quoted, strings, tuple_of, unit_word
from scripts.rulebook.model import (
    Bands,
    Choose,
    Each,
    Least,
    Literal,
    Minus,
    Range,
    Share,
    Sum,
    Test,
    Times,
    Value,
)

if TYPE_CHECKING:
    from scripts.generate.explain_code import ExplainCode


def named(code: ExplainCode, value: Value) -> list[str]:
    """Write what both the sentence and the formula of a least are made of; a literal is called 上限."""
    if not isinstance(value.operation, Least):
        return []
    parts = value.operation.parts
    labels = strings(tuple("上限" if isinstance(part, Literal) else code.words.label(part.id) for part in parts))
    return [f"labels, amounts = {labels}, {tuple_of([code.operand(part) for part in parts])}"]


def sentence_facts(code: ExplainCode, value: Value) -> str:
    """Write the sentence of a step: a text where it is always the same, else its facts."""
    match value.operation:
        case Least():
            return f"(limited, labels, amounts, {quoted(code.units[value.name])})"
        case Choose() | Range():
            return "why"
        case Test(when):
            yes, no = quoted(code.words.holds(when) + "。"), quoted(code.words.fails(when) + "。")
            return f"{yes} if {value.name} else {no}"
        case _:
            return quoted(value.text or sentence(value, code.words, code.record_words))


def formula_facts(code: ExplainCode, value: Value) -> str:
    """Write the formula of a step in the same way; one that is rounded holds the facts of the exact one."""
    facts = _exact(code, value)
    if value.round is None or isinstance(value.operation, Each):
        return facts
    return f"(rounded, {facts}, {quoted(value.round.direction)}, {quoted(value.round.text)})"


def _exact(code: ExplainCode, value: Value) -> str:
    unit = quoted(code.units[value.name])
    match value.operation:
        case Sum(parts):
            return f"(total, {unit}, {', '.join(code.operand(part) for part in parts)})"
        case Minus((left, right)):
            return f"(difference, {code.operand(left)}, {code.operand(right)}, {unit})"
        case Times((left, right)):
            pair = ", ".join(f"{code.operand(part)}, {quoted(code.unit(part))}" for part in (left, right))
            return f"(product, {pair}, {unit})"
        case Least():
            return f"(smallest, labels, amounts, {unit})"
        case Share((part, whole)):
            return f"(share, {code.operand(part)}, {code.operand(whole)}, {quoted(code.unit(part))})"
        case Bands(of):
            return f"(banded, {of.id}, rows)"
        case Test():
            return f'"はい" if {value.name} else "いいえ"'
        case Each(records):
            return f"(of_records, amounts, {quoted(unit_word(code.frame, records.id))})"
        case _:
            return f"(shown, {value.name}, {unit})"
