"""Conditions with answers missing: certain as soon as they can be, and else they know what they wait for."""

from calculator.unanswered import Open, above, among, at_least, at_most, below, equal, every, no, pick, some

A = Open(("a",))
B = Open(("b",))
FEW = Open(("people",), 5, 20)


def names(state: object) -> tuple[str, ...]:
    """The questions an unknown thing waits for."""
    assert isinstance(state, Open)
    return state.names


def test_one_known_part_can_decide() -> None:
    """False decides `every` and True decides `some`, whatever is missing."""
    assert every(A, False, B) is False
    assert some(A, True, B) is True
    assert no(A, True) is False
    assert (every(), some(), no()) == (True, False, True)
    assert (every(True, True), some(False, False), no(False)) == (True, False, True)


def test_what_is_missing_is_told_once_and_in_order() -> None:
    """An unknown whole waits for the questions of its unknown parts, each once."""
    assert names(every(A, True, B, A)) == ("a", "b")
    assert names(some(B, False, A)) == ("b", "a")
    assert names(no(some(A), B)) == ("a", "b")


def test_a_choice_that_is_missing_is_open() -> None:
    """An answer is among the options or not; a missing one is neither."""
    assert among("sme", ("sme", "small")) is True
    assert among(False, (True,)) is False
    assert names(among(A, ("sme",))) == ("a",)


def test_a_range_decides_where_it_can() -> None:
    """Five to twenty is at least five, at most twenty and above four; whether it is at least six depends."""
    assert at_least(FEW, 5) is True
    assert at_least(FEW, 21) is False
    assert names(at_least(FEW, 6)) == ("people",)
    assert at_most(FEW, 20) is True
    assert at_most(FEW, 4) is False
    assert above(FEW, 4) is True
    assert above(FEW, 20) is False
    assert below(FEW, 21) is True
    assert below(FEW, 5) is False
    assert names(below(FEW, 6)) == ("people",)
    assert equal(FEW, 21) is False
    assert names(equal(FEW, 5)) == ("people",)
    assert equal(5, 5) is True


def test_two_ranges_are_compared_by_their_ends() -> None:
    """At most five against a limit of five to twenty is certain; six is not, and waits for both."""
    assert at_most(5, FEW) is True
    assert names(at_most(Open(("n",), 0, 6), FEW)) == ("people", "n")


def test_the_first_case_that_holds_counts() -> None:
    """A case that fails is passed over, one that holds ends the list, and before that any that may hold is possible."""
    assert pick((False, 1), (True, 2), (True, 3)) == 2
    found = pick((A, 5), (False, 99), (True, 20))
    assert isinstance(found, Open)
    assert (found.low, found.high, found.names) == (5, 20, ("a",))
    assert pick((A, 300), (True, 300)) == 300


def test_a_case_may_lead_to_a_number_that_is_open_itself() -> None:
    """Then the whole is as wide as what it leads to, and waits for its questions too."""
    found = pick((A, 100), (True, FEW))
    assert isinstance(found, Open)
    assert (found.low, found.high, found.names) == (5, 100, ("a", "people"))
    known = pick((False, 100), (True, FEW))
    assert isinstance(known, Open)
    assert (known.low, known.high) == (5, 20)
