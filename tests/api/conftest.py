"""What the tests of the API stand on."""

import pytest

from manfadh.apps.govern.places.events import PortDescribed
from manfadh.kernel.ledger.entries import Stamp
from manfadh.kernel.ledger.recording import record
from tests.border import law
from tests.cast import FEDERAL, PORT, Part

__all__ = ["law"]


@pytest.fixture
def port(cast: dict[str, Part]) -> str:
    """Hana's port is described."""
    record(
        PortDescribed(
            port=PORT, kind="land", status="open", authority=FEDERAL, name_ar="زرباطية",
            name_ckb="زرباتیە", name_en="Zurbatiyah", neighbour="IRN", twin="", governorate="",
            latitude="", longitude="", note="", source="",
        ),
        stamp=Stamp(actor=None, owner=FEDERAL, port=PORT),
    )  # fmt: skip
    return PORT
