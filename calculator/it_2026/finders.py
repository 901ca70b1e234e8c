"""デジタル化・AI導入補助金2026: what finds the frames for a shopping list, in the order of the site.

Generated from rules/it-2026/*.yml by `python -m scripts.generate`: change the rule, not this file.
"""

from calculator.it_2026 import finder

FINDERS = (finder,)
