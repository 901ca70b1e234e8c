"""Cases: what was typed or sent for one frame, read strictly, every fault collected beside its input."""

from collections import namedtuple

from calculator.answers import Field, UnreadError, range_words, read_answer, typed_text
from calculator.names import suggestion
from calculator.quantities import value
from calculator.wire import Object

__all__ = ("Case", "Field", "read_case")

_Rows = namedtuple("_Rows", ("rows",))  # records written as members[0].size: a list of (number, Object)


class Case:
    """One case as read.

    values: name -> int, bool, choice id, or list of such dicts; None where it is missing. A field that is
            not asked, or whose answer was refused, has its default here; one that is asked only sometimes
            and is absent then is missing, whatever its default.
    errors: [(input, typed, sentence)]; missing, assumed: names, `members[0].size` for a record's.
    inputs: [(name, value)] of every input that is used, in field order; records as a list of wire.Object.
    any_amount: whether some amount above 0 yen was given, in the case or in a record.
    """

    __slots__ = ("any_amount", "assumed", "errors", "inputs", "missing", "values")

    def __init__(self) -> None:
        """Begin with nothing read."""
        self.values: dict[str, object] = {}
        self.errors: list[tuple[str, str, str]] = []
        self.missing: list[str] = []
        self.assumed: list[str] = []
        self.inputs: list[tuple[str, object]] = []
        self.any_amount = False

    def error(self, name: str, typed: object, text: str) -> None:
        """Collect one fault beside the input it belongs to."""
        self.errors.append((name, typed_text(typed), text))


def read_case(
    fields: tuple[Field, ...], pairs: list[tuple[str, object]], at_most: tuple[tuple[str, str], ...] = ()
) -> Case:
    """Read (name, value) pairs against a frame's fields; never raises, faults stand in Case.errors.

    A value is None or "" (both: absent), an int, a bool, text as people type it, or for records a list of
    wire.Object; `members[0].size` names an input of a record. at_most: (a, b) where a may not exceed b.
    """
    case = Case()
    for field in fields:
        if field.kind == "records":
            pairs = _gathered(case, field, pairs)
    given = _given(case, fields, pairs, "")
    case.values, case.inputs = _read(case, fields, given, "", "")
    _compare(case, fields, given, at_most)
    return case


def _given(case: Case, fields: tuple[Field, ...], pairs: list[tuple[str, object]], prefix: str) -> dict[str, object]:
    """Return each known name's answer; an unknown name or a second answer is an error."""
    given: dict[str, object] = {}
    known = [field.name for field in fields]
    for name, typed in pairs:
        if name not in known:
            near = suggestion(name.partition("[")[0], known)
            case.error(prefix + name, typed, f"「{prefix}{name}」という入力はありません。{near}")
        elif name in given:
            case.error(prefix + name, typed, f"「{prefix}{name}」が二度書かれています。一度だけ書いてください。")
        else:
            given[name] = typed
    return given


def _read(
    case: Case, fields: tuple[Field, ...], given: dict[str, object], prefix: str, whose: str
) -> tuple[dict[str, object], list[tuple[str, object]]]:
    """Read every answer, then see what is asked; return the values by name, and the pairs of those that are used."""
    values: dict[str, object] = {field.name: field.default for field in fields}
    shown: dict[str, object] = {}
    for field in fields:
        typed = given.get(field.name)
        if typed is not None and typed != "":
            values[field.name], shown[field.name] = _answer(case, field, typed, prefix, whose)
    used = []
    for field in fields:
        if field.asked is not None and not field.asked(values):
            values[field.name] = field.default
            continue
        if field.name not in shown:
            values[field.name] = shown[field.name] = _absent(case, field, prefix)
        if shown[field.name] is not None:
            used.append((field.name, shown[field.name]))
            case.any_amount = case.any_amount or (field.kind == "yen" and shown[field.name] != 0)
    return values, used


def _absent(case: Case, field: Field, prefix: str) -> object:
    """Note an absent answer as missing or assumed; return what counts then.

    A default of a field that is asked only sometimes counts while it is not asked; once asked, it wants an answer.
    """
    if field.default is None or field.asked is not None:
        case.missing.append(prefix + field.name)
        return None
    case.assumed.append(prefix + field.name)
    return field.default


