"""What a generated package says of itself: its programme, its frames, checks and headcounts, with what they ask."""

from collections import namedtuple

from calculator.answers import Field

__all__ = (
    "CashStep",
    "Check",
    "Definition",
    "Edge",
    "Field",
    "Frame",
    "Headcount",
    "Program",
    "Repayment",
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
Definition = namedtuple(
    "Definition", ("said", "first", "last", "per", "months", "width", "wages", "low", "high", "long", "share")
)
