"""Who uses which figure of which passage, told rule by rule, and the count of it: coverage in both directions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from scripts.generate.page_sources import inputs_of
from scripts.rulebook.claims import (
    Claim,
    claims,
    finder_claims,
    headcount_claims,
    schedule_claims,
    tax_claims,
    value_claims,
)
from scripts.rulebook.figures import Figure, read_figure
from scripts.rulebook.model import Definition, Finder, Frame, Group, Headcount, Passage, Rulebook, WageTable


@dataclass(frozen=True, slots=True)
class Part:
    """Something that cites passages: its place on the site, its name, what it claims, and why it computes nothing."""

    page: str
    anchor: str
    owner: str
    label: str
    cite: tuple[str, ...]
    claims: tuple[Claim, ...] = ()
    figures: tuple[str, ...] = ()
    reason: str = ""

    @property
    def href(self) -> str:
        """Its address, from a neighbouring page."""
        return f"../{self.page}/#{self.anchor}"

    def takes(self, text: str) -> bool:
        """Whether it uses (or, not computing it, names) this figure of a passage."""
        figure = read_figure(text)
        if figure is None:
            return False
        return any(_rests(claim, figure) for claim in self.claims) or figure in map(read_figure, self.figures)

    def taken(self, passage: Passage) -> tuple[str, ...]:
        """Return the figures of a passage that it uses or names."""
        return tuple(text for text in passage.says if self.takes(text))


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many figures of rules stand in a cited passage, figures of passages are used, passages are cited."""

    rule_figures: tuple[int, int]
    passage_figures: tuple[int, int]
    left_out: int
    passages: tuple[int, int]


def coverage(book: Rulebook) -> Coverage:
    """Count both directions, apart from the compiler that refuses what is not covered."""
    parts = all_parts(book)
    claimed = [claim for frame in book.ruled for claim in claims(frame)]
    claimed += [*tax_claims(book.program.tax), *schedule_claims(book)]
    claimed += [claim for one in book.headcounts for claim in headcount_claims(one)]
    claimed += [claim for one in book.finders for claim in finder_claims(one)]
    figures = [(each, text) for each in book.passages for text in each.says]
    computing = [(each, text) for each, text in figures if any(one.claims and _uses(one, each, text) for one in parts)]
    used = [(each, text) for each, text in figures if any(_uses(one, each, text) for one in parts)]
    cited = {id_ for one in parts for id_ in one.cite}
    return Coverage(
        (sum(_is_said(book, claim) for claim in claimed), len(claimed)),
        (len(used), len(figures)),
        len(used) - len(computing),
        (sum(each.id in cited for each in book.passages), len(book.passages)),
    )


def all_parts(book: Rulebook) -> tuple[Part, ...]:
    """Return everything that cites a passage, frame by frame, then the checks, the schedule and the questions."""
    found = [part for frame in book.frames for part in (_of_tax(book, frame), *_of_rules(frame), *_of_words(frame))]
    found += [part for check in book.checks for part in (*_of_rules(check.rules), *_of_words(check.rules))]
    found += [part for one in book.headcounts for part in _of_headcount(one)]
    found += [part for finder in book.finders for part in _of_finder(finder)]
    return (*found, *dict.fromkeys(_of_schedule(book)), *_of_faq(book))


def _of_schedule(book: Rulebook) -> Iterator[Part]:
    for track in book.tracks:
        for each in track.rounds:
            yield Part("schedule", track.id, "スケジュール", f"{track.label}の締切", each.cite)
        for prepared in track.preparation:
            alone = replace(book, tracks=(replace(track, preparation=(prepared,)),))
            anchor, claimed = f"prepare.{track.id}.{prepared.id}", tuple(schedule_claims(alone))
            yield Part("schedule", anchor, "スケジュール", prepared.label, prepared.cite, claimed)


def _of_faq(book: Rulebook) -> Iterator[Part]:
    for each in book.faq.questions:
        if each.cite:
            yield Part("faq", each.id, "よくある質問", each.question, each.cite)


def _of_tax(book: Rulebook, frame: Frame) -> Part:
    tax = book.program.tax
    return Part(frame.id, "tax", frame.full_label, "税込で入力したとき", tax.cite, tuple(tax_claims(tax)))


