"""Invented people for demonstrations and tests; none of them exists."""

from manfadh.libs.names.invented.people import (
    INVENTED_NATIONALITIES,
    InventedPerson,
    invent_namesake,
    invent_people,
    invent_person,
)

__all__ = [
    "INVENTED_NATIONALITIES",
    "InventedPerson",
    "invent_namesake",
    "invent_people",
    "invent_person",
]
