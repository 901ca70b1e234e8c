"""The only function the page calls: a question in JSON goes in, a Result in JSON comes out."""

from collections import namedtuple

from calculator import estimate
from calculator.cases import Case, read_case
from calculator.frames import Program
from calculator.names import suggestion
from calculator.programmes import NAMES, UNNAMED
from calculator.quantities import read_date
from calculator.wire import Object, WireError, read, write

MYPY = False  # the type checker takes this for true; the portable subset has no typing
if MYPY:
    from typing import Any

# program: frames.Program; frames: the generated modules of its frames, in the programme's order
Rules = namedtuple("Rules", ("program", "frames"))
# thing: what a name stands for, None when it is unknown; fault: the sentence that says so
Found = namedtuple("Found", ("thing", "fault"))

BESIDE = ["only", "vary", "wish", "waits"]
_KEYS = ["program", "frame", "check", "headcount", "finder", "on", "inputs", "people", "items"] + BESIDE
_ONLY = ["amount", "outlook", "cash"]
_NO_PROGRAM = Program(None, None, None, None, None, None, None)


def handle(text: str) -> str:
    """Answer {"program"?, "frame", "on"?, "inputs"?, "only"?} with a Result, one line with its newline; never raises.

    A list of such questions is answered with a list, in their order. "only": "amount" asks for no more than
    {"status", "subsidy", "errors"}, which is less work; "only": "outlook" or "cash" for what stands beside it:
    see adr/0011. {"program"?, "check", "on"?, "inputs"?} is answered by a check,
    {"program"?, "headcount", "on"?, "inputs" or "people"} by a headcount: see adr/0014. {"program"?, "finder", "on"?,
    "inputs", "items"} is answered by a finder: see adr/0015.
    """
    try:
        answer: object = _answer(text)
    except Exception as fault:  # noqa: BLE001 - a fault of ours must reach the reader as words, not end the worker
        case = Case()
        case.error(
            "", "", f"こちらのプログラムの誤りで計算できませんでした（{type(fault).__name__}）。お知らせください。"
        )
        answer = refused(None, None, case)
    return write(answer) + "\n"


def estimate_case(
    rules: Rules,
    frame: "Any",
    pairs: list[tuple[str, object]],
    on: object = None,
    asked: "dict[str, object] | None" = None,
) -> Object:
    """Return the Result for what was typed for one frame.

    pairs: (name, value) as cases.read_case takes them; on: the day asked about, "2025-12-01", or None or ""
    for the programme's last day, which the receipt then says was assumed; asked: the whole question, whose "only"
    asks for less or for something else than a Result.
    """
    only = asked.get("only") if asked else None
    case = read_case(frame.FRAME.fields, pairs, frame.FRAME.at_most)
    assumed = on is None or on == ""
    day = rules.program.last if assumed else day_of(case, on)
    outside = not (case.errors or rules.program.first <= day <= rules.program.last)
    if only == "amount":
        return estimate.brief(frame, case, outside)
    if asked and only is not None:
        from calculator.beside import beside  # noqa: PLC0415 - only for those who ask, see there

        return beside(rules.program, frame, case, (day, outside), asked)
    if outside:
        return estimate.out_of_period(rules.program, frame, case, day)
    return estimate.answer(rules.program, frame, case, day, assumed)


def find_program(name: object) -> Found:
    """Return the Rules of a programme by its id; None or "" stands for the one meant where none is named."""
    found = find(UNNAMED if name is None or name == "" else name, [(each, each) for each in NAMES], "制度")
    return found if found.fault else Found(rules_of(found.thing), "")


def rules_of(program: str) -> Rules:
    """Return the Rules of a programme that there is; its modules are read when it is first asked for."""
    package = __import__(f"calculator.{program.replace('-', '_')}", None, None, ("PROGRAM",))
    return Rules(package.PROGRAM, package.FRAMES)


def find_frame(rules: Rules, name: object) -> Found:
    """Return the generated module of a frame by its id."""
    return find(name, [(frame.FRAME.id, frame) for frame in rules.frames], "枠")


