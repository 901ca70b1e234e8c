"""What a frame's page tells: its questions, rules, conditions and choices, by the names that the page gives them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from fractions import Fraction

from tests.page_tree import Element, page

SCALES = {"億": 10**8, "万": 10**4, "": 1}


def number(text: str) -> Fraction:
    """Read a figure: 1億2,000万円, 24か月, 2/3（3分の2）, 10%, 1者あたり50万円."""
    found = re.fullmatch(r"(?:1者あたり)?([\d,億万]+|\d+/\d+|\d+%)([^\d/%]*)", re.sub(r"（\d+分の\d+）$", "", text))
    if not found:
        raise LookupError(f"“{text}” is neither a name on the page nor a figure")
    digits = found[1].replace(",", "")
    if "/" in digits:
        return Fraction(digits)
    if digits.endswith("%"):
        return Fraction(digits[:-1]) / 100
    return Fraction(sum(int(many) * SCALES[scale] for many, scale in re.findall(r"(\d+)([億万]?)", digits)))


@dataclass(frozen=True)
class Question:
    """An input as the page's table tells it: what counts when it is left empty, and when it is asked."""

    default: str
    asked_when: str
    is_money: bool


@dataclass
class Rule:
    """A value as its section tells it: sentence, formula, and the table where there is one."""

    sentence: str
    formula: str
    table: list[list[Element]] = field(default_factory=list)


class Page:
    """The questions, rules, conditions and choices that a frame's page tells, by the names it gives them."""

    def __init__(self, address: str) -> None:
        self.html = page(address)
        self.programme = address.partition("/")[0]
        self.title = self.html.one("h1").text
        self.questions = {row[0].text: _question(row[1]) for row in self.html.region("入力するもの").rows()}
        sections = self.html.all("section", lambda each: "ms-rule" in each.classes)
        self.rules = {section.one("h3").text: _rule(section) for section in sections}
        self.conditions = [_condition(one) for one in self._list("must")]
        self.choices = [_choice(one) for one in self.html.all("li", lambda each: _id(each).startswith("choice."))]
        self.tax = self._after("p", "tax").text

    def _after(self, tag: str, heading: str) -> Element:
        walked = list(self.html.walk())
        at = next(at for at, each in enumerate(walked) if _id(each) == heading)
        return next(each for each in walked[at:] if each.tag == tag)

    def _list(self, heading: str) -> list[Element]:
        return self._after("ul", heading).all("li")

    @property
    def expense(self) -> str:
        """The name of all that is paid: the last that is said to be really paid, or to be there for the own payment."""
        for words in ("実際に払う額です", "自己負担を出すために"):
            found = [name for name, rule in self.rules.items() if words in rule.sentence]
            if found:
                return found[-1]
        raise LookupError(f"{self.title} does not say what is paid")

    @property
    def other_readings(self) -> list[str]:
        """The names of the amounts under other readings: said to be such, and used by nothing else."""
        formulas = " ".join(rule.formula for rule in self.rules.values())
        said = [name for name, rule in self.rules.items() if rule.sentence == "別の読み方のための値です。"]
        return [
            name for name in said if formulas.count(name) == sum(other.count(name) for other in said if other != name)
        ]


def _id(element: Element) -> str:
    return element.attrs.get("id", "")


def _question(cell: Element) -> Question:
    default = re.search(r"「([^」]+)」として計算", cell.text)
    asked = re.search(r"^(.+)のときだけ聞く", cell.text, re.MULTILINE)
    return Question(default[1] if default else "", asked[1] if asked else "", "円まで" in cell.text)


def _rule(section: Element) -> Rule:
    tables = section.all("table")
    told = section.one("p", lambda each: "ms-formula" in each.classes)
    formula = told.text
    for doubt in told.all("span", lambda each: "ms-sure" in each.classes):
        formula = formula.removesuffix(doubt.text).rstrip()
    return Rule(section.one("p").text, formula.partition(" ＝ ")[2], tables[0].rows() if tables else [])


def _condition(item: Element) -> str:
    said = item.text.removeprefix(f"{item.one('strong').text}：")
    return said.partition("であること。")[0]


def _choice(item: Element) -> tuple[str, list[str]]:
    """Return when there is a choice, and the names of the amounts to choose from."""
    when = item.one("span", lambda each: "ms-when" in each.classes).text
    return when.removesuffix("のとき："), [each.one("a").text for each in item.one("ul").all("li")]


PAGES: dict[str, Page] = {}


def told(address: str) -> Page:
    """Return a frame's page (it-2025/tsujyo), read once."""
    if address not in PAGES:
        PAGES[address] = Page(address)
    return PAGES[address]
