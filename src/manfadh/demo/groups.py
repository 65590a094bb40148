"""A bus of pilgrims that came an hour ago: most have passed the reader, the others are to come."""

import csv
import io
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from functools import partial
from random import Random
from uuid import UUID

from manfadh.apps.govern.accounts.selectors import get_viewer_of
from manfadh.apps.operate.crossings.services import (
    Particulars,
    decide_crossing,
    open_inspection,
    record_consent,
)
from manfadh.apps.operate.passengers.selectors import see_party
from manfadh.apps.operate.passengers.services import name_leader, receive_passengers
from manfadh.kernel.viewers import Purpose, Viewer
from manfadh.libs.documents import Kind, write_mrz
from manfadh.libs.names.invented import InventedPerson, invent_person

Act = Callable[[], object]
BUS = UUID(int=0xB05 << 112 | 1)
_TITLES = ("اسم الزائر", "تاريخ الولادة", "الجنسية", "رقم الجواز")
_COUNT, _PASSED = 24, 17


def tell_groups(hana: UUID, anchor_on: date, end_at: datetime) -> Iterator[tuple[datetime, Act]]:
    """The list taken, then one person after the other, each act with its instant."""
    # A chance of its own: the rest of the country stays what it was.
    chance = Random(f"a bus on {anchor_on}")
    people = [invent_person(chance, nationality="IRN", anchor_on=anchor_on) for _ in range(_COUNT)]
    people.sort(key=lambda person: person.birth_on)
    begun_at = end_at - timedelta(minutes=50)
    yield begun_at, partial(_receive, hana, people, begun_at)
    for place, person in enumerate(people[:_PASSED]):
        at = begun_at + timedelta(minutes=4, seconds=35 * place)
        yield at, partial(_confirm, hana, place, person, at)


def _receive(hana: UUID, people: list[InventedPerson], at: datetime) -> None:
    viewer = _at_the_booth(hana, at)
    file = io.StringIO()
    rows = csv.writer(file)
    rows.writerow(_TITLES)
    rows.writerows(
        (str(one.name), one.birth_on.isoformat(), "إيران", _number(place))
        for place, one in enumerate(people)
    )
    receive_passengers(
        viewer=viewer,
        party_id=BUS,
        kind="pilgrims",
        direction="entry",
        source=io.BytesIO(file.getvalue().encode()),
        carrier="قافلة مهران",
    )
    eldest = see_party(viewer, BUS, "entry").members[0]
    name_leader(viewer=viewer, party_id=BUS, member_id=eldest.member_id)


def _confirm(hana: UUID, place: int, person: InventedPerson, at: datetime) -> None:
    viewer = _at_the_booth(hana, at)
    zone = write_mrz(
        Kind.TD3,
        document_code="P",
        issuer=person.nationality,
        surname=person.mrz_surname,
        given_names=person.mrz_given_names,
        number=_number(place),
        nationality=person.nationality,
        birth_date=person.birth_on,
        sex="F" if person.sex == "F" else "M",
        expiry_date=at.date() + timedelta(days=900),
    )
    read = open_inspection(
        viewer=viewer, direction="entry", lane="L2", zone="\n".join(zone), party_id=BUS
    )
    if read.minor is not None:
        record_consent(
            viewer=viewer, inspection_id=read.inspection_id, relation="relative", paper="present"
        )
    decide_crossing(
        viewer=viewer,
        inspection_id=read.inspection_id,
        particulars=Particulars(mode="bus", permission="none_needed"),
        ground="seen beside the list",
    )


def _number(place: int) -> str:
    return f"Q{70_000_000 + 137 * place}"


def _at_the_booth(hana: UUID, at: datetime) -> Viewer:
    return get_viewer_of(hana, Purpose.BORDER_CHECK, at.date())
