"""Rows are written alike on both databases, or refused alike."""

from uuid import uuid4

import pytest

from manfadh.apps.govern.accounts.events import AuthorityDescribed
from manfadh.apps.govern.accounts.models import Authority
from manfadh.kernel.ledger.entries import Stamp
from manfadh.kernel.ledger.models import LedgerEntry
from manfadh.kernel.ledger.recording import record
from manfadh.kernel.rows import TextNotKept

pytestmark = pytest.mark.django_db
ROOM = 200


def describe(name: str) -> None:
    record(
        AuthorityDescribed(authority="iq", name_ar=name, name_ckb=name, name_en="Federal"),
        stamp=Stamp(actor=uuid4(), owner="iq"),
    )


def test_a_text_that_just_fits_is_kept_whole() -> None:
    # Arabic letters take two bytes each: the room is counted in characters.
    describe("س" * ROOM)
    assert Authority.objects.get().name_ar == "س" * ROOM


def test_a_text_that_is_too_long_is_refused_and_nothing_of_it_is_recorded() -> None:
    with pytest.raises(TextNotKept) as refused:
        describe("س" * (ROOM + 1))
    assert (refused.value.most_characters, len(refused.value.text)) == (ROOM, ROOM + 1)
    assert not Authority.objects.exists()
    assert not LedgerEntry.objects.exists()
    describe("س")
    assert LedgerEntry.objects.get().sequence == 1
