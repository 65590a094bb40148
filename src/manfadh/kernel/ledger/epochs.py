"""A new epoch: how a node goes on after its backup was put back.

The backup ends before the last entries that the node recorded, and others may hold those already.
Were the node to number on from where the backup ends, two different entries would bear one number,
and each would prove the other false. So it begins to count anew, beside the old chain; what was
lost comes back as segments from whoever holds it, and follows from the backup as before.
"""

from manfadh.kernel import clock
from manfadh.kernel.ledger import canonical
from manfadh.kernel.ledger.closing import sign_end
from manfadh.kernel.ledger.models import LedgerHead
from manfadh.kernel.ledger.node import own_node
from manfadh.kernel.writing import writing


class NoEpoch(Exception):
    """This node has recorded nothing yet, so there is nothing to go on from."""

    def __init__(self) -> None:
        super().__init__("This node has recorded nothing yet: it is in its first epoch.")


def begin_epoch() -> LedgerHead:
    """Sign the chain of the present epoch to its end, and begin the next; answers its head.

    An epoch in which nothing was recorded yet is answered as it is: twice does no harm. Times of
    recording go on from the old chain. Raises NoEpoch where nothing was ever recorded.
    """
    node = own_node()
    with writing():
        head = LedgerHead.objects.filter(node=node.code).order_by("-epoch").first()
        if head is None:
            raise NoEpoch
        if head.sequence == 0:
            return head
        sign_end(node, head)
        return LedgerHead.objects.create(
            node=node.code,
            epoch=head.epoch + 1,
            sequence=0,
            hash=canonical.GENESIS,
            recorded_at=max(head.recorded_at, clock.now()),
        )
