"""What make, CI and the locks promise to a fresh machine."""

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from scripts import browser, licences, other_browsers

ROOT = Path(__file__).parents[1]


def test_locks_name_no_address() -> None:
    """Locks hold versions and hashes; where to fetch from is the machine's business."""
    for name in ("requirements.lock", "package-lock.json", ".npmrc"):
        assert "://" not in (ROOT / name).read_text()


def test_every_requirement_is_locked_with_hashes() -> None:
    """Each line of requirements.in is in the lock, and each package of the lock has a hash."""
    wanted = re.findall(r"^([a-z][\w.-]*)", (ROOT / "requirements.in").read_text(), re.MULTILINE)
    blocks = re.split(r"\n(?=\S)", (ROOT / "requirements.lock").read_text())[1:]
    locked = {re.split("[=;]", block)[0].strip() for block in blocks}
    assert {re.sub(r"[._]", "-", name) for name in wanted} <= locked
    assert all("--hash=sha256:" in block for block in blocks)


def test_node_packages_are_pinned() -> None:
    """package.json names exact versions, and the lock has a digest for each package."""
    package = json.loads((ROOT / "package.json").read_text())
    lock = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    for name, version in {**package["dependencies"], **package["devDependencies"]}.items():
        assert lock[f"node_modules/{name}"]["version"] == version
    assert all(facts["integrity"].startswith("sha512-") for name, facts in lock.items() if name)


def test_every_ignored_rule_has_a_reason() -> None:
    """A lint rule that is off says why beside it."""
    lines = (ROOT / "pyproject.toml").read_text().splitlines()
    codes = [line for line in lines if re.match(r'^  "[A-Z]+\d*",', line)]
    rules = tomllib.loads("\n".join(lines))["tool"]["ruff"]["lint"]
    off = len(rules["ignore"]) + sum(map(len, rules["per-file-ignores"].values()))
    assert len(codes) == off
    assert all(re.search(r"# \S+ \S+", line) for line in codes)


def test_ci_runs_make_test() -> None:
    """CI runs what a person runs, and a failure is a failure."""
    script = (ROOT / ".ci" / "run").read_text()
    assert "set -euo pipefail" in script
    assert script.rstrip().endswith("make test")


def test_readme_names_targets_that_exist() -> None:
    """Every make command in the README and in make help is there."""
    makefile = (ROOT / "Makefile").read_text()
    words = " ".join(re.findall(r"make ([a-z ]+)", (ROOT / "README.md").read_text() + makefile))
    targets = set(re.search(r"^\.PHONY: (help .*)$", makefile, re.MULTILINE)[1].split())  # type: ignore[index]  # there
    assert {"serve", "test", "check", "site"} <= set(words.split()) & targets


def test_licences_page_is_current() -> None:
    """The committed licences page is what the installed packages say."""
    assert licences.PAGE.read_text() == licences.page()


def make(tmp_path: Path, python: str) -> subprocess.CompletedProcess[str]:
    """Let make look for a Python among the candidates named."""
    venv = tmp_path / "venv"
    command = ["make", "--no-print-directory", f"VENV={venv}", f"{venv}/bin/python"]
    environment = {**os.environ, "PYTHON": python}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=60)


def candidate(path: Path, text: str) -> str:
    """A program that make may try."""
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return str(path)


def test_make_runs_each_python(tmp_path: Path) -> None:
    """A name that only exits 127 is passed over, and the next Python that works makes the environment."""
    shim = candidate(tmp_path / "shim", "exit 127")
    works = candidate(tmp_path / "works", f'[ "$1" = -c ] && exec {sys.executable} "$@"; echo "$0 $@"')
    done = make(tmp_path, f"{shim} {works}")
    assert done.returncode == 0
    assert f"{works} -m venv" in done.stdout


def test_make_says_what_to_install(tmp_path: Path) -> None:
    """Where no Python is new enough, make says so in Japanese and English with what to do."""
    old = candidate(tmp_path / "old", "exit 1")
    done = make(tmp_path, old)
    assert done.returncode != 0
    assert "Python 3.12 以上" in done.stderr
    assert "Python 3.12 or newer" in done.stderr


def test_named_browser_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """CHROMIUM goes first when it starts; when it does not, that is said and nothing else is tried."""
    monkeypatch.setenv("CHROMIUM", candidate(tmp_path / "browser", "echo Chromium 1"))
    assert browser.find() == tmp_path / "browser"
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "none"))
    with pytest.raises(SystemExit, match="環境変数 CHROMIUM"):
        browser.find()


