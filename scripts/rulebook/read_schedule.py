"""Reads schedule.yml: the rounds, and what to prepare before their deadlines."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from scripts.rulebook.keys import PREPARATION, ROUND, SCHEDULE, TRACK
from scripts.rulebook.model import Preparation, Round, Track
from scripts.rulebook.read_sources import CONFIDENCE

if TYPE_CHECKING:
    from scripts.rulebook.load import Map, Node
    from scripts.rulebook.scan import Scan


def read_schedule(scan: Scan, root: Map) -> tuple[date, tuple[Track, ...]]:
    """Return the day of the last change, and the tracks."""
    at = scan.map(root, SCHEDULE).get
    return scan.day(at("revised")) or date.min, tuple(_track(scan, node) for node in scan.nodes(at("tracks")))


def _track(scan: Scan, node: Node) -> Track:
    at = scan.map(node, TRACK).get
    return Track(
        id=scan.text(at("id")),
        label=scan.text(at("label")),
        frames=scan.texts(at("frames")),
        opens=scan.day(at("opens")),
        rounds=tuple(_round(scan, each) for each in scan.nodes(at("rounds"))),
        preparation=tuple(_preparation(scan, each) for each in scan.nodes(at("preparation"))),
        cite=scan.texts(at("cite")),
        place=node.place,
    )


def _round(scan: Scan, node: Node) -> Round:
    at = scan.map(node, ROUND).get
    return Round(
        id=scan.text(at("id")),
        label=scan.text(at("label")),
        deadline=scan.moment(at("deadline")) or datetime(2000, 1, 1),  # noqa: DTZ001 - the files hold Japan's wall time
        decision=scan.day(at("decision")),
        report=scan.moment(at("report")),
        cite=scan.texts(at("cite")),
        confidence=scan.one_of(at("confidence"), CONFIDENCE, "secondary"),
        place=node.place,
    )


def _preparation(scan: Scan, node: Node) -> Preparation:
    at = scan.map(node, PREPARATION).get
    id_, label, text = (scan.text(at(key)) for key in ("id", "label", "text"))
    before, within = scan.quantity(at("before")), scan.quantity(at("within"))
    return Preparation(id_, label, text, before, within, scan.texts(at("cite")), node.place)
