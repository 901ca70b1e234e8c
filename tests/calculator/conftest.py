"""What these tests share: a clean start, an end, and a command line."""

import io
import signal
import sys
from collections.abc import Callable, Iterator
from types import FrameType

import pytest

from calculator import estimate, wire
from calculator.__main__ import main

type Run = Callable[..., tuple[int, str, str]]

# Seconds of processor time, however busy the machine is. The longest test takes half of it.
LONGEST = 10


class EndlessError(BaseException):
    """A test that does not end; no `except Exception` takes it for an ordinary fault."""


@pytest.fixture(autouse=True)
def an_end() -> Iterator[None]:
    """Let a loop that never ends fail its test instead of holding up all others; WebAssembly has no such timer."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise EndlessError(f"no test takes {LONGEST} seconds of processor time")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, LONGEST)
    yield
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    signal.signal(signal.SIGVTALRM, before)


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    """Begin every test without rows and texts that another one has written."""
    estimate._kept.clear()
    wire._quoted.clear()
    wire._known.clear()


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run one command line; lines: what stands on standard input."""

    def call(*arguments: str, lines: bytes = b"") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines)))
        code = main(list(arguments))
        shown = capsys.readouterr()
        return code, shown.out, shown.err

    return call
