"""A document typed by hand: where there is no machine-readable zone, or no document at all."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from manfadh.apps.operate.crossings.selectors import NO_DOCUMENT, Reading
from manfadh.libs.codes import DocumentKind, document_kind_name
from manfadh.web.components.inspection import wording
from manfadh.web.components.inspection.fields import (
    CodeField,
    CountryField,
    PartialDateField,
    TypedField,
)
from manfadh.web.components.inspection.places import reader_language


class DocumentForm(forms.Form):
    """What an officer reads off a paper by eye, or is told where there is none."""

    kind = forms.ChoiceField(label=_("Document"))
    number = CodeField(label=_("Number"), required=False)
    issuer = CountryField(label=_("Issuer"), required=False)
    nationality = CountryField(
        label=_("Nationality"), required=False, help_text=_("XXA: stateless. Empty: not known.")
    )
    surname = TypedField(label=_("Surname"), max_length=120, required=False)
    given_names = TypedField(label=_("Given names"), max_length=120)
    birth = PartialDateField(label=_("Date of birth"), required=False)
    sex = forms.ChoiceField(
        label=_("Sex"),
        required=False,
        choices=lambda: [("", _("not stated")), *wording.SEXES.items()],
    )
    expiry = PartialDateField(label=_("Valid until"), required=False)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(auto_id="typed_%s", **kwargs)
        language = reader_language()
        kinds = [(kind.value, document_kind_name(kind, language)) for kind in DocumentKind]
        cast("forms.ChoiceField", self.fields["kind"]).choices = [
            *kinds,
            (NO_DOCUMENT, _("No document")),
        ]
        self.fields["kind"].widget.attrs["autofocus"] = True

    def clean(self) -> dict[str, Any]:
        """Ask for number and issuer where there is a paper."""
        cleaned = super().clean() or {}
        if cleaned.get("kind", NO_DOCUMENT) == NO_DOCUMENT:
            return cleaned | {"number": "", "issuer": "", "expiry": ""}
        if not cleaned.get("number") and "number" not in self.errors:
            self.add_error("number", _("Type the number, or choose that there is no document."))
        if not cleaned.get("issuer") and "issuer" not in self.errors:
            self.add_error("issuer", _("Type who issued the document."))
        return cleaned

    def reading(self) -> Reading:
        """The reading as typed."""
        cleaned = self.cleaned_data
        sex = cleaned["sex"] or None
        return Reading(
            kind=cleaned["kind"],
            issuer=cleaned["issuer"],
            number=cleaned["number"],
            nationality=cleaned["nationality"],
            surname=cleaned["surname"],
            given_names=cleaned["given_names"],
            birth=cleaned["birth"],
            sex=sex,
            expiry=cleaned["expiry"],
            is_typed=True,
        )
