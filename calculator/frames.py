"""What a generated package says of itself: its programme, its frames, checks and headcounts, with what they ask."""

from collections import namedtuple

from calculator.answers import Field

__all__ = (
    "CashStep",
    "Check",
    "Definition",
    "Edge",
    "Field",
    "Finder",
    "Frame",
    "Goes",
    "Headcount",
    "Kind",
    "Program",
    "Repayment",
    "Shelf",
    "Together",
    "Unknown",
    "Use",
    "Wages",
)

# first, last: ISO dates, both included; rulebook: sha256 of everything in the rules that can change an amount;
# successor_label: "" where nobody knows yet when the programme ends, and last is only how far it is calculated
Program = namedtuple("Program", ("id", "label", "first", "last", "successor_label", "successor_url", "rulebook"))

# fields: what the frame asks, in the order of the form; at_most: pairs (a, b) where input a may not exceed input b
Frame = namedtuple("Frame", ("id", "label", "fields", "at_most"))

# One bound of a rule, for a case in which an amount is varied.
# rule: the value it stands in; text: what happens there as the amount rises, a clause that ends in ます or ません;
# back: the same where the bound is left as the amount rises; stops: whether the bound holds what is beyond it back
Edge = namedtuple("Edge", ("rule", "text", "back", "stops", "passages"))

# What may be asked back where a duty is missed; avoided_by: the choice that brings no such duty; years: in how many
# equal parts, 0 for the whole at once
Repayment = namedtuple("Repayment", ("id", "label", "avoided_by", "years", "text", "waived", "passages"))

# One step to the money. pays: expense | subsidy | ""; wait: months since the step before, an assumption with its reason
# (None: no time passes); within: months since the first step, None where the documents name none
CashStep = namedtuple("CashStep", ("id", "label", "text", "pays", "wait", "reason", "within", "passages"))

# fields: what the check asks, in the order of the form; digest: sha256 of everything that can change a verdict
Check = namedtuple("Check", ("id", "label", "fields", "digest"))

# fills: the input of the frames that takes yes or no; wages: table id -> Wages
# digest: sha256 of everything that can change the answer
Headcount = namedtuple("Headcount", ("id", "label", "fills", "definitions", "wages", "digest"))

# rows: ((prefecture, yen), …), the minimum hourly wages of one year
Wages = namedtuple("Wages", ("label", "rows", "passages"))

# said: (id, label, text, passages); first, last: ISO dates, both included; per: person | month
# months: 2024-10 …, () where it looks at the last ones before applying; width: how many months; wages: id of the table
# low, high: yen above the minimum wage, both included, low None for open
# long: in how many months; share: (part, whole)
# floor: (prefecture, yen, at): from the month at this place on, a wage below is not near the minimum, but under it
Definition = namedtuple(
    "Definition", ("said", "first", "last", "per", "months", "width", "wages", "low", "high", "long", "share", "floor")
)

# given: (frame, input) of what is asked of the applicant; tax: its input, the word for "with it", (num, den) that takes
# it off; period: on every straight piece of an amount, so many yen more of expense are whole yen more
# digest: sha256 of everything that can change where a thing goes, or which frames go together
Finder = namedtuple(
    "Finder", ("id", "label", "kinds", "uses", "shelves", "together", "unknown", "given", "tax", "period", "digest")
)

# A kind may be paid for once, or month by month. used: it is asked what it does; belongs: it may belong to another line
# asks: (frame, input) of further answers; refused: why no frame takes it, "" where one does
Kind = namedtuple("Kind", ("id", "label", "paid", "used", "belongs", "asks", "goes", "refused", "passages"))

# into: the input its price is added to, for at most `counted` months; "" where monthly and months take it as it is
# one: the frame takes no second thing of this kind; text: what else must hold
Goes = namedtuple("Goes", ("frame", "into", "monthly", "months", "counted", "one", "text", "passages"))

# counts: (frame, input, mark): each mark is counted once in its input
Use = namedtuple("Use", ("id", "label", "counts"))

# only: what is said of things the frame does not take; record: the records of which the list is one, "" for none
Shelf = namedtuple("Shelf", ("frame", "only", "record", "passages"))

# Their state is allowed, excluded or unresolved
Together = namedtuple("Together", ("frames", "state", "text", "passages"))

# What counts where the applicant does not know
Unknown = namedtuple("Unknown", ("input", "answer", "text"))
