"""`make planted`: plants faults in a copy of the project, one at a time, and tells which check catches each.

A fault goes through its checks from the cheapest on; the first that fails has caught it. Where a rule and the passage
it stands on are changed together, the modules are generated anew first: then only known results can tell.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

from scripts.planted_faults import FAULTS, Fault
from scripts.rulebook.programmes import programmes

ROOT = Path(__file__).resolve().parents[1]
# Another folder than site/ can be used without building there.
SITE = Path(os.environ.get("SITE_DIR", ROOT / "site"))
COPIED = (
    *("rules", "scripts", "calculator", "docs", "overrides", "records", "tests"),
    *("README.md", "CHANGELOG.md", "mkdocs.yml", "pyproject.toml"),
)
LEFT_OUT = shutil.ignore_patterns("__pycache__", "runtime", "downloads", "browser", "bad_rules", "golden*")
PYTEST = ("-m", "pytest", "-q", "-x", "-p", "no:randomly", "-p", "no:hypothesispytest")
WORKERS = 2

# What each check runs, with the same Python as this.
CHECKS: dict[str, tuple[str, ...]] = {
    "compiler": ("-m", "scripts.rulebook", "check"),
    "hand-written texts": ("-m", "scripts.prose"),
    "examples": (*PYTEST, "tests/test_frames_agree.py::test_an_example_holds_on_the_page"),
    "oracle": (*PYTEST, "tests/test_sweep.py::test_amounts_agree_around_every_edge"),
    "oracle at random": (*PYTEST, "tests/test_sweep.py::test_amounts_agree_at_random"),
    "calculator's tests": (*PYTEST, "tests/calculator/test_quantities.py", "tests/calculator/test_cases.py"),
    "generated again": ("-m", "scripts.generate", "--check"),
    "built pages read back": (*PYTEST, "tests/test_drift.py"),
}
# These are made once for each frame.
BY_FRAME = ("examples", "oracle at random", "built pages read back")
REGENERATE = """
from pathlib import Path
from scripts.generate.python import modules
from scripts.rulebook.programme import read_programme
from scripts.rulebook.programmes import programmes
for path, text in modules(read_programme(Path("rules", programmes().recorded))).items():
    Path(path).write_text(text, encoding="utf-8")
"""


@dataclass(frozen=True, slots=True)
class Planted:
    """A fault, and the check that caught it; "" where none did."""

    fault: str
    kind: str
    where: str
    caught_by: str


class Copy:
    """A copy of the project in which faults are planted and taken out again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in COPIED:
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, folder / name, ignore=LEFT_OUT)
            else:
                shutil.copyfile(source, folder / name)
        for page in (path for name in (*programmes().paged, "cases") for path in (SITE / name).rglob("index.html")):
            target = folder / "site" / page.relative_to(SITE)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(page, target)

    def plant(self, fault: Fault) -> Planted:
        """Plant one fault, find out who catches it, and take it out."""
        before = {path: path.read_bytes() for path in self._touched(fault)}
        try:
            for edit in fault.edits:
                self._edit(edit.file, edit.old, edit.new)
            caught_by = self._caught_by(fault)
        finally:
            for path, content in before.items():
                path.write_bytes(content)
        return Planted(fault.name, fault.kind, ", ".join(sorted({edit.file for edit in fault.edits})), caught_by)

    def _touched(self, fault: Fault) -> Iterator[Path]:
        yield from (self.folder / edit.file for edit in fault.edits)
        if fault.regenerate:
            yield from (self.folder / "calculator" / programmes().recorded.replace("-", "_")).glob("*.py")

    def _edit(self, file: str, old: str, new: str) -> None:
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        if old not in text:
            raise LookupError(f"{file} no longer says “{old}”: plant this fault elsewhere in scripts/planted_faults.py")
        path.write_text(text.replace(old, new), encoding="utf-8")

    def _caught_by(self, fault: Fault) -> str:
        if fault.regenerate and self._fails(("-c", REGENERATE)):
            return "compiler"
        return next((name for name in fault.checks if self._fails(_command(name, fault.frame))), "")

    def check(self, name: str) -> None:
        """Raise unless a check passes while no fault is planted: one that always fails catches nothing."""
        done = self._run(CHECKS[name])
        if done.returncode:
            raise RuntimeError(f"“{name}” fails without any fault: mend that first\n{done.stdout}{done.stderr}")

    def _fails(self, arguments: tuple[str, ...]) -> bool:
        """Whether a check fails; one that cannot run at all is no catch, but an error of this script."""
        done = self._run(arguments)
        if done.returncode not in (0, 1):
            raise RuntimeError(f"{' '.join(arguments)} could not run:\n{done.stdout}{done.stderr}")
        return done.returncode == 1

    def _run(self, arguments: tuple[str, ...]) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(self.folder)}
        environment.pop("SITE_DIR", None)
        command = [sys.executable, *arguments]
        return subprocess.run(command, cwd=self.folder, env=environment, capture_output=True, text=True, check=False)


def _command(name: str, frame: str) -> tuple[str, ...]:
    return (*CHECKS[name], "-k", frame) if frame and name in BY_FRAME else CHECKS[name]


def plant_all(faults: tuple[Fault, ...] = FAULTS) -> list[Planted]:
    """Plant every fault in turn and return who caught it, in the order of the list."""
    with tempfile.TemporaryDirectory(prefix="planted-") as folder, ThreadPoolExecutor(WORKERS) as workers:
        copies: SimpleQueue[Copy] = SimpleQueue()
        for at in range(WORKERS):
            copies.put(Copy(Path(folder) / f"copy-{at}"))

        def borrowed[Work, Done](work: Callable[[Copy, Work], Done]) -> Callable[[Work], Done]:
            def run(on: Work) -> Done:
                copy = copies.get()
                try:
                    return work(copy, on)
                finally:
                    copies.put(copy)

            return run

        needed = sorted({name for fault in faults for name in fault.checks})
        list(workers.map(borrowed(Copy.check), needed))
        return list(workers.map(borrowed(Copy.plant), faults))


def main() -> int:
    """Print each fault and who caught it; return 1 when one went unnoticed."""
    found = plant_all()
    for one in found:
        print(f"{'捕捉' if one.caught_by else '見逃し'}  {one.fault}  ←  {one.caught_by or 'なし'}  （{one.where}）")
    caught = sum(bool(one.caught_by) for one in found)
    print(f"{caught} / {len(found)} の誤りを捕まえました")
    return 0 if caught == len(found) else 1


if __name__ == "__main__":
    sys.exit(main())
