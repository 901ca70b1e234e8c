"""Everything the page of one headcount shows, gathered for its template."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from scripts.generate.page_cited import CitedPage
from scripts.generate.page_sources import Use
from scripts.generate.words import yen
from scripts.rulebook.headcount_judge import judge_example
from scripts.rulebook.model import Definition, Headcount, HeadcountExample, Rulebook

ANSWERS = {"yes": "当たる", "no": "当たらない", "unknown": "まだ決まらない"}


@dataclass(frozen=True, slots=True)
class RoundChoice:
    """A round one may apply in: its label with the deadline, its day, and the definition that holds then."""

    label: str
    day: str
    definition: Definition


@dataclass(frozen=True, slots=True)
class CountField:
    """The two counts of one month, or of everybody (month "")."""

    behind: str
    label: str


class HeadcountPage(CitedPage):
    """One headcount's page: what its template asks for, in words."""

    def __init__(self, book: Rulebook, headcount: Headcount, code: str) -> None:
        super().__init__(book)
        self.headcount = headcount
        self.code = code.rstrip("\n")

    @property
    def uses(self) -> list[tuple[str, Use]]:
        """Definitions, tables, and what is said beside them."""
        one = self.headcount
        told = [(f"#definition.{each.id}", each.label, each.cite) for each in one.definitions]
        told += [(f"#wages.{each.id}", each.label, each.cite) for each in one.tables]
        told += [(f"#outside.{each.id}", "計算していないこと", each.cite) for each in one.not_modelled]
        told += [(f"#reading.{each.id}", "読み方が分かれるところ", each.cite) for each in one.readings]
        return [(id_, Use(href, label)) for href, label, cite in told for id_ in cite]

    @property
    def title(self) -> str:
        """最低賃金近傍（IT導入補助金2025）."""
        return f"{self.headcount.label}（{self.program.label}）"

    @property
    def description(self) -> str:
        """What a search result says about the page."""
        return (
            f"{self.program.label}の「{self.headcount.label}」に当たるかを、人数か、従業員の名簿から判定します。"
            "申請する回ごとの決まり、都道府県の最低賃金の一覧、例、出典。"
        )

    @property
    def command(self) -> str:
        """The line that runs the first example with the downloaded calculator."""
        example = self.headcount.examples[0]
        _, near, everybody = example.counts[0]
        last = self.headcount.definition(example.definition).last_day or self.program.last
        run = f"python monosashi-{self.program.id}.pyz headcount {self.headcount.id}"
        return f"{run} near={near} all={everybody} --on {last.isoformat()}"

    # --- rounds, definitions, tables --------------------------------------------------------------------------------

    @cached_property
    def rounds(self) -> tuple[RoundChoice, ...]:
        """The rounds of the frames that ask for this, each with its definition."""
        found = []
        for track in self.book.tracks:
            if not set(track.frames) & set(self.headcount.frames):
                continue
            for each in track.rounds:
                on = each.deadline.date()
                definition = next(one for one in self.headcount.definitions if _holds(one, on.isoformat()))
                label = f"{each.label}（{on.year}年{on.month}月{on.day}日締切）"
                found.append(RoundChoice(label, on.isoformat(), definition))
        return tuple(found) or tuple(self._without_rounds())

    def _without_rounds(self) -> Iterator[RoundChoice]:
        """Yield a choice for each definition of a programme of which no deadline is known."""
        for each in self.headcount.definitions:
            yield RoundChoice(each.label, (each.last_day or self.program.last).isoformat(), each)

    def fields(self, definition: Definition) -> tuple[CountField, ...]:
        """Return the counts a definition asks for."""
        if definition.per == "person":
            return (CountField("", ""),)
        return tuple(CountField(f"_{each.replace('-', '_')}", month_words(each)) for each in definition.months)

    def columns(self, definition: Definition) -> tuple[str, ...]:
        """Return the columns of a list of people, after the prefecture."""
        if definition.months:
            return tuple(month_words(each) for each in definition.months)
        return tuple(f"申請する月の{at}か月前" for at in range(definition.width, 0, -1))

    @cached_property
    def prefectures(self) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
        """One row for each prefecture: of each table the wage, and from when."""
        found: dict[str, list[tuple[str, str]]] = {}
        for table in self.headcount.tables:
            for row in table.rows:
                cell = (yen(row.wage.quantity.amount), self.day(row.since))
                found.setdefault(row.prefecture, []).append(cell)
        return tuple((name, tuple(cells)) for name, cells in found.items())

    def doubt(self, cite: tuple[str, ...]) -> bool:
        """Whether a table stands on a text that is not official."""
        return any(self.book.passage(id_).confidence != "official" for id_ in cite)

    # --- examples ---------------------------------------------------------------------------------------------------

    def answer(self, example: HeadcountExample) -> str:
        """Return what comes out of an example, in words."""
        return ANSWERS[judge_example(self.headcount, example).answer]

    def counts(self, example: HeadcountExample) -> list[tuple[str, int, int]]:
        """Return the counts of an example: month in words, near, all."""
        return [(month_words(month) if month else "全部で", near, all_) for month, near, all_ in example.counts]

    def fragment(self, example: HeadcountExample) -> str:
        """Return the fragment that fills the form with the counts of an example."""
        definition = self.headcount.definition(example.definition)
        on = next(each.day for each in reversed(self.rounds) if each.definition is definition)
        typed = ""
        for month, near, everybody in example.counts:
            behind = f"_{month.replace('-', '_')}" if month else ""
            typed += f"&near{behind}={near}&all{behind}={everybody}"
        return f"#p={self.program.id}&f={self.headcount.id}&on={on}{typed}"

    def differences(self, reading: object) -> list[object]:  # noqa: ARG002 - a frame's page compares amounts
        """Return no examples: a reading of a headcount changes no amount by itself."""
        return []


def _holds(definition: Definition, on: str) -> bool:
    first, last = definition.first, definition.last_day
    return (first is None or first.isoformat() <= on) and (last is None or on <= last.isoformat())


def month_words(month: str) -> str:
    """2024年10月."""
    year, number = month.split("-")
    return f"{year}年{int(number)}月"
