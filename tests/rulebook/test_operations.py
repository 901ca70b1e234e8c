"""Guards the direct reading: every operation at its edges, and both algebras giving the same."""

from __future__ import annotations

from fractions import Fraction
from random import Random
from typing import Any

import pytest

from scripts.rulebook.algebra import Exact, Symbolic
from scripts.rulebook.model import Input, Rulebook
from scripts.rulebook.operations import Outcome, complete, evaluate, scope_of
from tests.rulebook.real import rules
from tests.rulebook.tiny import COST, tiny_book

# z3 has no types.
Term = Any

INPUTS = f"""
inputs:
  cost: {COST}
  part: {{label: 部分, type: count, unit: 個, at_least: 0個, at_most: 9個, default: 2個, group: all}}
  whole: {{label: 全部, type: count, unit: 個, at_least: 1個, at_most: 9個, default: 3個, group: all}}
  months: {{label: 月数, type: months, at_least: 1か月, at_most: 60か月, default: 24か月, group: all}}
  yes: {{label: はい, type: yesno, default: no, group: all}}
  size: {{label: 規模, type: choice, choices: {{small: 小, large: 大}}, default: small, group: all}}
"""


def book_of(operation: str, more: str = "", inputs: str = INPUTS) -> Rulebook:
    """Return a rulebook of one frame whose result is this operation."""
    return tiny_book(one=f"{inputs}\nvalues:\n  result: {{label: 結果, {operation}}}\n{more}")


def value_of(operation: str, more: str = "", **typed: object) -> object:
    """Return the exact result of an operation in one case."""
    book = book_of(operation, more)
    case = complete(book.frames[0], {"cost": 1000} | typed)
    return evaluate(book, "one", case).values["result"]


def outcome_of(operation: str, more: str = "", **typed: object) -> Outcome:
    """Return the whole outcome of a frame with this operation as its result."""
    book = book_of(operation, more)
    return evaluate(book, "one", complete(book.frames[0], {"cost": 1000} | typed))


# --- each operation -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("operation", "typed", "expected"),
    [
        ("sum: [cost, 1円, cost]", {}, 2001),
        ("times: [cost, 2/3]", {}, Fraction(2000, 3)),
        ("times: [cost, months]", {}, 24000),
        ("minus: [cost, 999円]", {}, 1),
        ("minus: [cost, 1001円]", {}, 0),
        ("least: [cost, 999円, 1001円]", {}, 999),
        ("least: [cost, 1000円]", {}, 1000),
        ("share: [part, whole]", {}, Fraction(2, 3)),
        ("share: [part, whole]", {"part": 0}, 0),
        ("share: [part, whole]", {"part": 3}, 1),
    ],
)
def test_arithmetic_is_exact(operation: str, typed: dict[str, object], expected: object) -> None:
    """Sums, products, differences, smallest parts and shares are exact; a difference never falls below 0."""
    assert value_of(operation, "", **typed) == expected


@pytest.mark.parametrize(
    ("rounding", "typed", "expected"),
    [
        ("1円未満切捨て", 1, 0),
        ("1円未満切捨て", 3, 2),
        ("1円未満切上げ", 1, 1),
        ("1円未満切上げ", 3, 2),
        ("1円未満四捨五入", 1, 1),
        ("1円未満四捨五入", 2, 1),
    ],
)
def test_rounding_goes_where_it_is_told(rounding: str, typed: int, expected: int) -> None:
    """Each direction of rounding moves 2/3 and 4/3 its own way, and leaves 2 alone."""
    assert value_of(f"times: [cost, 2/3], round: {rounding}", cost=typed) == expected


def test_a_half_rounds_up() -> None:
    """Rounding to the nearest takes one half upwards."""
    assert value_of("times: [cost, 1/2], round: 1円未満四捨五入", cost=1) == 1


@pytest.mark.parametrize(("cost", "expected"), [(99, 1), (100, 2), (199, 2), (200, 3), (300, 4)])
def test_choose_takes_the_first_case_that_holds(cost: int, expected: int) -> None:
    """Of several cases that hold the first one counts, and `otherwise` only where none does."""
    cases = "{when: {cost: 100円未満}, then: 1円}, {when: {cost: 200円未満}, then: 2円}"
    last = "{when: {cost: 300円未満}, then: 3円}, {otherwise: 4円}"
    assert value_of(f"choose: [{cases}, {last}]", cost=cost) == expected


