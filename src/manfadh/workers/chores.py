"""The chores of a node: what its server does beside the pages."""

from manfadh.workers.beside import Chore
from manfadh.workers.relay import RELAY

CHORES: tuple[Chore, ...] = (RELAY,)
