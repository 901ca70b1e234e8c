"""Starts Firefox and WebKitGTK for the tests, each apart from what else is open on the machine, and ends them."""

import os
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from io import BufferedRWPair
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.browser.webdriver import TIMEOUT, Firefox, WebKit


class NotDriven(Exception):  # noqa: N818  # not a fault of ours or the site's: the test is skipped
    """The browser does not start, or does not let itself be driven."""


@contextmanager
def firefox(programs: list[Path]) -> Iterator[Firefox]:
    """Firefox without a screen and with a profile of its own."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        Path(profile, "user.js").write_text('user_pref("marionette.port", 0);\n')
        port = Path(profile, "MarionetteActivePort")
        with (
            running([programs[0], "--headless", "--marionette", "--no-remote", "--profile", profile]),
            connected(lambda: int(port.read_text())) as stream,
        ):
            with starting():
                driven = Firefox(stream)
            yield driven
            driven.send("Marionette:Quit", {"flags": ["eForceQuit"]})


@contextmanager
def webkit(programs: list[Path]) -> Iterator[WebKit]:
    """WebKitGTK on a screen that nobody sees."""
    driver, screen = programs
    size = "1400x1000x24"
    with running([screen, "-displayfd", "1", "-screen", "0", size], stdout=subprocess.PIPE) as server:
        display = server.stdout.readline().decode().strip() if server.stdout else ""
        port = free_port()
        with running([driver, f"--port={port}"], env={**os.environ, "DISPLAY": f":{display}"}):
            with connected(lambda: port), starting():
                driven = WebKit(port)
            yield driven
            driven.send("DELETE", driven.session, {})


@contextmanager
def running(command: Sequence[str | Path], **options: Any) -> Iterator[subprocess.Popen[bytes]]:  # noqa: ANN401  # Popen's
    """A program that is ended with what needs it."""
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, **options}
    with subprocess.Popen(command, **quiet) as process:
        try:
            yield process
        finally:
            with suppress(subprocess.TimeoutExpired):
                process.terminate()
                process.wait(10)
            process.kill()


@contextmanager
def connected(port: Callable[[], int]) -> Iterator[BufferedRWPair]:
    """A connection to a program that has just been started, as soon as it listens."""
    end = time.monotonic() + TIMEOUT
    while True:
        with suppress(OSError, ValueError):
            connection = socket.create_connection(("127.0.0.1", port()), TIMEOUT)
            break
        if time.monotonic() > end:
            raise NotDriven(f"it does not listen within {TIMEOUT} seconds")
        time.sleep(0.1)
    with connection, connection.makefile("rwb") as stream:
        yield stream


@contextmanager
def starting() -> Iterator[None]:
    """A browser that cannot begin a session is no fault of the site."""
    try:
        yield
    except (OSError, AssertionError) as error:
        raise NotDriven(str(error)) from error


def free_port() -> int:
    """A port that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
