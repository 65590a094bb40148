"""The acts of `audit`: to record that somebody looked, and to ask about looks."""

from collections.abc import Sequence
from typing import Literal
from uuid import UUID

from django.utils.translation import gettext as _

from manfadh.apps.govern.audit.events import LookRecorded, LooksAskedAbout
from manfadh.apps.govern.audit.models import LookQuestion
from manfadh.apps.govern.audit.rules import look_of
from manfadh.kernel.events import PersonShown
from manfadh.kernel.ids import new_id
from manfadh.kernel.ledger.recording import record
from manfadh.kernel.viewers import Viewer
from manfadh.kernel.writing import writing

SEE, SEE_KEEPERS = "looks.see", "looks.see_keepers"


def record_look(
    *, viewer: Viewer, kind: str, query: str, people: Sequence[UUID | PersonShown] = ()
) -> UUID:
    """Record one question about people and whom the answer showed; answers the look's id.

    One call per question, however many people it shows, and also where it shows nobody. `kind` is
    a short English word for the question ("document read", "person search"); `query` what was
    asked, in the asker's words. Who, where and why are the viewer's.
    """
    look = make_look(kind=kind, query=query, people=people)
    record(look, stamp=viewer.stamp())
    return look.look_id


def make_look(*, kind: str, query: str, people: Sequence[UUID | PersonShown] = ()) -> LookRecorded:
    """The fact of a look, for an act that records it together with others, in one commit."""
    return look_of(new_id(), kind, query, people)


class QuestionRefused(Exception):
    """Looks can't be marked so; the message says why and what to do."""


def ask_about_looks(
    *,
    viewer: Viewer,
    question_id: UUID,
    officer_id: UUID,
    sign: str,
    looks: Sequence[UUID],
    outcome: Literal["asked", "explained"],
    note: str,
) -> None:
    """Write down that an officer was asked about looks, or what explained them.

    Nobody answers for their own looks. Needs `looks.see`, or `looks.see_keepers` for those of
    people who read looks themselves. The same id again changes nothing. Raises QuestionRefused,
    NotPermitted.
    """
    if not viewer.may(SEE, owner=viewer.authority):
        viewer.require(SEE_KEEPERS, owner=viewer.authority)
    if viewer.officer_id == officer_id:
        raise QuestionRefused(_("These are your own looks. Somebody else asks about them."))
    if not note.strip():
        raise QuestionRefused(_("Write in a few words what was asked or answered."))
    with writing():
        if LookQuestion.objects.filter(question_id=question_id).exists():
            return
        asked = LooksAskedAbout(
            question_id=question_id,
            officer_id=officer_id,
            sign=sign,
            looks=tuple(looks),
            outcome=outcome,
            note=note.strip(),
        )
        record(asked, stamp=viewer.stamp())
