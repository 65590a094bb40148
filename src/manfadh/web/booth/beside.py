"""The group or vehicle beside the reader: chosen once, kept for the session until it is closed."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from manfadh.apps.operate.crossings.selectors import Inspected
from manfadh.apps.operate.crossings.selectors.papers import seen_of
from manfadh.apps.operate.passengers.events import Direction
from manfadh.apps.operate.passengers.selectors import (
    MemberLine,
    PartyShown,
    find_meeting,
    get_progress,
)
from manfadh.apps.operate.passengers.services import PartyUnknown
from manfadh.web.booth.party_words import HOW, say_party
from manfadh.web.booth.place import find_place
from manfadh.web.components.inspection.consenting import MINOR, ConsentForm, minor_context
from manfadh.web.components.inspection.places import country_words
from manfadh.web.components.measures import number
from manfadh.web.components.shapes import Cell, Column, Row, Table
from manfadh.web.components.viewer import OfficerRequest

_KEPT_AS = "booth_party"
# As many as stand above the fold beside the reader.
TO_COME_SHOWN = 5
MEETING = "booth/parties/meeting.html"


@dataclass(frozen=True, kw_only=True)
class PartyBeside:
    """A party as its line beside the reader shows it."""

    shown: PartyShown
    words: str
    progress: str
    leader: str
    to_come: Table
    more: int


def find_beside(request: OfficerRequest) -> UUID | None:
    """The party that was chosen in this session for where the booth stands now; asks no table."""
    kept, place = request.session.get(_KEPT_AS), find_place(request)
    if not kept or place is None:
        return None
    here = (request.viewer.port, place.direction)
    return UUID(kept["party"]) if (kept["port"], kept["direction"]) == here else None


def keep_beside(request: OfficerRequest, party_id: UUID, direction: Direction) -> None:
    """Put a party beside the reader."""
    request.session[_KEPT_AS] = {
        "port": request.viewer.port,
        "direction": direction,
        "party": str(party_id),
    }


def leave_beside(request: OfficerRequest) -> None:
    """Put nobody beside the reader."""
    request.session.pop(_KEPT_AS, None)


def party_beside(request: OfficerRequest) -> PartyBeside | None:
    """The party beside the reader as it stands now; one that is closed is put away."""
    party_id = find_beside(request)
    if party_id is None:
        return None
    try:
        shown = get_progress(request.viewer, party_id, request.session[_KEPT_AS]["direction"])
    except PartyUnknown:
        shown = None
    if shown is None or shown.is_closed:
        leave_beside(request)
        return None
    return PartyBeside(
        shown=shown,
        words=say_party(shown.party),
        progress=say_progress(shown),
        leader=(shown.leader.name or "") if shown.leader else "",
        to_come=people_table(shown.missing[:TO_COME_SHOWN], _("Still to come")),
        more=max(0, len(shown.missing) - TO_COME_SHOWN),
    )


def say_progress(shown: PartyShown) -> str:
    """How many are confirmed; where nobody is expected beforehand, only that."""
    present = number(len(shown.present))
    if shown.party.source == "lane" and not shown.missing:
        return ngettext(
            "%(present)s person confirmed", "%(present)s people confirmed", len(shown.present)
        ) % {"present": present}
    return _("%(present)s of %(of)s confirmed") % {
        "present": present,
        "of": number(shown.expected_count),
    }


def people_table(members: tuple[MemberLine, ...], caption: str) -> Table:
    """People of a list, each with what tells them apart."""
    return Table(
        caption=caption,
        columns=[
            Column(words=_("Place"), align="number"),
            Column(words=_("Name")),
            Column(words=_("Date of birth"), align="code"),
            Column(words=_("Document number"), align="code"),
            Column(words=_("Nationality")),
        ],
        rows=[
            Row(
                cells=(
                    Cell(value=number(member.position)),
                    Cell(value=member.name or _("Erased")),
                    Cell(value=member.birth or "—"),
                    Cell(value=member.document_number or "—"),
                    Cell(value=country_words(member.nationality) if member.nationality else "—"),
                )
            )
            for member in members
        ],
        empty=_("Everybody has passed or was asked about."),
    )


def beside_context(
    request: OfficerRequest, shown: Inspected, form: ConsentForm | None = None
) -> dict[str, Any]:
    """What stands beside a traveller: their place on a list, the question of a minor's consent."""
    meeting, minor = _meeting(request, shown), minor_context(shown, form)
    parts = [*([MEETING] if meeting else []), *([MINOR] if minor else [])]
    return {**meeting, **minor, "beside_traveller": parts}


def _meeting(request: OfficerRequest, shown: Inspected) -> dict[str, Any]:
    if find_beside(request) is None:
        return {}
    meeting = find_meeting(shown.inspection_id, seen_of(shown.reading))
    if meeting is None:
        return {}
    return {"meeting": meeting, "how": HOW[meeting.member.how] if meeting.member else ""}
