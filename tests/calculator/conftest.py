"""What the tests of the command line share."""

import io
import sys
from collections.abc import Callable

import pytest

from calculator.__main__ import main

type Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run one command line; lines: what stands on standard input."""

    def call(*arguments: str, lines: bytes = b"") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines)))
        code = main(list(arguments))
        shown = capsys.readouterr()
        return code, shown.out, shown.err

    return call
