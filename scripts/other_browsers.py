"""Finds Firefox and WebKitGTK for the tests, or installs them where that is quick; the tests do without them too."""

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from scripts.browser import apt_installs

# Seconds for fetching one of them; what has been fetched is always installed to the end.
LIMIT = 180


@dataclass(frozen=True, slots=True)
class Engine:
    """A browser, the programs that driving it takes (each under the names it goes by), and Debian's packages."""

    label: str
    programs: tuple[tuple[str, ...], ...]
    packages: tuple[str, ...]

    @property
    def missing(self) -> str:
        """Why it is not tested, and how it could be."""
        return f"{self.label} がありません（sudo apt-get install -y {' '.join(self.packages)} で入ります）"


ENGINES = {
    "firefox": Engine("Firefox", (("firefox-esr", "firefox"),), ("firefox-esr",)),
    "webkit": Engine("WebKitGTK", (("WebKitWebDriver",), ("Xvfb",)), ("webkit2gtk-driver", "xvfb")),
}


def find(engine: Engine) -> list[Path]:
    """The programs in their order, or none when one of them is missing."""
    found = [next(filter(None, map(shutil.which, names)), None) for names in engine.programs]
    return [Path(path) for path in found if path] if all(found) else []


def main() -> None:
    """Install what is missing, and say what the tests will have to skip."""
    for engine in ENGINES.values():
        if find(engine):
            continue
        if not (apt_installs(engine.label, engine.packages, LIMIT) and find(engine)):
            print(f"── {engine.missing}。このブラウザーでのテストは飛ばします", file=sys.stderr)


if __name__ == "__main__":
    main()
