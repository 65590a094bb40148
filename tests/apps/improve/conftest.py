"""Places and law for the tests of the improve wing, and a day that stands still."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.core.cache import cache

from manfadh.apps.govern.accounts.selectors import get_founder
from manfadh.apps.govern.places.services import load_reference
from manfadh.kernel import clock
from tests.border import law
from tests.cast import FEDERAL, Part

__all__ = ["law"]

NOON = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def noon() -> Iterator[None]:
    """A Monday noon; nothing of another test is kept in memory."""
    cache.clear()
    with clock.frozen_at(NOON):
        yield


@pytest.fixture
def places(cast: dict[str, Part], law: None) -> None:
    """The points of entry that we bring along."""
    load_reference(viewer=get_founder(authority=FEDERAL))
