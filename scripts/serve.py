"""Shows site/ on this machine as a good static host would: `_headers`, pre-compressed files, validators, 404.html."""

import argparse
import errno
import re
import sys
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import override
from urllib.parse import quote, unquote, urlsplit

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".gif": "image/gif",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/vnd.microsoft.icon",
    ".ics": "text/calendar; charset=utf-8",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".map": "application/json",
    ".md": "text/markdown; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".py": "text/plain; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xml": "application/xml",
    ".yml": "text/plain; charset=utf-8",
    ".zip": "application/zip",
}
ENCODINGS = {"br": ".br", "gzip": ".gz"}
# What a host reads itself and does not show.
HIDDEN = frozenset({"_headers", "_redirects"})

Headers = dict[str, str]
Rules = list[tuple[re.Pattern[str], list[tuple[str, str]]]]


def read_rules(text: str) -> Rules:
    """Read a `_headers` file: paths with * and :names at the margin, indented headers below them."""
    rules: Rules = []
    for line in text.splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if not line[0].isspace():
            pattern = re.sub(r":\w+", "[^/]+", re.escape(line.strip()).replace(r"\*", ".*"))
            rules.append((re.compile(pattern), []))
            continue
        name, _, value = line.strip().partition(":")
        rules[-1][1].append((name.strip().title(), value.strip()))
    return rules


def headers_for(path: str, rules: Rules) -> Headers:
    """Every rule that matches counts, in order; a name given twice is joined, `! Name` takes it back."""
    found: Headers = {}
    for pattern, headers in rules:
        if not pattern.fullmatch(path):
            continue
        for name, value in headers:
            if name.startswith("!"):
                found.pop(name[1:].strip().title(), None)
            else:
                found[name] = f"{found[name]}, {value}" if name in found else value
    return found


def accepted(header: str) -> list[str]:
    """The encodings a browser takes, ours first: br before gzip, none with q=0."""
    offers = {}
    for offer in header.lower().split(","):
        name, _, quality = offer.partition(";")
        offers[name.strip()] = quality.replace(" ", "") not in {"q=0", "q=0.0", "q=0.00", "q=0.000"}
    return [name for name in ENCODINGS if offers.get(name, offers.get("*", False))]


class Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD from one folder."""

    protocol_version = "HTTP/1.1"
    # Headers and body are written one after the other: without this the body waits for an acknowledgement.
    disable_nagle_algorithm = True
    server: "Server"

    def do_GET(self) -> None:
        """Send the file a path names, or say why not."""
        parts = self._parts()
        if parts is None:
            self._send_file(HTTPStatus.NOT_FOUND, self.server.root / "404.html")
            return
        target = self.server.root.joinpath(*parts)
        if target.is_dir() and not self.path.split("?")[0].endswith("/"):
            self._redirect(parts)
            return
        if self.path.split("?")[0].endswith("/"):
            target /= "index.html"
        if target.is_file() and target.resolve().is_relative_to(self.server.root):
            self._send_file(HTTPStatus.OK, target)
        else:
            self._send_file(HTTPStatus.NOT_FOUND, self.server.root / "404.html")

    def do_HEAD(self) -> None:
        """The same, without the body."""
        self.do_GET()

    def _parts(self) -> list[str] | None:
        """The path's names, or None where it tries to leave the folder or asks for what is hidden."""
        try:
            path = unquote(urlsplit(self.path).path, errors="strict")
        except ValueError:
            return None
        parts = [part for part in path.split("/") if part]
        odd = any(part in {".", ".."} or "\0" in part or "\\" in part for part in parts)
        return None if odd or (len(parts) == 1 and parts[0] in HIDDEN) else parts

    def _redirect(self, parts: list[str]) -> None:
        query = urlsplit(self.path).query
        where = "/" + "/".join(map(quote, parts)) + "/" + (f"?{query}" if query else "")
        self._send(HTTPStatus.MOVED_PERMANENTLY, {"Location": where, "Content-Length": "0"}, b"")

    def _send_file(self, status: HTTPStatus, path: Path) -> None:
        if not path.is_file():
            body = f"{status} {status.phrase}\n".encode()
            self._send(status, {"Content-Type": TYPES[".txt"], "Content-Length": str(len(body))}, body)
            return
        headers = {"Content-Type": TYPES.get(path.suffix, "application/octet-stream")}
        variants = {name: path.with_name(path.name + suffix) for name, suffix in ENCODINGS.items()}
        variants = {name: variant for name, variant in variants.items() if variant.is_file()}
        if variants:
            headers["Vary"] = "Accept-Encoding"
        for name in accepted(self.headers.get("Accept-Encoding", "")):
            if name in variants:
                headers["Content-Encoding"] = name
                path = variants[name]
                break
        facts = path.stat()
        headers["ETag"] = f'"{facts.st_mtime_ns:x}-{facts.st_size:x}"'
        if status is HTTPStatus.OK and self._has(headers["ETag"]):
            self._send(HTTPStatus.NOT_MODIFIED, headers, b"")
            return
        body = path.read_bytes()
        self._send(status, {**headers, "Content-Length": str(len(body))}, body)

    def _has(self, tag: str) -> bool:
        known = [each.strip().removeprefix("W/") for each in self.headers.get("If-None-Match", "").split(",")]
        return tag in known or "*" in known

    def _send(self, status: HTTPStatus, headers: Headers, body: bytes) -> None:
        rules = self.server.root / "_headers"
        site = headers_for(unquote(urlsplit(self.path).path), read_rules(rules.read_text()) if rules.exists() else [])
        self.send_response(status)
        for name, value in {"Cache-Control": "no-cache", **headers, **site}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    @override
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the terminal is for the address."""


class Server(ThreadingHTTPServer):
    """A loopback server of one folder."""

    daemon_threads = True

    def __init__(self, root: Path, port: int) -> None:
        self.root = root.resolve()
        super().__init__(("127.0.0.1", port), Handler)

    @property
    def address(self) -> str:
        """Where a browser finds it."""
        return f"http://127.0.0.1:{self.server_address[1]}/"

    @override
    def handle_error(self, request: object, client_address: object) -> None:
        """A reader who leaves in the middle is no error."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]  # typeshed wants a socket


def main() -> None:
    """Serve until Ctrl+C. The address is the only line on standard output."""
    parser = argparse.ArgumentParser(description="site/ を手元のブラウザーで見るためのサーバー")
    parser.add_argument("--port", type=int, default=8000, help="0 なら空いている番号を選ぶ")
    parser.add_argument("--dir", type=Path, default=Path("site"), help="見せるフォルダー")
    options = parser.parse_args()
    if not (options.dir / "index.html").is_file():
        sys.exit(f"{options.dir}/index.html がありません。先に make site を実行してください。")
    try:
        server = Server(options.dir, options.port)
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        sys.exit(
            f"ポート {options.port} は別のプログラムが使っています。"
            f"そのプログラムを止めるか、make serve PORT={options.port + 1} のように別の番号を指定してください。"
        )
    print("補助金ものさしを次のアドレスで見られます（終わるときは Ctrl+C）", file=sys.stderr)
    print(server.address, flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        print("\n終了しました", file=sys.stderr)
    finally:
        server.server_close()


if __name__ == "__main__":
    main()
