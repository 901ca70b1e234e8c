"""Runs mkdocs and adds what it does not write: parts from npm, published rules, redirects, a sitemap without a host."""

import os
import shutil
import subprocess
import sys
from html import escape
from pathlib import Path

from scripts.site.bundle import bundle_scripts, bundle_styles
from scripts.site.redirects import TABLE, write_redirects
from scripts.site.theme import gather_theme, mend_theme

ROOT = Path(__file__).parents[2]
TOKENS = ROOT / "node_modules" / "@digital-go-jp" / "design-tokens" / "dist" / "tokens-simple.css"
# What scripts fetch when it is first wanted: by the name it is served under.
VENDOR = {
    "qr": "qr/index.js",
    "d3-array": "d3-array/dist/d3-array.min.js",
    "d3-path": "d3-path/dist/d3-path.min.js",
    "d3-shape": "d3-shape/dist/d3-shape.min.js",
}

# Never read by any page: our search replaces Material's, and nobody debugs Material here.
UNUSED = ("assets/javascripts/lunr", "assets/javascripts/workers", "assets/images/favicon.png")


def build(config: Path, site: Path) -> None:
    """Write site/ anew."""
    run_mkdocs(config, site)
    for name in UNUSED:
        remove(site / name)
    for path in site.rglob("*.map"):
        path.unlink()
    shutil.copyfile(TOKENS, site / "assets" / "stylesheets" / "design-tokens.css")
    for name, packed in VENDOR.items():
        copy(ROOT / "node_modules" / packed, site / "assets" / "javascripts" / "vendor" / f"{name}.js")
    bundle_scripts(site / "assets" / "javascripts")
    for path in ROOT.glob("rules/*/published/*.json"):
        copy(path, site / path.relative_to(ROOT / "rules"))
    mend_theme(site)
    gather_theme(site)
    bundle_styles(site)
    address = os.environ.get("SITE_URL", "")
    write_sitemap(site, address or "http://localhost/")
    write_robots(site, address)
    # After the sitemap: nobody should find an old address anew.
    write_redirects(site, ROOT / TABLE)


def copy(path: Path, to: Path) -> None:
    """Copy a file to a place whose folder may not be there yet."""
    to.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(path, to)


def run_mkdocs(config: Path, site: Path) -> None:
    """Build strictly; mkdocs says itself what is wrong and where."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--clean"]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run([*command, "-f", str(config), "-d", str(site)], env=environment, check=False)
    if done.returncode:
        sys.exit("mkdocs がサイトを作れませんでした。上に出ている箇所を直してください。")


def remove(path: Path) -> None:
    """Take a file or a folder away."""
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def write_sitemap(site: Path, address: str) -> None:
    """List the pages. Without an address the host is a stand-in: only the theme reads it then."""
    found = sorted(path.parent.relative_to(site).as_posix() for path in site.rglob("index.html"))
    # A calculator for other people's pages is no page to find, and none for the theme to put into its own.
    pages = [page for page in found if not page.startswith("embed/")]
    places = [address.rstrip("/") + "/" + ("" if page == "." else page + "/") for page in pages]
    lines = [f"<url><loc>{escape(place)}</loc></url>" for place in places]
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    (site / "sitemap.xml").write_text("\n".join([head, *lines, "</urlset>\n"]))
    remove(site / "sitemap.xml.gz")


def write_robots(site: Path, address: str) -> None:
    """Everybody may read; the sitemap is named only where it names the real host."""
    lines = ["User-agent: *", "Allow: /"]
    if address:
        lines.append(f"Sitemap: {address.rstrip('/')}/sitemap.xml")
    (site / "robots.txt").write_text("\n".join(lines) + "\n")
