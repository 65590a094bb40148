"""Exemptions and waivers per officer, for who inspects: rates, and the acts behind each."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from manfadh.apps.govern.accounts.rules import grants_of
from manfadh.apps.operate.crossings import services
from manfadh.apps.operate.crossings.selectors import Inspected, list_exempted, tally_exempted
from manfadh.apps.operate.crossings.services import Particulars
from manfadh.apps.operate.crossings.services.charge import take_fee, waive_fee
from manfadh.apps.operate.fees.selectors import list_waived, tally_waived
from manfadh.kernel import clock
from manfadh.kernel.viewers import NotPermitted, Purpose, Viewer
from manfadh.web.inspector.rates import find_rate
from tests.border import ANNA, law, read, with_
from tests.cast import Part, viewer_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law")]
__all__ = ["law"]


@pytest.fixture
def inspector(cast: dict[str, Part]) -> Viewer:
    """Somebody of the Commission who inspects."""
    held = replace(viewer_of(cast["maryam"]), grants=grants_of(["inspector"]))
    return replace(held, purpose=Purpose.INTEGRITY)


def span() -> tuple[datetime, datetime]:
    return clock.now() - timedelta(hours=1), clock.now() + timedelta(hours=1)


def let_in(hana: Viewer, number: str, category: str) -> None:
    shown = read(hana, with_(ANNA, number=number, given_names=number))
    services.decide_crossing(
        viewer=hana,
        inspection_id=shown.inspection_id,
        particulars=Particulars(category=category, category_detail="on mission"),
        ground="seen",
    )


def settle(hana: Viewer, shown: Inspected, reason: str) -> None:
    if reason:
        waive_fee(
            viewer=hana,
            inspection_id=shown.inspection_id,
            occasion="visa_on_arrival",
            reason=reason,
            note="list of 2026",
        )
    else:
        take_fee(viewer=hana, inspection_id=shown.inspection_id, occasion="visa_on_arrival")


def test_who_lets_pass_as_exempt_is_counted_among_all_crossings(
    hana: Viewer, inspector: Viewer
) -> None:
    let_in(hana, "D1", "diplomat")
    let_in(hana, "C1", "crew")
    let_in(hana, "N1", "")
    [tally] = tally_exempted(inspector, hana.port, *span())
    assert (tally.who, tally.acts, tally.cases) == (hana.officer_id, 1, 3)
    assert len(list_exempted(inspector, hana.port, hana.officer_id, *span())) == 1


def test_who_waives_is_counted_among_all_fees(hana: Viewer, inspector: Viewer) -> None:
    settle(hana, read(hana, with_(ANNA, number="W1", given_names="WAIVED")), "reciprocity")
    settle(hana, read(hana, with_(ANNA, number="P1", given_names="PAID")), "")
    [tally] = tally_waived(inspector, hana.port, *span())
    assert (tally.who, tally.acts, tally.cases) == (hana.officer_id, 1, 2)
    [line] = list_waived(inspector, hana.port, hana.officer_id, *span())
    assert line.note == "reciprocity · list of 2026"


def test_hana_sees_no_rate_of_anybody(hana: Viewer) -> None:
    for tally in (tally_exempted, tally_waived):
        with pytest.raises(NotPermitted):
            tally(hana, hana.port, *span())


@pytest.mark.parametrize("code", ["exempted", "waived"])
def test_the_page_of_the_inspector_knows_the_rate(code: str) -> None:
    assert find_rate(code) is not None
