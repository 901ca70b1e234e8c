"""`make heights`: measures in a browser how high each embedded calculator is on a narrow screen -> records/embed.json.

The generator has no browser, so what it writes into the snippets is measured beforehand and committed; a test measures
again and fails where a height no longer suffices.
"""

from __future__ import annotations

import json
import sys
import threading
from pathlib import Path

from playwright.sync_api import Browser, ViewportSize, sync_playwright

from scripts.browser import find
from scripts.generate.page_embed import HEIGHTS, EmbedGuide
from scripts.rulebook.programme import read_programme
from scripts.rulebook.programmes import programmes
from scripts.serve import Server

ROOT = Path(__file__).resolve().parents[1]
NARROW: ViewportSize = {"width": 320, "height": 640}
# Other fonts break lines elsewhere: a little room, and round figures.
ROOM, STEP = 20, 50
CONTENT = "Math.ceil(document.querySelector('.ms-embed').getBoundingClientRect().bottom + scrollY)"


def guide() -> EmbedGuide:
    """The snippets as the rules give them."""
    return EmbedGuide(tuple(read_programme(ROOT / "rules" / name) for name in programmes().paged))


def measured(browser: Browser, site: str) -> dict[str, dict[str, int]]:
    """How high each calculator is with its snippet's case, answered and checked, by programme and frame."""
    context = browser.new_context(base_url=site, locale="ja-JP", viewport=NARROW, service_workers="block")
    found: dict[str, dict[str, int]] = {}
    for program, snippets in guide().programs:
        for each in snippets:
            page = context.new_page()
            page.goto(f"embed/{each.address}{each.case}")
            page.wait_for_selector("html[data-runtime=ready] .ms-result[data-status=eligible]", timeout=60_000)
            found.setdefault(program.id, {})[each.frame.id] = page.evaluate(CONTENT)
            page.close()
    context.close()
    return found


def with_room(height: int) -> int:
    """The height for a snippet."""
    return -(-(height + height // ROOM) // STEP) * STEP


def main() -> None:
    """Serve the built site, measure, write."""
    server = Server(ROOT / "site", 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=["--disable-gpu"], chromium_sandbox=False)
        found = measured(browser, server.address)
        browser.close()
    server.shutdown()
    heights = {name: {frame: with_room(high) for frame, high in frames.items()} for name, frames in found.items()}
    HEIGHTS.write_text(json.dumps(heights, indent=1) + "\n", encoding="utf-8")
    print(heights, file=sys.stderr)


if __name__ == "__main__":
    main()
