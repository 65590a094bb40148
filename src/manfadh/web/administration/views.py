"""What the administrator sees: officers, one officer, authorities, the table of permissions."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.forms import Form
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from manfadh.apps.govern.accounts.selectors import (
    HeldPost,
    OfficerSeen,
    OfficerUnknown,
    get_officer,
    list_agencies,
    list_authorities,
    list_officers,
    list_permissions,
)
from manfadh.apps.govern.accounts.selectors.passkeys import list_passkeys_of
from manfadh.apps.govern.places.selectors import find_port
from manfadh.kernel import clock
from manfadh.kernel.translated import Translated
from manfadh.kernel.viewers import Purpose
from manfadh.web.administration.forms import (
    AssignForm,
    EndForm,
    FilterForm,
    SecretForm,
    StandingForm,
)
from manfadh.web.components.passkeys import passkey_table
from manfadh.web.components.shapes import Cell, Column, Row, Table
from manfadh.web.components.viewer import OfficerRequest, screen
from manfadh.web.components.words import ACTIONS, PURPOSES, ROLES, SCOPES


@screen(purpose=Purpose.ADMINISTRATION, action="officer.manage")
def officers(request: OfficerRequest) -> HttpResponse:
    """The officers of the authority, by name, agency and standing."""
    form = FilterForm(request.GET)
    found = list_officers(request.viewer, **form.cleaned_data) if form.is_valid() else []
    table = Table(
        caption=_("Officers"),
        columns=[
            Column(words=_("Name")),
            Column(words=_("Sign-in name"), align="code"),
            Column(words=_("Agency")),
            Column(words=_("Today")),
            Column(words=_("Standing")),
        ],
        rows=[_officer_row(officer) for officer in found],
        empty=_("No officer fits what you ask for."),
        begin=_("Enrol an officer"),
        begin_url=reverse("administration-enrol"),
    )
    shown = {"form": form, "table": table, "navigation": navigation("administration")}
    return render(request, "administration/officers.html", shown)


@screen(purpose=Purpose.ADMINISTRATION, action="officer.manage")
def officer(request: OfficerRequest, officer_id: UUID) -> HttpResponse:
    """One officer, with assignments and what can be done."""
    return show_officer(request, officer_id)


@screen(purpose=Purpose.ADMINISTRATION, action="officer.manage")
def authorities(request: OfficerRequest) -> HttpResponse:
    """The authorities and their agencies."""
    names = {found.code: in_words(found.names, found.code) for found in list_authorities()}
    table = Table(
        caption=_("Authorities and agencies"),
        columns=[
            Column(words=_("Agency")),
            Column(words=_("Code"), align="code"),
            Column(words=_("Authority")),
        ],
        rows=[
            Row(
                cells=[
                    Cell(value=in_words(found.names, found.code)),
                    Cell(value=found.code),
                    Cell(value=names.get(found.authority, found.authority)),
                ]
            )
            for found in list_agencies()
        ],
        empty=_("Agencies appear here once this node is set up."),
    )
    shown = {"table": table, "navigation": navigation("administration-authorities")}
    return render(request, "administration/authorities.html", shown)


@screen(purpose=Purpose.ADMINISTRATION)
def permissions(request: OfficerRequest) -> HttpResponse:
    """What each role may do, how far, for which purpose."""
    table = Table(
        caption=_("What each role may do"),
        columns=[
            Column(words=_("Role")),
            Column(words=pgettext("what a role may do", "May")),
            Column(words=_("How far")),
            Column(words=_("For the purpose of")),
        ],
        rows=[
            Row(
                cells=[
                    Cell(value=ROLES[line.role]),
                    Cell(value=_("; ").join(str(ACTIONS[action]) for action in line.actions)),
                    Cell(value=SCOPES[line.scope]),
                    Cell(value=_("; ").join(str(PURPOSES[purpose]) for purpose in line.purposes)),
                ]
            )
            for line in list_permissions()
        ],
        empty=_("No role may do anything."),
    )
    shown = {"table": table, "navigation": navigation("administration-permissions")}
    return render(request, "administration/permissions.html", shown)


@dataclass(frozen=True, kw_only=True)
class OfficerForms:
    """The forms beside an officer; one of them may have come back with something to mend."""

    assign: Form = field(default_factory=lambda: AssignForm(auto_id="assign-%s"))
    standing: Form = field(default_factory=lambda: StandingForm(auto_id="standing-%s"))
    secret: Form = field(default_factory=lambda: SecretForm(auto_id="secret-%s"))
    ends: dict[UUID, Form] = field(default_factory=dict)


def show_officer(
    request: OfficerRequest, officer_id: UUID, given: OfficerForms | None = None
) -> HttpResponse:
    """The page of an officer. Raises Http404 for one whom the viewer doesn't manage."""
    try:
        found = get_officer(request.viewer, officer_id)
    except OfficerUnknown as error:
        raise Http404 from error
    forms = given or OfficerForms()
    passkeys = list_passkeys_of(request.viewer, officer_id)
    table = Table(
        caption=_("Assignments"),
        columns=[
            Column(words=_("Role")),
            Column(words=_("Port")),
            Column(words=_("First day"), align="number"),
            Column(words=_("Last day"), align="number"),
            Column(words=_("Why it ended")),
        ],
        rows=[_post_row(held) for held in found.posts],
        empty=_("No assignment yet: this officer can sign in but sees nothing."),
    )
    shown = {
        "officer": found,
        "table": table,
        "open_posts": [
            (held, forms.ends.get(held.assignment_id) or end_form(held.assignment_id))
            for held in found.posts
            if _may_end(held)
        ],
        "forms": forms,
        "passkeys": passkeys,
        "passkey_table": passkey_table(passkeys),
        "navigation": navigation("administration"),
    }
    return render(request, "administration/officer.html", shown, status=422 if given else 200)


