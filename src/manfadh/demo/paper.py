"""An evening without power at the home port: a lane goes on by numbered paper, entered at dawn."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from random import Random

from manfadh.apps.govern.accounts.selectors import get_viewer_of
from manfadh.apps.operate.crossings import services
from manfadh.apps.operate.crossings.selectors import Reading
from manfadh.demo.stories import Staff
from manfadh.demo.trips import BAGHDAD
from manfadh.kernel.viewers import Purpose
from manfadh.libs.names import FullName
from manfadh.libs.names.invented import invent_person

Act = tuple[datetime, Callable[[], object]]
PRINTED = 8
ENTERED = 5


def tell_paper(staff: Staff, anchor_on: date, end_at: datetime) -> Iterator[Act]:
    """Forms printed in the morning, written in the dark, entered at dawn; one is still out."""
    dark_on = anchor_on - timedelta(days=2)
    printed_at = _at(dark_on, time(10))
    acts: list[Act] = [(printed_at, partial(_print, staff))]
    chance = Random(f"paper {anchor_on}")
    for number in range(1, ENTERED + 1):
        crossed_at = _at(dark_on, time(21, 4 + 6 * number))
        dawn_at = _at(dark_on + timedelta(days=1), time(6, 10 + number))
        acts.append((dawn_at, partial(_enter, staff, number, crossed_at, chance, anchor_on)))
    morning_at = _at(dark_on + timedelta(days=1), time(7, 40))
    acts.append((morning_at, partial(_end, staff, PRINTED - 1, "spoiled", "wet from the rain")))
    acts.append((morning_at, partial(_end, staff, PRINTED, "not_used", "")))
    yield from (act for act in acts if act[0] < end_at)


def _print(staff: Staff) -> None:
    dalal = get_viewer_of(staff.dalal, Purpose.SUPERVISION)
    services.print_paper_forms(viewer=dalal, lane="L1", direction="entry", count=PRINTED)


def _enter(
    staff: Staff, number: int, crossed_at: datetime, chance: Random, anchor_on: date
) -> None:
    hana = get_viewer_of(staff.hana, Purpose.BORDER_CHECK)
    person = invent_person(chance, nationality="IRN", anchor_on=anchor_on)
    reading = Reading(
        kind="passport",
        issuer="IRN",
        number=f"P{chance.randrange(10_000_000, 99_999_999)}",
        nationality="IRN",
        surname=person.mrz_surname,
        given_names=person.mrz_given_names,
        birth=person.birth_on.isoformat(),
        sex="F" if person.sex == "F" else "M",
        expiry=(anchor_on + timedelta(days=900)).isoformat(),
        is_typed=True,
    )
    services.enter_from_paper(
        viewer=hana,
        number=str(number),
        direction="entry",
        lane="L1",
        crossed_at=crossed_at,
        reading=reading,
        particulars=services.Particulars(
            full_name=FullName(str(person.name)), permission="visa", permission_number=f"V{number}"
        ),
    )


def _end(staff: Staff, number: int, ending: str, ground: str) -> None:
    dalal = get_viewer_of(staff.dalal, Purpose.SUPERVISION)
    services.end_paper_form(
        viewer=dalal,
        number=str(number),
        ending="spoiled" if ending == "spoiled" else "not_used",
        ground=ground,
    )


def _at(on: date, at: time) -> datetime:
    return datetime.combine(on, at, BAGHDAD).astimezone(UTC)
