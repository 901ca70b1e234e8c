"""What each map of the rule files may hold: the readers refuse by these tables, and the schema is made from them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys a map may have: those it must have first."""

    must: tuple[str, ...]
    may: tuple[str, ...] = ()

    @property
    def all(self) -> tuple[str, ...]:
        """Every key that is known here."""
        return self.must + self.may


# --- any file that takes over another programme's

SAME_AS = Keys(("same_as",), ("id", "except"))

# --- rules/programmes.yml

PROGRAMMES = Keys(("current", "unnamed", "recorded", "calculated", "paged", "compared"))

# --- program.yml

PROGRAM = Keys(
    ("id", "label", "office", "valid", "frames", "units", "tax_basis", "glossary", "parts"),
    ("aliases", "checks", "headcounts", "finders", "follows", "successor"),
)
PERIOD = Keys(("from", "to"), ("reason",))
SUCCESSOR = Keys(("label", "url"))
TAX_BASIS = Keys(("input", "included", "times", "round", "cite"))
TERM = Keys(("label", "text"), ("reading",))
PART = Keys(
    (), ("groups", "inputs", "requires", "values", "declares", "not_modelled", "readings", "repayments", "cash")
)

# --- sources.yml, schedule.yml and faq.yml

SOURCES = Keys(("documents", "passages"), ("carried_over",))
DOCUMENT = Keys(("title", "publisher", "version", "url", "kind"), ("sha256", "pages", "page_offset", "note"))
PASSAGE = Keys(("doc", "place", "restated", "says", "confidence"), ("page",))
SCHEDULE = Keys(("revised", "tracks"))
TRACK = Keys(("id", "label", "frames", "rounds"), ("opens", "preparation", "cite"))
ROUND = Keys(("id", "label", "deadline", "cite", "confidence"), ("decision", "report"))
PREPARATION = Keys(("id", "label", "text", "cite"), ("before", "within"))
FAQ = Keys(("topics", "questions"))
QUESTION = Keys(("id", "topic", "question", "answer"), ("terms", "rules", "cite", "ask", "case"))
QUESTION_CASE = Keys(("frame", "label", "inputs"))

# --- a frame's file

FRAME = Keys(
    ("id", "label", "summary", "values", "expense", "eligible_cost", "result", "breakdown", "examples", "ladder"),
    ("full_label", "include", "alternatives", *PART.may),
)
GROUP = Keys(("label",), ("help",))
GROUP_AGAIN = Keys((), ("label", "help"))
INPUT = Keys(
    ("label", "type"),
    (
        "unit",
        "at_least",
        "at_most",
        "default",
        "ask_when",
        "choices",
        "group",
        "help",
        "reason",
        "cite",
        "frame",
        "inputs",
        "at_most_input",
        "given",
    ),
)
REQUIRE = Keys(("id", "label", "when", "unmet"), ("mend", "cite"))
DECLARE = Keys(("id", "text"), ("lead", "when", "valid", "cite"))
VALIDITY = Keys((), ("from", "to"))
NOT_MODELLED = Keys(("id", "text", "reason"), ("figures", "cite"))
READING = Keys(("id", "question", "adopted", "alternative", "who", "effect"), ("result", "cite"))
ALTERNATIVE = Keys(("id", "when", "value", "main", "text"), ("cite",))
REPAYMENT = Keys(("id", "label", "avoided_by", "text", "waived"), ("over", "cite"))
CASH = Keys(("id", "label", "text"), ("pays", "wait", "reason", "within", "cite"))
EXAMPLE = Keys(
    ("id", "label", "inputs", "status", "origin", "checked"),
    ("on", "subsidy", "eligible_cost", "own_payment", "unmet", "choices", "readings"),
)
CASES = Keys(("cases",))
CASE_STUDY = Keys((EXAMPLE.must[0], "frame", "label", "situation", *EXAMPLE.must[2:], "notice"), EXAMPLE.may)
NOTICE = Keys(("text",), ("cite",))
LADDER = Keys(("input", "amounts", "scenarios"))
SCENARIO = Keys(("id", "label", "inputs"))
REPEATED = Keys(("repeat", "record"))

# --- a check's file

CHECK = Keys(
    ("id", "label", "summary", "groups", "inputs", "verdicts", "examples", "tables", "edges"),
    ("values", "not_modelled", "readings"),
)
VERDICT = Keys(("label", "answers", "cases"), ("fills", "invite", "barred"))
RULING = Keys(("id", "label", "answer", "text"), ("when", "otherwise", "mend", "cite"))
CHECK_TABLE = Keys(("id", "label", "by", "values"))
CHECK_EDGES = Keys(("inputs",))
CHECK_EXAMPLE = Keys(("id", "label", "inputs", "answers", "origin", "checked"))

# --- a headcount's file

HEADCOUNT = Keys(
    ("id", "label", "summary", "fills", "invite", "frames", "wages", "definitions", "examples"),
    ("not_modelled", "readings"),
)
WAGE_TABLE = Keys(("label", "rows", "cite"))
WAGE_ROW = Keys(("wage", "from"))
DEFINITION = Keys(
    ("id", "label", "valid", "per", "months", "wages", "near", "long", "share", "text", "cite"), ("not_below",)
)
MONTHS_LAST = Keys((), ("from", "to", "last"))
NEAR = Keys((), ("at_least", "at_most", "below"))
HEADCOUNT_EXAMPLE = Keys(
    ("id", "label", "definition", "answer", "short", "origin", "checked"), ("counts", "months", "people")
)
HEADCOUNT_COUNTS = Keys(("near", "all"))
HEADCOUNT_PERSON = Keys(("prefecture", "wages"))

# --- a finder's file

FINDER = Keys(
    ("id", "label", "summary", "unknown", "frames", "uses", "kinds", "together", "starts", "examples"),
    ("not_modelled", "readings"),
)
UNKNOWN_ANSWER = Keys(("answer", "text"))
SHELF = Keys(("only", "cite"), ("like", "record"))
FINDER_USE = Keys(("label", "counts", "cite"))
KIND = Keys(("label", "help", "paid", "goes"), ("used", "belongs", "asks", "refused", "cite"))
GOES = Keys(("cite",), ("into", "monthly", "months", "counted", "one", "text"))
TOGETHER = Keys(("frames", "state", "text", "cite"))
START = Keys(("label", "kind", "uses"))
FINDER_EXAMPLE = Keys(
    ("id", "label", "inputs", "items", "frames", "subsidy", "own_payment", "placed", "origin", "checked")
)

# --- a value's operation

OPERATIONS = (
    "sum",
    "times",
    "minus",
    "least",
    "share",
    "choose",
    "bands",
    "range",
    "each",
    "count",
    "test",
)
VALUE = Keys(("label",), ("round", "text", "cite", *OPERATIONS))
CASE = Keys(("when", "then"))
OTHERWISE = Keys(("otherwise",))
TABLE = Keys(("of", "rows"))
BAND = Keys(("rate",), ("up_to",))
RATE = Keys(("choose",))
ROW = Keys((), ("when", "at_least", "at_most", "below"))
EACH = Keys(("in", "frame", "value"))
COUNT = Keys(("in", "when"))
