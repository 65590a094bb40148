"""The people of our tests: enrolled and assigned through the services, as a real node would.

Hana (booth), Karim (secondary), Dalal (port director), Yusuf (Commission analyst), Layla
Hana (booth), Karim (secondary), Dalal (port director), Yusuf (Commission analyst), Layla
(protection), Nadia (programme manager), Omar (booth officer of another port), Sami (shift
supervisor), Maryam (data protection officer), Ahmed (administrator), Rana
(list keeper), Bashir (policy officer), Salma (inspector), Samira (steering committee), Zahra (no
role yet), and of the Region: Shilan (booth) and Azad (administrator). All of them are invented.

A test takes a person as a Viewer (`hana`) or as somebody who signs in (`hana_user`); the fixture
`cast` brings them all into being and answers who is who, and `open_session(client, user)` signs
one of them in.
"""

from base64 import b32decode
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from django.contrib.auth.hashers import MD5PasswordHasher
from django.test import Client, override_settings

from manfadh.apps.govern.accounts import selectors, services
from manfadh.apps.govern.accounts.events import AgencyKind
from manfadh.apps.govern.accounts.models import User
from manfadh.kernel import clock
from manfadh.kernel.viewers import Purpose, Viewer
from manfadh.kernel.writing import writing

FEDERAL, REGION = "iq", "krd"
PORT, OTHER_PORT, REGION_PORT = "IQ-ZRB", "IQ-SFW", "IQ-IBK"
PASSWORD = "three quiet herons"
TOTP_SECRET = "MFZXI4TFMFWWC3TZEBZXIZLQMFZXI4TF"
ASSIGNED_ON = date(2020, 1, 1)

AUTHORITIES = {
    FEDERAL: ("السلطة الاتحادية", "دەسەڵاتی فیدراڵ", "Federal authority"),
    REGION: ("سلطة إقليم كردستان", "دەسەڵاتی هەرێمی کوردستان", "Kurdistan Region authority"),
}
AGENCIES: dict[str, tuple[AgencyKind, str, str]] = {
    "iq.bpc": ("commission", "هيأة المنافذ الحدودية", "Border Ports Commission"),
    "iq.passports": ("passports", "الجوازات", "Passports"),
    "iq.customs": ("customs", "الكمارك", "Customs"),
    "iq.health": ("health", "صحة المنافذ", "Port health"),
    "iq.security": ("security", "الأمن", "Security"),
    "iq.protection": ("protection", "الحماية", "Protection"),
    "krd.passports": ("passports", "جوازات الإقليم", "Passports of the Region"),
}


class QuickHasher(MD5PasswordHasher):
    """A hash that costs nothing, for tests alone."""

    algorithm = "quick"


class Part(NamedTuple):
    """Who somebody is in our tests. Zahra has neither role nor port."""

    officer_id: UUID
    username: str
    name: str
    name_latin: str
    agency: str
    role: str
    port: str
    purpose: Purpose


def _id(number: int) -> UUID:
    return UUID(int=0xCA57 << 112 | number)


CAST: dict[str, Part] = {
    part.username: part
    for part in (
        Part(
            _id(1), "hana", "هناء جاسم كاظم", "Hana Jasim Kadhim",
            "iq.passports", "booth_officer", PORT, Purpose.BORDER_CHECK,
        ),
        Part(
            _id(2), "karim", "كريم عبد الله صالح", "Karim Abdullah Salih",
            "iq.passports", "secondary_officer", PORT, Purpose.SECONDARY_CHECK,
        ),
        Part(
            _id(3), "dalal", "دلال حسين علي", "Dalal Hussein Ali",
            "iq.bpc", "port_director", PORT, Purpose.SUPERVISION,
        ),
        Part(
            _id(4), "sami", "سامي ناصر حمد", "Sami Nasir Hamad",
            "iq.passports", "shift_supervisor", PORT, Purpose.SUPERVISION,
        ),
        Part(
            _id(5), "yusuf", "يوسف طارق محمود", "Yusuf Tariq Mahmoud",
            "iq.bpc", "commission_analyst", "", Purpose.STATISTICS,
        ),
        Part(
            _id(6), "layla", "ليلى سعد إبراهيم", "Layla Saad Ibrahim",
            "iq.protection", "protection_officer", "", Purpose.PROTECTION,
        ),
        Part(
            _id(7), "omar", "عمر فاضل عباس", "Omar Fadhil Abbas",
            "iq.passports", "booth_officer", OTHER_PORT, Purpose.BORDER_CHECK,
        ),
        Part(
            _id(8), "maryam", "مريم قاسم جواد", "Maryam Qasim Jawad",
            "iq.bpc", "data_protection_officer", "", Purpose.DATA_PROTECTION,
        ),
        Part(
            _id(9), "ahmed", "أحمد سلمان داود", "Ahmed Salman Dawood",
            "iq.bpc", "administrator", "", Purpose.ADMINISTRATION,
        ),
        Part(
            _id(10), "rana", "رنا ماجد حميد", "Rana Majid Hamid",
            "iq.security", "list_keeper", "", Purpose.INVESTIGATION,
        ),
        Part(
            _id(11), "bashir", "بشير علوان راضي", "Bashir Alwan Radhi",
            "iq.bpc", "policy_officer", "", Purpose.ADMINISTRATION,
        ),
        Part(
            _id(12), "shilan", "شیلان ئازاد ڕەسوڵ", "Shilan Azad Rasul",
            "krd.passports", "booth_officer", REGION_PORT, Purpose.BORDER_CHECK,
        ),
        Part(
            _id(13), "azad", "ئازاد کەریم عومەر", "Azad Karim Omar",
            "krd.passports", "administrator", "", Purpose.ADMINISTRATION,
        ),
        Part(
            _id(21), "salma", "سلمى نعمة فرج", "Salma Nima Faraj",
            "iq.bpc", "inspector", "", Purpose.INTEGRITY,
        ),
        Part(
            _id(14), "nadia", "نادية رشيد كامل", "Nadia Rashid Kamil",
            "iq.bpc", "programme_manager", "", Purpose.PROGRAMME,
        ),
        Part(
            _id(22), "zahra", "زهراء منير خليل", "Zahra Munir Khalil",
            "iq.bpc", "", "", Purpose.STATISTICS,
        ),
        Part(
            _id(23), "samira", "سميرة عبد الكريم نوري", "Samira Abdulkarim Nuri",
            "iq.bpc", "steering_member", "", Purpose.PROGRAMME,
        ),
    )
}  # fmt: skip


