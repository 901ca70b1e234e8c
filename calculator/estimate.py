"""What a frame reports while it computes, and the whole Result of the contract made from it."""

from calculator import __version__
from calculator.cases import Case
from calculator.frames import Program
from calculator.quantities import Ratio, floor, yen
from calculator.sentences import said
from calculator.wire import Object, written

MYPY = False  # the type checker takes this for true; the portable subset has no typing
if MYPY:
    from collections.abc import Sequence
    from typing import Any

_NET = "税込で入力された額を税抜に直します。1円未満は切り捨てるので、実際の税抜額より1円少ないことがあります。"
_ERROR = ("input", "typed", "text")
_kept: "dict[tuple[object, ...], object]" = {}


class Estimate:
    """Collects what one frame finds: steps, conditions, reasons, choices, readings, and the three amounts.

    steps: (id, label, value, text, formula, passages); value is an integer, a Ratio, True or False; text and formula
    are texts or the facts of one (see calculator.sentences), which told() writes. conditions: (id, state, text,
    passages). lines: the breakdown, (id, label, floored yen). basis: the ratio that takes off the tax that amounts
    were typed with, and its passages. waiting: True while no amount can be given (something is missing, or no amount
    above 0 was typed). Amounts are integer yen; None until they are known.
    """

    __slots__ = (
        "basis",
        "choices",
        "conditions",
        "eligible_cost",
        "lines",
        "own_payment",
        "readings",
        "reasons",
        "steps",
        "subsidy",
        "waiting",
    )

    def __init__(self, missing: "list[str]", any_amount: bool) -> None:
        """Begin with nothing found."""
        self.waiting = bool(missing) or not any_amount
        self.steps: list[tuple[Any, ...]] = []
        self.conditions: list[tuple[object, ...]] = []
        self.reasons: list[tuple[object, ...]] = []
        self.choices: list[tuple[object, ...]] = []
        self.readings: list[tuple[object, ...]] = []
        self.lines: list[tuple[str, str, int]] = []
        self.subsidy: int | None = None
        self.eligible_cost: int | None = None
        self.own_payment: int | None = None
        self.basis: Any = None
        if not any_amount:
            self.refuse("amount", "金額がまだ入力されていません。0円より大きい金額を一つ以上入力してください。", ())

    def tax(self, ratio: Ratio, passages: "tuple[str, ...]") -> None:
        """Say that amounts were typed with tax: each counts as floor(× ratio)."""
        self.basis = (ratio, passages)

    def net(self, name: str, label: str, typed: int) -> int:
        """Return one amount typed with tax without it, leaving a step where that changes it."""
        if typed == 0:
            return 0
        ratio, passages = self.basis
        amount: int = typed * ratio.num // ratio.den
        self.steps.append((name, label + "（税抜）", amount, _NET, (_taxless, typed, ratio), passages))
        return amount

    def within(self, name: str, index: int, before: int) -> None:
        """Let the steps behind the first `before` belong to record `index` of the records `name`."""
        for at in range(before, len(self.steps)):
            id_, label, value, text, formula, passages = self.steps[at]
            self.steps[at] = (f"{name}[{index}].{id_}", label, value, text, formula, passages)

    def told(self) -> "list[tuple[object, ...]]":
        """Write every step (id, label, value, text, formula, passages): text and formula from their facts."""
        return [
            (id_, label, value.text() if isinstance(value, Ratio) else value, said(text), said(formula), passages)
            for id_, label, value, text, formula, passages in self.steps
        ]

    def lack(self, id_: str, label: str, state: "bool | None", unmet: str, passages: "tuple[str, ...]") -> None:
        """Report a condition that is not met (False), or that cannot be told yet (None); one that is met is a row."""
        if state is None:
            self.conditions.append((id_, "unknown", label + "：まだ判定できません。", passages))
        else:
            self.reasons.append((id_, unmet, passages))
            self.conditions.append((id_, "unmet", unmet, passages))

    def refuse(self, id_: str, text: str, passages: "tuple[str, ...]") -> None:
        """Report why nothing can be paid although every condition is met."""
        self.reasons.append((id_, text, passages))

    def choice(self, id_: str, subsidy: int, text: str, passages: "tuple[str, ...]") -> None:
        """Offer one of several amounts the reader may choose from."""
        self.choices.append((id_, subsidy, text, passages))

    def reading(self, id_: str, subsidy: int, text: str, passages: "tuple[str, ...]") -> None:
        """Report the amount under another reading, where it differs."""
        if subsidy != self.subsidy:
            self.readings.append((id_, subsidy, text + f"その場合の補助額は{yen(subsidy)}です。", passages))

    def pay(self, subsidy: int, eligible_cost: int, expense: int) -> None:
        """Set the amounts; a subsidy below 1 yen, or any reason against it, makes the case ineligible."""
        if subsidy == 0 and not self.reasons:
            self.refuse("subsidy", "計算した補助額が1円に満たないため、補助の対象になりません。", ())
        self.subsidy = 0 if self.reasons else subsidy
        self.eligible_cost = eligible_cost
        self.own_payment = expense - self.subsidy
        if self.subsidy == 0:
            self.lines, self.choices, self.readings = [], [], []

    def status(self) -> str:
        """Return needs_input, ineligible or eligible."""
        if self.waiting:
            return "needs_input"
        return "eligible" if self.subsidy else "ineligible"

    def breakdown(self) -> "list[tuple[str, str, int]]":
        """Return the floored lines and, where one floor was taken over all, a last line that makes the sum exact."""
        rest = (self.subsidy or 0) - sum([amount for _, _, amount in self.lines])
        return self.lines + ([("fraction", "端数の合計", rest)] if self.lines and rest else [])


