"""The gaps in their order by somebody's weights, with the ranges of each rank."""

from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from manfadh.apps.govern.accounts.selectors import get_officer_name
from manfadh.apps.improve.priorities.selectors import (
    DRAWN,
    NoOrder,
    Order,
    RankedGap,
    WeightingUnknown,
    find_adoption,
    list_criteria,
    rank_gaps,
)
from manfadh.apps.improve.priorities.services import adopt_order
from manfadh.kernel.ids import new_id
from manfadh.kernel.viewers import Purpose
from manfadh.web.components.measures import day_and_time, decimal, isolated, number, say
from manfadh.web.components.shapes import Cell, Column, Row, Table
from manfadh.web.components.viewer import OfficerRequest, screen
from manfadh.web.programme.asking import Asked, ask
from manfadh.web.programme.disagreeing import disagreement_words
from manfadh.web.programme.navigation import pages
from manfadh.web.programme.ranking_chart import range_chart, range_words
from manfadh.web.programme.sites import name_of, sites
from manfadh.web.programme.words import FIRMNESS, FIRMNESS_KINDS, MEASURES

SEE = "gap.see"
_MOST_DRAWN = 40


class AdoptionForm(forms.Form):
    """What an order is adopted by; the id makes sending twice harmless."""

    adoption_id = forms.UUIDField(widget=forms.HiddenInput)
    ground = forms.CharField(label=gettext_lazy("Meeting or letter that adopts it"), max_length=500)


@screen(purpose=Purpose.PROGRAMME, action=SEE)
@require_GET
def ranking(request: OfficerRequest) -> HttpResponse:
    """The order by one voice, or by all together."""
    context: dict[str, object] = {
        "title": _("Ranking"),
        "navigation": pages("programme-ranking"),
        "may_plan": request.viewer.may("roadmap.plan"),
    }
    try:
        order = _order(request)
    except NoOrder as lacking:
        return render(
            request, "programme/no_order.html", {**context, "why": str(lacking), **_next(request)}
        )
    return render(request, "programme/ranking.html", {**context, **_shown(request, order)})


@screen(purpose=Purpose.PROGRAMME, action=SEE)
@require_GET
def arithmetic(request: OfficerRequest, gap_id: UUID) -> HttpResponse:
    """How one gap comes to its points, line by line."""
    try:
        order = _order(request)
    except NoOrder as lacking:
        shown = {
            "title": _("Ranking"),
            "why": str(lacking),
            "navigation": pages("programme-ranking"),
            **_next(request),
        }
        return render(request, "programme/no_order.html", shown)
    found = next((one for one in order.gaps if one.gap.gap_id == gap_id), None)
    if found is None:
        raise Http404
    context = {
        "name": say(found.gap.names),
        "gap_id": gap_id,
        "voice": _voice(order),
        "query": _query(order),
        "sentence": _sentence(found, order),
        "table": _lines(found),
        "points": decimal(found.points),
        "navigation": pages("programme-ranking"),
    }
    return render(request, "programme/arithmetic.html", context)


@screen(purpose=Purpose.PROGRAMME, action="roadmap.plan")
def adopt(request: OfficerRequest) -> HttpResponse:
    """Take the order as it stands for the one to work by."""
    form = AdoptionForm(request.POST or None, initial={"adoption_id": new_id()})
    try:
        order = _order(request)
    except NoOrder as lacking:
        raise Http404 from lacking
    weighting_id = order.weighting.weighting_id if order.weighting else None
    back = reverse("programme-ranking") + _query(order)
    asked = Asked(
        title=_("Adopt this order"),
        lead=_("By the weights of %(voice)s. It is kept as it stands today.")
        % {"voice": _voice(order)},
        button=_("Adopt"),
        back=back,
        current="programme-ranking",
    )
    return ask(
        request,
        form,
        asked,
        lambda: adopt_order(viewer=request.viewer, weighting_id=weighting_id, **form.cleaned_data),
        then=back,
        said=_("The order is adopted."),
    )


def _order(request: OfficerRequest) -> Order:
    """The order that the address asks for. Raises NoOrder, Http404."""
    asked = request.GET.get("voice", "")
    try:
        return rank_gaps(request.viewer, UUID(asked) if asked else None)
    except (ValueError, WeightingUnknown) as error:
        raise Http404 from error


def _shown(request: OfficerRequest, order: Order) -> dict[str, object]:
    table = ranking_table(order)
    adopted = find_adoption(request.viewer)
    first = order.gaps[:_MOST_DRAWN]
    return {
        "order": order,
        "query": _query(order),
        "voices": [
            (str(one.weighting_id), one.voice, one == order.weighting) for one in order.voices
        ],
        "is_together": order.weighting is None,
        "table": table,
        "voices_table": voices_table(order),
        "chart": range_chart(first, len(order.gaps)),
        "chart_label": _("Ranks: thin line proven, thick line seen, mark by these weights"),
        "drawn": number(DRAWN),
        "places": number(order.places_allowed),
        "agreement": None if order.agreement is None else decimal(order.agreement, 2),
        "disagreements": disagreement_words(request.viewer, order.voices),
        "adopted": adopted,
        "adopted_at": day_and_time(adopted.adopted_at) if adopted else "",
        "adopted_by": get_officer_name(adopted.adopted_by)
        if adopted and adopted.adopted_by
        else "",
    }