def test_choose_refuses_a_case_nobody_wrote() -> None:
    """Where no case of a `choose` holds, the direct reading stops instead of guessing."""
    with pytest.raises(ValueError, match="no case of one"):
        value_of("choose: [{when: {yes: yes}, then: 1円}]")


@pytest.mark.parametrize(
    ("cost", "expected"),
    [
        (0, 0),
        (666, Fraction(999, 2)),
        (667, 500 + Fraction(2, 9)),
        (1416, Fraction(1000) - Fraction(4, 9)),
        (1417, 1000 + Fraction(1, 12)),
    ],
)
def test_bands_cut_on_the_subsidy(cost: int, expected: Fraction) -> None:
    """Bands are marginal and cut where the subsidy, not the cost, reaches their end."""
    rows = "[{up_to: 500円, rate: 3/4}, {up_to: 1000円, rate: 2/3}, {rate: 1/4}]"
    assert value_of(f"bands: {{of: cost, rows: {rows}}}", cost=cost) == expected


@pytest.mark.parametrize(
    ("size", "cost", "expected"),
    [
        ("small", 625, 500),
        ("small", 626, 500 + Fraction(2, 3)),
        ("large", 833, Fraction(2499, 5)),
        ("large", 834, 500 + Fraction(4, 9)),
    ],
)
def test_bands_may_choose_their_rate(size: str, cost: int, expected: Fraction) -> None:
    """The rate of a band may depend on a choice, which moves the edge of the next band."""
    rate = "{choose: [{when: {size: small}, then: 4/5}, {otherwise: 3/5}]}"
    rows = f"[{{up_to: 500円, rate: {rate}}}, {{rate: 2/3}}]"
    assert value_of(f"bands: {{of: cost, rows: {rows}}}", cost=cost, size=size) == expected


RANGE = "range: {of: cost, rows: [{when: {part: 4個以上}, at_least: 150円, at_most: 450円}, %s]}"
LOW_ROW = "{when: {part: 1個以上}, at_least: 5円, below: 150円}"


@pytest.mark.parametrize(
    ("cost", "part", "expected"),
    [
        (4, 1, 0),
        (5, 1, 5),
        (149, 4, 149),
        (150, 3, 149),
        (150, 4, 150),
        (450, 4, 450),
        (451, 4, 450),
        (999, 1, 149),
        (999, 0, 0),
    ],
)
def test_range_tries_rows_from_the_top(cost: int, part: int, expected: int) -> None:
    """A row applies when its condition holds and its lower bound is reached; above, the amount is cut."""
    assert value_of(RANGE % LOW_ROW, cost=cost, part=part) == expected


def test_range_says_when_an_amount_falls_short() -> None:
    """Below the lower bound of an open row the value itself is named; where no row is open it is not."""
    assert outcome_of(RANGE % LOW_ROW, cost=4, part=1).unmet == ("result",)
    requires = "requires: [{id: part, label: 部分, when: {part: 1個以上}, unmet: ない}]"
    assert outcome_of(RANGE % LOW_ROW, requires, cost=4, part=0).unmet == ("part",)
    assert outcome_of(RANGE % LOW_ROW, requires, cost=4, part=1).unmet == ("result",)


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ("{cost: 1000円以上}", True),
        ("{cost: 1000円超}", False),
        ("{cost: 1000円以下}", True),
        ("{cost: 1000円未満}", False),
        ("{cost: 1000円}", True),
        ("{cost: 999円}", False),
        ("{part: {以下: whole}}", True),
        ("{part: {超: whole}}", False),
        ("{size: small}", True),
        ("{size: [large]}", False),
        ("{yes: no, size: small}", True),
        ("{yes: yes, size: small}", False),
        ("{any: [{yes: yes}, {size: small}]}", True),
        ("{any: [{yes: yes}, {size: large}]}", False),
        ("{none: [{yes: yes}, {size: large}]}", True),
        ("{none: [{yes: yes}, {size: small}]}", False),
    ],
)
def test_conditions(condition: str, *, holds: bool) -> None:
    """Every comparator, list and connective decides as it reads."""
    more = f"  state: {{label: 状態, test: {condition}}}"
    found = outcome_of("choose: [{when: {state: yes}, then: 2円}, {otherwise: 1円}]", more)
    assert found.values == {"result": 2 if holds else 1, "state": holds}


