"""The daily report of a port: the numbers, the signature, the sending, the files."""

from datetime import date, timedelta
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from manfadh.apps.operate.situation.selectors import (
    DayShown,
    count_figure,
    get_day,
    list_sendings,
)
from manfadh.apps.operate.situation.services import (
    ReportRefused,
    ReportUnknown,
    send_daily_report,
    sign_daily_report,
)
from manfadh.kernel.ids import new_id
from manfadh.kernel.viewers import Purpose
from manfadh.web.components.daily_report.making import (
    KINDS,
    changed_section,
    port_paper,
    send_file,
    signature_of,
)
from manfadh.web.components.daily_report.sections import port_sections
from manfadh.web.components.daily_report.showing import SENDING_KINDS, section_table
from manfadh.web.components.daily_report.words import SENDINGS, SOURCE, labels, meaning
from manfadh.web.components.measures import (
    UNKNOWN,
    apart,
    day_and_time,
    gregorian,
    hijri,
    language,
    number,
    today,
)
from manfadh.web.components.shapes import Cell, Column, Fact, Row, Table
from manfadh.web.components.viewer import OfficerRequest, screen
from manfadh.web.port.navigation import pages
from manfadh.web.port.views import name_of_port

SEE, SIGN = "report.see", "report.sign"
DAYS_LISTED, DAYS_COMPARED = 31, 8


