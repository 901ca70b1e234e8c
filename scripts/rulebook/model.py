"""The rulebook as frozen data: what the rule files say, typed, with the line each thing stands on."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from scripts.rulebook.errors import Place
from scripts.rulebook.literals import Quantity


@dataclass(frozen=True, slots=True)
class Name:
    """A reference to an input or a value of the same frame."""

    id: str
    place: Place


# --- conditions -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Among:
    """The choice (or yes/no) under `name` is one of `options`."""

    name: Name
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Compare:
    """The number under `name` stands to `other` as the comparator (以上, 超, 以下, 未満 or ＝) says."""

    name: Name
    comparator: str
    other: Quantity | Name
    place: Place


@dataclass(frozen=True, slots=True)
class All:
    """Every part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class NoneOf:
    """No part holds."""

    parts: tuple[Condition, ...]


Condition = Among | Compare | All | AnyOf | NoneOf


# --- operations -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Literal:
    """A quantity written in a rule."""

    quantity: Quantity
    place: Place


Operand = Name | Literal


@dataclass(frozen=True, slots=True)
class Sum:
    """Add the parts."""

    parts: tuple[Operand, ...]


@dataclass(frozen=True, slots=True)
class Times:
    """Multiply the factors."""

    parts: tuple[Operand, ...]


@dataclass(frozen=True, slots=True)
class Minus:
    """Take the second part from the first; never below 0."""

    parts: tuple[Operand, ...]


