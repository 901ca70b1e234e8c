"""Changes every expression of the hand-written calculator: `python -m scripts.mutate_code`, which `make mutation` runs.

mutmut makes the mutants and runs the tests of tests/calculator on each; [tool.mutmut] in pyproject.toml says how. It
changes what stands in functions; tables beside them, and blocks for the type checker, stay as they are.
Verdicts are kept in mutants/: while the tests are the same, only functions that changed are judged again; where files
of tests only joined them, survivors too, since a mutant that a test noticed is noticed still. With --keep verdicts are
kept although tests have changed, and only survivors are asked again: for while one writes tests, and it leaves no
record. Without it the result goes to records/mutation.json, which has no clock.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import resource
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

from scripts.code_mutation.excused import EXCUSED, excuse_for
from scripts.code_mutation.mutants import MISSED, Judged, Survivor, ask_again, judged, mutated_files

ROOT = Path(__file__).resolve().parents[1]
RECORD = ROOT / "records" / "mutation.json"
MUTANTS = ROOT / "mutants"
JUDGES = MUTANTS / "judges.json"
# Everything but the mutated files that a verdict depends on; none of it is mutated.
WITNESSES = ("tests/conftest.py", "tests/calculator/*.py", "calculator/it_*/*.py")
# What a mutant may take: one that never ends may also grow without end.
MEMORY = 3 * 2**30


def main(arguments: list[str]) -> int:
    """Judge, print the table and whoever survived, write the record; return 1 when somebody survived unexplained."""
    parser = argparse.ArgumentParser(prog="python -m scripts.mutate_code")
    parser.add_argument("--keep", action="store_true", help="テストが変わっても判定を残し、生存したものだけをやり直す")
    keep = parser.parse_args(arguments).keep
    os.chdir(ROOT)
    forget(keep=keep)
    if code := _run_mutmut():
        return code
    found = judged()
    unexplained = survivors(found)
    for line in [*table(found), *unexplained]:
        print(line)
    if not keep:
        RECORD.write_text(json.dumps(record(found), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        print(f"records/{RECORD.name} を書きました。")
    return 1 if unexplained else 0


def forget(*, keep: bool) -> None:
    """Throw away the verdicts of other judges; where some only joined them, or with keep, only those on survivors."""
    told, before = _judges(), _judges_before()
    if before == told:
        ask_again(survivors=False)
        return
    joined = bool(before) and before.items() <= told.items()
    if keep and MUTANTS.exists() and not joined:
        _ask_survivors()
        return
    if joined:
        _ask_survivors()
    else:
        shutil.rmtree(MUTANTS, ignore_errors=True)
        MUTANTS.mkdir()
    JUDGES.write_text(json.dumps(told, indent=1), encoding="utf-8")


def _ask_survivors() -> None:
    shutil.rmtree(MUTANTS / "tests", ignore_errors=True)
    (MUTANTS / "mutmut-stats.json").unlink(missing_ok=True)
    ask_again(survivors=True)


def _judges_before() -> dict[str, str]:
    """Return the judges of the verdicts that are kept, none where none are."""
    return json.loads(JUDGES.read_text(encoding="utf-8")) if JUDGES.exists() else {}


def _judges() -> dict[str, str]:
    """Return the digest of each file of tests, of what they use, and of how they are run."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["mutmut"]
    how = hashlib.sha256(repr((settings, version("mutmut"), sys.version)).encode()).hexdigest()
    paths = sorted(path for pattern in WITNESSES for path in ROOT.glob(pattern))
    return {"how": how, **{path.relative_to(ROOT).as_posix(): digest(path) for path in paths}}


def digest(path: Path) -> str:
    """Return the sha256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _run_mutmut() -> int:
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))
    # Outside of mutants/: what hypothesis knows of all characters takes seconds to make.
    environment = {**os.environ, "HYPOTHESIS_STORAGE_DIRECTORY": str(ROOT / ".cache" / "hypothesis")}
    command = [str(Path(sys.executable).with_name("mutmut")), "run"]
    return subprocess.run(command, env=environment, check=False).returncode


# --- what is told


def survivors(found: list[Judged]) -> list[str]:
    """Return who survived without an excuse, by file and line, and every excuse that is none."""
    all_ = [each for one in found for each in one.survivors]
    loose = [f"生存 {_told(each)}" for each in all_ if excuse_for(each) is None]
    needed = [excuse_for(each) for each in all_]
    stale = [
        f"説明は不要 {each.file} {each.function}  {each.was} → {each.becomes}" for each in EXCUSED if each not in needed
    ]
    return [*loose, *stale]


def table(found: list[Judged]) -> Iterator[str]:
    """Yield a line for each file: how many mutants, how many were noticed, how many are explained; then all."""
    for one in found:
        yield _line(one.file, [one])
    yield _line("合計", found)


def record(found: list[Judged]) -> dict[str, Any]:
    """Return what the site reports, for each mutated file by its digest."""
    told = {one.file: one for one in found}
    files = {path.as_posix(): told.get(path.as_posix(), Judged(path.as_posix(), 0, ())) for path in mutated_files()}
    return {
        "tool": f"mutmut {version('mutmut')}",
        "files": {
            name: {
                "sha256": digest(ROOT / name),
                "mutants": one.mutants,
                "killed": one.killed,
                "explained": _explained(one),
            }
            for name, one in files.items()
        },
    }


def _line(name: str, some: list[Judged]) -> str:
    mutants, killed = sum(one.mutants for one in some), sum(one.killed for one in some)
    return f"{name}\t変異 {mutants}\t捕捉 {killed}\t説明 {sum(map(_explained, some))}"


def _explained(one: Judged) -> int:
    return sum(excuse_for(each) is not None for each in one.survivors)


def _told(mutant: Survivor) -> str:
    state = "" if mutant.state == MISSED else f"（{mutant.state}）"
    return f"{mutant.file}:{mutant.line} {mutant.function}{state}  {mutant.was} → {mutant.becomes}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
