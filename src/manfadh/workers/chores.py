"""The chores of a node: what its server does beside the pages."""

from manfadh.kernel.ledger import reacting
from manfadh.workers.beside import Chore


def react() -> bool:
    """Hand subscribers what they have not seen, above all what failed before."""
    return reacting.catch_up_all() > 0


CHORES: tuple[Chore, ...] = (Chore("reactions", react, rest_seconds=30.0),)