@dataclass(frozen=True, slots=True)
class Least:
    """The smallest of the parts."""

    parts: tuple[Operand, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """The exact ratio of two counts."""

    parts: tuple[Operand, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """One case of a `choose`: its condition (None: otherwise) and what then counts."""

    when: Condition | None
    then: Operand
    place: Place


@dataclass(frozen=True, slots=True)
class Choose:
    """The first case that holds."""

    cases: tuple[Case, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """One row of marginal bands: up to which subsidy (None: no end), at which rate."""

    up_to: Literal | None
    rate: Literal | Choose
    place: Place


@dataclass(frozen=True, slots=True)
class Bands:
    """Marginal bands, cut on the result."""

    of: Name
    rows: tuple[Band, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of an official table of amounts: when it applies, from where, and to where (below: exclusive)."""

    when: Condition | None
    at_least: Literal | None
    at_most: Literal | None
    below: Literal | None
    place: Place


@dataclass(frozen=True, slots=True)
class Range:
    """The row of the table that the amount falls in; below every row: nothing; above: cut to the bound."""

    of: Name
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Each:
    """Another frame's value for every record, rounded, added."""

    records: Name
    frame: str
    value: str


@dataclass(frozen=True, slots=True)
class Count:
    """How many records meet a condition on their inputs and their frame's values."""

    records: Name
    when: Condition


@dataclass(frozen=True, slots=True)
class Test:
    """A condition with a name."""

    when: Condition


Operation = Sum | Times | Minus | Least | Share | Choose | Bands | Range | Each | Count | Test


@dataclass(frozen=True, slots=True)
class Rounding:
    """Direction (切捨て, 切上げ, 四捨五入) and place (always 1円)."""

    direction: str
    text: str


# --- what stands in a frame -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Input:
    """Something the reader tells: its kind, unit, range, default, and when it is asked for.

    type: yen | months | count | yesno | choice | records. default None: asked for (amounts in yen default to 0円).
    """

    name: str
    label: str
    type: str
    unit: str
    at_least: Literal | None
    at_most: Literal | None
    default: int | bool | str | None
    ask_when: Condition | None
    choices: tuple[tuple[str, str], ...]
    group: str
    help: str
    reason: str
    cite: tuple[str, ...]
    frame: str
    record: tuple[Group, ...]
    at_most_input: str
    place: Place

    @property
    def required(self) -> bool:
        """Whether an answer is asked for, at least in some case."""
        return self.default is None or self.ask_when is not None

    @property
    def fields(self) -> tuple[Input, ...]:
        """The inputs of one record, in order; empty for anything but records."""
        return tuple(each for group in self.record for each in group.inputs)


@dataclass(frozen=True, slots=True)
class Group:
    """A part of the form that a person understands."""

    id: str
    label: str
    help: str
    inputs: tuple[Input, ...]


@dataclass(frozen=True, slots=True)
class Value:
    """One operation over inputs and other values, with its label, rounding and source."""

    name: str
    label: str
    operation: Operation
    round: Rounding | None
    text: str
    cite: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Require:
    """A condition the machine decides; `unmet` is said when it does not hold, `mend` what would help."""

    id: str
    label: str
    when: Condition
    unmet: str
    mend: str
    cite: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Declare:
    """A condition the reader confirms for himself; shown while `when` holds and the date lies in its validity."""

    id: str
    text: str
    lead: bool
    when: Condition | None
    first: date | None
    last: date | None
    cite: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class NotModelled:
    """What the source says and the calculator does not compute, and why."""

    id: str
    text: str
    reason: str
    figures: tuple[str, ...]
    cite: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Reading:
    """Where sources leave room: what is adopted, the alternative, who says which, and what it does."""

    id: str
    question: str
    adopted: str
    alternative: str
    who: str
    effect: str
    result: Name | None
    cite: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another amount the reader may choose, and the sentence for each of the two choices."""

    id: str
    when: Condition
    value: Name
    main: str
    text: str
    cite: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Example:
    """A worked example: inputs as people type them, and what must come out."""

    id: str
    label: str
    inputs: tuple[tuple[str, object], ...]
    on: str
    status: str
    subsidy: int
    unmet: tuple[str, ...]
    choices: tuple[tuple[str, int], ...]
    origin: str
    checked: str
    place: Place


@dataclass(frozen=True, slots=True)
class Scenario:
    """One column of a ladder: the facts that stay fixed."""

    id: str
    label: str
    inputs: tuple[tuple[str, object], ...]


@dataclass(frozen=True, slots=True)
class Ladder:
    """Amounts of one input, shown without scripts, for several scenarios."""

    input: str
    amounts: tuple[int, ...]
    scenarios: tuple[Scenario, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Frame:
    """One 枠 or 類型, complete; `order` holds the names of the values so that each stands after what it uses."""

    id: str
    label: str
    full_label: str
    summary: str
    groups: tuple[Group, ...]
    requires: tuple[Require, ...]
    values: tuple[Value, ...]
    expense: Name
    eligible_cost: Name
    result: Name
    breakdown: tuple[Name, ...]
    alternatives: tuple[Alternative, ...]
    declares: tuple[Declare, ...]
    not_modelled: tuple[NotModelled, ...]
    readings: tuple[Reading, ...]
    examples: tuple[Example, ...]
    ladder: Ladder
    file: str

    @property
    def inputs(self) -> tuple[Input, ...]:
        """All inputs, in the order of the form."""
        return tuple(each for group in self.groups for each in group.inputs)

    def input(self, name: str) -> Input | None:
        """Return the input called `name`, or None."""
        return next((each for each in self.inputs if each.name == name), None)

    def value(self, name: str) -> Value | None:
        """Return the value called `name`, or None."""
        return next((each for each in self.values if each.name == name), None)


@dataclass(frozen=True, slots=True)
class TaxBasis:
    """How amounts typed with tax are read: each × ratio, rounded."""

    input: str
    included: str
    ratio: Literal
    round: Rounding
    cite: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Document:
    """An official document: where it is, which version, and how its printed pages are counted."""

    id: str
    title: str
    publisher: str
    version: str
    url: str
    sha256: str
    pages: int
    page_offset: int
    kind: str
    place: Place


@dataclass(frozen=True, slots=True)
class Passage:
    """A place in a document and its figures, restated in our own words."""

    id: str
    doc: str
    page: int | None
    where: str
    restated: str
    says: tuple[str, ...]
    confidence: str
    place: Place
    says_at: Place


@dataclass(frozen=True, slots=True)
class Round:
    """One round of applications; what is not known is None."""

    id: str
    label: str
    deadline: datetime
    decision: date | None
    report: datetime | None
    cite: tuple[str, ...]
    confidence: str
    place: Place


@dataclass(frozen=True, slots=True)
class Track:
    """Rounds that several frames share."""

    id: str
    label: str
    frames: tuple[str, ...]
    opens: date | None
    rounds: tuple[Round, ...]
    cite: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the glossary: label, reading, and plain words."""

    id: str
    label: str
    reading: str
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Program:
    """What the frames of one programme share."""

    id: str
    label: str
    aliases: tuple[str, ...]
    office: str
    first: date
    last: date
    successor_label: str
    successor_url: str
    frames: tuple[str, ...]
    units: tuple[str, ...]
    tax: TaxBasis
    glossary: tuple[Term, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Rulebook:
    """A programme with its frames, sources and schedule."""

    program: Program
    frames: tuple[Frame, ...]
    documents: tuple[Document, ...]
    passages: tuple[Passage, ...]
    tracks: tuple[Track, ...]
    digest: str = field(default="", compare=False)

    def frame(self, id_: str) -> Frame:
        """Return the frame with this id; KeyError when there is none."""
        for frame in self.frames:
            if frame.id == id_:
                return frame
        raise KeyError(id_)

    def passage(self, id_: str) -> Passage:
        """Return the passage with this id; KeyError when there is none."""
        for passage in self.passages:
            if passage.id == id_:
                return passage
        raise KeyError(id_)

    def document(self, id_: str) -> Document:
        """Return the document with this id; KeyError when there is none."""
        for document in self.documents:
            if document.id == id_:
                return document
        raise KeyError(id_)
