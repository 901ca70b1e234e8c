"""What the figures have to reach: each from one record, so that both sides of a ratio were measured in the same run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

MILLISECONDS, SECONDS, BYTES, SHARE, TIMES, SCORE, KILOBYTES = "ms", "s", "B", "share", "times", "score", "kB"


class NotMeasuredError(LookupError):
    """A figure that the record does not hold."""


@dataclass(frozen=True, slots=True)
class Record:
    """The figures of records/bench.json, by paths such as first_answer.loopback.real.cold.answer."""

    told: dict[str, Any]

    def __call__(self, path: str) -> float:
        """Return a figure; NotMeasuredError where it is not there."""
        at: Any = self.told
        for name in path.split("."):
            at = at.get(name) if isinstance(at, dict) else None
        if not isinstance(at, int | float):
            raise NotMeasuredError(path)
        return at

    def ratio(self, path: str, other: str) -> float:
        """Return how many times the other figure this one is."""
        return self(path) / self(other)


type Figure = Callable[[Record], float]


@dataclass(frozen=True, slots=True)
class Target:
    """One figure that matters, with what it must reach and what it would be good to reach (None: nothing more).

    unit: how value, must and wanted are told; at_least: whether more is better.
    """

    id: str
    unit: str
    value: Figure
    must: Figure
    wanted: Figure | None = None
    at_least: bool = False


@dataclass(frozen=True, slots=True)
class Judged:
    """A target against one record: state is wanted, must, missed, or unknown where something was not measured."""

    target: Target
    value: float | None = None
    must: float | None = None
    wanted: float | None = None

    @property
    def state(self) -> str:
        """How far the figure reached."""
        if self.value is None:
            return "unknown"
        if not self._reaches(self.must):
            return "missed"
        return "wanted" if self.wanted is None or self._reaches(self.wanted) else "must"

    def _reaches(self, bound: float | None) -> bool:
        if self.value is None or bound is None:
            return False
        return self.value >= bound if self.target.at_least else self.value <= bound


def judge(told: dict[str, Any]) -> list[Judged]:
    """Hold every target to the record."""
    return [_judged(target, Record(told)) for target in TARGETS]


def _judged(target: Target, record: Record) -> Judged:
    try:
        wanted = target.wanted(record) if target.wanted else None
        return Judged(target, target.value(record), target.must(record), wanted)
    except NotMeasuredError:
        return Judged(target)


def _always(bound: float) -> Figure:
    return lambda _: bound


def _stock(record: Record, visit: str) -> float:
    """Return the quicker of the two ways to run stock Pyodide: on the page's thread, or in a worker."""
    return min(record(f"first_answer.loopback.{page}.{visit}.answer") for page in ("stock", "stock_main"))


FIRST, PLAIN = "first_answer.loopback.real", "first_answer.loopback.plain"
SLOW, FAST = "first_answer.1600kbit", "first_answer.9000kbit"

TARGETS = (
    Target(
        "cold",
        MILLISECONDS,
        lambda record: record(f"{FIRST}.cold.answer"),
        lambda record: record(f"{PLAIN}.cold.answer") + 100,
        lambda record: record(f"{PLAIN}.cold.answer") * 1.3,
    ),
    Target(
        "phone",
        TIMES,
        lambda record: record.ratio(f"{SLOW}.real.cold.answer", f"{SLOW}.plain.cold.answer"),
        _always(2),
        _always(1.5),
    ),
    Target("bytes", BYTES, lambda record: record(f"{SLOW}.real.cold.bytes"), _always(400_000), _always(300_000)),
    Target(
        "ready",
        SHARE,
        lambda record: record(f"{FIRST}.cold.ready") / _stock(record, "cold"),
        _always(0.45),
        _always(0.25),
    ),
    Target(
        "ready_fast",
        SHARE,
        lambda record: record.ratio(f"{FAST}.real.cold.ready", f"{FAST}.stock.cold.answer"),
        _always(0.55),
        _always(0.4),
    ),
    Target(
        "ready_again",
        SHARE,
        lambda record: record(f"{FIRST}.warm.ready") / _stock(record, "warm"),
        _always(0.42),
        _always(0.25),
    ),
    *(
        Target(
            f"keys_{state}_{name}",
            MILLISECONDS,
            lambda record, path=f"keystrokes.{state}.{name}": record(path),  # type: ignore[misc]  # mypy infers no lambda with a default
            _always(must),
            _always(wanted),
        )
        for state in ("quick", "ready")
        for name, must, wanted in (("median", 16, 8), ("p99", 50, 25))
    ),
    *(
        Target(
            f"reply_{name}_{figure}",
            MILLISECONDS,
            lambda record, path=f"replies.{name}.{figure}": record(path),  # type: ignore[misc]  # mypy infers no lambda with a default
            _always(100),
        )
        for name in ("wage", "eligible", "what_if", "compare")
        for figure in ("median", "worst")
    ),
    *(
        Target(
            f"estimate_{engine}",
            TIMES,
            lambda record, path=f"estimates.microseconds.{engine}_explain": record.ratio(  # type: ignore[misc]  # mypy infers no lambda with a default
                "estimates.microseconds.publicodes", path
            ),
            _always(must),
            _always(wanted),
            at_least=True,
        )
        for engine, must, wanted in (("pyodide", 15, 30), ("cpython", 80, 150))
    ),
    Target("batch_browser", SECONDS, lambda record: record("batches.browser.amounts") / 1000, _always(1), _always(0.2)),
    Target("batch_cpython", SECONDS, lambda record: record("batches.cpython.seconds"), _always(5), _always(1)),
    # Python's own bookkeeping may take a page or two; a list of a million answers would take eight thousand.
    Target("batch_memory", KILOBYTES, lambda record: record("batches.cpython.grown"), _always(1000)),
    Target(
        "building",
        SECONDS,
        lambda record: record("building.make_site"),
        lambda record: record("building.mkdocs") * 1.3 + 1,
    ),
    Target(
        "lighthouse",
        SCORE,
        lambda record: record("lighthouse.performance"),
        _always(95),
        _always(100),
        at_least=True,
    ),
)
