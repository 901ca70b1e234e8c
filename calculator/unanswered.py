"""Conditions of a check: True, False, or Open, which knows the questions that are still to be answered.

A number that is not known yet is Open too, between the least and the greatest it may be.
"""

__all__ = ("Open", "above", "among", "at_least", "at_most", "below", "equal", "every", "no", "opened", "pick", "some")

MYPY = False  # the type checker takes this for true; the portable subset has no typing
if MYPY:
    from calculator.answers import Field


class Open:
    """What cannot be told yet.

    names: the questions whose answers are missing; low, high: of a number, the least and the greatest it may be.
    """

    __slots__ = ("high", "low", "names")

    def __init__(self, names: "tuple[str, ...]", low: int = 0, high: int = 0) -> None:
        """Keep what is missing."""
        self.names = names
        self.low = low
        self.high = high


def opened(fields: "tuple[Field, ...]", values: "dict[str, object]") -> "dict[str, object]":
    """Return the answers by name; what is missing is Open."""
    found: dict[str, object] = {}
    for field in fields:
        value = values[field.name]
        found[field.name] = Open((field.name,), field.low or 0, field.high or 0) if value is None else value
    return found


def every(*states: "bool | Open") -> "bool | Open":
    """Return False if any state is False, else Open if any is, else True."""
    if _has(False, states):
        return False
    return _missing(states) or True


def some(*states: "bool | Open") -> "bool | Open":
    """Return True if any state is True, else Open if any is, else False."""
    if _has(True, states):
        return True
    return _missing(states) or False


def no(*states: "bool | Open") -> "bool | Open":
    """Return True when every state is False; the opposite of `some`."""
    found = some(*states)
    return found if isinstance(found, Open) else not found


def among(answer: object, options: "tuple[str | bool, ...]") -> "bool | Open":
    """Return whether the answer is one of the options."""
    return Open(answer.names) if isinstance(answer, Open) else answer in options


def at_least(left: "int | Open", right: "int | Open") -> "bool | Open":
    """Return whether left ≥ right, as soon as that is certain."""
    if _low(left) >= _high(right):
        return True
    return (_high(left) >= _low(right) and _missing((left, right))) or False


def at_most(left: "int | Open", right: "int | Open") -> "bool | Open":
    """Return whether left ≤ right, as soon as that is certain."""
    return at_least(right, left)


def above(left: "int | Open", right: "int | Open") -> "bool | Open":
    """Return whether left > right, as soon as that is certain."""
    return no(at_most(left, right))


def below(left: "int | Open", right: "int | Open") -> "bool | Open":
    """Return whether left < right, as soon as that is certain."""
    return no(at_least(left, right))


def equal(left: "int | Open", right: "int | Open") -> "bool | Open":
    """Return whether left = right, as soon as that is certain."""
    return every(at_least(left, right), at_most(left, right))


def pick(*cases: "tuple[bool | Open, int | Open]") -> "int | Open":
    """Return what counts in the first case that holds; while several may, an Open from the least to the greatest."""
    possible: list[int | Open] = []
    unsure: list[object] = []
    for state, number in cases:
        if state is False:
            continue
        possible.append(number)
        unsure += [state, number]
        if state is True:
            break
    low, high = min([_low(each) for each in possible]), max([_high(each) for each in possible])
    missing = _missing(unsure)
    return low if low == high or missing is None else Open(missing.names, low, high)


def _low(number: "int | Open") -> int:
    return number.low if isinstance(number, Open) else number


def _high(number: "int | Open") -> int:
    return number.high if isinstance(number, Open) else number


def _has(wanted: bool, states: "tuple[bool | Open, ...]") -> bool:
    return bool([state for state in states if state is wanted])


def _missing(things: "tuple[object, ...] | list[object]") -> "Open | None":
    """Return what the Open ones among some things wait for, each question once; None where none is Open."""
    names: list[str] = []
    for each in things:
        if isinstance(each, Open):
            names += [name for name in each.names if name not in names]
    return Open(tuple(names)) if names else None
