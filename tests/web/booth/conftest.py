"""Quick passwords, the cast, and the law that they work by."""

import pytest

from tests.cast import (
    CAST,
    Part,
    cast,
    dalal,
    hana,
    hana_user,
    karim,
    karim_user,
    layla,
    omar_user,
    quick_hashes,
    rana,
)
from tests.web.at_the_border import found_the_law

__all__ = [
    "CAST",
    "cast",
    "dalal",
    "hana",
    "hana_user",
    "karim",
    "karim_user",
    "layla",
    "omar_user",
    "quick_hashes",
    "rana",
]


@pytest.fixture
def law(cast: dict[str, Part]) -> None:
    """Policy and places as our own reference has them."""
    found_the_law()
