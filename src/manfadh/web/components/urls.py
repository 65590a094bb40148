"""Where officers sign in and out, and where everybody's way begins."""

from django.urls import path

from manfadh.web.components import help_page, languages, line, own_account, passkeys, sign_in

urlpatterns = [
    path("help", help_page.show, name="help"),
    path("", sign_in.home, name="home"),
    path("sign-in", sign_in.sign_in, name="sign-in"),
    path("sign-in/code", sign_in.sign_in_code, name="sign-in-code"),
    path("sign-out", sign_in.sign_out, name="sign-out"),
    path("lock", sign_in.lock, name="lock"),
    path("unlock", sign_in.unlock, name="unlock"),
    path("change-officer", sign_in.change_officer, name="change-officer"),
    path("second-factor", own_account.second_factor, name="second-factor"),
    path("passkeys", passkeys.own, name="passkeys"),
    path("passkeys/offer", passkeys.offer, name="passkey-offer"),
    path("passkeys/register", passkeys.register, name="passkey-register"),
    path("passkeys/<uuid:passkey_id>/remove", passkeys.remove, name="passkey-remove"),
    path("passkeys/ask", passkeys.ask, name="passkey-ask"),
    path("sign-in/passkey", sign_in.sign_in_passkey, name="sign-in-passkey"),
    path("change-officer/passkey", sign_in.change_officer_passkey, name="change-officer-passkey"),
    path("unlock/passkey", sign_in.unlock_passkey, name="unlock-passkey"),
    path("password", own_account.password, name="password"),
    path("line", line.show_line, name="line-state"),
    path("language", languages.set_language, name="set_language"),
]
