"""Signing in at a screen, and being sent to the page of one's role."""

import pytest
from django.conf import settings as node
from django.test import Client
from django.urls import reverse
from msgspec import structs
from pytest_django import Settings

from manfadh.apps.govern.accounts import services
from manfadh.apps.govern.accounts.models import User
from manfadh.apps.govern.accounts.selectors import lacks_second_factor, roles_of
from manfadh.kernel.viewers import Viewer
from manfadh.web.components.sign_in import FIRST_PAGES, first_page
from manfadh.web.components.words import ROLES
from tests.cast import PASSWORD, TOTP_SECRET, Part, open_session, totp_code


def give(client: Client, username: str, password: str = PASSWORD, to: str = "sign-in") -> str:
    """Sign in by name and password; answers where that leads."""
    answer = client.post(reverse(to), {"username": username, "password": password})
    return answer.headers.get("Location", f"status {answer.status_code}")


def test_the_first_page_asks_to_sign_in(client: Client, db: None) -> None:
    assert client.get("/").headers["Location"] == reverse("sign-in")


def test_hana_signs_in_and_goes_on_to_where_she_wanted(
    client: Client, cast: dict[str, Part]
) -> None:
    answer = client.post(
        reverse("sign-in") + "?next=/password", {"username": "hana", "password": PASSWORD}
    )
    assert answer.headers["Location"] == "/password"
    assert client.get("/password").status_code == 200


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example", "/\\evil.example"]
)
def test_nobody_is_sent_to_another_site(
    client: Client, cast: dict[str, Part], elsewhere: str
) -> None:
    answer = client.post(
        reverse("sign-in"),
        {"username": "hana", "password": PASSWORD},
        query_params={"next": elsewhere},
    )
    assert answer.headers["Location"] == "/"


def test_a_wrong_password_is_said_above_the_form(client: Client, cast: dict[str, Part]) -> None:
    answer = client.post(reverse("sign-in"), {"username": "hana", "password": "wrong"})
    assert answer.status_code == 422
    assert "do not fit" in answer.content.decode()


def test_yusuf_signs_in_with_password_and_code(client: Client, yusuf_user: User) -> None:
    services.confirm_second_factor(
        user=yusuf_user, secret=TOTP_SECRET, code=totp_code(steps_ahead=-1)
    )
    assert give(client, "yusuf") == reverse("sign-in-code")
    assert client.get(reverse("password")).status_code == 302, "the password alone opens nothing"
    answer = client.post(reverse("sign-in-code"), {"code": totp_code()})
    assert answer.headers["Location"] == "/"
    assert client.get(reverse("password")).status_code == 200


def test_a_wrong_code_is_said_at_the_field(client: Client, yusuf_user: User) -> None:
    services.confirm_second_factor(
        user=yusuf_user, secret=TOTP_SECRET, code=totp_code(steps_ahead=-1)
    )
    give(client, "yusuf")
    answer = client.post(reverse("sign-in-code"), {"code": "123"})
    assert answer.status_code == 422
    assert "The code does not fit" in answer.content.decode()


def test_the_code_page_without_a_password_leads_back(client: Client, db: None) -> None:
    answer = client.get(reverse("sign-in-code"))
    assert answer.headers["Location"] == reverse("sign-in")


def test_maryam_sets_up_her_second_factor_before_anything_opens(
    client: Client, maryam_user: User
) -> None:
    client.force_login(maryam_user)
    assert client.get(reverse("privacy")).headers["Location"] == reverse("second-factor")
    page = client.get(reverse("second-factor"))
    assert 'src="data:image/svg+xml;base64,' in page.content.decode()
    secret = page.context["secret"]
    codes = client.post(reverse("second-factor"), {"code": totp_code(secret)})
    assert len(codes.context["codes"]) == 10
    assert client.get(reverse("privacy")).status_code == 200


def test_hana_at_her_booth_needs_no_second_factor(hana_user: User, maryam_user: User) -> None:
    assert not lacks_second_factor(hana_user, roles_of(hana_user))
    assert lacks_second_factor(maryam_user, roles_of(maryam_user))


def test_where_all_people_are_invented_nobody_must_have_a_second_factor(
    maryam_user: User, settings: Settings
) -> None:
    settings.MANFADH = structs.replace(settings.MANFADH, node_kind="demo")
    assert not lacks_second_factor(maryam_user, roles_of(maryam_user))


@pytest.mark.parametrize(
    ("roles", "page"),
    [
        ({"booth_officer"}, "booth"),
        ({"secondary_officer", "booth_officer"}, "booth"),
        ({"port_director"}, "port"),
        ({"data_protection_officer"}, "privacy"),
        (set(), None),
    ],
)
def test_each_role_has_its_first_page(roles: set[str], page: str | None) -> None:
    assert first_page(frozenset(roles)) == page


def test_zahra_is_told_that_she_has_no_post_today(client: Client, zahra_user: User) -> None:
    client.force_login(zahra_user)
    assert "No post today" in client.get(reverse("home")).content.decode()


def test_ahmed_is_sent_to_administration(client: Client, ahmed_user: User) -> None:
    client.force_login(ahmed_user)
    assert client.get(reverse("home")).headers["Location"] == reverse("administration")


def test_a_suspended_officers_session_ends_with_the_next_key(
    client: Client, hana_user: User, ahmed: Viewer
) -> None:
    client.force_login(hana_user)
    services.suspend_officer(viewer=ahmed, officer_id=hana_user.officer_id, ground="inquiry")
    assert client.get(reverse("password")).headers["Location"] == reverse("sign-in")
    assert "_auth_user_id" not in client.session


def test_a_new_password_ends_the_sessions_elsewhere(
    client: Client, hana_user: User, ahmed: Viewer
) -> None:
    client.force_login(hana_user)
    services.set_password(
        viewer=ahmed, officer_id=hana_user.officer_id, password="four loud herons"
    )
    assert client.get(reverse("password")).status_code == 302


def test_hana_changes_her_password_and_stays_signed_in(client: Client, hana_user: User) -> None:
    client.force_login(hana_user)
    asked = {"old": PASSWORD, "password": "four loud herons", "again": "four loud herons"}
    assert client.post(reverse("password"), asked).headers["Location"] == "/"
    assert client.get(reverse("password")).status_code == 200
    hana_user.refresh_from_db()
    assert hana_user.check_password("four loud herons")


def test_who_signs_out_is_out(client: Client, hana_user: User) -> None:
    client.force_login(hana_user)
    assert client.get(reverse("sign-out")).status_code == 405
    client.post(reverse("sign-out"))
    assert client.get(reverse("password")).status_code == 302


def test_the_language_that_hana_chose_comes_back_with_her(client: Client, hana_user: User) -> None:
    open_session(client, hana_user)
    client.post(reverse("set_language"), {"language": "ckb", "next": "/password"})
    hana_user.refresh_from_db()
    assert hana_user.language == "ckb"
    another_browser = Client()
    give(another_browser, "hana")
    assert another_browser.cookies[node.LANGUAGE_COOKIE_NAME].value == "ckb"


def test_every_first_page_belongs_to_a_role_of_the_table() -> None:
    assert {role for role, _page in FIRST_PAGES} <= set(ROLES)
