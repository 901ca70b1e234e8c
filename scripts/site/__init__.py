"""Turns docs/ into site/: mkdocs, then the policy, the tokens, the checks and the compressed copies."""
