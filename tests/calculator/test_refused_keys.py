"""What does not go along with a question is refused with what was told: nothing is lost of what somebody wrote."""

from tests.calculator.test_web import FULL, ask


def test_what_is_refused_is_told_as_it_was_written() -> None:
    """Lists and objects as JSON, text as it is: one can see which part of the question was meant."""
    answer = ask(frame="tsujyo", inputs=FULL, people=[["東京都"]], vary="pc", wish={"subsidy": 5}, waits={"payment": 3})
    assert [(error["input"], error["typed"]) for error in answer["errors"]] == [
        ("people", '[["東京都"]]'),
        ("vary", "pc"),
        ("wish", '{"subsidy":5}'),
        ("waits", '{"payment":3}'),
    ]
