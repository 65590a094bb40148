"""Searching for a person: whom, and why; the search, the reason and who was shown are recorded."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from manfadh.apps.operate.travellers.selectors import Person, search_people
from manfadh.web.components.inspection.fields import TypedField
from manfadh.web.components.inspection.places import country_words
from manfadh.web.components.shapes import Cell, Column, Row, Table
from manfadh.web.components.viewer import OfficerRequest


class SearchForm(forms.Form):
    """Whom an officer looks for, and why."""

    text = TypedField(
        label=gettext_lazy("Name or document number"),
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "autofocus": True}),
        help_text=gettext_lazy(
            "In any script. The search, the reason and who was shown are recorded."
        ),
    )
    reason = TypedField(
        label=gettext_lazy("Why you look"),
        max_length=200,
        help_text=gettext_lazy("For example: the number of a case."),
    )


def search_people_of(request: OfficerRequest) -> tuple[SearchForm, Table | None]:
    """The form as it was sent, and who was found; nothing is searched without a reason."""
    form = SearchForm(request.GET or None)
    if not (form.is_bound and form.is_valid()):
        return form, None
    asked = form.cleaned_data
    return form, _people(search_people(request.viewer, asked["text"], reason=asked["reason"]))


def _people(found: list[Person]) -> Table:
    return Table(
        caption=_("Found"),
        columns=(
            Column(words=_("Name")),
            Column(words=_("As printed")),
            Column(words=_("Mother's name")),
            Column(words=_("Date of birth")),
            Column(words=_("Nationality")),
        ),
        rows=[
            Row(
                cells=(
                    Cell(value=str(person.full_name) or person.printed_name or _("Erased")),
                    Cell(value=person.printed_name),
                    Cell(value=person.mother or "—"),
                    Cell(value=person.birth or "—"),
                    Cell(value=country_words(person.nationality)),
                )
            )
            for person in found
        ],
        empty=_("Nobody is found. Try another spelling, fewer words, or the document number."),
    )
