"""A Result as a person reads it in a terminal: one plain sentence, the amounts, then how they came about."""

from calculator.confidence_report import TITLE
from calculator.quantities import value, yen, yen_words

MYPY = False  # the type checker takes this for true; the portable subset has no typing
if MYPY:
    from collections.abc import Sequence
    from typing import Any

    from calculator.answers import Field
    from calculator.wire import Object

_MARKS = {"met": "○", "unmet": "×", "unknown": "？", "confirm": "□"}
_CONDITIONS = "条件（○ 満たす　× 満たさない　？ まだ分からない　□ 自分で確かめる）"


def report(
    result: "Object", frame: "Any", citations: "dict[str, str]", deadline: str, rests_on: "Sequence[str]" = ()
) -> str:
    """Return the text of one Result.

    frame: the frames.Frame it was computed for; citations: passage id -> short citation; deadline: a sentence
    that says by when; rests_on: what is to be told of how sure the rules are.
    """
    found = dict(result.pairs)
    sections = [
        _opening(found, frame) + [deadline],
        _amounts(found),
        _section(TITLE, list(rests_on)),
        _section("内訳", aligned([(row["label"], yen(row["yen"])) for row in _rows(found, "breakdown")])),
        _section("読めなかった入力", [row["text"] for row in _rows(found, "errors")]),
        _section("理由", _cited(found, "reasons", citations)),
        _section("足りない入力", _missing(found["missing"], frame.fields)),
        _section("選べる額", _offers(found, "choices", citations)),
        _section("別の読み方", _offers(found, "readings", citations)),
        _section("計算", _steps(found, citations)),
        _section(_CONDITIONS, _conditions(found, citations)),
        _section("控え", _receipt(dict(found["receipt"].pairs), frame.fields)),
    ]
    return "\n\n".join(["\n".join(lines) for lines in sections if lines]) + "\n"


def aligned(rows: "Sequence[tuple[str, ...]]") -> "list[str]":
    """Return rows of cells as lines, each column as wide as its widest cell on a terminal."""
    if not rows:
        return []
    widths = [max([_width(row[at]) for row in rows]) for at in range(len(rows[0]))]
    return ["  ".join([_padded(row[at], widths[at]) for at in range(len(row))]).rstrip(" ") for row in rows]


def _opening(found: "dict[str, Any]", frame: "Any") -> "list[str]":
    """The one plain sentence that comes first, and who decides."""
    status = found["status"]
    if status == "eligible":
        own = yen(found["own_payment"])
        return [
            f"{frame.label}：補助額の目安は{yen(found['subsidy'])}、自己負担は{own}（税抜）です。",
            "補助額は「以内」の上限で、受けられることを約束するものではありません。決めるのは事務局です。",
        ]
    sentence = {
        "ineligible": "対象外です。この内容では補助されません。",
        "needs_input": "まだ計算できません。入力が足りません。",
        "out_of_period": "計算できません。申請できる期間の外の日付です。",
        "invalid": "計算していません。読めなかった入力があります。",
    }
    return [f"{frame.label}：{sentence[status]}"]


def _amounts(found: "dict[str, Any]") -> "list[str]":
    if found["subsidy"] is None:
        return []
    rows = [("補助額", "subsidy"), ("自己負担", "own_payment"), ("補助対象経費", "eligible_cost")]
    return aligned([(label, yen_words(found[name])) for label, name in rows])


def _section(title: str, lines: "list[str]") -> "list[str]":
    return [title] + ["  " + line for line in lines] if lines else []


def _rows(found: "dict[str, Any]", name: str) -> "list[dict[str, Any]]":
    return [dict(row.pairs) for row in found[name]]


