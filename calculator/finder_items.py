"""Reads a shopping list and who buys: fields made from a finder's kinds, each fault beside its line."""

from calculator.answers import Field
from calculator.cases import Case, read_case

MYPY = False  # the type checker takes this for true; the portable subset has no typing
if MYPY:
    from typing import Any

    from calculator.frames import Finder, Kind

# A longer list would not be searched while somebody waits: twenty lines are what a consultant brings.
MOST = 20
_PAID = (("once", "一度だけ払う"), ("monthly", "毎月払う"))


class Thing:
    """One line of a list, read.

    price: yen without tax, for one month where it is paid by the month; months: 0 where it is paid once; uses: ids of
    what it does; own: further answers by name; part_of: the line it belongs to, from 0, -1 for none.
    """

    __slots__ = ("kind", "months", "own", "part_of", "price", "uses")

    def __init__(self, finder: "Finder", row: "dict[str, Any]", taxed: bool) -> None:
        """Read one row of values."""
        self.kind: Kind = next(iter([kind for kind in finder.kinds if kind.id == row["kind"]]))
        num, den = finder.tax[2] if taxed else (1, 1)
        self.price: int = row["price"] * num // den
        monthly = self.kind.paid == ("monthly",) or row["paid"] == "monthly"
        self.months: int = row["months"] if monthly else 0
        self.uses = [use.id for use in finder.uses if self.kind.used and row[use.id]]
        self.own = {name: row[name] for _, name in self.kind.asks}
        self.part_of: int = row["part_of"] - 1 if self.kind.belongs else -1

    def whole(self) -> int:
        """Return all that is paid for it, uncounted months too."""
        return self.price * (self.months or 1)


def read_list(finder: "Finder", frames: "dict[str, Any]", pairs: "list[tuple[str, object]]", items: object) -> Case:
    """Return what was typed: `items` of the values are rows, the rest what is asked of the applicant."""
    told = pairs + [("items", items)] if items is not None else pairs
    case = read_case(list_fields(finder, frames), told)
    if not case.errors and not case.missing:
        _compare(finder, frames, case)
    return case


def list_fields(finder: "Finder", frames: "dict[str, Any]") -> "tuple[Field, ...]":
    """Return what is asked: of the applicant, and the list; frames: the generated modules by id."""
    fields = [_given(finder, _field(frames, frame, name)) for frame, name in finder.given]
    line = tuple(_line(finder, frames))
    return tuple(fields + [Field("items", "買うもの", "records", "件", 1, MOST, None, (), None, line)])


def _given(finder: "Finder", field: Field) -> Field:
    """Return a question to the applicant that counts as its safe answer while it is not answered."""
    known = [unknown.answer for unknown in finder.unknown if unknown.input == field.name]
    default = known[0] if known else field.default
    return Field(
        field.name, field.label, field.kind, field.unit, field.low, field.high, default, field.choices, None, ()
    )


def _field(frames: "dict[str, Any]", frame: str, name: str) -> Field:
    found: Field = next(iter([field for field in frames[frame].FRAME.fields if field.name == name]))
    return found


def _line(finder: "Finder", frames: "dict[str, Any]") -> "list[Field]":
    kinds = tuple([(kind.id, kind.label) for kind in finder.kinds])
    goes = [goes for kind in finder.kinds for goes in kind.goes if goes.frame in frames]
    into = [
        _field(frames, each.frame, each.into) for each in goes if each.into and _owns(frames, each.frame, each.into)
    ]
    months = [
        _field(frames, each.frame, each.months)
        for each in goes
        if each.months and _owns(frames, each.frame, each.months)
    ]
    price, term = next(iter(into)), next(iter(months))
    line = [
        Field("kind", "種類", "choice", "", None, None, None, kinds, None, ()),
        Field("price", "金額", "yen", "円", price.low, price.high, None, (), None, ()),
        Field("paid", "払い方", "choice", "", None, None, "once", _PAID, None, ()),
        Field("months", "契約する月数", "months", "か月", term.low, term.high, term.default, (), None, ()),
        Field("part_of", "どの行のものか", "count", "行目", 0, MOST, 0, (), None, ()),
    ]
    line += [Field(use.id, use.label, "yesno", "", None, None, False, (), None, ()) for use in finder.uses]
    for kind in finder.kinds:
        for frame, name in kind.asks:
            field = _field(frames, frame, name)
            asked = _asked_of(kind.id)
            low, high = field.low, field.high
            line.append(Field(field.name, field.label, field.kind, field.unit, low, high, None, (), asked, ()))
    return line


def _owns(frames: "dict[str, Any]", frame: str, name: str) -> bool:
    """Whether a frame has an input of its own by that name, not one of its records."""
    return name in [field.name for field in frames[frame].FRAME.fields]


def _asked_of(kind: str) -> "Any":
    def asked(values: "dict[str, object]") -> bool:
        return values["kind"] == kind

    return asked


def _compare(finder: "Finder", frames: "dict[str, Any]", case: Case) -> None:
    """Leave a fault where a line is paid in a way that its kind is not, belongs to no software, or counts too many."""
    rows: Any = case.values["items"]
    kinds = {kind.id: kind for kind in finder.kinds}
    for number, row in enumerate(rows):
        where, kind = f"items[{number}].", kinds[row["kind"]]
        if kind.paid == ("once",) and row["paid"] == "monthly":
            text = "毎月払うものとしては入れられません。リースやレンタルは「対象にならないもの」にしてください。"
            case.error(where + "paid", "monthly", f"買うもの{number + 1}の「{kind.label}」は、{text}")
        other = row["part_of"]
        if kind.belongs and other and (other > len(rows) or not kinds[rows[other - 1]["kind"]].used):
            text = "ソフトウェアの行の番号を書いてください。どれでもよければ0です。"
            case.error(
                where + "part_of", other, f"買うもの{number + 1}：{other}行目はソフトウェアではありません。{text}"
            )
        for frame, lower, upper in _limits(frames, kind):
            if row[lower] > row[upper]:
                labels = [_field(frames, frame, name).label for name in (lower, upper)]
                text = f"「{labels[0]}」が「{labels[1]}」より多くなっています。"
                case.error(where + lower, row[lower], f"買うもの{number + 1}の{text}")


def _limits(frames: "dict[str, Any]", kind: "Kind") -> "list[tuple[str, str, str]]":
    asked = [name for _, name in kind.asks]
    of = [frame for frame, _ in kind.asks][:1]
    return [(frame, a, b) for frame in of for a, b in frames[frame].FRAME.at_most if a in asked and b in asked]
