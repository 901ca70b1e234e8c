"""Reads how money moves around a payment, and what may be asked back."""

from __future__ import annotations

from scripts.rulebook.keys import CASH, REPAYMENT
from scripts.rulebook.load import Map
from scripts.rulebook.model import CashStep, Repayment
from scripts.rulebook.scan import Scan

PAYS = ("expense", "subsidy")
Cite = tuple[str, ...]


def repayment(scan: Scan, node: Map, cite: Cite) -> Repayment:
    """Read one entry of `repayments`."""
    at = scan.map(node, REPAYMENT).get
    id_, label, avoided_by, text, waived = (scan.text(at(key)) for key in REPAYMENT.must)
    return Repayment(id_, label, avoided_by, scan.quantity(at("over")), text, waived, cite, node.place)


def cash_step(scan: Scan, node: Map, cite: Cite) -> CashStep:
    """Read one entry of `cash`."""
    at = scan.map(node, CASH).get
    id_, label, text, reason = (scan.text(at(key)) for key in ("id", "label", "text", "reason"))
    pays = scan.one_of(at("pays"), PAYS, "")
    wait, within = scan.quantity(at("wait")), scan.quantity(at("within"))
    return CashStep(id_, label, text, pays, wait, reason, within, cite, node.place)
