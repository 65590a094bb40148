"""What `priorities` tells. Nothing in it is about a person."""

from datetime import date
from decimal import Decimal
from typing import Literal
from uuid import UUID

import msgspec

from manfadh.kernel.events import Event, event

Obligation = Literal["none", "commitment", "standard", "law"]
Measure = Literal["severity", "risk", "obligation", "affected", "waited_on", "judged"]


class Weight(msgspec.Struct, frozen=True):
    """What one criterion weighs to somebody, in percent, and between which bounds it may move."""

    criterion_id: UUID
    weight: Decimal
    low: Decimal
    high: Decimal


class Ranked(msgspec.Struct, frozen=True):
    """A gap's place in an order that was adopted; points of 100."""

    gap_id: UUID
    rank: int
    points: Decimal


@event("priorities.gap_described")
class GapDescribed(Event):
    """Something is missing or wrong at a port or centre; described again, the last one holds.

    `severity` and `risk` go from 0 to 4. `needs` are gaps that have to be closed before this one.
    `people_a_day` is an estimate with its source, for ports whose counts are not shared.
    """

    gap_id: UUID
    port: str
    area: str
    title_ar: str
    title_ckb: str
    title_en: str
    detail: str
    severity: int
    risk: int
    risk_reason: str
    obligation: Obligation
    reference: str
    needs: tuple[UUID, ...]
    source: str
    finding_id: UUID | None
    people_a_day: int | None
    people_source: str


@event("priorities.gap_closed")
class GapClosed(Event):
    """What was missing is there; `evidence` says by what that is known."""

    gap_id: UUID
    closed_on: date
    evidence: str


@event("priorities.gap_reopened")
class GapReopened(Event):
    """It is missing again, or was never there."""

    gap_id: UUID
    reason: str


@event("priorities.gap_withdrawn")
class GapWithdrawn(Event):
    """It was none: recorded by mistake, or twice."""

    gap_id: UUID
    ground: str


@event("priorities.criterion_described")
class CriterionDescribed(Event):
    """What gaps are ranked by: at `least` it counts nothing, at `most` all."""

    criterion_id: UUID
    name_ar: str
    name_ckb: str
    name_en: str
    measure: Measure
    least: Decimal
    most: Decimal
    place: int
    is_in_use: bool


@event("priorities.gap_judged")
class GapJudged(Event):
    """Somebody put a gap on the scale of a criterion that is judged by hand."""

    judgement_id: UUID
    gap_id: UUID
    criterion_id: UUID
    score: Decimal
    reason: str


@event("priorities.weights_given")
class WeightsGiven(Event):
    """What each criterion weighs to one voice: an authority, a person, a meeting."""

    weighting_id: UUID
    voice: str
    weights: tuple[Weight, ...]
    reason: str


@event("priorities.weights_withdrawn")
class WeightsWithdrawn(Event):
    """This voice is heard no longer."""

    weighting_id: UUID
    ground: str


@event("priorities.step_planned")
class StepPlanned(Event):
    """When a gap is to be closed, and by whom; planned again, the last one holds."""

    gap_id: UUID
    from_on: date
    until_on: date
    responsible: str
    note: str


@event("priorities.step_dropped")
class StepDropped(Event):
    """A gap is on the roadmap no longer."""

    gap_id: UUID
    ground: str


@event("priorities.order_adopted")
class OrderAdopted(Event):
    """The order as it stood was taken for the one to work by; `voice` says whose weights."""

    adoption_id: UUID
    voice: str
    order: tuple[Ranked, ...]
    ground: str
