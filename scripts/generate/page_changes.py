"""What changed from one programme to the next: every entry that differs, and what that does to every case in yen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from scripts.generate.page_cases import CasePage
from scripts.generate.page_faces import Faces
from scripts.generate.page_programme import ProgrammePage
from scripts.generate.page_sources import Source, citations
from scripts.generate.words import Words, day, moment, quantity, yen
from scripts.rulebook.differences import Difference, Effect, differences, effects
from scripts.rulebook.model import (
    Condition,
    Definition,
    Frame,
    Literal,
    Round,
    Rulebook,
    Value,
)

KINDS = {
    "program": "制度の名前と事務局",
    "frames": "枠の名前と説明",
    "inputs": "入力する項目",
    "requires": "必ず満たすもの",
    "values": "計算の規則",
    "alternatives": "受け取り方の選び方",
    "declares": "ご自分で確かめるもの",
    "not_modelled": "計算していないもの",
    "readings": "読み方が分かれるところ",
    "repayments": "返すことになる場合",
    "cash": "お金が出て、戻るまで",
    "rounds": "締切",
    "preparation": "準備するもの",
    "headcounts": "人数の確かめ方",
    "tables": "最低賃金の表",
    "definitions": "人数の数え方",
    "finders": "枠の探し方",
    "unknown": "分からないときの答え",
    "shelves": "枠に入れられるもの",
    "uses": "ソフトのできること",
    "kinds": "買うものの種類",
    "together": "いっしょに申請できる枠",
}
# Of a programme that is only compared no more is known than what an amount rests on.
OF_AMOUNTS = ("program", "frames", "inputs", "requires", "values")
# What of an entry is said, in this order: texts as they stand, other parts with their name before them.
_TEXTS = (
    *("label", "full_label", "question", "adopted", "alternative", "who", "effect", "main", "text", "summary", "only"),
    *("reason", "waived", "unmet", "mend", "help"),
)
_PARTS = {
    "when": "当てはまるとき",
    "first": "始まり",
    "last": "終わり",
    "last_day": "終わり",
    "deadline": "申請の締切",
    "decision": "交付決定の日",
    "report": "実績報告の期限",
    "over": "返す額のもと",
    "before": "締切までの日数",
    "within": "期限",
    "choices": "選べる答え",
    "months": "見る月",
}
_NAMES = ("label", "question")
_NONE = {"when": "いつでも", "decision": "不明", "report": "不明"}


@dataclass(frozen=True, slots=True)
class Side:
    """What one of the two programmes says: words, or a value whose rule the template writes; neither: it has none."""

    words: str
    value: Value | None
    faces: Faces | None
    sources: tuple[tuple[Source, str], ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One entry that differs."""

    kind: str
    old: Side
    new: Side


@dataclass(frozen=True, slots=True)
class Section:
    """The changes of one frame, or of what belongs to all of them."""

    id: str
    label: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class CaseRow:
    """What a published case comes to under both."""

    id: str
    title: str
    old: str
    new: str
    gap: str
    unasked: tuple[str, ...]


