"""A full disk is told in a sentence, and leaves nothing half-written."""

import errno

import pytest
from django.db import DatabaseError, OperationalError

from manfadh.apps.govern.accounts.models import User
from manfadh.apps.operate.crossings.models import Inspection
from manfadh.config.full_disk import is_full_disk
from manfadh.kernel import rows
from manfadh.kernel.models import LedgerEntry, LedgerPart
from tests.cast import Part, cast, hana_user, quick_hashes
from tests.web.at_the_border import at_work, found_the_law, read, stand, zone

__all__ = ["cast", "hana_user", "quick_hashes"]


@pytest.mark.parametrize(
    ("error", "is_full"),
    [
        (OperationalError("database or disk is full"), True),
        (DatabaseError("could not extend file: No space left on device"), True),
        (OSError(errno.ENOSPC, "No space left on device"), True),
        (OperationalError("database is locked"), False),
        (ValueError("disk is full of wonders"), False),
    ],
)
def test_a_full_disk_is_told_from_other_troubles(error: Exception, is_full: bool) -> None:
    assert is_full_disk(error) is is_full


def test_hana_reads_that_the_disk_is_full_and_nothing_is_half_written(
    cast: dict[str, Part], hana_user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    found_the_law()
    booth = at_work(hana_user)
    stand(booth)
    before = LedgerEntry.objects.count()
    written = rows.insert

    def until_the_disk_is_full(model: type[object], found: object) -> None:
        if model is LedgerPart:
            raise OperationalError("database or disk is full")
        written(model, found)  # type: ignore[arg-type]  # passed on as it came

    monkeypatch.setattr(rows, "insert", until_the_disk_is_full)
    answer = read(booth, zone())
    assert answer.status_code == 507
    assert "nothing was saved" in answer.content.decode()
    assert LedgerEntry.objects.count() == before
    assert not Inspection.objects.exists()
