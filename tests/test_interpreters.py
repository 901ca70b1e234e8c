"""The same bytes in every interpreter: edges, faults and odd signs through CPython, Pyodide and MicroPython."""

from __future__ import annotations

import json
import re
import subprocess
import sysconfig
from collections.abc import Iterator
from random import Random

import pytest

from calculator.programmes import NAMES
from calculator.web import handle
from scripts import runtime
from tests.any_list import random_list
from tests.oracle_cases import FRAMES, edge_cases, random_case
from tests.rulebook.real import rules
from tests.test_checks_agree import partial_cases
from tests.test_headcount_agrees import DAYS, near_wage, pasted, some_people

pytestmark = pytest.mark.slow

OTHERS_KEPT = 4  # every fourth question is asked of the other programmes too
EDGES_KEPT = 9  # every ninth edge of the oracle's list: some two hundred
AMOUNTS = (
    *("１５０万円", "1.5万円", "1億2千万円", "￥1,500,000", "¥5", "0", "00012", "999999999999", "1000000000000"),
    *("1,50,000", "1_000", "1.00001万円", "三百万", "-5", "+5", "1e6", "0x10", "٣٠٠", "१२", "²", "½", "①", "⑩万"),
    *(
        "",
        " ",
        "\u3000",
        "\u30001万円\u3000",
        "\ufeff5",
        "5\u200b",
        "5\x00",
        "\x85",
        "\u2028",
        "İ",
        "ß",
        "ﬁ",
        "🍣",
        "e\u0301",
    ),
)
KINDS = {"frame", "check", "headcount", "finder"}
TOLD = {"software_purchase": 3_000_000, "business_processes": 4, "size": "sme", "near_minimum_wage": False}
TYPED: tuple[object, ...] = (*AMOUNTS, 5, -5, 10**30, True, None, [], {}, "yes")
TEXTS = (
    *(
        "",
        " ",
        "null",
        "[]",
        "{}",
        "0",
        '"frame"',
        "[1",
        '{"frame":',
        '{"a":1,"a":2}',
        "1.0",
        "1e400",
        "-0",
        "01",
        "NaN",
    ),
    *('{"frame":"tsujyo"} x', "\ufeff{}", "{}\n", "{\u3000}", '"\\ud800"', '"\\ud83c\\udf63"', "\ud800", "\udfff{}"),
    *(
        '{"frame":"\\u0000"}',
        '{"frame":"TSUJYO"}',
        '{"frame":"ｔｓｕｊｙｏ"}',
        '{"frame":5}',
        '{"frame":null}',
        "[" * 50,
    ),
    *(
        '{"frame":"tsujyo","on":"２０２５-12-01"}',
        '{"frame":"tsujyo","on":"2024-02-30"}',
        '{"frame":"tsujyo","on":20251201}',
    ),
    *(
        '{"frame":"denshi","on":"2026-01-08"}',
        '{"program":"it-2024","frame":"tsujyo"}',
        '{"frame":"tsujyo","inputs":[]}',
    ),
)


def corpus() -> Iterator[str]:
    """Yield every request of the corpus: what is asked of the first programme, then a share of it of each other."""
    yield from TEXTS
    found = list(asked())
    yield from found
    questions = [{key: told for key, told in json.loads(each).items() if key != "on"} for each in found[::OTHERS_KEPT]]
    for program in NAMES[1:]:
        for question in questions:
            yield json.dumps({"program": program, **question}, ensure_ascii=False)
    chance = Random("brief")
    brief = [{"frame": frame, "inputs": random_case(frame, chance), "only": "amount"} for frame in FRAMES]
    of_each = [{"program": program, **each} for program in NAMES for each in brief]
    yield json.dumps([*brief, *of_each, {"frame": "tsujyo"}, 5, []])


def asked() -> Iterator[str]:
    """Yield questions about the programme that is meant where none is named."""
    for frame in FRAMES:
        for typed in TYPED:
            for name in ("cloud_monthly", "size", "tax"):
                yield json.dumps({"frame": frame, "inputs": {name: typed}}, ensure_ascii=False)
    for frame, case in list(edge_cases(1))[::EDGES_KEPT]:
        yield json.dumps({"frame": frame, "inputs": case})
    chance = Random("interpreters")
    for frame in FRAMES:
        for _ in range(40):
            yield json.dumps({"frame": frame, "on": "2025-12-01", "inputs": random_case(frame, chance)})
    yield from checked()
    yield from shopped()
    yield from looked_further(chance)


