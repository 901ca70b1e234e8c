"""The pages of a programme: every rule has its place, every figure its source, every link its end."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qsl, unquote

import pytest

from scripts.generate.page_faces import Faces
from scripts.generate.page_figures import edge_groups
from scripts.generate.page_sources import inputs_of, uses_of
from scripts.generate.page_tree import DEPTH, trees_of
from scripts.generate.pages import TEMPLATES
from scripts.generate.words import day, moment
from scripts.rulebook import model
from scripts.rulebook.graph import cone
from scripts.rulebook.model import Frame
from scripts.rulebook.operations import complete, evaluate
from tests.generate.read_pages import DOCS, page
from tests.rulebook.real import rules

FRAMES = tuple(frame.id for frame in rules().frames)
PAGES = (*FRAMES, "index", "schedule", "faq", "sources", "glossary")
OPERATIONS = [each.__name__.lower() for each in model.Operation.__args__]


def frame(name: str) -> Frame:
    """Return a frame of the real rules."""
    return rules().frame(name)


@pytest.mark.parametrize("name", PAGES)
def test_ids_are_unique(name: str) -> None:
    """No two places of a page have the same id, so that every link reaches the place it means."""
    ids = page(name).ids
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("name", FRAMES)
def test_every_rule_has_its_anchor(name: str) -> None:
    """Every value, input and requirement can be linked to as #<frame>.<name>."""
    ids = set(page(name).ids)
    one = frame(name)
    wanted = [f"{name}.{each.name}" for each in one.values] + [anchor for _, anchor in inputs_of(one)]
    wanted += [f"{name}.{each.id}" for each in one.requires]
    assert [each for each in wanted if each not in ids] == []


@pytest.mark.parametrize("name", FRAMES)
def test_every_cited_passage_is_listed(name: str) -> None:
    """Every passage that a rule of the frame cites stands in the page's list of sources, with a link back."""
    ids, links = set(page(name).ids), set(page(name).links)
    for id_, use in uses_of(rules(), frame(name)):
        assert f"source.{id_}" in ids
        assert (f"source.{id_}", use.href) in links


@pytest.mark.parametrize("name", PAGES)
def test_links_to_documents_open_at_the_right_page(name: str) -> None:
    """A link to a PDF opens the printed page plus the pages before page 1."""
    for inside, href in page(name).links:
        if inside.startswith("source.") and "#page=" in href:
            passage = rules().passage(inside.removeprefix("source."))
            document = rules().document(passage.doc)
            assert passage.page is not None
            assert href == f"{document.url}#page={passage.page + document.page_offset}"


@pytest.mark.parametrize("name", PAGES)
def test_links_within_the_programme_end_somewhere(name: str) -> None:
    """A link to a place on this or another page of the programme finds that place."""
    for _, href in page(name).links:
        path, _, place = href.partition("#")
        if "://" in href or not place or "=" in place or "assets" in path:
            continue
        other = _page_at(name, path)
        assert unquote(place) in page(other).ids, href


def _page_at(name: str, path: str) -> str:
    """Return the page that a relative path leads to: pages are folders when built, the overview is theirs."""
    here = Path("/it-2025") if name == "index" else Path("/it-2025") / name
    target = (here / path).resolve() if path else here
    return "index" if target == Path("/it-2025") else target.name


@pytest.mark.parametrize("name", PAGES)
def test_scrolling_tables_have_names_of_their_own(name: str) -> None:
    """Each table that scrolls is a region with a label no other region of the page has."""
    labels = page(name).labels
    assert all(labels)
    assert sorted(labels) == sorted(set(labels))
    assert len(labels) >= len(page(name).tables) - (1 if name in FRAMES else 0), "the form has a table of its own"


@pytest.mark.parametrize("operation", OPERATIONS)
def test_every_operation_has_its_three_faces(operation: str) -> None:
    """Prose, table and formula: each operation has one macro for each."""
    text = (TEMPLATES / "operations.html.j2").read_text(encoding="utf-8")
    for face in ("sentence", "table", "formula"):
        assert f"macro {operation}_{face}(" in text


def test_templates_hold_no_figure_of_the_programme() -> None:
    """Amounts, rates, months, counts and dates come from the rules: none is typed into a template."""
    figure = re.compile(r"[1-9][\d,.]*\s*(?:億|万|千|百|%|円|か月|者|年|プロセス|機能)|\d+/\d+|20\d\d")
    logic = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
    ours = [path for path in TEMPLATES.iterdir() if not path.name.startswith(("form", "code"))]
    assert ours
    for path in ours:
        text = logic.sub("", path.read_text(encoding="utf-8"))
        assert figure.findall(text) == [], path.name


