"""To describe authorities and agencies."""

from django.utils.translation import gettext as _

from manfadh.apps.govern.accounts.events import (
    AgencyDescribed,
    AgencyKind,
    AuthorityDescribed,
)
from manfadh.apps.govern.accounts.models import Authority
from manfadh.apps.govern.accounts.services.refusals import AccountRefused
from manfadh.kernel.ledger.recording import record
from manfadh.kernel.viewers import Viewer
from manfadh.kernel.writing import writing


def describe_authority(
    *, viewer: Viewer, authority: str, name_ar: str, name_ckb: str, name_en: str
) -> None:
    """Describe an authority ("iq", "krd"), for the first time or anew. Needs `officer.manage`."""
    viewer.require("officer.manage", owner=authority)
    record(
        AuthorityDescribed(
            authority=authority, name_ar=name_ar, name_ckb=name_ckb, name_en=name_en
        ),
        stamp=viewer.stamp(owner=authority, port=""),
    )


def describe_agency(
    *, viewer: Viewer, agency: str, authority: str, kind: AgencyKind, name_ar: str, name_ckb: str,
    name_en: str,
) -> None:  # fmt: skip
    """Describe an agency of an authority ("iq.passports"). Needs `officer.manage`.

    Raises AccountRefused for an unknown authority.
    """
    viewer.require("officer.manage", owner=authority)
    with writing():
        if not Authority.objects.filter(authority=authority).exists():
            raise AccountRefused(_("There is no such authority."), "authority")
        record(
            AgencyDescribed(
                agency=agency, authority=authority, kind=kind,
                name_ar=name_ar, name_ckb=name_ckb, name_en=name_en,
            ),
            stamp=viewer.stamp(owner=authority, port=""),
        )  # fmt: skip
