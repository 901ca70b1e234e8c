"""Everything the page of one finder shows, gathered for its template."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from calculator.finder_items import MOST
from scripts.generate.page_cited import CitedPage
from scripts.generate.page_links import whole
from scripts.generate.page_sources import Source, Use, sources_of, uses_of
from scripts.generate.words import YES_NO_WORDS, moment, money
from scripts.rulebook.literals import YEN, read_quantity

if TYPE_CHECKING:
    from scripts.rulebook.model import Finder, FinderExample, Goes, Input, Kind, Rulebook, Shelf, Together

STATES = {"allowed": "できる", "excluded": "できない", "unresolved": "決まっていない（事務局に確かめる）"}
PAID = {"once": "一度だけ払う", "monthly": "毎月払う"}


@dataclass(frozen=True, slots=True)
class Cell:
    """What one frame does with one kind of thing."""

    frame: str
    goes: Goes | None
    label: str


class FinderPage(CitedPage):
    """One finder's page: what its template asks for, in words."""

    def __init__(self, book: Rulebook, finder: Finder, code: str) -> None:
        super().__init__(book)
        self.finder = finder
        self.code = code.rstrip("\n")

    @property
    def uses(self) -> list[tuple[str, Use]]:
        """Kinds, uses, frames, pairs, and what is said beside them."""
        one = self.finder
        told = [(f"#frame.{each.frame}", self.label(each.frame), each.cite) for each in one.shelves]
        for kind in one.kinds:
            told += [(f"#kind.{kind.id}", kind.label, cite) for cite in (kind.cite, *(each.cite for each in kind.goes))]
        told += [(f"#use.{each.id}", each.label, each.cite) for each in one.uses]
        told += [(f"#together.{each.id}", self.pair(each), each.cite) for each in one.together]
        told += [(f"#outside.{each.id}", "計算していないこと", each.cite) for each in one.not_modelled]
        told += [(f"#reading.{each.id}", "読み方が分かれるところ", each.cite) for each in one.readings]
        return [(id_, Use(href, label)) for href, label, cite in told for id_ in cite]

    @property
    def title(self) -> str:
        """どの枠か（IT導入補助金2025）."""
        return f"{self.finder.label}（{self.program.label}）"

    @property
    def description(self) -> str:
        """What a search result says about the page."""
        return (
            f"買いたいものを並べると、{self.program.label}のどの枠でいくら補助されるかを並べて示します。"
            "いっしょに申請できる枠の組み合わせと、その中でいちばん多く補助される分け方も分かります。"
        )

    @property
    def command(self) -> str:
        """The line that runs the first example with the downloaded calculator."""
        example = self.finder.examples[0]
        typed = [f"{name}={value}" for name, value in example.inputs]
        typed += [f"items[{at}].{name}={value}" for at, item in enumerate(example.items) for name, value in item]
        return f"python monosashi-{self.program.id}.pyz find {' '.join(typed)}"

    @cached_property
    def given(self) -> tuple[Input, ...]:
        """What is asked about the applicant: each question where it stands first."""
        found: dict[str, Input] = {}
        for frame in self.book.frames:
            for one in frame.inputs:
                if one.given:
                    found.setdefault(one.name, one)
        return tuple(found.values())

    def unknown(self, name: str) -> str:
        """Return what is said where a question to the applicant is not answered; "" where nothing is assumed."""
        return next((each.text for each in self.finder.unknown if each.input == name), "")

    @cached_property
    def asks(self) -> tuple[tuple[Kind, Input], ...]:
        """Further questions about a kind of thing."""
        found = []
        for kind in self.finder.kinds:
            for name in kind.asks:
                frame, _, asked = name.id.partition(".")
                one = self.book.frame(frame).input(asked)
                if one is not None:
                    found.append((kind, one))
        return tuple(found)

    @property
    def most(self) -> int:
        """How many lines a list may have: as many as the calculator reads."""
        return MOST

    @property
    def months(self) -> Input:
        """The months of whatever is paid by the month: as the first frame asks for them."""
        goes = next(goes for kind in self.finder.kinds for goes in kind.goes if goes.months is not None)
        one = self.book.frame(goes.frame).input(goes.months.id if goes.months else "")
        if one is None:
            raise LookupError(goes.frame)
        return one

    def label(self, frame: str) -> str:
        """Return a frame's full name."""
        return self.book.frame(frame).full_label

    def pair(self, pair: Together) -> str:
        """Return both frames of a pair."""
        return "と".join(self.label(frame) for frame in pair.frames)

    def state(self, pair: Together) -> str:
        """Return whether two frames go together, in words."""
        return STATES[pair.state]

    def deadline(self, frame: str) -> str:
        """Return the last deadline of a frame, in words."""
        (track,) = [each for each in self.book.tracks if frame in each.frames]
        return moment(max(each.deadline for each in track.rounds))

    def cells(self, kind: Kind) -> list[Cell]:
        """Return what each frame does with a kind of thing: the label of the input that it goes to."""
        return [self._cell(kind, shelf) for shelf in self.finder.shelves]

    @property
    def heads(self) -> list[str]:
        """The heads of the table of kinds: a column for each frame."""
        return ["買うもの", *(self.book.frame(shelf.frame).label for shelf in self.finder.shelves)]

    def cite(self, kind: Kind, cell: Cell) -> tuple[str, ...]:
        """Return what a cell of the table stands on."""
        shelf = self.finder.shelf(cell.frame)
        goes = self.finder.goes(kind, cell.frame)
        return shelf.cite if shelf.like or goes is None else goes.cite

    def _cell(self, kind: Kind, shelf: Shelf) -> Cell:
        goes = self.finder.goes(kind, shelf.frame)
        name = (goes.into or goes.monthly) if goes else None
        one = self.book.frame(shelf.like or shelf.frame).input(name.id) if name else None
        return Cell(shelf.frame, goes, one.label if one else "")

    def counted(self, goes: Goes) -> str:
        """Return for how many months a thing counts, in words."""
        return f"{goes.counted.quantity}まで" if goes.counted else ""

    def counts(self, use: str) -> str:
        """Return what something that software does counts as, by frame."""
        (one,) = [each for each in self.finder.uses if each.id == use]
        told = []
        for frame, name, _ in one.counts:
            asked = self.book.frame(frame).input(name.id)
            told.append(f"{self.label(frame)}の「{asked.label if asked else name.id}」")
        return "、".join(told)

    @cached_property
    def others(self) -> tuple[Source, ...]:
        """The passages that frames cite and this page does not: what its script says of a frame may stand on them."""
        cited = [each for frame in self.book.frames for each in uses_of(self.book, frame)]
        own = {source.passage.id for source in self.sources}
        return tuple(source for source in sources_of(self.book, cited) if source.passage.id not in own)

    # --- examples

    def money(self, amount: int) -> str:
        """Return yen in words."""
        return money(amount)

    def best(self, example: FinderExample) -> str:
        """Return the frames of the best combination, in words."""
        return "と".join(f"「{self.label(frame)}」" for frame in example.frames) or "どの枠にも当たりません"

    def lines(self, example: FinderExample) -> list[tuple[str, str]]:
        """Return each thing of an example as (what it is, where it goes)."""
        found = []
        for item, placed in zip(example.items, example.placed, strict=True):
            typed = dict(item)
            kind = self.finder.kind(str(typed["kind"]))
            price = read_quantity(str(typed["price"]))
            text = f"{kind.label} {money(int(price.amount)) if price.unit == YEN else price}"
            text += f"（毎月、{typed.get('months', '')}）" if typed.get("paid") == "monthly" else ""
            found.append((text, "どこにも入らない" if placed == "none" else self.label(placed)))
        return found

    def given_words(self, example: FinderExample) -> str:
        """Return what is told about the applicant of an example."""
        known = {one.name: one for one in self.given}
        told = []
        for name, answer in example.inputs:
            one = known[name]
            words = dict(one.choices).get(str(answer)) or YES_NO_WORDS[str(answer)]
            told.append(f"{one.label}：{words}")
        return "、".join(told)

    def fragment(self, example: FinderExample) -> str:
        """Return the fragment that fills the form with an example."""
        typed = "".join(f"&{name}={value}" for name, value in example.inputs)
        rows = ";".join("1*" + ",".join(_written(name, value) for name, value in item) for item in example.items)
        return f"#p={self.program.id}&f={self.finder.id}{typed}&items={rows}"

    def differences(self, reading: object) -> list[object]:  # noqa: ARG002 - a frame's page compares amounts
        """Return no examples: a reading of a finder changes no amount by itself."""
        return []


def _written(name: str, value: object) -> str:
    return f"{name}:{whole(value) if name in ('price', 'months') else value}"
