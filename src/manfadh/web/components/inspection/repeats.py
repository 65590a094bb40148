"""Asking whether somebody who crossed a few minutes ago crosses again."""

from typing import Any, cast
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from manfadh.apps.govern.accounts.selectors import get_officer_names
from manfadh.apps.operate.crossings.events import Judgement
from manfadh.apps.operate.crossings.selectors import (
    EarlierCrossing,
    Inspected,
    get_earlier_crossing,
)
from manfadh.apps.operate.crossings.services import Again, NothingToRepeat
from manfadh.web.components.inspection import wording
from manfadh.web.components.inspection.correction_words import JUDGEMENTS
from manfadh.web.components.inspection.desks import Desk
from manfadh.web.components.inspection.forms import LONGEST_NOTE
from manfadh.web.components.inspection.places import country_words, moment, port_words
from manfadh.web.components.inspection.showing import show_name, show_printed_name
from manfadh.web.components.shapes import Cell, Column, Row, Table
from manfadh.web.components.viewer import OfficerRequest

AGAIN = "components/inspection/again.html"
ANSWERS: tuple[Judgement, ...] = ("crosses_again", "another_person")


class AgainForm(forms.Form):
    """Why this is another crossing."""

    judgement = forms.ChoiceField(
        label=gettext_lazy("What this is"),
        choices=[(code, JUDGEMENTS[code]) for code in ANSWERS],
        widget=forms.RadioSelect,
    )
    repeat_reason = forms.CharField(
        label=gettext_lazy("Why, in a few words"),
        max_length=LONGEST_NOTE,
        help_text=gettext_lazy("For example: turned back for a bag left in the hall."),
    )

    def again(self) -> Again:
        """The answer of a valid form."""
        return Again(
            judgement=cast("Judgement", self.cleaned_data["judgement"]),
            reason=self.cleaned_data["repeat_reason"],
        )


def read_answer(request: OfficerRequest) -> AgainForm | None:
    """What the officer answered to the question; None where it was not asked yet."""
    return (
        AgainForm(request.POST, auto_id="again_%s") if "judgement_asked" in request.POST else None
    )


def ask(
    request: OfficerRequest, desk: Desk, shown: Inspected, form: AgainForm | None = None
) -> HttpResponse:
    """The question, with the earlier crossing beside the present reading."""
    if shown.just_crossed is None:
        raise NothingToRepeat(str(shown.inspection_id))
    earlier = get_earlier_crossing(request.viewer, shown.just_crossed)
    context: dict[str, Any] = {
        "name": show_name(shown),
        "inspection_id": shown.inspection_id,
        "sentence": _sentence(earlier),
        "table": _side_by_side(shown, earlier),
        "form": form or AgainForm(auto_id="again_%s"),
        "kept": _kept(request),
    }
    return desk.answer(request, AGAIN, context, status=422 if form else 200)


def _kept(request: OfficerRequest) -> list[tuple[str, str]]:
    """What the officer had filled in before the question came."""
    ours = {"csrfmiddlewaretoken", "judgement", "repeat_reason", "judgement_asked"}
    return [
        (name, str(value))
        for name, values in request.POST.lists()
        if name not in ours
        for value in values
    ]


def _sentence(earlier: EarlierCrossing) -> str:
    if earlier.minutes < 1:
        return _("A crossing of this person was recorded a moment ago.")
    return ngettext(
        "A crossing of this person was recorded %(minutes)d minute ago.",
        "A crossing of this person was recorded %(minutes)d minutes ago.",
        earlier.minutes,
    ) % {"minutes": earlier.minutes}


def _side_by_side(shown: Inspected, earlier: EarlierCrossing) -> Table:
    ports = port_words([shown.port, earlier.port])
    names = get_officer_names([earlier.officer_id] if earlier.officer_id else [])
    was, now = earlier.reading, shown.reading
    lines = [
        (_("When"), moment(earlier.crossed_at), _("now")),
        (
            _("Direction"),
            wording.DIRECTIONS[earlier.direction],
            wording.DIRECTIONS[shown.direction],
        ),
        (_("Port"), ports.get(earlier.port, "—"), ports.get(shown.port, "—")),
        (_("Lane"), earlier.lane or "—", shown.lane or "—"),
        (_("Decided by"), _officer(names, earlier.officer_id), _("you")),
        (_("Name as printed"), show_printed_name(was), show_printed_name(now)),
        (_("Document"), was.number if was else "—", now.number or "—"),
        (
            _("Nationality"),
            country_words(was.nationality) if was else "—",
            country_words(now.nationality),
        ),
    ]
    return Table(
        caption=_("The earlier crossing beside this reading"),
        caption_hidden=True,
        columns=(
            Column(words=_("Fact")),
            Column(words=_("Earlier crossing")),
            Column(words=_("This reading")),
        ),
        rows=[Row(cells=tuple(Cell(value=value) for value in line)) for line in lines],
        empty="",
    )


def _officer(names: dict[UUID, str], officer_id: UUID | None) -> str:
    return names.get(officer_id, "—") if officer_id else "—"
