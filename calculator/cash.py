"""Cash: what is paid when, tax included, until the subsidy is there, and how much must be financed until then.

How long each step takes stands on no document: the reader says it, or an assumption counts, which is marked as one.
"""

from calculator.answers import Field, UnreadError, read_answer
from calculator.names import suggestion
from calculator.quantities import Ratio, floor, months, yen
from calculator.wire import Object

MYPY = False  # the type checker takes this for true; the portable subset has no typing
if MYPY:
    from typing import Any

    from calculator.cases import Case

_WAIT = Field("wait", "月数", "months", "か月", 0, 60, None, (), None, ())


def cash(frame: "Any", edges: "Any", case: "Case", waits: "list[tuple[str, object]]") -> "list[tuple[str, object]]":
    """Return the payment with its tax and, where something is paid back, the steps; waits: months as typed, by step."""
    known = [step for step in edges.CASH if step.wait is not None]
    for name, typed in waits:
        if name not in [step.id for step in known]:
            fault = f"「{name}」という待ち時間はありません。{suggestion(name, [step.id for step in known])}"
            case.error("waits." + name, typed, fault)
    waited = {step.id: _wait(case, step, dict(waits).get(step.id)) for step in known}
    if case.errors:
        return []
    subsidy = frame.amount(**case.values) or 0
    expense, paid, formula = _taxed(edges, case.values)
    pairs: list[tuple[str, object]] = [("expense", expense), ("tax", paid - expense), ("paid", paid)]
    pairs += [("own_payment", paid - subsidy), ("formula", formula), ("text", _text(paid, subsidy))]
    pairs += [("passages", edges.LAW)]
    rows = _steps(edges.CASH, waited, paid, subsidy) if subsidy else []
    bridge = _bridge(rows, paid, subsidy) if rows else None
    return pairs + [("steps", [Object(row) for row in rows]), ("bridge", bridge)]


def _taxed(edges: "Any", values: "dict[str, Any]") -> "tuple[int, int, str]":
    """Return the expense without tax, what is paid with it, and how that comes about."""
    expense: int = edges.gauges(**values)[0]
    if values[edges.TAX] != edges.UNTAXED:
        typed = dict(values)
        typed[edges.TAX] = edges.UNTAXED
        paid: int = edges.gauges(**typed)[0]
        return expense, paid, f"入力した税込の額の合計 = {yen(paid)}"
    net, whole, rounding = edges.NET
    ratio = Ratio(whole, net)
    paid = floor(expense * ratio)
    return expense, paid, f"{yen(expense)} × {ratio.text()} → {yen(paid)}（{rounding}）"


def _text(paid: int, subsidy: int) -> str:
    own = f"消費税は補助されません。消費税を含めて払うのは{yen(paid)}、自己負担は{yen(paid - subsidy)}です。"
    return own + "請求書ごとの端数の扱いで、数円ちがうことがあります。"


def _wait(case: "Case", step: "Any", typed: object) -> "tuple[int, bool]":
    """Return the months before a step, and whether they are assumed."""
    if typed is None or typed == "":
        return step.wait, True
    try:
        return int(read_answer(_WAIT, typed)), False
    except UnreadError as fault:
        case.error("waits." + step.id, typed, str(fault))
        return step.wait, True


def _steps(
    steps: "tuple[Any, ...]", waited: "dict[str, tuple[int, bool]]", paid: int, subsidy: int
) -> "list[list[tuple[str, Any]]]":
    """Write each step with its month, what goes out and comes in, and what is out until then."""
    month, advanced = 0, 0
    rows = []
    for step in steps:
        wait, assumed = waited.get(step.id, (0, False))
        month += wait
        out, back = (paid if step.pays == "expense" else 0), (subsidy if step.pays == "subsidy" else 0)
        advanced += out - back
        row = [("id", step.id), ("label", step.label), ("month", month), ("wait", wait), ("assumed", assumed)]
        row += [("out", out), ("in", back), ("advanced", advanced), ("text", step.text + _late(step, month))]
        rows.append(row + [("reason", step.reason), ("passages", step.passages)])
    return rows


def _late(step: "Any", month: int) -> str:
    if step.within is None or month <= step.within:
        return ""
    return f"いまの月数では{months(month)}かかり、{months(step.within)}を超えます。早める必要があります。"


def _bridge(rows: "list[list[tuple[str, Any]]]", paid: int, subsidy: int) -> Object:
    """Write what must be financed, from the payment to the subsidy."""
    at = {dict(row)["id"]: dict(row)["month"] for row in rows if dict(row)["out"] or dict(row)["in"]}
    begin, end = min(at.values()), max(at.values())
    text = f"支払いから入金までの{months(end - begin)}のあいだ、{yen(paid)}を用意しておく必要があります。"
    text += f"そのうち補助金で戻るのは{yen(subsidy)}で、残りの{yen(paid - subsidy)}が自己負担です。"
    return Object([("yen", paid), ("from", begin), ("to", end), ("months", end - begin), ("text", text)])