# --- records --------------------------------------------------------------------------------------------------------

SHOP = f"""
inputs:
  cost: {COST}
  extra: {{label: 追加, type: yen, at_least: 0円, at_most: 1000000円, group: all}}
  both: {{label: 両方, type: yesno, default: no, ask_when: {{extra: 0円超}}, group: all}}
requires: [{{id: never, label: ない, when: {{cost: 999999円以上}}, unmet: ない}}]
values:
  total:
    label: 合計
    choose: [{{when: {{both: yes}}, then: sum_of_both}}, {{otherwise: cost}}]
  sum_of_both: {{label: 和, sum: [cost, extra]}}
  result: {{label: 結果, times: [total, 1/2]}}
"""
STREET = """
inputs:
  shops:
    label: 店
    type: records
    unit: 者
    at_least: 1者
    at_most: 9者
    frame: shop
    group: all
    inputs: {open: {label: 開いている, type: yesno, default: no, group: all}}
requires: [{id: two, label: 店の数, when: {shops: 2者以上}, unmet: 足りない}]
values:
  cost: {label: 費用, each: {in: shops, frame: shop, value: cost}}
  open_shops: {label: 開いている店, count: {in: shops, when: {any: [{open: yes}, {total: 100円超}]}}}
  result: {label: 結果, each: {in: shops, frame: shop, value: result}, round: 1円未満切捨て}
"""


def street(*shops: dict[str, object]) -> Outcome:
    """Return what the street gets for these shops."""
    book = tiny_book(shop=SHOP, street=STREET)
    return evaluate(book, "street", complete(book.frame("street"), {"shops": list(shops)}))


def test_each_rounds_every_record_before_adding() -> None:
    """Another frame's value is rounded for each record, then added, without that frame's requirements."""
    found = street({"cost": 3}, {"cost": 5}, {"cost": 3})
    assert (found.status, found.subsidy) == ("eligible", 4)


def test_count_looks_into_records() -> None:
    """A count sees the inputs of a record and its frame's values, and counts equal records one by one."""
    found = street({"cost": 101}, {"cost": 100}, {"cost": 1, "open": "yes"}, {"cost": 1, "open": "yes"})
    assert found.values["open_shops"] == 3


def test_a_comparison_with_records_counts_them() -> None:
    """A requirement on a list of records looks at how many there are."""
    assert street({"cost": 10}).unmet == ("two",)
    assert street({"cost": 10}, {"cost": 10}).unmet == ()


# --- answers --------------------------------------------------------------------------------------------------------


def test_an_answer_not_asked_for_counts_as_the_default() -> None:
    """While `ask_when` does not hold the default counts, whatever was typed; while it holds, an answer is needed."""
    assert street({"cost": 10, "both": "yes"}, {"cost": 10, "extra": 4, "both": "yes"}).subsidy == 12
    with pytest.raises(ValueError, match="“both” is asked for here"):
        street({"cost": 10, "extra": 4})


def test_complete_reads_answers_as_examples_type_them() -> None:
    """Amounts, counts with or without unit, yes and no are read; defaults are filled in."""
    frame = book_of("sum: [cost]").frames[0]
    found = complete(frame, {"cost": "1,500円", "part": "3", "whole": "4個", "yes": "yes"})
    assert found == {"cost": 1500, "part": 3, "whole": 4, "months": 24, "yes": True, "size": "small"}


def test_complete_names_what_is_missing_or_unknown() -> None:
    """A missing answer and an unknown name are refused by name."""
    asked = "inputs: {cost: {label: 費用, type: count, unit: 個, group: all}}"
    frame = book_of("sum: [cost]", inputs=asked).frames[0]
    with pytest.raises(ValueError, match="“cost” has no default"):
        complete(frame, {})
    with pytest.raises(ValueError, match="no input is called price"):
        complete(frame, {"cost": 1, "price": 2})


def test_tax_is_taken_off_every_amount_by_itself() -> None:
    """An amount typed with tax becomes floor(× 10/11) before anything else; counts and months stay."""
    inputs = INPUTS + "  tax: {label: 税, type: choice, choices: {excluded: 抜, included: 込}, group: all}\n"
    book = book_of("times: [cost, months]", inputs=inputs)
    for tax, expected in (("included", 909 * 24), ("excluded", 1000 * 24)):
        case = complete(book.frames[0], {"cost": 1000, "tax": tax})
        assert evaluate(book, "one", case).subsidy == expected