def _of_rules(frame: Frame) -> Iterator[Part]:
    for one, anchor in inputs_of(frame):
        if one.cite:
            group = Group("", "", "", (replace(one, record=()),))
            yield _part(frame, anchor, one.label, one.cite, groups=(group,))
    for value in frame.values:
        anchor, found = f"{frame.id}.{value.name}", tuple(value_claims(frame, value))
        yield Part(frame.id, anchor, frame.full_label, value.label, value.cite, found)
    for require in frame.requires:
        yield _part(frame, f"condition.{require.id}", f"条件：{require.label}", require.cite, requires=(require,))
    for choice in frame.alternatives:
        yield _part(frame, f"choice.{choice.id}", "選べる受け取り方", choice.cite, alternatives=(choice,))
    for declare in frame.declares:
        yield _part(frame, f"condition.{declare.id}", "ご自分で確かめること", declare.cite, declares=(declare,))
    for duty in frame.repayments:
        yield _part(frame, f"repayment.{duty.id}", f"返還：{duty.label}", duty.cite, repayments=(duty,))
    for step in frame.cash:
        yield _part(frame, f"cash.{step.id}", f"お金の流れ：{step.label}", step.cite, cash=(step,))


def _of_headcount(one: Headcount) -> Iterator[Part]:
    told: list[tuple[str, WageTable | Definition]] = [(f"wages.{each.id}", each) for each in one.tables]
    told += [(f"definition.{each.id}", each) for each in one.definitions]
    claimed = tuple(headcount_claims(one))
    for anchor, each in told:
        yield Part(one.id, anchor, one.label, each.label, each.cite, tuple(c for c in claimed if c.cite == each.cite))
    for left in one.not_modelled:
        yield Part(
            one.id, f"outside.{left.id}", one.label, left.text, left.cite, figures=left.figures, reason=left.reason
        )
    for reading in one.readings:
        yield Part(one.id, f"reading.{reading.id}", one.label, f"読み方：{reading.question}", reading.cite)


def _of_finder(finder: Finder) -> Iterator[Part]:
    """What a finder stands on, each to its place on the page; how many months count stands with the kind."""
    for shelf in finder.shelves:
        yield Part(finder.id, f"frame.{shelf.frame}", finder.label, shelf.only, shelf.cite)
    for kind in finder.kinds:
        if kind.cite:
            yield Part(finder.id, f"kind.{kind.id}", finder.label, kind.label, kind.cite)
        for goes in kind.goes:
            alone = replace(finder, kinds=(replace(kind, goes=(goes,)),))
            claimed = tuple(finder_claims(alone))
            yield Part(finder.id, f"kind.{kind.id}", finder.label, kind.label, goes.cite, claimed)
    for use in finder.uses:
        yield Part(finder.id, f"use.{use.id}", finder.label, use.label, use.cite)
    for pair in finder.together:
        yield Part(finder.id, f"together.{pair.id}", finder.label, pair.text, pair.cite)
    for left in finder.not_modelled:
        anchor = f"outside.{left.id}"
        yield Part(finder.id, anchor, finder.label, left.text, left.cite, figures=left.figures, reason=left.reason)
    for reading in finder.readings:
        yield Part(finder.id, f"reading.{reading.id}", finder.label, f"読み方：{reading.question}", reading.cite)


def _of_words(frame: Frame) -> Iterator[Part]:
    for left in frame.not_modelled:
        anchor, owner = f"outside.{left.id}", frame.full_label
        yield Part(frame.id, anchor, owner, left.text, left.cite, figures=left.figures, reason=left.reason)
    for each in frame.readings:
        yield Part(frame.id, f"reading.{each.id}", frame.full_label, f"読み方：{each.question}", each.cite)


def _part(frame: Frame, anchor: str, label: str, cite: tuple[str, ...], **only: object) -> Part:
    """Return a part with its own claims: those of a frame that has nothing else."""
    parts = ("groups", "values", "requires", "alternatives", "declares", "repayments", "cash")
    nothing: dict[str, object] = dict.fromkeys(parts, ())
    alone: Frame = replace(frame, **(nothing | only))  # type: ignore[arg-type] # fields of a frame, by name
    return Part(frame.id, anchor, frame.full_label, label, cite, tuple(claims(alone)))


def _uses(part: Part, passage: Passage, text: str) -> bool:
    return passage.id in part.cite and part.takes(text)


def _is_said(book: Rulebook, claim: Claim) -> bool:
    said = (read_figure(text) for id_ in claim.cite for text in book.passage(id_).says)
    return any(figure is not None and _rests(claim, figure) for figure in said)


def _rests(claim: Claim, figure: Figure) -> bool:
    return claim.figure == figure or (claim.loose and claim.figure.speaks_of(figure))
