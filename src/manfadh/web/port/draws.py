"""The draw of a shift: promise the seed, draw, check, move with a reason."""

from typing import Any, cast
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from manfadh.apps.govern.accounts.selectors import get_officer_names
from manfadh.apps.govern.places.selectors import list_lanes
from manfadh.apps.operate.lanes.selectors import (
    DrawShown,
    OfficerOnPost,
    find_draw,
    list_draws,
    list_officers_to_draw,
    list_open_lanes,
    shift_at,
    verify_draw,
)
from manfadh.apps.operate.lanes.services import (
    DrawUnknown,
    LanesError,
    commit_draw,
    hold_draw,
    move_officer,
    record_competence,
)
from manfadh.kernel import clock
from manfadh.kernel.viewers import Purpose
from manfadh.web.components.measures import (
    UNKNOWN,
    clock_time,
    day_and_time,
    gregorian,
    number,
    today,
)
from manfadh.web.components.shapes import Cell, Column, Fact, Row, Table
from manfadh.web.components.viewer import OfficerRequest, screen
from manfadh.web.port.lane_words import FAULTS, KINDS, SHIFTS
from manfadh.web.port.navigation import pages


class AbsentForm(forms.Form):
    """Who of those on post is not there."""

    absent = forms.MultipleChoiceField(
        label=_("Not there today"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, officers: list[OfficerOnPost], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        cast("forms.ChoiceField", self.fields["absent"]).choices = _choices(officers)


class MoveForm(forms.Form):
    """An officer to another lane, with a reason."""

    officer_id = forms.ChoiceField(label=_("Officer"))
    lane = forms.ChoiceField(label=_("To lane"))
    reason = forms.CharField(label=_("Reason"), max_length=300)

    def __init__(self, officers: list[OfficerOnPost], port: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        cast("forms.ChoiceField", self.fields["officer_id"]).choices = _choices(officers)
        cast("forms.ChoiceField", self.fields["lane"]).choices = [
            (one.code, one.code) for one in list_lanes(port) if one.in_use
        ]


class CompetenceForm(forms.Form):
    """At which kinds of lane an officer may stand."""

    officer_id = forms.ChoiceField(label=_("Officer"))
    kinds = forms.MultipleChoiceField(
        label=_("May stand at"),
        help_text=_("No mark means at every lane."),
        required=False,
        choices=[(kind, words) for kind, words in KINDS.items() if kind != "any"],
        widget=forms.CheckboxSelectMultiple,
    )
    reference = forms.CharField(label=_("Course or order"), required=False, max_length=300)

    def __init__(self, officers: list[OfficerOnPost], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        cast("forms.ChoiceField", self.fields["officer_id"]).choices = _choices(officers)


@screen(purpose=Purpose.SUPERVISION, action="lane.draw")
def draw(request: OfficerRequest) -> HttpResponse:
    """The draw of the running shift, and those before it."""
    return _page(request)


@screen(purpose=Purpose.SUPERVISION, action="lane.draw")
@require_POST
def commit(request: OfficerRequest) -> HttpResponse:
    """Promise the seed of the running shift."""
    shift_on, shift = shift_at(clock.now())
    try:
        commit_draw(
            viewer=request.viewer,
            shift_on=shift_on,
            shift=shift,
            reason=request.POST.get("reason", ""),
        )
    except LanesError as error:
        return _page(request, fault=str(error))
    messages.success(request, _t("The seed is fixed. Now say who is not there, and draw."))
    return redirect("port-draw")


@screen(purpose=Purpose.SUPERVISION, action="lane.draw")
@require_POST
def hold(request: OfficerRequest, draw_id: UUID) -> HttpResponse:
    """Draw."""
    form = AbsentForm(list_officers_to_draw(request.viewer, today()), data=request.POST)
    if not form.is_valid():
        return _page(request, fault=_t("Choose officers of this list."))
    absent = {UUID(one) for one in form.cleaned_data["absent"]}
    return _act(request, lambda: hold_draw(viewer=request.viewer, draw_id=draw_id, absent=absent))


@screen(purpose=Purpose.SUPERVISION, action="lane.draw")
@require_POST
def move(request: OfficerRequest, draw_id: UUID) -> HttpResponse:
    """Send an officer to another lane."""
    officers = list_officers_to_draw(request.viewer, today())
    form = MoveForm(officers, request.viewer.port, data=request.POST)
    if not form.is_valid():
        return _page(request, move_form=form)
    said = form.cleaned_data
    return _act(
        request,
        lambda: move_officer(
            viewer=request.viewer,
            draw_id=draw_id,
            officer_id=UUID(said["officer_id"]),
            lane=said["lane"],
            reason=said["reason"],
        ),
    )


@screen(purpose=Purpose.SUPERVISION, action="lane.open")
@require_POST
def competence(request: OfficerRequest) -> HttpResponse:
    """Say where an officer may stand."""
    form = CompetenceForm(list_officers_to_draw(request.viewer, today()), data=request.POST)
    if not form.is_valid():
        return _page(request, fault=_t("Choose an officer and kinds of this list."))
    said = form.cleaned_data
    return _act(
        request,
        lambda: record_competence(
            viewer=request.viewer,
            officer_id=UUID(said["officer_id"]),
            kinds=said["kinds"],
            reference=said["reference"],
        ),
    )


def _act(request: OfficerRequest, act: Any) -> HttpResponse:
    try:
        act()
    except DrawUnknown as error:
        raise Http404 from error
    except LanesError as error:
        return _page(request, fault=str(error))
    messages.success(request, _t("Recorded."))
    return redirect("port-draw")


def _page(
    request: OfficerRequest, *, fault: str = "", move_form: MoveForm | None = None
) -> HttpResponse:
    viewer = request.viewer
    shift_on, shift = shift_at(clock.now())
    shown = find_draw(viewer, shift_on, shift)
    officers = list_officers_to_draw(viewer, today())
    names = {one.officer_id: one.name for one in officers}
    if shown:
        names |= get_officer_names(shown.officers)
    faults = verify_draw(viewer, shown.draw_id) if shown else []
    return render(
        request,
        "port/draw.html",
        {
            "navigation": pages(viewer, "port-draw"),
            "shift": f"{SHIFTS[shift]} · {gregorian(shift_on)}",
            "draw": shown,
            "is_held": bool(shown and shown.held_at),
            "facts": _facts(shown) if shown else [],
            "faults": [FAULTS[code] for code in faults],
            "standing": _standing(shown, names) if shown and shown.held_at else None,
            "moves": _moves(shown, names) if shown and shown.moves else None,
            "reserve": [names.get(one, UNKNOWN) for one in shown.reserve] if shown else [],
            "open_lanes": [one.lane for one in list_open_lanes(viewer.port)],
            "officers": _officers(officers),
            "absent_form": AbsentForm(officers),
            "move_form": move_form or MoveForm(officers, viewer.port),
            "competence_form": CompetenceForm(officers),
            "earlier": _earlier(list_draws(viewer)),
            "fault": fault,
        },
        status=422 if fault or (move_form and move_form.errors) else 200,
    )


def _choices(officers: list[OfficerOnPost]) -> list[tuple[str, str]]:
    return [(str(one.officer_id), one.name or UNKNOWN) for one in officers]


def _facts(shown: DrawShown) -> list[Fact]:
    told = [
        Fact(words=_t("Draw of the shift, number"), value=number(shown.number)),
        Fact(words=_t("Reason"), value=shown.reason),
        Fact(words=_t("Seed promised"), value=day_and_time(shown.committed_at)),
        Fact(words=_t("Promise (SHA-256)"), value=shown.commitment, code=True),
        Fact(words=_t("Drawn"), value=day_and_time(shown.held_at) if shown.held_at else ""),
        Fact(words=_t("Seed"), value=shown.seed, code=True),
    ]
    return [fact for fact in told if fact.value]


def _standing(shown: DrawShown, names: dict[UUID, str]) -> Table:
    return Table(
        caption=_t("Who stands where"),
        columns=(
            Column(words=_t("Lane")),
            Column(words=_t("By lot")),
            Column(words=_t("Now")),
        ),
        rows=[
            Row(
                cells=(
                    Cell(value=lane),
                    Cell(value=_name(shown.placed.get(lane), names)),
                    Cell(
                        value=_name(officer, names),
                        kind=None if officer == shown.placed.get(lane) else "watch",
                    ),
                )
            )
            for lane, officer in sorted(shown.standing.items())
        ],
        empty="",
    )


def _name(officer: UUID | None, names: dict[UUID, str]) -> str:
    return names.get(officer, UNKNOWN) if officer else _t("nobody")


def _moves(shown: DrawShown, names: dict[UUID, str]) -> Table:
    movers = get_officer_names({one.moved_by for one in shown.moves if one.moved_by})
    columns = (_t("At"), _t("Officer"), _t("To lane"), _t("Reason"), _t("By"))
    return Table(
        caption=ngettext("%(n)d move", "%(n)d moves", len(shown.moves)) % {"n": len(shown.moves)},
        columns=[Column(words=words) for words in columns],
        rows=[
            Row(
                cells=(
                    Cell(value=clock_time(one.moved_at)),
                    Cell(value=_name(one.officer_id, names)),
                    Cell(value=one.lane),
                    Cell(value=one.reason),
                    Cell(value=movers.get(one.moved_by, UNKNOWN) if one.moved_by else UNKNOWN),
                )
            )
            for one in shown.moves
        ],
        empty="",
    )


def _officers(officers: list[OfficerOnPost]) -> Table:
    return Table(
        caption=_t("Booth officers on post"),
        columns=(Column(words=_t("Officer")), Column(words=_t("May stand at"))),
        rows=[
            Row(
                cells=(
                    Cell(value=one.name or UNKNOWN),
                    Cell(value=", ".join(str(KINDS.get(k, k)) for k in one.kinds) or KINDS["any"]),
                )
            )
            for one in officers
        ],
        empty=_t("No booth officer is on post. An administrator assigns officers to the port."),
    )


def _earlier(draws: list[DrawShown]) -> Table:
    columns = (_t("Shift"), _t("Draw"), _t("Drawn"), _t("Moves"), _t("Reason"))
    return Table(
        caption=_t("Draws before"),
        columns=[Column(words=words) for words in columns],
        rows=[
            Row(
                cells=(
                    Cell(value=f"{gregorian(one.shift_on)} · {SHIFTS[one.shift]}"),
                    Cell(value=number(one.number)),
                    Cell(value=day_and_time(one.held_at) if one.held_at else UNKNOWN),
                    Cell(value=number(len(one.moves))),
                    Cell(value=one.reason or UNKNOWN),
                )
            )
            for one in draws
        ],
        empty=_t("No shift has been drawn yet."),
    )
