"""An officer's own account: the second factor and the password."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from manfadh.apps.govern.accounts.services import (
    AccountRefused,
    change_password,
    confirm_second_factor,
    new_second_factor,
    provisioning_uri,
)
from manfadh.web.components import sessions
from manfadh.web.components.passkeys import is_unproven
from manfadh.web.components.qr import qr_data_uri
from manfadh.web.components.sign_in_forms import CodeForm, PasswordForm
from manfadh.web.components.viewer import OfficerRequest, for_any_officer

_NEW_SECRET = "new_second_factor"  # noqa: S105


@for_any_officer
@sensitive_post_parameters("code")
def second_factor(request: OfficerRequest) -> HttpResponse:
    """Set up the second factor: a QR code for the phone, confirmed by a first code.

    Whoever has one already is told so: only an administrator takes a second factor away.
    """
    if request.user.has_second_factor:
        return render(request, "components/second_factor_on.html")
    if is_unproven(request):
        return render(request, "components/passkey_first.html")
    secret = request.session.setdefault(_NEW_SECRET, new_second_factor())
    form = CodeForm(request.POST or None)
    if form.is_valid():
        try:
            codes = confirm_second_factor(
                user=request.user, secret=secret, code=form.cleaned_data["code"]
            )
        except AccountRefused as refusal:
            form.add_error("code", str(refusal))
        else:
            del request.session[_NEW_SECRET]
            return render(request, "components/recovery_codes.html", {"codes": codes})
    shown = {
        "form": form,
        "secret": secret,
        "qr": qr_data_uri(provisioning_uri(user=request.user, secret=secret)),
    }
    status = 422 if form.errors else 200
    return render(request, "components/second_factor.html", shown, status=status)


@for_any_officer
@sensitive_post_parameters()
def password(request: OfficerRequest) -> HttpResponse:
    """Change the own password; sessions elsewhere end, this one goes on."""
    form = PasswordForm(request.POST or None)
    if form.is_valid():
        try:
            change_password(
                user=request.user,
                old=form.cleaned_data["old"],
                new=form.cleaned_data["password"],
            )
        except AccountRefused as refusal:
            form.add_error(refusal.field, str(refusal))
        else:
            passkey_id = sessions.passkey_of(request)
            sessions.open_for(request, request.user, passkey_id=passkey_id)
            messages.success(request, _("Your password is changed."))
            return redirect("home")
    status = 422 if form.errors else 200
    return render(request, "components/password.html", {"form": form}, status=status)
