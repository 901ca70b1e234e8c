"""Wishes as they are typed: what is left empty is no wish, and a fault shows what was typed."""

from typing import Any

import pytest

from tests.calculator.test_outlook import TSUJYO, ask


@pytest.mark.parametrize("wish", [{}, {"subsidy": ""}, {"subsidy": "", "own_payment": None}, {"own_payment": ""}])
def test_an_empty_wish_is_none(wish: dict[str, Any]) -> None:
    """A field of the page that was left empty is neither a fault nor answered."""
    answer = ask("tsujyo", TSUJYO, wish=wish)
    assert (answer["status"], answer["errors"], answer["wish"]) == ("eligible", [], {})


def test_a_faulty_wish_is_told_as_it_was_typed() -> None:
    """One that is unknown and one that cannot be read stand with what was typed; the other wish is answered."""
    answer = ask("tsujyo", TSUJYO, wish={"own": "3万円", "subsidy": "1.5.5", "own_payment": "50万円"})
    unread = (
        "「1.5.5」は金額として読めません。小数点が二つ以上あります。「1,500,000」「150万円」のように書いてください。"
    )
    assert answer["errors"] == [
        {"input": "wish.own", "typed": "3万円", "text": "「own」という希望はありません。「own_payment」のことですか。"},
        {"input": "wish.subsidy", "typed": "1.5.5", "text": unread},
    ]
    assert list(answer["wish"]) == ["own_payment"]
    assert answer["wish"]["own_payment"]["at"] == 1_000_000


@pytest.mark.parametrize(
    ("question", "error"),
    [
        ({"vary": "size"}, ("vary", "size", "「size」という金額の入力はありません。")),
        ({"wish": 5}, ("wish", "5", '「wish」は {"名前":値} の形で書いてください。')),
    ],
)
def test_a_faulty_question_is_told_to_the_letter(question: dict[str, Any], error: tuple[str, str, str]) -> None:
    """An amount that is none, and wishes that are no object, each with what was typed."""
    assert ask("tsujyo", TSUJYO, **question)["errors"] == [dict(zip(("input", "typed", "text"), error, strict=True))]
