"""What is worked out beside the amount is answered while one types: forty people's wages, ten lines, what-if."""

from statistics import quantiles

import pytest
from playwright.sync_api import Browser

from scripts.bench.browsing import fresh
from scripts.bench.replies import REPLIES, opened, typed
from scripts.bench.shaping import serving
from tests.browser.conftest import SITE

pytestmark = [pytest.mark.browser, pytest.mark.timed]

# In milliseconds. Other programmes may take the machine meanwhile: nine keys of ten in one of so many rounds have to
# hold. How long the slowest of all keys takes depends on them too: that is on record instead (`make bench`).
WITHIN = 100
ROUNDS = 3


@pytest.mark.parametrize("program", ["it-2025", "it-2026"])
@pytest.mark.parametrize("name", REPLIES)
def test_a_key_is_answered_within_a_tenth_of_a_second(browser: Browser, program: str, name: str) -> None:
    """Once the runtime is up, nine of ten keys in a row have their answer painted within 100 ms."""
    rounds: list[list[float]] = []
    with serving(SITE) as server, fresh(browser, server) as context:
        page = opened(context, program, REPLIES[name])
        while len(rounds) < ROUNDS and not (rounds and nine_of_ten(rounds[-1]) <= WITHIN):
            rounds.append(typed(page, REPLIES[name]))
    assert nine_of_ten(rounds[-1]) <= WITHIN, [[round(each) for each in times] for times in rounds]


def nine_of_ten(times: list[float]) -> float:
    """What nine of ten keys do not exceed."""
    return quantiles(times, n=10, method="inclusive")[-1]
