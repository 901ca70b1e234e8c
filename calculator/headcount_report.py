"""What a headcount answers as a person reads it in a terminal: answer, definition, and what was counted."""

from calculator.report import aligned

MYPY = False  # the type checker takes this for true; the portable subset has no typing
if MYPY:
    from typing import Any

    from calculator.wire import Object

_ANSWERS = {"yes": "当たります。", "no": "当たりません。", "unknown": "まだ決まりません。人数が足りません。"}


def headcount_report(result: "Object", headcount: "Any", citations: "dict[str, str]") -> str:
    """Return the text of one answer; headcount: frames.Headcount, citations: passage id -> short citation."""
    found = dict(result.pairs)
    sections = [_opening(found, headcount), _definition(found, citations), _errors(found), _counted(found)]
    return "\n\n".join(["\n".join(lines) for lines in sections if lines]) + "\n"


def _opening(found: "dict[str, Any]", headcount: "Any") -> "list[str]":
    if found["status"] == "invalid":
        return [f"{headcount.label}：読めなかった入力があるので、判定していません。"]
    if found["status"] == "out_of_period":
        return [f"{headcount.label}：申請できる期間の外の日付なので、判定していません。"]
    short = f"あと{found['short']}{found['unit']}で当たります。" if found["short"] else ""
    return [f"{headcount.label}：{_ANSWERS[found['answer']]}{short}", "判定は目安です。決めるのは事務局です。"]


def _definition(found: "dict[str, Any]", citations: "dict[str, str]") -> "list[str]":
    if found["definition"] is None:
        return []
    told = dict(found["definition"].pairs)
    sources = "、".join(dict.fromkeys([citations[each] for each in told["passages"]]))
    return [f"{told['label']}の決まり", f"  {told['text']}", f"  {sources}"]


def _errors(found: "dict[str, Any]") -> "list[str]":
    rows = [dict(row.pairs)["text"] for row in found["errors"]]
    return ["読めなかった入力"] + ["  " + text for text in rows] if rows else []


def _counted(found: "dict[str, Any]") -> "list[str]":
    """Each month, or everybody, with whether it counts; what was not told is left out."""
    rows = [dict(row.pairs) for row in found["rows"]]
    told = [
        (
            row["id"] or "全部で",
            f"{row['all']}人のうち{row['near']}人",
            "○" if row["counts"] else f"×（あと{row['short']}人）",
        )
        for row in rows
        if row["counts"] is not None
    ]
    return ["数えたもの"] + ["  " + line for line in aligned(told)] if told else []
