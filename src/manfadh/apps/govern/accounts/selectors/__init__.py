"""Questions about authorities, agencies, officers, and what an officer may do today."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from manfadh.apps.govern.accounts.models import Agency, Assignment, Authority, Officer

# Who is signed in, for those who are handed one; its table stays ours.
from manfadh.apps.govern.accounts.models import User as User
from manfadh.apps.govern.accounts.rules import (
    ROLES_WITH_SECOND_FACTOR,
    TABLE,
    Line,
    Post,
    founder,
    grants_of,
    posts_here,
    purposes_of_roles,
    standing_for,
)
from manfadh.apps.govern.audit.services import record_look
from manfadh.kernel import clock
from manfadh.kernel.prepared import first, prepared
from manfadh.kernel.translated import Translated
from manfadh.kernel.viewers import NotPermitted, Purpose, Scope, Viewer
from manfadh.libs.names import name_key

SHOWN_AT_MOST = 200


@dataclass(frozen=True, slots=True)
class Named:
    """An authority or an agency: its code, its authority's code, its kind, its names."""

    code: str
    authority: str
    kind: str
    name_ar: str
    name_ckb: str
    name_en: str

    @property
    def names(self) -> Translated:
        """The names as one value, to show in a language."""
        return Translated(ar=self.name_ar, ckb=self.name_ckb, en=self.name_en)


@dataclass(frozen=True, slots=True)
class HeldPost:
    """An assignment of an officer."""

    assignment_id: UUID
    post: Post
    end_ground: str


@dataclass(frozen=True, slots=True)
class OfficerSeen:
    """An officer as the list of officers shows them; names are None once erased."""

    officer_id: UUID
    username: str
    authority: str
    agency: str
    name: str | None
    name_latin: str | None
    is_suspended: bool
    standing_ground: str
    posts: tuple[HeldPost, ...]


@dataclass(frozen=True, slots=True)
class Colleague:
    """An officer at a port, as others there know them."""

    officer_id: UUID
    agency: str
    name: str


class OfficerUnknown(Exception):
    """There is no such officer, or none that this viewer may see."""


def get_viewer(user: User, purpose: Purpose, today: date | None = None) -> Viewer:
    """What a signed-in officer may do for a purpose on a day (the node's local one unless told).

    Raises NotPermitted where no role of that day covers the purpose, and for a suspended officer.
    """
    return get_viewer_of(user.officer_id, purpose, today)


def get_viewer_of(officer_id: UUID, purpose: Purpose, today: date | None = None) -> Viewer:
    """Like `get_viewer`, for the officer with this id."""
    officer = first(_enrolled(officer_id))
    if officer is None or officer.is_suspended:
        raise NotPermitted(purpose.value)
    standing = standing_for(
        _posts(officer_id), purpose, on=today or _today(), here=settings.MANFADH.port_of_entry
    )
    if standing is None:
        raise NotPermitted(purpose.value)
    return Viewer(
        officer_id=officer_id,
        name=officer.name or officer.username,
        authority=officer.authority,
        agency=officer.agency,
        port=standing.port,
        roles=standing.roles,
        grants=grants_of(standing.roles),
        purpose=purpose,
    )


def get_founder(*, authority: str, agency: str = "") -> Viewer:
    """The viewer who sets up a node before it has officers: for the command line and for tests."""
    return founder(authority=authority, agency=agency)


def has_officers() -> bool:
    """Whether anybody was ever enrolled at this node."""
    return Officer.objects.filter(enrolled_at__isnull=False).exists()


def roles_of(user: User, today: date | None = None) -> frozenset[str]:
    """Every role that an officer holds at this node on a day; none for a suspended officer."""
    if is_suspended(user):
        return frozenset()
    here = settings.MANFADH.port_of_entry
    held = posts_here(_posts(user.officer_id), on=today or _today(), here=here)
    return frozenset(post.role for post in held)


def purposes_of(user: User, today: date | None = None) -> frozenset[Purpose]:
    """The purposes for which an officer may look or act on a day."""
    return purposes_of_roles(roles_of(user, today))


def is_suspended(user: User) -> bool:
    """Whether an officer may not use the system now."""
    return any(officer.is_suspended for officer in _officers(user.officer_id))


def lacks_second_factor(user: User, roles: Iterable[str]) -> bool:
    """Whether an officer with these roles must set up a second factor before any screen opens.

    Only a real node insists: where all people are invented, there is nothing to keep from others.
    """
    insists = settings.MANFADH.node_kind == "real"
    return insists and not user.has_second_factor and not ROLES_WITH_SECOND_FACTOR.isdisjoint(roles)


