"""Three-valued conditions: True, False, or None while an answer is missing; missing knowledge is never yes or no.

A number may be an integer, None (unknown), or a pair (at least, at most) while some records are unanswered.
"""


def every(*states):
    """Return False if any state is False, else None if any is None, else True."""
    if False in states:
        return False
    return None if None in states else True


def some(*states):
    """Return True if any state is True, else None if any is None, else False."""
    if True in states:
        return True
    return None if None in states else False


def no(*states):
    """Return True when every state is False; the opposite of `some`."""
    return opposite(some(*states))


def opposite(state):
    """Return the opposite of a known state, None for an unknown one."""
    return None if state is None else not state


def among(answer, options):
    """Return whether the answer is one of the options; None while it is missing."""
    return None if answer is None else answer in options


def at_least(left, right):
    """Return whether left ≥ right."""
    if left is None or right is None:
        return None
    (low, high), (right_low, right_high) = _span(left), _span(right)
    if low >= right_high:
        return True
    return False if high < right_low else None


def at_most(left, right):
    """Return whether left ≤ right."""
    return at_least(right, left)


def above(left, right):
    """Return whether left > right."""
    return opposite(at_most(left, right))


def below(left, right):
    """Return whether left < right."""
    return opposite(at_least(left, right))


def equal(left, right):
    """Return whether left = right."""
    return every(at_least(left, right), at_most(left, right))


def tally(states):
    """Count records: an integer when every state is known, else the pair (surely, possibly)."""
    surely = len([state for state in states if state is True])
    possibly = surely + len([state for state in states if state is None])
    return surely if surely == possibly else (surely, possibly)


def _span(number):
    return number if isinstance(number, tuple) else (number, number)
