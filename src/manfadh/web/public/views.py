"""A port's public page, a complaint that goes outside the port, its receipt and its answer."""

from typing import BinaryIO, cast
from uuid import uuid4

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET

from manfadh.apps.govern.complaints.events import ComplaintKind
from manfadh.apps.govern.complaints.selectors import ComplaintUnknown, Followed, follow
from manfadh.apps.govern.complaints.services import (
    FILES_AT_MOST,
    LARGEST_FILE_BYTES,
    ComplaintRefused,
    Told,
    add_evidence,
    add_to_complaint,
    make_complaint,
)
from manfadh.apps.govern.places.selectors import PortShown, find_port
from manfadh.apps.operate.crossings.selectors import get_waiting
from manfadh.web.components.complaint_words import OUTCOMES, STANDINGS
from manfadh.web.components.languages import own_names
from manfadh.web.components.measures import day_and_time, say
from manfadh.web.components.qr import qr_data_uri
from manfadh.web.components.viewer import public
from manfadh.web.components.waiting_words import NAMES, age_words, range_words, wait_words
from manfadh.web.public.forms import ComplaintForm, FollowForm, MoreForm
from manfadh.web.public.restraint import (
    IN_AN_HOUR,
    WRONG_SECRETS_IN_AN_HOUR,
    is_sealed,
    is_too_much,
    seal,
)


@public
@require_GET
def port(request: HttpRequest, code: str) -> HttpResponse:
    """A port as a traveller asks for it: how long one waits now, and the way to complain.

    It tells nothing of a person; waiting is an estimate over an hour.
    """
    shown = _port(code)
    found = [one for way in ("entry", "exit") for one in get_waiting(code, way)]
    known = [one for one in found if one.estimate.minutes is not None]
    waits = [
        (NAMES[one.unit, one.direction], wait_words(one.estimate), range_words(one.estimate),
         age_words(one.estimate))
        for one in known
    ]  # fmt: skip
    return _page(request, "public/port.html", {"port": shown, "name": say(shown.names),
                                               "waits": waits})  # fmt: skip


@public
@never_cache
@sensitive_post_parameters()
def complain(request: HttpRequest, code: str) -> HttpResponse:
    """The form of a complaint, and its receipt. It needs no name and keeps no address."""
    shown = _port(code)
    if request.method != "POST":
        return _complaint_form(request, shown, _fresh())
    form = ComplaintForm(request.POST)
    if form.is_valid() and _is_restrained(request, form):
        return _complaint_form(request, shown, form)
    if not form.is_valid():
        return _complaint_form(request, shown, form)
    said = form.cleaned_data
    files = request.FILES.getlist("files")
    if len(files) > FILES_AT_MOST or any((one.size or 0) > LARGEST_FILE_BYTES for one in files):
        form.add_error(None, _("Bring up to three files of at most 5 MB each. Nothing was sent."))
        return _complaint_form(request, shown, form)
    try:
        receipt = make_complaint(
            complaint_id=said["complaint_id"],
            port=code,
            told=Told(
                kinds=cast("list[ComplaintKind]", said["kinds"]),
                text=said["text"],
                happened_on=said["happened_on"],
                lane=said["lane"],
                contact=said["contact"],
                language=get_language() or settings.LANGUAGE_CODE,
            ),
        )
    except ComplaintRefused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        return _complaint_form(request, shown, form)
    unkept = _keep_files(request, form)
    return _page(
        request,
        "public/receipt.html",
        {"receipt": receipt, "port": shown, "name": say(shown.names), "unkept": unkept},
    )


