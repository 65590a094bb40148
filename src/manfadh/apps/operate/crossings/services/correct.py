"""Correcting a crossing: new entries with a reason, field by field; nothing recorded is touched."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import cast, get_args
from uuid import UUID

from manfadh.apps.operate.crossings.errors import (
    CorrectedMeanwhile,
    CorrectionTooLate,
    CorrectionWrong,
    CrossingUnknown,
    GroundNeeded,
    NothingCorrected,
)
from manfadh.apps.operate.crossings.events import (
    CorrectedField,
    CorrectionReason,
    CrossingCorrected,
)
from manfadh.apps.operate.crossings.models import Crossing
from manfadh.apps.operate.crossings.rules.correcting import (
    OF_THE_CROSSING,
    OF_THE_PERSON,
    PERSONAL,
    read_value,
    write_value,
)
from manfadh.apps.operate.crossings.selectors.booth import people_of
from manfadh.apps.operate.crossings.selectors.corrections import (
    correctable_fields,
    count_changes,
    find_correctable,
    values_of,
)
from manfadh.apps.operate.travellers.events import Sex
from manfadh.apps.operate.travellers.selectors import Person, find_document
from manfadh.apps.operate.travellers.services import describe_traveller, present_document
from manfadh.kernel import clock
from manfadh.kernel.events import Event
from manfadh.kernel.ids import new_id
from manfadh.kernel.ledger.recording import record
from manfadh.kernel.viewers import Viewer
from manfadh.kernel.writing import writing
from manfadh.libs.names import FullName

# Told of the person too, once they are corrected in a crossing.
_DESCRIBES = frozenset({*OF_THE_PERSON, "nationality", "sex"})
_ON_THE_PAPER = frozenset({"surname", "given_names", "nationality"})


def correct_crossing(
    *,
    viewer: Viewer,
    crossing_id: UUID,
    values: Mapping[str, str],
    reason: CorrectionReason,
    note: str,
    seen_changes: int | None = None,
) -> UUID:
    """Say how fields of a crossing read rightly; answers the correction's id.

    `values` are texts by field (ISO days and instants); those that read as before are left alone.
    Names and birth are described anew of the person too, and the stays are worked out again.
    `seen_changes` is how many changes the page had shown: where somebody was faster, nothing is
    written. Needs `crossing.correct` for own decisions, `crossing.correct_any` for others'. Raises
    NotPermitted, CrossingUnknown, CorrectionTooLate, CorrectionWrong, CorrectedMeanwhile,
    GroundNeeded without a note, NothingCorrected.
    """
    if not note.strip() or reason not in get_args(CorrectionReason):
        raise GroundNeeded(str(crossing_id))
    with writing():
        row = find_correctable(viewer, crossing_id)
        if row.traveller_id is None or row.undone_at is not None:
            raise CrossingUnknown(str(crossing_id))
        if seen_changes is not None and count_changes(crossing_id) != seen_changes:
            raise CorrectedMeanwhile(str(crossing_id))
        person = people_of([row.traveller_id]).get(row.traveller_id)
        before = values_of(row, person)
        after = _checked(viewer, row, before, values)
        correction_id = new_id()
        record(
            *_changes(viewer, row, correction_id, before, after, (reason, note.strip())),
            *_described(row.traveller_id, person, before, after),
            *_paper(row, after),
            stamp=viewer.stamp(),
        )
    return correction_id


def _checked(
    viewer: Viewer, row: Crossing, before: Mapping[str, str], values: Mapping[str, str]
) -> dict[CorrectedField, str]:
    """The fields that read otherwise, each in its one form."""
    allowed = correctable_fields(viewer, row)
    after: dict[CorrectedField, str] = {}
    for field in get_args(CorrectedField):
        if field not in values or field == "birth_year":
            continue
        text = _one_form(field, values[field].strip())
        if text == before[field]:
            continue
        if field not in allowed:
            raise CorrectionTooLate(field)
        after[cast("CorrectedField", field)] = text
    if not after:
        raise NothingCorrected
    if "birth" in after:
        year = after["birth"][:4]
        if year != before["birth_year"]:
            after["birth_year"] = year if year.isdecimal() else ""
    return after


def _one_form(field: str, text: str) -> str:
    if field not in OF_THE_CROSSING:
        return text
    try:
        value = read_value(field, text)
    except ValueError as error:
        raise CorrectionWrong(field) from error
    if isinstance(value, datetime) and value > clock.now():
        raise CorrectionWrong(field)
    return write_value(value)


def _changes(
    viewer: Viewer,
    row: Crossing,
    correction_id: UUID,
    before: Mapping[str, str],
    after: Mapping[CorrectedField, str],
    why: tuple[CorrectionReason, str],
) -> Iterator[CrossingCorrected]:
    assert row.traveller_id is not None, "found with a person"
    for field, becomes in after.items():
        is_personal = field in PERSONAL
        yield CrossingCorrected(
            change_id=new_id(),
            correction_id=correction_id,
            crossing_id=row.crossing_id,
            traveller_id=row.traveller_id,
            field=field,
            was="" if is_personal else before[field],
            becomes="" if is_personal else becomes,
            was_personal=before[field] if is_personal else None,
            becomes_personal=becomes if is_personal else None,
            reason=why[0],
            note=why[1],
            is_own=row.officer_id == viewer.officer_id,
        )


def _described(
    traveller_id: UUID,
    person: Person | None,
    before: Mapping[str, str],
    after: Mapping[CorrectedField, str],
) -> list[Event]:
    """The person described anew, where what was corrected is of the person."""
    if person is None or _DESCRIBES.isdisjoint(after):
        return []
    now: dict[str, str] = dict(before) | {str(field): text for field, text in after.items()}
    nationality = after.get("nationality", person.nationality)
    sex = after.get("sex", person.sex or "")
    return [
        describe_traveller(
            traveller_id=traveller_id,
            surname=now["surname"],
            given_names=now["given_names"],
            birth=now["birth"],
            sex=cast("Sex", sex) if sex else None,
            nationality=nationality,
            full_name=FullName(now["given"], now["father"], now["grandfather"], now["family"]),
            mother=now["mother"],
            how="described",
        )
    ]


def _paper(row: Crossing, after: Mapping[CorrectedField, str]) -> list[Event]:
    """The paper as it is read rightly, where its name or nationality was corrected."""
    if row.document_id is None or _ON_THE_PAPER.isdisjoint(after):
        return []
    paper = find_document(document_id=row.document_id)
    if paper is None or paper.number is None:
        return []
    return [
        present_document(
            document_id=paper.document_id,
            traveller_id=paper.traveller_id,
            kind=paper.kind,
            issuer=paper.issuer,
            nationality=after.get("nationality", paper.nationality),
            expiry=paper.expiry,
            number=paper.number,
            surname=after.get("surname", paper.surname or ""),
            given_names=after.get("given_names", paper.given_names or ""),
        )
    ]
