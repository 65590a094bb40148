"""Tokens: which systems ask this node, in whose name, for what; issuing and revoking them."""

from datetime import timedelta
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from manfadh.apps.govern.accounts.selectors import OfficerSeen, list_officers
from manfadh.apps.govern.accounts.selectors.tokens import TokenShown, list_tokens
from manfadh.apps.govern.accounts.services import AccountRefused, issue_token, revoke_token
from manfadh.kernel import clock
from manfadh.kernel.viewers import Purpose
from manfadh.web.administration.acts import refuse_in
from manfadh.web.administration.forms import RevokeForm, TokenForm
from manfadh.web.administration.views import navigation
from manfadh.web.components.shapes import Cell, Column, Row, Table
from manfadh.web.components.viewer import OfficerRequest, screen
from manfadh.web.components.words import PURPOSES

_USUAL = timedelta(days=90)


@screen(purpose=Purpose.ADMINISTRATION, action="officer.manage")
@require_GET
def tokens(request: OfficerRequest) -> HttpResponse:
    """The tokens of the authority's officers, those in force first."""
    return _page(request)


@screen(purpose=Purpose.ADMINISTRATION, action="officer.manage")
@require_POST
def issue(request: OfficerRequest) -> HttpResponse:
    """Issue a token and show it, this one time."""
    form = TokenForm(request.POST, auto_id="token-%s")
    if not form.is_valid():
        return _page(request, form)
    officer = _find_officer(request, form.cleaned_data["username"])
    if officer is None:
        form.add_error("username", _("No officer signs in by this name."))
        return _page(request, form)
    try:
        fresh = issue_token(
            viewer=request.viewer,
            officer_id=officer.officer_id,
            name=form.cleaned_data["name"],
            purpose=Purpose(form.cleaned_data["purpose"]),
            valid_until_on=form.cleaned_data["valid_until_on"],
        )
    except AccountRefused as refusal:
        refuse_in(form, refusal)
        return _page(request, form)
    context = {
        "secret": fresh.secret,
        "name": form.cleaned_data["name"],
        "officer": officer.name or officer.username,
        "until": form.cleaned_data["valid_until_on"],
        "navigation": navigation("administration-tokens"),
    }
    return render(request, "administration/token_issued.html", context)


@screen(purpose=Purpose.ADMINISTRATION, action="officer.manage")
@require_POST
def revoke(request: OfficerRequest, token_id: UUID) -> HttpResponse:
    """Let a token open nothing from now on."""
    form = _revoke_form(token_id, request)
    if not form.is_valid():
        return _page(request, revoking={token_id: form})
    try:
        revoke_token(viewer=request.viewer, token_id=token_id, ground=form.cleaned_data["ground"])
    except AccountRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The token opens nothing any more."))
    return redirect("administration-tokens")


def _page(
    request: OfficerRequest,
    form: forms.Form | None = None,
    revoking: dict[UUID, forms.Form] | None = None,
) -> HttpResponse:
    found, today = list_tokens(request.viewer), timezone.localdate(clock.now())
    table = Table(
        caption=_("Tokens of systems"),
        columns=[
            Column(words=_("What it is for")),
            Column(words=_("Officer")),
            Column(words=_("Purpose")),
            Column(words=_("Last day"), align="number"),
            Column(words=_("Last used"), align="number"),
            Column(words=_("State of the token")),
        ],
        rows=[_row(token) for token in found],
        empty=_("No token was issued yet. A gate needs one to ask in an officer's name."),
        caption_hidden=True,
    )
    given = revoking or {}
    context = {
        "table": table,
        "form": form or TokenForm(initial={"valid_until_on": today + _USUAL}, auto_id="token-%s"),
        "in_force": [
            (token, given.get(token.token_id) or _revoke_form(token.token_id))
            for token in found
            if token.holds(today)
        ],
        "navigation": navigation("administration-tokens"),
    }
    is_wrong = bool(given or (form is not None and form.errors))
    return render(request, "administration/tokens.html", context, status=422 if is_wrong else 200)


def _row(token: TokenShown) -> Row:
    return Row(
        cells=[
            Cell(value=token.name),
            Cell(value=token.officer),
            Cell(value=PURPOSES[token.purpose]),
            Cell(value=token.valid_until_on),
            Cell(value=_used(token)),
            _standing(token),
        ]
    )


def _used(token: TokenShown) -> object:
    if token.used_on is not None:
        return token.used_on
    return _("never") if token.is_held_here or token.revoked_at else _("issued at another node")


def _standing(token: TokenShown) -> Cell:
    if token.revoked_at is not None:
        return Cell(value=_("Revoked"), kind="stop")
    if token.holds(timezone.localdate(clock.now())):
        return Cell(value=_("Holds today"), kind="good")
    return Cell(value=_("Over"), kind="quiet")


def _find_officer(request: OfficerRequest, username: str) -> OfficerSeen | None:
    found = list_officers(request.viewer, search=username)
    return next((one for one in found if one.username == username.strip().casefold()), None)


def _revoke_form(token_id: UUID, request: HttpRequest | None = None) -> RevokeForm:
    return RevokeForm(request.POST if request else None, auto_id=f"revoke-{token_id}-%s")
