"""Proofs about the compiled rules: what must hold in every case, not only in those that were tried."""
