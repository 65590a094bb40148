"""What happens at a port, each in one line, for tests. The travellers are ICAO's invented ones."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import Literal
from uuid import UUID

import msgspec
import pytest

from manfadh.apps.govern.accounts.selectors import get_founder, get_viewer_of
from manfadh.apps.govern.policy import services as policy
from manfadh.apps.govern.policy.selectors import list_protection_questions
from manfadh.apps.operate.coordination.models import Concern
from manfadh.apps.operate.crossings import services
from manfadh.apps.operate.crossings.models import Refusal
from manfadh.apps.operate.crossings.rules.reading import Reading
from manfadh.apps.operate.crossings.selectors import Inspected
from manfadh.kernel.ledger import reacting
from manfadh.kernel.viewers import Viewer
from tests.cast import CAST, FEDERAL, OTHER_PORT, Part, assign

# An invented traveller of ICAO's invented state.
ANNA = Reading(
    kind="passport",
    issuer="UTO",
    number="L898902C3",
    nationality="UTO",
    surname="ERIKSSON",
    given_names="ANNA MARIA",
    birth="1974-08-12",
    sex="F",
    expiry="2032-04-15",
    is_typed=True,
)


def with_(reading: Reading, **fields: str) -> Reading:
    """The reading with some fields read otherwise."""
    return msgspec.structs.replace(reading, **fields)


@pytest.fixture
def law(cast: dict[str, Part]) -> None:
    """The provisions that we bring along, in force for both authorities."""
    policy.load_reference(viewer=get_founder(authority=FEDERAL))


def read(
    viewer: Viewer, reading: Reading = ANNA, direction: Literal["entry", "exit"] = "entry"
) -> Inspected:
    """A document is read, by hand, in lane 1."""
    return services.open_inspection(viewer=viewer, direction=direction, lane="1", typed=reading)


def propose(viewer: Viewer, inspection_id: UUID, ground: str = "no_permission") -> UUID:
    """A refusal is proposed."""
    return services.propose_refusal(viewer=viewer, inspection_id=inspection_id, ground=ground)


def answer(viewer: Viewer, refusal_id: UUID, yes: Collection[str] = ()) -> bool:
    """The protection questions are asked; *yes* to these concerns, *no* to the rest."""
    questions = list_protection_questions(viewer.authority, date(2026, 1, 1))
    answers: dict[str, Literal["yes", "no", "unsure"]] = {
        question.code: "yes" if question.concern in yes else "no" for question in questions
    }
    return services.answer_protection(viewer=viewer, refusal_id=refusal_id, answers=answers)


def proposed(
    viewer: Viewer, reading: Reading = ANNA, yes: Collection[str] = ()
) -> tuple[Inspected, UUID]:
    """A document read, a refusal proposed on it, the questions asked."""
    shown = read(viewer, reading)
    refusal_id = propose(viewer, shown.inspection_id)
    answer(viewer, refusal_id, yes)
    return shown, refusal_id


def sign(viewer: Viewer, refusal_id: UUID) -> None:
    """A supervisor signs, and a moment later the relay has gone round."""
    services.sign_refusal(viewer=viewer, refusal_id=refusal_id)
    relay()


def relay() -> None:
    """What the relay of a server does a moment after each fact."""
    reacting.catch_up_all()


def has_taken_effect(refusal_id: UUID) -> bool:
    """Whether a refusal is completed and stands."""
    row = Refusal.objects.get(refusal_id=refusal_id)
    return row.completed_at is not None and row.withdrawn_at is None


def the_concern() -> UUID:
    """The one concern that there is."""
    return Concern.objects.get().concern_id


def supervisor_elsewhere() -> Viewer:
    """Sami, on duty at the other port."""
    part = CAST["sami"]
    assign(part, "shift_supervisor", OTHER_PORT, date(2021, 1, 1))
    return get_viewer_of(part.officer_id, part.purpose)


def standing_at(viewer: Viewer, port: str) -> Viewer:
    """The same officer with the same grants at another port."""
    return replace(viewer, port=port)
