"""Reading YAML by its events: nodes with lines, and a fault with a position for everything else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.rulebook.errors import Fault, Faults, RuleError
from scripts.rulebook.load import MAX_BYTES, Items, Map, Text, load, parse
from scripts.rulebook.programme import read_programme
from tests.rulebook.bad_rules import DEMO

LINES = [line for path in sorted(DEMO.glob("*.yml")) for line in path.read_text(encoding="utf-8").splitlines()]


def read(text: str) -> Map:
    """Read a good text."""
    faults = Faults()
    node = parse(text.encode("utf-8"), "f.yml", faults)
    assert node is not None, str(faults.found)
    return node


def told(raw: bytes) -> list[tuple[int, str]]:
    """Return line and words of every fault of a bad text."""
    faults = Faults()
    parse(raw, "f.yml", faults)
    return [(fault.place.line, fault.what) for fault in faults.found]


def test_every_scalar_stays_text() -> None:
    """No value is guessed: 12, yes, 0.5, a date and nothing at all stay as they are written."""
    node = read("a: 12\nb: yes\nc: 0.5\nd: 2025-04-01\ne:\n")
    assert [each.value for _, each in node.entries if isinstance(each, Text)] == ["12", "yes", "0.5", "2025-04-01", ""]


def test_nodes_know_their_place() -> None:
    """Each node knows line, column and path, so that a fault can name them."""
    inner = read("a:\n  - b: 円\n").get("a")
    assert isinstance(inner, Items)
    row = inner.nodes[0]
    assert isinstance(row, Map)
    found = row.get("b")
    assert found is not None
    assert (found.place.line, found.place.column, found.place.path) == (2, 8, "a[0].b")


def test_keys_are_found_again() -> None:
    """A fault about a key of a map can name the line of the key, not only of the map."""
    faults = Faults()
    root = parse(b"a:\n  b: 1\n  c: 2\n", "f.yml", faults)
    assert root is not None
    inner = root.get("a")
    assert inner is not None
    assert faults.at(inner.place, "c").line == 3
    assert faults.at(inner.place, "absent") == inner.place


@pytest.mark.parametrize(
    ("raw", "line", "words"),
    [
        (b"", 1, "not a map of keys"),
        (b"- a\n- b\n", 1, "not a map of keys"),
        (b"a: 1\nb: [\n", 3, "this is not YAML"),
        (b"a: 1\n\xff\n", 2, "this is not UTF-8 text"),
        (b"a: \x00", 1, "this is not YAML"),
        (b"a: " + b"[" * 5000, 1, "nested deeper than 12 levels"),
        (b"? [a]\n: 1\n", 1, "a key must be plain text"),
        (b"a: 1\n" * 50_000, 1, "more than 200,000"),
        (b"a: !!python/object:os.system x", 1, "a tag"),
    ],
)
def test_what_is_no_rule_file_is_refused(raw: bytes, line: int, words: str) -> None:
    """What is not plain YAML text is refused with its line, quickly, however nasty it is."""
    assert any(at == line and words in what for at, what in told(raw))


def test_all_faults_of_a_file_are_told_at_once() -> None:
    """Duplicate keys, anchors and tags do not hide each other."""
    assert [line for line, _ in told(b"a: 1\na: 2\nb: &x 3\nc: !t 4\n")] == [2, 3, 4]


def test_a_file_of_the_largest_size_is_read() -> None:
    """The limit of 200 kB is a limit, not an approximation."""
    text = "a: 1\n#".ljust(MAX_BYTES, "x")
    assert read(text)
    assert told((text + "x").encode())


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    """A file that is not there is a fault with its name, not a traceback."""
    faults = Faults()
    assert load(tmp_path / "gone.yml", "rules/x/gone.yml", faults) is None
    assert "cannot be read" in faults.found[0].what


@settings(deadline=None, max_examples=150)
@given(st.binary(max_size=300))
def test_any_bytes_give_a_node_or_a_fault(raw: bytes) -> None:
    """Whatever stands in a file, reading ends with a map or with faults that have a position."""
    faults = Faults()
    node = parse(raw, "f.yml", faults)
    assert node is not None or faults.found
    assert all(fault.place.line >= 1 and fault.what and fault.mend for fault in faults.found)


def faults_of(folder: Path) -> tuple[Fault, ...]:
    """Return every fault of a programme."""
    try:
        read_programme(folder)
    except RuleError as refused:
        return refused.faults
    return ()


@settings(deadline=None, max_examples=60)
@given(data=st.data())
def test_any_scrambled_programme_is_read_or_refused(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Lines lost, doubled or moved between the demo files end in a rulebook or in faults, never in a traceback."""
    folder = tmp_path_factory.mktemp("scrambled") / "demo"
    folder.mkdir()
    victim = data.draw(st.sampled_from(sorted(path.name for path in DEMO.glob("*.yml"))))
    for path in DEMO.glob("*.yml"):
        lines = path.read_text(encoding="utf-8").splitlines()
        if path.name == victim:
            for _ in range(data.draw(st.integers(1, 3))):
                at = data.draw(st.integers(0, len(lines) - 1))
                lines[at : at + data.draw(st.integers(0, 1))] = data.draw(st.lists(st.sampled_from(LINES), max_size=1))
        (folder / path.name).write_text("\n".join(lines), encoding="utf-8")
    assert all(fault.place.file.startswith("rules/demo/") for fault in faults_of(folder))
