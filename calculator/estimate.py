"""What a frame reports while it computes, and the whole Result of the contract made from it."""

from calculator import __version__
from calculator.quantities import Ratio, floor, yen
from calculator.wire import Object


class Estimate:
    """Collects what one frame finds: steps, conditions, reasons, choices, readings, and the three amounts.

    missing: names still asked for; waiting: True while no amount can be given (something is missing, or no amount
    above 0 was typed). Amounts are integer yen; None until they are known.
    """

    __slots__ = (
        "missing",
        "waiting",
        "steps",
        "conditions",
        "reasons",
        "choices",
        "readings",
        "lines",
        "subsidy",
        "eligible_cost",
        "own_payment",
        "prefix",
        "basis",
        "muted",
    )

    def __init__(self, missing, any_amount):
        self.missing = missing
        self.waiting = bool(missing) or not any_amount
        self.steps, self.conditions, self.reasons = [], [], []
        self.choices, self.readings, self.lines = [], [], []
        self.subsidy = self.eligible_cost = self.own_payment = None
        self.prefix, self.basis, self.muted = "", None, False
        if not any_amount:
            self.reasons.append(("amount", "金額がまだ入力されていません。0円より大きい金額を一つ以上入力してください。", ()))

    def tax(self, included, ratio, passages):
        """Say how amounts were typed; with tax, each counts as floor(× ratio)."""
        self.basis = (ratio, passages) if included else None

    def net(self, name, label, typed):
        """Return one typed amount without tax, leaving a step where that changes it."""
        if self.basis is None or typed == 0:
            return typed
        ratio, passages = self.basis
        amount = floor(typed * ratio)
        formula = f"{yen(typed)} × {ratio.text()} → {yen(amount)}（1円未満切捨て）"
        text = "税込で入力された額を税抜に直します。1円未満は切り捨てるので、実際の税抜額より1円少ないことがあります。"
        self.step(name, label + "（税抜）", amount, text, formula, passages)
        return amount

    def within(self, name, index, muted):
        """From here on, steps belong to record `index` of the records `name`; muted: they are left out."""
        self.prefix = f"{name}[{index}]."
        self.muted = muted

    def outside(self):
        """From here on, steps belong to the frame itself again."""
        self.prefix, self.muted = "", False

    def step(self, id_, label, value, text, formula, passages):
        """Leave one step; value is an integer, a Ratio, True or False."""
        if not self.muted:
            shown = value.text() if isinstance(value, Ratio) else value
            self.steps.append((self.prefix + id_, label, shown, text, formula, passages))

    def require(self, id_, label, state, unmet, passages):
        """Report a condition the machine decides: True, False, or None while it cannot be told."""
        if state is False:
            self.reasons.append((id_, unmet, passages))
            self.conditions.append((id_, "unmet", unmet, passages))
        elif state is None:
            self.conditions.append((id_, "unknown", label + "：まだ判定できません。", passages))
        else:
            self.conditions.append((id_, "met", label + "：満たしています。", passages))

    def declare(self, id_, text, passages):
        """Report a condition the reader confirms for himself."""
        self.conditions.append((id_, "confirm", text, passages))

    def refuse(self, id_, text, passages):
        """Report why nothing can be paid although every condition is met."""
        self.reasons.append((id_, text, passages))

    def choice(self, id_, subsidy, text, passages):
        """Offer one of several amounts the reader may choose from."""
        self.choices.append((id_, subsidy, text, passages))

    def reading(self, id_, subsidy, text, passages):
        """Report the amount under another reading, where it differs."""
        if subsidy != self.subsidy:
            self.readings.append((id_, subsidy, text + f"この読み方では{yen(subsidy)}です。", passages))

    def line(self, id_, label, amount):
        """Report one line of the breakdown, exact; it is floored when the result is written."""
        self.lines.append((id_, label, floor(amount)))

    def pay(self, subsidy, eligible_cost, expense):
        """Set the amounts; a subsidy below 1 yen, or any reason against it, makes the case ineligible."""
        if subsidy == 0 and not self.reasons:
            self.refuse("subsidy", "計算した補助額が1円に満たないため、補助の対象になりません。", ())
        self.subsidy = 0 if self.reasons else subsidy
        self.eligible_cost = floor(eligible_cost)
        self.own_payment = floor(expense) - self.subsidy
        if self.subsidy == 0:
            self.lines, self.choices, self.readings = [], [], []

    def status(self):
        """Return needs_input, ineligible or eligible."""
        if self.waiting:
            return "needs_input"
        return "eligible" if self.subsidy else "ineligible"

    def breakdown(self):
        """Return the floored lines and, where one floor was taken over all, a last line that makes the sum exact."""
        rest = (self.subsidy or 0) - sum([amount for _, _, amount in self.lines])
        return self.lines + ([("fraction", "端数の合計", rest)] if self.lines and rest else [])


def answer(program, frame, case, on, on_assumed):
    """Return the Result for a case that was read: errors first, else what the frame's `explain` finds.

    program: PROGRAM of the generated package; frame: a generated module; case: cases.Case; on: ISO date text.
    """
    found = Estimate(case.missing, case.any_amount)
    if case.errors:
        return result(program, frame.FRAME.id, "invalid", found, case, on, on_assumed)
    frame.explain(case.values, found, on)
    return result(program, frame.FRAME.id, found.status(), found, case, on, on_assumed)


def out_of_period(program, frame, case, on):
    """Return the Result for a date outside the programme, naming the period and the successor."""
    found = Estimate(case.missing, True)
    period = f"{program.label}の申請期間は{program.first}から{program.last}までです。{on}には使えません。"
    after = f"後継の制度は{program.successor_label}です（{program.successor_url}）。"
    found.refuse("period", period + after, ())
    return result(program, frame.FRAME.id, "out_of_period", found, case, on, False)


def result(program, frame_id, status, found, case, on, on_assumed):
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
            ("errors", _objects(("input", "typed", "text"), case.errors)),
            ("choices", _objects(("id", "subsidy", "text", "passages"), found.choices)),
            ("steps", _objects(("id", "label", "value", "text", "formula", "passages"), found.steps)),
            ("receipt", Object(receipt)),
            ("readings", _objects(("id", "subsidy", "text", "passages"), found.readings)),
        ]
    )


def _objects(keys, rows):
    return [Object([(keys[i], _plain(row[i])) for i in range(len(keys))]) for row in rows]


def _plain(cell):
    return list(cell) if isinstance(cell, tuple) else cell
