"""Mutation of the code: every expression of the hand-written calculator is changed, and a test must notice."""
