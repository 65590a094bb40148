"""The demonstration, made through the same acts and events as real life, then left alone."""

from base64 import b32decode
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import chain
from uuid import UUID

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from django.contrib.auth import get_user_model

from manfadh.apps.govern.accounts import services as accounts
from manfadh.apps.govern.accounts.events import AgencyKind
from manfadh.apps.govern.accounts.selectors import get_founder, get_viewer_of
from manfadh.apps.govern.places import services as places
from manfadh.apps.govern.policy import services as policy
from manfadh.apps.improve.assessments import services as assessments
from manfadh.demo.at_the_lanes import Hands, tell_lanes
from manfadh.demo.departments import AGENCIES as DEPARTMENT_AGENCIES
from manfadh.demo.departments import staff_departments, work_of_departments
from manfadh.demo.fees import take_fees
from manfadh.demo.gaps import tell_gaps
from manfadh.demo.groups import tell_groups
from manfadh.demo.life import Post
from manfadh.demo.lists import fill_lists
from manfadh.demo.paper import tell_paper
from manfadh.demo.people import HOME_PORT, PASSWORD, SIGN_INS, SignIn
from manfadh.demo.second_looks import look_again
from manfadh.demo.specimens import keep_specimens
from manfadh.demo.stories import Act, Characters, Staff, earlier_passages, tell_stories
from manfadh.demo.supervised import tell_supervised
from manfadh.demo.trips import BAGHDAD, World
from manfadh.demo.year import DAYS, Telling, staff_ports, tell_year
from manfadh.kernel import clock
from manfadh.kernel.viewers import Purpose, Viewer

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


def load(*, anchor_on: date, progress: Progress, days: int = DAYS) -> None:
    """Make the country as it stands on a day, in an empty node of kind `demo`.

    The same for the same day; on the day itself, as far as the day has come. `progress` is told how
    far it is. Fewer `days` make a country that has just begun.
    """
    viewer = get_founder(authority="iq", agency="iq.bpc")
    # The country was founded a year ago: the ledger's time never runs backwards.
    with clock.frozen_at(_start_of(anchor_on)):
        progress("places", 0, 0)
        places.load_reference(viewer=viewer)
        progress("law", 0, 0)
        policy.load_reference(viewer=viewer)
        for authority in _AUTHORITIES:
            assessments.load_reference(viewer=replace(viewer, authority=authority))
        progress("officers", 0, 0)
        _enrol_everybody(viewer, anchor_on)
    _live(viewer, anchor_on, progress, days)


def _live(viewer: Viewer, anchor_on: date, progress: Progress, days: int) -> None:
    """Lists, a year of crossings, and the stories of its last week."""
    world = World(anchor_on)
    characters = Characters(world, anchor_on)
    with clock.frozen_at(_start_of(anchor_on)):
        fill_lists(
            get_viewer_of(id_of("rana"), Purpose.INVESTIGATION, _start_of(anchor_on).date()),
            world.chance,
            anchor_on,
            wanted=[characters.sought],
            lost=[characters.lost.number],
        )
        posts = staff_ports(viewer, world, _booth_officers())
        directors = staff_departments(viewer, _start_of(anchor_on).date(), anchor_on)
    end_at = min(clock.now(), _end_of(anchor_on))
    telling = Telling(
        world=world,
        posts=posts,
        passages=earlier_passages(characters),
        acts=_in_order(
            tell_stories(characters, _staff(), end_at),
            tell_groups(id_of("hana"), anchor_on, end_at),
            look_again(characters, _staff(), end_at),
            tell_supervised(_staff(), anchor_on, end_at),
            tell_lanes(_hands(posts, world), anchor_on, end_at),
            tell_paper(_staff(), anchor_on, end_at),
            work_of_departments(_desks(), directors, anchor_on, end_at),
            tell_gaps(id_of("nadia"), anchor_on, anchor_on - timedelta(days=days - 1)),
        ),
        end_at=end_at,
        days=days,
    )
    tell_year(telling, lambda done, of: progress("days", done, of))
    take_fees(_staff(), end_at)
    keep_specimens(characters.zones())


def _in_order(*told: Iterable[tuple[datetime, Act]]) -> list[tuple[datetime, Act]]:
    return sorted(chain(*told), key=lambda act: act[0])


def _hands(posts: Mapping[str, Post], world: World) -> Hands:
    booth = posts[HOME_PORT].officers
    return Hands(sami=id_of("sami"), booth=booth, salma=id_of("salma"), world=world)


def _start_of(anchor_on: date) -> datetime:
    return datetime.combine(anchor_on - timedelta(days=DAYS), time(), BAGHDAD).astimezone(UTC)


def _end_of(anchor_on: date) -> datetime:
    return datetime.combine(anchor_on, time(23, 59), BAGHDAD).astimezone(UTC)


def _staff() -> Staff:
    return Staff(hana=id_of("hana"), karim=id_of("karim"), dalal=id_of("dalal"))


def _desks() -> dict[str, UUID]:
    return {name: id_of(name) for name in ("hana", "sami", "dalal", "suad", "nabil")}


def id_of(username: str) -> UUID:
    """The officer who signs in by this name. Raises ValueError for a name that nobody has."""
    return _officer_id([sign_in.username for sign_in in SIGN_INS].index(username) + 1)


def _booth_officers() -> dict[str, list[UUID]]:
    """The officers of the cast who stand at a booth, by port."""
    standing: dict[str, list[UUID]] = {}
    for number, sign_in in enumerate(SIGN_INS, start=1):
        if sign_in.role == "booth_officer":
            standing.setdefault(sign_in.port, []).append(_officer_id(number))
    return standing


def _officer_id(number: int) -> UUID:
    return UUID(int=0xCA57 << 112 | number)


def _enrol_everybody(viewer: Viewer, anchor_on: date) -> None:
    for authority, (ar, ckb, en) in _AUTHORITIES.items():
        accounts.describe_authority(
            viewer=viewer, authority=authority, name_ar=ar, name_ckb=ckb, name_en=en
        )
    for agency, (kind, ar, ckb, en) in {**_AGENCIES, **DEPARTMENT_AGENCIES}.items():
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
        _enrol(viewer, sign_in, _officer_id(number), _start_of(anchor_on).date())


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
        # Confirmed long ago, so that the codes of now are still unused.
        code = _code(sign_in.secret)
        accounts.confirm_second_factor(user=user, secret=sign_in.secret, code=code)


def _code(secret: str) -> str:
    totp = TOTP(b32decode(secret), 6, SHA1(), 30)  # noqa: S303  # what authenticators understand
    return totp.generate(int(clock.now().timestamp())).decode()
