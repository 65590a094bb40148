"""What gaps are ranked by, and what it weighs to whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import cast
from uuid import UUID

import msgspec

from manfadh.apps.improve.priorities.errors import CriterionUnknown, WeightingUnknown
from manfadh.apps.improve.priorities.events import Measure, Ranked, Weight
from manfadh.apps.improve.priorities.models import Adoption, Criterion, Weighting
from manfadh.apps.improve.priorities.rules import Disagreement, disagreements
from manfadh.kernel.translated import Translated
from manfadh.kernel.viewers import Viewer


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionShown:
    """What gaps are ranked by: from `least`, where it counts nothing, to `most`."""

    criterion_id: UUID
    names: Translated
    measure: Measure
    least: Decimal
    most: Decimal
    place: int
    is_in_use: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightingShown:
    """One voice's weights, in percent."""

    weighting_id: UUID
    voice: str
    weights: tuple[Weight, ...]
    reason: str
    given_by: UUID | None
    given_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptionShown:
    """An order that was adopted."""

    adoption_id: UUID
    voice: str
    order: tuple[Ranked, ...]
    ground: str
    adopted_by: UUID | None
    adopted_at: datetime


def list_criteria(viewer: Viewer, *, in_use: bool = True) -> list[CriterionShown]:
    """The criteria of the viewer's authority in their order, perhaps those out of use too.

    Needs `gap.see`; raises NotPermitted.
    """
    viewer.require("gap.see", owner=viewer.authority)
    rows = Criterion.objects.filter(owner=viewer.authority, described_stamp__isnull=False)
    if in_use:
        rows = rows.filter(is_in_use=True)
    return [_criterion(row) for row in rows.order_by("place", "criterion_id")]


def get_criterion(viewer: Viewer, criterion_id: UUID) -> CriterionShown:
    """One criterion. Needs `gap.see`; raises CriterionUnknown."""
    for one in list_criteria(viewer, in_use=False):
        if one.criterion_id == criterion_id:
            return one
    raise CriterionUnknown(str(criterion_id))


def list_weightings(viewer: Viewer) -> list[WeightingShown]:
    """The weights of every voice that is heard, by voice, of criteria in use alone.

    Needs `gap.see`; raises NotPermitted.
    """
    viewer.require("gap.see", owner=viewer.authority)
    rows = Weighting.objects.filter(owner=viewer.authority, given_at__isnull=False)
    return [
        _weighting(row)
        for row in rows.order_by("voice", "weighting_id")
        if (row.withdrawn_stamp or "") <= (row.given_stamp or "")
    ]


def get_weighting(viewer: Viewer, weighting_id: UUID) -> WeightingShown:
    """One voice's weights. Needs `gap.see`; raises WeightingUnknown."""
    for one in list_weightings(viewer):
        if one.weighting_id == weighting_id:
            return one
    raise WeightingUnknown(str(weighting_id))


def list_disagreements(weightings: Sequence[WeightingShown]) -> list[Disagreement]:
    """Where the bounds of two voices have nothing in common, widest first."""
    return disagreements({one.voice: one.weights for one in weightings})


def find_adoption(viewer: Viewer) -> AdoptionShown | None:
    """The order that was adopted last, None before any. Needs `gap.see`."""
    viewer.require("gap.see", owner=viewer.authority)
    row = (
        Adoption.objects.filter(owner=viewer.authority, adopted_at__isnull=False)
        .order_by("-adopted_at", "-adoption_id")
        .first()
    )
    if row is None or row.adopted_at is None:
        return None
    return AdoptionShown(
        adoption_id=row.adoption_id,
        voice=row.voice,
        order=msgspec.convert(row.order or [], tuple[Ranked, ...], strict=False),
        ground=row.ground,
        adopted_by=row.adopted_by,
        adopted_at=row.adopted_at,
    )


def _criterion(row: Criterion) -> CriterionShown:
    return CriterionShown(
        criterion_id=row.criterion_id,
        names=Translated(row.name_ar, row.name_ckb, row.name_en),
        measure=cast("Measure", row.measure),
        least=row.least or Decimal(0),
        most=row.most or Decimal(0),
        place=row.place or 0,
        is_in_use=row.is_in_use,
    )


def _weighting(row: Weighting) -> WeightingShown:
    if row.given_at is None:
        raise WeightingUnknown(str(row.weighting_id))
    return WeightingShown(
        weighting_id=row.weighting_id,
        voice=row.voice,
        weights=msgspec.convert(row.weights or [], tuple[Weight, ...], strict=False),
        reason=row.reason,
        given_by=row.given_by,
        given_at=row.given_at,
    )
