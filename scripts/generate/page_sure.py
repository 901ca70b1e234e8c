"""How sure a programme's pages are of what they say: what rests on no official text of its year, in words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from scripts.generate.words import moment
from scripts.rulebook import confidence
from scripts.rulebook.graph import cone, roots
from scripts.rulebook.model import CARRIED_OVER, Document, Frame, Passage, Round, Rulebook, Value

OFFICIAL, SECONDARY, _ = confidence.ORDER
MARKS = {OFFICIAL: "", SECONDARY: "公式の原文は未確認", CARRIED_OVER: "前の年の決まりのまま"}
KINDS = (
    (SECONDARY, "公式の文言の引用か、解説によるもの"),
    (CARRIED_OVER, "今年の文書で見つからず、前の年の決まりのままと見なしたもの"),
)
DOUBTS = {SECONDARY: "公式の文書で確かめられていない情報", CARRIED_OVER: "前の年の文書。今年も同じかは確かめていません"}


@dataclass(frozen=True, slots=True)
class Unsure:
    """The values of a frame that are less than official in the same way, and that way in words."""

    words: str
    values: tuple[Value, ...]


class Sure:
    """What the templates of every page ask about how sure it is."""

    def __init__(self, book: Rulebook) -> None:
        self.book = book
        self._known: dict[tuple[str, str], str] = {}

    @cached_property
    def doubtful(self) -> bool:
        """Whether any amount of the programme rests on less than an official text of its year."""
        return confidence.doubtful(self.book)

    def mark(self, frame: Frame, value: Value) -> str:
        """Return what stands beside an amount, "" where an official text says it."""
        return MARKS[self.of(frame, value)]

    def whole(self, frame: Frame) -> str:
        """Return what stands beside an amount of a frame as a whole, which rests on all its values."""
        official = confidence.of_frame(self.book, frame) == OFFICIAL
        return MARKS[OFFICIAL if official else SECONDARY]

    def kind(self, found: str) -> str:
        """Return the same for what is known of an amount already; "" stands for official."""
        return MARKS[found or OFFICIAL]

    def cited(self, cite: tuple[str, ...]) -> str:
        """Return what stands beside a text that cites these passages."""
        return MARKS[confidence.of_cite(self.book, cite)] if self.doubtful else ""

    def doubt(self, passage: Passage) -> str:
        """Return what stands beside a passage, "" where it is official."""
        return DOUBTS.get(passage.confidence, "")

    def unsure(self, frame: Frame) -> tuple[Unsure, ...]:
        """Return the values on which an amount of the frame rests and that are less than official."""
        names = cone(frame, roots(frame))
        found: dict[str, list[Value]] = {kind: [] for kind, _ in KINDS}
        for each in frame.values:
            if each.name in names and self.of(frame, each) != OFFICIAL:
                found[self.of(frame, each)].append(each)
        return tuple(Unsure(words, tuple(found[kind])) for kind, words in KINDS if found[kind])

    @property
    def originals(self) -> tuple[Document, ...]:
        """The official documents that were not read here: what a reader has to look into."""
        return tuple(each for each in self.book.documents if each.kind == "quoted")

    def known_so_far(self, frames: tuple[str, ...] = ()) -> str:
        """Return until when deadlines are known, of these frames or of all, where no end was announced."""
        last = self.last_round(frames)
        if last is None:
            return "締切は、まだ分かっていません。"
        return f"分かっている締切は、{last.label}の{moment(last.deadline)}までです。"

    def last_round(self, frames: tuple[str, ...] = ()) -> Round | None:
        """Return the round that closes last, of these frames or of all."""
        tracks = (each for each in self.book.tracks if not frames or set(frames) & set(each.frames))
        rounds = (each for track in tracks for each in track.rounds)
        return max(rounds, key=lambda each: each.deadline, default=None)

    @property
    def schedule(self) -> Document | None:
        """The document in which later deadlines will stand: the one of the last known round."""
        last = self.last_round()
        return self.book.document(self.book.passage(last.cite[0]).doc) if last else None

    def of(self, frame: Frame, value: Value) -> str:
        """Return how sure a value is, found once: pages ask again and again."""
        key = frame.id, value.name
        if key not in self._known:
            self._known[key] = confidence.of_value(self.book, frame, value)
        return self._known[key]
