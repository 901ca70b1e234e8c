"""What a finder answers as a person reads it in a terminal: the best way first, then every combination and frame."""

from calculator.quantities import yen
from calculator.report import aligned

MYPY = False  # the type checker takes this for true; the portable subset has no typing
if MYPY:
    from typing import Any

    from calculator.wire import Object

_STATES = {"eligible": "○", "ineligible": "×", "nothing": "―"}
_TOGETHER = {"allowed": "", "unresolved": "（両方に申請できるかは未確定）"}


def finder_report(result: "Object", rules: "Any", citations: "dict[str, str]") -> str:
    """Return the text of one answer; rules: web.Rules, citations: passage id -> short citation."""
    found = dict(result.pairs)
    labels = {module.FRAME.id: module.FRAME.label for module in rules.frames}
    sections = [
        _opening(found),
        _titled("読めなかった入力", [row["text"] for row in _rows(found, "errors")]),
        _titled("足りない答え", found["missing"]),
        _titled("組み合わせ（補助額の多い順）", _combinations(found, labels, citations)),
        _titled("枠ごと（入れられるものを全部入れた場合）", _frames(found, labels)),
    ]
    return "\n\n".join(["\n".join(lines) for lines in sections if lines]) + "\n"


def _opening(found: "dict[str, Any]") -> "list[str]":
    sentence = {
        "invalid": "調べていません。読めなかった入力があります。",
        "out_of_period": "調べられません。申請できる期間の外の日付です。",
        "needs_input": "まだ調べられません。入力が足りません。",
    }
    if found["status"] in sentence:
        return [sentence[found["status"]]]
    return [*found["text"], *found["assumed"], "補助額は「以内」の上限の目安です。決めるのは事務局です。"]


def _combinations(found: "dict[str, Any]", labels: "dict[str, str]", citations: "dict[str, str]") -> "list[str]":
    lines = []
    for number, row in enumerate(_rows(found, "combinations")):
        names = "＋".join([labels[frame] for frame in row["frames"]]) + _TOGETHER[row["state"]]
        lines.append(f"{number + 1:2}. {names}：補助額 {yen(row['subsidy'])}、自己負担 {yen(row['own_payment'])}")
        for part in _rows(row, "parts"):
            of = "・".join([f"{line}" for line in part["lines"]])
            lines.append(f"      {labels[part['id']]} {yen(part['subsidy'])}：{of}行目")
        lines += [
            f"      {rule['text']}［{'、'.join([citations[each] for each in rule['passages']])}］"
            for rule in _rows(row, "rules")
            if rule["state"] == "unresolved"
        ]
    return lines


def _frames(found: "dict[str, Any]", labels: "dict[str, str]") -> "list[str]":
    rows = [
        (_STATES[row["status"]], labels[row["id"]], yen(row["subsidy"]), _why(row)) for row in _rows(found, "frames")
    ]
    return aligned(rows)


def _why(row: "dict[str, Any]") -> str:
    if row["status"] == "eligible":
        return f"自己負担 {yen(row['own_payment'])}"
    return str(_rows(row, "reasons")[0]["text"])


def _rows(found: "dict[str, Any]", key: str) -> "list[dict[str, Any]]":
    return [dict(row.pairs) for row in found.get(key, [])]


def _titled(title: str, lines: "list[str]") -> "list[str]":
    return [title, *["  " + line for line in lines]] if lines else []
