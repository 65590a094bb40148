"""The guest house of `tests.kernel.sample`, wired in place of the real apps."""

from collections.abc import Callable, Iterator

import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker, Settings

from manfadh.kernel.ledger import replaying
from manfadh.kernel.ledger.wiring import wiring
from tests.kernel.sample.models import TABLES


@pytest.fixture(scope="session")
def sample_tables(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The tables of the guest house, for as long as the test database lives."""
    with django_db_blocker.unblock():
        with connection.schema_editor() as editor:
            for model in TABLES:
                editor.create_model(model)
        yield
        with connection.schema_editor() as editor:
            for model in TABLES:
                editor.delete_model(model)


@pytest.fixture
def sample_wiring(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The guest house in place of the real apps, without a database."""
    settings.MANFADH_WIRING = "tests.kernel.sample.wiring"
    monkeypatch.setattr(replaying, "app_tables", lambda: TABLES)
    wiring.cache_clear()
    yield
    wiring.cache_clear()


@pytest.fixture
def house(sample_tables: None, sample_wiring: None, db: None) -> Callable[[], dict[str, str]]:
    """The guest house with its tables; called, it answers what they hold, by their digests."""
    return replaying.digest_tables


@pytest.fixture
def committed_house(
    sample_tables: None, sample_wiring: None, transactional_db: None
) -> Iterator[Callable[[], dict[str, str]]]:
    """Like `house`, with real commits."""
    yield replaying.digest_tables
    replaying.empty_app_tables()