@public
@never_cache
@sensitive_post_parameters()
def follow_up(request: HttpRequest) -> HttpResponse:
    """How a complaint stands, for who holds the receipt; the answer, and a way to add to it."""
    if request.method != "POST":
        return _page(request, "public/follow.html", {"form": FollowForm()})
    form: FollowForm = (
        MoreForm(request.POST) if "text" in request.POST else FollowForm(request.POST)
    )
    if not form.is_valid():
        return _page(request, "public/follow.html", {"form": form}, status=422)
    said = form.cleaned_data
    try:
        if isinstance(form, MoreForm):
            add_to_complaint(number=said["number"], secret=said["secret"], text=said["text"])
        found = follow(said["number"], said["secret"])
    except ComplaintUnknown:
        return _unknown(request, form)
    except ComplaintRefused as refused:
        form.add_error(None, str(refused))
        return _page(request, "public/follow.html", {"form": form}, status=422)
    return _page(request, "public/complaint.html", _followed(found, said))


@public
@require_GET
def poster(request: HttpRequest, code: str) -> HttpResponse:
    """A sheet to print and hang up at a port: the QR code that leads to the complaint."""
    shown = _port(code)
    path = reverse("public-complain", args=[code])
    base = settings.MANFADH.public_address.rstrip("/")
    address = f"{base}{path}" if base else request.build_absolute_uri(path)
    names = [(language, shown.names.in_language(language).text) for language, _own in own_names()]
    return _page(
        request,
        "public/poster.html",
        {"port": shown, "names": names, "address": address, "qr": qr_data_uri(address)},
    )


def _port(code: str) -> PortShown:
    shown = find_port(code)
    if shown is None:
        raise Http404
    return shown


def _fresh() -> ComplaintForm:
    complaint_id = str(uuid4())
    return ComplaintForm(initial={"complaint_id": complaint_id, "mark": seal(complaint_id)})


def _is_restrained(request: HttpRequest, form: ComplaintForm) -> bool:
    said = form.cleaned_data
    if said["website"] or not is_sealed(str(said["complaint_id"]), said["mark"]):
        form.add_error(None, _("This form is too old. Open the page again and send it once more."))
        return True
    if is_too_much(request, "complaint", IN_AN_HOUR):
        form.add_error(
            None,
            _("Many complaints came from this connection within an hour. Try again in an hour."),
        )
        return True
    return False


def _keep_files(request: HttpRequest, form: ComplaintForm) -> list[str]:
    """Keep what was brought; answers what could not be kept, since the complaint stands anyway."""
    unkept = []
    for number, file in enumerate(request.FILES.getlist("files"), start=1):
        try:
            add_evidence(
                complaint_id=form.cleaned_data["complaint_id"],
                number=number,
                source=cast("BinaryIO", file.file),
                size_bytes=file.size or 0,
                name=file.name or "",
            )
        except ComplaintRefused as refused:
            unkept.append(f"{file.name}: {refused}")
    return unkept


def _complaint_form(request: HttpRequest, shown: PortShown, form: ComplaintForm) -> HttpResponse:
    return _page(
        request,
        "public/complain.html",
        {"form": form, "port": shown, "name": say(shown.names), "files_at_most": FILES_AT_MOST},
        status=422 if form.errors else 200,
    )


def _unknown(request: HttpRequest, form: FollowForm) -> HttpResponse:
    if is_too_much(request, "secret", WRONG_SECRETS_IN_AN_HOUR):
        form.add_error(None, _("Too many attempts from this connection. Try again in an hour."))
    else:
        form.add_error(None, _("Number and secret do not belong together. Look at your receipt."))
    return _page(request, "public/follow.html", {"form": form}, status=422)


def _followed(found: Followed, said: dict[str, str]) -> dict[str, object]:
    kept = {"number": said["number"], "secret": said["secret"]}
    return {
        "found": found,
        "made_at": day_and_time(found.made_at),
        "standing": STANDINGS[found.standing],
        "outcome": OUTCOMES.get(found.outcome, ""),
        "messages_said": [(one.by, one.text, day_and_time(one.added_at)) for one in found.messages],
        "form": MoreForm(initial=kept),
    }


def _page(
    request: HttpRequest, template: str, context: dict[str, object], *, status: int = 200
) -> HttpResponse:
    return render(request, template, {**context, "own_names": own_names()}, status=status)
