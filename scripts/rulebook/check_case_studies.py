"""Checks the published cases: numbers without a gap, titles apart, whole sentences, and names that stand for figures.

What a case states is tried with the examples of its frame, and so are the figures in its texts, with the sources.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scripts.rulebook.check_names import nearest
from scripts.rulebook.check_said import check_example, check_label, check_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scripts.rulebook.errors import Faults, Place
    from scripts.rulebook.model import CaseStudy, Frame, Rulebook

NAME = re.compile(r"\{([^{}]*)\}")
# What a result states beside the values of its frame.
AMOUNTS = ("subsidy", "eligible_cost", "own_payment")
SENTENCES = 2


def check_case_studies(book: Rulebook, faults: Faults) -> None:
    """Add a fault for everything in the published cases that cannot be shown."""
    frames = {frame.id: frame for frame in book.frames}
    titles: dict[str, str] = {}
    for at, study in enumerate(book.cases, start=1):
        _number(study, f"{at:02}", faults)
        first = titles.setdefault(study.label, study.id)
        if first != study.id:
            what = f"the case “{study.id}” has the title of “{first}”"
            faults.add_at(study.place, "label", what, "give it a title by which people tell the two apart")
        frame = frames.get(study.frame)
        if frame is None:
            mend = nearest(study.frame, frames)
            faults.add_at(study.place, "frame", f"there is no frame “{study.frame}”", mend)
        else:
            _case_study(frame, study, faults)


def _number(study: CaseStudy, expected: str, faults: Faults) -> None:
    if study.id != expected:
        what = f"the case “{study.id}” stands where {expected} belongs"
        mend = "number cases 01, 02, … without a gap; a published number is never given to another case"
        faults.add_at(study.place, "id", what, mend)


def _case_study(frame: Frame, study: CaseStudy, faults: Faults) -> None:
    check_example(frame, study.example, faults)
    check_label(f"case “{study.id}”", study.label, faults.at(study.place, "label"), faults)
    if study.situation.count("。") != SENTENCES:
        what = f"the situation of the case “{study.id}” is not two sentences"
        faults.add_at(study.place, "situation", what, "write who it is, and what they do: two sentences")
    known = {*AMOUNTS, *(each.name for each in frame.inputs), *(each.name for each in frame.values)}
    for key, text, place in texts(study):
        if key != "label":
            check_sentence(key, text, place, faults)
        for name in NAME.findall(text):
            if name not in known:
                what = f"“{{{name}}}” is neither an input nor a value of {frame.id}"
                faults.add_at(place, key, what, nearest(name, known))


def texts(study: CaseStudy) -> Iterator[tuple[str, str, Place]]:
    """Yield every text of a case: its key, the text, the place."""
    yield "label", study.label, study.place
    yield "situation", study.situation, study.place
    for notice in study.notices:
        yield "text", notice.text, notice.place
