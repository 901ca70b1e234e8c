"""Reads sources.yml: a programme's own documents and passages, and those it carries over from another programme."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from scripts.rulebook.check_names import nearest
from scripts.rulebook.keys import DOCUMENT, PASSAGE, SOURCES
from scripts.rulebook.load import Map, Node, Text, load
from scripts.rulebook.model import CARRIED_OVER, Document, Passage
from scripts.rulebook.same_as import called
from scripts.rulebook.scan import Scan

CONFIDENCE = ("official", "secondary")
# A text that is `quoted` is official, but was not read itself: what it says is known from those who quote it.
KINDS = ("pdf", "text", "workbook", "law", "quoted")
_PROGRAMME = re.compile(r"[a-z][a-z0-9-]*")


@dataclass(frozen=True, slots=True)
class Sources:
    """What the rules of a programme stand on."""

    documents: tuple[Document, ...]
    passages: tuple[Passage, ...]


def read_sources(scan: Scan, folder: Path, root: Map, on_the_way: tuple[str, ...] = ()) -> Sources:
    """Return documents and passages; each that is carried over says so, and stands where it is listed."""
    mapping = scan.map(root, SOURCES)
    documents = [_document(scan, key.value, node) for key, node in scan.any_map(mapping.get("documents")).entries]
    passages = [_passage(scan, key.value, node) for key, node in scan.any_map(mapping.get("passages")).entries]
    node = mapping.get("carried_over")
    for key, listed in scan.any_map(node).entries if node is not None else ():
        earlier = _earlier(scan, folder, key, (*on_the_way, folder.name))
        if earlier is None:
            scan.faults.stop_if_any()  # Whatever cites these passages would only say so again.
            continue
        carried = tuple(_carried(scan, listed, key.value, earlier, passages))
        passages += carried
        documents += _documents(scan, key, earlier, carried, documents)
    return Sources(tuple(documents), tuple(passages))


def _earlier(scan: Scan, folder: Path, programme: Text, on_the_way: tuple[str, ...]) -> Sources | None:
    other = folder.parent / programme.value
    if programme.value in on_the_way:
        what = f"a cycle: {' → '.join((*on_the_way, programme.value))}"
        scan.faults.add(programme.place, what, "carry passages over from an earlier programme only")
        return None
    if not _PROGRAMME.fullmatch(programme.value) or not (other / "sources.yml").is_file():
        known = [each.parent.name for each in folder.parent.glob("*/sources.yml") if each.parent != folder]
        scan.faults.add(programme.place, f"there is no programme “{programme.value}”", nearest(programme.value, known))
        return None
    root = load(other / "sources.yml", called(other, "sources"), scan.faults)
    return None if root is None else read_sources(scan, other, root, on_the_way)


def _carried(scan: Scan, listed: Node, programme: str, earlier: Sources, own: list[Passage]) -> Iterator[Passage]:
    known = {each.id: each for each in earlier.passages}
    taken = {each.id for each in own}
    for node in scan.nodes(listed):
        id_ = scan.text(node)
        if id_ in taken:
            what = f"“{id_}” stands here already, so it is not carried over from {programme}"
            scan.faults.add(node.place, what, "drop it here: what this programme says itself is the later word")
        elif id_ not in known:
            scan.faults.add(node.place, f"{programme} has no passage “{id_}”", nearest(id_, known))
        else:
            taken.add(id_)
            passage = known[id_]
            origin = passage.carried_from or programme
            yield replace(passage, confidence=CARRIED_OVER, carried_from=origin, place=node.place, says_at=node.place)


def _documents(
    scan: Scan, programme: Text, earlier: Sources, carried: tuple[Passage, ...], own: list[Document]
) -> list[Document]:
    """The documents in which the carried passages stand."""
    wanted = {each.doc for each in carried}
    for document in own:
        if document.id in wanted:
            what = f"“{document.id}” is a document here and in {programme.value}, where carried passages stand in it"
            scan.faults.add(document.place, what, "give this programme's document an id of its own")
            scan.faults.stop_if_any()
    mine = {each.id for each in own}
    return [
        replace(each, place=programme.place) for each in earlier.documents if each.id in wanted and each.id not in mine
    ]


def _document(scan: Scan, id_: str, node: Node) -> Document:
    at = scan.map(node, DOCUMENT).get
    title, publisher, version, url, sha256 = (
        scan.text(at(key)) for key in ("title", "publisher", "version", "url", "sha256")
    )
    pages, offset = scan.whole(at("pages")), scan.whole(at("page_offset"))
    kind = scan.one_of(at("kind"), KINDS, "pdf")
    return Document(id_, title, publisher, version, url, sha256, pages, offset, kind, node.place)


def _passage(scan: Scan, id_: str, node: Node) -> Passage:
    at = scan.map(node, PASSAGE).get
    page = scan.whole(at("page")) if at("page") is not None else None
    doc, where, restated = (scan.text(at(key)) for key in ("doc", "place", "restated"))
    confidence = scan.one_of(at("confidence"), CONFIDENCE, "official")
    says = at("says")
    says_at = says.place if says else node.place
    return Passage(id_, doc, page, where, restated, scan.texts(says), confidence, node.place, says_at)
