"""An entry as `apply` and subscribers see it, and a draft as services make it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar
from uuid import UUID

from manfadh.kernel.events import Event
from manfadh.kernel.ledger import canonical

E_co = TypeVar("E_co", bound=Event, covariant=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """Who says a fact, for which authority, where and why, in codes of `places` and `accounts`."""

    actor: UUID | None
    owner: str
    agency: str = ""
    port: str = ""
    purpose: str = ""
    occurred_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A fact that is about to be recorded."""

    event: Event
    stamp: Stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Generic[E_co]):
    """A recorded fact."""

    node: str
    epoch: int
    sequence: int
    uid: UUID
    occurred_at: datetime
    recorded_at: datetime
    actor: UUID | None
    owner: str
    agency: str
    port: str
    purpose: str
    event: E_co
    position: int = 0

    @property
    def order(self) -> str:
        """A text that sorts entries of all nodes in one order: by time, then node and sequence."""
        return (
            f"{canonical.write_instant(self.recorded_at)}|{self.node}"
            f"|{self.epoch:04}|{self.sequence:012}"
        )


def entry_of(envelope: canonical.Envelope, event: Event, position: int = 0) -> Entry[Event]:
    """The entry that an envelope and its event make."""
    return Entry(
        node=envelope.node,
        epoch=envelope.epoch,
        sequence=envelope.sequence,
        uid=envelope.uid,
        occurred_at=datetime.fromisoformat(envelope.occurred),
        recorded_at=datetime.fromisoformat(envelope.recorded),
        actor=envelope.actor,
        owner=envelope.owner,
        agency=envelope.agency,
        port=envelope.port,
        purpose=envelope.purpose,
        event=event,
        position=position,
    )