def end_form(assignment_id: UUID, given: QueryDict | None = None) -> EndForm:
    """The form that ends one assignment; there may be several on the page."""
    return EndForm(given, auto_id=f"end-{assignment_id}-%s")


def navigation(current: str) -> list[tuple[str, str, bool]]:
    """The pages of the administrator's work."""
    pages = (
        ("administration", _("Officers")),
        ("administration-tokens", _("Tokens of systems")),
        ("administration-authorities", _("Authorities and agencies")),
        ("administration-permissions", _("What each role may do")),
    )
    return [(reverse(name), words, name == current) for name, words in pages]


def in_words(names: Translated, code: str) -> str:
    """A name in the reader's language, or the code of what has none."""
    return names.in_language(get_language() or "en").text or code


def _officer_row(officer: OfficerSeen) -> Row:
    today = _today()
    held = [ROLES[h.post.role] for h in officer.posts if h.post.holds(today)]
    state = (
        Cell(value=_("Suspended"), kind="stop")
        if officer.is_suspended
        else Cell(value=_("Active"), kind="good")
    )
    return Row(
        cells=[
            Cell(
                value=officer.name or officer.name_latin or officer.username,
                url=reverse("administration-officer", args=[officer.officer_id]),
            ),
            Cell(value=officer.username),
            Cell(value=officer.agency),
            Cell(value=_("; ").join(str(role) for role in held) or _("no post")),
            state,
        ]
    )


def _post_row(held: HeldPost) -> Row:
    post = held.post
    return Row(
        cells=[
            Cell(value=ROLES[post.role]),
            Cell(value=port_name(post.port)),
            Cell(value=post.from_on),
            Cell(value=post.last_on or _("open")),
            Cell(value=held.end_ground),
        ],
        current=post.holds(_today()),
    )


def port_name(code: str) -> str:
    """The name of a port in the reader's language; a headquarters for none."""
    if not code:
        return _("Headquarters")
    found = find_port(code)
    return in_words(found.names, code) if found else code


def _may_end(held: HeldPost) -> bool:
    return held.post.last_on is None or held.post.last_on >= _today()


def _today() -> date:
    return timezone.localdate(clock.now())