def answer(program: Program, frame: "Any", case: Case, on: str, on_assumed: bool) -> Object:
    """Return the Result for a case that was read: errors first, else what the frame's `explain` finds.

    program: PROGRAM of the generated package; frame: a generated module; case: cases.Case; on: ISO date text.
    """
    found = Estimate(case.missing, case.any_amount)
    if case.errors:
        return result(program, frame.FRAME.id, "invalid", found, case, on, on_assumed)
    frame.explain(case.values, found, on)
    return result(program, frame.FRAME.id, found.status(), found, case, on, on_assumed)


def brief(frame: "Any", case: Case, outside: bool) -> Object:
    """Return status, subsidy and errors alone, by the frame's `amount`; outside: the day is not in the programme."""
    subsidy: int | None = None
    if case.errors:
        status = "invalid"
    elif outside:
        status = "out_of_period"
    elif case.missing or not case.any_amount:
        status = "needs_input"
    else:
        subsidy = frame.amount(**case.values) or 0
        status = "eligible" if subsidy else "ineligible"
    return Object([("status", status), ("subsidy", subsidy), ("errors", _objects(_ERROR, case.errors))])


def out_of_period(program: Program, frame: "Any", case: Case, on: str) -> Object:
    """Return the Result for a date outside the programme, naming the period and the successor, as far as known."""
    found = Estimate(case.missing, True)
    if program.successor_label:
        period = f"{program.label}の申請期間は{program.first}から{program.last}までです。{on}には使えません。"
        after = f"後継の制度は{program.successor_label}です（{program.successor_url}）。"
    else:
        period = f"{program.label}の申請は{program.first}からで、終わりは公表されていません。"
        after = f"このサイトは{program.last}までの日付で計算するので、{on}では計算しません。"
    found.refuse("period", period + after, ())
    return result(program, frame.FRAME.id, "out_of_period", found, case, on, False)


def result(
    program: Program, frame_id: str, status: str, found: Estimate, case: Case, on: str, on_assumed: bool
) -> Object:
    """Write the Result of design section 6, keys in its order; `readings` is ours and stands last."""
    known = status in ("eligible", "ineligible")
    assumed = list(case.assumed) + (["on"] if on_assumed else [])
    receipt = [("rulebook", program.rulebook), ("calculator", __version__), ("on", on)]
    receipt += [("inputs", Object(case.inputs)), ("assumed", assumed)]
    return Object(
        [
            ("program", program.id),
            ("frame", frame_id),
            ("status", status),
            ("subsidy", found.subsidy if known else None),
            ("eligible_cost", found.eligible_cost if known else None),
            ("own_payment", found.own_payment if known else None),
            ("breakdown", _objects(("id", "label", "yen"), found.breakdown() if known else [])),
            ("conditions", _objects(("id", "state", "text", "passages"), found.conditions)),
            ("reasons", _objects(("id", "text", "passages"), found.reasons if status != "invalid" else [])),
            ("missing", list(case.missing) if status == "needs_input" else []),
            ("errors", _objects(_ERROR, case.errors)),
            ("choices", _objects(("id", "subsidy", "text", "passages"), found.choices)),
            ("steps", _objects(("id", "label", "value", "text", "formula", "passages"), found.told())),
            ("receipt", Object(receipt)),
            ("readings", _objects(("id", "subsidy", "text", "passages"), found.readings)),
        ]
    )


def _objects(keys: "tuple[str, ...]", rows: "Sequence[tuple[object, ...]]") -> "list[object]":
    return [_kept.get((keys, row)) or _object(keys, row) for row in rows]


def _object(keys: "tuple[str, ...]", row: "tuple[object, ...]") -> object:
    """Write one row; a row without figures, a condition say, is kept: it returns in the next result."""
    pairs = list(zip(keys, row))
    if [cell for cell in row if not isinstance(cell, (str, tuple))] or keys == _ERROR:
        return Object(pairs)
    if len(_kept) >= 1000:
        _kept.clear()
    _kept[(keys, row)] = written(pairs)
    return _kept[(keys, row)]


def _taxless(typed: int, ratio: Ratio) -> "tuple[int, str]":
    amount = floor(typed * ratio)
    return amount, f"{yen(typed)} × {ratio.text()} → {yen(amount)}（1円未満切捨て）"
