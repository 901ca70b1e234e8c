"""デジタル化・AI導入補助金2026: what may be asked about the applicant, in the order of the site.

Generated from rules/it-2026/*.yml by `python -m scripts.generate`: change the rule, not this file.
"""

from calculator.it_2026 import eligible, near_wage

CHECKS = (eligible,)
HEADCOUNTS = (near_wage,)
