"""The pages that are measured beside ours answer the same case, in the same page, and the watch sees it painted."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from scripts.bench import batches
from scripts.bench.browsing import fresh, visit
from scripts.bench.rival_pages import PAGES, derive
from scripts.bench.shaping import serving

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("rival", PAGES)
def test_a_rival_shows_the_amount(browser: Browser, folder: Path, tmp_path: Path, rival: str) -> None:
    """Each rival's page paints the calculator's own amount for the link's case, and fetches nothing of our runtime."""
    derive(folder, rival, tmp_path)
    with serving(tmp_path) as server, fresh(browser, server) as context:
        found = visit(context, server)
        assert found.answer > 0
        assert (found.quick, found.ready) == (None, None)
        assert not [path for path in server.files() if "runtime" in path or path.endswith("calculator.js")]


def test_our_page_is_watched(browser: Browser, folder: Path) -> None:
    """On our page answer and takeover are seen, and the bytes until the answer are part of all that were sent."""
    with serving(folder) as server, fresh(browser, server) as context:
        found = visit(context, server)
        assert found.ready is not None
        assert 0 < found.bytes <= sum(server.files().values())


def test_batches_can_be_measured(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    """Amounts in Pyodide and in plain JavaScript agree, and the page's own entry answers every request of a list."""
    monkeypatch.setattr(batches, "IN_BROWSER", 100)
    with batches.prepared() as folder:
        found = batches.in_browser(browser, folder)
    assert all(milliseconds is not None and milliseconds >= 0 for milliseconds in found.values())
    assert {*found} == {"amounts", "plain", "results"}