def find_user(officer_id: UUID) -> User | None:
    """How an officer signs in at this node, or None where the officer has no account here."""
    return User.objects.filter(officer_id=officer_id).first()


def get_officer_names(officer_ids: Iterable[UUID]) -> dict[UUID, str]:
    """Names of officers to show beside what they did; unknown and erased ones are left out."""
    found = Officer.objects.filter(officer_id__in=set(officer_ids), name__isnull=False)
    return {officer_id: name or "" for officer_id, name in found.values_list("pk", "name")}


def list_on_post(port: str, role: str, *, on: date, authority: str) -> list[UUID]:
    """The officers of an authority who hold a role at a port on a day and are not suspended, by id.

    Ids alone: for drawing lots, not for looking at people.
    """
    rows = Assignment.objects.filter(port=port, role=role, owner=authority, from_on__lte=on)
    held = {row.officer_id for row in rows if row.officer_id and post_of(row).holds(on)}
    found = Officer.objects.filter(
        officer_id__in=held, is_suspended=False, enrolled_at__isnull=False
    )
    return sorted(found.values_list("officer_id", flat=True))


def list_ports_of(officer_id: UUID) -> list[str]:
    """The ports where an officer holds a role today, in whatever role."""
    held = posts_here(_posts(officer_id), on=_today(), here="")
    return sorted({post.port for post in held if post.port})


def get_officer_name(officer_id: UUID) -> str:
    """The name of one officer to show beside an act; empty where it is unknown or erased."""
    return get_officer_names([officer_id]).get(officer_id, "")


def find_officer_agency(officer_id: UUID) -> str | None:
    """The agency that an officer works for; None for one who is unknown or suspended."""
    officer = first(_enrolled(officer_id))
    return None if officer is None or officer.is_suspended else officer.agency


def list_colleagues(port: str, on: date) -> list[Colleague]:
    """Who is assigned to a port on a day, by agency and name: to name them in minutes."""
    rows = Assignment.objects.filter(port=port, from_on__lte=on)
    here = {row.officer_id for row in rows if row.officer_id and post_of(row).holds(on)}
    found = Officer.objects.filter(
        officer_id__in=here, is_suspended=False, name__isnull=False
    ).order_by("agency", "name")
    return [Colleague(row.officer_id, row.agency, row.name or "") for row in found]


def count_posts(on: date, ports: Iterable[str] | None = None) -> dict[tuple[str, str], int]:
    """How many officers are assigned on a day, by port and role."""
    rows = Assignment.objects.filter(from_on__lte=on).exclude(port="")
    if ports is not None:
        rows = rows.filter(port__in=list(ports))
    held = {(row.port, row.role, row.officer_id) for row in rows if post_of(row).holds(on)}
    return dict(Counter((port, role) for port, role, _officer in held))


def list_officers(
    viewer: Viewer, *, search: str = "", agency: str = "", suspended_only: bool = False
) -> list[OfficerSeen]:
    """Officers that the viewer manages, or those assigned today to the viewer's port, by name.

    `search` finds parts of names in any script and of sign-in names. At most `SHOWN_AT_MOST`. The
    look is recorded. Needs `officer.manage` or `officers.see`; raises NotPermitted.
    """
    rows = _officers_within(viewer)
    if agency:
        rows = [row for row in rows if row.agency == agency]
    if suspended_only:
        rows = [row for row in rows if row.is_suspended]
    if search.strip():
        rows = [row for row in rows if _fits(row, search.strip())]
    rows = sorted(rows, key=lambda row: (name_key(row.name or ""), row.username))[:SHOWN_AT_MOST]
    record_look(
        viewer=viewer,
        kind="officers",
        query=" ".join(filter(None, (search.strip(), agency))),
        people=[row.officer_id for row in rows],
    )
    return _seen(rows)


def get_officer(viewer: Viewer, officer_id: UUID) -> OfficerSeen:
    """One officer with all assignments; the look is recorded.

    Raises OfficerUnknown, NotPermitted.
    """
    found = [row for row in _officers_within(viewer) if row.officer_id == officer_id]
    record_look(
        viewer=viewer,
        kind="officer",
        query=str(officer_id),
        people=[row.officer_id for row in found],
    )
    if not found:
        raise OfficerUnknown(str(officer_id))
    return _seen(found)[0]


