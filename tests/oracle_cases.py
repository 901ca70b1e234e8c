"""Complete cases for every frame, at every edge of the documents and at random, and where engine and oracle differ."""

import json
from collections.abc import Callable, Iterator
from itertools import product
from random import Random
from typing import Any

from calculator import it_2025
from calculator.web import estimate_case, find_frame, find_program, handle
from calculator.wire import Object
from tests.oracle import Case, amounts, subsidy

AMOUNT: dict[str, Callable[..., int | None]] = {module.FRAME.id: module.amount for module in it_2025.FRAMES}
FRAMES = ("tsujyo", "invoice", "denshi", "security", "fukusu")
LARGEST = 999_999_999_999
SOFTWARE = ("software_purchase", "cloud_monthly", "options", "consulting", "setup", "support")
AMOUNTS = ("subsidy", "eligible_cost", "own_payment")

# Expenses at which some rule of some frame turns: a floor, a band, a ceiling.
EDGES = (
    *(0, 75_000, 100_000, 200_000, 400_000, 625_000, 666_667, 750_000, 2_000_000, 2_250_000, 3_000_000),
    *(5_125_000, 5_166_667, 5_250_000, 6_750_000, 7_000_000, 7_500_000, 9_000_000, 30_000_000, 45_000_000),
)


# ---------------------------------------------------------------- asking both


def differs_in_amount(frame: str, case: Case) -> bool:
    """Whether the generated integer-only function pays another subsidy than the oracle."""
    return (AMOUNT[frame](**case) or 0) != subsidy(frame, case)


def difference(frame: str, case: Case, program: str = "it-2025") -> str:
    """What the whole Result of a programme says otherwise than the oracle; empty where they agree."""
    rules = find_program(program).thing
    said = estimate_case(rules, find_frame(rules, frame).thing, _pairs(case))
    return _compared(frame, case, {key: _plain(value) for key, value in said.pairs if key in _COMPARED})


def difference_on_the_wire(frame: str, case: Case) -> str:
    """The same, asked as the page asks: text in, text out."""
    return _compared(frame, case, json.loads(handle(json.dumps({"frame": frame, "inputs": case}))))


_COMPARED = ("status", "breakdown", "errors", *AMOUNTS)


def _compared(frame: str, case: Case, said: dict[str, Any]) -> str:
    expected = amounts(frame, case)
    if said["status"] == "needs_input" and not _any_amount(case):
        agrees = expected["subsidy"] == 0
    else:
        agrees = (
            said["status"] == ("eligible" if expected["subsidy"] else "ineligible")
            and {name: said[name] for name in AMOUNTS} == expected
            and sum(line["yen"] for line in said["breakdown"]) == expected["subsidy"]
        )
    shown = {name: said[name] for name in _COMPARED}
    return "" if agrees else f"{frame} {case}\n  calculator: {shown}\n  oracle: {expected}"


def _any_amount(case: Case) -> bool:
    members = case.get("members", [])
    assert isinstance(members, list)
    lines = (*SOFTWARE, "pc", "register", "service_monthly", "analysis", "coordination")
    return any(case.get(name) for name in lines) or any(_any_amount(member) for member in members)


def _pairs(case: Case) -> list[tuple[str, object]]:
    return [
        (name, [Object(_pairs(one)) for one in value] if isinstance(value, list) else value)
        for name, value in case.items()
    ]


def _plain(value: object) -> object:
    """A value of the wire as plain Python, one level deep."""
    return [dict(one.pairs) for one in value] if isinstance(value, list) else value


# ---------------------------------------------------------------- every edge


def edge_cases(reach: int) -> Iterator[tuple[str, Case]]:
    """Every edge of every expense line, so many yen to either side, under every fact that matters."""
    around = sorted({max(0, edge + step) for edge in EDGES for step in range(-reach, reach + 1)})
    for frame, facts, lines in _settings():
        for line, yen in product(lines, around):
            yield frame, {**facts, line: yen}


