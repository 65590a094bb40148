"""What gaps are ranked by, and the weights of several people side by side."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from manfadh.apps.improve.priorities.selectors import (
    CriterionShown,
    CriterionUnknown,
    WeightingShown,
    WeightingUnknown,
    get_criterion,
    get_weighting,
    list_criteria,
    list_weightings,
)
from manfadh.apps.improve.priorities.services import (
    describe_criterion,
    give_weights,
    use_usual_criteria,
    withdraw_weights,
)
from manfadh.kernel.ids import new_id
from manfadh.kernel.viewers import Purpose
from manfadh.web.components.measures import UNKNOWN, decimal, say
from manfadh.web.components.shapes import Cell, Column, Row, Table
from manfadh.web.components.viewer import OfficerRequest, screen
from manfadh.web.programme.asking import REFUSALS, Asked, ask
from manfadh.web.programme.disagreeing import disagreement_words
from manfadh.web.programme.gap_forms import CriterionForm, ReasonForm, WeightsForm
from manfadh.web.programme.navigation import pages
from manfadh.web.programme.words import MEASURES

SEE, SET, GIVE = "gap.see", "criterion.set", "weights.give"
_CURRENT = "programme-weights"


@screen(purpose=Purpose.PROGRAMME, action=SEE)
@require_GET
def weights(request: OfficerRequest) -> HttpResponse:
    """The criteria with every voice's weights beside each other."""
    viewer = request.viewer
    criteria, voices = list_criteria(viewer, in_use=False), list_weightings(viewer)
    may_give = viewer.may(GIVE) and any(one.is_in_use for one in criteria)
    context = {
        "table": _table(criteria, voices, may_set=viewer.may(SET), may_give=may_give),
        "apart": disagreement_words(viewer, voices),
        "reasons": [(one.voice, one.reason) for one in voices if one.reason],
        "may_set": viewer.may(SET),
        "may_give": may_give,
        "has_none": not criteria,
        "navigation": pages(_CURRENT),
    }
    return render(request, "programme/weights.html", context)


@screen(purpose=Purpose.PROGRAMME, action=SET)
@require_POST
def usual(request: OfficerRequest) -> HttpResponse:
    """Set the usual criteria."""
    use_usual_criteria(viewer=request.viewer)
    messages.success(request, _("The usual criteria are set. Now give weights."))
    return redirect(_CURRENT)


@screen(purpose=Purpose.PROGRAMME, action=SET)
def criterion(request: OfficerRequest, criterion_id: UUID | None = None) -> HttpResponse:
    """Set a criterion, or describe one anew."""
    form = CriterionForm(request.POST or None, initial=_initial(request, criterion_id))
    asked = Asked(
        title=_("Criterion"),
        lead=_("A change of its scale changes what every weight means: ask for weights again."),
        button=_("Keep it"),
        back=reverse(_CURRENT),
        current=_CURRENT,
    )
    return ask(
        request,
        form,
        asked,
        lambda: describe_criterion(
            viewer=request.viewer,
            criterion_id=form.cleaned_data["criterion_id"],
            draft=form.draft,
        ),
        then=reverse(_CURRENT),
        said=_("The criterion is kept."),
    )


@screen(purpose=Purpose.PROGRAMME, action=GIVE)
def give(request: OfficerRequest, weighting_id: UUID | None = None) -> HttpResponse:
    """Give weights, or change those of a voice."""
    given = _given(request, weighting_id)
    criteria = list_criteria(request.viewer)
    if not criteria:
        raise Http404
    initial = {
        "weighting_id": weighting_id or new_id(),
        "voice": given.voice if given else "",
        "reason": given.reason if given else "",
    }
    form = WeightsForm(request.POST or None, criteria=criteria, given=given, initial=initial)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            give_weights(
                viewer=request.viewer,
                weighting_id=said["weighting_id"],
                voice=said["voice"],
                weights=form.weights,
                reason=said["reason"],
            )
        except REFUSALS as refusal:
            form.add_error(refusal.field or None, str(refusal))
        except WeightingUnknown as error:
            raise Http404 from error
        else:
            messages.success(request, _("The weights are kept."))
            return redirect(_CURRENT)
    context = {"form": form, "given": given, "navigation": pages(_CURRENT)}
    status = 422 if form.errors else 200
    return render(request, "programme/give_weights.html", context, status=status)


