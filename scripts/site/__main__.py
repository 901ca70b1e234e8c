"""`python -m scripts.site`: builds the whole site and refuses to leave a faulty one behind quietly."""

import os
import sys
from pathlib import Path

from scripts.compress import compress, compress_tree
from scripts.site.build import ROOT, build
from scripts.site.check import faults
from scripts.site.html import read_page
from scripts.site.menus import name_menus
from scripts.site.offline import write_offline
from scripts.site.policy import content_policy, headers, insert_policy
from scripts.site.runtime import insert_runtime
from scripts.site.stick import write_stick


def main(config: Path = ROOT / "mkdocs.yml", site: Path = ROOT / "site") -> None:
    """Build, finish, check, compress."""
    build(config, site)
    for path in site.rglob("*.html"):
        path.write_text(insert_runtime(name_menus(path.read_text()), site))
    pages = {path: read_page(path.read_text()) for path in sorted(site.rglob("*.html"))}
    policy = content_policy(pages.values())
    for path in pages:
        path.write_text(insert_policy(path.read_text(), policy))
    stick = write_stick(site, os.environ.get("SITE_URL", ""))
    (site / "_headers").write_text(headers(site, policy))
    found = faults(site, pages)
    if found:
        sys.exit("\n".join(["サイトに直すところがあります。", *found]))
    compress_tree(site, but=stick)
    for path in write_offline(site):
        compress(path)
    print(f"   {len(pages)}ページ: {site}")


if __name__ == "__main__":
    main()
