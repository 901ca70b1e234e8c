"""Mutation of the rules: every figure, comparator, rate, row and rounding is changed, and somebody must notice."""
