"""What a frame claims: every figure in its rules and every text, with the passages it rests on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from scripts.rulebook.check_conditions import conditions_of
from scripts.rulebook.errors import Place
from scripts.rulebook.figures import ROUND, Figure, of_quantity
from scripts.rulebook.graph import in_order
from scripts.rulebook.literals import Quantity
from scripts.rulebook.model import (
    All,
    AnyOf,
    Bands,
    Choose,
    Compare,
    Count,
    Least,
    Literal,
    Name,
    NoneOf,
    Range,
    Test,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scripts.rulebook.model import (
        Alternative,
        CashStep,
        Condition,
        Declare,
        Finder,
        Frame,
        Headcount,
        Input,
        NotModelled,
        Operation,
        Reading,
        Repayment,
        Require,
        Row,
        Rulebook,
        TaxBasis,
        Value,
    )

Cite = tuple[str, ...]
Found = tuple[Figure, Place]


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure in a rule, and the passages of which one must say it; loose: with any comparator."""

    figure: Figure
    cite: Cite
    place: Place
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """A text for readers: its key, the passages (or none) that it may take figures from, its own figures."""

    key: str
    text: str
    cite: Cite
    place: Place
    own: tuple[Figure, ...] = ()


def claims(frame: Frame) -> Iterator[Claim]:
    """Yield every figure that the rules of a frame claim; 0 is no figure."""
    for claim in _claims(frame):
        if claim.figure.value != 0:
            yield claim


def _claims(frame: Frame) -> Iterator[Claim]:
    for value in frame.values:
        yield from value_claims(frame, value)
    for one in _inputs(frame):
        yield from _of_input(one)
    conditional: list[Require | Alternative | Declare] = [*frame.requires, *frame.alternatives, *frame.declares]
    for each in conditional:
        yield from (Claim(figure, each.cite, place) for figure, place in in_condition(each.when))

    yield from _of_payment(frame)


def _of_payment(frame: Frame) -> Iterator[Claim]:
    """The years in which a duty can be missed, and the time a step must keep; a wait is ours, and says so."""
    for duty in frame.repayments:
        yield from (Claim(of_quantity(each.quantity), duty.cite, each.place) for each in (duty.over,) if each)
    for step in frame.cash:
        yield from (Claim(of_quantity(each.quantity), step.cite, each.place) for each in (step.within,) if each)


def value_claims(frame: Frame, value: Value) -> Iterator[Claim]:
    """Yield the figures of one value; of a limit, with the comparator by which others are held to it."""
    comparator = _compared(frame).get(value.name, "")
    for figure, place in in_value(value):
        yield Claim(_as_limit(figure, comparator), value.cite, place)


def _compared(frame: Frame) -> dict[str, str]:
    """The values that something is compared with, and how: their figures are claimed with that comparator."""
    found: dict[str, str] = {}
    for condition in conditions_of(frame):
        found |= {name.id: comparator for name, comparator in _limits(condition)}
    for value in reversed(in_order(frame)):
        if value.name in found and isinstance(value.operation, Choose):
            parts = [case.then.id for case in value.operation.cases if isinstance(case.then, Name)]
            found |= dict.fromkeys(parts, found[value.name])
    return found


def _limits(condition: Condition | None) -> Iterator[tuple[Name, str]]:
    match condition:
        case All(parts) | AnyOf(parts) | NoneOf(parts):
            for part in parts:
                yield from _limits(part)
        case Compare(_, comparator, Name() as other):
            yield other, comparator.strip("＝")


def _as_limit(figure: Figure, comparator: str) -> Figure:
    """A figure without a comparator of its own, of a value that is a limit."""
    if not comparator or figure.comparator or figure.unit == ROUND:
        return figure
    return replace(figure, comparator=comparator, text=f"{figure.text}{comparator}")


def headcount_claims(one: Headcount) -> Iterator[Claim]:
    """Yield every figure that a headcount claims; 0 is no figure."""
    for table in one.tables:
        yield from (Claim(of_quantity(row.wage.quantity), table.cite, row.place) for row in table.rows)
    for each in one.definitions:
        bounds = ((each.last, ""), (each.at_least, "以上"), (each.at_most, "以下"), (each.below, "未満"))
        for literal, comparator in (*bounds, (each.long, "以上"), (each.share, "以上")):
            if literal is not None and literal.quantity.amount != 0:
                yield Claim(of_quantity(literal.quantity, comparator), each.cite, literal.place)


