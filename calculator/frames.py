"""What a generated package says of itself: its programme, and each frame with its fields."""

from collections import namedtuple

from calculator.answers import Field

__all__ = ("Edge", "Field", "Frame", "Program")

# first, last: ISO dates, both included; rulebook: sha256 of everything in the rules that can change an amount
Program = namedtuple("Program", ("id", "label", "first", "last", "successor_label", "successor_url", "rulebook"))

# fields: what the frame asks, in the order of the form; at_most: pairs (a, b) where input a may not exceed input b
Frame = namedtuple("Frame", ("id", "label", "fields", "at_most"))

# One bound of a rule, for a case in which an amount is varied.
# rule: the value it stands in; text: what happens there as the amount rises, a clause that ends in ます or ません;
# back: the same where the bound is left as the amount rises; stops: whether the bound holds what is beyond it back
Edge = namedtuple("Edge", ("rule", "text", "back", "stops", "passages"))
