"""Tokens: what lets a gate or a ministry's system ask in an officer's name, for one purpose.

The secret is shown once and only its hash is kept, at the node that issued it. A token opens what
its officer may do on that day for that purpose, and nothing that `TOKEN_PURPOSES` leaves out.
"""

import secrets
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from manfadh.apps.govern.accounts.events import TokenIssued, TokenRevoked
from manfadh.apps.govern.accounts.models import Officer, Token, TokenSecret, User
from manfadh.apps.govern.accounts.rules import TOKEN_DAYS_AT_MOST, TOKEN_PURPOSES
from manfadh.apps.govern.accounts.selectors import get_viewer_of, lacks_second_factor
from manfadh.apps.govern.accounts.services.passwords import get_managed_officer
from manfadh.apps.govern.accounts.services.refusals import AccountRefused
from manfadh.apps.govern.accounts.services.sign_in import (
    ADDRESS_ATTEMPTS_FACTOR,
    count_one_more,
    find_rest,
)
from manfadh.kernel import clock
from manfadh.kernel.ids import new_id
from manfadh.kernel.ledger.recording import record
from manfadh.kernel.prepared import first, prepared
from manfadh.kernel.viewers import NotPermitted, Purpose, Viewer
from manfadh.kernel.writing import writing

# Told apart from other secrets by whoever finds one where it does not belong.
PREFIX = "manfadh_"
_SECRET_BYTES = 32


class TokenRefused(Exception):
    """The token opens nothing: unknown, revoked, over, or its officer is suspended.

    Which of these it is, the answer does not tell.
    """


class TokensRest(Exception):
    """Too many wrong tokens came from an address; `seconds` until it may try again."""

    def __init__(self, seconds: int) -> None:
        super().__init__(str(seconds))
        self.seconds = seconds


@dataclass(frozen=True, slots=True)
class FreshToken:
    """A token with its secret, which is shown this one time."""

    token_id: UUID
    secret: str


def issue_token(
    *, viewer: Viewer, officer_id: UUID, name: str, purpose: Purpose, valid_until_on: date
) -> FreshToken:
    """Let a system ask in an officer's name at this node, for one purpose, until a day (included).

    Needs `officer.manage` for the officer's authority, and nobody issues a token to themselves.
    Raises AccountRefused without a name, for a purpose that tokens never have or that no role of
    the officer covers today, for a day that is over or more than `TOKEN_DAYS_AT_MOST` days away,
    and for an officer who is unknown or suspended.
    """
    officer = get_managed_officer(viewer, officer_id)
    if officer_id == viewer.officer_id:
        raise AccountRefused(_("A colleague has to issue your token."), "officer_id")
    if not name.strip():
        raise AccountRefused(_("Name what the token is for, such as “gate 3”."), "name")
    _require_purpose(officer_id, purpose)
    _require_day(valid_until_on)
    token_id, secret = new_id(), PREFIX + secrets.token_urlsafe(_SECRET_BYTES)
    with writing():
        TokenSecret.objects.create(token_id=token_id, secret_hash=_hash(secret))
        record(
            TokenIssued(
                token_id=token_id,
                officer_id=officer_id,
                name=name.strip(),
                purpose=purpose.value,
                valid_until_on=valid_until_on,
            ),
            stamp=viewer.stamp(owner=officer.authority, port=""),
        )
    return FreshToken(token_id, secret)


def revoke_token(*, viewer: Viewer, token_id: UUID, ground: str) -> None:
    """Let a token open nothing from now on. Revoking it twice changes nothing.

    Needs `officer.manage` for the authority of its officer. Raises AccountRefused without a
    ground and for an unknown token, also one of another authority.
    """
    viewer.require("officer.manage")
    row = Token.objects.filter(token_id=token_id, issued_at__isnull=False).first()
    if row is None or not viewer.may("officer.manage", owner=row.owner):
        raise AccountRefused(_("There is no such token."))
    if not ground.strip():
        raise AccountRefused(_("Say why."), "ground")
    with writing():
        row.refresh_from_db()
        TokenSecret.objects.filter(token_id=token_id).delete()
        if row.revoked_at is None:
            record(
                TokenRevoked(token_id=token_id, ground=ground.strip()),
                stamp=viewer.stamp(owner=row.owner, port=""),
            )


