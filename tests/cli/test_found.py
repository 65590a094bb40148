"""A real node is founded by one command, once."""

import pytest
from click.testing import CliRunner, Result
from django.test import Client

from manfadh.apps.govern.accounts.models import Agency, Authority, Officer, User
from manfadh.apps.govern.accounts.reference import bodies
from manfadh.apps.govern.accounts.selectors import roles_of
from manfadh.apps.govern.places.selectors import list_ports
from manfadh.cli import main
from tests.cast import PASSWORD, TOTP_SECRET, quick_hashes, totp_code

__all__ = ["quick_hashes"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_hashes")]

AHMED = ("--username", "ahmed", "--name", "أحمد سلمان", "--name-latin", "Ahmed Salman")


def found(*arguments: str, told: str = "") -> Result:
    return CliRunner().invoke(main, ["found", *arguments], input=told)


def password_in(result: Result) -> str:
    return result.stdout.rpartition(": ")[2].strip()


def test_ahmed_founds_a_node_and_is_asked_nothing() -> None:
    result = found(*AHMED)
    assert result.exit_code == 0, result.output
    assert Authority.objects.count() == len(bodies().authorities)
    assert Agency.objects.count() == len(bodies().agencies)
    assert list_ports()
    user = User.objects.get()
    assert user.check_password(password_in(result))
    assert roles_of(user) == {"administrator"}


def test_what_the_options_leave_out_is_asked_for() -> None:
    result = found(told="ahmed\nأحمد سلمان\nAhmed Salman\n")
    assert result.exit_code == 0, result.output
    assert Officer.objects.get().name_latin == "Ahmed Salman"


def test_ahmed_chooses_a_password_and_a_second_factor_before_anything_opens() -> None:
    given = password_in(found(*AHMED))
    browser = Client()
    answer = browser.post("/sign-in", {"username": "ahmed", "password": given}, follow=True)
    assert answer.redirect_chain[-1][0] == "/password"
    assert browser.get("/administration").headers["Location"] == "/password"

    same = {"old": given, "password": given, "again": given}
    assert browser.post("/password", same).status_code == 422
    own = {"old": given, "password": PASSWORD, "again": PASSWORD}
    answer = browser.post("/password", own, follow=True)
    assert answer.redirect_chain[-1][0] == "/second-factor"
    session = browser.session
    session["new_second_factor"] = TOTP_SECRET
    session.save()
    assert browser.post("/second-factor", {"code": totp_code()}).status_code == 200
    assert browser.get("/administration").status_code == 200


def test_a_node_that_has_officers_is_left_as_it_is() -> None:
    found(*AHMED)
    again = found("--username", "other", "--name", "x", "--name-latin", "x")
    assert again.exit_code == 1
    assert "has officers already" in again.output
    assert User.objects.get().username == "ahmed"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ((*AHMED, "--agency", "iq.nowhere"), "There is no such agency."),
        (("--username", "a b", "--name", "x", "--name-latin", "x"), "A sign-in name has"),
        (("--username", "ahmed", "--name", " ", "--name-latin", "x"), "Enter the officer's name."),
    ],
)
def test_what_does_not_fit_is_said_and_nobody_is_enrolled(
    options: tuple[str, ...], said: str
) -> None:
    result = found(*options)
    assert result.exit_code == 1
    assert said in result.output
    assert not Officer.objects.exists()
    assert found(*AHMED).exit_code == 0
