"""What a generated package says of itself: its programme, and each frame and check with its fields."""

from collections import namedtuple

from calculator.answers import Field

__all__ = ("Check", "Field", "Frame", "Program")

# first, last: ISO dates, both included; rulebook: sha256 of everything in the rules that can change an amount
Program = namedtuple("Program", ("id", "label", "first", "last", "successor_label", "successor_url", "rulebook"))

# fields: what the frame asks, in the order of the form; at_most: pairs (a, b) where input a may not exceed input b
Frame = namedtuple("Frame", ("id", "label", "fields", "at_most"))

# fields: what the check asks, in the order of the form; digest: sha256 of everything that can change a verdict
Check = namedtuple("Check", ("id", "label", "fields", "digest"))
