"""Any shopping list, as hypothesis draws it: prices near where some rule turns, so that ways to place them tie."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

if TYPE_CHECKING:
    from random import Random

Item = dict[str, Any]

SOFTWARE = ("invoice_software", "software")
BELONGING = ("option", "consulting", "setup", "support", "pc", "register")
USES = ("accounting", "ordering", "payment", "pos", "sales", "supply", "people", "industry", "general")
# Yen where some rule turns, on either side, alone or with others.
EDGES = (50_000, 75_000, 100_000, 200_000, 625_000, 666_667, 1_500_000, 2_000_000, 3_000_000, 5_125_000)

prices = st.one_of(
    st.sampled_from([near for edge in EDGES for near in (edge - 1, edge, edge + 1)]),
    st.integers(1, 3_000_000),
    st.sampled_from([10_000, 30_000, 120_000, 500_000]),
)
some_uses = st.sets(st.sampled_from(USES), max_size=4)
some_months = st.sampled_from([1, 11, 12, 13, 23, 24, 25, 60])


@st.composite
def software(draw: st.DrawFn) -> Item:
    """Draw a piece of software, paid once or by the month."""
    item: Item = {"kind": draw(st.sampled_from(SOFTWARE)), "price": draw(prices)}
    if draw(st.booleans()):
        item |= {"paid": "monthly", "price": item["price"] // 24 + 1, "months": draw(some_months)}
    return item | dict.fromkeys(sorted(draw(some_uses)), "yes")


@st.composite
def service(draw: st.DrawFn) -> Item:
    """Draw something that is paid by the month and taken as it is."""
    kind = draw(st.sampled_from(["security_service", "ordering_cloud"]))
    item: Item = {"kind": kind, "price": draw(prices) // 24 + 1, "months": draw(some_months)}
    if kind == "ordering_cloud":
        item |= {"accounts_partner_sme": draw(st.integers(0, 5)), "accounts_total": 5}
        item |= dict.fromkeys(sorted(draw(some_uses)), "yes")
    return item


@st.composite
def lists(draw: st.DrawFn, most: int) -> list[Item]:
    """Draw a list; what belongs to software may name its line."""
    found: list[Item] = draw(st.lists(st.one_of(software(), software(), service()), max_size=most))
    lines = [at + 1 for at, item in enumerate(found) if item["kind"] in SOFTWARE]
    for _ in range(draw(st.integers(0 if found else 1, max(1, most - len(found))))):
        if len(found) < most:
            item: Item = {"kind": draw(st.sampled_from((*BELONGING, "nothing"))), "price": draw(prices)}
            if lines and item["kind"] != "nothing":
                item["part_of"] = draw(st.sampled_from([0, *lines]))
            found.append(item)
    return found


def random_list(chance: Random, size: int) -> list[Item]:
    """Return a list of that many lines without hypothesis, for requests that are only compared."""
    found: list[Item] = []
    for _ in range(size):
        kind = chance.choice((*SOFTWARE, *SOFTWARE, *BELONGING, "security_service", "nothing"))
        item: Item = {"kind": kind, "price": chance.choice((chance.randint(1, 900_000), chance.choice(EDGES)))}
        if kind in (*SOFTWARE, "option", "support") and chance.random() < 1 / 3:
            item |= {"paid": "monthly", "price": item["price"] // 20 + 1, "months": chance.randint(1, 60)}
        if kind in SOFTWARE:
            item |= dict.fromkeys(chance.sample(USES, 2), True)
        found.append(item)
    return found
