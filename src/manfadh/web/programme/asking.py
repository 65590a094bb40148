"""A page that asks for something, does it, and brings a refusal back to the field that it is of."""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from manfadh.apps.improve.priorities.services import (
    CriterionUnknown,
    GapUnknown,
    NoOrder,
    PriorityRefused,
    WeightingUnknown,
)
from manfadh.web.components.viewer import OfficerRequest
from manfadh.web.programme.navigation import pages

REFUSALS = (PriorityRefused,)
UNKNOWN = (GapUnknown, CriterionUnknown, WeightingUnknown)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What a page asks for: its title, perhaps a sentence, the button, and where *back* leads."""

    title: str
    button: str
    back: str
    current: str
    lead: str = ""
    is_grave: bool = False


def ask(
    request: OfficerRequest,
    form: forms.Form,
    asked: Asked,
    do: Callable[[], object],
    *,
    then: str,
    said: str,
) -> HttpResponse:
    """Show the form; once it is sent and valid, `do` it, say what was done, and go `then`.

    Raises Http404 for what is not known.
    """
    if request.method == "POST" and form.is_valid():
        try:
            do()
        except REFUSALS as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        except NoOrder as refusal:
            form.add_error(None, str(refusal))
        except UNKNOWN as error:
            raise Http404 from error
        else:
            messages.success(request, said)
            return redirect(then)
    context = {"form": form, "asked": asked, "navigation": pages(asked.current)}
    return render(request, "programme/form.html", context, status=422 if form.errors else 200)
