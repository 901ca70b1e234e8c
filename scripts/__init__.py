"""The workshop: everything that turns rules into pages, code and a site."""
