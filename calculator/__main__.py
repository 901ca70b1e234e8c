"""The command line: which frames there are, what cases come to, who may apply, who counts, and what is best."""

import gc
import os
import sys
from collections.abc import Callable
from typing import Any

from calculator.answers import Field
from calculator.applicant import check_case, count_heads, find_check, find_headcount
from calculator.beside_report import cash_report, outlook_report
from calculator.catalogue import catalogue, catalogue_object
from calculator.check_report import check_report
from calculator.command_line import Command, UsageError, bad_line, read_command, read_line, read_pairs, read_waits
from calculator.confidence_report import (
    check_cites,
    confidence_lines,
    confidence_text,
    headcount_cites,
    placed_frames,
    unsure_cited,
    unsure_frames,
    unsure_steps,
    with_confidence,
)
from calculator.deadlines import deadline
from calculator.finder_items import list_fields
from calculator.finder_report import finder_report
from calculator.headcount import definition_on, fields_of
from calculator.headcount_report import headcount_report
from calculator.names import suggestion
from calculator.report import report
from calculator.shopping import find_finder, find_frames, finders
from calculator.web import Found, estimate_case, find_frame, find_program
from calculator.wire import Object, WireError, write

USAGE = """使い方
  python -m calculator frames [--program it-2025] [--json]
  python -m calculator estimate 枠 名前=値 … [--on 2025-12-01] [--json] [--program it-2025]
  python -m calculator estimate fukusu members[0].size=small … または members=@一覧.json …
  python -m calculator estimate 枠 --lines      標準入力の1行ごとに、入力のJSONをひとつ読みます
  python -m calculator outlook 枠 名前=値 … [--vary 名前] [--subsidy 補助額] [--own-payment 自己負担] [--json]
  python -m calculator cash 枠 名前=値 … [--waits payment=3,report=1,receipt=2] [--json]
  python -m calculator check 確認 名前=値 … [--on 2025-12-01] [--json] [--program it-2025]
  python -m calculator headcount 確認 near=3 all=10 … または people=@名簿.json [--on 2025-10-31] [--json]
  python -m calculator find items=@買い物.json size=sme … または items[0].kind=software items[0].price=30万円 … [--json]

例
  python -m calculator estimate tsujyo software_purchase=150万円 business_processes=3 size=sme near_minimum_wage=no
  python -m calculator check eligible organisation=company industry=retail employees=4人
  python -m calculator find size=sme items[0].kind=invoice_software items[0].price=50万円 items[0].accounting=yes
"""
_OWN = {"estimate": ("lines",), "outlook": ("vary", "subsidy", "own-payment"), "cash": ("waits",)}
_PEOPLE = Field("people", "名簿", "records", "人", None, None, None, (), None, ())


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return 0 when every case was answered, 1 when some were invalid, 2 for wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # text streams, on every command line
    try:
        code = _run(read_command(sys.argv[1:] if arguments is None else arguments))
        sys.stdout.flush()
    except UsageError as fault:
        print(f"{fault}\n使い方は python -m calculator --help で見られます。", file=sys.stderr)
        return 2
    except BrokenPipeError:
        # The reader has seen enough (| head): leave quietly, and let Python write nothing more at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code


def _run(command: Command) -> int:
    if "help" in command.options:
        print(USAGE, end="")
        return 0
    commands = {
        "frames": _frames,
        "estimate": _estimate,
        "outlook": _outlook,
        "cash": _cash,
        "check": _check,
        "headcount": _headcount,
        "find": _find,
    }
    if not command.words:
        raise UsageError(f"命令がありません。{'・'.join(commands)} のどれかを書いてください。")
    name = command.words.pop(0)
    if name not in commands:
        raise UsageError(f"「{name}」という命令はありません。{suggestion(name, list(commands))}")
    for option in command.options:
        if option in sum(_OWN.values(), ()) and option not in _OWN.get(name, ()):
            raise UsageError(f"--{option} は {name} といっしょには使えません。")
    return commands[name](command)


def _frames(command: Command) -> int:
    rules = _known(find_program(command.options.get("program")))
    if command.words or set(command.options) - {"program", "json"}:
        raise UsageError("frames といっしょに書けるのは --program と --json だけです。")
    print(write(catalogue_object(rules)) + "\n" if "json" in command.options else catalogue(rules), end="")
    return 0


def _estimate(command: Command) -> int:
    rules = _known(find_program(command.options.get("program")))
    module = _known(find_frame(rules, command.words.pop(0) if command.words else None))
    if "lines" in command.options:
        if command.words:
            raise UsageError("--lines のときは、名前=値 を書かずに、標準入力の各行に書いてください。")
        return _lines(rules, module, command.options.get("on"))
    pairs = read_pairs(module.FRAME.fields, command.words)
    result = estimate_case(rules, module, pairs, command.options.get("on"))
    unsure = unsure_steps(result, _table(rules, "confidence")[module.FRAME.id])
    if "json" in command.options:
        print(write(with_confidence(result, unsure)))
    else:
        told = deadline(rules.program, _table(rules, "rounds")[module.FRAME.id], result)
        passages = _table(rules, "passages")
        print(report(result, module.FRAME, passages, told, confidence_lines(unsure)), end="")
    return int(_invalid(result))


