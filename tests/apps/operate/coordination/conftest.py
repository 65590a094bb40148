"""Departments at work, with the catalogue of violations in force."""

import pytest

from manfadh.apps.govern.accounts.selectors import get_founder
from manfadh.apps.operate.coordination.services import load_reference
from manfadh.kernel.viewers import Viewer
from tests.cast import FEDERAL, Part
from tests.cast_departments import NABIL, SUAD, at_desk


@pytest.fixture
def catalogue(cast: dict[str, Part]) -> None:
    """Our kinds of violations, for both authorities."""
    load_reference(viewer=get_founder(authority=FEDERAL))


@pytest.fixture
def suad(catalogue: None) -> Viewer:
    """Suad at the customs desk."""
    return at_desk(SUAD)


@pytest.fixture
def nabil(catalogue: None) -> Viewer:
    """Nabil at the port health desk."""
    return at_desk(NABIL)
