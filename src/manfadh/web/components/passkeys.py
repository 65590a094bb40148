"""Passkeys: an officer's own page of them, and signing in, taking over and unlocking by one."""

import json
from typing import Any, NamedTuple
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from manfadh.apps.govern.accounts.selectors.passkeys import (
    PasskeySeen,
    has_any_passkey,
    has_passkey,
    list_own_passkeys,
)
from manfadh.apps.govern.accounts.services import (
    AccountRefused,
    ask_for_passkey,
    give_passkey_up,
    offer_passkey,
    register_passkey,
    site_at,
)
from manfadh.apps.govern.accounts.services.passkeys import MOST_LABEL_CHARACTERS
from manfadh.web.components import sessions
from manfadh.web.components.shapes import Cell, Column, Row, Table
from manfadh.web.components.viewer import OfficerRequest, for_any_officer, public


class PasskeyForm(forms.Form):
    """The name of a new passkey."""

    label = forms.CharField(
        label=gettext_lazy("Name of the passkey"),
        max_length=MOST_LABEL_CHARACTERS,
        help_text=gettext_lazy("For you alone: “blue key”, “my phone”."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autofocus": True}),
    )


class Passkeys(NamedTuple):
    """Whether a page offers passkeys; why not, where somebody has one; what went wrong with one."""

    offered: bool
    why_not: str = ""
    problem: str = ""


def passkeys_at(request: HttpRequest, problem: str = "") -> Passkeys:
    """What a page where officers sign in says of passkeys: nothing, while nobody has any."""
    if not has_any_passkey():
        return Passkeys(offered=False, why_not=problem)
    try:
        site_at(request.get_host())
    except AccountRefused as refusal:
        return Passkeys(offered=False, why_not=str(refusal))
    return Passkeys(offered=True, problem=problem)


@for_any_officer
def own(request: OfficerRequest) -> HttpResponse:
    """The officer's passkeys, and a form for one more."""
    return _show(request, PasskeyForm())


@for_any_officer
@require_POST
def offer(request: OfficerRequest) -> HttpResponse:
    """Tell the browser what to ask the device for, to make a new passkey."""
    if is_unproven(request):
        return _problem(_("Sign in by a passkey that you have, to register another one."))
    try:
        asked = offer_passkey(user=request.user, site=site_at(request.get_host()))
    except AccountRefused as refusal:
        return _problem(str(refusal))
    sessions.keep_asked(request, asked.state)
    return _json(asked.options)


@for_any_officer
@require_POST
def register(request: OfficerRequest) -> HttpResponse:
    """Keep the passkey that the device made."""
    if is_unproven(request):
        return render(request, "components/passkey_first.html", status=422)
    form = PasskeyForm(request.POST)
    state = sessions.take_asked(request)
    if not form.is_valid():
        return _show(request, form)
    try:
        passkey_id = register_passkey(
            user=request.user,
            site=site_at(request.get_host()),
            state=state,
            answer=request.POST.get("answer", ""),
            label=form.cleaned_data["label"],
        )
    except AccountRefused as refusal:
        return _show(request, form, str(refusal))
    sessions.note_passkey(request, passkey_id)
    messages.success(request, _("The passkey is registered. It signs you in from now on."))
    return redirect("passkeys")


@for_any_officer
@require_POST
def remove(request: OfficerRequest, passkey_id: UUID) -> HttpResponse:
    """Remove an own passkey."""
    if is_unproven(request):
        return render(request, "components/passkey_first.html", status=422)
    try:
        give_passkey_up(user=request.user, passkey_id=passkey_id)
    except AccountRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The passkey is removed."))
    return redirect("passkeys")


@public
@never_cache
@require_POST
@sensitive_post_parameters()
def ask(request: HttpRequest) -> HttpResponse:
    """Tell the browser what to ask the device for, to sign in or to unlock."""
    try:
        asked = ask_for_passkey(
            site=site_at(request.get_host()), username=request.POST.get("username", "")[:60]
        )
    except AccountRefused as refusal:
        return _problem(str(refusal))
    sessions.keep_asked(request, asked.state)
    return _json(asked.options)


def is_unproven(request: OfficerRequest) -> bool:
    """Whether a password alone opened this session of an officer who has a passkey and no codes.

    Such a session makes no second factor: whoever found the password would have one then.
    """
    if request.user.has_second_factor or sessions.is_by_passkey(request):
        return False
    return has_passkey(request.user.officer_id)


def _show(request: OfficerRequest, form: PasskeyForm, problem: str = "") -> HttpResponse:
    held = list_own_passkeys(request.user.officer_id)
    shown = {
        "form": form,
        "held": held,
        "table": passkey_table(held),
        "passkeys": _may_register(request, problem),
    }
    status = 422 if problem or form.errors else 200
    return render(request, "components/passkeys.html", shown, status=status)


def _may_register(request: OfficerRequest, problem: str) -> Passkeys:
    if is_unproven(request):
        sentence = _("Sign in by a passkey that you have, to register another one.")
        return Passkeys(offered=False, why_not=sentence)
    try:
        site_at(request.get_host())
    except AccountRefused as refusal:
        return Passkeys(offered=False, why_not=str(refusal))
    return Passkeys(offered=True, problem=problem)


def passkey_table(held: list[PasskeySeen]) -> Table:
    """Passkeys as a table: their names, where they work, since when, when last used."""
    return Table(
        caption=_("Passkeys"),
        columns=[
            Column(words=_("Name")),
            Column(words=_("Address")),
            Column(words=_("Registered"), align="number"),
            Column(words=_("Last used"), align="number"),
        ],
        rows=[
            Row(
                cells=[
                    Cell(value=seen.label),
                    Cell(value=seen.host),
                    Cell(value=seen.registered_at),
                    Cell(value=seen.used_at or _("not yet")),
                ]
            )
            for seen in held
        ],
        empty=_("No passkey yet."),
    )


def _json(options: dict[str, Any]) -> HttpResponse:
    return HttpResponse(json.dumps(options), content_type="application/json")


def _problem(sentence: str) -> HttpResponse:
    return JsonResponse({"problem": sentence}, status=422)
