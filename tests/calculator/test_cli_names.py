"""The names that the commands share: the programme, and what a command is about."""

from collections.abc import Callable

import pytest

Run = Callable[..., tuple[int, str, str]]

HELP = "使い方は python -m calculator --help で見られます。\n"


@pytest.mark.parametrize(
    "words",
    [
        ("frames",),
        ("estimate", "tsujyo"),
        ("outlook", "tsujyo"),
        ("cash", "tsujyo"),
        ("check", "eligible"),
        ("headcount", "near_wage"),
        ("find",),
    ],
)
def test_a_programme_that_does_not_exist_is_refused_by_every_command(run: Run, words: tuple[str, ...]) -> None:
    """No command answers by the newest programme when another one was asked for; the right name is taken."""
    refused = f"「it-2024」という制度はありません。「it-2025」のことですか。\n{HELP}"
    assert run(*words, "--program", "it-2024") == (2, "", refused)
    assert run(*words, "--program", "it-2025") == run(*words)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("outlook",), "枠の名前がありません。使えるのは「tsujyo」「invoice」「denshi」「security」「fukusu」です。"),
        (("cash", "tsujo"), "「tsujo」という枠はありません。「tsujyo」のことですか。"),
        (("check",), "確認の名前がありません。使えるのは「eligible」です。"),
        (("headcount",), "人数の確認の名前がありません。使えるのは「near_wage」です。"),
        (("headcount", "near"), "「near」という人数の確認はありません。「near_wage」のことですか。"),
        (("find", "find"), "「find」という買い物の確認はありません。「finder」のことですか。"),
    ],
)
def test_a_command_says_which_names_it_takes(run: Run, words: tuple[str, ...], said: str) -> None:
    """Without a name, or with a wrong one, a command ends as wrong usage and names what there is."""
    assert run(*words) == (2, "", f"{said}\n{HELP}")
