"""Addresses that last: what was ever given out is in the built site, and what moved leads on in a real browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from scripts.site.addresses import LIST, lost, read_list
from scripts.site.html import read_page
from scripts.site.policy import content_policy, headers, insert_policy
from scripts.site.redirects import TABLE, read_table, write_redirects
from tests.browser.conftest import serving

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parents[2]
CASE = "#p=it-2025&f=tsujyo&size=sme"


@pytest.fixture
def moved(folder: Path, tmp_path: Path) -> Iterator[str]:
    """The address of a small site whose page has moved, finished and served as the real one is."""
    site = tmp_path / "site"
    for name in ("index.html", "new/index.html"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text('<head><meta charset="utf-8"></head><h1 id="h">new</h1>', encoding="utf-8")
    script = Path("assets", "javascripts", "moved.js")
    (site / script).parent.mkdir(parents=True)
    (site / script).write_bytes((folder / script).read_bytes())
    (tmp_path / TABLE).write_text("/very/old/ /new/\n", encoding="utf-8")
    write_redirects(site, tmp_path / TABLE)
    texts = {path: path.read_text(encoding="utf-8") for path in site.rglob("*.html")}
    policy = content_policy(map(read_page, texts.values()))
    for path, text in texts.items():
        path.write_text(insert_policy(text, policy), encoding="utf-8")
    (site / "_headers").write_text(headers(site, policy), encoding="utf-8")
    with serving(site) as server:
        yield server.address


def test_every_address_given_out_still_leads_somewhere(folder: Path) -> None:
    """Each page, anchor and published rulebook of the list is in the site, or a redirect leads to one."""
    told = lost(read_list(ROOT / LIST), folder, read_table(ROOT / TABLE))
    assert not told, "\n".join(told)


def test_an_old_address_leads_on_with_its_case(browser: Browser, moved: str) -> None:
    """The page that stands where one was goes on to the new one, keeps the fragment, and cannot be gone back to."""
    page = browser.new_page()
    page.goto(f"{moved}index.html")
    page.goto(f"{moved}very/old/{CASE}")
    page.wait_for_url(f"{moved}new/{CASE}")
    page.go_back()
    page.wait_for_url(f"{moved}index.html")
    page.close()


def test_an_old_address_leads_on_without_scripts(browser: Browser, moved: str) -> None:
    """Where scripts are off the reader still arrives at the new page."""
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{moved}very/old/")
    page.wait_for_url(f"{moved}new/")
    page.close()
