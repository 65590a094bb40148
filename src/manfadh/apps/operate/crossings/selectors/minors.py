"""Whether somebody's consent is asked for a traveller, and who gave it. Never of an adult."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, cast
from uuid import UUID

from django.db.models import QuerySet

from manfadh.apps.govern.policy.selectors import Provision
from manfadh.apps.govern.policy.selectors.travelling import (
    Minor,
    Relation,
    find_minor_rule,
    is_consent_enough,
)
from manfadh.apps.operate.crossings.models import Consent
from manfadh.apps.operate.crossings.rules.reading import Reading
from manfadh.kernel.prepared import first, prepared

MISSING = "missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentShown:
    """What was recorded of a minor's consent; personal fields are None once erased."""

    relation: str
    paper: str
    given_by: str | None
    paper_number: str | None
    note: str | None
    recorded_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MinorShown:
    """A traveller who is a minor by the rule in force, and the answer to its question."""

    rule: Provision[Minor]
    consent: ConsentShown | None

    @property
    def asks(self) -> Literal["", "officer", "supervisor"]:
        """Who still has to look: nobody where the rule is met or its officer has answered."""
        asked = self.rule.content.if_missing
        if self.consent is None:
            return asked
        if self.consent.paper == MISSING:
            return "supervisor" if asked == "supervisor" else ""
        relation = cast("Relation", self.consent.relation)
        enough = is_consent_enough(self.rule, relation=relation, paper=self.consent.paper)
        return "" if enough else asked


def find_minor(
    authority: str, *, inspection_id: UUID, reading: Reading, direction: str, on: date
) -> MinorShown | None:
    """The question of consent for a reading; None for whoever is, or may be, an adult.

    Birth, nationality and direction are all that it looks at: neither surname nor sex.
    """
    rule = find_minor_rule(
        authority,
        birth=reading.birth,
        nationality=reading.nationality,
        direction=direction,
        on=on,
    )
    if rule is None:
        return None
    row = first(_consents(inspection_id))
    return MinorShown(rule=rule, consent=_consent(row) if row else None)


def _consent(row: Consent) -> ConsentShown:
    return ConsentShown(
        relation=row.relation,
        paper=row.paper,
        given_by=row.given_by,
        paper_number=row.paper_number,
        note=row.note,
        recorded_at=row.recorded_at,
    )


@prepared
def _consents(inspection_id: UUID) -> QuerySet[Consent]:
    return Consent.objects.filter(inspection_id=inspection_id, recorded_at__isnull=False)