def find(name: object, known: list[tuple[str, object]], what: str) -> Found:
    """Return what a name stands for; what: the word for such things, for the sentence that says there is none."""
    for candidate, thing in known:
        if candidate == name:
            return Found(thing, "")
    names = [candidate for candidate, _ in known]
    if name is None or name == "":
        return Found(None, f"{what}の名前がありません。使えるのは「{'」「'.join(names)}」です。")
    shown = name if isinstance(name, str) else write(name)
    return Found(None, f"「{shown}」という{what}はありません。{suggestion(shown, names)}")


def _answer(text: str) -> object:
    try:
        request = read(text)
    except WireError as fault:
        case = Case()
        case.error("", _excerpt(text), f"JSONとして読めません。{fault}")
        return refused(None, None, case)
    return [_answered(each) for each in request] if isinstance(request, list) else _answered(request)


def _answered(request: object) -> Object:
    case = Case()
    if not isinstance(request, Object):
        case.error("", request, 'JSONのオブジェクトではありません。{"frame":"…","inputs":{…}} の形で書いてください。')
        return refused(None, None, case)
    asked = dict(request.pairs)
    for key, value in request.pairs:
        if key not in _KEYS:
            case.error(key, value, f"「{key}」という項目はありません。{suggestion(key, _KEYS)}")
    inputs = asked.get("inputs")
    if inputs is not None and not isinstance(inputs, Object):
        case.error("inputs", inputs, '「inputs」は入力の組ではありません。{"名前":値} の形で書いてください。')
    if asked.get("only") not in [None] + _ONLY:
        case.error("only", asked["only"], f"「only」に書けるのは「{'」「'.join(_ONLY)}」だけです。")
    return _estimated(case, asked, inputs.pairs if isinstance(inputs, Object) else [])


def _estimated(case: Case, asked: dict[str, object], pairs: list[tuple[str, object]]) -> Object:
    program = find_program(asked.get("program"))
    if program.fault:
        case.error("program", asked["program"], program.fault)
        return refused(None, None, case)
    if "finder" in asked:
        from calculator.shopping import shopped  # noqa: PLC0415 - only for those who ask, see there

        return shopped(program.thing, case, asked, pairs)
    if "headcount" in asked or "check" in asked:
        from calculator.applicant import examined  # noqa: PLC0415 - only for those who ask, see there

        return examined(program.thing, case, asked, pairs)
    _refuse_what_does_not_go_along(case, asked)
    frame = find_frame(program.thing, asked.get("frame"))
    if frame.fault:
        case.error("frame", asked.get("frame") or "", frame.fault)
        return refused(program.thing.program, None, case)
    if case.errors:
        return refused(program.thing.program, frame.thing.FRAME.id, case)
    return estimate_case(program.thing, frame.thing, pairs, asked.get("on"), asked)


def _refuse_what_does_not_go_along(case: Case, asked: dict[str, object]) -> None:
    """Leave an error for what another question takes: nothing that was typed is dropped without a word."""
    if asked.get("people") is not None:
        case.error("people", asked["people"], "「people」は、「headcount」といっしょに書きます。")
    for key, only in (("vary", "outlook"), ("wish", "outlook"), ("waits", "cash")):
        if asked.get(key) is not None and asked.get("only") != only:
            case.error(key, asked[key], f"「{key}」は、「only」を「{only}」にしたときに書けます。")


def day_of(case: Case, on: object) -> str:
    """Return the day asked about; what is none leaves an error."""
    date, fault = (
        read_date(on) if isinstance(on, str) else (None, "日付は「2025-12-01」のように文字列で書いてください。")
    )
    if date is None:
        case.error("on", on, fault)
    return on if isinstance(on, str) else ""


def refused(program: "Any", frame: "Any", case: Case) -> Object:
    """Return the Result for a question that was not understood as a whole."""
    on: Any = None
    found = estimate.Estimate([], True)
    return estimate.result(program or _NO_PROGRAM, frame, "invalid", found, case, on, False)


def _excerpt(text: str) -> str:
    """The beginning of a text, without the halves of characters that no UTF-8 can carry."""
    signs = ["\ufffd" if 0xD800 <= ord(sign) <= 0xDFFF else sign for sign in text[:60]]
    return "".join(signs)