def _settings() -> Iterator[tuple[str, Case, tuple[str, ...]]]:
    """Frame, facts, and the expense lines to vary under them."""
    software: Case = {"software_purchase": 10_000, "consulting": 600_000, "setup": 300_000, "support": 100_000}
    for size, near, kinds, general in product(("sme", "small"), (False, True), (1, 3, 4), (False, True)):
        facts: Case = {"size": size, "near_minimum_wage": near, "business_processes": kinds, "general_process": general}
        yield "tsujyo", facts, ("software_purchase", "cloud_monthly")
        yield "tsujyo", facts | software, SOFTWARE[2:]
    for size, functions in product(("sme", "small"), (1, 2)):
        facts = {"size": size, "functions": functions}
        yield "invoice", facts, ("software_purchase", "cloud_monthly")
        yield "invoice", facts | software, (*SOFTWARE[2:], "pc")
        yield "invoice", facts | {"software_purchase": 1, "pc": 1, "pos_software": True}, ("register",)
    for size, (partners, total) in product(("sme", "small", "large"), ((1, 1), (2, 7), (19, 50), (0, 3))):
        facts = {"size": size, "accounts_partner_sme": partners, "accounts_total": total}
        yield "denshi", facts | {"cloud_months": 1}, ("cloud_monthly",)
        yield "denshi", facts | {"cloud_months": 36}, ("cloud_monthly",)
    for size, months in product(("sme", "small"), (1, 24, 25)):
        yield "security", {"size": size, "service_months": months}, ("service_monthly",)
    for analysts, base in product((1, 10), (0, 4_375_000, 5_166_667)):
        first: Case = {"size": "sme", "functions": 2, "software_purchase": base, "uses_analysis_tool": True}
        other: Case = {**first, "size": "small", "uses_analysis_tool": analysts > 1, "setup": 1}
        yield "fukusu", {"members": [first] + [other] * 9, "coordination": 9_000_000}, ("analysis",)
        yield "fukusu", {"members": [first] + [other] * 9, "analysis": 9_000_000}, ("coordination",)


# ---------------------------------------------------------------- at random


def random_case(frame: str, chance: Random) -> Case:
    """A complete case over all inputs of a frame at once."""
    case = _facts(frame, chance)
    if chance.random() < 0.5:
        case["tax"] = chance.choice(("excluded", "included"))
    if chance.random() < 0.5:  # the order of keys must not matter
        case = dict(chance.sample(sorted(case.items()), len(case)))
    return case


def _facts(frame: str, chance: Random) -> Case:
    if frame == "fukusu":
        return _group(chance)
    case: Case = {"size": chance.choice(("sme", "sme", "small", "small", "large"))}
    if frame == "tsujyo":
        facts: Case = {"business_processes": chance.randint(0, 6), "general_process": chance.random() < 0.5}
        return case | facts | {"near_minimum_wage": chance.random() < 0.5} | _software(chance)
    if frame == "invoice":
        return case | _invoice(chance)
    if frame == "denshi":
        total = chance.choice((1, 2, 3, 7, 50, chance.randint(1, 10**6)))
        facts = {"accounts_partner_sme": chance.randint(0, total), "accounts_total": total}
        return case | facts | _monthly("cloud_monthly", "cloud_months", chance)
    return case | _monthly("service_monthly", "service_months", chance)


def _group(chance: Random) -> Case:
    """A group of 9 to 40 members; half of the groups buy little, so that 3,000万円 does not hide them."""
    little = chance.random() < 0.5
    members = [_invoice(chance) | _member(chance) for _ in range(chance.randint(9, 40))]
    if chance.random() < 0.05:
        members[chance.randrange(9)]["size"] = "large"
    if little:
        for member in members:
            cut = {name: member[name] for name in (*SOFTWARE, "pc", "register")}
            member.update({name: yen % 1_000_003 for name, yen in cut.items() if isinstance(yen, int)})
            member["cloud_monthly"] = 0
    return {"members": members, "analysis": _yen(chance), "coordination": _yen(chance)}


def _member(chance: Random) -> Case:
    facts: Case = {"size": chance.choice(("sme", "small")), "uses_analysis_tool": chance.random() < 0.4}
    return facts | ({"software_purchase": 0, "cloud_monthly": 0} if chance.random() < 0.2 else {})


def _invoice(chance: Random) -> Case:
    hardware: Case = {"pc": _yen(chance), "register": _yen(chance), "pos_software": chance.random() < 0.7}
    return _software(chance) | hardware | {"functions": chance.choice((0, 1, 1, 2, 2, 3))}


def _software(chance: Random) -> Case:
    case: Case = {name: _yen(chance) for name in SOFTWARE}
    return case | _monthly("cloud_monthly", "cloud_months", chance)


def _monthly(fee: str, months: str, chance: Random) -> Case:
    case: Case = {fee: _yen(chance)}
    return case | ({months: chance.choice((1, 11, 12, 23, 24, 25, 60))} if chance.random() < 0.7 else {})


def _yen(chance: Random) -> int:
    """Nothing, beside an edge, or an amount of any length."""
    kind = chance.random()
    if kind < 0.3:
        return 0
    if kind < 0.5:
        return max(0, chance.choice(EDGES) + chance.randint(-2, 2))
    return chance.randrange(10 ** chance.randint(1, 7 if kind < 0.95 else 12))
