"""A paper as a list of passengers looks at it."""

from manfadh.apps.operate.crossings.rules.reading import Reading, reading_of
from manfadh.apps.operate.crossings.selectors.booth import today
from manfadh.apps.operate.passengers.selectors import Seen
from manfadh.libs.documents import read_text


def seen_of(reading: Reading) -> Seen:
    """What a list can be compared with, of a reading."""
    return Seen(
        name=reading.printed_name,
        birth=reading.birth,
        number=reading.number,
        issuer=reading.issuer,
        nationality=reading.nationality,
        sex=reading.sex or "",
    )


def see_zone(zone: str) -> Seen:
    """What a list can be compared with, of a machine-readable zone; nobody is looked up."""
    return seen_of(reading_of(read_text(zone), today_on=today()))