def headcount_texts(one: Headcount) -> Iterator[Said]:
    """Yield every text of a headcount that may hold figures."""
    yield from (Said(key, getattr(one, key), (), one.place) for key in ("label", "summary", "invite"))
    yield from (Said("label", table.label, table.cite, table.place) for table in one.tables)
    for each in one.definitions:
        yield from (Said(key, getattr(each, key), each.cite, each.place) for key in ("label", "text"))
    for left in one.not_modelled:
        yield from (Said(key, getattr(left, key), left.cite, left.place) for key in ("text", "reason"))
    for reading in one.readings:
        for key in ("question", "adopted", "alternative"):
            yield Said(key, getattr(reading, key), reading.cite, reading.place)


def finder_claims(finder: Finder) -> Iterator[Claim]:
    """Yield how many months of a thing count in a frame; passages may say it in years, or as a bound."""
    for kind in finder.kinds:
        for goes in kind.goes:
            if goes.counted is not None:
                yield Claim(of_quantity(goes.counted.quantity), goes.cite, goes.counted.place, loose=True)


def finder_texts(finder: Finder) -> Iterator[Said]:
    """Yield every text of a finder that may hold figures."""
    yield from (Said(key, getattr(finder, key), (), finder.place) for key in ("label", "summary"))
    yield from (Said("text", each.text, (), each.place) for each in finder.unknown)
    yield from (Said("only", each.only, each.cite, each.place) for each in finder.shelves)
    yield from (Said("label", each.label, each.cite, each.place) for each in finder.uses)
    for kind in finder.kinds:
        yield from (Said(key, getattr(kind, key), kind.cite, kind.place) for key in ("label", "help", "refused"))
        yield from (Said("text", each.text, each.cite, each.place) for each in kind.goes)
    yield from (Said("text", each.text, each.cite, each.place) for each in finder.together)
    yield from (Said("label", each.label, (), each.place) for each in finder.starts)
    for left in finder.not_modelled:
        yield from (Said(key, getattr(left, key), left.cite, left.place) for key in ("text", "reason"))
    for reading in finder.readings:
        for key in ("question", "adopted", "alternative"):
            yield Said(key, getattr(reading, key), reading.cite, reading.place)


def tax_claims(tax: TaxBasis) -> Iterator[Claim]:
    """Yield the figures of the tax basis."""
    yield Claim(of_quantity(tax.ratio.quantity), tax.cite, tax.ratio.place)
    yield Claim(Figure(tax.round.text.removeprefix("1円未満"), ROUND, text=tax.round.text), tax.cite, tax.place)


def schedule_claims(book: Rulebook) -> Iterator[Claim]:
    """Yield the lead times of everything that is to be prepared."""
    for track in book.tracks:
        for each in track.preparation:
            if each.lead is not None:
                yield Claim(of_quantity(each.lead.quantity), each.cite, each.lead.place)


def _inputs(frame: Frame) -> Iterator[Input]:
    for one in frame.inputs:
        yield one
        yield from one.fields


def _of_input(one: Input) -> Iterator[Claim]:
    """The range, unless a reason says that it is ours; a default; when it is asked."""
    if not one.reason:
        for bound, comparator in ((one.at_least, "以上"), (one.at_most, "以下")):
            if bound is not None:
                yield Claim(of_quantity(bound.quantity, comparator), one.cite, bound.place)
    if isinstance(one.default, int) and not isinstance(one.default, bool):
        default = Figure(Fraction(one.default), one.unit, text=f"{one.default:,}{one.unit}")
        yield Claim(default, one.cite, one.place, loose=True)
    yield from (Claim(figure, one.cite, place) for figure, place in in_condition(one.ask_when))


def in_value(value: Value) -> Iterator[Found]:
    """Yield every figure that a value is computed with."""
    yield from _in_operation(value.operation)
    if value.round is not None:
        yield Figure(value.round.text.removeprefix("1円未満"), ROUND, text=value.round.text), value.place


