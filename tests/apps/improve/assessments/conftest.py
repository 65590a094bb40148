"""Assessors at work."""

import pytest

from manfadh.kernel.viewers import Viewer
from tests.cast import Part
from tests.cast_assessors import IBTISAM, NASRIN, RAFID, SAWSAN, assessing


@pytest.fixture
def ibtisam(cast: dict[str, Part]) -> Viewer:
    """Ibtisam, who leads."""
    return assessing(IBTISAM)


@pytest.fixture
def rafid(cast: dict[str, Part]) -> Viewer:
    """Rafid, an assessor."""
    return assessing(RAFID)


@pytest.fixture
def sawsan(cast: dict[str, Part]) -> Viewer:
    """Sawsan, another."""
    return assessing(SAWSAN)


@pytest.fixture
def nasrin(cast: dict[str, Part]) -> Viewer:
    """Nasrin, who leads in the Region."""
    return assessing(NASRIN)
