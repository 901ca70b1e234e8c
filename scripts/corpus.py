"""The cases a stranger can try: every example (published cases too), edge and rung as the command line reads them.

`python -m scripts.corpus` writes them and their answers into docs/assets/downloads/ as one zip, in which is no clock.
"""

from __future__ import annotations

import json
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

from calculator.web import handle
from scripts.rulebook.edges import ladder_rows
from scripts.rulebook.known_edges import known_edges
from scripts.rulebook.model import Frame, Rulebook
from scripts.rulebook.operations import complete
from scripts.rulebook.programme import read_programme
from scripts.rulebook.programmes import programmes
from scripts.rulebook.vary import Answers

ROOT = Path(__file__).resolve().parents[1]
DOWNLOADS = ROOT / "docs" / "assets" / "downloads"
# The first moment a zip can tell: its bytes must not depend on the clock.
NO_TIME = (1980, 1, 1, 0, 0, 0)

README = """補助金ものさし：試した計算の入力と答え

<枠>.cases.jsonl    入力。1行がひとつの場合です（計算例・事例・境目・金額のはしごのすべて）。
<枠>.results.jsonl  答え。同じ順に、1行がひとつの結果です。

計算のプログラム（monosashi-{program}.pyz）があれば、次のように同じ答えを作り直せます。

{commands}
"""


def cases(book: Rulebook, frame: Frame) -> list[Answers]:
    """Return every case of a frame that its page shows, each once."""
    found: dict[str, Answers] = {}
    for case in _shown(book, frame):
        found.setdefault(json.dumps(case, sort_keys=True), case)
    return list(found.values())


def _shown(book: Rulebook, frame: Frame) -> Iterator[Answers]:
    for example in book.examples(frame):
        if example.status in ("eligible", "ineligible"):
            yield complete(frame, example.inputs)
    for edge in known_edges(book, frame):
        yield from (point.case for point in edge.points)
    for row in ladder_rows(book, frame):
        yield from (point.case for point in row)


def files(book: Rulebook) -> dict[str, str]:
    """Return the files of the zip: name -> text."""
    commands = [
        f"python monosashi-{book.program.id}.pyz estimate {frame.id} --lines < {frame.id}.cases.jsonl"
        for frame in book.frames
    ]
    found = {"README.txt": README.format(program=book.program.id, commands="\n".join(commands))}
    for frame in book.frames:
        asked = cases(book, frame)
        found[f"{frame.id}.cases.jsonl"] = "".join(f"{json.dumps(case, ensure_ascii=False)}\n" for case in asked)
        found[f"{frame.id}.results.jsonl"] = "".join(_answer(book, frame, case) for case in asked)
    return found


def _answer(book: Rulebook, frame: Frame, case: Answers) -> str:
    return handle(json.dumps({"program": book.program.id, "frame": frame.id, "inputs": case}))


def name_of(program: str) -> str:
    """Return the name of the zip."""
    return f"cases-{program}.zip"


def main() -> int:
    """Write the zip of every programme."""
    DOWNLOADS.mkdir(parents=True, exist_ok=True)
    for programme in programmes().paged:
        write(files(read_programme(ROOT / "rules" / programme)), DOWNLOADS / name_of(programme))
    return 0


def write(texts: dict[str, str], target: Path) -> None:
    """Write texts into a zip, the same bytes for the same texts."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in texts.items():
            archive.writestr(zipfile.ZipInfo(name, NO_TIME), text, zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    sys.exit(main())
