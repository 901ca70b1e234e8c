"""The local server behaves as a static host: what a test sees here, a reader sees there."""

import gzip
import http.client
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.serve import Server, accepted, headers_for, read_rules

SCRIPT = Path(__file__).parents[1] / "scripts" / "serve.py"
PAGE = "<!doctype html><title>補助金</title>"
RULES = """\
# comment
/*
  Content-Security-Policy: default-src 'self'
  X-Frame-Options: DENY

/assets/*
  Cache-Control: public, max-age=31536000, immutable
  ! X-Frame-Options
/it-2025/:frame/
  X-Frame-Options: SAMEORIGIN
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site with one file of each kind."""
    root = tmp_path_factory.mktemp("host") / "site"
    for name, text in {
        "index.html": PAGE,
        "404.html": "<title>ありません</title>",
        "it-2025/index.html": "frames",
        "assets/app.mjs": "export {};",
        "assets/py.wasm": "wasm",
        "assets/dates.ics": "BEGIN:VCALENDAR",
        "assets/site.webmanifest": "{}",
        "assets/tool.pyz": "zip",
        "_headers": RULES,
    }.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    (root / "index.html.br").write_bytes(b"brotli bytes")
    (root / "index.html.gz").write_bytes(gzip.compress(PAGE.encode()))
    (root.parent / "secret.txt").write_text("secret")
    (root / "link.txt").symlink_to(root.parent / "secret.txt")
    return root


@pytest.fixture(scope="module")
def server(site: Path) -> Iterator[Server]:
    """The server, answering in a thread."""
    with Server(site, 0) as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield running
        running.shutdown()
        thread.join()


def ask(server: Server, path: str, method: str = "GET", **headers: str) -> tuple[http.client.HTTPResponse, bytes]:
    """Send one request as it is written, dots and all."""
    connection = http.client.HTTPConnection("127.0.0.1", server.server_address[1], timeout=10)
    try:
        connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        response = connection.getresponse()
        return response, response.read()
    finally:
        connection.close()


def test_a_folder_shows_its_index(server: Server) -> None:
    """An address that ends in a slash is the folder's index.html, in UTF-8."""
    response, body = ask(server, "/")
    assert (response.status, body.decode()) == (200, PAGE)
    assert response.headers["Content-Type"] == "text/html; charset=utf-8"


def test_a_missing_slash_is_added(server: Server) -> None:
    """A folder without its slash is redirected on this host, with its query."""
    response, _ = ask(server, "/it-2025?a=1")
    assert (response.status, response.headers["Location"]) == (301, "/it-2025/?a=1")
    response, _ = ask(server, "//it-2025")
    assert response.headers["Location"] == "/it-2025/"


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/assets/app.mjs", "text/javascript; charset=utf-8"),
        ("/assets/py.wasm", "application/wasm"),
        ("/assets/dates.ics", "text/calendar; charset=utf-8"),
        ("/assets/site.webmanifest", "application/manifest+json"),
        ("/assets/tool.pyz", "application/octet-stream"),
    ],
)
def test_types(server: Server, path: str, kind: str) -> None:
    """Browsers refuse modules and WebAssembly of the wrong type."""
    response, _ = ask(server, path)
    assert response.headers["Content-Type"] == kind


@pytest.mark.parametrize(
    ("offer", "encoding"),
    [
        ("gzip, deflate, br", "br"),
        ("gzip", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0, *", "gzip"),
        ("identity", None),
    ],
)
def test_compressed_copies(server: Server, offer: str, encoding: str | None) -> None:
    """The best copy the browser takes is sent, named, and kept apart by caches."""
    response, body = ask(server, "/", Accept_Encoding=offer)
    assert response.headers["Content-Encoding"] == encoding
    assert response.headers["Vary"] == "Accept-Encoding"
    assert len(body) == int(response.headers["Content-Length"])


def test_accepts_nothing_without_an_offer() -> None:
    """A client that offers nothing gets the plain file."""
    assert accepted("") == []


def test_validators(server: Server) -> None:
    """A page that has not changed is not sent again; its compressed copy is another thing."""
    first, _ = ask(server, "/")
    again, body = ask(server, "/", If_None_Match=f'"other", {first.headers["ETag"]}')
    assert (again.status, body) == (304, b"")
    assert again.headers["Content-Security-Policy"] == "default-src 'self'"
    packed, _ = ask(server, "/", Accept_Encoding="br", If_None_Match=first.headers["ETag"])
    assert packed.status == 200


def test_head_has_no_body(server: Server) -> None:
    """HEAD answers like GET, without the body."""
    response, body = ask(server, "/", method="HEAD")
    assert (response.status, body) == (200, b"")
    assert int(response.headers["Content-Length"]) == len(PAGE.encode())


def test_headers_by_path(server: Server) -> None:
    """Each rule of _headers counts for the paths that match it, and may take a header back."""
    page, _ = ask(server, "/")
    asset, _ = ask(server, "/assets/app.mjs")
    assert (page.headers["X-Frame-Options"], page.headers["Cache-Control"]) == ("DENY", "no-cache")
    assert asset.headers["X-Frame-Options"] is None
    assert asset.headers["Cache-Control"] == "public, max-age=31536000, immutable"


def test_headers_given_twice_are_joined() -> None:
    """A header that two rules give is joined as hosts join it, and a :name stands for one step of a path."""
    rules = read_rules(RULES)
    assert headers_for("/it-2025/tsujyo/", rules)["X-Frame-Options"] == "DENY, SAMEORIGIN"
    assert headers_for("/it-2025/tsujyo/more/", rules)["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize(
    "path",
    [
        "/none",
        "/none/",
        "/../secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e/secret.txt",
        "/..%5csecret.txt",
        "/link.txt",
        "/_headers",
        "/%00",
        "/%ff",
        "/index.html/",
    ],
)
def test_what_is_not_there(server: Server, path: str) -> None:
    """Missing, hidden and outside paths all get the site's own 404 page, with its headers."""
    response, body = ask(server, path)
    assert (response.status, body.decode()) == (404, "<title>ありません</title>")
    assert response.headers["Content-Security-Policy"] == "default-src 'self'"


def test_other_methods_are_refused(server: Server) -> None:
    """A static site takes nothing in."""
    response, _ = ask(server, "/", method="POST")
    assert response.status == 501


def serve(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the command line until it ends by itself."""
    command = [sys.executable, str(SCRIPT), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=30)


def test_a_taken_port_is_explained(server: Server, site: Path) -> None:
    """A port in use is named in one Japanese sentence with the way out, not a traceback."""
    port = server.server_address[1]
    done = serve("--port", str(port), "--dir", site)
    assert done.returncode == 1
    assert f"ポート {port} は別のプログラムが使っています" in done.stderr
    assert f"make serve PORT={port + 1}" in done.stderr


def test_a_missing_site_is_explained(tmp_path: Path) -> None:
    """Serving before building says what to run."""
    done = serve("--port", "0", "--dir", tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert "make site" in done.stderr


def test_the_address_is_one_line(site: Path) -> None:
    """Port 0 takes a free port, and the only line on standard output is the address that answers."""
    command = [sys.executable, str(SCRIPT), "--port", "0", "--dir", str(site)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        host, port = address.removeprefix("http://").rstrip("/").split(":")
        connection = http.client.HTTPConnection(host, int(port), timeout=10)
        connection.request("GET", "/")
        assert connection.getresponse().status == 200
        connection.close()
        process.terminate()
        assert process.stdout.read() == ""
