"""Where the words of a question are kept, so that they go when the person goes."""

from collections.abc import Sequence
from uuid import UUID

from manfadh.apps.govern.audit.events import LookRecorded
from manfadh.kernel.events import PersonShown


def look_of(
    look_id: UUID, kind: str, query: str, people: Sequence[UUID | PersonShown]
) -> LookRecorded:
    """The fact of a look. Where one person was shown, the query is about that person.

    It then lies with that person's part (as its note) and is erased with it; a query that showed
    nobody, or several people, lies in the part of the look.
    """
    shown = tuple(p if isinstance(p, PersonShown) else PersonShown(p) for p in people)
    if len(shown) == 1 and shown[0].note is None:
        alone = PersonShown(shown[0].person_id, query)
        return LookRecorded(look_id=look_id, kind=kind, query=None, people=(alone,))
    return LookRecorded(look_id=look_id, kind=kind, query=query, people=shown)


def query_of(look: LookRecorded) -> str | None:
    """The words of the question; None once they are erased."""
    if look.query is None and len(look.people) == 1:
        return look.people[0].note
    return look.query
