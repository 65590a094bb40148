"""To set up a node before it has officers: the bodies at work, and who manages the accounts."""

import secrets
from typing import NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings

from manfadh.apps.govern.accounts.models import Agency, Authority
from manfadh.apps.govern.accounts.reference import Body, Names, bodies
from manfadh.apps.govern.accounts.services.assign import assign_officer
from manfadh.apps.govern.accounts.services.describe import describe_agency, describe_authority
from manfadh.apps.govern.accounts.services.enrol import enrol_officer
from manfadh.kernel import clock
from manfadh.kernel.days import local_day
from manfadh.kernel.viewers import Viewer
from manfadh.kernel.writing import writing

# 16 letters and digits without those that are mistaken for one another: 78 bits.
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_GROUPS, _IN_A_GROUP = 4, 4


class FirstSignIn(NamedTuple):
    """How the first administrator signs in once; the password is kept nowhere in this form."""

    officer_id: UUID
    username: str
    password: str


def load_bodies(*, viewer: Viewer) -> int:
    """Describe the authorities and agencies of our own table, where they are not described so.

    Answers how many facts were new; again changes nothing. Needs `officer.manage` for each.
    """
    new = 0
    with writing():
        for authority, names in bodies().authorities.items():
            if not _is_known(Authority.objects.filter(authority=authority).first(), names):
                describe_authority(viewer=viewer, authority=authority, **_named(names))
                new += 1
        for agency, body in bodies().agencies.items():
            if not _is_known(Agency.objects.filter(agency=agency).first(), body):
                _describe_agency(viewer, agency, body)
                new += 1
    return new


def enrol_administrator(
    *, viewer: Viewer, username: str, agency: str, name: str, name_latin: str
) -> FirstSignIn:
    """Enrol an officer who enrols the others, with a password for one sign-in.

    Needs `officer.manage`. Raises AccountRefused like `enrol_officer`; then nobody is enrolled.
    """
    password = "-".join(
        "".join(secrets.choice(_LETTERS) for _ in range(_IN_A_GROUP)) for _ in range(_GROUPS)
    )
    with writing():
        officer_id = enrol_officer(
            viewer=viewer,
            username=username,
            agency=agency,
            name=name,
            name_latin=name_latin,
            password=password,
            is_first_password=True,
        )
        assign_officer(
            viewer=viewer,
            officer_id=officer_id,
            role="administrator",
            port="",
            from_on=local_day(clock.now(), ZoneInfo(settings.TIME_ZONE)),
        )
    return FirstSignIn(officer_id, username, password)


def _describe_agency(viewer: Viewer, agency: str, body: Body) -> None:
    describe_agency(
        viewer=viewer,
        agency=agency,
        authority=agency.partition(".")[0],
        kind=body.kind,
        **_named(body),
    )


def _named(names: Names) -> dict[str, str]:
    return {"name_ar": names.ar, "name_ckb": names.ckb, "name_en": names.en}


def _is_known(row: Authority | Agency | None, names: Names) -> bool:
    return row is not None and _named(names) == {
        "name_ar": row.name_ar,
        "name_ckb": row.name_ckb,
        "name_en": row.name_en,
    }
