"""Three-valued conditions: True, False, or None while an answer is missing; missing knowledge is never yes or no.

A number may be an integer, None (unknown), or a pair (at least, at most) while some records are unanswered.
"""

from calculator.quantities import Ratio, less

__all__ = ("above", "among", "at_least", "at_most", "below", "equal", "every", "no", "opposite", "some", "tally")


def every(*states: "bool | None") -> "bool | None":
    """Return False if any state is False, else None if any is None, else True."""
    if False in states:
        return False
    return None if None in states else True


def some(*states: "bool | None") -> "bool | None":
    """Return True if any state is True, else None if any is None, else False."""
    if True in states:
        return True
    return None if None in states else False


def no(*states: "bool | None") -> "bool | None":
    """Return True when every state is False; the opposite of `some`."""
    return opposite(some(*states))


def opposite(state: "bool | None") -> "bool | None":
    """Return the opposite of a known state, None for an unknown one."""
    return None if state is None else not state


def among(answer: "str | bool | None", options: "tuple[str | bool, ...]") -> "bool | None":
    """Return whether the answer is one of the options; None while it is missing."""
    return None if answer is None else answer in options


def at_least(
    left: "int | Ratio | tuple[int, int] | None", right: "int | Ratio | tuple[int, int] | None"
) -> "bool | None":
    """Return whether left ≥ right."""
    if left is None or right is None:
        return None
    (low, high), (right_low, right_high) = _span(left), _span(right)
    if not less(low, right_high):
        return True
    return False if less(high, right_low) else None


def at_most(
    left: "int | Ratio | tuple[int, int] | None", right: "int | Ratio | tuple[int, int] | None"
) -> "bool | None":
    """Return whether left ≤ right."""
    return at_least(right, left)


def above(left: "int | Ratio | tuple[int, int] | None", right: "int | Ratio | tuple[int, int] | None") -> "bool | None":
    """Return whether left > right."""
    return opposite(at_most(left, right))


def below(left: "int | Ratio | tuple[int, int] | None", right: "int | Ratio | tuple[int, int] | None") -> "bool | None":
    """Return whether left < right."""
    return opposite(at_least(left, right))


def equal(left: "int | Ratio | tuple[int, int] | None", right: "int | Ratio | tuple[int, int] | None") -> "bool | None":
    """Return whether left = right."""
    return every(at_least(left, right), at_most(left, right))


def tally(states: "list[bool | None]") -> "int | tuple[int, int]":
    """Count records: an integer when every state is known, else the pair (surely, possibly)."""
    surely = len([state for state in states if state is True])
    possibly = surely + len([state for state in states if state is None])
    return surely if surely == possibly else (surely, possibly)


def _span(number: "int | Ratio | tuple[int, int]") -> "tuple[int | Ratio, int | Ratio]":
    return number if isinstance(number, tuple) else (number, number)
