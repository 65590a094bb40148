"""The gaps in a list, and one gap with whom it concerns and what it waits for."""

from typing import cast
from uuid import UUID

from django.core.paginator import Page
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from manfadh.apps.govern.accounts.selectors import get_officer_name
from manfadh.apps.improve.priorities.selectors import (
    GapFilter,
    GapShown,
    GapState,
    GapUnknown,
    find_step,
    get_gap,
    list_criteria,
    list_gaps,
    list_judgements,
    list_open_gaps,
    names_of_gaps,
)
from manfadh.kernel.viewers import Purpose
from manfadh.web.components.measures import (
    UNKNOWN,
    day_and_time,
    decimal,
    page_asked,
    say,
    short_day,
)
from manfadh.web.components.shapes import Cell, Column, Fact, Row, Table
from manfadh.web.components.viewer import OfficerRequest, screen
from manfadh.web.programme.affected import affected_figures
from manfadh.web.programme.gap_forms import GapFilterForm
from manfadh.web.programme.navigation import pages
from manfadh.web.programme.sites import name_of, sites
from manfadh.web.programme.words import (
    AREAS,
    GAP_STATE_KINDS,
    GAP_STATES,
    OBLIGATIONS,
    RISKS,
    SEVERITIES,
)

SEE = "gap.see"


@screen(purpose=Purpose.PROGRAMME, action=SEE)
@require_GET
def gaps(request: OfficerRequest) -> HttpResponse:
    """The gaps, searched and paged."""
    form = GapFilterForm({"state": "open", **request.GET.dict()})
    asked = form.cleaned_data if form.is_valid() else {"state": "open"}
    state = asked.get("state") or "open"
    page = list_gaps(
        request.viewer,
        GapFilter(
            port=asked.get("port", ""),
            area=asked.get("area", ""),
            words=asked.get("words", ""),
            state=cast("GapState", "" if state == "all" else state),
        ),
        page=page_asked(request.GET),
    )
    may_record = request.viewer.may("gap.record")
    context = {
        "title": _("Gaps"),
        "lead": _("What is missing at ports and centres, the most severe first."),
        "acts": [(reverse("programme-gap-new"), _("Record a gap"))] if may_record else [],
        "form": form,
        "page": page,
        "table": gap_table(page, may_record=may_record),
        "navigation": pages("programme-gaps"),
    }
    return render(request, "programme/list.html", context)


@screen(purpose=Purpose.PROGRAMME, action=SEE)
@require_GET
def gap(request: OfficerRequest, gap_id: UUID) -> HttpResponse:
    """One gap."""
    found = gap_or_404(request, gap_id)
    places = sites()
    context = {
        "gap": found,
        "name": say(found.names),
        "facts": _facts(request, found, name_of(places, found.port)),
        "figures": affected_figures(request.viewer, found),
        "before": _linked(request, found.needs),
        "waiting": [
            (reverse("programme-gap", args=[one.gap_id]), say(one.names))
            for one in list_open_gaps(request.viewer)
            if gap_id in one.needs
        ],
        "judged": _judged(request, found),
        "acts": _acts(request, found),
        "navigation": pages("programme-gaps"),
    }
    return render(request, "programme/gap.html", context)


def gap_or_404(request: OfficerRequest, gap_id: UUID) -> GapShown:
    """A gap of the viewer's authority. Raises Http404."""
    try:
        return get_gap(request.viewer, gap_id)
    except GapUnknown as error:
        raise Http404 from error


def gap_table(page: Page[GapShown], *, may_record: bool) -> Table:
    """Gaps as rows."""
    places = sites()
    return Table(
        caption=_("Gaps"),
        caption_hidden=True,
        columns=[
            Column(words=_("What is missing")),
            Column(words=_("Port or centre")),
            Column(words=_("About")),
            Column(words=_("Severity")),
            Column(words=_("Risk")),
            Column(words=_("Obliges")),
            Column(words=_("State")),
        ],
        rows=[
            Row(
                cells=(
                    Cell(value=say(one.names), url=reverse("programme-gap", args=[one.gap_id])),
                    Cell(value=name_of(places, one.port)),
                    Cell(value=AREAS.get(one.area, one.area)),
                    Cell(value=SEVERITIES[one.severity]),
                    Cell(value=RISKS[one.risk]),
                    Cell(value=OBLIGATIONS[one.obligation]),
                    Cell(value=GAP_STATES[one.state], kind=GAP_STATE_KINDS[one.state]),
                )
            )
            for one in page
        ],
        empty=_("No gap is here. Those that an assessment finds, or that you record, appear here."),
        begin=_("Record a gap") if may_record else "",
        begin_url=reverse("programme-gap-new") if may_record else "",
    )


