"""IT導入補助金2025: what finds the frames for a shopping list, in the order of the site.

Generated from rules/it-2025/*.yml by `python -m scripts.generate`: change the rule, not this file.
"""

from calculator.it_2025 import finder

FINDERS = (finder,)