# --- the outcome ----------------------------------------------------------------------------------------------------


def test_an_outcome_below_one_yen_is_refused() -> None:
    """A result below 1 yen pays nothing and names the result."""
    found = outcome_of("times: [cost, 2/3]", cost=1)
    assert (found.status, found.subsidy, found.unmet, found.own_payment) == ("ineligible", 0, ("result",), 1)
    assert found.breakdown == ()


def test_the_breakdown_adds_up() -> None:
    """Floored lines get a last line for what the floors took, and none where they took nothing."""
    half = "  half: {label: 半分, times: [cost, 1/2]}\nbreakdown: [half, half]\n"
    shell = f"{INPUTS}\nvalues:\n  result: {{label: 結果, sum: [half, half]}}\n{half}"
    book = tiny_book(one=shell)
    odd, even = (evaluate(book, "one", complete(book.frames[0], {"cost": cost})) for cost in (3, 4))
    assert odd.breakdown == (("half", 1), ("half", 1), ("fraction", 1))
    assert even.breakdown == (("half", 2), ("half", 2))


def test_choices_and_other_readings_are_told_where_they_differ() -> None:
    """A choice is offered while its condition holds; another reading is told only where its amount differs."""
    more = """
  up: {label: 切上げ, times: [cost, 1/2], round: 1円未満切上げ}
  less: {label: 少なめ, least: [result, 10円]}
alternatives: [{id: less, when: {cost: 20円以上}, value: less, main: 多い, text: 少ない}]
readings: [{id: up, question: 何, adopted: 切捨て, alternative: 切上げ, who: 誰, effect: 1円, result: up}]
"""
    odd = outcome_of("times: [cost, 1/2], round: 1円未満切捨て", more, cost=21)
    even = outcome_of("times: [cost, 1/2], round: 1円未満切捨て", more, cost=18)
    assert (odd.choices, odd.readings) == ({"less": 10}, {"up": 11})
    assert (even.choices, even.readings) == ({}, {})


# --- both algebras --------------------------------------------------------------------------------------------------

MIXED = [
    "sum: [cost, 7円]",
    "times: [cost, 2/3], round: 1円未満切捨て",
    "times: [cost, 2/3], round: 1円未満切上げ",
    "times: [cost, 2/3], round: 1円未満四捨五入",
    "times: [cost, months]",
    "minus: [cost, 500円]",
    "least: [cost, 500円, 700円]",
    "share: [part, whole]",
    "choose: [{when: {size: small, part: 4個以上}, then: cost}, {when: {yes: yes}, then: 3円}, {otherwise: 4円}]",
    "bands: {of: cost, rows: [{up_to: 300円, rate: 4/5}, {up_to: 400円, rate: 2/3}, {rate: 1/2}]}",
    "bands: {of: cost, rows: [{up_to: 300円, rate: {choose: [{when: {size: small}, then: 4/5}, {otherwise: 3/4}]}}]}",
    RANGE % LOW_ROW,
]


@pytest.mark.parametrize("operation", MIXED)
def test_both_algebras_agree(operation: str) -> None:
    """The terms built for proofs, with a case's numbers put in, come to what exact arithmetic gives."""
    book, random, symbolic = book_of(operation), Random(operation), Symbolic()
    frame = book.frames[0]
    symbols = {one.name: symbolic.symbol(one, one.name)[0] for one in frame.inputs}
    term = scope_of(symbolic, book, "one", symbols)["result"]
    for _ in range(8):
        case = {one.name: some_answer(one, random) for one in frame.inputs}
        exact = scope_of(Exact(), book, "one", case)["result"]
        assert number(symbolic, put(symbolic, term, frame.inputs, symbols, case)) == exact, case


def test_both_algebras_agree_over_records() -> None:
    """Terms may run over a fixed list of records, too, and over answers that are asked only sometimes."""
    book, random, symbolic = tiny_book(shop=SHOP, street=STREET), Random("street"), Symbolic()
    inputs = book.frame("street").inputs
    symbols = {one.name: symbols_of(symbolic, one) for one in inputs}
    scope = scope_of(symbolic, book, "street", symbols)
    for _ in range(8):
        case = {one.name: some_answers(one, random) for one in inputs}
        exact = scope_of(Exact(), book, "street", case)
        for name in ("result", "open_shops"):
            assert number(symbolic, put(symbolic, scope[name], inputs, symbols, case)) == exact[name], case