def _facts(request: OfficerRequest, found: GapShown, place: str) -> list[Fact]:
    step = find_step(request.viewer, found.gap_id)
    by = get_officer_name(found.described_by) if found.described_by else ""
    told = [
        Fact(words=_("State"), value=GAP_STATES[found.state], kind=GAP_STATE_KINDS[found.state]),
        Fact(words=_("Port or centre"), value=place),
        Fact(words=_("About"), value=AREAS.get(found.area, found.area)),
        Fact(words=_("Severity"), value=SEVERITIES[found.severity]),
        Fact(words=_("Risk"), value=RISKS[found.risk]),
        Fact(words=_("Why this risk"), value=found.risk_reason),
        Fact(words=_("Obliges"), value=OBLIGATIONS[found.obligation]),
        Fact(words=_("Rests on"), value=found.reference),
        Fact(words=_("Known from"), value=found.source),
        Fact(
            words=_("On the roadmap"),
            value=f"{short_day(step.from_on)} – {short_day(step.until_on)} · {step.responsible}"
            if step
            else UNKNOWN,
        ),
        Fact(words=_("Closed on"), value=short_day(found.closed_on) if found.closed_on else ""),
        Fact(words=_("By what it is known"), value=found.closing_evidence),
        Fact(words=_("Why it is open again"), value=found.reopening_reason),
        Fact(words=_("Ground"), value=found.withdrawal_ground),
        Fact(words=_("Last described"), value=f"{day_and_time(found.described_at)} · {by}"),
    ]
    return [fact for fact in told if fact.value]


def _linked(request: OfficerRequest, gap_ids: tuple[UUID, ...]) -> list[tuple[str, str]]:
    names = names_of_gaps(request.viewer, gap_ids)
    return [
        (reverse("programme-gap", args=[one]), say(names[one])) for one in gap_ids if one in names
    ]


def _judged(request: OfficerRequest, found: GapShown) -> Table | None:
    """The scales that are judged by hand; None where there is no such criterion."""
    criteria = [one for one in list_criteria(request.viewer) if one.measure == "judged"]
    if not criteria:
        return None
    given = list_judgements(request.viewer, [found.gap_id]).get(found.gap_id, {})
    may = request.viewer.may("gap.record") and found.state == "open"
    rows = []
    for one in criteria:
        judged = given.get(one.criterion_id)
        url = reverse("programme-gap-judge", args=[found.gap_id, one.criterion_id]) if may else ""
        rows.append(
            Row(
                cells=(
                    Cell(value=say(one.names), url=url),
                    Cell(value=decimal(judged.score, 3) if judged else _("not judged yet")),
                    Cell(value=judged.reason if judged else UNKNOWN),
                )
            )
        )
    return Table(
        caption=_("Judged by hand"),
        columns=[
            Column(words=_("Criterion")),
            Column(words=_("Score"), align="number"),
            Column(words=_("Why")),
        ],
        rows=rows,
        empty="",
    )


def _acts(request: OfficerRequest, found: GapShown) -> list[tuple[str, str]]:
    """What the viewer may do with it, as addresses and words."""
    acts = []
    if request.viewer.may("gap.record") and found.state != "withdrawn":
        acts.append(("programme-gap-edit", _("Describe anew")))
        if found.state == "open":
            acts.append(("programme-gap-close", _("It is closed")))
        else:
            acts.append(("programme-gap-reopen", _("It is open again")))
        acts.append(("programme-gap-withdraw", _("It is none")))
    if request.viewer.may("roadmap.plan") and found.state == "open":
        acts.append(("programme-step", _("Plan on the roadmap")))
    return [(reverse(name, args=[found.gap_id]), words) for name, words in acts]
