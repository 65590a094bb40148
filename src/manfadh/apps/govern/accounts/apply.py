"""The only writer of the rows of `accounts` that all nodes share."""

from collections.abc import Sequence

from manfadh.apps.govern.accounts.events import (
    AgencyDescribed,
    AssignmentEnded,
    AuthorityDescribed,
    OfficerAssigned,
    OfficerEnrolled,
    OfficerRestored,
    OfficerSuspended,
    PasskeyRegistered,
    PasskeyRemoved,
    SecretsReset,
    SignInRested,
    TokenIssued,
    TokenRevoked,
)
from manfadh.apps.govern.accounts.models import (
    Agency,
    Assignment,
    Authority,
    Officer,
    Passkey,
    Token,
)
from manfadh.kernel.events import Event
from manfadh.kernel.ledger.entries import Entry
from manfadh.kernel.ledger.wiring import Handler
from manfadh.kernel.rows import upsert

_NAMES = ("name_ar", "name_ckb", "name_en")


def _columns(event: Event, *names: str) -> dict[str, object]:
    return {name: getattr(event, name) for name in names}


def describe_authorities(batch: Sequence[Entry[AuthorityDescribed]]) -> None:
    """Authorities are as described from now on."""
    upsert(
        Authority,
        (
            _columns(entry.event, "authority", *_NAMES) | {"described_stamp": entry.order}
            for entry in batch
        ),
        stamp="described_stamp",
    )


def describe_agencies(batch: Sequence[Entry[AgencyDescribed]]) -> None:
    """Agencies are as described from now on."""
    upsert(
        Agency,
        (
            _columns(entry.event, "agency", "authority", "kind", *_NAMES)
            | {"described_stamp": entry.order}
            for entry in batch
        ),
        stamp="described_stamp",
    )


def enrol(batch: Sequence[Entry[OfficerEnrolled]]) -> None:
    """Officers have accounts."""
    upsert(
        Officer,
        (
            _columns(
                entry.event, "officer_id", "username", "authority", "agency", "name", "name_latin"
            )
            | {"enrolled_at": entry.recorded_at, "enrolled_stamp": entry.order}
            for entry in batch
        ),
        stamp="enrolled_stamp",
    )


def assign(batch: Sequence[Entry[OfficerAssigned]]) -> None:
    """Officers have roles at ports."""
    upsert(
        Assignment,
        (
            _columns(
                entry.event, "assignment_id", "officer_id", "role", "port", "from_on", "until_on"
            )
            | {"owner": entry.owner, "assigned_stamp": entry.order}
            for entry in batch
        ),
        stamp="assigned_stamp",
    )


def end(batch: Sequence[Entry[AssignmentEnded]]) -> None:
    """Assignments end."""
    upsert(
        Assignment,
        (
            _columns(entry.event, "assignment_id", "ended_on")
            | {"end_ground": entry.event.ground, "ended_stamp": entry.order}
            for entry in batch
        ),
        stamp="ended_stamp",
    )


def suspend(batch: Sequence[Entry[OfficerSuspended]]) -> None:
    """Officers may not sign in."""
    _stand(batch, is_suspended=True)


def restore(batch: Sequence[Entry[OfficerRestored]]) -> None:
    """Officers may sign in again."""
    _stand(batch, is_suspended=False)


def _stand(
    batch: Sequence[Entry[OfficerSuspended]] | Sequence[Entry[OfficerRestored]],
    *,
    is_suspended: bool,
) -> None:
    upsert(
        Officer,
        (
            {
                "officer_id": entry.event.officer_id,
                "is_suspended": is_suspended,
                "standing_ground": entry.event.ground,
                "standing_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="standing_stamp",
    )


def rest(batch: Sequence[Entry[SignInRested]]) -> None:
    """Accounts rest after too many wrong sign-ins."""
    upsert(
        Officer,
        (
            _columns(entry.event, "officer_id", "rest_minutes")
            | {"rested_at": entry.recorded_at, "rested_stamp": entry.order}
            for entry in batch
        ),
        stamp="rested_stamp",
    )


def reset_secrets(batch: Sequence[Entry[SecretsReset]]) -> None:
    """An administrator has reset a secret of officers."""
    upsert(
        Officer,
        (
            {
                "officer_id": entry.event.officer_id,
                "secrets_reset_at": entry.recorded_at,
                "secrets_reset_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="secrets_reset_stamp",
    )


def issue_tokens(batch: Sequence[Entry[TokenIssued]]) -> None:
    """Tokens are there; what opens with them is a secret of one node."""
    upsert(
        Token,
        (
            _columns(entry.event, "token_id", "officer_id", "name", "purpose", "valid_until_on")
            | {
                "owner": entry.owner,
                "issued_at": entry.recorded_at,
                "issued_by": entry.actor,
                "issued_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="issued_stamp",
    )


def revoke_tokens(batch: Sequence[Entry[TokenRevoked]]) -> None:
    """Tokens open nothing any more."""
    upsert(
        Token,
        (
            {
                "token_id": entry.event.token_id,
                "revoked_at": entry.recorded_at,
                "revocation_ground": entry.event.ground,
                "revoked_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="revoked_stamp",
    )


def register_passkeys(batch: Sequence[Entry[PasskeyRegistered]]) -> None:
    """Officers have passkeys."""
    upsert(
        Passkey,
        (
            _columns(
                entry.event, "passkey_id", "officer_id", "host", "label", "credential", "public_key"
            )
            | {"registered_at": entry.recorded_at, "registered_stamp": entry.order}
            for entry in batch
        ),
        stamp="registered_stamp",
    )


def remove_passkeys(batch: Sequence[Entry[PasskeyRemoved]]) -> None:
    """Passkeys open nothing any more."""
    upsert(
        Passkey,
        (
            {
                "passkey_id": entry.event.passkey_id,
                "removed_at": entry.recorded_at,
                "removal_cause": entry.event.cause,
                "removed_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="removed_stamp",
    )


HANDLERS: dict[type[Event], Handler] = {
    AuthorityDescribed: describe_authorities,
    AgencyDescribed: describe_agencies,
    OfficerEnrolled: enrol,
    OfficerAssigned: assign,
    AssignmentEnded: end,
    OfficerSuspended: suspend,
    OfficerRestored: restore,
    SignInRested: rest,
    SecretsReset: reset_secrets,
    TokenIssued: issue_tokens,
    TokenRevoked: revoke_tokens,
    PasskeyRegistered: register_passkeys,
    PasskeyRemoved: remove_passkeys,
}