def open_with_token(*, secret: str, address: str) -> Viewer:
    """Who asks with a token: the viewer that its officer would be at a screen, for its purpose.

    Raises TokenRefused, counted by address as wrong passwords are, and TokensRest where an
    address sent too many. Raises NotPermitted where no role of the officer covers the purpose
    today, and while the officer has yet to choose a password or set up the second factor that
    the roles ask for. A right token is never kept waiting by others behind the same router.
    """
    kept = first(_secrets(_hash(secret)))
    token = first(_tokens(kept.token_id)) if kept else None
    if kept is None or token is None or not _holds(token):
        _count_wrong(address)
        raise TokenRefused
    assert token.officer_id is not None, "an issued token belongs to an officer"
    viewer = get_viewer_of(token.officer_id, Purpose(token.purpose))
    user = User.objects.filter(officer_id=token.officer_id).first()
    if user is None or user.has_first_password or lacks_second_factor(user, viewer.roles):
        raise NotPermitted(token.purpose)
    _note_use(kept)
    return viewer


def _require_purpose(officer_id: UUID, purpose: Purpose) -> None:
    if purpose not in TOKEN_PURPOSES:
        raise AccountRefused(_("No token opens this purpose: it belongs at a screen."), "purpose")
    try:
        get_viewer_of(officer_id, purpose)
    except NotPermitted as refusal:
        raise AccountRefused(
            _("No role of this officer covers this purpose today."), "purpose"
        ) from refusal


def _require_day(valid_until_on: date) -> None:
    today = timezone.localdate(clock.now())
    if valid_until_on < today:
        raise AccountRefused(_("This day is over."), "valid_until_on")
    if valid_until_on > today + timedelta(days=TOKEN_DAYS_AT_MOST):
        sentence = ngettext(
            "A token holds for %(days)d day at most.",
            "A token holds for %(days)d days at most.",
            TOKEN_DAYS_AT_MOST,
        )
        raise AccountRefused(sentence % {"days": TOKEN_DAYS_AT_MOST}, "valid_until_on")


def _holds(token: Token) -> bool:
    today = timezone.localdate(clock.now())
    if token.revoked_at or token.valid_until_on is None or token.officer_id is None:
        return False
    is_suspended = Officer.objects.filter(officer_id=token.officer_id, is_suspended=True).exists()
    return today <= token.valid_until_on and not is_suspended


def _count_wrong(address: str) -> None:
    key = sha256(f"tokens from {address}".encode()).hexdigest()
    rests_until = find_rest([key])
    if rests_until is not None:
        raise TokensRest(max(1, int((rests_until - clock.now()).total_seconds())))
    with writing():
        count_one_more(key, settings.MANFADH.sign_in_attempts * ADDRESS_ATTEMPTS_FACTOR)


def _note_use(kept: TokenSecret) -> None:
    today = timezone.localdate(clock.now())
    # Once a day, so that asking does not mean writing.
    if kept.used_on != today:
        with writing():
            TokenSecret.objects.filter(token_id=kept.token_id).update(used_on=today)


def _hash(secret: str) -> str:
    # 256 random bits need no slow hash.
    return sha256(secret.encode(errors="replace")).hexdigest()


@prepared
def _secrets(secret_hash: str) -> QuerySet[TokenSecret]:
    return TokenSecret.objects.filter(secret_hash=secret_hash)


@prepared
def _tokens(token_id: UUID) -> QuerySet[Token]:
    return Token.objects.filter(token_id=token_id, issued_at__isnull=False)