def test_missing_browser_names_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a browser the tests do not pass quietly: the line to type is given."""
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(browser, "candidates", lambda: iter([Path("/nowhere/chromium")]))
    with pytest.raises(SystemExit, match="apt-get install -y chromium"):
        browser.find()


def test_browsers_are_tried_in_order_of_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is there is taken before anything is installed: PATH, Playwright's, apt, Playwright's download."""
    steps: list[str] = []

    def step(name: str, *, done: bool = False) -> bool:
        steps.append(name)
        return done

    monkeypatch.delenv("NO_INSTALL", raising=False)
    monkeypatch.setattr(browser, "on_path", lambda: step("path") or iter([]))
    monkeypatch.setattr(browser, "from_playwright", lambda: step("playwright") or iter([]))
    monkeypatch.setattr(browser, "apt_installs", lambda *_: step("apt", done=True))
    monkeypatch.setattr(browser, "runs", lambda command: step(command[-3], done=True))
    assert list(browser.candidates()) == []
    assert steps == ["path", "playwright", "apt", "path", "playwright", "playwright"]


def test_nothing_is_installed_against_our_will(monkeypatch: pytest.MonkeyPatch) -> None:
    """With NO_INSTALL set neither apt-get nor Playwright is started; what is there is still found."""
    monkeypatch.setattr(browser, "runs", lambda *_: pytest.fail("something was started"))
    monkeypatch.setattr(browser, "from_playwright", lambda: iter([Path("/there")]))
    monkeypatch.setenv("NO_INSTALL", "1")
    assert Path("/there") in browser.candidates()
    assert Path("/nowhere") not in browser.candidates()
    assert not browser.apt_installs("Firefox", ("firefox-esr",))


@pytest.mark.parametrize(
    ("font", "installs", "asked", "told"),
    [
        ("Noto Sans CJK JP", True, [], False),
        (None, True, [], False),
        ("", True, [browser.FONTS], False),
        ("", False, [browser.FONTS], True),
    ],
    ids=["there", "nobody knows", "installed", "not allowed"],
)
def test_japanese_text_has_a_font(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    font: str | None,
    installs: bool,
    asked: list[tuple[str, ...]],
    told: bool,
) -> None:
    """A browser without a Japanese font gets one where we may install it; elsewhere the command is said."""
    found: list[tuple[str, ...]] = []

    def apt(_: str, packages: tuple[str, ...]) -> bool:
        found.append(packages)
        return installs

    monkeypatch.setattr(browser, "japanese_font", lambda: font)
    monkeypatch.setattr(browser, "apt_installs", apt)
    assert browser.with_fonts(Path("chromium")) == Path("chromium")
    assert found == asked
    assert ("apt-get install -y fonts-noto-cjk" in capsys.readouterr().err) == told


def test_the_font_is_what_the_machine_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first family that shows Japanese; none where the list is empty; nothing is known without fc-list."""
    monkeypatch.setenv("PATH", str(tmp_path))
    assert browser.japanese_font() is None
    candidate(tmp_path / "fc-list", "echo Mincho,明朝; echo Gothic,ゴシック")
    assert browser.japanese_font() == "Gothic"
    candidate(tmp_path / "fc-list", "exit 0")
    assert browser.japanese_font() == ""


def test_only_fetching_is_broken_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit holds for the list and the download; what is being unpacked is left to end."""
    limits: list[tuple[str, int | None]] = []

    def run(command: list[str], limit: int | None = None) -> bool:
        limits.append((command[-1], limit))
        return True

    monkeypatch.delenv("NO_INSTALL", raising=False)
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr("os.geteuid", lambda: 0)
    monkeypatch.setattr(browser, "runs", run)
    assert browser.apt_installs("Firefox", ("firefox-esr",), 5)
    assert limits == [("update", 5), ("--download-only", 5), ("firefox-esr", None)]


def test_other_browsers_need_all_their_programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Firefox may go by either name; WebKitGTK's driver alone, without a screen, is not enough."""
    monkeypatch.setenv("PATH", str(tmp_path))
    firefox, driver = candidate(tmp_path / "firefox", ""), candidate(tmp_path / "WebKitWebDriver", "")
    assert other_browsers.find(other_browsers.ENGINES["firefox"]) == [Path(firefox)]
    assert other_browsers.find(other_browsers.ENGINES["webkit"]) == []
    screen = candidate(tmp_path / "Xvfb", "")
    assert other_browsers.find(other_browsers.ENGINES["webkit"]) == [Path(driver), Path(screen)]


def test_other_browsers_may_be_missing(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Where they cannot be installed make goes on, and says what is skipped and how to get it."""
    monkeypatch.setattr(other_browsers, "find", lambda _: [])
    monkeypatch.setattr(other_browsers, "apt_installs", lambda *_: False)
    other_browsers.main()
    said = capsys.readouterr().err
    assert said.count("飛ばします") == len(other_browsers.ENGINES)
    assert "apt-get install -y webkit2gtk-driver xvfb" in said