def found_authorities() -> None:
    """Describe the authorities and agencies of our tests."""
    for authority, (ar, ckb, en) in AUTHORITIES.items():
        founder = selectors.get_founder(authority=authority)
        services.describe_authority(
            viewer=founder, authority=authority, name_ar=ar, name_ckb=ckb, name_en=en
        )
    for agency, (kind, ar, en) in AGENCIES.items():
        services.describe_agency(
            viewer=selectors.get_founder(authority=FEDERAL),
            agency=agency,
            authority=agency.partition(".")[0],
            kind=kind,
            name_ar=ar,
            name_ckb=ar,
            name_en=en,
        )


def enrol(part: Part) -> UUID:
    """Enrol one of the cast and give them their role since 2020."""
    founder = selectors.get_founder(authority=part.agency.partition(".")[0])
    services.enrol_officer(
        viewer=founder,
        username=part.username,
        agency=part.agency,
        name=part.name,
        name_latin=part.name_latin,
        password=PASSWORD,
        officer_id=part.officer_id,
    )
    if part.role:
        assign(part, part.role, part.port)
    return part.officer_id


def assign(
    part: Part,
    role: str,
    port: str,
    from_on: date = ASSIGNED_ON,
    until_on: date | None = None,
) -> UUID:
    """Give one of the cast a (further) role; answers the assignment's id."""
    return services.assign_officer(
        viewer=selectors.get_founder(authority=part.agency.partition(".")[0]),
        officer_id=part.officer_id,
        role=role,
        port=port,
        from_on=from_on,
        until_on=until_on,
    )


def viewer_of(part: Part) -> Viewer:
    """One of the cast as a Viewer, for the purpose of their work."""
    return selectors.get_viewer_of(part.officer_id, part.purpose)


def user_of(part: Part) -> User:
    """One of the cast as somebody who signs in with PASSWORD."""
    return User.objects.get(officer_id=part.officer_id)


@pytest.fixture
def quick_hashes() -> Iterator[None]:
    """Passwords hashed in no time."""
    with override_settings(PASSWORD_HASHERS=["tests.cast.QuickHasher"]):
        yield


@pytest.fixture
def cast(db: None, quick_hashes: None) -> dict[str, Part]:
    """All of them, enrolled and assigned, by their sign-in names."""
    with writing():
        found_authorities()
        for part in CAST.values():
            enrol(part)
    return CAST


@pytest.fixture
def hana(cast: dict[str, Part]) -> Viewer:
    """Hana at work."""
    return viewer_of(cast["hana"])


@pytest.fixture
def hana_user(cast: dict[str, Part]) -> User:
    """Hana's account."""
    return user_of(cast["hana"])


@pytest.fixture
def karim(cast: dict[str, Part]) -> Viewer:
    """Karim at work."""
    return viewer_of(cast["karim"])


@pytest.fixture
def karim_user(cast: dict[str, Part]) -> User:
    """Karim's account."""
    return user_of(cast["karim"])


@pytest.fixture
def dalal(cast: dict[str, Part]) -> Viewer:
    """Dalal at work."""
    return viewer_of(cast["dalal"])


