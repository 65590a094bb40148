"""Ahmed enrols, assigns, ends and suspends, on his screens."""

import pytest
from django.test import Client
from django.urls import reverse

from manfadh.apps.govern.accounts.models import Assignment, Officer, User
from tests.cast import PASSWORD, PORT, Part, assign, open_session


@pytest.fixture
def screen_of_ahmed(client: Client, ahmed_user: User) -> Client:
    """A browser in which Ahmed is at work."""
    return open_session(client, ahmed_user)


def test_ahmed_sees_his_officers_and_finds_one(screen_of_ahmed: Client) -> None:
    page = screen_of_ahmed.get(reverse("administration"), {"search": "هناء"}).content.decode()
    assert "هناء جاسم كاظم" in page
    assert "عمر فاضل عباس" not in page


def test_a_search_without_an_answer_says_how_to_begin(screen_of_ahmed: Client) -> None:
    page = screen_of_ahmed.get(reverse("administration"), {"search": "zzz"}).content.decode()
    assert "No officer fits" in page
    assert reverse("administration-enrol") in page


def test_ahmed_enrols_an_officer(screen_of_ahmed: Client) -> None:
    asked = {
        "username": "zayd",
        "name": "زيد أمين خالد",
        "name_latin": "Zayd Amin Khalid",
        "agency": "iq.passports",
        "password": PASSWORD,
    }
    answer = screen_of_ahmed.post(reverse("administration-enrol"), asked)
    officer = Officer.objects.get(username="zayd")
    assert answer.headers["Location"] == reverse(
        "administration-officer", args=[officer.officer_id]
    )
    again = screen_of_ahmed.post(reverse("administration-enrol"), asked)
    assert again.status_code == 422
    assert "taken" in again.content.decode()


def test_ahmed_assigns_ends_suspends_and_restores(
    screen_of_ahmed: Client, cast: dict[str, Part]
) -> None:
    zahra = cast["zahra"].officer_id
    given = {"role": "commission_analyst", "port": "", "from_on": "2026-03-01"}
    screen_of_ahmed.post(reverse("administration-assign", args=[zahra]), given)
    post = Assignment.objects.get(officer_id=zahra)
    assert post.role == "commission_analyst"

    ended = {"ended_on": "2026-03-09", "ground": "moved"}
    screen_of_ahmed.post(reverse("administration-end", args=[zahra, post.assignment_id]), ended)
    post.refresh_from_db()
    assert str(post.ended_on) == "2026-03-09"

    standing = reverse("administration-standing", args=[zahra])
    screen_of_ahmed.post(standing, {"ground": "inquiry"})
    assert Officer.objects.get(officer_id=zahra).is_suspended
    screen_of_ahmed.post(standing, {"ground": "cleared", "restore": "yes"})
    assert not Officer.objects.get(officer_id=zahra).is_suspended


def test_what_is_to_be_mended_is_said_beside_the_form(
    screen_of_ahmed: Client, cast: dict[str, Part]
) -> None:
    zahra = cast["zahra"].officer_id
    given = {"role": "booth_officer", "port": "", "from_on": "2026-03-01"}
    answer = screen_of_ahmed.post(reverse("administration-assign", args=[zahra]), given)
    assert answer.status_code == 422
    assert "Choose the port" in answer.content.decode()


def test_the_end_before_the_beginning_is_refused_on_the_page(
    screen_of_ahmed: Client, cast: dict[str, Part]
) -> None:
    zahra = cast["zahra"]
    post = assign(zahra, "booth_officer", PORT)
    answer = screen_of_ahmed.post(
        reverse("administration-end", args=[zahra.officer_id, post]),
        {"ended_on": "2019-01-01", "ground": "moved"},
    )
    assert answer.status_code == 422
    assert "begins after that day" in answer.content.decode()


def test_ahmed_sets_a_password_and_takes_a_second_factor_away(
    screen_of_ahmed: Client, yusuf_user: User
) -> None:
    screen_of_ahmed.post(
        reverse("administration-password", args=[yusuf_user.officer_id]),
        {"password": "four loud herons"},
    )
    yusuf_user.refresh_from_db()
    assert yusuf_user.check_password("four loud herons")
    answer = screen_of_ahmed.post(
        reverse("administration-second-factor", args=[yusuf_user.officer_id])
    )
    assert answer.status_code == 302


def test_officers_of_the_region_are_not_found_from_baghdad(
    screen_of_ahmed: Client, cast: dict[str, Part]
) -> None:
    shilan = reverse("administration-officer", args=[cast["shilan"].officer_id])
    assert screen_of_ahmed.get(shilan).status_code == 404


@pytest.mark.parametrize("name", ["authorities", "permissions"])
def test_the_other_pages_open(screen_of_ahmed: Client, name: str) -> None:
    assert screen_of_ahmed.get(reverse(f"administration-{name}")).status_code == 200


def test_bashir_reads_the_permissions_but_manages_nobody(client: Client, bashir_user: User) -> None:
    open_session(client, bashir_user)
    assert client.get(reverse("administration-permissions")).status_code == 200
    assert client.get(reverse("administration")).status_code == 403
    assert client.get(reverse("administration-enrol")).status_code == 403
