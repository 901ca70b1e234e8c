"""What belongs to the offline copy, under which name, and how the worker gets to know it."""

import json
import re
from pathlib import Path

import pytest

from scripts.site.offline import EMPTY, build_of, kept, write_offline

ROOT = Path(__file__).parents[1]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small site with one file of each kind."""
    for name, text in {
        "index.html": "<h1>a</h1>",
        "offline/index.html": '<span data-offline-size="pages"></span><span data-offline-size="full"></span>',
        "assets/app.js": "1",
        "assets/app.js.br": "packed",
        "assets/runtime/micropython-0a1b2c3d/micropython.wasm": "small",
        "assets/runtime/micropython-0a1b2c3d/whole.wasm": "large",
        "assets/runtime/calculator-0a1b2c3d.bin": "small",
        "assets/runtime/calculator-0a1b2c3d.zip": "large",
        "assets/runtime/pyodide-0a1b2c3d/pyodide.mjs": "large" * 100_000,
        "assets/runtime/stdlib-0a1b2c3d.zip": "large",
        "assets/downloads/monosashi-site.zip": "never",
        "service-worker.js": f"const BUILT = {EMPTY};",
        "build.txt": "",
        "_headers": "",
        "robots.txt": "",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path


def told(site: Path) -> dict[str, object]:
    """What the built worker holds."""
    found = re.fullmatch(r"const BUILT = \((.*)\);", (site / "service-worker.js").read_text())
    assert found is not None
    held: dict[str, object] = json.loads(found[1])
    return held


def test_every_file_is_kept_under_the_address_that_readers_open(site: Path) -> None:
    """Pages by their folder, no packed copies, nothing that only hosts read, not the worker itself."""
    assert [file.path for file in kept(site)] == [
        "assets/app.js",
        "assets/runtime/calculator-0a1b2c3d.bin",
        "assets/runtime/calculator-0a1b2c3d.zip",
        "assets/runtime/micropython-0a1b2c3d/micropython.wasm",
        "assets/runtime/micropython-0a1b2c3d/whole.wasm",
        "assets/runtime/pyodide-0a1b2c3d/pyodide.mjs",
        "assets/runtime/stdlib-0a1b2c3d.zip",
        "",
        "offline/",
    ]


def test_only_the_full_interpreter_waits_to_be_asked_for(site: Path) -> None:
    """What MicroPython needs comes with the pages; Pyodide's files are large and come later."""
    assert [file.path.rpartition("/")[2] for file in kept(site) if file.full] == [
        "calculator-0a1b2c3d.zip",
        "whole.wasm",
        "pyodide.mjs",
        "stdlib-0a1b2c3d.zip",
    ]


def test_the_worker_knows_its_build_and_the_host_tells_the_same(site: Path) -> None:
    """One name for one set of files, in the worker and beside it; another file, another name."""
    write_offline(site)
    assert told(site)["build"] == (site / "build.txt").read_text().strip() == build_of(kept(site))
    before = build_of(kept(site))
    (site / "assets" / "app.js").write_text("2")
    assert build_of(kept(site)) != before


def test_sizes_are_said_in_megabytes(site: Path) -> None:
    """The page that offers the copy says what it takes, rounded up."""
    changed = write_offline(site)
    assert site / "offline" / "index.html" in changed
    assert 'full">0.6<' in (site / "offline" / "index.html").read_text()


def test_a_worker_without_its_empty_place_is_refused(site: Path) -> None:
    """What cannot be filled in does not get out."""
    (site / "service-worker.js").write_text("const BUILT = {};")
    with pytest.raises(SystemExit, match="build"):
        write_offline(site)
    assert (ROOT / "docs" / "service-worker.js").read_text().count(EMPTY) == 1
