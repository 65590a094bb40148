"""The demonstration, made through the same acts and events as real life, then left alone."""

from base64 import b32decode
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from django.contrib.auth import get_user_model

from manfadh.apps.govern.accounts import services as accounts
from manfadh.apps.govern.accounts.events import AgencyKind
from manfadh.apps.govern.accounts.selectors import get_founder
from manfadh.apps.govern.places import services as places
from manfadh.apps.govern.policy import services as policy
from manfadh.demo.people import PASSWORD, SIGN_INS, SignIn
from manfadh.kernel import clock
from manfadh.kernel.viewers import Viewer

# Told what is being made, how much of it is there, and how much there will be (0: not known).
Progress = Callable[[str, int, int], None]

_AUTHORITIES = {
    "iq": ("السلطة الاتحادية", "دەسەڵاتی فیدراڵ", "Federal authority"),
    "krd": ("سلطة إقليم كردستان", "دەسەڵاتی هەرێمی کوردستان", "Kurdistan Region authority"),
}
_AGENCIES: dict[str, tuple[AgencyKind, str, str, str]] = {
    "iq.bpc": (
        "commission",
        "هيأة المنافذ الحدودية",
        "دەستەی دەروازە سنوورییەکان",
        "Border Ports Commission",
    ),
    "iq.passports": ("passports", "الجوازات", "پاسپۆرت", "Passports"),
    "iq.customs": ("customs", "الكمارك", "گومرگ", "Customs"),
    "iq.health": ("health", "صحة المنافذ", "تەندروستیی دەروازەکان", "Port health"),
    "iq.security": ("security", "الأمن", "ئاسایش", "Security"),
    "iq.protection": ("protection", "الحماية", "پاراستن", "Protection"),
    "krd.passports": (
        "passports",
        "جوازات الإقليم",
        "پاسپۆرتی هەرێم",
        "Passports of the Region",
    ),
}


def load(*, anchor_on: date, progress: Progress) -> None:
    """Make the country as it stands on a day, in an empty node of kind `demo`.

    The same for the same day. `progress` is told how far it has come.
    """
    viewer = get_founder(authority="iq", agency="iq.bpc")
    progress("places", 0, 0)
    places.load_reference(viewer=viewer)
    progress("law", 0, 0)
    policy.load_reference(viewer=viewer)
    for done, sign_in in enumerate(_enrol_everybody(viewer, anchor_on), start=1):
        progress(f"officers ({sign_in.username})", done, len(SIGN_INS))


def _enrol_everybody(viewer: Viewer, anchor_on: date) -> list[SignIn]:
    for authority, (ar, ckb, en) in _AUTHORITIES.items():
        accounts.describe_authority(
            viewer=viewer, authority=authority, name_ar=ar, name_ckb=ckb, name_en=en
        )
    for agency, (kind, ar, ckb, en) in _AGENCIES.items():
        accounts.describe_agency(
            viewer=viewer,
            agency=agency,
            authority=agency.split(".")[0],
            kind=kind,
            name_ar=ar,
            name_ckb=ckb,
            name_en=en,
        )
    for number, sign_in in enumerate(SIGN_INS, start=1):
        _enrol(viewer, sign_in, UUID(int=0xCA57 << 112 | number), anchor_on - timedelta(days=365))
    return list(SIGN_INS)


def _enrol(viewer: Viewer, sign_in: SignIn, officer_id: UUID, from_on: date) -> None:
    viewer = replace(viewer, authority=sign_in.agency.split(".")[0])
    accounts.enrol_officer(
        viewer=viewer,
        username=sign_in.username,
        agency=sign_in.agency,
        name=sign_in.name,
        name_latin=sign_in.name_latin,
        password=PASSWORD,
        officer_id=officer_id,
    )
    accounts.assign_officer(
        viewer=viewer,
        officer_id=officer_id,
        role=sign_in.role,
        port=sign_in.port,
        from_on=from_on,
    )
    if sign_in.secret:
        user = get_user_model().objects.get(officer_id=officer_id)
        # Confirmed a while ago, so that the codes of now are still unused.
        with clock.frozen_at(clock.now() - timedelta(minutes=10)):
            code = _code(sign_in.secret)
            accounts.confirm_second_factor(user=user, secret=sign_in.secret, code=code)


def _code(secret: str) -> str:
    totp = TOTP(b32decode(secret), 6, SHA1(), 30)  # noqa: S303  # what authenticators understand
    return totp.generate(int(clock.now().timestamp())).decode()
