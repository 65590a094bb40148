"""Questions about passkeys. Only those registered at this node open an account here."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from manfadh.apps.govern.accounts.models import Passkey, PasskeyUse
from manfadh.kernel.viewers import Viewer


@dataclass(frozen=True, slots=True)
class PasskeySeen:
    """A passkey as its holder and the administrator see it; times are UTC."""

    passkey_id: UUID
    label: str
    host: str
    registered_at: datetime | None
    used_at: datetime | None


def list_own_passkeys(officer_id: UUID) -> list[PasskeySeen]:
    """The passkeys by which an officer opens this node, the oldest first: for that officer."""
    rows = list(standing_passkeys().filter(officer_id=officer_id).order_by("registered_at", "pk"))
    used = dict(
        PasskeyUse.objects.filter(passkey_id__in=[row.pk for row in rows]).values_list(
            "passkey_id", "used_at"
        )
    )
    return [
        PasskeySeen(
            row.passkey_id, row.label or "", row.host, row.registered_at, used.get(row.passkey_id)
        )
        for row in rows
    ]


def list_passkeys_of(viewer: Viewer, officer_id: UUID) -> list[PasskeySeen]:
    """Like `list_own_passkeys`, for who manages accounts and has opened the officer's page.

    Needs `officer.manage`; raises NotPermitted. The page itself has recorded the look.
    """
    viewer.require("officer.manage")
    return list_own_passkeys(officer_id)


def has_passkey(officer_id: UUID) -> bool:
    """Whether an officer opens this node by a passkey."""
    return standing_passkeys().filter(officer_id=officer_id).exists()


def has_any_passkey() -> bool:
    """Whether anybody opens this node by a passkey, so that signing in offers it."""
    return PasskeyUse.objects.exists()


def opens_still(passkey_id: UUID) -> bool:
    """Whether a passkey that opened a session before would open one now."""
    return standing_passkeys().filter(passkey_id=passkey_id).exists()


def standing_passkeys() -> QuerySet[Passkey]:
    """Passkeys registered at this node and not removed, of whomever."""
    here = PasskeyUse.objects.values("passkey_id")
    return Passkey.objects.filter(
        passkey_id__in=here, registered_at__isnull=False, removed_at__isnull=True,
        credential__isnull=False, public_key__isnull=False,
    )  # fmt: skip