class ChangesPage(ProgrammePage):
    """The comparison of a programme with the one before it."""

    def __init__(self, before: Rulebook, book: Rulebook, *, amounts_only: bool) -> None:
        super().__init__(book)
        self.before = before
        self.amounts_only = amounts_only

    @cached_property
    def found(self) -> tuple[Difference, ...]:
        """Everything that differs and is told."""
        told = OF_AMOUNTS if self.amounts_only else tuple(KINDS)
        return tuple(each for each in differences(self.before, self.book) if each.kind in told)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The programme, each frame, then what several frames share; a frame without a change is there and says so."""
        labels = {frame.id: frame.full_label for frame in (*self.before.frames, *self.book.frames)}
        shared = {"": "制度の全体"} | {each.id: f"締切（{each.label}）" for each in self.book.tracks}
        shared |= {each.id: each.label for each in self.book.headcounts}
        shared |= {each.id: each.label for each in self.book.finders}
        order = ["", *labels, *(id_ for id_ in shared if id_)]
        named = shared | labels
        sections = (Section(id_ or "program", named[id_], tuple(self._changes(id_))) for id_ in order)
        return tuple(each for each in sections if each.changes or each.id in labels)

    @cached_property
    def effects(self) -> tuple[CaseRow, ...]:
        """Every published case under both programmes."""
        return tuple(self._case(each) for each in effects(self.before, self.book, self.book.cases or self.before.cases))

    @property
    def moved(self) -> int:
        """How many cases come to another amount."""
        return sum(each.old != each.new for each in self.effects)

    @property
    def definitions(self) -> list[tuple[str, Definition, tuple[tuple[Source, str], ...]]]:
        """How people near the minimum wage are counted, by programme and period: one year may have several ways."""
        return [
            (book.program.label, each, _sources(book, each.cite))
            for book in (self.before, self.book)
            for headcount in book.headcounts
            for each in headcount.definitions
        ]

    def _changes(self, where: str) -> Iterator[Change]:
        for each in self.found:
            if each.where == where:
                old, new = self._side(self.before, each, each.old), self._side(self.book, each, each.new)
                yield Change(KINDS[each.kind], old, new)

    def _side(self, book: Rulebook, difference: Difference, entry: object | None) -> Side:
        if entry is None:
            # Where nobody has said when applications end, a round that is not known may still come.
            open_end = difference.kind == "rounds" and not book.program.successor_label
            return Side("まだ分かっていません" if open_end else "", None, None, ())
        frame = next((each for each in book.frames if each.id == difference.where), None)
        sources = _sources(book, getattr(entry, "cite", ()))
        if isinstance(entry, Value) and frame is not None:
            return Side("", entry, _faces(book, frame), sources)
        words = _faces(book, frame).plain if frame is not None else None
        return Side(entry if isinstance(entry, str) else _said(entry, difference.keys, words), None, None, sources)

    def _case(self, effect: Effect) -> CaseRow:
        old, new = (None if each is None else yen(each) for each in (effect.old, effect.new))
        known = effect.old is not None and effect.new is not None and effect.old != effect.new
        gap = f"{(effect.new or 0) - (effect.old or 0):+,}円" if known else ""
        title = CasePage(self.book if self.book.cases else self.before, effect.case).title
        unknown = "計算できません"
        return CaseRow(effect.case.id, title, old or unknown, new or unknown, gap, self._labels(effect))

    def _labels(self, effect: Effect) -> tuple[str, ...]:
        found: dict[str, str] = {}
        for book in (self.before, self.book):
            for frame in (each for each in book.frames if each.id == effect.case.frame):
                found |= {each.name: each.label for each in frame.inputs}
        return tuple(found[name] for name in effect.unasked)


def _faces(book: Rulebook, frame: Frame) -> Faces:
    """Return the faces of a frame with bare names: the rules stand on another page, or on none."""
    faces = Faces(book, frame)
    faces.words = faces.plain
    return faces


def _sources(book: Rulebook, cite: tuple[str, ...]) -> tuple[tuple[Source, str], ...]:
    passages = [book.passage(id_) for id_ in cite]
    return tuple(citations(tuple(Source(each, book.document(each.doc), ()) for each in passages)))


def _said(entry: object, keys: tuple[str, ...], words: Words | None) -> str:
    """Return what of an entry differs, after what it is called; of one that only this programme has, all of it."""
    told = [text for key in _TEXTS if (text := getattr(entry, key, "")) and (key in _NAMES or not keys or key in keys)]
    for key, name in _PARTS.items():
        if hasattr(entry, key) and (key in keys or (not keys and getattr(entry, key)) or isinstance(entry, Round)):
            part = getattr(entry, key)
            told.append(f"{name}：{_NONE.get(key, 'ありません') if part is None else _part(part, words)}")
    return "　".join(dict.fromkeys(told))


def _part(part: object, words: Words | None) -> str:
    if isinstance(part, Condition) and words is not None:
        return str(words.condition(part))
    if isinstance(part, datetime):
        return moment(part)
    if isinstance(part, date):
        return day(part)
    if isinstance(part, Literal):
        return quantity(part.quantity)
    if isinstance(part, tuple):
        return "、".join(each if isinstance(each, str) else str(each[-1]) for each in part)
    return str(part)