def _in_operation(operation: Operation) -> Iterator[Found]:
    match operation:
        case Choose(cases):
            for case in cases:
                yield from in_condition(case.when)
                yield from _literals((case.then,))
        case Bands(_, rows):
            for band in rows:
                yield from _literals((band.up_to,), "以下")
                yield from _in_operation(band.rate) if isinstance(band.rate, Choose) else _literals((band.rate,))
        case Range(_, rows):
            for row in rows:
                yield from _in_row(row)
        case Count(_, when) | Test(when):
            yield from in_condition(when)
        case Least(parts):
            yield from _literals(parts, "以下")
        case _:
            yield from _literals(getattr(operation, "parts", ()))


def _in_row(row: Row) -> Iterator[Found]:
    yield from in_condition(row.when)
    yield from _literals((row.at_least,), "以上")
    yield from _literals((row.at_most,), "以下")
    yield from _literals((row.below,), "未満")


def _literals(operands: Iterable[object], comparator: str = "") -> Iterator[Found]:
    for each in operands:
        if isinstance(each, Literal):
            yield of_quantity(each.quantity, comparator), each.place


def in_condition(condition: Condition | None) -> Iterator[Found]:
    """Yield every figure that a condition compares with."""
    match condition:
        case All(parts) | AnyOf(parts) | NoneOf(parts):
            for part in parts:
                yield from in_condition(part)
        case Compare(_, comparator, Quantity() as other, place):
            yield of_quantity(other, comparator.strip("＝")), place


def texts(book: Rulebook, frame: Frame) -> Iterator[Said]:
    """Yield every text of a frame that may hold figures; who and effect of a reading may tell computed results."""
    here = Place(frame.file, 1, 1)
    yield from (Said(key, getattr(frame, key), (), here) for key in ("label", "full_label", "summary"))
    for group in frame.groups:
        yield Said("groups", f"{group.label} {group.help}", (), here)
    for one in _inputs(frame):
        yield from _of_input_text(one)
    for value in frame.values:
        yield from (Said(key, getattr(value, key), value.cite, value.place) for key in ("label", "text"))
    yield from _beside(frame)
    for term in book.program.glossary:
        yield Said("text", f"{term.label} {term.text}", (), term.place)


def case_texts(book: Rulebook) -> Iterator[Said]:
    """Yield every text of the published cases; a {name} for what is computed is no typed figure."""
    for study in book.cases:
        yield Said("label", study.label, (), study.place)
        yield Said("situation", study.situation, (), study.place)
        yield from (Said("text", each.text, each.cite, each.place) for each in study.notices)


def schedule_texts(book: Rulebook) -> Iterator[Said]:
    """Yield every text of the schedule that may hold figures."""
    for track in book.tracks:
        for each in track.preparation:
            yield from (Said(key, getattr(each, key), each.cite, each.place) for key in ("label", "text"))


def faq_texts(book: Rulebook) -> Iterator[Said]:
    """Yield every text of the questions; a {name} for what is computed is no typed figure."""
    for topic in book.faq.topics:
        yield Said("topics", topic.label, (), topic.place)
    for each in book.faq.questions:
        yield from (Said(key, getattr(each, key), each.cite, each.place) for key in ("question", "answer", "ask"))
        if each.case:
            yield Said("label", each.case.label, (), each.case.place)


def _of_input_text(one: Input) -> Iterator[Said]:
    own = tuple(of_quantity(bound.quantity) for bound in (one.at_least, one.at_most) if bound is not None)
    said = [
        ("label", one.label),
        ("help", one.help),
        ("reason", one.reason),
        *(("choices", text) for _, text in one.choices),
    ]
    yield from (Said(key, text, one.cite, one.place, own) for key, text in said)


def _beside(frame: Frame) -> Iterator[Said]:
    keyed: list[tuple[Require | Alternative | Declare | NotModelled | Reading | Repayment | CashStep, tuple[str, ...]]]
    keyed = [(each, ("label", "unmet", "mend")) for each in frame.requires]
    keyed += [(each, ("main", "text")) for each in frame.alternatives]
    keyed += [(each, ("text",)) for each in frame.declares]
    keyed += [(each, ("text", "reason")) for each in frame.not_modelled]
    keyed += [(each, ("question", "adopted", "alternative")) for each in frame.readings]
    keyed += [(each, ("label", "text", "waived")) for each in frame.repayments]
    keyed += [(each, ("label", "text", "reason")) for each in frame.cash]
    for each, keys in keyed:
        yield from (Said(key, getattr(each, key), each.cite, each.place) for key in keys)
