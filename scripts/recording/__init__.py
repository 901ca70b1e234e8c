"""What is recorded of the checks: a table of collectors, each of which runs a check and returns its figures."""
