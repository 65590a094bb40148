"""Where officers sign in and out, and where everybody's way begins."""

from django.urls import path

from manfadh.web.components import help_page, languages, line, own_account, sign_in

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
    path("password", own_account.password, name="password"),
    path("line", line.show_line, name="line-state"),
    path("language", languages.set_language, name="set_language"),
]
