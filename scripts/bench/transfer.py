"""What the real page fetches, file by file, as it crosses the network: compressed, headers included."""

from __future__ import annotations

from typing import Any

from scripts.bench.browsing import chromium, fresh, visit
from scripts.bench.first_answer import SITE
from scripts.bench.shaping import serving


def measure(_runs: int) -> dict[str, Any]:
    """Open the page once in a fresh profile; {"answer": bytes until the answer, "files": [[path, bytes], …]}."""
    with chromium() as browser, serving(SITE) as server, fresh(browser, server) as context:
        found = visit(context, server)
        files = sorted(server.files().items(), key=lambda each: -each[1])
    return {"answer": found.bytes, "total": sum(size for _, size in files), "files": [list(each) for each in files]}
