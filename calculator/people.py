"""A list of people as it is pasted: prefecture and hourly wages by month, read strictly, each fault with its row."""

from calculator.cases import Case
from calculator.frames import Definition, Headcount
from calculator.quantities import read_yen

MYPY = False  # the type checker takes this for true; the portable subset has no typing
if MYPY:
    from collections.abc import Sequence

_ENDS = "都府県"
_SPACES = " \u3000"
_NOTHING = ("", "-", "－", "ー")


class Person:
    """One person: which months are near the minimum wage, and whether the person counts.

    near: True, False, or None in a month without a wage; counts: None where that cannot be told for want of a month.
    """

    __slots__ = ("counts", "minimum", "near", "prefecture")

    def __init__(self, definition: Definition, prefecture: str, minimum: int, wages: "Sequence[int | None]") -> None:
        """Hold each wage to the minimum."""
        self.prefecture = prefecture
        self.minimum = minimum
        self.near = [
            None if wage is None else wage >= floor and is_near(definition, wage - minimum)
            for wage, floor in zip(wages, floors_of(definition, prefecture))
        ]
        near = len([each for each in self.near if each])
        self.counts = None if None in self.near else near >= definition.long


def is_near(definition: Definition, above: int) -> bool:
    """Return whether a wage so far above the minimum is near it."""
    return bool((definition.low is None or above >= definition.low) and above <= definition.high)


def floors_of(definition: Definition, prefecture: str) -> "list[int]":
    """Return for each month which wage may not be fallen short of in a prefecture."""
    found = [(floor, since) for name, floor, since in definition.floor if name == prefecture]
    return [sum([floor for floor, since in found if at >= since]) for at in range(definition.width)]


def read_people(case: Case, headcount: Headcount, definition: Definition, rows: object) -> "list[Person]":
    """Read rows of texts: prefecture, then one wage for each month, "" where there was none; faults go to the case."""
    found: list[Person] = []
    if not isinstance(rows, list):
        case.error("people", rows, "名簿は行の一覧で書いてください。")
        return found
    known = dict(headcount.wages[definition.wages].rows)
    for number, row in enumerate(rows):
        if not isinstance(row, list) or [cell for cell in row if not isinstance(cell, str)]:
            case.error(f"people[{number}]", row, f"{number + 1}行目：文字の一覧で書いてください。")
            continue
        person = _person(case, definition, known, number, row)
        if person is not None:
            found.append(person)
    if not rows:
        case.error("people", "", "名簿が空です。ひとりにつき1行で書いてください。")
    return found


def _person(
    case: Case, definition: Definition, known: "dict[str, int]", number: int, row: "list[str]"
) -> "Person | None":
    line, name = f"{number + 1}行目", row[0] if row else ""
    prefecture = _prefecture(name, known)
    if prefecture is None:
        text = f"{line}：「{name}」という都道府県はありません。「東京都」のように書いてください。"
        case.error(f"people[{number}].prefecture", name, text)
    found, wanted = max(0, len(row) - 1), definition.width
    if found != wanted:
        text = f"{line}：賃金が{found}か月分あります。{wanted}か月分を書き、なかった月は空けてください。"
        case.error(f"people[{number}]", "", text)
    wages = [_wage(case, number, at, cell) for at, cell in enumerate(row[1:])]
    if prefecture is None:
        return None
    return Person(definition, prefecture, known[prefecture], wages)


def _prefecture(typed: str, known: "dict[str, int]") -> "str | None":
    text = _bare(typed)
    for name in [text] + [text + end for end in _ENDS]:
        if name in known:
            return name
    return None


def _bare(typed: str) -> str:
    """Take spaces off both ends, sign by sign: interpreters disagree on strip beyond ASCII."""
    start, end = 0, len(typed)
    while start < end and typed[start] in _SPACES:
        start += 1
    while end > start and typed[end - 1] in _SPACES:
        end -= 1
    return typed[start:end]


def _wage(case: Case, number: int, at: int, typed: str) -> "int | None":
    if _bare(typed) in _NOTHING:
        return None
    wage, fault = read_yen(typed)
    if wage is None:
        case.error(f"people[{number}].wages[{at}]", typed, f"{number + 1}行目の{at + 1}か月目：{fault}")
    return wage
