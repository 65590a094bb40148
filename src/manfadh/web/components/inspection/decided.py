"""A crossing looked at again: how it reads now, its history, and the form to correct it.

The same at a booth (own decisions) and for who supervises (those of the port).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from manfadh.apps.govern.accounts.selectors import get_officer_names
from manfadh.apps.operate.crossings.events import CorrectionReason
from manfadh.apps.operate.crossings.selectors import (
    DecidedCrossing,
    DecidedLine,
    get_crossing,
)
from manfadh.apps.operate.crossings.services import (
    CorrectionWrong,
    CrossingError,
    correct_crossing,
)
from manfadh.kernel.calendars import own_calendar
from manfadh.web.components.inspection import wording
from manfadh.web.components.inspection.categories import CategoryWords
from manfadh.web.components.inspection.correction_words import (
    FIELDS,
    JUDGEMENTS,
    REASONS,
    say_value,
)
from manfadh.web.components.inspection.fields import (
    CodeField,
    CountryField,
    DayField,
    DaysField,
    PartialDateField,
    TypedField,
)
from manfadh.web.components.inspection.forms import LONGEST_NOTE
from manfadh.web.components.inspection.places import (
    authority_choices,
    country_choices,
    country_words,
    moment,
    port_words,
)
from manfadh.web.components.inspection.showing import is_arabic
from manfadh.web.components.shapes import Cell, Column, Fact, PersonName, Row, Table
from manfadh.web.components.viewer import OfficerRequest

PAGE = "components/inspection/crossing.html"
_NAMES = ("surname", "given_names", "given", "father", "grandfather", "family", "mother")
_CHOSEN: Mapping[str, Mapping[str, object]] = {
    "direction": wording.DIRECTIONS,
    "sex": {"": gettext_lazy("not stated"), **wording.SEXES},
    "mode": wording.MODES,
    "permission": wording.PERMISSIONS,
}


@dataclass(frozen=True, kw_only=True)
class Corridor:
    """Where crossings are looked at again: its list, one crossing, and the frame of the page."""

    listing: str
    one: str
    correct: str
    base: str


class CorrectionForm(forms.Form):
    """The fields of a crossing as they read, each to be said otherwise, with a reason."""

    reason = forms.ChoiceField(label=gettext_lazy("Reason"), choices=REASONS.items)
    note = forms.CharField(
        label=gettext_lazy("What was wrong, in a few words"),
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, shown: DecidedCrossing, authority: str, **kwargs: Any) -> None:
        initial: dict[str, Any] = {**shown.values, "seen": len(shown.changes)}
        initial["crossed_at"] = shown.crossed_at.replace(second=0, microsecond=0)
        super().__init__(initial=initial, auto_id="correct_%s", **kwargs)
        told = {
            name: _field(name, authority)
            for name in FIELDS
            if name in shown.correctable and name != "birth_year"
        }
        self.told = tuple(told)
        self.fields = {**told, **self.fields}

    def values(self) -> dict[str, str]:
        """The text of each field that was changed; an instant is known to the minute only."""
        return {
            name: _text(self.cleaned_data[name]) for name in self.told if name in self.changed_data
        }

    @property
    def correction_reason(self) -> CorrectionReason:
        """The reason chosen."""
        return cast("CorrectionReason", self.cleaned_data["reason"])


def lines_table(lines: Sequence[DecidedLine], corridor: Corridor, empty: str) -> Table:
    """Crossings, the last first, each a way to its page."""
    names = get_officer_names([line.officer_id for line in lines if line.officer_id])
    return Table(
        caption=_("Crossings"),
        caption_hidden=True,
        columns=(
            Column(words=_("Traveller")),
            Column(words=_("When")),
            Column(words=_("Direction")),
            Column(words=_("Lane")),
            Column(words=_("Nationality")),
            Column(words=_("Decided by")),
            Column(words=_("State")),
        ),
        rows=[_row(line, corridor, names) for line in lines],
        empty=empty,
    )


def show(
    request: OfficerRequest,
    corridor: Corridor,
    crossing_id: UUID,
    form: CorrectionForm | None = None,
) -> HttpResponse:
    """The page of one crossing. Raises what `get_crossing` raises."""
    shown = get_crossing(request.viewer, crossing_id)
    if form is None and shown.correctable:
        form = CorrectionForm(shown, request.viewer.authority)
    context = {
        "corridor": corridor,
        "base": corridor.base,
        "crossing": shown,
        "name": _name(shown),
        "facts": _facts(shown),
        "history": _history(shown),
        "judgements": [
            (JUDGEMENTS.get(one.judgement, one.judgement), one.reason or "")
            for one in shown.judgements
        ],
        "form": form,
        "countries": country_choices() if form else (),
    }
    is_wrong = form is not None and bool(form.errors)
    return render(request, PAGE, context, status=422 if is_wrong else 200)


def correct(request: OfficerRequest, corridor: Corridor, crossing_id: UUID) -> HttpResponse:
    """Record a correction, or show what is to mend in the form."""
    shown = get_crossing(request.viewer, crossing_id)
    form = CorrectionForm(shown, request.viewer.authority, data=request.POST)
    if form.is_valid():
        try:
            correct_crossing(
                viewer=request.viewer,
                crossing_id=crossing_id,
                values=form.values(),
                reason=form.correction_reason,
                note=form.cleaned_data["note"],
                seen_changes=form.cleaned_data["seen"],
            )
        except CorrectionWrong as error:
            form.add_error(error.field, wording.say_error(error))
        except CrossingError as error:
            form.add_error(None, wording.say_error(error))
        else:
            return redirect(corridor.one, crossing_id)
    return show(request, corridor, crossing_id, form)


def _row(line: DecidedLine, corridor: Corridor, names: Mapping[UUID, str]) -> Row:
    officer = names.get(line.officer_id, "—") if line.officer_id else "—"
    state = Cell(value="—")
    if line.is_undone:
        state = Cell(value=_("undone"), kind="quiet")
    elif line.is_corrected:
        state = Cell(value=_("corrected"), kind="note")
    elif line.is_paper:
        state = Cell(value=_("from paper"), kind="watch")
    return Row(
        cells=(
            Cell(value=line.name or _("No name"), url=_url(corridor, line.crossing_id)),
            Cell(value=moment(line.crossed_at)),
            Cell(value=wording.DIRECTIONS.get(line.direction, line.direction)),
            Cell(value=line.lane or "—"),
            Cell(value=country_words(line.nationality) or "—"),
            Cell(value=officer),
            state,
        )
    )


def _url(corridor: Corridor, crossing_id: UUID) -> str:
    return reverse(corridor.one, args=[crossing_id])


def _name(shown: DecidedCrossing) -> PersonName:
    person = shown.person
    if person is None:
        return PersonName(latin=_("Erased"))
    own, printed = str(person.full_name), person.printed_name
    if is_arabic(own):
        return PersonName(arabic=own, latin=printed, mother=person.mother or "")
    return PersonName(latin=printed or own or _("Erased"), mother=person.mother or "")


def _facts(shown: DecidedCrossing) -> tuple[Fact, ...]:
    ports = port_words([shown.port])
    names = get_officer_names([shown.officer_id] if shown.officer_id else [])
    facts = [
        Fact(words=str(FIELDS[name]), value=say_value(name, shown.values[name]))
        for name in ("direction", "nationality", "birth", "sex", "mode", "permission")
    ]
    facts += [
        Fact(words=str(FIELDS[name]), value=shown.values[name])
        for name in ("permission_number", "permission_until_on", "stay_days")
        if shown.values[name]
    ]
    facts.insert(1, Fact(words=_("When"), value=moment(shown.crossed_at)))
    facts += [
        Fact(words=_("Port"), value=ports.get(shown.port, shown.port)),
        Fact(words=_("Lane"), value=shown.lane or "—"),
        Fact(words=_("Decided by"), value=_officer(names, shown.officer_id)),
    ]
    facts += _category(shown)
    if shown.ground:
        facts.append(Fact(words=_("Ground"), value=shown.ground))
    return tuple(facts)


def _category(shown: DecidedCrossing) -> list[Fact]:
    held = shown.category
    if held is None:
        return []
    words = CategoryWords(shown.authority, own_calendar().day_of(shown.crossed_at))
    facts = [Fact(words=_("Crosses as"), value=words.rule(held.rule, held.category))]
    if held.detail:
        facts.append(Fact(words=_("What this rests on"), value=words.detail(held.detail)))
    if held.leave_by_at:
        facts.append(Fact(words=_("Pass holds until"), value=moment(held.leave_by_at)))
    return facts


def _officer(names: Mapping[UUID, str], officer_id: UUID | None) -> str:
    return names.get(officer_id, "—") if officer_id else "—"


def _history(shown: DecidedCrossing) -> Table:
    names = get_officer_names([change.by for change in shown.changes if change.by])
    return Table(
        caption=_("What was corrected"),
        columns=(
            Column(words=_("Field")),
            Column(words=_("Before")),
            Column(words=_("After")),
            Column(words=_("Reason")),
            Column(words=_("Corrected by")),
            Column(words=_("When")),
        ),
        rows=[
            Row(
                cells=(
                    Cell(value=FIELDS.get(change.field, change.field)),
                    Cell(value=say_value(change.field, change.was)),
                    Cell(value=say_value(change.field, change.becomes)),
                    Cell(value=_why(change.reason, change.note)),
                    Cell(value=_officer(names, change.by)),
                    Cell(value=moment(change.at)),
                )
            )
            for change in shown.changes
            if change.field != "birth_year"
        ],
        empty=_("Nothing was corrected: the crossing reads as it was recorded."),
    )


def _why(reason: str, note: str | None) -> str:
    words = str(REASONS.get(reason, reason))
    return f"{words}: {note}" if note else words


def _field(name: str, authority: str) -> forms.Field:
    label = FIELDS[name]
    if name in _CHOSEN:
        return forms.ChoiceField(
            label=label, choices=list(_CHOSEN[name].items()), required=name != "sex"
        )
    if name == "permission_authority":
        return forms.ChoiceField(
            label=label, choices=[("", "—"), *authority_choices(authority)], required=False
        )
    made: dict[str, forms.Field] = {
        "nationality": CountryField(label=label, required=False),
        "birth": PartialDateField(label=label, required=False),
        "permission_number": CodeField(label=label, required=False),
        "permission_until_on": DayField(label=label, required=False),
        "stay_days": DaysField(label=label, required=False),
        "crossed_at": forms.DateTimeField(
            label=label,
            widget=forms.DateTimeInput(
                format="%Y-%m-%d %H:%M", attrs={"dir": "ltr", "placeholder": "2026-03-01 09:30"}
            ),
        ),
    }
    return made.get(name) or TypedField(
        label=label, required=False, max_length=240 if name == "mother" else 120
    )


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    return str(value)
