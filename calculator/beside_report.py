"""What is asked beside an amount, as a person reads it in a terminal."""

from calculator.quantities import months, yen
from calculator.report import aligned

MYPY = False  # the type checker takes this for true; the portable subset has no typing
if MYPY:
    from typing import Any

    from calculator.wire import Object

_SENTENCES = {
    "needs_input": "まだ調べられません。入力が足りません。",
    "out_of_period": "調べられません。申請できる期間の外の日付です。",
    "invalid": "調べていません。読めなかった入力があります。",
}


def outlook_report(answer: "Object") -> str:
    """Return the outlook as text: bounds, the end, wishes, changes, and the two amounts to choose from."""
    found = dict(answer.pairs)
    if "varied" not in found:
        return _refused(found)
    varied = dict(found["varied"].pairs)
    end = dict(found["end"].pairs)["text"] if found["end"] else "どの金額を変えても補助されません。"
    parts = [
        [f"「{varied['label']}」（いま{yen(varied['now'])}）だけを変えたときです。", end],
        _titled("金額が変わる境目", [line for row in _rows(found["edges"]) for line in _edge(row)]),
        _titled("ほしい額から", [dict(row.pairs)["text"] for _, row in found["wish"].pairs]),
        _titled("ひとつだけ変えると", aligned([_change(row) for row in _rows(found["changes"])])),
        _titled("どちらの額で申請するか", [line for row in _rows(found["choices"]) for line in _choice(row)]),
    ]
    return _text(parts)


def cash_report(answer: "Object") -> str:
    """Return the cash as text: the tax, the steps, and what must be financed."""
    found = dict(answer.pairs)
    if "paid" not in found:
        return _refused(found)
    steps = [line for row in _rows(found["steps"]) for line in _step(row)]
    bridge = [dict(found["bridge"].pairs)["text"]] if found["bridge"] else []
    return _text([[found["text"], found["formula"]], _titled("お金の流れ", steps), bridge])


def _refused(found: "dict[str, Any]") -> str:
    texts = [row["text"] for row in _rows(found["errors"])] + list(found["missing"])
    return "\n".join([_SENTENCES[found["status"]]] + ["  " + text for text in texts]) + "\n"


def _edge(row: "dict[str, Any]") -> "list[str]":
    away = "ちょうどいま"
    if row["by"] > 0:
        away = f"あと{yen(row['by'])}"
    if row["by"] < 0:
        away = f"{yen(-row['by'])}少ないところ"
    return [
        f"{away}（{yen(row['at'])}）：補助額 {yen(row['subsidy'])}、自己負担 {yen(row['own_payment'])}",
        "  " + row["text"],
    ]


def _change(row: "dict[str, Any]") -> "tuple[str, ...]":
    sign = "＋" if row["by"] > 0 else "−" if row["by"] < 0 else "±"
    marks = ("★" if row["best"] else "", "（事情）" if row["given"] else "")
    return (
        f"{row['label']}：{row['from']} → {row['to']}{marks[1]}",
        yen(row["subsidy"]),
        sign + yen(abs(row["by"])),
        marks[0],
    )


def _choice(row: "dict[str, Any]") -> "list[str]":
    lines = [f"補助額 {yen(row['subsidy'])}、自己負担 {yen(row['own_payment'])}：{row['text']}"]
    for duty in _rows(row["repayments"]):
        lines.append(f"  {duty['label']}：{'、'.join([_asked_back(each) for each in _rows(duty['rows'])])}")
        lines.append(f"    {duty['text']}{duty['waived']}")
    return lines


def _asked_back(row: "dict[str, Any]") -> str:
    return f"全部（{yen(row['yen'])}）" if row["year"] is None else f"{row['year']}年目なら{yen(row['yen'])}"


def _step(row: "dict[str, Any]") -> "list[str]":
    when = f"{months(row['month'])}後" if row["month"] else "はじまり"
    moved = f"　払う {yen(row['out'])}" if row["out"] else f"　戻る {yen(row['in'])}" if row["in"] else ""
    guess = "（仮の月数）" if row["assumed"] else ""
    return [f"{when}{guess}　{row['label']}{moved}　立替 {yen(row['advanced'])}", "  " + row["text"]]


def _rows(objects: "Any") -> "list[dict[str, Any]]":
    return [dict(each.pairs) for each in objects]


def _titled(title: str, lines: "list[str]") -> "list[str]":
    return [title] + ["  " + line for line in lines] if lines else []


def _text(parts: "list[list[str]]") -> str:
    return "\n\n".join(["\n".join(lines) for lines in parts if lines]) + "\n"
