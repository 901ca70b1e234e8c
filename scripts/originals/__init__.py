"""The official documents themselves: their bytes, their pages, and whether the passages' figures stand there."""
