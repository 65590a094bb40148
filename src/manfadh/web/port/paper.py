"""Numbered forms: print them for a lane, and account for each of them afterwards."""

from typing import Any, cast
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from manfadh.apps.govern.accounts.selectors import get_officer_names
from manfadh.apps.govern.places.selectors import list_lanes
from manfadh.apps.operate.crossings.events import Direction, PaperEnding
from manfadh.apps.operate.crossings.selectors import (
    PaperBlock,
    PaperLine,
    find_paper_block,
    list_paper_blocks,
    list_paper_forms,
)
from manfadh.apps.operate.crossings.services import (
    CrossingError,
    PaperGroundNeeded,
    end_paper_form,
    print_paper_forms,
    reopen_paper_form,
)
from manfadh.kernel.viewers import Purpose
from manfadh.web.components.inspection import wording
from manfadh.web.components.inspection.fields import CodeField
from manfadh.web.components.measures import UNKNOWN, apart, day_and_time, number
from manfadh.web.components.shapes import Cell, Column, Kind, Row, Table
from manfadh.web.components.viewer import OfficerRequest, screen
from manfadh.web.port.navigation import pages
from manfadh.web.port.paper_sheets import paper_pdf

STATES: dict[str, tuple[Any, Kind]] = {
    "": (_("not accounted for"), "watch"),
    "entered": (_("entered"), "good"),
    "spoiled": (_("spoiled"), "note"),
    "not_used": (_("not used"), "quiet"),
    "lost": (_("lost"), "stop"),
}
REOPEN = "reopen"


