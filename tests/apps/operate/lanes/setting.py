"""Lanes of the port of our tests, and officers to draw."""

from datetime import date
from typing import Literal
from uuid import UUID

from manfadh.apps.govern.accounts import services as accounts
from manfadh.apps.govern.accounts.selectors import get_founder
from manfadh.apps.govern.places import services as places
from manfadh.apps.govern.places.events import LaneDescribed, PortDescribed
from manfadh.apps.operate.lanes.services import open_lane
from manfadh.kernel.ids import new_id
from manfadh.kernel.viewers import Viewer
from tests.cast import CAST as PEOPLE
from tests.cast import FEDERAL, PASSWORD, PORT, assign

MODES: dict[str, Literal["pedestrian", "car", "bus"]] = {
    "L1": "pedestrian",
    "L2": "pedestrian",
    "L3": "car",
    "L4": "bus",
}


def describe_lanes(port: str = PORT) -> None:
    """A port with two lanes on foot, one for cars, one for buses."""
    founder = get_founder(authority=FEDERAL)
    places.describe_port(
        viewer=founder,
        described=PortDescribed(
            port=port,
            kind="land",
            status="open",
            authority=FEDERAL,
            name_ar="زرباطية",
            name_ckb="زورباتیە",
            name_en="Zurbatiyah",
            neighbour="IRN",
            twin="",
            governorate="",
            latitude="",
            longitude="",
            note="",
            source="",
        ),
    )
    for code, mode in MODES.items():
        places.describe_lane(
            viewer=founder,
            described=LaneDescribed(
                lane_id=new_id(), port=port, code=code, direction="both", mode=mode, in_use=True
            ),
        )


def open_all(viewer: Viewer, *codes: str) -> dict[str, UUID]:
    """Open lanes for entry; answers the opening of each."""
    opened = {code: new_id() for code in codes or MODES}
    for code, opening_id in opened.items():
        open_lane(viewer=viewer, opening_id=opening_id, lane=code, direction="entry")
    return opened


def more_officers(number: int) -> list[UUID]:
    """Booth officers beside Hana at her port."""
    founder = get_founder(authority=FEDERAL)
    found = []
    for at in range(number):
        officer_id = UUID(int=0xB007 << 112 | at)
        accounts.enrol_officer(
            viewer=founder,
            username=f"booth{at}",
            agency="iq.passports",
            name=f"موظف {at}",
            name_latin=f"Officer {at}",
            password=PASSWORD,
            officer_id=officer_id,
        )
        part = PEOPLE["hana"]._replace(officer_id=officer_id)
        assign(part, "booth_officer", PORT, date(2020, 1, 1))
        found.append(officer_id)
    return found
