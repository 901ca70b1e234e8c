"""A line that brings nothing is said, with its reason: a list is not paid for just because a frame takes it."""

from typing import Any

import pytest

from tests.calculator.test_finder import card, find

SOFTWARE = {"kind": "invoice_software", "price": "50万円", "accounting": True, "payment": True}
REGISTER = {"kind": "register", "price": "30万円"}
ENOUGH = "上限に達しているか、条件がそろっていません。"
NEEDS = ENOUGH + "レジや券売機は、POSレジシステムとして登録されたソフトといっしょのときだけ補助額に入ります。"


def idle_in(answer: dict[str, Any], frame: str) -> list[tuple[int, str]]:
    """Return the lines of which a frame's card says that they bring nothing, with the reason."""
    before = "この行がなくても、この枠の補助額は同じです。"
    rows = [(row["line"], row["text"]) for row in card(answer, frame)["left"]]
    return [(line, text.removeprefix(before)) for line, text in rows if text.startswith(before)]


def test_a_register_without_its_software_is_said_to_bring_nothing() -> None:
    """A register counts only with software registered as a POS system: without the tick, card and sentence say so."""
    without, with_ = find(SOFTWARE, REGISTER), find({**SOFTWARE, "pos": True}, REGISTER)
    assert idle_in(without, "invoice") == [(2, NEEDS)]
    assert without["text"][2] == f"2行目がなくても、補助額は同じです。{NEEDS}"
    (row,) = [row for row in card(without, "invoice")["left"] if row["line"] == 2]
    assert row["passages"] == ["invoice.register", "invoice.accessories"]
    assert card(with_, "invoice")["subsidy"] == card(without, "invoice")["subsidy"] + 150_000
    assert idle_in(with_, "invoice") == []
    assert not [text for text in with_["text"] if "補助額は同じ" in text]


@pytest.mark.parametrize(("price", "idle"), [(1, True), (2, False), (3, False)])
def test_a_line_that_brings_one_yen_is_not_said(price: int, idle: bool) -> None:
    """Half of one yen is cut off, half of two is paid: the line is said to bring nothing only below."""
    said = idle_in(find(SOFTWARE, {"kind": "pc", "price": price}), "invoice")
    assert said == ([(2, ENOUGH)] if idle else [])


@pytest.mark.parametrize(("second", "lines"), [(199_999, [3]), (200_000, [2, 3]), (200_001, [2, 3])])
def test_lines_above_a_bound_are_said_each(second: int, lines: list[int]) -> None:
    """Where one computer reaches the bound alone, the other brings nothing; where each does, neither does."""
    answer = find(SOFTWARE, {"kind": "pc", "price": 200_000}, {"kind": "pc", "price": second})
    assert idle_in(answer, "invoice") == [(line, ENOUGH) for line in lines]
    sentences = [text for text in answer["text"] if "補助額は同じ" in text]
    assert sentences == [f"{line}行目がなくても、補助額は同じです。{ENOUGH}" for line in lines]


def test_nothing_is_idle_where_nothing_is_paid() -> None:
    """A frame that pays nothing has a reason of its own: its lines are not called idle one by one."""
    answer = find({**SOFTWARE, "price": "9万円"})
    assert (card(answer, "tsujyo")["subsidy"], card(answer, "tsujyo")["lines"]) == (0, [1])
    assert idle_in(answer, "tsujyo") == []
