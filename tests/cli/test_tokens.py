"""`manfadh tokens`: a gate gets its token from the command line, once, and loses it there."""

import pytest
from click.testing import CliRunner, Result

from manfadh.apps.govern.accounts.models import Token
from manfadh.cli import main
from tests.api.asking import Asking
from tests.cast import CAST

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast")]


def tokens(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["tokens", *arguments])


def test_a_token_is_issued_listed_and_revoked() -> None:
    issued = tokens("issue", "hana", "--name", "gate 3", "--purpose", "border check")
    assert issued.exit_code == 0, issued.output
    secret = issued.stdout.strip()
    gate = Asking(secret)
    assert gate.get("token").json()["officer_id"] == str(CAST["hana"].officer_id)
    listed = tokens("list").stdout
    token_id = str(Token.objects.get().token_id)
    assert token_id in listed
    assert "gate 3" in listed
    assert secret not in listed
    assert tokens("revoke", token_id, "--ground", "sold").output == "Revoked.\n"
    assert gate.get("token").status_code == 401
    assert "revoked" in tokens("list").stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("issue", "nobody", "--name", "x", "--purpose", "border check"), "No officer"),
        (("issue", "hana", "--name", "x", "--purpose", "supervision"), "No role"),
        (("issue", "hana", "--name", "x", "--purpose", "protection"), "protection"),
        (("revoke", "00000000-0000-0000-0000-000000000001", "--ground", "x"), "no such token"),
    ],
)
def test_what_can_not_be_is_told(arguments: tuple[str, ...], said: str) -> None:
    result = tokens(*arguments)
    assert result.exit_code != 0
    assert said in result.output
    assert not Token.objects.exists()