@pytest.fixture
def dalal_user(cast: dict[str, Part]) -> User:
    """Dalal's account."""
    return user_of(cast["dalal"])


@pytest.fixture
def sami(cast: dict[str, Part]) -> Viewer:
    """Sami at work."""
    return viewer_of(cast["sami"])


@pytest.fixture
def sami_user(cast: dict[str, Part]) -> User:
    """Sami's account."""
    return user_of(cast["sami"])


@pytest.fixture
def yusuf(cast: dict[str, Part]) -> Viewer:
    """Yusuf at work."""
    return viewer_of(cast["yusuf"])


@pytest.fixture
def yusuf_user(cast: dict[str, Part]) -> User:
    """Yusuf's account."""
    return user_of(cast["yusuf"])


@pytest.fixture
def layla(cast: dict[str, Part]) -> Viewer:
    """Layla at work."""
    return viewer_of(cast["layla"])


@pytest.fixture
def layla_user(cast: dict[str, Part]) -> User:
    """Layla's account."""
    return user_of(cast["layla"])


@pytest.fixture
def omar(cast: dict[str, Part]) -> Viewer:
    """Omar at work."""
    return viewer_of(cast["omar"])


@pytest.fixture
def omar_user(cast: dict[str, Part]) -> User:
    """Omar's account."""
    return user_of(cast["omar"])


@pytest.fixture
def maryam(cast: dict[str, Part]) -> Viewer:
    """Maryam at work."""
    return viewer_of(cast["maryam"])


@pytest.fixture
def maryam_user(cast: dict[str, Part]) -> User:
    """Maryam's account."""
    return user_of(cast["maryam"])


@pytest.fixture
def ahmed(cast: dict[str, Part]) -> Viewer:
    """Ahmed at work."""
    return viewer_of(cast["ahmed"])


@pytest.fixture
def ahmed_user(cast: dict[str, Part]) -> User:
    """Ahmed's account."""
    return user_of(cast["ahmed"])


@pytest.fixture
def rana(cast: dict[str, Part]) -> Viewer:
    """Rana at work."""
    return viewer_of(cast["rana"])


@pytest.fixture
def rana_user(cast: dict[str, Part]) -> User:
    """Rana's account."""
    return user_of(cast["rana"])


@pytest.fixture
def bashir(cast: dict[str, Part]) -> Viewer:
    """Bashir at work."""
    return viewer_of(cast["bashir"])


@pytest.fixture
def bashir_user(cast: dict[str, Part]) -> User:
    """Bashir's account."""
    return user_of(cast["bashir"])


@pytest.fixture
def shilan(cast: dict[str, Part]) -> Viewer:
    """Shilan at work."""
    return viewer_of(cast["shilan"])


@pytest.fixture
def shilan_user(cast: dict[str, Part]) -> User:
    """Shilan's account."""
    return user_of(cast["shilan"])


@pytest.fixture
def azad(cast: dict[str, Part]) -> Viewer:
    """Azad at work."""
    return viewer_of(cast["azad"])


@pytest.fixture
def azad_user(cast: dict[str, Part]) -> User:
    """Azad's account."""
    return user_of(cast["azad"])


@pytest.fixture
def salma(cast: dict[str, Part]) -> Viewer:
    """Salma at work."""
    return viewer_of(cast["salma"])


@pytest.fixture
def salma_user(cast: dict[str, Part]) -> User:
    """Salma's account."""
    return user_of(cast["salma"])


@pytest.fixture
def nadia(cast: dict[str, Part]) -> Viewer:
    """Nadia at work."""
    return viewer_of(cast["nadia"])


@pytest.fixture
def nadia_user(cast: dict[str, Part]) -> User:
    """Nadia's account."""
    return user_of(cast["nadia"])


@pytest.fixture
def samira(cast: dict[str, Part]) -> Viewer:
    """Samira at work."""
    return viewer_of(cast["samira"])


@pytest.fixture
def samira_user(cast: dict[str, Part]) -> User:
    """Samira's account."""
    return user_of(cast["samira"])


@pytest.fixture
def zahra_user(cast: dict[str, Part]) -> User:
    """Zahra's account; no role of hers opens anything yet."""
    return user_of(cast["zahra"])


def open_session(client: Client, user: User) -> Client:
    """Let somebody be signed in, without the way there; the second factor they need is on."""
    if selectors.lacks_second_factor(user, selectors.roles_of(user)):
        services.confirm_second_factor(
            user=user, secret=TOTP_SECRET, code=totp_code(steps_ahead=-1)
        )
    client.force_login(user)
    return client


def totp_code(secret: str = TOTP_SECRET, *, steps_ahead: int = 0) -> str:
    """The code that a phone with this secret shows now, or some steps of 30 seconds later."""
    totp = TOTP(b32decode(secret), 6, SHA1(), 30)  # noqa: S303
    return totp.generate(int(clock.now().timestamp()) + 30 * steps_ahead).decode()