class PrintForm(forms.Form):
    """Forms to print for a lane."""

    lane = forms.ChoiceField(label=_("Lane"), required=False)
    direction = forms.ChoiceField(label=_("Direction"), choices=wording.DIRECTIONS.items)
    count = forms.IntegerField(label=_("How many forms"), min_value=1, max_value=400, initial=20)

    def __init__(self, port: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        lanes = [(lane.code, lane.code) for lane in list_lanes(port) if lane.in_use]
        cast("forms.ChoiceField", self.fields["lane"]).choices = lanes or [("", "–")]


class AccountForm(forms.Form):
    """What became of one form."""

    form_number = CodeField(label=_("Number of the form"))
    ending = forms.ChoiceField(
        label=_("What became of it"),
        choices=[
            ("not_used", _("not used")),
            ("spoiled", _("spoiled")),
            ("lost", _("lost")),
            (REOPEN, _("found again, or marked by mistake")),
        ],
    )
    ground = forms.CharField(label=_("Why"), max_length=300, required=False)


@screen(purpose=Purpose.SUPERVISION, action="paper.account")
def blocks(request: OfficerRequest) -> HttpResponse:
    """What was printed and how much of it is out; printing more."""
    form = PrintForm(request.viewer.port, data=request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        printed = print_paper_forms(
            viewer=request.viewer,
            lane=form.cleaned_data["lane"],
            direction=cast("Direction", form.cleaned_data["direction"]),
            count=form.cleaned_data["count"],
        )
        return redirect("port-paper-block", block_id=printed.block_id)
    return _blocks_page(request, form, AccountForm())


@screen(purpose=Purpose.SUPERVISION, action="paper.account")
@require_GET
def block(request: OfficerRequest, block_id: UUID) -> HttpResponse:
    """Every number of a block, and what became of it."""
    return _block_page(request, block_id, AccountForm())


@screen(purpose=Purpose.SUPERVISION, action="paper.account")
@require_POST
def account(request: OfficerRequest) -> HttpResponse:
    """Say what became of one form; what can't be is said at its field, on the page it came from."""
    form = AccountForm(data=request.POST)
    block_id = _block_of(request)
    if form.is_valid():
        try:
            _account(request, form)
        except CrossingError as error:
            field = "ground" if isinstance(error, PaperGroundNeeded) else "form_number"
            form.add_error(field, wording.say_error(error))
        else:
            messages.success(request, _t("Recorded."))
            here = ("port-paper-block", block_id) if block_id else ("port-paper",)
            return redirect(*here)
    if block_id:
        return _block_page(request, block_id, form)
    return _blocks_page(request, PrintForm(request.viewer.port), form)


@screen(purpose=Purpose.SUPERVISION, action="paper.print")
@require_GET
def print_block(request: OfficerRequest, block_id: UUID) -> HttpResponse:
    """The sheets of a block as a PDF, to print; again, the same numbers come out."""
    found = find_paper_block(request.viewer, block_id)
    if found is None:
        raise Http404
    numbers = [line.form for line in list_paper_forms(request.viewer, block_id)]
    response = HttpResponse(
        paper_pdf(found, numbers, port=request.viewer.port), content_type="application/pdf"
    )
    response.headers["Content-Disposition"] = f'inline; filename="{found.first}.pdf"'
    return response


def _account(request: OfficerRequest, form: AccountForm) -> None:
    viewer, cleaned = request.viewer, form.cleaned_data
    if cleaned["ending"] == REOPEN:
        reopen_paper_form(viewer=viewer, number=cleaned["form_number"], ground=cleaned["ground"])
        return
    end_paper_form(
        viewer=viewer,
        number=cleaned["form_number"],
        ending=cast("PaperEnding", cleaned["ending"]),
        ground=cleaned["ground"],
    )


def _block_of(request: OfficerRequest) -> UUID | None:
    """The block on whose page the form was; None for the list of blocks."""
    try:
        return UUID(request.POST.get("block", ""))
    except ValueError:
        return None


def _blocks_page(request: OfficerRequest, form: PrintForm, account: AccountForm) -> HttpResponse:
    listed = list_paper_blocks(request.viewer)
    context = {
        "navigation": pages(request.viewer, "port-paper"),
        "form": form,
        "account": account,
        "table": _blocks_table(listed),
        "out": sum(one.out for one in listed),
    }
    status = 422 if form.errors or account.errors else 200
    return render(request, "port/paper.html", context, status=status)


def _block_page(request: OfficerRequest, block_id: UUID, form: AccountForm) -> HttpResponse:
    viewer = request.viewer
    found = find_paper_block(viewer, block_id)
    if found is None:
        raise Http404
    context = {
        "navigation": pages(viewer, "port-paper"),
        # Not "block": inside a block of a template, that is the block itself.
        "printing": found,
        "direction": wording.DIRECTIONS.get(found.direction, found.direction),
        "printed_at": apart(day_and_time(found.printed_at)),
        "account": form,
        "table": _forms_table(list_paper_forms(viewer, block_id)),
        "out": found.out,
    }
    status = 422 if form.errors else 200
    return render(request, "port/paper_block.html", context, status=status)


def _blocks_table(listed: list[PaperBlock]) -> Table:
    names = get_officer_names({one.printed_by for one in listed if one.printed_by})
    columns = [
        Column(words=_t("Forms"), align="code"),
        Column(words=_t("Lane")),
        Column(words=_t("Direction")),
        Column(words=_t("Printed at")),
        Column(words=_t("Printed by")),
        Column(words=_t("Printed"), align="number"),
        Column(words=_t("Entered"), align="number"),
        Column(words=_t("Spoiled, unused or lost"), align="number"),
        Column(words=_t("Not accounted for"), align="number"),
    ]
    return Table(
        caption=_t("Forms by printing"),
        columns=columns,
        rows=[_block_row(one, names) for one in listed],
        empty=_t("No form has been printed yet. Print some before they are needed."),
    )


def _block_row(one: PaperBlock, names: dict[UUID, str]) -> Row:
    ended = sum(one.counts[state] for state in ("spoiled", "not_used", "lost"))
    return Row(
        cells=(
            Cell(
                value=f"{one.first} – {one.last.rpartition('-')[2]}",
                url=reverse("port-paper-block", args=[one.block_id]),
            ),
            Cell(value=one.lane or UNKNOWN),
            Cell(value=wording.DIRECTIONS.get(one.direction, one.direction)),
            Cell(value=day_and_time(one.printed_at)),
            Cell(value=names.get(one.printed_by, UNKNOWN) if one.printed_by else UNKNOWN),
            Cell(value=number(one.printed)),
            Cell(value=number(one.counts["entered"])),
            Cell(value=number(ended)),
            Cell(value=number(one.out), kind="watch" if one.out else None),
        )
    )


def _forms_table(lines: list[PaperLine]) -> Table:
    names = get_officer_names({line.state_by for line in lines if line.state_by})
    columns = [
        Column(words=_t("Form"), align="code"),
        Column(words=_t("State")),
        Column(words=_t("Crossed at, by the form")),
        Column(words=_t("What the system would have said")),
        Column(words=_t("By")),
        Column(words=_t("At")),
        Column(words=_t("Why")),
    ]
    return Table(
        caption=_t("Every number"),
        columns=columns,
        rows=[_form_row(line, names) for line in lines],
        empty="",
    )


def _form_row(line: PaperLine, names: dict[UUID, str]) -> Row:
    words, kind = STATES[line.state]
    would_stop = line.advice in ("secondary", "verify_identity")
    state = _t("entered, later undone") if line.is_undone else words
    return Row(
        cells=(
            Cell(value=line.form),
            Cell(value=state, kind=kind),
            Cell(value=day_and_time(line.crossed_at) if line.crossed_at else ""),
            Cell(value=_advice(line), kind="stop" if would_stop else None),
            Cell(value=names.get(line.state_by, UNKNOWN) if line.state_by else ""),
            Cell(value=day_and_time(line.state_at) if line.state_at else ""),
            Cell(value=line.ground),
        )
    )


def _advice(line: PaperLine) -> str:
    """In the same words for every reason: the page is about forms, not about people."""
    if line.advice in ("secondary", "verify_identity"):
        return _t("refer to secondary")
    return _t("check") if line.advice == "check" else ""
