"""The frame that the records of an input live in: another frame's values over the record's own inputs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scripts.rulebook.model import Frame, Input, Rulebook


def record_frame(book: Rulebook, records: Input) -> Frame | None:
    """Return the frame of `records` with the record's inputs in place of its own; None when it does not exist."""
    for frame in book.frames:
        if frame.id == records.frame:
            return replace(frame, groups=records.record, requires=())
    return None
