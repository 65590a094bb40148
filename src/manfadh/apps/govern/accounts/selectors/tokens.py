"""Questions about tokens: which there are, in whose name, for what, until when."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from manfadh.apps.govern.accounts.models import Officer, Token, TokenSecret
from manfadh.apps.govern.accounts.rules import TOKEN_DAYS_AT_MOST, TOKEN_PURPOSES
from manfadh.apps.govern.audit.services import record_look
from manfadh.kernel import clock
from manfadh.kernel.viewers import Purpose, Scope, Viewer

__all__ = ["TOKEN_DAYS_AT_MOST", "TokenShown", "list_token_purposes", "list_tokens"]

TOKENS_SHOWN = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenShown:
    """A token without its secret. `is_held_here`: this node issued it; it opens nothing elsewhere.

    `used_on` is the last day on which it was used, None where it never was or is not held here.
    """

    token_id: UUID
    officer_id: UUID
    officer: str
    name: str
    purpose: Purpose
    valid_until_on: date
    issued_at: datetime
    is_held_here: bool
    used_on: date | None
    revoked_at: datetime | None
    revocation_ground: str

    def holds(self, on: date) -> bool:
        """Whether it opens anything on a day."""
        return self.revoked_at is None and on <= self.valid_until_on


def list_token_purposes() -> list[Purpose]:
    """What a token may be for, in the order in which purposes are told."""
    return [purpose for purpose in Purpose if purpose in TOKEN_PURPOSES]


def list_tokens(viewer: Viewer) -> list[TokenShown]:
    """The tokens of officers whom the viewer manages: those that hold first, then the latest.

    At most `TOKENS_SHOWN`. The look at their officers is recorded. Needs `officer.manage`; raises
    NotPermitted.
    """
    viewer.require("officer.manage")
    rows = Token.objects.filter(issued_at__isnull=False).order_by("-issued_at", "token_id")
    if viewer.scope_of("officer.manage") is not Scope.ANYWHERE:
        rows = rows.filter(owner=viewer.authority)
    shown = rows[:TOKENS_SHOWN]
    names = Officer.objects.in_bulk([row.officer_id for row in shown if row.officer_id])
    secrets = TokenSecret.objects.in_bulk([row.token_id for row in shown])
    record_look(viewer=viewer, kind="officers", query="tokens", people=sorted(names))
    today = timezone.localdate(clock.now())
    found = [_shown(row, names, secrets) for row in shown]
    return sorted(found, key=lambda token: not token.holds(today))


def _shown(row: Token, names: dict[UUID, Officer], secrets: dict[UUID, TokenSecret]) -> TokenShown:
    if row.officer_id is None or row.valid_until_on is None or row.issued_at is None:
        raise ValueError("A token is shown once it was issued.")
    officer, secret = names.get(row.officer_id), secrets.get(row.token_id)
    return TokenShown(
        token_id=row.token_id,
        officer_id=row.officer_id,
        officer=(officer.name or officer.username) if officer else "",
        name=row.name,
        purpose=Purpose(row.purpose),
        valid_until_on=row.valid_until_on,
        issued_at=row.issued_at,
        is_held_here=secret is not None,
        used_on=secret.used_on if secret else None,
        revoked_at=row.revoked_at,
        revocation_ground=row.revocation_ground,
    )
