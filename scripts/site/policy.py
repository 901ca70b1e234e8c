"""What a page may load and run, as a meta tag and in _headers: nothing from elsewhere, nothing inline unhashed."""

import base64
import hashlib
import re
import sys
from collections.abc import Callable, Iterable
from functools import partial
from html import escape
from pathlib import Path

from scripts.site.html import Page

CHARSET = '<meta charset="utf-8">'

# Binds only as a header; a browser complains about it in a meta tag.
HEADER_ONLY = "frame-ancestors 'none'"
# Pages made to stand in other people's pages: one folder for each programme below this one.
EMBEDDED = re.compile(r"/embed/[^/]+/.*")

SECURITY = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}

# A name with a digest in it says what is inside, so it may be kept for ever.
DIGEST = re.compile(r"[.-][0-9a-f]{8,64}(?=[./]|$)")
FOREVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"
NOT_SERVED = {"_headers"}
COMPRESSED = {".br", ".gz"}


def content_policy(pages: Iterable[Page]) -> str:
    """The policy all pages share, with the digest of every inline script that the theme writes."""
    scripts = sorted({script for page in pages for script in page.scripts})
    return "; ".join(
        [
            "default-src 'none'",
            " ".join(["script-src 'self' 'wasm-unsafe-eval'", *map(digest, scripts)]),
            "style-src 'self'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "worker-src 'self'",
            # Only what is made to be framed lets itself be framed, by us too. A page that comes without a load keeps
            # the policy of the page before it, so that one page of examples needs this on all.
            "frame-src 'self'",
            "manifest-src 'self'",
            "base-uri 'none'",
            # A form that submits would send what was typed to the server, in the address.
            "form-action 'none'",
        ]
    )


def digest(script: str) -> str:
    """A script as the policy names it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def insert_policy(html: str, policy: str) -> str:
    """Put the policy right behind the character set: it covers nothing that stands before it."""
    if html.count(CHARSET) != 1:
        sys.exit(f"ページに {CHARSET} がちょうど1つ要ります（overrides/main.html を確かめてください）。")
    meta = f'<meta http-equiv="Content-Security-Policy" content="{escape(policy, quote=False)}">'
    return html.replace(CHARSET, CHARSET + meta)


def headers(site: Path, policy: str) -> str:
    """The _headers file that static hosts read."""
    places: list[tuple[str, Callable[[str], str]]] = [
        ("Content-Security-Policy", partial(_policy_at, policy)),
        ("Cache-Control", _caching_at),
    ]
    rules = {"/*": SECURITY}
    for name, value_at in places:
        for place, value in placed(site, "/", value_at):
            rules.setdefault(place, {})[name] = value
    lines = ([place, *(f"  {name}: {value}" for name, value in fields.items())] for place, fields in rules.items())
    return "\n".join(line for rule in lines for line in rule) + "\n"


def placed(folder: Path, place: str, value_at: Callable[[str], str]) -> list[tuple[str, str]]:
    """As few rules as say it without two of them meeting: hosts join the values of rules that overlap."""
    entries = sorted(path for path in folder.iterdir() if path.name not in NOT_SERVED and path.suffix not in COMPRESSED)
    rules = [rule for path in entries for rule in _rules(path, place, value_at)]
    kinds = {kept for _, kept in rules}
    if len(kinds) == 1 and place != "/":
        return [(f"{place}*", kinds.pop())]
    return rules


def _rules(path: Path, place: str, value_at: Callable[[str], str]) -> list[tuple[str, str]]:
    if path.is_dir():
        return placed(path, f"{place}{path.name}/", value_at)
    shown = place if path.name == "index.html" else place + path.name
    return [(shown, value_at(shown))]


def _policy_at(policy: str, shown: str) -> str:
    """Nobody may frame a page, but for those that are made for it."""
    return policy if EMBEDDED.fullmatch(shown) else f"{policy}; {HEADER_ONLY}"


def _caching_at(shown: str) -> str:
    return FOREVER if DIGEST.search(shown) else ASK_AGAIN
