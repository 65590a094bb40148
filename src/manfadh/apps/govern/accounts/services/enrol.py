"""To give an officer an account."""

import re
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.utils.translation import gettext as _

from manfadh.apps.govern.accounts.events import OfficerEnrolled
from manfadh.apps.govern.accounts.models import Agency, Officer, User
from manfadh.apps.govern.accounts.rules import plain_username
from manfadh.apps.govern.accounts.services.passwords import require_strength
from manfadh.apps.govern.accounts.services.refusals import AccountRefused
from manfadh.kernel.ids import new_id
from manfadh.kernel.ledger.recording import record
from manfadh.kernel.viewers import Viewer
from manfadh.kernel.writing import writing

_USERNAME = re.compile(r"[\w.-]{3,60}")


def enrol_officer(
    *,
    viewer: Viewer,
    username: str,
    agency: str,
    name: str,
    name_latin: str,
    password: str,
    officer_id: UUID | None = None,
    is_first_password: bool = False,
) -> UUID:
    """Give an officer of an agency an account and a first password; answers the officer's id.

    `name` is as the officer writes it, `name_latin` as a passport prints it. The password stays on
    this node; `is_first_password` lets no screen open before the officer has chosen another. Needs
    `officer.manage` for the agency's authority. Raises AccountRefused for a name that is taken or
    malformed, an unknown agency, a weak password.
    """
    authority = _authority_of(agency)
    viewer.require("officer.manage", owner=authority)
    username = plain_username(username)
    _require_fitting(username, name)
    require_strength(password, username)
    hashed = make_password(password)
    officer_id = officer_id or new_id()
    with writing():
        _require_free(username)
        record(
            OfficerEnrolled(
                officer_id=officer_id,
                username=username,
                agency=agency,
                authority=authority,
                name=name.strip(),
                name_latin=name_latin.strip(),
            ),
            stamp=viewer.stamp(owner=authority, port=""),
        )
        User.objects.create(
            username=username,
            officer_id=officer_id,
            password=hashed,
            has_first_password=is_first_password,
        )
    return officer_id


def _authority_of(agency: str) -> str:
    found = Agency.objects.filter(agency=agency).first()
    if found is None:
        raise AccountRefused(_("There is no such agency."), "agency")
    return found.authority


def _require_fitting(username: str, name: str) -> None:
    if not _USERNAME.fullmatch(username):
        raise AccountRefused(
            _("A sign-in name has 3 to 60 letters, digits, dots and hyphens."), "username"
        )
    if not name.strip():
        raise AccountRefused(_("Enter the officer's name."), "name")


def _require_free(username: str) -> None:
    taken = Officer.objects.filter(username=username, enrolled_at__isnull=False)
    if taken.exists() or User.objects.filter(username=username).exists():
        raise AccountRefused(_("This sign-in name is taken. Choose another one."), "username")