def _source(passages: "list[str]", citations: "dict[str, str]") -> str:
    """［公募要領（通常枠） p13・p15］: each document once, with its pages."""
    documents: list[str] = []
    pages: list[list[str]] = []
    for passage in passages:
        document, _, page = citations.get(passage, passage).partition(" p")
        if document not in documents:
            documents.append(document)
            pages.append([])
        shown = pages[documents.index(document)]
        if page and page not in shown:
            shown.append(page)
    cited = [documents[at] + (" p" + "・p".join(pages[at]) if pages[at] else "") for at in range(len(documents))]
    return f"［{'、'.join(cited)}］" if cited else ""


def _cited(found: "dict[str, Any]", name: str, citations: "dict[str, str]") -> "list[str]":
    return [row["text"] + _source(row["passages"], citations) for row in _rows(found, name)]


def _offers(found: "dict[str, Any]", name: str, citations: "dict[str, str]") -> "list[str]":
    rows = _rows(found, name)
    return [f"{yen(row['subsidy'])}：{row['text']}{_source(row['passages'], citations)}" for row in rows]


def _steps(found: "dict[str, Any]", citations: "dict[str, str]") -> "list[str]":
    lines = []
    for number, row in enumerate(_rows(found, "steps")):
        lines.append(f"{number + 1:2}. {row['label']}：{row['formula']}")
        lines.append("    " + row["text"] + _source(row["passages"], citations))
    return lines


def _conditions(found: "dict[str, Any]", citations: "dict[str, str]") -> "list[str]":
    rows = _rows(found, "conditions")
    return [f"{_MARKS[row['state']]} {row['text']}{_source(row['passages'], citations)}" for row in rows]


def _missing(names: "list[str]", fields: "tuple[Field, ...]") -> "list[str]":
    rows = []
    for name in names:
        field, whose = _field(name, fields)
        rows.append((whose + field.label, f"{name}={_how(field)}"))
    return aligned(rows)


def _field(name: str, fields: "tuple[Field, ...]") -> "tuple[Any, str]":
    """The field that members[0].size names, and 構成員1の."""
    outer, _, inner = name.partition("[")
    field = next(iter([each for each in fields if each.name == outer]))
    if not inner:
        return field, ""
    number, _, rest = inner.partition("].")
    return _field(rest, field.fields)[0], f"{field.label}{int(number) + 1}の"


def _how(field: "Field") -> str:
    if field.kind == "choice":
        return " | ".join([f"{name}（{label}）" for name, label in field.choices])
    if field.kind == "yesno":
        return "yes | no"
    if field.kind == "records":
        return f"@一覧.json（または {field.name}[0].{field.fields[0].name}=… から順に）"
    return f"{value(field.low, field.unit)}〜{value(field.high, field.unit)}" if field.high else f"数（{field.unit}）"


def _receipt(receipt: "dict[str, Any]", fields: "tuple[Field, ...]") -> "list[str]":
    rows = [
        (
            "日付",
            receipt["on"] + ("（指定がないので、この制度で計算する最後の日）" if "on" in receipt["assumed"] else ""),
        )
    ]
    given = dict(receipt["inputs"].pairs)
    named = [field for field in fields if field.name in receipt["assumed"]]
    said = [field for field in named if field.kind != "yen" or given[field.name] != 0]
    assumed = [f"{field.label}：{_answer(field, given[field.name])}" for field in said]
    if len(said) < len(named):
        assumed.append("そのほかの金額：0円")
    if assumed:
        rows.append(("仮定", "、".join(assumed)))
    rows += [("規則", receipt["rulebook"]), ("計算機", receipt["calculator"])]
    return aligned(rows)


def _answer(field: "Field", answer: "Any") -> str:
    return dict(field.choices)[answer] if field.kind == "choice" else value(answer, field.unit)


def _padded(cell: str, width: int) -> str:
    return cell + " " * (width - _width(cell))


def _width(text: str) -> int:
    """Columns on a terminal: two for each full-width sign."""
    return sum([2 if 0x1100 <= ord(sign) < 0xFF61 and not 0x2010 <= ord(sign) < 0x2E80 else 1 for sign in text])
