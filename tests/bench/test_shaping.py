"""The shaped server is a slow link: what it says of bytes and delays is what a browser waits for."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.request import urlopen

import pytest

from scripts.bench.shaping import LOOPBACK, Link, ShapedServer, megabits, serving

SIZE = 60_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A site of one file."""
    (tmp_path / "file.txt").write_bytes(b"x" * SIZE)
    return tmp_path


def fetch(server: ShapedServer, name: str = "file.txt") -> float:
    """Fetch a file; return the seconds it took."""
    start = time.monotonic()
    with urlopen(server.address + name, timeout=30) as response:  # noqa: S310 - our own address
        response.read()
    return time.monotonic() - start


def test_a_link_is_told_as_networks_are() -> None:
    """1.6 Mbit/s are 200,000 bytes a second, 150 ms are 0.15 seconds."""
    assert megabits(1.6, 150) == Link(200_000, 0.15)


def test_the_rate_holds(folder: Path) -> None:
    """60 kB at 200 kB a second take 0.3 seconds, never less; a busy machine may take longer."""
    with serving(folder, Link(200_000)) as server:
        assert 0.27 < fetch(server) < 3


def test_all_connections_share_the_rate(folder: Path) -> None:
    """Three files at once take as long as one after the other."""
    with serving(folder, Link(400_000)) as server, ThreadPoolExecutor(3) as pool:
        start = time.monotonic()
        list(pool.map(lambda _: fetch(server), range(3)))
        assert 0.42 < time.monotonic() - start < 4


def test_each_request_waits(folder: Path) -> None:
    """An answer's first byte comes after the latency, however small the file."""
    (folder / "small.txt").write_text("x")
    with serving(folder, Link(latency=0.2)) as server:
        assert 0.2 <= fetch(server, "small.txt") < 3


def test_loopback_is_not_slowed(folder: Path) -> None:
    """Without a rate and latency nothing waits: what takes 0.3 seconds on a phone is there at once."""
    with serving(folder, LOOPBACK) as server:
        assert min(fetch(server) for _ in range(5)) < 0.1


def test_the_log_counts_every_byte(folder: Path) -> None:
    """Headers and body are counted, by path, and up to a moment."""
    with serving(folder) as server:
        before = time.time()
        fetch(server)
        files = server.files()
        assert list(files) == ["/file.txt"]
        assert SIZE < files["/file.txt"] < SIZE + 1000
        assert server.sent_until(time.time()) == files["/file.txt"]
        assert server.sent_until(before) == 0


def test_what_is_held_back_waits(folder: Path) -> None:
    """A path that is held back answers only when it is released."""
    with serving(folder, hold="file") as server, ThreadPoolExecutor(1) as pool:
        asked = pool.submit(fetch, server)
        time.sleep(0.2)
        assert not asked.done()
        server.released.set()
        assert asked.result(timeout=10) >= 0.2
