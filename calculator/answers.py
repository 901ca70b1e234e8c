"""One answer to one question of a form: its field, and the value read from what was typed or sent."""

from collections import namedtuple

from calculator.quantities import read_count, read_months, read_yen, value
from calculator.wire import write

__all__ = ("Field", "UnreadError", "read_answer", "typed_text")

# name:    as in links, on the command line and in JSON        label:  Japanese, as in the form
# kind:    yen | months | count | yesno | choice | records     unit:   円, か月, プロセス, 者 …
# low, high: the range, both included, None for open; of records: how many
# default: what an absent answer counts as, None when it is asked for (always None for records)
# choices: ((id, label), …)                                    fields: of one record
# asked:   None for always, or a function of all values; what it looks at is always known
Field = namedtuple("Field", ("name", "label", "kind", "unit", "low", "high", "default", "choices", "asked", "fields"))


class UnreadError(Exception):
    """Why an answer was not understood, as a whole sentence that says how to write it."""


def read_answer(field: Field, typed: object) -> int | str:
    """Return the integer, bool or choice id that was typed, within the field's range; else raise UnreadError.

    typed: an int, a bool or text as people type it, never None or ""; the field is of any kind but records.
    """
    if field.kind == "yesno":
        return _yesno(typed)
    if field.kind == "choice":
        return _choice(field, typed)
    number = _number(field, typed)
    if (field.low is not None and number < field.low) or (field.high is not None and number > field.high):
        raise UnreadError(
            f"{value(number, field.unit)}は入力できる範囲の外です。{range_words(field)}で書いてください。"
        )
    return number


def range_words(field: Field) -> str:
    """Return the field's range in words: 1か月以上、60か月以下."""
    low = [] if field.low is None else [f"{value(field.low, field.unit)}以上"]
    high = [] if field.high is None else [f"{value(field.high, field.unit)}以下"]
    return "、".join(low + high)


def typed_text(typed: object) -> str:
    """Return an answer as it was typed: text as it is, anything else as JSON."""
    return typed if isinstance(typed, str) else write(typed)


def _yesno(typed: object) -> bool:
    if typed is True or typed == "yes":
        return True
    if typed is False or typed == "no":
        return False
    raise UnreadError(f"「{_short(typed)}」は「はい」か「いいえ」か分かりません。yes か no で答えてください。")


def _choice(field: Field, typed: object) -> str:
    for name, _ in field.choices:
        if isinstance(typed, str) and typed == name:
            return typed
    choices = "、".join([f"{name}（{label}）" for name, label in field.choices])
    raise UnreadError(f"「{_short(typed)}」という選択肢はありません。{choices} から選んでください。")


def _number(field: Field, typed: object) -> int:
    if isinstance(typed, str):
        number, fault = _typed_number(field, typed)
        if number is None:
            raise UnreadError(fault)
        return number
    # bool is an int in CPython and none in MicroPython.
    if isinstance(typed, int) and typed is not True and typed is not False:
        return typed
    raise UnreadError(f"「{_short(typed)}」は数ではありません。整数か、人が書くとおりの文字で書いてください。")


def _typed_number(field: Field, typed: str) -> tuple[int | None, str]:
    if field.kind == "yen":
        return read_yen(typed)
    if field.kind == "months":
        return read_months(typed)
    return read_count(typed, field.unit)


def _short(typed: object) -> str:
    text = typed_text(typed)
    return text if len(text) <= 20 else text[:20] + "…"