def ranking_table(order: Order) -> Table:
    """The gaps in their order, with the ranges of their ranks."""
    places = sites()
    return Table(
        caption=_("Gaps in their order"),
        caption_hidden=True,
        columns=[
            Column(words=_("What is missing")),
            Column(words=_("Rank"), align="number"),
            Column(words=_("Port or centre")),
            Column(words=_("Points"), align="number", meaning=_("of 100")),
            Column(words=_("How firm")),
            Column(words=_("Ranks seen"), align="number"),
            Column(words=_("Ranks proven"), align="number"),
        ],
        rows=[_row(one, order, name_of(places, one.gap.port)) for one in order.gaps],
        empty=_("No gap is open."),
    )


def _row(one: RankedGap, order: Order, place: str) -> Row:
    arithmetic_at = reverse("programme-arithmetic", args=[one.gap.gap_id]) + _query(order)
    span = one.range
    return Row(
        cells=(
            Cell(value=say(one.gap.names), url=reverse("programme-gap", args=[one.gap.gap_id])),
            Cell(value=number(one.rank)),
            Cell(value=place),
            Cell(value=decimal(one.points), url=arithmetic_at),
            Cell(value=FIRMNESS[span.steadiness], kind=FIRMNESS_KINDS[span.steadiness]),
            Cell(value=range_words(span.inner_best, span.inner_worst)),
            Cell(value=range_words(span.outer_best, span.outer_worst)),
        )
    )


def voices_table(order: Order) -> Table | None:
    """The rank of each gap by each voice alone; None where there is only one."""
    if len(order.voices) < 2:
        return None
    return Table(
        caption=_("Ranks by each voice alone"),
        columns=[
            Column(words=_("What is missing")),
            *(Column(words=one.voice, align="number", meaning=_("rank")) for one in order.voices),
        ],
        rows=[
            Row(
                cells=(
                    Cell(value=say(one.gap.names)),
                    *(Cell(value=number(rank)) for rank in one.ranks),
                )
            )
            for one in order.gaps
        ],
        empty="",
    )


def _lines(found: RankedGap) -> Table:
    rows = [
        Row(
            cells=(
                Cell(value=say(line.criterion.names)),
                Cell(value=MEASURES[line.criterion.measure]),
                Cell(value=_value(line.value, line.counted, is_beyond=line.is_beyond)),
                Cell(
                    value=_("%(least)s to %(most)s")
                    % {
                        "least": decimal(line.criterion.least, 3),
                        "most": decimal(line.criterion.most, 3),
                    }
                ),
                Cell(value=decimal(100 * line.scaled)),
                Cell(value=decimal(line.weight, 2)),
                Cell(value=decimal(line.points, 2)),
            )
        )
        for line in found.lines
    ]
    total = [Cell(value=_("Together")), *[Cell(value="")] * 4]
    weights = Cell(value=decimal(sum(line.weight for line in found.lines), 2))
    rows.append(Row(cells=(*total, weights, Cell(value=decimal(found.points, 2)))))
    return Table(
        caption=_("Arithmetic"),
        caption_hidden=True,
        columns=[
            Column(words=_("Criterion")),
            Column(words=_("What it reads")),
            Column(words=_("Value"), align="number"),
            Column(words=_("Scale"), align="number"),
            Column(words=_("Share of the scale"), align="number"),
            Column(words=_("Weight"), align="number"),
            Column(words=_("Points"), align="number"),
        ],
        rows=rows,
        empty="",
    )


def _value(value: float | None, counted: float, *, is_beyond: bool) -> str:
    if value is None:
        return _("not known: counts nothing")
    if is_beyond:
        told = {"value": decimal(value), "counted": decimal(counted)}
        return _("%(value)s, counted as %(counted)s") % told
    return decimal(value, 3)


def _sentence(found: RankedGap, order: Order) -> str:
    span = found.range
    told = {
        "rank": number(found.rank),
        "of": number(len(order.gaps)),
        "seen": range_words(span.inner_best, span.inner_worst),
        "proven": range_words(span.outer_best, span.outer_worst),
        "firm": FIRMNESS[span.steadiness],
    }
    return (
        _(
            "Rank %(rank)s of %(of)s. Seen at ranks %(seen)s; "
            "proven never outside %(proven)s: %(firm)s."
        )
        % told
    )


def _voice(order: Order) -> str:
    return isolated(order.weighting.voice) if order.weighting else _("all voices together")


def _query(order: Order) -> str:
    return f"?voice={order.weighting.weighting_id}" if order.weighting else ""


def _next(request: OfficerRequest) -> dict[str, object]:
    """Where to go on, for who may."""
    viewer = request.viewer
    if not list_criteria(viewer):
        may, url, words = "criterion.set", "programme-weights", _("Set the criteria")
    elif viewer.may("gap.record"):
        may, url, words = "gap.record", "programme-gaps", _("To the gaps")
    else:
        may, url, words = "gap.see", "programme-gaps", _("To the gaps")
    acts = [(reverse(url), words)] if viewer.may(may) else []
    if viewer.may("weights.give") and list_criteria(viewer):
        acts.append((reverse("programme-weights"), _("To the weights")))
    return {"acts": acts}