@pytest.mark.parametrize("frame_id", [frame.id for frame in rules().frames])
def test_both_algebras_agree_on_the_rules(frame_id: str) -> None:
    """Whole frames become terms, too, and give what they give exactly: the result, and every requirement."""
    frame, random, symbolic = rules().frame(frame_id), Random(frame_id), Symbolic()
    symbols = {one.name: symbols_of(symbolic, one) for one in frame.inputs}
    scope = scope_of(symbolic, rules(), frame_id, symbols)
    for _ in range(4):
        case = {one.name: some_answers(one, random) for one in frame.inputs}
        exact = scope_of(Exact(), rules(), frame_id, case)
        for name in (frame.result.id, frame.eligible_cost.id, frame.expense.id):
            assert number(symbolic, put(symbolic, scope[name], frame.inputs, symbols, case)) == exact[name], case
        for one in frame.requires:
            state = put(symbolic, scope.holds(one.when), frame.inputs, symbols, case)
            assert symbolic.z3.is_true(symbolic.z3.simplify(state)) == exact.holds(one.when), case


def test_a_rate_by_choice_keeps_terms_linear() -> None:
    """A rate that depends on a choice is multiplied case by case, so that proofs stay within linear arithmetic."""
    rate = "rate: {label: 率, choose: [{when: {size: small}, then: 4/5}, {otherwise: 2/3}]}"
    book, symbolic = book_of("times: [cost, rate]", f"  {rate}"), Symbolic()
    symbols = {one.name: symbolic.symbol(one, one.name)[0] for one in book.frames[0].inputs}
    term = scope_of(symbolic, book, "one", symbols)["result"]
    assert symbolic.z3.is_app_of(term, symbolic.z3.Z3_OP_ITE)


def test_symbols_know_their_range() -> None:
    """The facts of an input exclude answers out of its range, and choices that there are not."""
    symbolic = Symbolic()
    for one in book_of("sum: [cost]").frames[0].inputs:
        if one.type == "yesno":
            continue
        term, facts = symbolic.symbol(one, one.name)
        outside = -1 if one.type != "choice" else 99
        solver = symbolic.z3.Solver()
        solver.add(*facts, term == outside)
        assert solver.check() == symbolic.z3.unsat


def symbols_of(symbolic: Symbolic, one: Input) -> Term:
    """Return a symbol for an input; of records, symbols for two of them."""
    if one.type != "records":
        return symbolic.symbol(one, one.name)[0]
    return [{field.name: symbolic.symbol(field, f"{at}.{field.name}")[0] for field in one.fields} for at in range(2)]


def some_answers(one: Input, random: Random) -> Term:
    """Return a random answer to an input; of records, two of them."""
    if one.type != "records":
        return some_answer(one, random)
    return [{field.name: some_answer(field, random) for field in one.fields} for _ in range(2)]


def some_answer(one: Input, random: Random) -> Term:
    """Return a random answer within an input's range."""
    if one.type == "yesno":
        return random.random() < 0.5
    if one.type == "choice":
        return random.choice(one.choices)[0]
    low, high = (int(bound.quantity.amount) if bound else 1 for bound in (one.at_least, one.at_most))
    return random.randint(low, min(high, 10 ** random.randint(1, 8)))


def put(symbolic: Symbolic, term: Term, inputs: tuple[Input, ...], symbols: Term, case: Term) -> Term:
    """Return the term with a case's answers in place of its symbols."""
    z3 = symbolic.z3
    for one in inputs:
        answer, symbol = case[one.name], symbols[one.name]
        if one.type == "records":
            for inner, answers in zip(symbol, answer, strict=True):
                term = put(symbolic, term, one.fields, inner, answers)
        elif one.type == "yesno":
            term = z3.substitute(term, (symbol, z3.BoolVal(answer)))
        else:
            known = symbolic.code(answer) if one.type == "choice" else answer
            term = z3.substitute(term, (symbol, z3.IntVal(known)))
    return term


def number(symbolic: Symbolic, term: Term) -> Fraction:
    """Return a term without symbols as a number."""
    found: Fraction = symbolic.z3.simplify(term).as_fraction()
    return Fraction(found.numerator, found.denominator)
