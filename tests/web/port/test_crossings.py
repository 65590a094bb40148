"""Whoever supervises a port looks at its crossings again, and corrects any of them."""

import pytest

from manfadh.apps.govern.accounts.models import User
from manfadh.apps.operate.crossings.models import Crossing, CrossingChange
from manfadh.apps.operate.crossings.services import Particulars, decide_crossing, open_inspection
from manfadh.kernel.viewers import Viewer
from tests.web.at_the_border import at_work, found_the_law, zone

pytestmark = pytest.mark.django_db


@pytest.fixture
def crossed(hana: Viewer) -> Crossing:
    """Rania has entered at Hana's booth."""
    found_the_law()
    shown = open_inspection(viewer=hana, direction="entry", lane="4", zone=zone())
    decide_crossing(
        viewer=hana,
        inspection_id=shown.inspection_id,
        particulars=Particulars(permission="visa", permission_number="V-77"),
        ground="looked at",
    )
    return Crossing.objects.get()


def test_sami_corrects_a_direction(sami_user: User, crossed: Crossing) -> None:
    client = at_work(sami_user)
    assert "HADDADIN" in client.get("/port/crossings").content.decode()
    path = f"/port/crossings/{crossed.crossing_id}"
    assert "As it reads now" in client.get(path).content.decode()
    form = {
        "direction": "exit",
        "nationality": "JOR",
        "mode": "foot",
        "sex": "F",
        "permission": "visa",
        "permission_number": "V-77",
        "permission_authority": "iq",
        "surname": "HADDADIN",
        "given_names": "RANIA SAMER",
        "birth": "1990-03-02",
        "reason": "wrong_button",
        "note": "the lane leads out",
        "seen": "0",
    }
    assert client.post(f"{path}/correct", form).status_code == 302
    crossed.refresh_from_db()
    assert crossed.direction == "exit"
    assert CrossingChange.objects.get().field == "direction"
    assert "the lane leads out" in client.get(path).content.decode()


def test_a_day_without_crossings_says_so(sami_user: User) -> None:
    page = at_work(sami_user).get("/port/crossings?on=2026-01-01").content.decode()
    assert "Nobody crossed on this day" in page


def test_a_booth_officer_does_not_see_the_ports_list(hana_user: User) -> None:
    assert at_work(hana_user).get("/port/crossings").status_code == 403
