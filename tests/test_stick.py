"""The zip for a memory stick: links between files, nothing that runs, the same bytes for the same pages."""

import zipfile
from pathlib import Path

import pytest

from scripts.site.stick import PLACE, write_stick

PAGE = (
    '<head><meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'
    '<link rel="modulepreload" href="../assets/javascripts/a.js">'
    '<link rel="stylesheet" href="../assets/theme/styles.0123abcd.min.css"><script>1</script></head>'
    "<div data-stick-said hidden>持ち歩き用</div><noscript><p>no</p></noscript>{links}"
    '<script src="../assets/javascripts/a.js" type="module"></script>'
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small site."""
    for name in (
        "index.html",
        "a/b/index.html",
        "assets/stylesheets/site.css",
        "assets/javascripts/a.js",
        "assets/theme/b.js",
        "_headers",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    return tmp_path


def page_of(site: Path, links: str, address: str = "") -> str:
    """The page a/ as it stands in the zip."""
    (site / "a" / "index.html").write_text(PAGE.format(links=links))
    with zipfile.ZipFile(write_stick(site, address)) as archive:
        return archive.read("monosashi/a/index.html").decode()


@pytest.mark.parametrize(
    ("href", "file"),
    [
        ("..", "../index.html"),
        ("../", "../index.html"),
        ("./", "./index.html"),
        ("b/", "b/index.html"),
        ("b/#p=it-2025&amp;f=tsujyo", "b/index.html#p=it-2025&amp;f=tsujyo"),
        ("../assets/stylesheets/site.css", "../assets/stylesheets/site.css"),
        ("#here", "#here"),
        ("https://example.com/", "https://example.com/"),
    ],
)
def test_a_link_leads_to_a_file(site: Path, href: str, file: str) -> None:
    """A browser that opens a folder shows a list; so every link names the page in it."""
    assert f'<a href="{file}">x</a>' in page_of(site, f'<a href="{href}">x</a>')


def test_what_is_not_on_the_stick_is_on_the_site_or_nowhere(site: Path) -> None:
    """A download that stayed behind leads to the published site; where none is known, it is no link."""
    link = f'<a href="../{PLACE}">x</a>'
    assert "<a>x</a>" in page_of(site, link)
    assert f'<a href="https://example.jp/m/{PLACE}">x</a>' in page_of(site, link, "https://example.jp/m/")


def test_nothing_runs_and_the_page_says_so(site: Path) -> None:
    """No script, no policy that could forbid the looks, one more stylesheet, and the sentence in sight."""
    page = page_of(site, "")
    for gone in ("<script", "Content-Security-Policy", "modulepreload", "noscript", "data-stick-said hidden"):
        assert gone not in page
    assert '<link rel="stylesheet" href="../assets/stylesheets/stick.css">' in page


def test_the_same_pages_make_the_same_zip(site: Path) -> None:
    """No clock and no machine in it, no file that only hosts read, and not itself."""
    page_of(site, "")
    first = (site / PLACE).read_bytes()
    assert write_stick(site, "").read_bytes() == first
    with zipfile.ZipFile(site / PLACE) as archive:
        names = archive.namelist()
    assert "monosashi/README.txt" in names
    assert not [name for name in names if name.endswith((".js", "_headers", ".zip"))]
