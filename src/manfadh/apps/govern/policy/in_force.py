"""The provisions as each process keeps them in memory: read once per change, asked by all.

Whether anything has changed is asked once for each request that is answered: a traveller's page
asks a dozen questions of the law, and all of them are to be of one state of it.
"""

import logging
import threading
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.core.signals import request_finished, request_started
from django.db import connection

from manfadh.apps.govern.policy import models
from manfadh.apps.govern.policy.rules import Content, ContentWrong, Provision, read_content
from manfadh.kernel.translated import Translated

_LOG = logging.getLogger(__name__)
_MOST_DAYS_KEPT = 2_000

Answers = dict[tuple[str, date], tuple[Provision[Content], ...]]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Every provision of one state of the tables, and what was in force on days asked for."""

    mark: object
    provisions: tuple[Provision[Content], ...]
    answers: Answers = field(default_factory=dict)

    def in_force(self, kind: str, on: date) -> tuple[Provision[Content], ...]:
        """The provisions of a kind in force on a day, of all authorities, by authority and code."""
        known = self.answers.get((kind, on))
        if known is not None:
            return known
        found = tuple(p for p in self.provisions if p.kind == kind and p.is_in_force(on))
        if len(self.answers) >= _MOST_DAYS_KEPT:
            self.answers.clear()
        self.answers[kind, on] = found
        return found


_LATEST = Snapshot(mark=None, provisions=())
_ANSWERING = threading.local()


def snapshot() -> Snapshot:
    """The present state: from memory where nothing has changed, which costs one tiny question."""
    global _LATEST
    latest, mark = _LATEST, _present_mark()
    if latest.mark != mark:
        latest = _LATEST = Snapshot(mark, read_all())
    return latest


def read_all() -> tuple[Provision[Content], ...]:
    """All provisions from the table, repealed ones too, by authority and code."""
    issued = models.Provision.objects.filter(issued_at__isnull=False)
    return tuple(_readable(issued.order_by("authority", "code", "valid_from_on", "provision_id")))


def provision_of(row: models.Provision) -> Provision[Content]:
    """The value of a row. Raises ContentWrong for a content that this version can't read."""
    if row.valid_from_on is None:
        raise ContentWrong("The provision has not been issued here yet.")
    return Provision(
        provision_id=row.provision_id,
        kind=row.kind,
        authority=row.authority,
        code=row.code,
        text=Translated(row.text_ar, row.text_ckb, row.text_en),
        content=read_content(row.kind, row.content or {}),
        reference=row.reference,
        valid_from_on=row.valid_from_on,
        valid_until_on=_earlier(row.valid_until_on, row.repealed_on),
    )


def _readable(rows: Iterable[models.Provision]) -> Iterable[Provision[Content]]:
    for row in rows:
        try:
            yield provision_of(row)
        except ContentWrong as error:
            # From a node of a newer version. The others must go on to hold.
            _LOG.warning("The provision %s can't be read: %s", row.provision_id, error)


def _earlier(one: date | None, other: date | None) -> date | None:
    days = [day for day in (one, other) if day is not None]
    return min(days, default=None)


def forget_mark() -> None:
    """Let this thread ask for the mark anew: it has just changed the provisions itself."""
    if hasattr(_ANSWERING, "mark"):
        del _ANSWERING.mark


def _begin_answer(**_signal: object) -> None:
    forget_mark()
    _ANSWERING.is_open = True


def _end_answer(**_signal: object) -> None:
    forget_mark()
    _ANSWERING.is_open = False


request_started.connect(_begin_answer)
request_finished.connect(_end_answer)


def _present_mark() -> UUID | str | None:
    if not getattr(_ANSWERING, "is_open", False):
        return _ask_mark()
    if not hasattr(_ANSWERING, "mark"):
        _ANSWERING.mark = _ask_mark()
    found: UUID | str | None = _ANSWERING.mark
    return found


def _ask_mark() -> UUID | str | None:
    # Plain SQL: the question is asked several times per traveller, and the ORM would be most of it.
    with connection.cursor() as cursor:
        cursor.execute("SELECT mark FROM policy_policyversion WHERE number = 1")
        row = cursor.fetchone()
    return row[0] if row else None