def _table(rules: Any, name: str, of: str = "") -> Any:
    """Return what only the command line says of a programme: its passages, its rounds, how sure its values are."""
    module = f"calculator.{rules.program.id.replace('-', '_')}.{name}"
    table = of or name.upper()
    return getattr(__import__(module, None, None, (table,)), table)


def _tell(command: Command, answer: Object, unsure: list[tuple[str, str, str]], told: Callable[[], str]) -> int:
    """Write an answer, and what it rests on below it; return whether it was invalid."""
    if "json" in command.options:
        print(write(with_confidence(answer, unsure)))
    else:
        print(told() + confidence_text(unsure), end="")
    return int(_invalid(answer))


def _outlook(command: Command) -> int:
    options = command.options
    wish = [
        (name, options[name.replace("_", "-")])
        for name in ("subsidy", "own_payment")
        if name.replace("_", "-") in options
    ]
    return _beside(command, {"only": "outlook", "vary": options.get("vary"), "wish": Object(wish)}, outlook_report)


def _cash(command: Command) -> int:
    waits = read_waits(command.options.get("waits", ""))
    return _beside(command, {"only": "cash", "waits": Object(waits)}, cash_report)


def _beside(command: Command, asked: dict[str, object], told: Callable[[Object], str]) -> int:
    """Answer what is asked beside an amount."""
    rules = _known(find_program(command.options.get("program")))
    module = _known(find_frame(rules, command.words.pop(0) if command.words else None))
    pairs = read_pairs(module.FRAME.fields, command.words)
    answer = estimate_case(rules, module, pairs, command.options.get("on"), asked)
    unsure = unsure_frames([module.FRAME.id], rules, _table(rules, "confidence", "FRAMES"))
    return _tell(command, answer, unsure, lambda: told(answer))


def _check(command: Command) -> int:
    rules = _known(find_program(command.options.get("program")))
    module = _known(find_check(rules, command.words.pop(0) if command.words else None))
    pairs = read_pairs(module.CHECK.fields, command.words)
    result = check_case(rules, module, pairs, command.options.get("on"))
    unsure = unsure_cited(check_cites(result), _table(rules, "confidence", "PASSAGES"))
    return _tell(command, result, unsure, lambda: check_report(result, rules, module.CHECK, _table(rules, "passages")))


def _headcount(command: Command) -> int:
    rules = _known(find_program(command.options.get("program")))
    module = _known(find_headcount(rules, command.words.pop(0) if command.words else None))
    on = command.options.get("on")
    fields = (*_count_fields(rules, module, on), _PEOPLE)
    pairs = dict(read_pairs(fields, command.words))
    people = pairs.pop("people", None)
    result = count_heads(rules, module, list(pairs.items()), people, on)
    unsure = unsure_cited(headcount_cites(result), _table(rules, "confidence", "PASSAGES"))
    return _tell(command, result, unsure, lambda: headcount_report(result, module.HEADCOUNT, _table(rules, "passages")))


def _find(command: Command) -> int:
    rules = _known(find_program(command.options.get("program")))
    named = bool(command.words) and "=" not in command.words[0]
    known = [module.FINDER.id for module in finders(rules.program)]
    module = _known(find_finder(rules, command.words.pop(0) if named else known[0]))
    frames = {each.FRAME.id: each for each in rules.frames}
    pairs = read_pairs(list_fields(module.FINDER, frames), command.words)
    result = find_frames(rules, module, pairs, None, command.options.get("on"))
    unsure = unsure_frames(placed_frames(result), rules, _table(rules, "confidence", "FRAMES"))
    return _tell(command, result, unsure, lambda: finder_report(result, rules, _table(rules, "passages")))


def _count_fields(rules: Any, module: Any, on: str | None) -> Any:
    """Return what is asked on that day; on a day without a definition anything is let through, to be told so."""
    definition = definition_on(module.HEADCOUNT, on or rules.program.last)
    return fields_of(definition or module.HEADCOUNT.definitions[-1])


def _lines(rules: Any, module: Any, on: str | None) -> int:
    """Answer each line of standard input as it comes; return 1 when some were invalid."""
    gc.set_threshold(100_000)  # results hold no cycles: looking for them would take a quarter of the time
    code = 0
    known = _table(rules, "confidence")[module.FRAME.id]
    for number, line in enumerate(sys.stdin.buffer, 1):
        try:
            asked = dict(read_line(line).pairs)
            day = asked.pop("on", None)
            result = estimate_case(rules, module, list(asked.items()), on if day is None else day)
            if _invalid(result):
                result.pairs.append(("line", number))
            result = with_confidence(result, unsure_steps(result, known))
        except WireError as fault:
            result = bad_line(number, line, str(fault))
        code = max(code, _invalid(result))
        sys.stdout.write(write(result) + "\n")
        sys.stdout.flush()
    return code


def _invalid(result: Object) -> bool:
    return bool(dict(result.pairs)["status"] == "invalid")


def _known(found: Found) -> Any:
    if found.fault:
        raise UsageError(found.fault)
    return found.thing


if __name__ == "__main__":
    sys.exit(main())
