"""Whether somebody's consent is asked for a traveller, and who gave it. Never of an adult."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, cast
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from manfadh.apps.govern.policy.selectors import Provision
from manfadh.apps.govern.policy.selectors.travelling import (
    Minor,
    Relation,
    find_minor_rule,
    is_consent_enough,
)
from manfadh.apps.operate.crossings.models import Consent, ConsentQuestion, Crossing
from manfadh.apps.operate.crossings.rules.consulting import ASKED_FOR
from manfadh.apps.operate.crossings.rules.reading import Reading
from manfadh.kernel import clock
from manfadh.kernel.prepared import first, prepared
from manfadh.kernel.viewers import Viewer

MISSING = "missing"
GOES_ON = "go_on"


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
class Consulted:
    """The last question to the supervisor; `answer` is empty and `answered_at` None till answered.

    `ground` is None once erased.
    """

    question_id: UUID
    asked_at: datetime
    asked_by: UUID | None
    answer: str
    ground: str | None
    answered_at: datetime | None
    answered_by: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MinorShown:
    """A traveller who is a minor by the rule in force, and the answer to its question."""

    rule: Provision[Minor]
    consent: ConsentShown | None
    consulted: Consulted | None = None
    # An earlier reading of the same child, still undecided, about which the supervisor was asked.
    asked_before: UUID | None = None

    @property
    def asks(self) -> Literal["", "officer", "supervisor"]:
        """Who still has to look: nobody where the rule is met or whom it names has answered."""
        asked = self.rule.content.if_missing
        if self.consent is None:
            return asked
        if self.consent.paper == MISSING:
            waits = asked == "supervisor" and not self.goes_on
            return "supervisor" if waits else ""
        relation = cast("Relation", self.consent.relation)
        enough = is_consent_enough(self.rule, relation=relation, paper=self.consent.paper)
        return "" if enough else asked

    @property
    def is_missing(self) -> bool:
        """Whether an officer looked and found nobody who consents."""
        return self.consent is not None and self.consent.paper == MISSING

    @property
    def waits(self) -> bool:
        """Whether the supervisor is asked, and has not answered yet."""
        is_open = self.consulted is not None and self.consulted.answered_at is None
        return self.is_missing and is_open

    @property
    def goes_on(self) -> bool:
        """Whether the supervisor said that the journey goes on without anybody's consent."""
        return self.is_missing and self.consulted is not None and self.consulted.answer == GOES_ON


def find_minor(
    viewer: Viewer,
    *,
    inspection_id: UUID,
    traveller_id: UUID,
    reading: Reading,
    direction: str,
    on: date,
) -> MinorShown | None:
    """The question of consent for a reading; None for whoever is, or may be, an adult.

    Birth, nationality and direction are all that it looks at: neither surname nor sex.
    """
    rule = find_minor_rule(
        viewer.authority,
        birth=reading.birth,
        nationality=reading.nationality,
        direction=direction,
        on=on,
    )
    if rule is None:
        return None
    row = first(_consents(inspection_id))
    asked = first(_questions(inspection_id))
    before = None
    if row is None and rule.content.if_missing == "supervisor":
        since_at = clock.now() - ASKED_FOR
        before = first(_asked_before(traveller_id, viewer.port, direction, since_at))
    return MinorShown(
        rule=rule,
        consent=_consent(row) if row else None,
        consulted=_consulted(asked) if asked else None,
        asked_before=before,
    )


def _consent(row: Consent) -> ConsentShown:
    return ConsentShown(
        relation=row.relation,
        paper=row.paper,
        given_by=row.given_by,
        paper_number=row.paper_number,
        note=row.note,
        recorded_at=row.recorded_at,
    )


def _consulted(row: ConsentQuestion) -> Consulted | None:
    if row.asked_at is None:
        return None
    return Consulted(
        question_id=row.question_id,
        asked_at=row.asked_at,
        asked_by=row.asked_by,
        answer=row.answer,
        ground=row.ground,
        answered_at=row.answered_at,
        answered_by=row.answered_by,
    )


@prepared
def _consents(inspection_id: UUID) -> QuerySet[Consent]:
    return Consent.objects.filter(inspection_id=inspection_id, recorded_at__isnull=False)


@prepared
def _asked_before(
    traveller_id: UUID, port: str, direction: str, since_at: datetime
) -> QuerySet[ConsentQuestion, UUID | None]:
    asked = ConsentQuestion.objects.filter(
        ~Exists(
            Crossing.objects.filter(
                inspection_id=OuterRef("inspection_id"),
                crossed_at__isnull=False,
                undone_at__isnull=True,
            )
        ),
        traveller_id=traveller_id,
        port=port,
        direction=direction,
        asked_at__gt=since_at,
    )
    return asked.order_by("-asked_at").values_list("inspection_id", flat=True)[:1]


@prepared
def _questions(inspection_id: UUID) -> QuerySet[ConsentQuestion]:
    asked = ConsentQuestion.objects.filter(inspection_id=inspection_id, asked_at__isnull=False)
    return asked.order_by("-asked_at")[:1]
