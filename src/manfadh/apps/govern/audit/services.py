"""The act of `audit`: to record that somebody looked."""

from collections.abc import Sequence
from uuid import UUID

from manfadh.apps.govern.audit.events import LookRecorded
from manfadh.apps.govern.audit.rules import look_of
from manfadh.kernel.events import PersonShown
from manfadh.kernel.ids import new_id
from manfadh.kernel.ledger.recording import record
from manfadh.kernel.viewers import Viewer


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