def _answer(case: Case, field: Field, typed: object, prefix: str, whose: str) -> tuple[object, object]:
    """Return one answer's value, and the same as the receipt shows it: None there when it was refused."""
    if field.kind == "records":
        return _records(case, field, typed)
    try:
        read = read_answer(field, typed)
    except UnreadError as fault:
        case.error(prefix + field.name, typed, f"{whose}「{field.label}」：{fault}")
        return field.default, None
    return read, read


def _records(case: Case, field: Field, typed: object) -> tuple[list[dict[str, object]], list[Object]]:
    """Read a list of records; return their values, and their used inputs as Objects."""
    values: list[dict[str, object]] = []
    inputs: list[Object] = []
    for number, record in _rows(case, field, typed):
        prefix = f"{field.name}[{number}]"
        if not isinstance(record, Object):
            case.error(prefix, record, f'「{prefix}」は入力の組ではありません。{{"名前":値}} の形で書いてください。')
            continue
        given = _given(case, field.fields, record.pairs, prefix + ".")
        row, used = _read(case, field.fields, given, prefix + ".", f"{field.label}{number + 1}の")
        values.append(row)
        inputs.append(Object(used))
    return values, inputs


def _rows(case: Case, field: Field, typed: object) -> list[tuple[int, object]]:
    """Return the records with their numbers, none where the list itself is at fault."""
    if isinstance(typed, _Rows):
        rows: list[tuple[int, object]] = typed.rows
    elif isinstance(typed, list):
        rows = list(enumerate(typed))
    else:
        case.error(
            field.name, typed, f"「{field.label}」は一覧ではありません。{field.name}[0] から順に書いてください。"
        )
        return []
    size = len(rows)
    if (field.low is not None and size < field.low) or (field.high is not None and size > field.high):
        text = f"「{field.label}」が{value(size, field.unit)}です。{range_words(field)}で書いてください。"
        case.error(field.name, f"{size}", text)
        return []
    return rows


def _gathered(case: Case, field: Field, pairs: list[tuple[str, object]]) -> list[tuple[str, object]]:
    """Gather members[0].size, members[0].pc … into one answer for members."""
    rows: dict[int, list[tuple[str, object]]] = {}
    others = []
    for name, typed in pairs:
        numbered = _numbered(field.name, name)
        if numbered is not None:
            number, inner = numbered
            rows.setdefault(number, []).append((inner, typed))
        elif name.startswith(field.name + "["):
            case.error(
                name,
                typed,
                f"「{name}」は読めません。「{field.name}[0].{field.fields[0].name}」のように書いてください。",
            )
        else:
            others.append((name, typed))
    if rows:
        if field.name in [name for name, _ in others]:
            text = f"「{field.name}」と「{field.name}[0]」の書き方が混ざっています。どちらかにそろえてください。"
            case.error(field.name, "", text)
        others = [(name, typed) for name, typed in others if name != field.name]
        others.append((field.name, _numbered_rows(case, field, rows)))
    return others


def _numbered_rows(case: Case, field: Field, rows: dict[int, list[tuple[str, object]]]) -> _Rows:
    gap = min([number for number in range(len(rows) + 1) if number not in rows])
    if gap < len(rows):
        text = f"番号が飛んでいます。「{field.name}[{gap}]」がありません。0から順に番号を付けてください。"
        case.error(f"{field.name}[{gap}]", "", text)
    return _Rows([(number, Object(rows[number])) for number in sorted(rows)])


def _numbered(name: str, text: str) -> tuple[int, str] | None:
    """Cut members[12].size into 12 and size; None where text is no such name."""
    digits, close, inner = text[len(name) + 1 :].partition("].")
    if not text.startswith(name + "[") or not close or not 1 <= len(digits) <= 6:
        return None
    if [sign for sign in digits if sign not in "0123456789"] or (digits[0] == "0" and digits != "0"):
        return None
    return int(digits), inner


def _compare(
    case: Case, fields: tuple[Field, ...], given: dict[str, object], at_most: tuple[tuple[str, str], ...]
) -> None:
    if not at_most:
        return
    named = {field.name: field for field in fields}
    used = dict(case.inputs)
    for lower, upper in at_most:
        left, right = used.get(lower), used.get(upper)
        if isinstance(left, int) and isinstance(right, int) and left > right:
            most = value(right, named[upper].unit)
            text = f"「{named[lower].label}」（{value(left, named[lower].unit)}）が「{named[upper].label}」（{most}）を"
            case.error(lower, given.get(lower), f"{text}超えています。{most}以下で書いてください。")
