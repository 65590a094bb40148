"""The forms of signing in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from manfadh.apps.govern.accounts.services.passwords import MOST_CHARACTERS


def _password(label: Any, autocomplete: str, **attributes: str) -> forms.CharField:
    widget = forms.PasswordInput(attrs={"autocomplete": autocomplete, "dir": "ltr", **attributes})
    return forms.CharField(label=label, max_length=MOST_CHARACTERS, strip=False, widget=widget)


class SignInForm(forms.Form):
    """Name and password."""

    username = forms.CharField(
        label=_("Sign-in name"),
        max_length=60,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "username",
                "autocapitalize": "none",
                "spellcheck": "false",
                "autofocus": True,
                "dir": "ltr",
            }
        ),
    )
    password = _password(_("Password"), "current-password")


class UnlockForm(forms.Form):
    """The password of the officer who locked the screen."""

    password = _password(_("Password"), "current-password", autofocus="autofocus")


class CodeForm(forms.Form):
    """A code of the phone, or a recovery code."""

    code = forms.CharField(
        label=_("Code"),
        max_length=20,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "one-time-code",
                "inputmode": "numeric",
                "autofocus": True,
                "dir": "ltr",
            }
        ),
    )


class PasswordForm(forms.Form):
    """A new password in place of the present one."""

    old = _password(_("Present password"), "current-password", autofocus="autofocus")
    password = _password(_("New password"), "new-password")
    again = _password(_("New password, once more"), "new-password")

    def clean(self) -> dict[str, Any]:
        """Check that the new password was typed the same twice."""
        cleaned = super().clean() or {}
        if cleaned.get("password") != cleaned.get("again"):
            self.add_error("again", _("The two new passwords differ."))
        return cleaned