def list_officers_in_role(viewer: Viewer, role: str) -> list[tuple[UUID, str]]:
    """Who holds a role at the viewer's port today, without the viewer: ids and names, by name.

    Names that officers of one post know of each other anyway; no look is recorded.
    """
    at_port = Assignment.objects.filter(port=viewer.port, role=role, from_on__isnull=False)
    today = _today()
    here = {row.officer_id for row in at_port if row.officer_id and post_of(row).holds(today)}
    found = Officer.objects.exclude(officer_id=viewer.officer_id).filter(
        officer_id__in=here, authority=viewer.authority, is_suspended=False
    )
    names = [(row.officer_id, row.name or row.username) for row in found]
    return sorted(names, key=lambda one: name_key(one[1]))


def list_authorities() -> list[Named]:
    """Every authority, by code."""
    return [Named(row.authority, row.authority, "", *_names(row)) for row in _authorities()]


def list_agencies(authority: str = "") -> list[Named]:
    """The agencies of an authority, or of all, by code."""
    rows = Agency.objects.order_by("agency")
    if authority:
        rows = rows.filter(authority=authority)
    return [Named(row.agency, row.authority, row.kind, *_names(row)) for row in rows]


def list_permissions() -> tuple[Line, ...]:
    """The table of what each role may do, how far and for which purpose."""
    return TABLE


def list_roles_with_second_factor() -> list[str]:
    """The roles that must sign in with a second factor, in alphabetical order."""
    return sorted(ROLES_WITH_SECOND_FACTOR)


def post_of(row: Assignment) -> Post:
    """The dates of an assignment that has arrived."""
    if row.from_on is None:
        raise ValueError("An assignment is read once it has arrived.")
    return Post(
        role=row.role,
        port=row.port,
        from_on=row.from_on,
        until_on=row.until_on,
        ended_on=row.ended_on,
    )


def _names(row: Authority | Agency) -> tuple[str, str, str]:
    return row.name_ar, row.name_ckb, row.name_en


def _posts(officer_id: UUID) -> list[Post]:
    return [post_of(row) for row in _assignments(officer_id)]


@prepared
def _assignments(officer_id: UUID) -> QuerySet[Assignment]:
    return Assignment.objects.filter(officer_id=officer_id, from_on__isnull=False)


@prepared
def _officers(officer_id: UUID) -> QuerySet[Officer]:
    return Officer.objects.filter(officer_id=officer_id)


@prepared
def _enrolled(officer_id: UUID) -> QuerySet[Officer]:
    return Officer.objects.filter(officer_id=officer_id, enrolled_at__isnull=False)


@prepared
def _authorities() -> QuerySet[Authority]:
    return Authority.objects.order_by("authority")


def _officers_within(viewer: Viewer) -> list[Officer]:
    arrived = Officer.objects.filter(enrolled_at__isnull=False)
    if viewer.may("officer.manage", owner=viewer.authority):
        everywhere = viewer.scope_of("officer.manage") is Scope.ANYWHERE
        return list(arrived if everywhere else arrived.filter(authority=viewer.authority))
    viewer.require("officers.see", owner=viewer.authority, port=viewer.port)
    today = _today()
    at_port = Assignment.objects.filter(port=viewer.port, from_on__isnull=False)
    here = {row.officer_id for row in at_port if post_of(row).holds(today)}
    return [row for row in arrived.filter(authority=viewer.authority) if row.officer_id in here]


def _fits(row: Officer, search: str) -> bool:
    key = name_key(search)
    by_name = key and any(key in name_key(name) for name in (row.name, row.name_latin) if name)
    return bool(by_name) or search.casefold() in row.username


def _seen(rows: Sequence[Officer]) -> list[OfficerSeen]:
    held: dict[UUID, list[HeldPost]] = {row.officer_id: [] for row in rows}
    arrived = Assignment.objects.filter(officer_id__in=held, from_on__isnull=False)
    for row in arrived.order_by("-from_on", "pk"):
        if row.officer_id is not None:
            post = HeldPost(row.assignment_id, post_of(row), row.end_ground)
            held[row.officer_id].append(post)
    return [
        OfficerSeen(
            row.officer_id,
            row.username,
            row.authority,
            row.agency,
            row.name,
            row.name_latin,
            row.is_suspended,
            row.standing_ground,
            tuple(held[row.officer_id]),
        )
        for row in rows
    ]


def _today() -> date:
    return timezone.localdate(clock.now())
