"""What is asked about the applicant: checks and headcounts. Read only when somebody asks, see calculator.beside."""

from calculator import check, headcount
from calculator.cases import Case, read_case
from calculator.web import BESIDE, Found, Rules, day_of, find, refused
from calculator.wire import Object

MYPY = False  # the type checker takes this for true; the portable subset has no typing
if MYPY:
    from typing import Any


def examined(rules: Rules, case: Case, asked: "dict[str, object]", pairs: "list[tuple[str, object]]") -> Object:
    """Return the answer to a question whose "check" or "headcount" says what is asked."""
    return _counted(rules, case, asked, pairs) if "headcount" in asked else _checked(rules, case, asked, pairs)


def check_case(rules: Rules, module: "Any", pairs: "list[tuple[str, object]]", on: object = None) -> Object:
    """Return what a check answers to what was typed; pairs and on as in estimate_case."""
    case = read_case(module.CHECK.fields, pairs)
    assumed = on is None or on == ""
    day = rules.program.last if assumed else day_of(case, on)
    frames = [frame.FRAME.id for frame in rules.frames]
    return check.answer(rules.program, frames, module, case, day, assumed)


def count_heads(
    rules: Rules, module: "Any", pairs: "list[tuple[str, object]]", people: object = None, on: object = None
) -> Object:
    """Return what a headcount says; pairs: counts, or people: rows of texts; on as in estimate_case."""
    case = Case()
    assumed = on is None or on == ""
    day = rules.program.last if assumed else day_of(case, on)
    if case.errors:
        return refused(rules.program, None, case)
    return headcount.answer(rules.program, module.HEADCOUNT, pairs, people, day, assumed)


def known(program: "Any") -> "Any":
    """Return the module that names the checks and headcounts of a programme."""
    name = "calculator." + program.id.replace("-", "_") + ".checks"
    return __import__(name, None, None, ("CHECKS",))


def find_check(rules: Rules, name: object) -> Found:
    """Return the generated module of a check by its id."""
    return find(name, [(module.CHECK.id, module) for module in known(rules.program).CHECKS], "確認")


def find_headcount(rules: Rules, name: object) -> Found:
    """Return the generated module of a headcount by its id."""
    return find(name, [(module.HEADCOUNT.id, module) for module in known(rules.program).HEADCOUNTS], "人数の確認")


def _checked(rules: Rules, case: Case, asked: "dict[str, object]", pairs: "list[tuple[str, object]]") -> Object:
    module = find_check(rules, asked["check"])
    if module.fault:
        case.error("check", asked["check"] or "", module.fault)
    for key in ["frame", "people"] + BESIDE:
        if key in asked:
            case.error(key, asked[key], f"「check」といっしょに「{key}」は書けません。")
    if case.errors:
        return refused(rules.program, None, case)
    return check_case(rules, module.thing, pairs, asked.get("on"))


def _counted(rules: Rules, case: Case, asked: "dict[str, object]", pairs: "list[tuple[str, object]]") -> Object:
    module = find_headcount(rules, asked["headcount"])
    if module.fault:
        case.error("headcount", asked["headcount"] or "", module.fault)
    for key in ["frame", "check"] + BESIDE:
        if key in asked:
            case.error(key, asked[key], f"「headcount」といっしょに「{key}」は書けません。")
    if case.errors:
        return refused(rules.program, None, case)
    return count_heads(rules, module.thing, pairs, asked.get("people"), asked.get("on"))
