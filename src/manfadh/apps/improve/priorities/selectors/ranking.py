"""The order of the open gaps by somebody's weights, with its arithmetic and how far it holds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256
from uuid import UUID

import msgspec
from django.core.cache import cache
from django.utils.translation import gettext as _

from manfadh.apps.improve.priorities.errors import NoOrder, WeightingUnknown
from manfadh.apps.improve.priorities.events import Weight
from manfadh.apps.improve.priorities.rules import (
    Disagreement,
    Facts,
    Scale,
    Value,
    read,
    together,
    waiting_on,
)
from manfadh.apps.improve.priorities.selectors.gaps import (
    GapShown,
    list_judgements,
    list_open_gaps,
)
from manfadh.apps.improve.priorities.selectors.weights import (
    CriterionShown,
    WeightingShown,
    list_criteria,
    list_disagreements,
    list_weightings,
)
from manfadh.apps.operate.crossings.selectors import list_port_flows
from manfadh.kernel.viewers import Viewer
from manfadh.libs.rankings import (
    Bounds,
    Criterion,
    Ranking,
    RankRange,
    agreement,
    rank_ranges,
)

# Weights drawn inside the bounds for the inner range.
DRAWN = 10_000
_KEPT_SECONDS = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class PointsLine:
    """One line of a gap's arithmetic: `points` of 100 = `weight` in percent × `scaled`.

    `value` is None where nothing is known, which counts nothing; `is_beyond` where it lay outside
    of the scale and was taken for its end, `counted`.
    """

    criterion: CriterionShown
    value: float | None
    counted: float
    is_beyond: bool
    scaled: float
    weight: float
    points: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedGap:
    """A gap in its place. `ranks` are its ranks by each voice alone, in the order of `voices`."""

    gap: GapShown
    rank: int
    points: float
    lines: tuple[PointsLine, ...]
    range: RankRange
    ranks: tuple[int, ...]
    waited_on_by: frozenset[UUID]

    @property
    def lacks(self) -> tuple[CriterionShown, ...]:
        """The criteria that know nothing of it."""
        return tuple(line.criterion for line in self.lines if line.value is None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """The open gaps in their order by one voice, or (None) by all voices together.

    `agreement` is Kendall's W among the voices, None with fewer than two.
    """

    weighting: WeightingShown | None
    weights: tuple[Weight, ...]
    gaps: tuple[RankedGap, ...]
    voices: tuple[WeightingShown, ...]
    agreement: float | None
    disagreements: tuple[Disagreement, ...]
    places_allowed: int


def rank_gaps(viewer: Viewer, weighting_id: UUID | None = None) -> Order:
    """Rank the open gaps by one voice's weights, or by all voices together.

    Who is affected is what passed each port in the last whole days (`list_port_flows`), else the
    estimate typed with the gap. Needs `gap.see` and `flows.see`. Raises NotPermitted,
    WeightingUnknown, and NoOrder where gaps, criteria or weights are still missing.
    """
    criteria, gaps = list_criteria(viewer), list_open_gaps(viewer)
    voices = [_of(criteria, one) for one in list_weightings(viewer)]
    if not criteria:
        raise NoOrder(_("No criteria are set yet. Begin with the usual ones."))
    if not gaps:
        raise NoOrder(_("No gap is open. Record one first."))
    if not voices:
        raise NoOrder(_("Nobody gave weights yet. Give yours first."))
    weighting = _chosen(voices, weighting_id)
    weights = weighting.weights if weighting else together([one.weights for one in voices])
    values, waited = _values(viewer, criteria, gaps)
    return _order(criteria, gaps, values, waited, voices, weighting, weights)


def _chosen(voices: Sequence[WeightingShown], weighting_id: UUID | None) -> WeightingShown | None:
    if weighting_id is None:
        return None
    for one in voices:
        if one.weighting_id == weighting_id:
            return one
    raise WeightingUnknown(str(weighting_id))


def _of(criteria: Sequence[CriterionShown], voice: WeightingShown) -> WeightingShown:
    """A voice's weights for the criteria in use: one that it did not weigh weighs nothing."""
    given = {one.criterion_id: one for one in voice.weights}
    nothing = Decimal(0)
    return WeightingShown(
        weighting_id=voice.weighting_id,
        voice=voice.voice,
        weights=tuple(
            given.get(one.criterion_id) or Weight(one.criterion_id, nothing, nothing, nothing)
            for one in criteria
        ),
        reason=voice.reason,
        given_by=voice.given_by,
        given_at=voice.given_at,
    )


