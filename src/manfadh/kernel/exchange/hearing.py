"""When headquarters last heard from the post of each port: how old its figures are here."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from manfadh.kernel.exchange.models import Partner
from manfadh.kernel.ledger.models import LedgerEntry, LedgerHead


@dataclass(frozen=True, slots=True)
class Heard:
    """A post: when its line last reached us, and when the latest fact held of it was recorded.

    `reached_at` is None for a post that has not called yet since it is known here.
    """

    node: str
    reached_at: datetime | None
    fact_at: datetime

    @property
    def as_of(self) -> datetime:
        """Until when we know what happened there: a line that was up brought all there was."""
        return max(self.fact_at, self.reached_at) if self.reached_at else self.fact_at


def last_heard() -> dict[str, Heard]:
    """What was last heard of each port whose post is another node than this one, by port.

    A port that is not among them works at this node: its figures are as of now. Where two nodes
    work at one port, the one that was heard longest ago counts, since its part may be missing.
    """
    reached: dict[str, datetime | None] = dict(
        Partner.objects.filter(role="post").values_list("node", "reached_at")
    )
    found: dict[str, Heard] = {}
    for head in _latest_heads(set(reached)):
        heard = Heard(head.node, reached.get(head.node), head.recorded_at)
        port = _port_of(head)
        known = found.get(port)
        found[port] = heard if known is None else min(known, heard, key=lambda one: one.as_of)
    found.pop("", None)
    return found


def _latest_heads(posts: set[str]) -> Iterator[LedgerHead]:
    latest: dict[str, LedgerHead] = {}
    for head in LedgerHead.objects.filter(node__in=posts).order_by("epoch"):
        latest[head.node] = head
    yield from latest.values()


def _port_of(head: LedgerHead) -> str:
    # A few steps back along the index: what a post tells of all ports names none.
    told = LedgerEntry.objects.filter(node=head.node, epoch=head.epoch).exclude(port="")
    return told.order_by("-sequence").values_list("port", flat=True).first() or ""
