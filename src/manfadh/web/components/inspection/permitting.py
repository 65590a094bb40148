"""The visa or permit that a traveller shows: its card, and the form to type it from the paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from manfadh.apps.operate.crossings.events import PermissionKind
from manfadh.apps.operate.crossings.selectors import Inspected
from manfadh.apps.operate.crossings.selectors.permissions import PermissionShown
from manfadh.apps.operate.crossings.services import PermissionTyped, present_permission
from manfadh.apps.operate.crossings.services.present import Entries
from manfadh.web.components.going import go_to
from manfadh.web.components.inspection import wording
from manfadh.web.components.inspection.desks import Desk, say_problem
from manfadh.web.components.inspection.fields import CodeField, DayField, DaysField, TypedField
from manfadh.web.components.inspection.places import authority_choices, country_words
from manfadh.web.components.measures import UNKNOWN
from manfadh.web.components.shapes import Fact
from manfadh.web.components.viewer import OfficerRequest

ENTRIES = {
    "unknown": gettext_lazy("Not known"),
    "single": gettext_lazy("One entry"),
    "double": gettext_lazy("Two entries"),
    "multiple": gettext_lazy("Many entries"),
}
# Permissions that are papers of their own; the rest is granted at the booth.
_PAPERS = ("visa", "residence", "border_pass")


@dataclass(frozen=True, kw_only=True)
class PermissionCard:
    """The permission as the booth lays it out; no facts where none was shown yet."""

    facts: tuple[Fact, ...]
    form: "PermissionForm"


class PermissionForm(forms.Form):
    """A visa or permit as it stands on the paper."""

    permission = forms.ChoiceField(label=gettext_lazy("Kind"))
    number = CodeField(label=gettext_lazy("Its number"))
    issued_by = forms.ChoiceField(label=gettext_lazy("Issued by"))
    entries = forms.ChoiceField(label=gettext_lazy("Entries"), choices=ENTRIES.items)
    valid_from_on = DayField(label=gettext_lazy("Valid from"), required=False)
    valid_until_on = DayField(label=gettext_lazy("Valid until"), required=False)
    stay_days = DaysField(label=gettext_lazy("Days of stay"), required=False)
    sponsor = TypedField(label=gettext_lazy("Sponsor"), max_length=200, required=False)

    def __init__(self, authorities: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        kinds = [(code, wording.PERMISSIONS[code]) for code in _PAPERS]
        cast("forms.ChoiceField", self.fields["permission"]).choices = kinds
        cast("forms.ChoiceField", self.fields["issued_by"]).choices = authorities

    def clean(self) -> dict[str, Any]:
        """Look whether the days follow each other."""
        cleaned = super().clean() or {}
        begins, ends = cleaned.get("valid_from_on"), cleaned.get("valid_until_on")
        if begins and ends and ends < begins:
            self.add_error("valid_until_on", _("The last day is before the first one."))
        return cleaned

    def typed(self) -> PermissionTyped:
        """What was typed."""
        cleaned = self.cleaned_data
        return PermissionTyped(
            permission=cast("PermissionKind", cleaned["permission"]),
            issued_by=cleaned["issued_by"],
            number=cleaned["number"],
            entries=cast("Entries", cleaned["entries"]),
            valid_from_on=cleaned["valid_from_on"],
            valid_until_on=cleaned["valid_until_on"],
            stay_days=cleaned["stay_days"],
            sponsor=cleaned["sponsor"],
        )


def show_permission(shown: Inspected, authorities: list[tuple[str, str]]) -> PermissionCard | None:
    """The card of the permission; None for who needs none."""
    if shown.direction == "exit" or shown.is_own_national or not shown.needs_permission:
        return None
    form = _form(shown.permission, authorities)
    facts = _facts(shown.permission, dict(authorities)) if shown.permission else ()
    return PermissionCard(facts=facts, form=form)


def permission_initial(shown: Inspected) -> dict[str, object]:
    """What the form of the decision takes over from the permission that was shown."""
    held = shown.permission
    if held is None:
        return {}
    taken = {
        "permission": held.permission,
        "permission_number": held.number or "",
        "permission_authority": held.issued_by,
        "permission_until_on": held.valid_until_on,
        "stay_days": held.stay_days,
    }
    return {name: value for name, value in taken.items() if value}


def present(request: OfficerRequest, desk: Desk, inspection_id: UUID) -> HttpResponse:
    """Keep the permission as typed, and show the traveller with what is found of it."""
    form = _form(None, authority_choices(request.viewer.authority), data=request.POST)
    if not form.is_valid():
        [(name, errors), *_rest] = form.errors.items()
        label = form.fields[name].label if name in form.fields else ""
        return say_problem(request, f"{label}: {errors[0]}", desk.home)
    present_permission(viewer=request.viewer, inspection_id=inspection_id, typed=form.typed())
    return go_to(request, reverse(desk.again, args=[inspection_id]))


def _form(
    held: PermissionShown | None, authorities: list[tuple[str, str]], data: Any = None
) -> PermissionForm:
    initial = {"entries": "unknown"}
    if held is not None:
        initial = {name: getattr(held, name) for name in PermissionForm.base_fields}
    return PermissionForm(authorities, data=data, initial=initial, auto_id="permit_%s")


def _facts(held: PermissionShown, authorities: dict[str, str]) -> tuple[Fact, ...]:
    issuer = authorities.get(held.issued_by) or country_words(held.issued_by)
    kind = str(wording.PERMISSIONS[held.permission])
    days = [
        day.isoformat() if day else UNKNOWN for day in (held.valid_from_on, held.valid_until_on)
    ]
    facts = [
        Fact(words=kind, value=held.number or UNKNOWN, code=True),
        Fact(words=_("Issued by"), value=issuer),
        Fact(words=_("Entries"), value=_entries(held)),
        Fact(words=_("Valid"), value=" – ".join(days), code=True),
    ]
    if held.sponsor:
        facts.append(Fact(words=_("Sponsor"), value=held.sponsor))
    return tuple(facts)


def _entries(held: PermissionShown) -> str:
    allowed = str(ENTRIES[held.entries])
    if not held.entered_before:
        return allowed
    used = ngettext("%(n)d entry made on it", "%(n)d entries made on it", held.entered_before) % {
        "n": held.entered_before
    }
    return f"{allowed} · {used}"
