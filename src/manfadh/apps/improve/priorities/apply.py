"""The only writer of `priorities`' rows."""

from collections.abc import Sequence
from typing import Any

import msgspec

from manfadh.apps.improve.priorities.events import (
    CriterionDescribed,
    GapClosed,
    GapDescribed,
    GapJudged,
    GapReopened,
    GapWithdrawn,
    OrderAdopted,
    StepDropped,
    StepPlanned,
    WeightsGiven,
    WeightsWithdrawn,
)
from manfadh.apps.improve.priorities.models import (
    Adoption,
    Criterion,
    Gap,
    Judgement,
    Step,
    Weighting,
)
from manfadh.kernel.events import Event
from manfadh.kernel.ledger.entries import Entry
from manfadh.kernel.ledger.wiring import Handler
from manfadh.kernel.rows import upsert


def _said(event: Event, *left_out: str) -> dict[str, Any]:
    """The fields of an event that its row has under the same names."""
    return {name: getattr(event, name) for name in event.__struct_fields__ if name not in left_out}


def describe_gaps(batch: Sequence[Entry[GapDescribed]]) -> None:
    """A gap is known, or is described anew."""
    upsert(
        Gap,
        (
            {
                **_said(entry.event, "needs"),
                "needs": [str(one) for one in entry.event.needs],
                "owner": entry.owner,
                "described_at": entry.recorded_at,
                "described_by": entry.actor,
                "described_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="described_stamp",
    )


def close_gaps(batch: Sequence[Entry[GapClosed]]) -> None:
    """A gap is closed."""
    upsert(
        Gap,
        (
            {
                "gap_id": entry.event.gap_id,
                "closed_on": entry.event.closed_on,
                "closing_evidence": entry.event.evidence,
                "closed_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="closed_stamp",
    )


def reopen_gaps(batch: Sequence[Entry[GapReopened]]) -> None:
    """A gap is open again."""
    upsert(
        Gap,
        (
            {
                "gap_id": entry.event.gap_id,
                "reopening_reason": entry.event.reason,
                "reopened_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="reopened_stamp",
    )


def withdraw_gaps(batch: Sequence[Entry[GapWithdrawn]]) -> None:
    """A gap was none."""
    upsert(
        Gap,
        (
            {
                "gap_id": entry.event.gap_id,
                "withdrawal_ground": entry.event.ground,
                "withdrawn_at": entry.recorded_at,
                "withdrawn_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="withdrawn_stamp",
    )


def describe_criteria(batch: Sequence[Entry[CriterionDescribed]]) -> None:
    """A criterion is there, or is described anew."""
    upsert(
        Criterion,
        (
            {**_said(entry.event), "owner": entry.owner, "described_stamp": entry.order}
            for entry in batch
        ),
        stamp="described_stamp",
    )


def judge_gaps(batch: Sequence[Entry[GapJudged]]) -> None:
    """A gap has its place on the scale of a criterion."""
    upsert(
        Judgement,
        (
            {
                **_said(entry.event),
                "owner": entry.owner,
                "judged_by": entry.actor,
                "judged_at": entry.recorded_at,
                "judged_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="judged_stamp",
    )


def give_weights(batch: Sequence[Entry[WeightsGiven]]) -> None:
    """A voice has weights."""
    upsert(
        Weighting,
        (
            {
                **_said(entry.event, "weights"),
                "weights": msgspec.to_builtins(entry.event.weights),
                "owner": entry.owner,
                "given_by": entry.actor,
                "given_at": entry.recorded_at,
                "given_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="given_stamp",
    )


def withdraw_weights(batch: Sequence[Entry[WeightsWithdrawn]]) -> None:
    """A voice is heard no longer, unless it gave weights again since."""
    upsert(
        Weighting,
        (
            {
                "weighting_id": entry.event.weighting_id,
                "withdrawal_ground": entry.event.ground,
                "withdrawn_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="withdrawn_stamp",
    )


def plan_steps(batch: Sequence[Entry[StepPlanned]]) -> None:
    """A gap is on the roadmap."""
    upsert(
        Step,
        (
            {**_said(entry.event), "owner": entry.owner, "planned_stamp": entry.order}
            for entry in batch
        ),
        stamp="planned_stamp",
    )


def drop_steps(batch: Sequence[Entry[StepDropped]]) -> None:
    """A gap is on the roadmap no longer, unless it was planned again since."""
    upsert(
        Step,
        (
            {
                "gap_id": entry.event.gap_id,
                "drop_ground": entry.event.ground,
                "dropped_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="dropped_stamp",
    )


def adopt_orders(batch: Sequence[Entry[OrderAdopted]]) -> None:
    """An order is the one to work by."""
    upsert(
        Adoption,
        (
            {
                **_said(entry.event, "order"),
                "order": msgspec.to_builtins(entry.event.order),
                "owner": entry.owner,
                "adopted_by": entry.actor,
                "adopted_at": entry.recorded_at,
                "adopted_stamp": entry.order,
            }
            for entry in batch
        ),
        stamp="adopted_stamp",
    )


HANDLERS: dict[type[Event], Handler] = {
    GapDescribed: describe_gaps,
    GapClosed: close_gaps,
    GapReopened: reopen_gaps,
    GapWithdrawn: withdraw_gaps,
    CriterionDescribed: describe_criteria,
    GapJudged: judge_gaps,
    WeightsGiven: give_weights,
    WeightsWithdrawn: withdraw_weights,
    StepPlanned: plan_steps,
    StepDropped: drop_steps,
    OrderAdopted: adopt_orders,
}
