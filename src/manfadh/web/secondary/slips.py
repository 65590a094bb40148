"""Slips in secondary: printed, looked up, revoked."""

from datetime import date
from pathlib import Path

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from manfadh.apps.operate.crossings.selectors import Slip, get_slip
from manfadh.apps.operate.crossings.services import SlipUnknown, revoke_slip
from manfadh.kernel.pdf import render_pdf
from manfadh.kernel.qr import qr_svg
from manfadh.kernel.viewers import Purpose
from manfadh.kernel.zone_seals import make_seal
from manfadh.web.components.going import go_to
from manfadh.web.components.inspection.desks import gently
from manfadh.web.components.inspection.places import authority_choices, port_words, reader_language
from manfadh.web.components.inspection.showing import show_printed_name
from manfadh.web.components.inspection.slips import (
    KIND,
    PAGE,
    SlipForm,
    answer_slip,
    mark_of_person,
    slip_context,
)
from manfadh.web.components.viewer import OfficerRequest, screen
from manfadh.web.secondary.navigation import navigation

_PAPER = Path(__file__).parent / "slip.typ"
_LANGUAGES = ("ar", "ckb", "en")


class RevokeForm(forms.Form):
    """Why a slip holds no longer."""

    ground = forms.CharField(label=gettext_lazy("Why it holds no longer"), max_length=300)


@screen(purpose=Purpose.SECONDARY_CHECK, action="case.work")
@require_http_methods(["GET", "POST"])
def slip(request: OfficerRequest) -> HttpResponse:
    """A slip by its number or its code."""
    asked = request.POST if request.method == "POST" else request.GET
    form = SlipForm(asked if "text" in asked else None)
    is_asked = form.is_bound and form.is_valid()
    answer = answer_slip(request.viewer, form.cleaned_data["text"]) if is_asked else None
    context = slip_context(
        answer,
        form,
        base="components/desk.html",
        action=reverse("secondary-slip"),
        back=reverse("secondary"),
        revoke_form=RevokeForm(auto_id="revoke_%s"),
        navigation=navigation("secondary-slip"),
    )
    return render(request, PAGE, context, status=422 if form.errors else 200)


@screen(purpose=Purpose.SECONDARY_CHECK, action="case.work")
@require_POST
@gently("secondary-slip")
def revoke(request: OfficerRequest, number: str) -> HttpResponse:
    """Let a slip hold no longer."""
    revoke_slip(viewer=request.viewer, number=number, ground=request.POST.get("ground", ""))
    messages.success(request, _("The slip is revoked: booths see the list's entry again."))
    return go_to(request, f"{reverse('secondary-slip')}?text={number}")


@screen(purpose=Purpose.SECONDARY_CHECK, action="case.work")
@require_GET
def paper(request: OfficerRequest, number: str) -> HttpResponse:
    """The slip as a PDF for the traveller, in three languages."""
    try:
        found = get_slip(request.viewer, number)
    except SlipUnknown as error:
        raise Http404 from error
    made = render_pdf(_PAPER, _told(found), made_at=found.issued_at)
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{found.slip_number}.pdf"'
    return response


def _told(found: Slip) -> dict[str, object]:
    """What the paper says: number, person, validity; nothing of a list or of why."""
    reading = found.reading
    until_on = found.valid_until_on or date.max
    seal = make_seal(
        KIND,
        found.slip_number.replace("-", ""),
        f"{until_on:%Y%m%d}",
        mark_of_person(reading),
    )
    return {
        "language": reader_language(),
        "number": found.slip_number,
        "name": show_printed_name(reading),
        "qr": qr_svg(seal),
        "passages": [_passage(language, found) for language in _LANGUAGES],
    }


def _passage(language: str, found: Slip) -> dict[str, object]:
    reading = found.reading
    with override(language):
        return {
            "language": language,
            "title": _("Not the same person"),
            "sentence": _(
                "An officer compared the holder of this slip with another person of a similar "
                "name: they are two different people. Show this slip together with your document "
                "at the booth."
            ),
            "facts": [
                [_("Document"), reading.number if reading else ""],
                [_("Date of birth"), reading.birth if reading else ""],
                [
                    _("Valid until"),
                    found.valid_until_on.isoformat() if found.valid_until_on else "",
                ],
                [_("Issued at"), port_words([found.port]).get(found.port, found.port)],
                [_("Authority"), dict(authority_choices(found.authority))[found.authority]],
                [_("Issued"), f"{found.issued_at:%Y-%m-%d}"],
            ],
            "foot": _("The booth decides by the document and its own check, with or without it."),
            "signature": _("Officer, signature"),
        }