@screen(purpose=Purpose.PROGRAMME, action=GIVE)
def withdraw(request: OfficerRequest, weighting_id: UUID) -> HttpResponse:
    """Let a voice be heard no longer."""
    given = _given(request, weighting_id)
    form = ReasonForm(request.POST or None, name="ground", label=_("Why they no longer hold"))
    asked = Asked(
        title=_("Withdraw weights"),
        lead=given.voice if given else "",
        button=_("Withdraw"),
        back=reverse(_CURRENT),
        current=_CURRENT,
        is_grave=True,
    )
    return ask(
        request,
        form,
        asked,
        lambda: withdraw_weights(
            viewer=request.viewer, weighting_id=weighting_id, **form.cleaned_data
        ),
        then=reverse(_CURRENT),
        said=_("The weights are withdrawn."),
    )


def _given(request: OfficerRequest, weighting_id: UUID | None) -> WeightingShown | None:
    try:
        return get_weighting(request.viewer, weighting_id) if weighting_id else None
    except WeightingUnknown as error:
        raise Http404 from error


def _initial(request: OfficerRequest, criterion_id: UUID | None) -> dict[str, Any]:
    if criterion_id is None:
        known = list_criteria(request.viewer, in_use=False)
        return {"criterion_id": new_id(), "measure": "judged", "place": len(known) + 1}
    try:
        found = get_criterion(request.viewer, criterion_id)
    except CriterionUnknown as error:
        raise Http404 from error
    names = {f"name_{code}": getattr(found.names, code) for code in ("ar", "ckb", "en")}
    fields = ("criterion_id", "measure", "place", "is_in_use")
    ends = {name: getattr(found, name).normalize() for name in ("least", "most")}
    return {**names, **ends, **{name: getattr(found, name) for name in fields}}


def _table(
    criteria: list[CriterionShown],
    voices: list[WeightingShown],
    *,
    may_set: bool,
    may_give: bool,
) -> Table:
    rows = [_row(one, voices, may_set=may_set) for one in criteria]
    if may_give and voices:
        rows.append(_changing(voices))
    return Table(
        caption=_("Criteria and weights"),
        caption_hidden=True,
        columns=[
            Column(words=_("Criterion")),
            Column(words=_("What it reads")),
            Column(words=_("Scale"), align="number"),
            *(
                Column(words=one.voice, align="number", meaning=_("percent, least to most"))
                for one in voices
            ),
        ],
        rows=rows,
        empty=_("No criterion is set. Gaps are ranked by criteria with weights."),
    )


def _row(one: CriterionShown, voices: list[WeightingShown], *, may_set: bool) -> Row:
    url = reverse("programme-criterion", args=[one.criterion_id]) if may_set else ""
    ends = {"least": decimal(one.least, 3), "most": decimal(one.most, 3)}
    words = MEASURES[one.measure]
    return Row(
        cells=(
            Cell(value=say(one.names), url=url),
            Cell(value=words if one.is_in_use else f"{words} · {_('out of use')}"),
            Cell(value=_("%(least)s to %(most)s") % ends),
            *(Cell(value=_weight(one, voice)) for voice in voices),
        )
    )


def _weight(criterion: CriterionShown, voice: WeightingShown) -> str:
    for one in voice.weights:
        if one.criterion_id == criterion.criterion_id:
            return _("%(weight)s (%(low)s to %(high)s)") % {
                "weight": decimal(one.weight, 2),
                "low": decimal(one.low, 2),
                "high": decimal(one.high, 2),
            }
    return UNKNOWN


def _changing(voices: list[WeightingShown]) -> Row:
    links = (
        Cell(value=_("change"), url=reverse("programme-weights-change", args=[one.weighting_id]))
        for one in voices
    )
    return Row(cells=(Cell(value=_("Whose weights")), Cell(value=""), Cell(value=""), *links))
