"""Proves the compiled rules with z3: `python -m scripts.prove` lists every proof by name; what is not proved fails.

The rules are read by `scripts.rulebook.operations`, the same reading that checks the generated code; the oracle is
`tests/oracle.py` itself. `python -m scripts.prove tsujyo` proves what has that word in its name.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from scripts.proof import amounts, cases, groups, lemmas, taxes
from scripts.proof.solver import Claim, Proof
from scripts.rulebook.model import Rulebook
from scripts.rulebook.programme import read_programme
from scripts.rulebook.programmes import recorded_rules

__all__ = ["Proof", "claims", "prove_all"]

RULES = recorded_rules()


def prove_all(book: Rulebook) -> list[Proof]:
    """Return the proof of everything that is claimed of a rulebook, proved or not."""
    return [claim.proof() for claim in claims(book)]


def claims(book: Rulebook) -> Iterator[Claim]:
    """Yield everything that is claimed: what all proofs rest on, then each frame."""
    yield from lemmas.claims()
    for frame in book.frames:
        has_records = any(one.type == "records" for one in frame.inputs)
        yield from taxes.claims(book, frame)
        yield from cases.claims(book, frame)
        yield from groups.claims(book, frame) if has_records else amounts.claims(book, frame)


def main(words: list[str]) -> int:
    """Prove, print each proof as it comes, and return 1 when one did not go through."""
    proofs = []
    for claim in claims(read_programme(RULES)):
        if all(word in claim.name for word in words):
            proofs.append(claim.proof())
            _show(proofs[-1])
    proved = sum(proof.proved for proof in proofs)
    seconds = sum(proof.seconds for proof in proofs)
    print(f"{proved} / {len(proofs)} を証明しました（{seconds:.1f}秒）")
    return 0 if proved == len(proofs) else 1


def _show(proof: Proof) -> None:
    print(f"{'証明' if proof.proved else '失敗'} {proof.seconds:6.2f}秒  {proof.name}  {proof.statement}")
    if not proof.proved:
        print(f"      {proof.why}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
