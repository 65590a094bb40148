"""People who ask about their data: finding them, and erasing them by four eyes."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from manfadh.apps.govern.accounts.selectors import get_officer_names
from manfadh.apps.operate.travellers.selectors import (
    ERASURE,
    Person,
    PersonUnknown,
    get_subject,
    list_subjects,
)
from manfadh.apps.operate.travellers.services import (
    ErasureRefused,
    approve_erasure,
    decline_erasure,
    request_erasure,
)
from manfadh.kernel.approvals.selectors import (
    ApprovalNotFound,
    ApprovalShown,
    get_approval,
    list_open_approvals,
)
from manfadh.kernel.ids import new_id
from manfadh.kernel.viewers import Purpose
from manfadh.libs.codes import country_name, is_known_issuer
from manfadh.web.components.measures import UNKNOWN, day_and_time, language
from manfadh.web.components.shapes import Cell, Column, Fact, PersonName, Row, Table
from manfadh.web.components.viewer import OfficerRequest, screen
from manfadh.web.privacy.forms import DeclineForm, ErasureForm, SubjectForm
from manfadh.web.privacy.navigation import navigation


@screen(purpose=Purpose.DATA_PROTECTION, action="person.find")
@require_GET
def find(request: OfficerRequest) -> HttpResponse:
    """People by name in any script or by document number; the way to their looks and erasure."""
    form = SubjectForm(request.GET if "text" in request.GET else None)
    found: list[Person] | None = None
    if form.is_valid():
        found = list_subjects(request.viewer, form.cleaned_data["text"])
    shown = {
        "form": form,
        "table": None if found is None else _people(found),
        "navigation": navigation(request, "privacy-find"),
    }
    return render(request, "privacy/find.html", shown, status=422 if form.errors else 200)


@screen(purpose=Purpose.DATA_PROTECTION, action="person.erase")
def erase(request: OfficerRequest, person_id: UUID) -> HttpResponse:
    """What an erasure takes and what stays; asking for it with its legal ground."""
    form = ErasureForm(request.POST or None, initial={"approval_id": new_id()})
    person = _subject(request, person_id)
    if form.is_valid():
        try:
            request_erasure(viewer=request.viewer, traveller_id=person_id, **form.cleaned_data)
        except ErasureRefused as refusal:
            form.add_error("ground", str(refusal))
        else:
            messages.success(request, _("Asked for. Nothing is erased until somebody agrees."))
            return redirect("privacy-person", person_id)
    shown = {
        **_shown(person),
        "form": form,
        "person_id": person_id,
        "navigation": navigation(request, ""),
    }
    return render(request, "privacy/erase.html", shown, status=422 if form.errors else 200)


@screen(purpose=Purpose.DATA_PROTECTION, action="person.erase.approve")
@require_GET
def erasures(request: OfficerRequest) -> HttpResponse:
    """The erasures that wait for a second pair of eyes."""
    waiting = list_open_approvals(viewer=request.viewer, about_kind=ERASURE)
    names = get_officer_names(one.requested_by for one in waiting if one.requested_by)
    table = Table(
        caption=_("Erasures to agree to"),
        columns=[
            Column(words=_("Person"), align="code"),
            Column(words=_("Legal ground")),
            Column(words=_("Asked by")),
            Column(words=_("When")),
        ],
        rows=[_waiting_row(one, names) for one in waiting],
        empty=_("No erasure waits. What a data protection officer asks for will appear here."),
    )
    shown = {"table": table, "navigation": navigation(request, "privacy-erasures")}
    return render(request, "privacy/erasures.html", shown)


@screen(purpose=Purpose.DATA_PROTECTION, action="person.erase.approve")
@require_GET
def erasure(request: OfficerRequest, approval_id: UUID) -> HttpResponse:
    """One erasure that waits: whom, on what ground, and what it takes."""
    return _erasure(request, approval_id, DeclineForm())


@screen(purpose=Purpose.DATA_PROTECTION, action="person.erase.approve")
@require_POST
def agree(request: OfficerRequest, approval_id: UUID) -> HttpResponse:
    """Agree to an erasure, which happens at once."""
    try:
        approve_erasure(viewer=request.viewer, approval_id=approval_id)
    except ApprovalNotFound as error:
        raise Http404 from error
    except ErasureRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The person is erased. The crossings stay as numbers."))
    return redirect("privacy-erasures")


@screen(purpose=Purpose.DATA_PROTECTION, action="person.erase.approve")
@require_POST
def decline(request: OfficerRequest, approval_id: UUID) -> HttpResponse:
    """Do not agree to an erasure, and say why."""
    form = DeclineForm(request.POST)
    if not form.is_valid():
        return _erasure(request, approval_id, form)
    try:
        decline_erasure(viewer=request.viewer, approval_id=approval_id, **form.cleaned_data)
    except ApprovalNotFound as error:
        raise Http404 from error
    except ErasureRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Declined. Nothing is erased."))
    return redirect("privacy-erasures")


def _erasure(request: OfficerRequest, approval_id: UUID, form: DeclineForm) -> HttpResponse:
    try:
        asked = get_approval(viewer=request.viewer, approval_id=approval_id)
    except ApprovalNotFound as error:
        raise Http404 from error
    by = get_officer_names([asked.requested_by] if asked.requested_by else [])
    shown = {
        **_shown(_subject(request, asked.about.id)),
        "asked": asked,
        "asked_facts": [
            Fact(words=_("Legal ground"), value=asked.reason or UNKNOWN),
            Fact(words=_("Asked by"), value=next(iter(by.values()), UNKNOWN)),
            Fact(words=_("When"), value=day_and_time(asked.requested_at)),
        ],
        "is_own": asked.requested_by == request.viewer.officer_id,
        "form": form,
        "navigation": navigation(request, "privacy-erasures"),
    }
    return render(request, "privacy/erasure.html", shown, status=422 if form.errors else 200)


def _subject(request: OfficerRequest, person_id: UUID) -> Person:
    try:
        return get_subject(request.viewer, person_id)
    except PersonUnknown as error:
        raise Http404 from error


def _shown(person: Person) -> dict[str, object]:
    name = PersonName(
        latin=person.printed_name or _("Erased"),
        arabic=str(person.full_name),
        mother=person.mother or "",
    )
    facts = [
        Fact(words=_("Date of birth"), value=person.birth or UNKNOWN, code=True),
        Fact(words=_("Nationality"), value=_country(person.nationality)),
        Fact(words=_("Number of the person"), value=person.traveller_id, code=True),
    ]
    return {"name": name, "facts": facts}


def _people(found: list[Person]) -> Table:
    columns = (_("Name"), _("As printed"), _("Mother's name"), _("Date of birth"), _("Nationality"))
    return Table(
        caption=_("Found"),
        columns=[*(Column(words=words) for words in columns), Column(words=_("Data"))],
        rows=[
            Row(
                cells=(
                    Cell(
                        value=str(person.full_name) or person.printed_name or _("Erased"),
                        url=reverse("privacy-person", args=[person.traveller_id]),
                    ),
                    Cell(value=person.printed_name or UNKNOWN, lang="und-Latn"),
                    Cell(value=person.mother or UNKNOWN),
                    Cell(value=person.birth or UNKNOWN),
                    Cell(value=_country(person.nationality)),
                    Cell(
                        value=_("Erase…"), url=reverse("privacy-erase", args=[person.traveller_id])
                    ),
                )
            )
            for person in found
        ],
        empty=_("Nobody is found. Try another spelling, fewer words, or the document number."),
    )


def _waiting_row(one: ApprovalShown, names: dict[UUID, str]) -> Row:
    return Row(
        cells=(
            Cell(
                value=str(one.about.id)[-12:],
                url=reverse("privacy-erasure", args=[one.approval_id]),
            ),
            Cell(value=one.reason or UNKNOWN),
            Cell(value=names.get(one.requested_by, UNKNOWN) if one.requested_by else UNKNOWN),
            Cell(value=day_and_time(one.requested_at)),
        )
    )


def _country(code: str) -> str:
    return country_name(code, language()) if code and is_known_issuer(code) else code or UNKNOWN
