"""The only writer of `passengers`' rows."""

from collections.abc import Sequence
from uuid import UUID

from manfadh.apps.operate.passengers.events import (
    AbsenceExplained,
    ConfirmationUndone,
    LeaderNamed,
    MemberConfirmed,
    MemberListed,
    PartyClosed,
    PartyOpened,
    PersonMet,
    UnconfirmedErased,
)
from manfadh.apps.operate.passengers.models import Closing, Meeting, Member, Party, Passing
from manfadh.kernel.events import Event
from manfadh.kernel.ledger.entries import Entry
from manfadh.kernel.ledger.wiring import Handler
from manfadh.kernel.rows import upsert

_PARTY = (
    "party_id", "kind", "direction", "source", "carrier", "vehicle_kind", "plate_country",
    "plate", "plate_key", "listed", "expected_on",
)  # fmt: skip
_MEMBER = (
    "member_id", "party_id", "position", "how", "nationality", "sex", "document_issuer", "name",
    "mother", "birth", "document_number", "number_key", "sound_key",
)  # fmt: skip
_CONFIRMED = (
    "member_id", "party_id", "direction", "traveller_id", "inspection_id", "crossing_id",
)  # fmt: skip


def open_parties(batch: Sequence[Entry[PartyOpened]]) -> None:
    """People come together."""
    upsert(
        Party,
        (
            {
                **{name: getattr(entry.event, name) for name in _PARTY},
                "owner": entry.owner,
                "port": entry.port,
                "opened_at": entry.occurred_at,
                "opened_by": entry.actor,
                "opened_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="opened_stamp",
    )


def list_members(batch: Sequence[Entry[MemberListed]]) -> None:
    """People stand on a list."""
    upsert(
        Member,
        (
            {
                **{name: getattr(entry.event, name) for name in _MEMBER},
                "listed_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="listed_stamp",
    )


def name_leaders(batch: Sequence[Entry[LeaderNamed]]) -> None:
    """Who leads, or drives."""
    upsert(
        Party,
        (
            {
                "party_id": entry.event.party_id,
                "leader_id": entry.event.member_id,
                "leader_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="leader_stamp",
    )


def meet(batch: Sequence[Entry[PersonMet]]) -> None:
    """Somebody of a party was read."""
    upsert(
        Meeting,
        (
            {
                "inspection_id": entry.event.inspection_id,
                "party_id": entry.event.party_id,
                "member_id": entry.event.member_id,
                "direction": entry.event.direction,
                "met_at": entry.occurred_at,
                "met_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="met_stamp",
    )


def confirm(batch: Sequence[Entry[MemberConfirmed]]) -> None:
    """One person passed."""
    upsert(
        Passing,
        (
            {
                **{name: getattr(entry.event, name) for name in _CONFIRMED},
                "passing_id": direction_key(entry.event.member_id, entry.event.direction),
                "confirmed_at": entry.occurred_at,
                "confirmed_by": entry.actor,
                "confirmed_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="confirmed_stamp",
    )


def undo(batch: Sequence[Entry[ConfirmationUndone]]) -> None:
    """A confirmation was taken back with its decision."""
    upsert(
        Passing,
        (
            {
                "passing_id": direction_key(entry.event.member_id, entry.event.direction),
                "undone_crossing_id": entry.event.crossing_id,
                "undone_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="undone_stamp",
    )


def explain(batch: Sequence[Entry[AbsenceExplained]]) -> None:
    """Somebody was asked about who is not there."""
    upsert(
        Passing,
        (
            {
                "passing_id": direction_key(entry.event.member_id, entry.event.direction),
                "member_id": entry.event.member_id,
                "party_id": entry.event.party_id,
                "direction": entry.event.direction,
                "absence_reason": entry.event.reason,
                "absence_note": entry.event.note,
                "absence_by": entry.actor,
                "absence_at": entry.occurred_at,
                "absence_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="absence_stamp",
    )


def close(batch: Sequence[Entry[PartyClosed]]) -> None:
    """A party's passage is over."""
    upsert(
        Closing,
        (
            {
                "closing_id": direction_key(entry.event.party_id, entry.event.direction),
                "party_id": entry.event.party_id,
                "direction": entry.event.direction,
                "present": entry.event.present,
                "absent": entry.event.absent,
                "closed_at": entry.occurred_at,
                "closed_by": entry.actor,
                "closed_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="closed_stamp",
    )


def clear(batch: Sequence[Entry[UnconfirmedErased]]) -> None:
    """Those of a list whom nobody confirmed are gone."""
    upsert(
        Party,
        (
            {
                "party_id": entry.event.party_id,
                "cleared_at": entry.occurred_at,
                "cleared_rule": entry.event.rule,
                "cleared": entry.event.erased,
                "cleared_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="cleared_stamp",
    )


def direction_key(identity: UUID, direction: str) -> str:
    """The key of a row that there is once for a member, or a party, and a direction."""
    return f"{identity}:{direction}"


HANDLERS: dict[type[Event], Handler] = {
    PartyOpened: open_parties,
    MemberListed: list_members,
    LeaderNamed: name_leaders,
    PersonMet: meet,
    MemberConfirmed: confirm,
    ConfirmationUndone: undo,
    AbsenceExplained: explain,
    PartyClosed: close,
    UnconfirmedErased: clear,
}
