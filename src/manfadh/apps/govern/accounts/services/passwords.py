"""To set passwords: by the officer, or by an administrator for one who forgot."""

from functools import cache
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from manfadh.apps.govern.accounts.events import SecretsReset
from manfadh.apps.govern.accounts.models import Officer, User
from manfadh.apps.govern.accounts.services.refusals import AccountRefused
from manfadh.kernel.ledger.recording import record
from manfadh.kernel.viewers import Viewer
from manfadh.kernel.writing import writing

LEAST_CHARACTERS = 10
# Longer ones cost time to hash and gain nothing.
MOST_CHARACTERS = 200


def set_password(*, viewer: Viewer, officer_id: UUID, password: str) -> None:
    """Give an officer a new password at this node; all the officer's sessions end.

    It is for one sign-in: no screen opens before the officer has chosen another.

    Needs `officer.manage` for the officer's authority. Raises AccountRefused for a weak password
    or an officer who is unknown here.
    """
    officer = get_managed_officer(viewer, officer_id)
    require_strength(password, officer.username)
    given = {"password": make_password(password), "has_first_password": True}
    with writing():
        User.objects.update_or_create(
            officer_id=officer_id,
            defaults=given,
            create_defaults={**given, "username": officer.username},
        )
        record(
            SecretsReset(officer_id=officer_id, what="password"),
            stamp=viewer.stamp(owner=officer.authority, port=""),
        )


def change_password(*, user: User, old: str, new: str) -> None:
    """Let an officer change the own password. Raises AccountRefused for a wrong or a weak one."""
    if not user.check_password(old):
        raise AccountRefused(_("The present password does not fit."), "old")
    require_strength(new, user.username)
    if new == old:
        raise AccountRefused(_("This is the present password. Choose another one."), "password")
    user.set_password(new)
    user.has_first_password = False
    with writing():
        user.save(update_fields=["password", "has_first_password"])


def require_strength(password: str, username: str) -> None:
    """Raise AccountRefused unless a password is long, uncommon and unlike the sign-in name.

    Length and a list of common ones instead of rules on characters: NIST SP 800-63B, 5.1.1.2.
    """
    if not LEAST_CHARACTERS <= len(password) <= MOST_CHARACTERS:
        sentence = _("A password has at least %(characters)d characters. A few words do well.")
        raise AccountRefused(sentence % {"characters": LEAST_CHARACTERS}, "password")
    if username in password.casefold():
        raise AccountRefused(_("The password contains the sign-in name."), "password")
    try:
        _common_passwords().validate(password)
    except ValidationError as error:
        sentence = _("This password is among the most common ones. Choose another one.")
        raise AccountRefused(sentence, "password") from error


@cache
def _common_passwords() -> CommonPasswordValidator:
    # Unpacks a list of 20,000 when it is made.
    return CommonPasswordValidator()


def get_managed_officer(viewer: Viewer, officer_id: UUID) -> Officer:
    """An officer whose account the viewer manages.

    Raises AccountRefused where there is none, NotPermitted where another authority manages it.
    """
    viewer.require("officer.manage")
    officer = Officer.objects.filter(officer_id=officer_id, enrolled_at__isnull=False).first()
    if officer is None:
        raise AccountRefused(_("There is no such officer."), "officer")
    viewer.require("officer.manage", owner=officer.authority)
    return officer