def looked_further(chance: Random) -> Iterator[str]:
    """Yield what is asked beside an amount: of cases at random, with wishes and waits as people type them."""
    for frame in FRAMES:
        for _ in range(12):
            case = {"frame": frame, "inputs": random_case(frame, chance)}
            yield json.dumps({**case, "only": "outlook", "wish": {"own_payment": "100万円", "subsidy": "50万円"}})
            yield json.dumps({**case, "only": "cash", "waits": {"report": 3}})
    for typed in TYPED:
        case = {"frame": "tsujyo", "inputs": TOLD}
        wish = {"subsidy": typed, "x": 1, "own": typed}
        waits = {"receipt": typed, "later": 1, "earlier": typed, "payment": typed}
        yield json.dumps({**case, "only": "outlook", "wish": wish, "vary": typed}, ensure_ascii=False)
        yield json.dumps({**case, "only": "cash", "waits": waits}, ensure_ascii=False)


def checked() -> Iterator[str]:
    """Yield questions to checks and headcounts: with answers missing, at edges, and lists as people paste them."""
    for check in rules().checks:
        for _, partial in partial_cases(check, 60):
            yield json.dumps({"check": check.id, "inputs": partial})
        for typed in TYPED:
            yield json.dumps(
                {"check": check.id, "inputs": {"employees": typed, "organisation": typed}}, ensure_ascii=False
            )
    chance = Random("headcounts")
    for definition in near_wage().definitions:
        for _ in range(30):
            people = pasted(some_people(definition, chance))
            yield json.dumps(
                {"headcount": "near_wage", "on": DAYS[definition.id], "people": people}, ensure_ascii=False
            )
        for typed in TYPED:
            asked = {
                "headcount": "near_wage",
                "on": DAYS[definition.id],
                "people": [["東京", typed, "\u30001,163円", "－"]],
            }
            yield json.dumps(asked, ensure_ascii=False)
        yield json.dumps({"headcount": "near_wage", "on": DAYS[definition.id], "inputs": {"near": 3, "all": 10}})


def shopped() -> Iterator[str]:
    """Yield lists of every length for the finder, with what is mistyped among them."""
    chance = Random("finder")
    for size in (1, 2, 3, 5, 8, 12, 20):
        for _ in range(4):
            inputs = {"size": chance.choice(("sme", "small", "large")), "near_minimum_wage": chance.random() < 1 / 2}
            yield json.dumps({"finder": "finder", "inputs": inputs, "items": random_list(chance, size)})
    for typed in TYPED:
        items = [{"kind": "software", "price": typed, "part_of": typed, "sales": typed}]
        yield json.dumps({"finder": "finder", "items": items}, ensure_ascii=False)


def test_the_corpus_is_wide() -> None:
    """It holds some hundred requests of every status, and asks every frame, check and headcount."""
    found = [answer for text in corpus() if isinstance(answer := json.loads(handle(text)), dict)]
    answers = [each for each in found if "frame" in each]
    assert {each["answer"] for each in found if "headcount" in each} == {"yes", "no", "unknown"}
    assert {each["status"] for each in found if "check" in each} >= {"answered", "needs_input", "invalid"}
    assert len(answers) >= 500
    assert {one["status"] for one in answers} == {"invalid", "out_of_period", "needs_input", "ineligible", "eligible"}
    assert {one["frame"] for one in answers} >= {frame.id for frame in rules().frames}
    for program in NAMES:
        of_it = [each for each in found if each.get("program") == program]
        assert {kind for each in of_it for kind in ("frame", "check", "headcount", "finder") if kind in each} == KINDS


@pytest.mark.parametrize("interpreter", ["pyodide", "micropython"])
def test_every_interpreter_gives_the_same_bytes(interpreter: str) -> None:
    """What ships, started as the page's worker starts it, answers every request with the bytes of CPython."""
    runtime.main()
    requests = list(corpus())
    lines = "".join(json.dumps(request) + "\n" for request in requests)
    command = [str(runtime.NODE), str(runtime.ROOT / "scripts/node/handle.mjs"), str(runtime.RUNTIME), interpreter]
    done = subprocess.run(command, input=lines, capture_output=True, text=True, check=True, timeout=600)
    answers = [json.loads(line) for line in done.stdout.split("\n") if line]
    assert len(answers) == len(requests)
    for request, answer in zip(requests, answers, strict=True):
        assert answer.encode() == handle(request).encode(), request


def test_the_calculators_own_tests_pass_where_it_ships() -> None:
    """Inside the built Pyodide pytest finds nothing wrong with the calculator that the page loads."""
    runtime.main()
    script, packages = str(runtime.ROOT / "scripts/node/pytest.mjs"), sysconfig.get_path("purelib")
    command = [str(runtime.NODE), script, str(runtime.RUNTIME), str(runtime.PYODIDE), packages, str(runtime.ROOT)]
    # The command line is not shipped to the page.
    tests = ["-q", "tests/calculator", "--ignore-glob=tests/calculator/test_cli*.py"]
    done = subprocess.run([*command, *tests], capture_output=True, text=True, check=False, timeout=600)
    assert done.returncode == 0, done.stdout + done.stderr
    passed = re.search(r"(\d+) passed", done.stdout)
    assert passed is not None
    assert int(passed[1]) > 300
