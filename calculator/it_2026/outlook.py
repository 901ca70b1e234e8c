"""デジタル化・AI導入補助金2026: where each frame's amount turns, by the frame's id.

Generated from rules/it-2026/*.yml by `python -m scripts.generate`: change the rule, not this file.
"""

from calculator.it_2026 import denshi_edges, fukusu_edges, invoice_edges, security_edges, tsujyo_edges

EDGES = {"tsujyo": tsujyo_edges, "invoice": invoice_edges, "denshi": denshi_edges, "security": security_edges, "fukusu": fukusu_edges}
