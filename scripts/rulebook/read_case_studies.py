"""Reads cases.yml: the published cases, each an example of a frame with a situation and what to notice in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.rulebook.keys import CASE_STUDY, CASES, NOTICE
from scripts.rulebook.model import CaseStudy, Notice
from scripts.rulebook.read_said import example

if TYPE_CHECKING:
    from scripts.rulebook.load import Map, Node
    from scripts.rulebook.scan import Scan


def read_case_studies(scan: Scan, root: Map | None) -> tuple[CaseStudy, ...]:
    """Return every case of the file; a programme may have none."""
    if root is None:
        return ()
    return tuple(_case_study(scan, node) for node in scan.nodes(scan.map(root, CASES).get("cases")))


def _case_study(scan: Scan, node: Node) -> CaseStudy:
    worked = example(scan, node, CASE_STUDY)
    at = scan.any_map(node).get
    notices = tuple(_notice(scan, each) for each in scan.nodes(at("notice")))
    return CaseStudy(scan.text(at("frame")), scan.text(at("situation")), worked, notices, node.place)


def _notice(scan: Scan, node: Node) -> Notice:
    at = scan.map(node, NOTICE).get
    return Notice(scan.text(at("text")), scan.texts(at("cite")), node.place)
