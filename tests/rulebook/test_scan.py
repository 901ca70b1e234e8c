"""Typed access to nodes: what does not fit becomes a fault, and reading goes on with a stand-in."""

from __future__ import annotations

from datetime import date, datetime

from scripts.rulebook.errors import NOWHERE, Faults
from scripts.rulebook.keys import Keys
from scripts.rulebook.load import Map, Node, parse
from scripts.rulebook.scan import Scan


def scanned(text: str) -> tuple[Scan, Map]:
    """Read a text, and return what scans it."""
    faults = Faults()
    root = parse(text.encode("utf-8"), "f.yml", faults)
    assert root is not None
    return Scan(faults), root


def node(root: Map) -> Node | None:
    """Return what stands under `a`."""
    return root.get("a")


def test_an_unknown_key_names_the_nearest() -> None:
    """A slip in a key is told with the key that was probably meant."""
    scan, root = scanned("labell: x\n")
    scan.map(root, Keys(("label",)))
    assert [fault.mend for fault in scan.faults.found] == ["did you mean “label”?", "add `label: …`"]


def test_a_misfit_leaves_a_fault_and_a_stand_in() -> None:
    """A list where text should be, or text where a list should be, is told; reading goes on."""
    scan, root = scanned("a: [x]\n")
    assert scan.text(node(root), "stand-in") == "stand-in"
    other, text = scanned("a: x\n")
    assert other.nodes(node(text)) == ()
    assert other.any_map(node(text)).entries == ()
    assert len(scan.faults.found) == 1
    assert len(other.faults.found) == 2


def test_what_is_absent_is_no_fault() -> None:
    """A key that may be left out gives the default."""
    scan, _ = scanned("b: x\n")
    assert scan.text(None, "default") == "default"
    assert scan.quantity(None) is None
    assert scan.day(None) is None
    assert scan.rounding(None) is None
    assert scan.yes_no(None, default=True)
    assert not scan.faults.found


def test_days_and_moments_are_japans() -> None:
    """A day is a day, a deadline is Japan's wall time, and an offset is refused."""
    scan, root = scanned("a: 2025-12-02 17:00\nb: 2025-12-02\nc: 2025-12-02 17:00+09:00\n")
    assert scan.moment(node(root)) == datetime(2025, 12, 2, 17, 0)  # noqa: DTZ001 - the files hold Japan's wall time
    assert scan.day(root.get("b")) == date(2025, 12, 2)
    assert scan.moment(root.get("c")) is None
    assert len(scan.faults.found) == 1


def test_an_amount_must_be_in_yen() -> None:
    """Where yen are due, months are refused."""
    scan, root = scanned("a: 24か月\n")
    scan.yen(node(root))
    assert "is not an amount in yen" in scan.faults.found[0].what


def test_the_same_fault_is_told_once() -> None:
    """A part that several frames include is read several times, and its faults are told once."""
    scan, root = scanned("a: 12\n")
    scan.quantity(node(root))
    scan.quantity(node(root))
    assert len(scan.faults.found) == 1


def test_what_follows_from_an_absent_part_is_not_told() -> None:
    """After a missing map has been told, nothing more is told about what it would have held."""
    faults = Faults()
    faults.add(NOWHERE, "first", "mend")
    faults.add(NOWHERE, "second", "mend")
    assert [fault.what for fault in faults.found] == ["first"]
