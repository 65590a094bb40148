"""The invented country travels the same way for the same day, with its weeks and its pilgrims."""

from datetime import date, datetime, timedelta
from itertools import islice
from uuid import UUID

from manfadh.apps.govern.places.reference import ports
from manfadh.demo.profiles import PROFILES
from manfadh.demo.rhythms import FRIDAY, THURSDAY, arbaeen_wave, intensity
from manfadh.demo.trips import World
from manfadh.libs.names.invented import INVENTED_NATIONALITIES

ANCHOR_ON = date(2026, 11, 23)
# 20 Safar 1448, by the calendar of Umm al-Qura.
ARBAEEN_ON = date(2026, 8, 3)


def first_passages(anchor_on: date, number: int) -> list[tuple[object, ...]]:
    world = World(anchor_on)
    days = (anchor_on - timedelta(days=back) for back in range(30, 0, -1))
    passages = (passage for on in days for passage in world.passages_on(on))
    return [
        (p.at, p.port, p.direction, p.mode, p.wanderer.traveller_id, p.wanderer.person)
        for p in islice(passages, number)
    ]


def test_the_same_day_makes_the_same_people_travel() -> None:
    assert first_passages(ANCHOR_ON, 500) == first_passages(ANCHOR_ON, 500)


def test_another_day_makes_other_people_travel() -> None:
    assert first_passages(ANCHOR_ON, 50) != first_passages(ANCHOR_ON - timedelta(days=1), 50)


def test_passages_of_a_day_come_in_order_of_time() -> None:
    world = World(ANCHOR_ON)
    for back in (3, 2, 1):
        instants = [p.at for p in world.passages_on(ANCHOR_ON - timedelta(days=back))]
        assert instants == sorted(instants)


def test_who_enters_leaves_later_and_not_before() -> None:
    world = World(ANCHOR_ON)
    entered: dict[UUID, datetime] = {}
    for back in range(20, 0, -1):
        for passage in world.passages_on(ANCHOR_ON - timedelta(days=back)):
            who = passage.wanderer.traveller_id
            if passage.direction == "exit" and who in entered:
                assert passage.at > entered[who]
            if passage.direction == "entry":
                entered[who] = passage.at


def test_pilgrims_come_before_arbaeen_and_go_soon_after() -> None:
    assert arbaeen_wave(ARBAEEN_ON - timedelta(days=6)) > 0.9
    assert arbaeen_wave(ARBAEEN_ON + timedelta(days=20)) == 0
    assert arbaeen_wave(ARBAEEN_ON - timedelta(days=40)) == 0


def test_thursday_is_busier_than_friday() -> None:
    thursday = date(2026, 11, 19)
    assert (thursday.weekday(), (thursday + timedelta(days=1)).weekday()) == (THURSDAY, FRIDAY)
    assert intensity(thursday, pilgrimage=0) != intensity(
        thursday + timedelta(days=1), pilgrimage=0
    )


def test_every_profile_is_of_a_real_port_and_of_people_we_can_invent() -> None:
    codes = {row.code for row in ports()}
    assert set(PROFILES) <= codes
    for profile in PROFILES.values():
        assert set(profile.visitors) <= set(INVENTED_NATIONALITIES)
