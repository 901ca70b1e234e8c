"""The page 原典との対照: every figure of every passage leads to the rule that uses it, or says why none does."""

from __future__ import annotations

from dataclasses import replace

from scripts.generate.page_coverage import all_parts, coverage
from tests.generate.read_pages import page
from tests.rulebook.real import rules


def test_everything_is_covered() -> None:
    """Figures of rules stand in passages, figures of passages are used or explained, passages are cited: n / n."""
    found = coverage(rules())
    for covered, all_ in (found.rule_figures, found.passage_figures, found.passages):
        assert covered == all_ > 0


def test_a_gap_would_be_counted() -> None:
    """With one figure more in a passage, and one passage emptied, the counts are no longer whole."""
    first = next(each for each in rules().passages if each.id == "tsujyo.services")
    more = replace(first, says=(*first.says, "3/5"))
    less = replace(first, says=())
    others = tuple(each for each in rules().passages if each != first)
    assert coverage(replace(rules(), passages=(*others, more))).passage_figures[0] == _figures()
    covered, all_ = coverage(replace(rules(), passages=(*others, less))).rule_figures
    assert covered < all_


def _figures() -> int:
    return sum(len(each.says) for each in rules().passages)


def test_every_figure_of_a_passage_is_told_beside_who_takes_it() -> None:
    """On the page each figure of a passage stands twice: as said there, and with the rule or the reason."""
    for passage in rules().passages:
        told = page("sources").texts[f"source.{passage.id}"].partition("数字：")[2]
        for figure in passage.says:
            assert told.count(figure) >= 2, f"{passage.id} {figure}"


def test_every_use_is_linked() -> None:
    """Each rule that cites a passage is linked from it, to its place on its frame's page."""
    links = set(page("sources").links)
    for part in all_parts(rules()):
        for id_ in part.cite:
            assert (f"source.{id_}", part.href) in links
