"""A text that has no room is told with its beginning and its limit, and leaves nothing behind."""

import pytest
from django.test import Client

from manfadh.apps.govern.accounts.models import Assignment, Officer, User
from manfadh.kernel.models import LedgerEntry
from manfadh.web.administration import forms
from tests.cast import Part, ahmed_user, cast, open_session, quick_hashes

__all__ = ["ahmed_user", "cast", "quick_hashes"]

LONG = "لأنه نُقل إلى منفذ آخر، " * 30


@pytest.mark.parametrize(
    ("language", "said"), [("en", "at most 400 can be kept"), ("ar", "400"), ("ckb", "400")]
)
def test_ahmed_is_told_and_nobody_is_suspended(
    cast: dict[str, Part],
    ahmed_user: User,
    monkeypatch: pytest.MonkeyPatch,
    language: str,
    said: str,
) -> None:
    # As if the form did not know the limit of the column.
    monkeypatch.setattr(forms.StandingForm.base_fields["ground"], "validators", [])
    client = open_session(Client(HTTP_ACCEPT_LANGUAGE=language), ahmed_user)
    client.cookies["django_language"] = language
    before = LedgerEntry.objects.count()
    hana = cast["hana"].officer_id
    answer = client.post(f"/administration/officers/{hana}/standing", {"ground": LONG})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert LONG[:40] in page
    assert LONG[:100] not in page
    assert LedgerEntry.objects.count() == before
    assert not Officer.objects.filter(is_suspended=True).exists()
    assert Assignment.objects.exists()
