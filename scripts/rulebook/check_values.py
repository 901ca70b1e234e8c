"""Checks values: units agree, tables rise, nothing fractional is paid out, the breakdown adds up."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from scripts.rulebook.fractional import fractional_values
from scripts.rulebook.literals import RATIO, YEN
from scripts.rulebook.model import (
    Bands,
    Choose,
    Each,
    Frame,
    Least,
    Literal,
    Minus,
    Name,
    Operand,
    Range,
    Row,
    Rulebook,
    Share,
    Sum,
    Test,
    Times,
    Value,
)
from scripts.rulebook.units import UNKNOWN, Units, units

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.rulebook.errors import Faults, Place

_NO_NUMBER = ("yesno", "choice", "records")


def check_values(book: Rulebook, frame: Frame, faults: Faults) -> None:
    """Check the operations of a frame, and what it pays out."""
    frames = {each.id: each for each in book.frames}
    known = units(frame, frames, faults)
    for value in frame.values:
        _numbers(value, known, faults)
        _literal_units(book, value, faults)
        _operation(value, faults)
        _rounding(book, value, faults)
    _ends(frame, known, fractional_values(book, frame), faults)
    _breakdown(frame, faults)


def _numbers(value: Value, known: Units, faults: Faults) -> None:
    for operand in operands(value):
        if isinstance(operand, Name) and known.get(operand.id) in _NO_NUMBER:
            what = f"“{operand.id}” is no quantity, so “{value.name}” cannot calculate with it"
            faults.add(operand.place, what, "use it in a condition (`when:` or `test:`)")


def operands(value: Value) -> Iterator[Operand]:
    """Yield what an operation calculates with: names and literals, not what its conditions look at."""
    match value.operation:
        case Sum(parts) | Times(parts) | Minus(parts) | Least(parts) | Share(parts):
            yield from parts
        case Choose(cases):
            yield from (case.then for case in cases)
        case Bands(of) | Range(of):
            yield of


def _literal_units(book: Rulebook, value: Value, faults: Faults) -> None:
    for operand in operands(value):
        if isinstance(operand, Literal):
            check_unit(book, operand.quantity.unit, operand.place, faults)
            _rate(operand, faults)


def check_unit(book: Rulebook, unit: str, place: Place, faults: Faults) -> bool:
    """Refuse a literal whose unit is no unit of the programme; return whether it is one."""
    known = ("", YEN, *book.program.units, *(f"{YEN}/{each}" for each in book.program.units))
    if unit not in known:
        mend = f"units: 円, {', '.join(book.program.units)}; the only comparators are 以上・超・以下・未満"
        faults.add(place, f"“{unit}” is no unit of the programme", mend)
    return unit in known


def _rate(literal: Literal, faults: Faults) -> None:
    """Refuse a ratio that pays nothing, or more than all."""
    rate = literal.quantity
    if rate.unit == RATIO and not 0 < rate.amount <= 1:
        faults.add(literal.place, f"the rate {rate} is not above 0 and at most 1", "write a rate such as 3/4")


def _operation(value: Value, faults: Faults) -> None:
    match value.operation:
        case Bands():
            _bands(value.operation, faults)
        case Range(_, rows):
            for row in rows:
                _row(row, faults)
        case Choose(cases) if len(cases) == 1 and cases[0].when is None:
            faults.add(cases[0].place, "this `choose` has nothing to choose from", "write the value itself")
        case Test():
            if value.round is not None:
                faults.add_at(
                    value.place, "round", f"“{value.name}” is yes or no, which cannot be rounded", "drop `round:`"
                )


def _bands(bands: Bands, faults: Faults) -> None:
    reached = Fraction(0)
    spoken = "0円"
    for band in bands.rows[:-1]:
        if band.up_to is None:
            faults.add(band.place, "only the last row may be open", "add `up_to: …円`")
            continue
        if band.up_to.quantity.unit != YEN:
            faults.add(band.up_to.place, f"“{band.up_to.quantity}” is not an amount in yen", "write it with 円")
        if band.up_to.quantity.amount <= reached:
            what = f"this row says “up_to: {band.up_to.quantity}”, but the row before it already reaches {spoken}"
            faults.add(band.place, what, "write the rows in rising order, or drop this one")
        reached, spoken = max(reached, band.up_to.quantity.amount), str(band.up_to.quantity)
    if bands.rows[-1].up_to is not None:
        faults.add(bands.rows[-1].place, "the last row ends, so nothing holds above it", "drop its `up_to:`")
    for band in bands.rows:
        _rates(band.rate, faults)


def _rates(rate: Literal | Choose, faults: Faults) -> None:
    for each in (case.then for case in rate.cases) if isinstance(rate, Choose) else (rate,):
        if not isinstance(each, Literal):
            faults.add(each.place, f"the rate “{each.id}” is not written here", "write the ratio, such as 3/4")
        elif each.quantity.unit != RATIO:
            faults.add(each.place, f"“{each.quantity}” is not a ratio", "write a rate such as 3/4")
        else:
            _rate(each, faults)


def _row(row: Row, faults: Faults) -> None:
    for bound in (row.at_least, row.at_most, row.below):
        if bound is not None and bound.quantity.unit != YEN:
            faults.add(bound.place, f"“{bound.quantity}” is not an amount in yen", "write it with 円")
    low = row.at_least.quantity.amount if row.at_least else Fraction(0)
    top = row.at_most or row.below
    if top is None:
        return
    empty = top.quantity.amount < low if row.at_most else top.quantity.amount <= low
    if empty:
        start = row.at_least.quantity if row.at_least else "0円"
        faults.add(row.place, f"this row begins at {start} and ends at {top.quantity} already", "swap the bounds")


def _rounding(book: Rulebook, value: Value, faults: Faults) -> None:
    if not isinstance(value.operation, Each) or value.round is not None:
        return
    name = value.operation.value
    other = next((each for each in book.frames if each.id == value.operation.frame), None)
    if other is not None and name in fractional_values(book, other):
        what = f"“{name}” of {other.id} may be a fraction of a yen, and is added for each record"
        faults.add(value.place, what, "add `round: 1円未満切捨て`")


def _ends(frame: Frame, known: Units, fractions: set[str], faults: Faults) -> None:
    ends = [("expense", frame.expense), ("eligible_cost", frame.eligible_cost), ("result", frame.result)]
    ends += [("breakdown", each) for each in frame.breakdown]
    ends += [("alternatives", each.value) for each in frame.alternatives]
    ends += [("readings", each.result) for each in frame.readings if each.result is not None]
    for key, name in ends:
        if known.get(name.id, YEN) not in (YEN, UNKNOWN):
            faults.add(name.place, f"“{name.id}” is no amount in yen, so it cannot be under `{key}`", "name an amount")
        elif key in ("result", "alternatives", "readings") and name.id in fractions:
            what = f"“{name.id}” may be a fraction of a yen, so it cannot be paid out (`{key}`)"
            faults.add(name.place, what, "add `round: 1円未満切捨て` to the value")


def _breakdown(frame: Frame, faults: Faults) -> None:
    lines = [name.id for name in frame.breakdown]
    result = frame.value(frame.result.id)
    if result is None or lines == [result.name]:
        return
    parts = result.operation.parts if isinstance(result.operation, Sum) else ()
    if sorted(lines) != sorted(part.id for part in parts if isinstance(part, Name)) or len(parts) != len(lines):
        what = f"the breakdown ({', '.join(lines) or 'nothing'}) does not visibly add up to “{result.name}”"
        mend = f"write `breakdown: [{result.name}]`, or make “{result.name}” the `sum` of exactly these values"
        faults.add(frame.breakdown[0].place if frame.breakdown else frame.result.place, what, mend)
