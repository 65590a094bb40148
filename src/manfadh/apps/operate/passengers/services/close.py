"""Ending a party's passage: nobody is missing without a question, and nobody is held by it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args
from uuid import UUID

from manfadh.apps.operate.passengers.errors import AbsenceUnexplained
from manfadh.apps.operate.passengers.events import (
    AbsenceExplained,
    AbsenceReason,
    Direction,
    PartyClosed,
)
from manfadh.apps.operate.passengers.rules.presence import unexplained
from manfadh.apps.operate.passengers.selectors.lists import get_progress, standings
from manfadh.apps.operate.passengers.services.open import open_row
from manfadh.kernel.ledger.recording import record
from manfadh.kernel.viewers import Viewer
from manfadh.kernel.writing import writing


@dataclass(frozen=True, slots=True)
class Answer:
    """Why somebody is not there, as somebody told: a reason, and perhaps more in words."""

    reason: AbsenceReason
    note: str = ""


def close_party(
    *, viewer: Viewer, party_id: UUID, direction: Direction, answers: Mapping[UUID, Answer]
) -> None:
    """End a party's passage in a direction, with a reason for each who is expected and not there.

    The reasons are kept. They confirm nobody, and hold nobody: who comes later passes as anybody
    does. "Not known" is an answer too, since asking is what is asked for. Needs `party.close` at
    this port. Raises NotPermitted, PartyUnknown, PartyOver, AbsenceUnexplained, and ValueError for
    a reason that is none.
    """
    viewer.require("party.close", owner=viewer.authority, port=viewer.port)
    if any(answer.reason not in get_args(AbsenceReason) for answer in answers.values()):
        raise ValueError("This is no reason for an absence.")
    with writing():
        open_row(viewer, party_id, direction)
        shown = get_progress(viewer, party_id, direction)
        if left := unexplained(standings(shown.members), answers):
            raise AbsenceUnexplained(left)
        asked = {member.member_id for member in shown.missing} & set(answers)
        record(
            *(
                AbsenceExplained(
                    member_id=member_id,
                    party_id=party_id,
                    direction=direction,
                    reason=answers[member_id].reason,
                    note=answers[member_id].note.strip() or None,
                )
                for member_id in sorted(asked)
            ),
            PartyClosed(
                party_id=party_id,
                direction=direction,
                present=len(shown.present),
                absent=len(asked) + len(shown.explained),
            ),
            stamp=viewer.stamp(),
        )
