"""The site behind a slower link: latency for each request, one bandwidth for all, and a log of what was sent."""

from __future__ import annotations

import io
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import cast, override

from scripts.serve import Handler, Server

CHUNK = 4096
# A thread that wakes late may catch up with so much, or every late waking would narrow the link.
SLACK = 0.02


@dataclass(frozen=True, slots=True)
class Link:
    """What lies between host and reader.

    rate:    bytes a second for all connections together, or None for as fast as the machine goes.
    latency: seconds between a request's arrival and the first byte of its answer.
    """

    rate: int | None = None
    latency: float = 0.0


LOOPBACK = Link()


def megabits(speed: float, milliseconds: int) -> Link:
    """A link as networks are told: 1.6 Mbit/s, 150 ms."""
    return Link(round(speed * 1_000_000 / 8), milliseconds / 1000)


class Pace:
    """Hands out the link's time, piece by piece, to whoever has something to send."""

    def __init__(self, rate: int | None) -> None:
        self._rate = rate
        self._free = 0.0
        self._lock = threading.Lock()

    def wait(self, size: int) -> None:
        """Return when `size` more bytes have had the time to cross."""
        if self._rate is None:
            return
        with self._lock:
            self._free = max(self._free, time.monotonic() - SLACK) + size / self._rate
            end = self._free
        time.sleep(max(0.0, end - time.monotonic()))


@dataclass(frozen=True, slots=True)
class Sent:
    """Some bytes of one answer, headers included, and when they had crossed the link (seconds since 1970)."""

    at: float
    path: str
    size: int


class ShapedServer(Server):
    """Serves one folder over a link; `hold` keeps back what has these words in its path."""

    def __init__(self, root: Path, link: Link, hold: str = "") -> None:
        super().__init__(root, 0)
        self.RequestHandlerClass = _Shaped
        self.link = link
        self.pace = Pace(link.rate)
        self.hold = hold
        self.released = threading.Event()
        self.log: list[Sent] = []

    def forget(self) -> None:
        """Begin a new log."""
        self.log = []

    def sent_until(self, moment: float) -> int:
        """How many bytes were sent until then."""
        return sum(each.size for each in self.log if each.at <= moment)

    def files(self) -> dict[str, int]:
        """The bytes of each path, in the order in which they were first asked for."""
        found = Counter[str]()
        for each in self.log:
            found[each.path] += each.size
        return dict(found)

    def quiet_for(self) -> float:
        """How many seconds ago something was last sent."""
        return time.time() - self.log[-1].at if self.log else 0.0


class _Shaped(Handler):
    @override
    def setup(self) -> None:
        super().setup()
        self.wfile = cast("io.BufferedIOBase", _Paced(self.wfile, self))

    @override
    def do_GET(self) -> None:
        server = self.shaped
        time.sleep(server.link.latency)
        if server.hold and server.hold in self.path:
            server.released.wait()
        super().do_GET()

    @property
    def shaped(self) -> ShapedServer:
        return cast("ShapedServer", self.server)


class _Paced:
    """Writes as the link allows, and notes it down."""

    def __init__(self, to: io.BufferedIOBase, handler: _Shaped) -> None:
        self._to = to
        self._handler = handler

    def write(self, data: bytes) -> int:
        server = self._handler.shaped
        for start in range(0, len(data), CHUNK):
            part = data[start : start + CHUNK]
            server.pace.wait(len(part))
            # Noted first: whoever has read the last byte finds all of them in the log.
            server.log.append(Sent(time.time(), self._handler.path.split("?")[0], len(part)))
            self._to.write(part)
        return len(data)

    def __getattr__(self, name: str) -> object:
        return getattr(self._to, name)


@contextmanager
def serving(root: Path, link: Link = LOOPBACK, hold: str = "") -> Iterator[ShapedServer]:
    """Serve in a thread."""
    with ShapedServer(root, link, hold) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.released.set()
            server.shutdown()
            thread.join()
