"""Checks a rulebook as a whole, after it has been read; every fault names file, line, what and mend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.rulebook.check_case_studies import check_case_studies
from scripts.rulebook.check_cases import check_cases
from scripts.rulebook.check_checks import check_rulings, check_verdicts
from scripts.rulebook.check_conditions import check_conditions
from scripts.rulebook.check_examples import check_examples
from scripts.rulebook.check_faq import check_faq, check_faq_cases
from scripts.rulebook.check_finders import check_finder
from scripts.rulebook.check_headcounts import check_headcount
from scripts.rulebook.check_inputs import check_inputs, check_nesting
from scripts.rulebook.check_names import broken_names, check_names
from scripts.rulebook.check_payment import check_payment
from scripts.rulebook.check_said import check_said
from scripts.rulebook.check_schedule import check_schedule
from scripts.rulebook.check_shared import check_shared
from scripts.rulebook.check_values import check_values
from scripts.rulebook.sources import check_sources

if TYPE_CHECKING:
    from scripts.rulebook.errors import Faults
    from scripts.rulebook.model import Rulebook


def check(book: Rulebook, faults: Faults) -> None:
    """Add a fault for everything in the rulebook that does not hold together.

    What was not readable has left its fault already; conclusions that rest on it are not drawn.
    """
    broken = broken_names(faults)
    check_shared(book, faults)
    check_schedule(book, faults)
    if not check_nesting(book, faults):
        return
    for frame in book.ruled:
        check_names(book, frame, broken, faults)
        check_inputs(book, frame, faults)
        check_values(book, frame, faults)
        check_conditions(book, frame, faults)
        check_said(book, frame, faults)
        check_payment(frame, faults)
    _check_beside(book, faults)
    check_case_studies(book, faults)
    check_faq(book, faults)
    sound = not faults.found
    check_sources(book, faults, complete=sound)
    if sound:
        for frame in book.ruled:
            check_cases(book, frame, faults)
        for each in book.checks:
            check_rulings(book, each, faults)
    if not faults.found:
        for frame in book.frames:
            check_examples(book, frame, faults)
        check_faq_cases(book, faults)


def _check_beside(book: Rulebook, faults: Faults) -> None:
    """Check what stands beside the frames."""
    for each in book.checks:
        check_verdicts(book, each, faults)
    for one in book.headcounts:
        check_headcount(book, one, faults)
    for finder in book.finders:
        check_finder(book, finder, faults)
