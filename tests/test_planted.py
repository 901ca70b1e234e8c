"""Planted faults: each is caught by a check that passes without it."""

from __future__ import annotations

import pytest

from scripts.planted import CHECKS, ROOT, plant_all
from scripts.planted_faults import BOTH, CODE, FAULTS, PAGE, PASSAGE, RULE, SITE_PAGES, TEXT, Edit, Fault


def test_every_kind_of_fault_is_planted() -> None:
    """Faults in code, page, passage, rule, rule with passage and other texts are all tried, by known checks."""
    assert {fault.kind for fault in FAULTS} == {CODE, PAGE, PASSAGE, RULE, BOTH, TEXT}
    assert {name for fault in FAULTS for name in fault.checks} <= set(CHECKS)
    assert len({fault.name for fault in FAULTS}) == len(FAULTS)


def test_faults_are_planted_where_there_is_something_to_spoil() -> None:
    """Each fault outside the built site finds the text that it spoils, so that a list grown old is noticed at once."""
    for fault in FAULTS:
        for edit in fault.edits:
            if not edit.file.startswith(SITE_PAGES):
                assert edit.old in (ROOT / edit.file).read_text(encoding="utf-8"), fault.name
            assert edit.old != edit.new


@pytest.mark.slow
def test_every_planted_fault_is_caught() -> None:
    """No fault of the list goes unnoticed; every check passes before anything is planted."""
    missed = [one.fault for one in plant_all() if not one.caught_by]
    assert missed == []


@pytest.mark.slow
def test_a_fault_that_nobody_can_see_is_told() -> None:
    """A change that alters nothing is caught by nobody, and the list says so."""
    harmless = Fault(
        "空行", TEXT, (Edit("docs/about.md", "# 目安と限界\n", "# 目安と限界\n\n"),), ("hand-written texts",)
    )
    assert [one.caught_by for one in plant_all((harmless,))] == [""]
