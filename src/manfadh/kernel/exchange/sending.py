"""A post's side: offer what the other end does not hold, then ask for what we may hear."""

from manfadh.kernel.exchange.carriers import Carrier, LineCut, Places
from manfadh.kernel.exchange.introducing import meet_introduced
from manfadh.kernel.exchange.models import Partner
from manfadh.kernel.exchange.partners import note_cut, note_reached
from manfadh.kernel.ledger.models import LedgerHead
from manfadh.kernel.ledger.node import own_node
from manfadh.kernel.ledger.receiving import SegmentRefused, receive
from manfadh.kernel.ledger.segments import (
    SegmentUnreadable,
    export_own,
    own_epoch,
    own_epochs,
    read_segment,
    write_segment,
)

# Of one round: a long backlog goes in several, so that what comes down does not wait for its end.
SEGMENTS_PER_ROUND = 20


def exchange(partner: Partner, carrier: Carrier) -> bool:
    """One round over the line; answers whether there was anything to carry.

    A line that is cut is noted, with what went wrong; nothing is lost by it. Where the other end
    refuses what we bring, or brings what can't be taken, that is trouble of the line too.
    """
    try:
        carried = _send(partner, carrier)
        return _hear(carrier) or carried
    except (LineCut, SegmentRefused, SegmentUnreadable) as error:
        note_cut(partner, str(error))
        return False


def _send(partner: Partner, carrier: Carrier) -> bool:
    own, carried = own_node().code, 0
    # A post that has nothing to tell yet asks all the same: it has to know that its line is up.
    for epoch in own_epochs() or [own_epoch()]:
        # Asked each time and never remembered: only the other end knows what it holds.
        held = carrier.ask_held((own, epoch))
        for segment in export_own(held, epoch=epoch):
            held = carrier.offer(write_segment(segment))
            carried += 1
            if carried == SEGMENTS_PER_ROUND:
                break
        note_reached(partner, epoch=epoch, sequence=held)
        if carried == SEGMENTS_PER_ROUND:
            break
    return carried > 0


def _hear(carrier: Carrier) -> bool:
    heard = 0
    while heard < SEGMENTS_PER_ROUND:
        content = carrier.ask_next(held_of_others())
        if content is None:
            break
        # What was heard a moment ago may introduce the node whose entries come now.
        meet_introduced()
        if not receive(read_segment(content)):
            raise LineCut("The other end brought what is held here already.")
        heard += 1
    return heard > 0


def held_of_others() -> Places:
    """Up to where this node holds the ledgers of others, and its own."""
    held = LedgerHead.objects.values_list("node", "epoch", "sequence")
    return {(node, epoch): sequence for node, epoch, sequence in held}