def _values(
    viewer: Viewer, criteria: Sequence[CriterionShown], gaps: Sequence[GapShown]
) -> tuple[list[list[Value]], Mapping[UUID, frozenset[UUID]]]:
    """What each criterion reads of each gap, and which gaps wait for which."""
    flows = list_port_flows(viewer)
    judged = list_judgements(viewer, (one.gap_id for one in gaps))
    waited = waiting_on({one.gap_id: one.needs for one in gaps})
    scales = [
        Scale(one.criterion_id, one.measure, float(one.least), float(one.most)) for one in criteria
    ]
    rows = []
    for gap in gaps:
        flow = flows.get(gap.port)
        counted = flow.people_a_day if flow else None
        facts = Facts(
            severity=gap.severity,
            risk=gap.risk,
            obligation=gap.obligation,
            people_a_day=gap.people_a_day if counted is None else counted,
            waited_on=len(waited[gap.gap_id]),
            judged={key: one.score for key, one in judged.get(gap.gap_id, {}).items()},
        )
        rows.append([read(scale, facts) for scale in scales])
    return rows, waited


def _order(
    criteria: Sequence[CriterionShown],
    gaps: Sequence[GapShown],
    values: Sequence[Sequence[Value]],
    waited: Mapping[UUID, frozenset[UUID]],
    voices: Sequence[WeightingShown],
    weighting: WeightingShown | None,
    weights: tuple[Weight, ...],
) -> Order:
    ranking = Ranking(
        [Criterion(str(c.criterion_id), float(c.least), float(c.most)) for c in criteria],
        [str(gap.gap_id) for gap in gaps],
        [[value.counted for value in row] for row in values],
    )
    by_voice = [_shares(one.voice, one.weights) for one in voices]
    shares = _shares(weighting.voice if weighting else "", weights)
    ranges = _ranges(ranking, shares, _bounds(weights, shares))
    ranks, kendall = agreement(ranking, by_voice)
    ranked = [
        RankedGap(
            gap=gap,
            rank=ranges[i].rank,
            points=sum(100 * line.points for line in ranking.lines(i, shares)),
            lines=_lines(criteria, values[i], ranking, i, shares),
            range=ranges[i],
            ranks=tuple(int(row[i]) for row in ranks),
            waited_on_by=waited[gap.gap_id],
        )
        for i, gap in enumerate(gaps)
    ]
    return Order(
        weighting=weighting,
        weights=weights,
        gaps=tuple(sorted(ranked, key=lambda one: (one.rank, one.gap.gap_id))),
        voices=tuple(voices),
        agreement=kendall if len(voices) > 1 else None,
        disagreements=tuple(list_disagreements(voices)),
        places_allowed=max(1, len(gaps) // 10),
    )


def _lines(
    criteria: Sequence[CriterionShown],
    values: Sequence[Value],
    ranking: Ranking,
    i: int,
    shares: Sequence[float],
) -> tuple[PointsLine, ...]:
    return tuple(
        PointsLine(
            criterion=criterion,
            value=value.found,
            counted=value.counted,
            is_beyond=value.is_beyond,
            scaled=line.scaled,
            weight=100 * line.weight,
            points=100 * line.points,
        )
        for criterion, value, line in zip(criteria, values, ranking.lines(i, shares), strict=True)
    )


def _shares(voice: str, weights: Sequence[Weight]) -> list[float]:
    """Weights in percent as shares of one: roundings and criteria out of use are taken out."""
    whole = float(sum(one.weight for one in weights))
    if whole <= 0:
        raise NoOrder(
            _("To %(voice)s no criterion in use weighs anything. Give those weights again.")
            % {"voice": voice}
        )
    return [float(one.weight) / whole for one in weights]


def _bounds(weights: Sequence[Weight], shares: Sequence[float]) -> Bounds:
    """The bounds, wide enough to hold the shares after their rounding."""
    return Bounds(
        tuple(min(float(one.low) / 100, share) for one, share in zip(weights, shares, strict=True)),
        tuple(
            max(float(one.high) / 100, share) for one, share in zip(weights, shares, strict=True)
        ),
    )


def _ranges(ranking: Ranking, shares: Sequence[float], bounds: Bounds) -> list[RankRange]:
    """The ranges, kept while nothing that they rest on has changed."""
    seen = sha256(ranking.scaled.tobytes())
    seen.update(msgspec.json.encode([ranking.names, shares, bounds.low, bounds.high]))
    key = f"rank-ranges|{seen.hexdigest()}"
    kept: list[RankRange] | None = cache.get(key)
    if kept is None:
        kept = rank_ranges(ranking, shares, bounds, count=DRAWN)
        cache.set(key, kept, _KEPT_SECONDS)
    return kept
