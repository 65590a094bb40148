"""Posts that get to know each other: their headquarters tells the keys, and its word alone counts.

Without it the key of each post would be typed at each other post, and the seal on a slip of one
port would open nowhere else.
"""

from manfadh.kernel.exchange.events import NodeIntroduced
from manfadh.kernel.exchange.models import Introduction, Partner
from manfadh.kernel.ledger.entries import Stamp
from manfadh.kernel.ledger.models import KnownNode
from manfadh.kernel.ledger.node import code_of, own_node
from manfadh.kernel.ledger.recording import record
from manfadh.kernel.writing import writing

# The longest name that a node has, as in `KnownNode`.
MOST_CHARACTERS = 120


def introduce(node: str, *, name: str, public_key: bytes) -> None:
    """Tell all posts of this headquarters who a post is; what was told before is not told again."""
    told = Introduction.objects.filter(by_node=own_node().code, node=node).first()
    if told and (told.name, told.public_key) == (name, public_key.hex()):
        return
    fact = NodeIntroduced(node=node, name=name, public_key=public_key.hex())
    record(fact, stamp=Stamp(actor=None, owner=""))


def meet_introduced() -> int:
    """Know the nodes that our headquarters introduced and that are not known here yet.

    Answers how many they were. An introduction of another node is no reason to know anybody, and a
    key that does not make the node's code is passed over.
    """
    own = own_node()
    headquarters = Partner.objects.filter(role="headquarters").values("node")
    known = KnownNode.objects.values("node")
    strangers = Introduction.objects.filter(by_node__in=headquarters).exclude(node__in=known)
    met = [
        KnownNode(node=one.node, name=one.name, kind=own.kind, public_key=key)
        for one in strangers
        if (key := _key(one.public_key)) and code_of(key, own.kind) == one.node
    ]
    if met:
        with writing():
            KnownNode.objects.bulk_create(met, ignore_conflicts=True)
    return len(met)


def _key(written: str) -> bytes:
    try:
        return bytes.fromhex(written)
    except ValueError:
        return b""
