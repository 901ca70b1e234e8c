"""People near the minimum wage, counted from a list of wages or told as counts, and what a dated definition says."""

from calculator import __version__
from calculator.answers import Field
from calculator.cases import Case, read_case
from calculator.frames import Definition, Headcount, Program
from calculator.people import read_people
from calculator.wire import Object

MYPY = False  # the type checker takes this for true; the portable subset has no typing
if MYPY:
    from calculator.people import Person

_MOST = 999_999
_PERSON = ("row", "prefecture", "minimum", "near", "counts")


def rows_of(definition: Definition) -> "tuple[str, ...]":
    """Return what is counted: the months, or everybody at once ("")."""
    return definition.months if definition.per == "month" else ("",)


def _behind(month: str) -> str:
    """Return how the names of a month's counts end: near_2024_10."""
    return "_" + month.replace("-", "_") if month else ""


def fields_of(definition: Definition) -> "tuple[Field, ...]":
    """Return what a definition asks for as counts: near and all of everybody, or of each month."""
    found = []
    for month in rows_of(definition):
        behind, of = _behind(month), f"{month}の" if month else ""
        found.append(Field("near" + behind, f"{of}最低賃金に近い人", "count", "人", 0, _MOST, None, (), None, ()))
        found.append(Field("all" + behind, f"{of}全従業員", "count", "人", 0, _MOST, None, (), None, ()))
    return tuple(found)


def definition_on(headcount: Headcount, on: str) -> "Definition | None":
    """Return the definition that holds on a day; None outside the programme."""
    found: list[Definition] = [each for each in headcount.definitions if each.first <= on <= each.last]
    return found[0] if found else None


def answer(
    program: Program, headcount: Headcount, pairs: "list[tuple[str, object]]", people: object, on: str, on_assumed: bool
) -> Object:
    """Return what a headcount says of counts (pairs as cases.read_case takes them), or of a list of people."""
    definition = definition_on(headcount, on)
    if definition is None:
        return _result(program, headcount, None, "out_of_period", Case(), None, on, on_assumed)
    fields = fields_of(definition)
    behind = [_behind(month) for month in rows_of(definition)]
    case = read_case(fields, pairs, tuple([("near" + each, "all" + each) for each in behind]))
    rows = None
    if people is not None:
        rows = read_people(case, headcount, definition, people)
        if pairs:
            case.error("people", "", "人数と名簿の両方があります。どちらか一方だけにしてください。")
    if case.errors:
        return _result(program, headcount, definition, "invalid", case, None, on, on_assumed)
    found = Count(definition, _counts(definition, case.values) if rows is None else count(definition, rows))
    status = "needs_input" if found.answer == "unknown" else "answered"
    return _result(program, headcount, definition, status, case, (found, rows), on, on_assumed)


def _counts(definition: Definition, values: "dict[str, object]") -> "list[tuple[object, object]]":
    behind = [_behind(month) for month in rows_of(definition)]
    return [(values["near" + each], values["all" + each]) for each in behind]


def count(definition: Definition, people: "list[Person]") -> "list[tuple[object, object]]":
    """Return near and all: one pair where people are counted, else one for each month."""
    if definition.per == "person":
        known = [person for person in people if person.counts is not None]
        return [(len([person for person in known if person.counts]), len(known))]
    columns = [[person.near[at] for person in people] for at in range(definition.width)]
    return [
        (len([near for near in column if near]), len([near for near in column if near is not None]))
        for column in columns
    ]


class Count:
    """What counts come to: for each row whether it counts, and what is missing for a yes.

    rows: (near, all, counts, short) of everybody or of each month; counts and short are None while a count is missing.
    """

    __slots__ = ("answer", "counted", "rows", "short")

    def __init__(self, definition: Definition, counts: "list[tuple[object, object]]") -> None:
        """Weigh the counts."""
        self.rows = [_row(definition, near, everybody) for near, everybody in counts]
        self.counted = len([row for row in self.rows if row[2]])
        unsure = len([row for row in self.rows if row[2] is None])
        if definition.per == "person":
            self.short = self.rows[0][3]
            needed = 1
        else:
            needed = definition.long
            self.short = max(0, needed - self.counted)
        if self.counted >= needed:
            self.answer = "yes"
        else:
            self.answer = "unknown" if self.counted + unsure >= needed else "no"


def _row(
    definition: Definition, near: "object", everybody: "object"
) -> "tuple[object, object, bool | None, int | None]":
    """Nobody employed is nobody near; else so many of all must be, and `short` says how many more."""
    if not isinstance(near, int) or not isinstance(everybody, int):
        return near, everybody, None, None
    part, whole = definition.share
    short = max(0, -(-part * everybody // whole) - near) if everybody else 1
    return near, everybody, short == 0, short


def _result(
    program: Program,
    headcount: Headcount,
    definition: "Definition | None",
    status: str,
    case: Case,
    found: "tuple[Count, list[Person] | None] | None",
    on: str,
    on_assumed: bool,
) -> Object:
    told = definition and Object(list(zip(("id", "label", "text", "passages"), definition.said)))
    weighed, people = found if found is not None else (None, None)
    reached = weighed.answer if weighed is not None else "unknown"
    receipt = [("rules", headcount.digest), ("calculator", __version__), ("on", on)]
    receipt += [("inputs", Object(case.inputs)), ("assumed", ["on"] if on_assumed else [])]
    pairs = [("program", program.id), ("headcount", headcount.id), ("definition", told), ("status", status)]
    pairs += [("answer", reached), ("short", weighed.short if weighed is not None else None)]
    pairs += [("unit", None if definition is None else "人" if definition.per == "person" else "か月")]
    pairs += [("rows", [] if definition is None or weighed is None else _rows(definition, weighed))]
    pairs += [("people", [_person(row, person) for row, person in enumerate(people or [])])]
    fills = [Object([("input", headcount.fills), ("answer", reached)])] if reached != "unknown" else []
    pairs += [("fills", fills)]
    pairs += [("missing", case.missing if status == "needs_input" and people is None else [])]
    pairs += [("errors", [Object(list(zip(("input", "typed", "text"), error))) for error in case.errors])]
    pairs += [("receipt", Object(receipt))]
    return Object(pairs)


def _rows(definition: Definition, weighed: Count) -> "list[Object]":
    ids = rows_of(definition)
    return [
        Object([("id", id_), ("near", near), ("all", everybody), ("counts", counts), ("short", short)])
        for id_, (near, everybody, counts, short) in zip(ids, weighed.rows)
    ]


def _person(row: int, person: "Person") -> Object:
    cells = (row, person.prefecture, person.minimum, person.near, person.counts)
    return Object(list(zip(_PERSON, cells)))