@pytest.mark.parametrize("name", FRAMES)
def test_examples_fill_the_calculator_with_their_case(name: str) -> None:
    """The link beside a worked example, or a published case, holds exactly its inputs, amount and rules."""
    one = frame(name)
    links = {inside.partition(".")[2]: href for inside, href in page(name).links if href.startswith("#p=")}
    assert set(links) == {each.id for each in rules().examples(one)}
    for example in rules().examples(one):
        pairs = dict(parse_qsl(links[example.id].removeprefix("#"), strict_parsing=True))
        assert pairs["f"] == name
        assert pairs["s"] == str(example.subsidy)
        assert pairs["r"] == rules().digest[:8]
        case = complete(one, {key: _typed(one, key, text) for key, text in pairs.items() if len(key) > 1})
        assert evaluate(rules(), name, case).subsidy == example.subsidy


def _typed(one: Frame, key: str, text: str) -> object:
    """Read one answer of a link the long way: 10*size:small,pc:5;… are records."""
    found = one.input(key)
    assert found is not None, key
    if found.type != "records":
        return text
    records: list[tuple[tuple[str, str], ...]] = []
    for part in text.split(";"):
        times, star, fields = part.partition("*")
        pairs = [each.split(":") for each in (fields if star else part).split(",")]
        records += [tuple((name, value) for name, value in pairs)] * (int(times) if star else 1)
    return tuple(records)


def test_schedule_tells_every_deadline_and_what_is_unknown() -> None:
    """Each round stands with its deadline in both calendars and its weekday; an unknown date is 不明."""
    for track in rules().tracks:
        table = page("schedule").table(f"{track.label}の締切")
        for one, row in zip(track.rounds, table.rows[1:], strict=True):
            told = [one.label, moment(one.deadline), day(one.decision) if one.decision else "不明"]
            assert row[:3] == told
            assert row[3] == (moment(one.report) if one.report else "不明")
            assert row[4] == ("確か" if one.confidence == "official" else "参考")


def test_the_closed_programme_is_said_first() -> None:
    """The notice above every page names the last deadline and the successor with its official address."""
    text = (DOCS.parents[1] / "overrides/partials/generated/it-2025.html").read_text(encoding="utf-8")
    program = rules().program
    last = max(each.deadline for track in rules().tracks for each in track.rounds)
    for told in ("募集は終わりました", moment(last), program.successor_label, program.successor_url):
        assert told in text


@pytest.mark.parametrize("name", FRAMES)
def test_the_last_deadline_stands_on_every_frame_page(name: str) -> None:
    """Without the theme's notice and without scripts the page still says until when one could apply."""
    text = (DOCS / f"{name}.md").read_text(encoding="utf-8")
    rounds = [each for track in rules().tracks if name in track.frames for each in track.rounds]
    assert f"最後の締切：{moment(max(each.deadline for each in rounds))}" in text


def test_sources_page_lists_every_document_and_passage() -> None:
    """Version, fingerprint and every passage of every document stand on the page of sources."""
    ids, text = page("sources").ids, (DOCS / "sources.md").read_text(encoding="utf-8")
    for document in rules().documents:
        assert f"doc.{document.id}" in ids
        assert document.sha256 in text
    assert {f"source.{each.id}" for each in rules().passages} <= set(ids)


def test_glossary_explains_every_term() -> None:
    """Each word of the glossary stands there with its reading and its plain words."""
    texts = page("glossary").texts
    for term in rules().program.glossary:
        told = texts[f"term-{term.id}"]
        assert term.label in told
        assert term.reading in told
        assert term.text in told


@pytest.mark.parametrize("name", FRAMES)
def test_the_tree_unfolds_everything_once(name: str) -> None:
    """What the result rests on stands in the tree, each value unfolded in one place, and never deep."""
    one = frame(name)
    unfolded: list[str] = []
    todo = [(node, 1) for node in trees_of(one, one.result.id)]
    while todo:
        node, depth = todo.pop()
        assert depth <= DEPTH + 1
        unfolded += [node.name] if node.parts else []
        todo += [(part, depth + 1) for part in node.parts]
    wanted = [each.name for each in one.values if each.name in cone(one, {one.result.id})]
    assert sorted(unfolded) == sorted(wanted)


def test_edges_are_told_once() -> None:
    """An amount at which several rules change is one row, not one for each rule."""
    one = frame("security")
    told = [row for group in edge_groups(rules(), one, Faces(rules(), one).plain) for row in group.rows]
    keys = [(row.situations, row.fixed, row.varied, row.cells) for row in told]
    assert len(keys) == len(set(keys))
