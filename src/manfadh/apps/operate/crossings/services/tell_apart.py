"""Telling a person apart from somebody on a list, for every booth, until it is to be reviewed."""

from datetime import timedelta
from uuid import UUID

from django.conf import settings

from manfadh.apps.operate.crossings.errors import GroundNeeded, SlipUnknown
from manfadh.apps.operate.crossings.events import PersonToldApart, TellingApartRevoked
from manfadh.apps.operate.crossings.models import RevokedSlip, SecondaryCase, ToldApart
from manfadh.apps.operate.crossings.rules.telling_apart import read_slip_number, slip_number
from manfadh.apps.operate.crossings.selectors.booth import get_inspection, today
from manfadh.apps.operate.crossings.selectors.telling_apart import mark_of, may_tell_apart
from manfadh.kernel.ids import new_id
from manfadh.kernel.ledger.recording import record
from manfadh.kernel.viewers import Viewer
from manfadh.kernel.writing import writing
from manfadh.libs.documents.numbers import number_key
from manfadh.libs.names import sorted_sound_key


def tellings_apart(viewer: Viewer, case: SecondaryCase, ground: str) -> list[PersonToldApart]:
    """The facts that the person of a case is none of those whom the lists name now.

    One for each hit by name, all under one slip; none where nobody was hit. Whoever asks records
    them with the end of the case.
    """
    if case.inspection_id is None:
        return []
    shown = get_inspection(viewer, case.inspection_id)
    number = slip_number(new_id())
    until_on = today() + timedelta(days=settings.MANFADH.told_apart_days)
    reading = shown.reading
    return [
        PersonToldApart(
            decision_id=new_id(),
            slip_number=number,
            case_id=case.case_id,
            inspection_id=case.inspection_id,
            traveller_id=shown.traveller_id,
            alert_id=hit.alert_id,
            valid_until_on=until_on,
            alert_mark=mark_of(hit),
            ground=ground.strip(),
            issuer=reading.issuer,
            number_key=number_key(reading.number),
            sound_key=sorted_sound_key(reading.printed_name),
            birth=reading.birth,
        )
        for hit in shown.hits
        if may_tell_apart(hit)
    ]


def revoke_slip(*, viewer: Viewer, number: str, ground: str) -> None:
    """Let a slip hold no longer, with a ground; every booth sees the list's entry again.

    Revoking twice changes nothing. Needs `case.work`. Raises NotPermitted, GroundNeeded,
    SlipUnknown (also for a slip of another authority).
    """
    viewer.require("case.work", owner=viewer.authority, port=viewer.port)
    if not ground.strip():
        raise GroundNeeded(number)
    try:
        plain = read_slip_number(number)
    except ValueError as error:
        raise SlipUnknown(number) from error
    with writing():
        held = _holder(viewer, plain)
        if not RevokedSlip.objects.filter(slip_number=plain, revoked_at__isnull=False).exists():
            record(
                TellingApartRevoked(slip_number=plain, traveller_id=held, ground=ground.strip()),
                stamp=viewer.stamp(),
            )


def _holder(viewer: Viewer, number: str) -> UUID:
    row = ToldApart.objects.filter(
        slip_number=number, owner=viewer.authority, told_at__isnull=False
    ).first()
    if row is None or row.traveller_id is None:
        raise SlipUnknown(number)
    return row.traveller_id
