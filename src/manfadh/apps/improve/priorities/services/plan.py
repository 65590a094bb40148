"""The roadmap, and adopting an order to work by."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from django.utils.translation import gettext as _

from manfadh.apps.improve.priorities.errors import PriorityRefused
from manfadh.apps.improve.priorities.events import OrderAdopted, Ranked, StepDropped, StepPlanned
from manfadh.apps.improve.priorities.models import Adoption
from manfadh.apps.improve.priorities.selectors.gaps import GapShown, get_gap
from manfadh.apps.improve.priorities.selectors.ranking import rank_gaps
from manfadh.apps.improve.priorities.selectors.roadmap import find_step, list_roadmap
from manfadh.kernel.ledger.recording import record
from manfadh.kernel.viewers import Viewer
from manfadh.kernel.writing import writing

_LONGEST_YEARS = 15


def plan_step(
    *,
    viewer: Viewer,
    gap_id: UUID,
    from_on: date,
    until_on: date,
    responsible: str,
    note: str = "",
) -> None:
    """Say when an open gap is to be closed, both days included, and by whom.

    It ends no earlier than what it needs, and no later than what waits for it. Needs
    `roadmap.plan`. Raises NotPermitted, GapUnknown, PriorityRefused with the field to mend.
    """
    viewer.require("roadmap.plan", owner=viewer.authority)
    gap = get_gap(viewer, gap_id)
    if gap.state != "open":
        raise PriorityRefused(_("Only open gaps stand on the roadmap."))
    if until_on < from_on:
        raise PriorityRefused(_("The last day lies before the first."), "until_on")
    if (until_on - from_on).days > 366 * _LONGEST_YEARS:
        raise PriorityRefused(_("A step takes fifteen years at the most."), "until_on")
    if not responsible.strip():
        raise PriorityRefused(_("Say who is to close it."), "responsible")
    _require_order(viewer, gap, until_on)
    record(
        StepPlanned(
            gap_id=gap_id,
            from_on=from_on,
            until_on=until_on,
            responsible=responsible.strip(),
            note=note.strip(),
        ),
        stamp=viewer.stamp(port=""),
    )


def drop_step(*, viewer: Viewer, gap_id: UUID, ground: str) -> None:
    """Take a gap off the roadmap, with a ground. Needs `roadmap.plan`.

    Raises NotPermitted, GapUnknown, PriorityRefused.
    """
    viewer.require("roadmap.plan", owner=viewer.authority)
    get_gap(viewer, gap_id)
    if find_step(viewer, gap_id) is None:
        raise PriorityRefused(_("This gap is not on the roadmap."))
    if not ground.strip():
        raise PriorityRefused(_("Say why it is taken off the roadmap."), "ground")
    record(StepDropped(gap_id=gap_id, ground=ground.strip()), stamp=viewer.stamp(port=""))


def adopt_order(
    *, viewer: Viewer, adoption_id: UUID, weighting_id: UUID | None, ground: str
) -> None:
    """Take the order as it stands, by one voice or by all together, for the one to work by.

    What is adopted stays as it was, whatever changes later. The same id again changes nothing.
    Needs `roadmap.plan`. Raises NotPermitted, WeightingUnknown, NoOrder, PriorityRefused.
    """
    viewer.require("roadmap.plan", owner=viewer.authority)
    if not ground.strip():
        raise PriorityRefused(_("Name the meeting or letter that adopts it."), "ground")
    order = rank_gaps(viewer, weighting_id)
    with writing():
        if Adoption.objects.filter(adoption_id=adoption_id, adopted_at__isnull=False).exists():
            return
        record(
            OrderAdopted(
                adoption_id=adoption_id,
                voice=order.weighting.voice if order.weighting else "",
                order=tuple(
                    Ranked(one.gap.gap_id, one.rank, Decimal(f"{one.points:.2f}"))
                    for one in order.gaps
                ),
                ground=ground.strip(),
            ),
            stamp=viewer.stamp(port=""),
        )


def _require_order(viewer: Viewer, gap: GapShown, until_on: date) -> None:
    for other, step in list_roadmap(viewer):
        if step is None:
            continue
        told = {
            "gap": next(iter(other.names.every_text()), "—"),
            "day": step.until_on.isoformat(),
        }
        if other.gap_id in gap.needs and step.until_on > until_on:
            raise PriorityRefused(
                _("It needs “%(gap)s”, which is planned until %(day)s.") % told, "until_on"
            )
        if gap.gap_id in other.needs and step.until_on < until_on:
            raise PriorityRefused(
                _("“%(gap)s” needs it, and is planned until %(day)s.") % told, "until_on"
            )
