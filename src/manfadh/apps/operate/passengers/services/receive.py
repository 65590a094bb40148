"""Taking the list of a bus or a group as a file: checked by the line, then whole or not at all."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, BinaryIO
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from manfadh.apps.operate.passengers.events import (
    Direction,
    LeaderNamed,
    PartyKind,
)
from manfadh.apps.operate.passengers.models import Party
from manfadh.apps.operate.passengers.rules.births import BirthUnclear, read_birth
from manfadh.apps.operate.passengers.rules.matching import Seen
from manfadh.apps.operate.passengers.services.open import (
    NO_VEHICLE,
    Vehicle,
    is_grown_up,
    listing,
    opening,
)
from manfadh.kernel import clock
from manfadh.kernel.imports.columns import CellWrong, ColumnSpec, code, one_of, text
from manfadh.kernel.imports.importing import ListSpec, Report, check_list, import_list
from manfadh.kernel.ledger.entries import Draft
from manfadh.kernel.ledger.recording import record_drafts
from manfadh.kernel.viewers import Viewer
from manfadh.libs.codes import country_name, find_country, list_countries
from manfadh.libs.documents.numbers import number_key
from manfadh.libs.names import name_key, sorted_sound_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Passenger:
    """A line of a list."""

    seen: Seen
    mother: str
    leads: bool


@dataclass(frozen=True, slots=True)
class Received:
    """What became of a clean file: places on the list, and lines left out as said before."""

    listed: int
    left_out: int


def _birth(cell: str) -> str:
    try:
        return read_birth(cell)
    except BirthUnclear as unclear:
        raise CellWrong(
            _("Write the date of birth as 1974-08-12, or what is known of it: 1974-08 or 1974.")
        ) from unclear


def _country(cell: str) -> str:
    found = find_country(str(code()(cell))) or _named().get(name_key(cell))
    if found is None:
        raise CellWrong(_("No country has this name or code. Write its code, such as IRQ."))
    return str(getattr(found, "code", found))


def _named() -> dict[str, str]:
    """Countries by their names in three languages."""
    if not _BY_NAME:
        for country in list_countries():
            for language in ("en", "ar", "ckb"):
                _BY_NAME[name_key(country_name(country.code, language))] = country.code
    return _BY_NAME


_BY_NAME: dict[str, str] = {}
_SEX = one_of(
    {
        "M": "M", "F": "F", "X": "X", "male": "M", "female": "F", "ذكر": "M", "أنثى": "F",
        "انثى": "F", "نێر": "M", "مێ": "F", "پیاو": "M", "ژن": "F",
    }
)  # fmt: skip
_LEADS = one_of(
    {
        "yes": True, "no": False, "leader": True, "driver": True, "نعم": True, "لا": False,
        "رئيس": True, "مسؤول": True, "مرشد": True, "سائق": True, "بەڵێ": True, "نەخێر": False,
        "سەرۆک": True, "شۆفێر": True, "x": True, "1": True, "0": False, "-": False,
    }
)  # fmt: skip
COLUMNS = (
    ColumnSpec(
        "name",
        (
            "Name", "الاسم", "ناو", "Full name", "الاسم الكامل", "اسم المسافر", "الاسم الرباعي",
            "اسم الزائر", "الاسم الثلاثي", "ناوی تەواو", "ناوی سیانی", "Passenger name",
            "Passenger",
        ),
        text(max_characters=250),
    ),
    ColumnSpec(
        "surname", ("Surname", "اللقب", "نازناو", "Family name", "Last name"), text(), False
    ),
    ColumnSpec("mother", ("Mother's name", "اسم الأم", "ناوی دایک", "Mother"), text(), False),
    ColumnSpec(
        "birth",
        (
            "Date of birth", "تاريخ الولادة", "ڕێکەوتی لەدایکبوون", "Birth date", "DOB",
            "تاريخ الميلاد", "المواليد", "تولد", "التولد", "بەرواری لەدایکبوون", "لەدایکبوون",
        ),
        _birth,
        False,
    ),
    ColumnSpec("nationality", ("Nationality", "الجنسية", "ڕەگەزنامە", "نەتەوە"), _country, False),
    ColumnSpec("sex", ("Sex", "الجنس", "ڕەگەز", "Gender", "النوع"), _SEX, False),
    ColumnSpec(
        "document_number",
        (
            "Document number", "رقم المستند", "ژمارەی بەڵگەنامە", "Passport number", "رقم الجواز",
            "رقم جواز السفر", "ژمارەی پاسپۆرت", "Passport no", "Passport No.", "Passport",
        ),
        code(),
        False,
    ),
    ColumnSpec("document_issuer", ("Issuer", "جهة الإصدار", "لایەنی دەرکەر"), _country, False),
    ColumnSpec(
        "leads", ("Leader", "رئيس المجموعة", "سەرۆکی کۆمەڵ", "Role", "الصفة"), _LEADS, False
    ),
)  # fmt: skip


def check_passengers(*, viewer: Viewer, source: BinaryIO) -> Report:
    """The dry run of a list: what is wrong, line by line, in the language in force; nothing kept.

    Needs `party.open` at this port. Raises NotPermitted, TableUnreadable.
    """
    viewer.require("party.open", owner=viewer.authority, port=viewer.port)
    return check_list(source, _spec(once=False))


def receive_passengers(
    *,
    viewer: Viewer,
    party_id: UUID,
    kind: PartyKind,
    direction: Direction,
    source: BinaryIO,
    vehicle: Vehicle = NO_VEHICLE,
    carrier: str = "",
    expected_on: date | None = None,
    once: bool = False,
) -> Received:
    """Take the list of people who come together, or nothing of it. It confirms nobody.

    A person twice is told with both lines and nothing is taken, unless `once`: then the first of
    the lines counts. The same id again changes nothing. Needs `party.open` at this port. Raises
    NotPermitted, ImportRefused with the errors of its lines, TableUnreadable.
    """
    viewer.require("party.open", owner=viewer.authority, port=viewer.port)
    known = Party.objects.filter(party_id=party_id, opened_at__isnull=False).first()
    if known is not None:
        return Received(known.listed, 0)
    received = Received(0, 0)

    def commit(lines: Iterable[Passenger]) -> None:
        nonlocal received
        given = list(lines)
        people = _each_once(given)
        received = Received(len(people), len(given) - len(people))
        opened = opening(
            party_id=party_id,
            kind=kind,
            direction=direction,
            source="file",
            vehicle=vehicle,
            carrier=carrier,
            listed=len(people),
            expected_on=expected_on,
        )
        record_drafts(Draft(fact, viewer.stamp()) for fact in [opened, *_listed(party_id, people)])

    import_list(source, _spec(once=once), commit=commit)
    return received


def _listed(party_id: UUID, people: list[Passenger]) -> Iterable[Any]:
    leader = None
    for position, person in enumerate(people, start=1):
        fact = listing(
            person.seen,
            party_id=party_id,
            position=position,
            how="listed",
            mother=person.mother,
        )
        if person.leads and leader is None and is_grown_up(person.seen.birth):
            leader = fact.member_id
        yield fact
    if leader is not None:
        yield LeaderNamed(party_id=party_id, member_id=leader)


def _spec(*, once: bool) -> ListSpec[Passenger]:
    on = timezone.localdate(clock.now()).isoformat()

    def check(person: Passenger) -> None:
        if not sorted_sound_key(person.seen.name):
            raise CellWrong(_("Write the name in letters."))
        if person.seen.birth > on:
            raise CellWrong(_("This date of birth is still to come."))

    def make(**values: Any) -> Passenger:
        given = {name: value or "" for name, value in values.items()}
        seen = Seen(
            name=" ".join(filter(None, (given["name"], given["surname"]))),
            birth=given["birth"],
            number=given["document_number"],
            issuer=given["document_issuer"] or given["nationality"],
            nationality=given["nationality"],
            sex=given["sex"],
        )
        return Passenger(seen=seen, mother=given["mother"], leads=bool(given["leads"]))

    spec = ListSpec(columns=COLUMNS, make=make, check=check)
    return spec if once else replace(spec, identities=_identities)


def _identities(person: Passenger) -> list[tuple[str, ...]]:
    """By what a person is the same on a list: the paper's number, or else name and birth."""
    seen = person.seen
    if key := number_key(seen.number):
        return [("number", seen.issuer, key)]
    if seen.birth:
        return [("name", sorted_sound_key(seen.name), seen.birth)]
    return [("name", sorted_sound_key(seen.name), "", name_key(person.mother))]


def _each_once(people: list[Passenger]) -> list[Passenger]:
    kept: dict[tuple[tuple[str, ...], ...], Passenger] = {}
    for person in people:
        kept.setdefault(tuple(_identities(person)), person)
    return list(kept.values())
