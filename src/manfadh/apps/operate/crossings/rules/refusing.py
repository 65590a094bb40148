"""What stands between a proposal and a refusal: nationality and protection before everything."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID

UNDO_WITHIN = timedelta(minutes=1)

Step = Literal["ask_protection", "sign"]
State = Literal["asking", "to_sign", "signed", "completed", "withdrawn"]
PortState = Literal["asking", "to_sign", "signed", "withdrawn"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a refusal has come."""

    asked_at: datetime | None
    signed_at: datetime | None
    completed_at: datetime | None
    withdrawn_at: datetime | None


def state_of(progress: Progress) -> State:
    """The one word for where a refusal stands. It says nothing of what holds it there."""
    if progress.withdrawn_at:
        return "withdrawn"
    if progress.completed_at:
        return "completed"
    if progress.signed_at:
        return "signed"
    return "to_sign" if progress.asked_at else "asking"


def state_at_port(progress: Progress) -> PortState:
    """The word that a port is told: signed is signed, whether it has taken effect or is held."""
    state = state_of(progress)
    return "signed" if state == "completed" else state


def may_complete(progress: Progress, *, is_held: bool, is_national: bool) -> bool:
    """Whether a refusal may take effect now: asked, signed, not held, and not of a national."""
    return state_of(progress) == "signed" and not is_held and not is_national


def is_claimed_national(
    own: Iterable[str], *, recorded: Iterable[str], claims_own_nationality: bool
) -> bool:
    """Whether a person is, or says to be, a national whom this authority never refuses.

    `recorded` is every nationality that any record, document or reading of the person has shown.
    """
    return claims_own_nationality or not frozenset(own).isdisjoint(recorded)


def may_sign(*, proposed_by: UUID | None, signer: UUID) -> bool:
    """Four eyes: whoever proposed a refusal never signs it."""
    return proposed_by is not None and proposed_by != signer


def may_undo(*, crossed_at: datetime, officer_id: UUID | None, by: UUID, now: datetime) -> bool:
    """Whether an officer may still take back a decision: their own, within a minute."""
    return officer_id == by and timedelta(0) <= now - crossed_at <= UNDO_WITHIN
