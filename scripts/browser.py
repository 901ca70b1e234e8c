"""Finds a Chromium for the tests, or installs one: environment, PATH, apt as root, Playwright's own."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Without Japanese fonts a screenshot shows boxes, and the browser looks for every character anew: pages are slow.
FONTS = ("fonts-noto-cjk",)
PACKAGES = ("chromium", *FONTS)
NO_FONTS = (
    "日本語の書体がないので、文字が四角になり、表示も遅くなります。次で入れられます。\n"
    "  sudo apt-get install -y fonts-noto-cjk"
)
HELP = (
    "Chromium を用意できませんでした。次のどちらかを実行してから、もう一度試してください。\n"
    "  sudo apt-get install -y chromium fonts-noto-cjk\n"
    "  別の場所にある場合: CHROMIUM=/path/to/chromium make test"
)


def find() -> Path:
    """Return a browser that starts, or leave with the line to type."""
    named = os.environ.get("CHROMIUM")
    if named:
        if starts(Path(named)):
            return Path(named)
        sys.exit(f"環境変数 CHROMIUM の {named} は起動できません。正しい場所を指定するか、指定を外してください。")
    for browser in candidates():
        if starts(browser):
            return browser
    sys.exit(HELP)


def with_fonts(browser: Path) -> Path:
    """Return the browser, after a Japanese font was installed where the machine has none and we may."""
    if japanese_font() == "" and not apt_installs("日本語の書体", FONTS):
        print(NO_FONTS, file=sys.stderr)
    return browser


def japanese_font() -> str | None:
    """Return the font that shows Japanese text: "" for none, None where the machine does not tell."""
    if not shutil.which("fc-list"):
        return None
    found = subprocess.run(["fc-list", ":lang=ja", "family"], capture_output=True, text=True, check=False)
    return min(found.stdout.splitlines(), default="").partition(",")[0]


def candidates() -> Iterator[Path]:
    """Browsers in the order of least work; what installs runs only when asked for the next one."""
    yield from on_path()
    yield from from_playwright()
    if os.environ.get("NO_INSTALL"):
        return
    if apt_installs("Chromium", PACKAGES):
        yield from on_path()
    if runs([sys.executable, "-m", "playwright", "install", "chromium"]):
        yield from from_playwright()


def on_path() -> Iterator[Path]:
    """Browsers that the machine has."""
    found = (shutil.which(name) for name in NAMES)
    yield from (Path(path) for path in found if path)


def from_playwright() -> Iterator[Path]:
    """The browser Playwright installed, if it did."""
    with suppress(ImportError):
        from playwright.sync_api import sync_playwright  # noqa: PLC0415  # only asked for when no other is there

        with sync_playwright() as playwright:
            yield Path(playwright.chromium.executable_path)


def apt_installs(label: str, packages: Sequence[str], limit: int = 900) -> bool:
    """Install Debian's packages where we may; only fetching them has the limit, in seconds: it can be broken off."""
    if os.environ.get("NO_INSTALL") or not shutil.which("apt-get") or os.geteuid() != 0:
        return False
    print(f"── {label} を apt-get で入れています（数分かかることがあります）", file=sys.stderr)
    quiet = ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=300"]
    install = [*quiet, "install", "-y", "--no-install-recommends", *packages]
    return runs([*quiet, "update"], limit) and runs([*install, "--download-only"], limit) and runs(install)


def starts(browser: Path) -> bool:
    """Whether it runs, not only whether it is there."""
    return runs([str(browser), "--version"])


def runs(command: list[str], limit: int = 900) -> bool:
    """Run a command for so many seconds at most, with its output among our messages only when it fails."""
    try:
        done = subprocess.run(
            command,
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
            capture_output=True,
            text=True,
            check=False,
            timeout=limit,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    if done.returncode and "--version" not in command:
        print(f"{' '.join(command)}\n{done.stderr[-2000:]}", file=sys.stderr)
    return done.returncode == 0


if __name__ == "__main__":
    print(with_fonts(find()))
