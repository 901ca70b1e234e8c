"""What stands in a finder: where each kind of thing on a shopping list goes, and which frames go together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scripts.rulebook.errors import Place
    from scripts.rulebook.model.conditions import Name
    from scripts.rulebook.model.frame import NotModelled, Reading
    from scripts.rulebook.model.operations import Literal


@dataclass(frozen=True, slots=True)
class Unknown:
    """The answer that counts where the reader does not know, and the sentence that says so."""

    input: str
    answer: str
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Shelf:
    """One frame as the finder sees it.

    only: what is said of things it does not take; like, record: it takes what another frame takes, into one of these
    records ("" and "" for a frame of its own).
    """

    frame: str
    only: str
    like: str
    record: str
    cite: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class FinderUse:
    """Something that software does; counts: (frame, input, mark), each mark is counted once in its input."""

    id: str
    label: str
    counts: tuple[tuple[str, Name, str], ...]
    cite: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Goes:
    """Where a kind of thing goes in one frame.

    into: the input that takes its price, or what it costs in at most `counted` months; None where only `monthly` and
    `months` take it as it is. one: the frame takes no second thing like it. text: what else must hold.
    """

    frame: str
    into: Name | None
    monthly: Name | None
    months: Name | None
    counted: Literal | None
    one: bool
    text: str
    cite: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of thing that people buy.

    paid: once, monthly; used: it is asked what it does; belongs: it may belong to another line; asks: further inputs
    of a frame; refused: why no frame takes it, "" where one does.
    """

    id: str
    label: str
    help: str
    paid: tuple[str, ...]
    used: bool
    belongs: bool
    asks: tuple[Name, ...]
    goes: tuple[Goes, ...]
    refused: str
    cite: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Together:
    """Two frames, and whether one may apply for both: allowed, excluded or unresolved."""

    frames: tuple[str, ...]
    state: str
    text: str
    cite: tuple[str, ...]
    place: Place

    @property
    def id(self) -> str:
        """How it is called where it stands: tsujyo-invoice."""
        return "-".join(self.frames)


@dataclass(frozen=True, slots=True)
class Start:
    """One answer to the first question on the front page: a kind of thing with what it does."""

    id: str
    label: str
    kind: str
    uses: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class FinderExample:
    """A worked example: a list, and the frames of the best combination with what they pay; placed: item by item."""

    id: str
    label: str
    inputs: tuple[tuple[str, object], ...]
    items: tuple[tuple[tuple[str, object], ...], ...]
    frames: tuple[str, ...]
    subsidy: int
    own_payment: int
    placed: tuple[str, ...]
    origin: str
    checked: str
    place: Place


@dataclass(frozen=True, slots=True)
class Finder:
    """One finder, complete."""

    id: str
    label: str
    summary: str
    unknown: tuple[Unknown, ...]
    shelves: tuple[Shelf, ...]
    uses: tuple[FinderUse, ...]
    kinds: tuple[Kind, ...]
    together: tuple[Together, ...]
    starts: tuple[Start, ...]
    not_modelled: tuple[NotModelled, ...]
    readings: tuple[Reading, ...]
    examples: tuple[FinderExample, ...]
    file: str
    place: Place

    def shelf(self, frame: str) -> Shelf:
        """Return the shelf of a frame; KeyError when there is none."""
        return next(each for each in self.shelves if each.frame == frame)

    def kind(self, id_: str) -> Kind:
        """Return the kind with this id; StopIteration when there is none."""
        return next(each for each in self.kinds if each.id == id_)

    def goes(self, kind: Kind, frame: str) -> Goes | None:
        """Return where a kind goes in a frame, by the frame that this one is like."""
        like = self.shelf(frame).like or frame
        return next((each for each in kind.goes if each.frame == like), None)