class SigningForm(forms.Form):
    """What the director adds to the numbers; the id makes sending twice harmless."""

    report_id = forms.UUIDField(widget=forms.HiddenInput)
    notes = forms.CharField(
        label=gettext_lazy("Notes"),
        help_text=gettext_lazy("Without names: headquarters and others read them."),
        required=False,
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


@screen(purpose=Purpose.SUPERVISION, action=SEE)
@require_GET
def show_list(request: OfficerRequest) -> HttpResponse:
    """The last days, and where the report of each stands."""
    viewer, last_on = request.viewer, today()
    days = [last_on - timedelta(days=back) for back in range(DAYS_LISTED)]
    stands = list_sendings(viewer, viewer.port, days)
    table = Table(
        caption=_("Daily reports"),
        caption_hidden=True,
        columns=[
            Column(words=_("Day")),
            Column(words=_("State")),
            Column(words=_("Issue"), align="number"),
            Column(words=_("Sent at")),
        ],
        rows=[
            Row(
                cells=(
                    Cell(value=gregorian(on), url=reverse("port-report", args=[on.isoformat()])),
                    Cell(value=SENDINGS[one.sending], kind=SENDING_KINDS[one.sending]),
                    Cell(value=number(one.issue) if one.issue else UNKNOWN),
                    Cell(value=day_and_time(one.sent_at) if one.sent_at else UNKNOWN),
                )
            )
            for on, one in stands.items()
        ],
        empty=_("Days will appear here."),
    )
    context = {"table": table, "navigation": pages(viewer, "port-reports")}
    return render(request, "port/reports.html", context)


@screen(purpose=Purpose.SUPERVISION, action=SEE)
@require_GET
def show(request: OfficerRequest, on: str) -> HttpResponse:
    """The report of a day: as it stands, as it was signed, what changed."""
    return _page(request, read_day(on), None)


@screen(purpose=Purpose.SUPERVISION, action=SIGN)
@require_POST
def sign(request: OfficerRequest, on: str) -> HttpResponse:
    """Sign the numbers."""
    form = SigningForm(request.POST)
    if form.is_valid():
        try:
            sign_daily_report(viewer=request.viewer, on=read_day(on), **form.cleaned_data)
        except ReportRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Signed. Send it to headquarters now."))
            return redirect("port-report", on)
    return _page(request, read_day(on), form)


@screen(purpose=Purpose.SUPERVISION, action=SIGN)
@require_POST
def send(request: OfficerRequest, on: str, report_id: UUID) -> HttpResponse:
    """Send the signed report."""
    try:
        send_daily_report(viewer=request.viewer, report_id=report_id)
    except ReportUnknown as error:
        raise Http404 from error
    except ReportRefused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Sent to headquarters."))
    return redirect("port-report", on)


@screen(purpose=Purpose.SUPERVISION, action=SEE)
@require_GET
def figure(request: OfficerRequest, on: str, figure: str) -> HttpResponse:
    """One number: what it counts, as signed and as it is now, and on the days before."""
    viewer, day_on = request.viewer, read_day(on)
    day = get_day(viewer, viewer.port, day_on)
    words = labels(viewer.authority, day_on, {**day.figures, figure: 0})
    if not meaning(figure):
        raise Http404
    days = [day_on - timedelta(days=back) for back in range(DAYS_COMPARED)]
    before = [
        Row(
            cells=(
                Cell(value=gregorian(one), url=reverse("port-report", args=[one.isoformat()])),
                Cell(value=number(count)),
            )
        )
        for one, count in count_figure(viewer, viewer.port, days, figure).items()
    ]
    facts = [
        Fact(words=_("What it counts"), value=meaning(figure)),
        Fact(words=_("Where from"), value=SOURCE),
        Fact(words=_("Now"), value=number(day.figures.get(figure, 0))),
        *(
            Fact(
                words=_("Signed, issue %(number)s") % {"number": issue.issue},
                value=number(issue.figures.get(figure, 0)),
            )
            for issue in day.issues
        ),
    ]
    context = {
        "title": words.get(figure, figure),
        "gregorian": gregorian(day_on),
        "facts": facts,
        "table": Table(
            caption=_("This day and those before"),
            columns=[Column(words=_("Day")), Column(words=_("Count"), align="number")],
            rows=before,
            empty="",
        ),
        "back": reverse("port-report", args=[on]),
        "navigation": pages(viewer, "port-reports"),
    }
    return render(request, "port/report_figure.html", context)


@screen(purpose=Purpose.SUPERVISION, action=SEE)
@require_GET
def as_file(request: OfficerRequest, on: str, kind: str) -> HttpResponse:
    """The report as PDF, Word or Excel."""
    if kind not in KINDS:
        raise Http404
    viewer, day_on = request.viewer, read_day(on)
    day = get_day(viewer, viewer.port, day_on)
    paper = port_paper(day, viewer.authority, request.GET.get("lang", language()))
    name = f"daily-report-{viewer.port}-{day_on.isoformat()}"
    filters = {"port": viewer.port, "on": day_on.isoformat()}
    return send_file(paper, kind, viewer=viewer, name=name, filters=filters)


def read_day(text: str) -> date:
    """The day in an address. Raises Http404 for what is no day, or a day to come."""
    try:
        on = date.fromisoformat(text)
    except ValueError as error:
        raise Http404 from error
    if on > today():
        raise Http404
    return on


def _page(request: OfficerRequest, on: date, form: SigningForm | None) -> HttpResponse:
    viewer = request.viewer
    day = get_day(viewer, viewer.port, on)
    last = day.last
    changed = changed_section(day, viewer.authority)

    def open_figure(code: str) -> str:
        return reverse("port-report-figure", args=[on.isoformat(), code])

    context = {
        "name": name_of_port(viewer.port),
        "on": on.isoformat(),
        "gregorian": gregorian(on),
        "hijri": hijri(on),
        "state": SENDINGS[day.sending],
        "state_kind": SENDING_KINDS[day.sending],
        "due_at": apart(day_and_time(day.due_at)),
        "last": last,
        "signature": [Fact(words=words, value=value) for words, value in signature_of(day)],
        "changed": section_table(changed, None) if changed else None,
        "sections": [
            section_table(section, open_figure)
            for section in port_sections(day.figures, authority=viewer.authority, on=on)
        ],
        "issues": _issues(day),
        "form": form or _fresh_form(day),
        "may_sign": viewer.may(SIGN, owner=viewer.authority, port=viewer.port) and on < today(),
        "kinds": [(code, kind.words) for code, kind in KINDS.items()]
        if viewer.may("export.make")
        else [],
        "navigation": pages(viewer, "port-reports"),
    }
    status = 422 if form and form.errors else 200
    return render(request, "port/report.html", context, status=status)


def _fresh_form(day: DayShown) -> SigningForm:
    notes = day.last.notes if day.last else ""
    return SigningForm(initial={"report_id": new_id(), "notes": notes})


def _issues(day: DayShown) -> Table:
    return Table(
        caption=_("Issues"),
        columns=[
            Column(words=_("Issue"), align="number"),
            Column(words=_("Signed at")),
            Column(words=_("Sent at")),
            Column(words=_("Digest of the numbers"), align="code"),
        ],
        rows=[
            Row(
                cells=(
                    Cell(value=number(one.issue)),
                    Cell(value=day_and_time(one.signed_at)),
                    Cell(value=day_and_time(one.sent_at) if one.sent_at else UNKNOWN),
                    Cell(value=one.digest[:16]),
                )
            )
            for one in day.issues
        ],
        empty=_("Nobody has signed the numbers of this day yet."),
    )
