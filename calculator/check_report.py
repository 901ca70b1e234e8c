"""What a check answers as a person reads it in a terminal: verdicts first, then frames, then what is missing."""

from calculator.quantities import value
from calculator.report import aligned

MYPY = False  # the type checker takes this for true; the portable subset has no typing
if MYPY:
    from typing import Any

    from calculator.wire import Object

_FRAMES = {"open": "○ 申請できる", "barred": "× 申請できない", "unknown": "？ まだ分からない"}


def check_report(result: "Object", rules: "Any", check: "Any", citations: "dict[str, str]") -> str:
    """Return the text of one answer; rules: web.Rules, check: frames.Check, citations: passage id -> short citation."""
    found = dict(result.pairs)
    labels = {field.name: field.label for field in check.fields}
    frames = {module.FRAME.id: module.FRAME.label for module in rules.frames}
    sections = [
        _opening(found, check),
        _titled("読めなかった入力", [row["text"] for row in _rows(found, "errors")]),
        _titled("理由", _reasons(found, citations)),
        _titled("枠", aligned([(frames[row["id"]], _FRAMES[row["state"]]) for row in _rows(found, "frames")])),
        _titled("足りない答え", aligned([(name, labels[name]) for name in found["missing"]])),
        _titled("途中の判定", aligned([(row["label"], _shown(row)) for row in _rows(found, "steps")])),
    ]
    return "\n\n".join(["\n".join(lines) for lines in sections if lines]) + "\n"


def _opening(found: "dict[str, Any]", check: "Any") -> "list[str]":
    if found["status"] == "invalid":
        return [f"{check.label}：読めなかった入力があるので、判定していません。"]
    if found["status"] == "out_of_period":
        return [f"{check.label}：申請できる期間の外の日付なので、判定していません。"]
    rows = [(row["label"], row["said"] or "まだ分からない") for row in _rows(found, "verdicts")]
    return [check.label] + aligned(rows) + ["判定は目安です。決めるのは事務局です。"]


def _reasons(found: "dict[str, Any]", citations: "dict[str, str]") -> "list[str]":
    lines = []
    for verdict in _rows(found, "verdicts"):
        for reason in _rows(verdict, "reasons"):
            sources = "、".join(dict.fromkeys([citations[each] for each in reason["passages"]]))
            lines.append(f"{reason['text']}（{sources}）")
    return lines


def _shown(row: "dict[str, Any]") -> str:
    """はい or いいえ, or the number of a limit (1 and 0 equal True and False)."""
    truth = row["value"] is True or row["value"] is False
    return value(row["value"], "") if truth else row["formula"].rpartition(" ")[2]


def _rows(found: "dict[str, Any]", key: str) -> "list[dict[str, Any]]":
    return [dict(row.pairs) for row in found[key]]


def _titled(title: str, lines: "list[str]") -> "list[str]":
    return [title] + ["  " + line for line in lines] if lines else []
