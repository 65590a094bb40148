"""What is done with a gap: record, describe anew, close, reopen, withdraw, judge, plan."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from manfadh.apps.improve.priorities.selectors import (
    CriterionUnknown,
    GapShown,
    find_step,
    get_criterion,
    list_judgements,
    list_open_gaps,
)
from manfadh.apps.improve.priorities.services import (
    close_gap,
    describe_gap,
    drop_step,
    judge_gap,
    plan_step,
    reopen_gap,
    withdraw_gap,
)
from manfadh.kernel import clock
from manfadh.kernel.ids import new_id
from manfadh.kernel.viewers import Purpose
from manfadh.web.components.measures import say
from manfadh.web.components.viewer import OfficerRequest, screen
from manfadh.web.programme.asking import Asked, ask
from manfadh.web.programme.gap_forms import (
    ClosingForm,
    GapForm,
    JudgementForm,
    ReasonForm,
    StepForm,
)
from manfadh.web.programme.gaps import gap_or_404

RECORD, PLAN = "gap.record", "roadmap.plan"


@screen(purpose=Purpose.PROGRAMME, action=RECORD)
def new(request: OfficerRequest) -> HttpResponse:
    """Record a gap."""
    form = GapForm(
        request.POST or None,
        initial={
            "gap_id": new_id(),
            "severity": 2,
            "risk": 2,
            "port": request.GET.get("port", ""),
        },
        others=list_open_gaps(request.viewer),
    )
    return _described(request, form, _("Record a gap"), reverse("programme-gaps"))


@screen(purpose=Purpose.PROGRAMME, action=RECORD)
def edit(request: OfficerRequest, gap_id: UUID) -> HttpResponse:
    """Describe a gap anew."""
    found = gap_or_404(request, gap_id)
    initial: dict[str, Any] = {name: getattr(found, name) for name in GapShown.__slots__}
    initial |= {f"title_{code}": getattr(found.names, code) for code in ("ar", "ckb", "en")}
    initial["needs"] = [str(one) for one in found.needs]
    others = [one for one in list_open_gaps(request.viewer) if one.gap_id != gap_id]
    form = GapForm(request.POST or None, initial=initial, others=others)
    return _described(request, form, _("Describe the gap anew"), _page_of(gap_id))


def _described(request: OfficerRequest, form: GapForm, title: str, back: str) -> HttpResponse:
    def do() -> None:
        describe_gap(viewer=request.viewer, gap_id=form.cleaned_data["gap_id"], draft=form.draft)

    then = reverse("programme-gaps")
    if form.is_bound and form.is_valid():
        then = _page_of(form.cleaned_data["gap_id"])
    asked = Asked(title=title, button=_("Keep it"), back=back, current="programme-gaps")
    return ask(request, form, asked, do, then=then, said=_("The gap is kept."))


@screen(purpose=Purpose.PROGRAMME, action=RECORD)
def close(request: OfficerRequest, gap_id: UUID) -> HttpResponse:
    """Say that a gap is closed."""
    form = ClosingForm(request.POST or None, initial={"closed_on": clock.today()})
    return _act(
        request,
        gap_id,
        form,
        _("The gap is closed"),
        lambda: close_gap(viewer=request.viewer, gap_id=gap_id, **form.cleaned_data),
        said=_("The gap is closed."),
    )


@screen(purpose=Purpose.PROGRAMME, action=RECORD)
def reopen(request: OfficerRequest, gap_id: UUID) -> HttpResponse:
    """Say that a gap is open again."""
    form = ReasonForm(request.POST or None, name="reason", label=_("Why it is open again"))
    return _act(
        request,
        gap_id,
        form,
        _("The gap is open again"),
        lambda: reopen_gap(viewer=request.viewer, gap_id=gap_id, **form.cleaned_data),
        said=_("The gap is open again."),
    )


@screen(purpose=Purpose.PROGRAMME, action=RECORD)
def withdraw(request: OfficerRequest, gap_id: UUID) -> HttpResponse:
    """Say that a gap was none."""
    form = ReasonForm(request.POST or None, name="ground", label=_("Ground"))
    return _act(
        request,
        gap_id,
        form,
        _("Withdraw the gap"),
        lambda: withdraw_gap(viewer=request.viewer, gap_id=gap_id, **form.cleaned_data),
        said=_("The gap is withdrawn."),
        is_grave=True,
    )


@screen(purpose=Purpose.PROGRAMME, action=RECORD)
def judge(request: OfficerRequest, gap_id: UUID, criterion_id: UUID) -> HttpResponse:
    """Put a gap on the scale of a criterion that is judged by hand."""
    try:
        criterion = get_criterion(request.viewer, criterion_id)
    except CriterionUnknown as error:
        raise Http404 from error
    given = list_judgements(request.viewer, [gap_id]).get(gap_id, {}).get(criterion_id)
    initial = {"score": given.score, "reason": given.reason} if given else {}
    form = JudgementForm(request.POST or None, initial=initial)
    ends = {"least": criterion.least.normalize(), "most": criterion.most.normalize()}
    return _act(
        request,
        gap_id,
        form,
        say(criterion.names),
        lambda: judge_gap(
            viewer=request.viewer, gap_id=gap_id, criterion_id=criterion_id, **form.cleaned_data
        ),
        said=_("The judgement is kept."),
        lead=_("It counts nothing at %(least)f and fully at %(most)f.") % ends,
    )


@screen(purpose=Purpose.PROGRAMME, action=PLAN)
def step(request: OfficerRequest, gap_id: UUID) -> HttpResponse:
    """Plan when a gap is to be closed."""
    planned = find_step(request.viewer, gap_id)
    names = ("from_on", "until_on", "responsible", "note")
    initial = {name: getattr(planned, name) for name in names} if planned else {}
    form = StepForm(request.POST or None, initial=initial)
    return _act(
        request,
        gap_id,
        form,
        _("Plan on the roadmap"),
        lambda: plan_step(viewer=request.viewer, gap_id=gap_id, **form.cleaned_data),
        said=_("The gap stands on the roadmap."),
        current="programme-roadmap",
    )


@screen(purpose=Purpose.PROGRAMME, action=PLAN)
def drop(request: OfficerRequest, gap_id: UUID) -> HttpResponse:
    """Take a gap off the roadmap."""
    form = ReasonForm(request.POST or None, name="ground", label=_("Ground"))
    return _act(
        request,
        gap_id,
        form,
        _("Take it off the roadmap"),
        lambda: drop_step(viewer=request.viewer, gap_id=gap_id, **form.cleaned_data),
        said=_("The gap is off the roadmap."),
        is_grave=True,
        current="programme-roadmap",
    )


def _act(
    request: OfficerRequest,
    gap_id: UUID,
    form: Any,
    title: str,
    do: Any,
    *,
    said: str,
    lead: str = "",
    is_grave: bool = False,
    current: str = "programme-gaps",
) -> HttpResponse:
    """A page for one act on a gap, which is named on it."""
    name = say(gap_or_404(request, gap_id).names)
    asked = Asked(
        title=title,
        lead=f"{name} · {lead}" if lead else name,
        button=title,
        back=_page_of(gap_id),
        current=current,
        is_grave=is_grave,
    )
    return ask(request, form, asked, do, then=_page_of(gap_id), said=said)


def _page_of(gap_id: UUID) -> str:
    return reverse("programme-gap", args=[gap_id])
