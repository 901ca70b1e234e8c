"""Any case of any frame, as hypothesis draws it: the inputs of the contract, written once more by hand."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import strategies as st

from calculator.web import handle

# A case as JSON: names and what is typed, members as a list of the same.
Case = dict[str, Any]

FRAMES = ("tsujyo", "invoice", "denshi", "security", "fukusu")
SOFTWARE = ("software_purchase", "cloud_monthly", "options", "consulting", "setup", "support")
HARDWARE = ("pc", "register")
YEN = {
    "tsujyo": SOFTWARE,
    "invoice": (*SOFTWARE, *HARDWARE),
    "denshi": ("cloud_monthly",),
    "security": ("service_monthly",),
    "fukusu": ("analysis", "coordination"),
}
# What is asked for when it is absent; the rest has a default.
ASKED = {
    "tsujyo": ("size", "business_processes", "near_minimum_wage"),
    "invoice": ("size", "functions"),
    "denshi": ("size", "accounts_partner_sme", "accounts_total"),
    "security": ("size",),
    "fukusu": ("members",),
}
SIZES = ("sme", "small", "large")
LARGEST = 999_999_999_999

# Where some rule turns, on either side; small, ordinary and huge amounts.
EDGES = (0, 50_000, 75_000, 100_000, 625_000, 666_667, 1_500_000, 2_000_000, 2_250_000, 3_000_000, 5_125_000, 9_000_000)
amounts = st.one_of(
    st.sampled_from([near for edge in EDGES for near in (max(edge - 1, 0), edge, edge + 1)]),
    st.integers(0, 12_000_000),
    st.integers(0, LARGEST),
)
some_months = st.integers(1, 60)
bools = st.booleans()


def software(names: tuple[str, ...]) -> dict[str, st.SearchStrategy[Any]]:
    """Return what may be drawn for each expense line."""
    return dict.fromkeys(names, amounts) | {"cloud_months": some_months}


def member() -> st.SearchStrategy[Case]:
    """Any member of a group."""
    asked = {"size": st.sampled_from(SIZES[:2]), "functions": st.integers(0, 3), "pos_software": bools}
    return st.fixed_dictionaries(asked | {"uses_analysis_tool": bools}, optional=software((*SOFTWARE, *HARDWARE)))


@st.composite
def groups(draw: st.DrawFn) -> list[Case]:
    """Draw the members of a group: some kinds of them, each many times."""
    kinds = draw(st.lists(member(), min_size=1, max_size=3))
    return [dict(draw(st.sampled_from(kinds))) for _ in range(draw(st.integers(8, 14)))]


FACTS: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    "tsujyo": {
        "size": st.sampled_from(SIZES),
        "business_processes": st.integers(0, 6),
        "general_process": bools,
        "near_minimum_wage": bools,
    },
    "invoice": {"size": st.sampled_from(SIZES), "functions": st.integers(0, 3), "pos_software": bools},
    "denshi": {"size": st.sampled_from(SIZES), "accounts_total": st.integers(1, 60)},
    "security": {"size": st.sampled_from(SIZES)},
    "fukusu": {"members": groups()},
}
LINES = {
    "tsujyo": software(SOFTWARE),
    "invoice": software((*SOFTWARE, *HARDWARE)),
    "denshi": software(("cloud_monthly",)),
    "security": {"service_monthly": amounts, "service_months": some_months},
    "fukusu": {"analysis": amounts, "coordination": amounts},
}


@st.composite
def cases(draw: st.DrawFn, frame: str) -> Case:
    """Draw a complete case of a frame."""
    case: Case = draw(st.fixed_dictionaries(FACTS[frame], optional=LINES[frame]))
    if frame == "denshi":
        case["accounts_partner_sme"] = draw(st.integers(0, case["accounts_total"]))
    if draw(bools):
        case["tax"] = draw(st.sampled_from(("excluded", "included")))
    return case


def ask(frame: str, inputs: object) -> dict[str, Any]:
    """Ask as the page asks: text in, text out."""
    said: dict[str, Any] = json.loads(handle(json.dumps({"frame": frame, "inputs": inputs})))
    return said
