"""Leaves out of MicroPython what answering never runs: two fifths of its bytes on the line, before the first answer.

    python -m scripts.trimming

asks the calculator every question of the corpus in a MicroPython that notes which of its functions run, and writes
them, what it exports, and whom these call by name, to records/micropython.json. A build puts a trap in the place of
every other function. Where a question runs into a trap after all, the page starts the whole MicroPython, which ships
beside it, and asks again (docs/assets/javascripts/interpreter.js).
"""

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from scripts.micropython import INTERPRETER, MICROPYTHON, publish_programme
from scripts.rulebook.programmes import programmes
from scripts.runtime import NODE
from scripts.ship import ship
from scripts.trimmed import RECORD
from scripts.wasm import Module, noting, read_module

SCRIPT = Path(__file__).with_name("node") / "used.mjs"
PAGE = 64 << 10


def main() -> None:
    """Find the functions, and write them down."""
    whole = (MICROPYTHON / INTERPRETER["wasm"]).read_bytes()
    module = read_module(whole)
    used = run(module, questions())
    kept = with_called(module, used)
    told = {"wasm": sha256(whole).hexdigest(), "functions": len(module.bodies), "used": len(used), "kept": spans(kept)}
    RECORD.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    print(f"   {len(module.bodies)} の関数のうち、{len(used)} が動き、{len(kept)} を残します: {RECORD}")


def with_called(module: Module, used: set[int]) -> set[int]:
    """Return what ran, what JavaScript may call by itself (as when it frees something), and whom these call by name."""
    entered = used | module.exported
    return entered | {each for one in entered for each in module.called(one)}


def questions() -> Iterator[str]:
    """What is asked of every interpreter in the tests, and the largest case there may be."""
    from tests.test_interpreters import corpus  # noqa: PLC0415  # what ships is built without the tests

    yield from corpus()
    members = [{"size": "small", "functions": 2, "software_purchase": "50万円"}] * 1000
    yield json.dumps({"frame": "fukusu", "inputs": {"members": members, "analysis": "1,234,567"}})


def run(module: Module, asked: Iterable[str]) -> set[int]:
    """Ask a MicroPython that takes note; its notes stand in the last page of the memory that it begins with."""
    base = (module.pages - 1) * PAGE
    if len(module.bodies) > PAGE:
        sys.exit("scripts/trimming.py: 関数が多すぎて、記録が1ページに入りません。ページを増やしてください。")
    lines = "".join(json.dumps(each) + "\n" for each in asked)
    with TemporaryDirectory() as name:
        work, new = Path(name), Path(name, "new")
        publish(work, new)
        (new / INTERPRETER["wasm"]).write_bytes(noting(module, base))
        command = [str(NODE), "--expose-gc", str(SCRIPT), str(new), str(base), str(len(module.bodies))]
        done = subprocess.run(command, input=lines, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{done.stderr[-2000:]}\nscripts/trimming.py: 上の MicroPython が失敗しました")
    return set(json.loads(done.stdout))


def publish(work: Path, new: Path) -> None:
    """Put there what MicroPython takes, but for its WebAssembly."""
    parts = {
        "module": ship(MICROPYTHON / INTERPRETER["module"], new, INTERPRETER["module"]),
        "programmes": {each: publish_programme(each, work, new) for each in programmes().paged},
    }
    (new / "manifest.json").write_text(json.dumps({"micropython": parts}))


def spans(numbers: Iterable[int]) -> str:
    """Numbers in a row written by the first and the last of them: 1-3 7."""
    rows: list[list[int]] = []
    for number in sorted(numbers):
        if rows and rows[-1][-1] == number - 1:
            rows[-1].append(number)
        else:
            rows.append([number])
    return " ".join(f"{row[0]}-{row[-1]}" if len(row) > 1 else str(row[0]) for row in rows)


if __name__ == "__main__":
    main()
