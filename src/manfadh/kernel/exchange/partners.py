"""Who is at the other end of a line, and how the line is."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from django.db.models import QuerySet

from manfadh.kernel import clock
from manfadh.kernel.exchange.introducing import MOST_CHARACTERS, introduce
from manfadh.kernel.exchange.models import Partner
from manfadh.kernel.ledger.models import KnownNode, LedgerHead
from manfadh.kernel.ledger.node import code_of, own_node
from manfadh.kernel.prepared import first, prepared
from manfadh.kernel.writing import writing

Role = Literal["headquarters", "post"]
_KEY_BYTES = 32


class PartnerRefused(ValueError):
    """A node that can't be a partner; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class LineState:
    """The line to headquarters: when it was last up, since when it is cut, and what waits."""

    headquarters: str
    reached_at: datetime | None
    cut_since_at: datetime | None
    unsent_entries: int
    trouble: str
    # The latest fact of headquarters' own that is held here: the age of lists and rules.
    heard_until_at: datetime | None

    @property
    def is_up(self) -> bool:
        """Whether the other end answered the last time it was asked."""
        return self.cut_since_at is None and self.reached_at is not None


def know_node(
    *, name: str, public_key: bytes, role: Role, address: str = "", hears_sisters: bool = False
) -> str:
    """Let a node be known here by its key, and be a partner; answers its code.

    A post is introduced to its sisters. Again changes its name, address and what it hears. A node
    of another kind is another code, so a demonstration's key makes no partner of a real node.
    Raises PartnerRefused.
    """
    own = own_node()
    if len(public_key) != _KEY_BYTES:
        raise PartnerRefused("A public key has 32 bytes. `manfadh node show` prints it.")
    if len(name) > MOST_CHARACTERS:
        raise PartnerRefused(f"A name has at most {MOST_CHARACTERS} characters.")
    if public_key == own.public_key:
        raise PartnerRefused("This is this node's own key. Give that of the other node.")
    if role == "headquarters" and not address.startswith(("https://", "http://")):
        raise PartnerRefused("Say where headquarters is reached: https://name:port")
    code = code_of(public_key, own.kind)
    with writing():
        if role == "headquarters":
            other = Partner.objects.filter(role=role).exclude(node=code).first()
            if other is not None:
                raise PartnerRefused(
                    f"This node has a headquarters already: {other.node}. Forget that one first."
                )
        KnownNode.objects.update_or_create(
            node=code,
            defaults={"name": name, "kind": own.kind, "public_key": public_key, "is_own": False},
        )
        Partner.objects.update_or_create(
            node=code,
            defaults={
                "role": role,
                "address": address.rstrip("/"),
                "hears_sisters": hears_sisters,
            },
        )
        if role == "post":
            introduce(code, name=name, public_key=public_key)
    return code


def forget_node(code: str) -> None:
    """Exchange nothing more with a node; what came from it stays. Raises PartnerRefused."""
    with writing():
        if not Partner.objects.filter(node=code).delete()[0]:
            raise PartnerRefused(f"{code} is no partner of this node.")


def list_partners() -> list[tuple[Partner, str]]:
    """Every partner with its name, headquarters first."""
    names = dict(KnownNode.objects.values_list("node", "name"))
    rows = Partner.objects.order_by("role", "node")
    return [(row, names.get(row.node, row.node)) for row in rows]


def find_headquarters() -> Partner | None:
    """The headquarters of this node, None for one that stands alone or is one."""
    return first(_headquarters())


def find_post(code: str) -> Partner | None:
    """A post whose headquarters this node is."""
    return Partner.objects.filter(node=code, role="post").first()


def line_state() -> LineState | None:
    """The state of the line to headquarters, None where this node has none."""
    partner = first(_headquarters())
    if partner is None:
        return None
    own = first(_heads(own_node().code))
    theirs = first(_heads(partner.node))
    unsent = 0
    if own is not None:
        confirmed = partner.confirmed_sequence if partner.confirmed_epoch == own.epoch else 0
        unsent = max(0, own.sequence - confirmed)
    return LineState(
        headquarters=partner.node,
        reached_at=partner.reached_at,
        cut_since_at=partner.cut_since_at,
        unsent_entries=unsent,
        trouble=partner.trouble,
        heard_until_at=theirs.recorded_at if theirs else None,
    )


def note_reached(partner: Partner, *, epoch: int, sequence: int) -> None:
    """Remember that the line is up, and up to where our ledger is held at the other end."""
    with writing():
        Partner.objects.filter(node=partner.node).update(
            confirmed_epoch=epoch,
            confirmed_sequence=sequence,
            reached_at=clock.now(),
            cut_since_at=None,
            trouble="",
        )


def note_cut(partner: Partner, trouble: str) -> None:
    """Remember that the line is cut; since when stays what it was at the first failure."""
    with writing():
        row = Partner.objects.filter(node=partner.node)
        row.filter(cut_since_at__isnull=True).update(cut_since_at=clock.now())
        row.update(trouble=trouble[:400])


@prepared
def _headquarters() -> QuerySet[Partner]:
    return Partner.objects.filter(role="headquarters")[:1]


@prepared
def _heads(node: str) -> QuerySet[LedgerHead]:
    return LedgerHead.objects.filter(node=node).order_by("-epoch")[:1]
