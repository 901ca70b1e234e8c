"""What these tests share: a clean start, and a command line."""

import io
import sys
from collections.abc import Callable

import pytest

from calculator import estimate, wire
from calculator.__main__ import main

type Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    """Begin every test without rows and texts that another one has written."""
    estimate._kept.clear()
    wire._quoted.clear()


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run one command line; lines: what stands on standard input."""

    def call(*arguments: str, lines: bytes = b"") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines)))
        code = main(list(arguments))
        shown = capsys.readouterr()
        return code, shown.out, shown.err

    return call
