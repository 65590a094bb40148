"""To sign in by name and password, and to rest after too many wrong ones.

Failures are counted for the account that was named, whether it exists or not, and for the address
they came from. Nothing in the answer, nor in the time it takes, tells whether an account exists.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from typing import NoReturn

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from manfadh.apps.govern.accounts.events import SignInRested
from manfadh.apps.govern.accounts.models import Officer, SignInFailure, User
from manfadh.apps.govern.accounts.rules import plain_username
from manfadh.apps.govern.accounts.services.refusals import AccountRefused
from manfadh.kernel import clock
from manfadh.kernel.ledger.entries import Stamp
from manfadh.kernel.ledger.recording import record
from manfadh.kernel.viewers import Purpose
from manfadh.kernel.writing import writing

# Several officers share an address where a post stands behind one router.
ADDRESS_ATTEMPTS_FACTOR = 6
_FORGET_AFTER = timedelta(days=1)


def check_password(*, username: str, password: str, address: str) -> User:
    """The user whom a name and a password open, at this node.

    Raises AccountRefused for a wrong pair, while the account or the address rests, and for a
    suspended officer.
    """
    username = plain_username(username)
    refuse_while_resting(username, address)
    user = User.objects.filter(username=username).first()
    if user is None:
        make_password(password)  # as long as the check of a password takes
        count_failure(username, address, _("The name and the password do not fit."))
    if not user.check_password(password):
        count_failure(username, address, _("The name and the password do not fit."))
    forgive(username, address)
    if Officer.objects.filter(officer_id=user.officer_id, is_suspended=True).exists():
        raise AccountRefused(_("This account is suspended. Please speak to your administrator."))
    return user


def remember_language(*, user: User, language: str) -> None:
    """Keep the language that an officer chose, for the next time."""
    if user.language != language:
        user.language = language
        with writing():
            user.save(update_fields=["language"])


def refuse_while_resting(username: str, address: str) -> None:
    """Raise AccountRefused while the account or the address rests."""
    ends = find_rest(_keys(username, address))
    if ends is None:
        return
    minutes = max(1, -int((clock.now() - ends).total_seconds() // 60))
    raise AccountRefused(
        ngettext(
            "Too many wrong attempts. Please try again in %(minutes)d minute.",
            "Too many wrong attempts. Please try again in %(minutes)d minutes.",
            minutes,
        )
        % {"minutes": minutes}
    )


def count_failure(username: str, address: str, sentence: str) -> NoReturn:
    """Count a wrong attempt, let the account or the address rest if it is one too many; refuse."""
    account_key, address_key = _keys(username, address)
    attempts = settings.MANFADH.sign_in_attempts
    with writing():
        SignInFailure.objects.filter(failed_at__lt=clock.now() - _FORGET_AFTER).delete()
        if count_one_more(account_key, attempts):
            _record_rest(username, attempts)
        count_one_more(address_key, attempts * ADDRESS_ATTEMPTS_FACTOR)
    raise AccountRefused(sentence)


def forgive(username: str, address: str) -> None:
    """Forget the wrong attempts of an account after a right one.

    Raises AccountRefused if others let it rest meanwhile, so that guesses made at once are counted
    like guesses made in turn.
    """
    account_key, _address_key = _keys(username, address)
    if SignInFailure.objects.filter(key=account_key).exists():
        with writing():
            refuse_while_resting(username, address)
            SignInFailure.objects.filter(key=account_key).delete()


def _keys(username: str, address: str) -> tuple[str, str]:
    # Hashed, since people type passwords where a name belongs.
    account, place = f"account {username}", f"address {address}"
    return sha256(account.encode()).hexdigest(), sha256(place.encode()).hexdigest()


def find_rest(keys: Sequence[str]) -> datetime | None:
    """Until when one of several keys rests; None while none does."""
    resting = SignInFailure.objects.filter(key__in=keys, rests_until__gt=clock.now())
    return max((row.rests_until for row in resting if row.rests_until), default=None)


def count_one_more(key: str, limit: int) -> bool:
    """Count one more wrong attempt under a key, while writing; answers whether it rests now."""
    now = clock.now()
    row = SignInFailure.objects.filter(key=key).first() or SignInFailure(key=key)
    if row.rests_until is not None:
        if row.rests_until > now:
            return False
        row.failures, row.rests_until = 0, None
    row.failures += 1
    row.failed_at = now
    rests = row.failures >= limit
    if rests:
        row.rests_until = now + timedelta(minutes=settings.MANFADH.sign_in_rest_minutes)
    row.save()
    return rests


def _record_rest(username: str, failures: int) -> None:
    officer = Officer.objects.filter(username=username, enrolled_at__isnull=False).first()
    if officer is None:
        return
    record(
        SignInRested(
            officer_id=officer.officer_id,
            failures=failures,
            rest_minutes=settings.MANFADH.sign_in_rest_minutes,
        ),
        stamp=Stamp(
            actor=None,
            owner=officer.authority,
            agency=officer.agency,
            port=settings.MANFADH.port_of_entry,
            purpose=Purpose.ADMINISTRATION.value,
        ),
    )
