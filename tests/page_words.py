"""A small interpreter of the pages' own words: what a patient reader would compute, with nothing of ours.

It knows how Japanese says sum, product, smaller and “when … then”; every name and every figure comes from the page.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from tests.page_rules import Page, Question, Rule, number, told

# What is typed or computed: an amount or count, a chosen word (はい and いいえ among them), or the members of a group.
type Worth = Fraction | str | list[Given]
type Given = Mapping[str, Worth]

CUT = "（1円未満切捨て）"
EACH_CUT = "（構成員ごとに1円未満切捨て）"
MEMBERS = "構成員"
# A member is the applicant of the page that its amounts are computed on.
OF_A_MEMBER = {"申請する人の規模": "この構成員の規模"}


class Working:
    """One case, worked out by the words of a page."""

    def __init__(self, page: Page, given: Given, questions: Mapping[str, Question], tax: str = "") -> None:
        self.page = page
        self.given = given
        self.questions = questions
        self.tax = tax
        self.known: dict[str, Worth] = {}

    # --- names

    def names(self, text: str) -> str:
        """Return the name under which a member answers the applicant's question."""
        other = OF_A_MEMBER.get(text, "")
        return other if other in self.questions else text

    def worth(self, text: str) -> Worth:
        """Return what a name or a figure stands for."""
        name = self.names(text)
        if name not in self.known:
            if name in self.questions:
                self.known[name] = self._answer(name)
            elif name in self.page.rules:
                self.known[name] = self._rule(self.page.rules[name])
            else:
                return number(text)
        return self.known[name]

    def amount(self, text: str) -> Fraction:
        """The same, for what must be a number."""
        found = self.worth(text)
        return Fraction(len(found)) if isinstance(found, list) else Fraction(found)

    def _answer(self, name: str) -> Worth:
        question = self.questions[name]
        is_asked = not question.asked_when or self.holds(question.asked_when)
        if name not in self.given or not is_asked:
            return _typed(question.default)
        found = self.given[name]
        if question.is_money and self.tax and isinstance(found, Fraction):
            times = re.search(r"ひとつずつ (\S+?)（", self.tax)
            assert times, self.tax
            return Fraction(floor(found * number(times[1])))
        return found

    # --- conditions

    def holds(self, text: str) -> bool:
        """Whether a condition holds: 「…」が「はい」、かつ、…が1プロセス以上."""
        if "、または、" in text:
            return any(self.holds(part) for part in text.split("、または、"))
        if "、かつ、" in text:
            return all(self.holds(part) for part in text.split("、かつ、"))
        if text in ("それ以外", "いつでも", "だれでも"):
            return True
        name, _, right = text.rpartition("が「") if text.endswith("」") and "か「" not in text else self._split(text)
        if right.endswith("」"):
            return self.worth(name.removeprefix("「").removesuffix("」")) in re.findall(
                r"「?([^「」]+)」(?:か|$)", right
            )
        return self._compares(self.amount(name), right)

    def _split(self, text: str) -> tuple[str, str, str]:
        """Part “…が…” after the longest name that the page knows."""
        known = {*self.questions, *self.page.rules, *OF_A_MEMBER}
        name = max((each for each in known if text.startswith(f"{each}が")), key=len)
        return name, "が", text.removeprefix(f"{name}が")

    def _compares(self, found: Fraction, right: str) -> bool:
        if right.startswith("ちょうど"):
            return found == number(right.removeprefix("ちょうど"))
        bound = number(re.sub("(?:以上|以下|未満|超)$", "", right))
        if right.endswith("以上"):
            return found >= bound
        if right.endswith("以下"):
            return found <= bound
        return found < bound if right.endswith("未満") else found > bound

    # --- formulas

    def _rule(self, rule: Rule) -> Worth:
        if rule.formula.startswith("構成員ごとの"):
            return self._each(rule.formula)
        found = self._formula(rule, rule.formula.removesuffix(CUT))
        return Fraction(floor(Fraction(found))) if rule.formula.endswith(CUT) and isinstance(found, Fraction) else found

    def _formula(self, rule: Rule, text: str) -> Worth:
        if "のうち補助額が" in text:
            return self._bands(rule, text)
        if "を当てはまる行の上限まで" in text:
            return self._range(rule, text.partition(" を当てはまる")[0])
        if least := re.fullmatch(r"(.+) のうち、(?:小さいほう|いちばん小さいもの)", text):
            return min(self.amount(part) for part in least[1].split(" と "))
        if counted := re.fullmatch(r"構成員のうち、(.+)のものの数", text):
            return Fraction(sum(one.holds(counted[1]) for one in self.members()))
        if test := re.fullmatch(r"(.+) なら「はい」、そうでなければ「いいえ」", text):
            return "はい" if self.holds(test[1]) else "いいえ"
        if " なら " in text:
            return next(self.worth(then.text) for when, then in rule.table if self.holds(when.text))
        return self._arithmetic(text)

    def _arithmetic(self, text: str) -> Worth:
        if " ＋ " in text:
            return Fraction(sum(self.amount(part) for part in text.split(" ＋ ")))
        if " − " in text:
            left, right = (self.amount(part) for part in text.split(" − "))
            return max(left - right, Fraction(0))
        if " × " in text:
            left, right = (self.amount(part) for part in text.split(" × "))
            return left * right
        if " ÷ " in text:
            left, right = (self.amount(part) for part in text.split(" ÷ "))
            return left / right
        return self.worth(text)

    def _bands(self, rule: Rule, text: str) -> Fraction:
        """Spend the cost part by part: each part of the subsidy at the rate of its row."""
        cost = self.amount(text.removeprefix("（").partition("のうち補助額が")[0])
        total, done = Fraction(0), set()
        for part, who, rate, _ in rule.table:
            if part.text in done or not self.holds(who.text):
                continue
            done.add(part.text)
            upto = re.fullmatch(r"補助額が(.+)になるまでの部分", part.text)
            spent = min(cost, (number(upto[1]) - total) / number(rate.text)) if upto else cost
            total, cost = total + spent * number(rate.text), cost - spent
        return total

    def _range(self, rule: Rule, of: str) -> Fraction:
        amount = self.amount(of)
        for when, bounds, cut, _ in rule.table:
            low, high = re.fullmatch(r"(?:(.+?)以上)?(.+(?:以下|未満))?", bounds.text).groups()  # type: ignore[union-attr]  # both parts are optional, so it always matches
            if self.holds(when.text) and (not low or amount >= number(low)):
                return amount if not high or self._compares(amount, high) else number(cut.text.removesuffix("になる"))
        return Fraction(0)

    # --- members

    def members(self) -> list[Working]:
        """Return each member's own working, by the rules of the page that the members' amounts are computed on."""
        asked = {
            name.removeprefix(f"{MEMBERS}："): question
            for name, question in self.questions.items()
            if name.startswith(f"{MEMBERS}：")
        }
        found = self.worth(MEMBERS)
        assert isinstance(found, list)
        return [Working(self._of_members, one, asked, self.tax) for one in found]

    @property
    def _of_members(self) -> Page:
        return told(f"{self.page.programme}/invoice")

    def _each(self, formula: str) -> Fraction:
        name, title = re.fullmatch(r"構成員ごとの(.+?)（(.+）)）を全部足す(?:.*)", formula).groups()  # type: ignore[union-attr]  # a formula of another form shall raise
        assert self._of_members.title == title
        amounts = [one.amount(name) for one in self.members()]
        return Fraction(sum(floor(each) for each in amounts) if formula.endswith(EACH_CUT) else sum(amounts))


def _typed(text: str) -> Worth:
    return number(text) if re.match(r"\d", text) else text


@dataclass(frozen=True)
class Found:
    """What a reader finds: amounts in whole yen; None where the page says 対象外."""

    subsidy: int | None
    own_payment: int
    choices: list[int]
    readings: list[int]


def work_out(address: str, given: Given) -> Found:
    """Work out a case by the words of a frame's page: subsidy, own payment, choices, other readings."""
    page = told(address)
    taxed = page.tax if given.get("入力する金額") == "税込で入力する" else ""
    case = Working(page, given, page.questions, taxed)
    subsidy = floor(case.amount("補助額")) if all(case.holds(each) for each in page.conditions) else 0
    offered = [names for when, names in page.choices if subsidy and case.holds(when)]
    return Found(
        subsidy=subsidy or None,
        own_payment=floor(case.amount(page.expense)) - subsidy,
        choices=[floor(case.amount(name)) for names in offered for name in names if name != "補助額"],
        readings=[floor(case.amount(name)) for name in page.other_readings] if subsidy else [],
    )
