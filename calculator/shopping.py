"""A shopping list for a finder. Read only when somebody asks, see calculator.beside."""

from calculator.beside import surveyed
from calculator.cases import Case
from calculator.finder import answer
from calculator.web import BESIDE, Found, Rules, day_of, find, refused
from calculator.wire import Object

MYPY = False  # the type checker takes this for true; the portable subset has no typing
if MYPY:
    from typing import Any


def shopped(rules: Rules, case: Case, asked: "dict[str, object]", pairs: "list[tuple[str, object]]") -> Object:
    """Return the answer to a question whose "finder" says who is asked."""
    module = find_finder(rules, asked["finder"])
    if module.fault:
        case.error("finder", asked["finder"] or "", module.fault)
    for key in ["frame", "check", "headcount", "people"] + BESIDE:
        if key in asked:
            case.error(key, asked[key], f"「finder」といっしょに「{key}」は書けません。")
    if case.errors:
        return refused(rules.program, None, case)
    return find_frames(rules, module.thing, pairs, asked.get("items"), asked.get("on"))


def find_frames(
    rules: Rules, module: "Any", pairs: "list[tuple[str, object]]", items: object = None, on: object = None
) -> Object:
    """Return what a finder says of a list; pairs: what is told about the applicant, on as in estimate_case."""
    case = Case()
    assumed = on is None or on == ""
    day = rules.program.last if assumed else day_of(case, on)
    if case.errors:
        return refused(rules.program, None, case)
    bounds = dict(surveyed(rules.program))
    bounds[""] = module.FINDER.period
    return answer(rules.program, module.FINDER, list(rules.frames), bounds, (pairs, items), (day, assumed))


def find_finder(rules: Rules, name: object) -> Found:
    """Return the generated module of a finder by its id."""
    return find(name, [(module.FINDER.id, module) for module in finders(rules.program)], "買い物の確認")


def finders(program: "Any") -> "Any":
    """Return the generated modules of the finders of a programme."""
    name = "calculator." + program.id.replace("-", "_") + ".finders"
    return __import__(name, None, None, ("FINDERS",)).FINDERS
