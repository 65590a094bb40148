"""Minutes: written with a gap-free number, countersigned by everybody named, locked once signed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db.models import Max
from django.utils.translation import gettext as _

from manfadh.apps.govern.accounts.selectors import find_officer_agency
from manfadh.apps.operate.coordination.errors import WorkRefused, WorkUnknown
from manfadh.apps.operate.coordination.events import (
    MinutesAmended,
    MinutesAnswered,
    MinutesKind,
    MinutesVoided,
    MinutesWritten,
    Participant,
    Stance,
)
from manfadh.apps.operate.coordination.models import Minutes
from manfadh.apps.operate.coordination.selectors.minutes import (
    MinutesShown,
    ParticipantShown,
    get_minutes,
)
from manfadh.apps.operate.coordination.selectors.violations import get_violation
from manfadh.kernel import clock
from manfadh.kernel.calendars import own_calendar
from manfadh.kernel.events import PersonShown
from manfadh.kernel.ids import new_id
from manfadh.kernel.ledger.recording import record
from manfadh.kernel.viewers import Viewer
from manfadh.kernel.writing import writing

WRITE, SIGN = "minutes.write", "minutes.sign"
_REASON_FIELD = "reason"


@dataclass(frozen=True, slots=True)
class Outsider:
    """Somebody named in minutes who has no account: the person concerned, a driver, a witness."""

    name: str
    # The person of the violation: then the name is erased with that person.
    is_person_concerned: bool = False


def write_minutes(
    *,
    viewer: Viewer,
    kind: MinutesKind,
    place: str,
    body: str,
    officers: Sequence[UUID],
    outsiders: Sequence[Outsider] = (),
    held_at: datetime | None = None,
    violation_id: UUID | None = None,
    minutes_id: UUID | None = None,
) -> UUID:
    """Write minutes with the next number of the viewer's port and year; answers their id.

    The writer is always a participant, and first. The number is given in the writing transaction,
    so that none is missing and none given twice. The same `minutes_id` again changes nothing.
    Raises WorkRefused with the field to mend, WorkUnknown for the violation, NotPermitted.
    """
    viewer.require(WRITE, owner=viewer.authority, port=viewer.port)
    minutes_id, held_at = minutes_id or new_id(), held_at or clock.now()
    _check_body(body)
    if held_at > clock.now():
        raise WorkRefused(_("This time is still to come. Correct it."), field="held_at")
    _check_this_node(viewer)
    with writing():
        if Minutes.objects.filter(minutes_id=minutes_id, written_at__isnull=False).exists():
            return minutes_id
        person_id = _person_of(viewer, violation_id)
        named, people = _named(viewer, officers, outsiders, person_id)
        year = own_calendar().day_of(held_at).year
        record(
            MinutesWritten(
                minutes_id=minutes_id,
                year=year,
                number=_next_number(viewer.port, year),
                kind=kind,
                violation_id=violation_id,
                held_at=held_at,
                place=place.strip(),
                subject_id=person_id,
                body=body.strip(),
                participants=named,
                outsiders=people,
            ),
            stamp=viewer.stamp(),
        )
    return minutes_id


def amend_minutes(*, viewer: Viewer, minutes_id: UUID, body: str) -> None:
    """Write the text anew while nobody has signed. Raises WorkRefused, WorkUnknown."""
    viewer.require(WRITE, owner=viewer.authority, port=viewer.port)
    _check_body(body)
    with writing():
        found = _of_writer(viewer, minutes_id)
        if found.state != "draft":
            raise WorkRefused(
                _("These minutes are signed, so their text is locked. Write new ones instead.")
            )
        subject_id = Minutes.objects.values_list("subject_id", flat=True).get(pk=minutes_id)
        record(
            MinutesAmended(
                minutes_id=minutes_id, subject_id=subject_id or new_id(), body=body.strip()
            ),
            stamp=viewer.stamp(owner=found.owner),
        )


def answer_minutes(*, viewer: Viewer, minutes_id: UUID, stance: Stance, reason: str = "") -> None:
    """Sign, sign and dispute, or refuse to sign, as the officer who is named.

    A dispute and a refusal need their reason. Raises WorkRefused, WorkUnknown, NotPermitted.
    """
    with writing():
        found = get_minutes(viewer, minutes_id)
        own = [one for one in found.participants if one.officer_id == viewer.officer_id]
        if not own:
            raise WorkRefused(_("You are not named in these minutes."))
        _answer(viewer, found, own[0], stance, reason, is_on_paper=False)


def answer_for_outsider(
    *, viewer: Viewer, minutes_id: UUID, participant_id: UUID, stance: Stance, reason: str = ""
) -> None:
    """Record how a person without an account answered on the printed minutes.

    Only who wrote the minutes records it. Raises WorkRefused, WorkUnknown, NotPermitted.
    """
    viewer.require(WRITE, owner=viewer.authority, port=viewer.port)
    with writing():
        found = _of_writer(viewer, minutes_id)
        asked = [
            one
            for one in found.participants
            if one.participant_id == participant_id and one.officer_id is None
        ]
        if not asked:
            raise WorkUnknown(str(participant_id))
        _answer(viewer, found, asked[0], stance, reason, is_on_paper=True)


def void_minutes(*, viewer: Viewer, minutes_id: UUID, ground: str) -> None:
    """Let minutes no longer count; their number stays. Raises WorkRefused, WorkUnknown."""
    viewer.require(WRITE, owner=viewer.authority, port=viewer.port)
    with writing():
        found = _of_writer(viewer, minutes_id)
        if found.state == "void":
            raise WorkRefused(_("These minutes are void already. Nothing was changed."))
        if not ground.strip():
            raise WorkRefused(_("Say on what ground."), field="ground")
        record(
            MinutesVoided(minutes_id=minutes_id, ground=ground.strip()),
            stamp=viewer.stamp(owner=found.owner),
        )


def _answer(
    viewer: Viewer,
    found: MinutesShown,
    who: ParticipantShown,
    stance: Stance,
    reason: str,
    *,
    is_on_paper: bool,
) -> None:
    viewer.require(SIGN, owner=viewer.authority, port=viewer.port)
    if found.state == "void":
        raise WorkRefused(_("These minutes are void. Nothing was changed."))
    if who.stance:
        raise WorkRefused(_("This answer is given already and stays as it is."))
    if stance != "signed" and not reason.strip():
        raise WorkRefused(_("Write the reason in a few words."), field=_REASON_FIELD)
    record(
        MinutesAnswered(
            minutes_id=found.minutes_id,
            participant_id=who.participant_id,
            stance=stance,
            reason=reason.strip() or None,
            is_on_paper=is_on_paper,
        ),
        stamp=viewer.stamp(owner=found.owner),
    )


def _check_body(body: str) -> None:
    if not body.strip():
        raise WorkRefused(_("Write what was done, found and said."), field="body")


def _check_this_node(viewer: Viewer) -> None:
    # Two nodes that number the same port would give one number twice while the line is cut.
    here = settings.MANFADH.port_of_entry
    if here and here != viewer.port:
        raise WorkRefused(_("Minutes of a port are written at that port."))


def _person_of(viewer: Viewer, violation_id: UUID | None) -> UUID:
    if violation_id is None:
        return new_id()
    return get_violation(viewer, violation_id).person_id or new_id()


def _named(
    viewer: Viewer, officers: Sequence[UUID], outsiders: Sequence[Outsider], person_id: UUID
) -> tuple[tuple[Participant, ...], tuple[PersonShown, ...]]:
    named = []
    for officer_id in dict.fromkeys((viewer.officer_id, *officers)):
        agency = find_officer_agency(officer_id)
        if agency is None:
            raise WorkRefused(_("Choose officers of this port."), field="officers")
        named.append(Participant(officer_id, agency, officer_id))
    people = []
    for outsider in outsiders:
        own_id = person_id if outsider.is_person_concerned else new_id()
        named.append(Participant(own_id, ""))
        people.append(PersonShown(own_id, outsider.name.strip()))
    return tuple(named), tuple(people)


def _next_number(port: str, year: int) -> int:
    last = Minutes.objects.filter(port=port, year=year).aggregate(last=Max("number"))["last"]
    return int(last or 0) + 1


def _of_writer(viewer: Viewer, minutes_id: UUID) -> MinutesShown:
    found = get_minutes(viewer, minutes_id)
    if found.written_by != viewer.officer_id:
        raise WorkRefused(_("Only the officer who wrote these minutes can do this."))
    return found
