"""Recording gaps, and saying that one is closed, open again, or was none."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID, uuid5

from django.utils.translation import gettext as _

from manfadh.apps.govern.places.selectors import find_centre, find_port
from manfadh.apps.improve.priorities.errors import PriorityRefused
from manfadh.apps.improve.priorities.events import (
    GapClosed,
    GapDescribed,
    GapJudged,
    GapReopened,
    GapWithdrawn,
    Obligation,
)
from manfadh.apps.improve.priorities.models import Gap
from manfadh.apps.improve.priorities.rules import AREAS, WORST
from manfadh.apps.improve.priorities.selectors.gaps import (
    GapShown,
    GapState,
    get_gap,
    list_open_gaps,
    names_of_gaps,
)
from manfadh.apps.improve.priorities.selectors.weights import get_criterion
from manfadh.kernel import clock
from manfadh.kernel.ledger.recording import record
from manfadh.kernel.translated import Translated
from manfadh.kernel.viewers import Viewer
from manfadh.kernel.writing import writing
from manfadh.libs.portfolio import find_circle

MOST_PEOPLE_A_DAY = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class GapDraft:
    """A gap as somebody writes it; see `events.GapDescribed`."""

    port: str
    area: str
    title_ar: str = ""
    title_ckb: str = ""
    title_en: str = ""
    detail: str = ""
    severity: int
    risk: int
    risk_reason: str = ""
    obligation: Obligation = "none"
    reference: str = ""
    needs: Sequence[UUID] = ()
    source: str
    finding_id: UUID | None = None
    people_a_day: int | None = None
    people_source: str = ""

    @property
    def names(self) -> Translated:
        """Its title in three languages."""
        return Translated(self.title_ar, self.title_ckb, self.title_en)


def describe_gap(*, viewer: Viewer, gap_id: UUID, draft: GapDraft) -> None:
    """Record a gap, or describe one anew; the same description again changes nothing.

    Needs `gap.record`. Raises NotPermitted, PriorityRefused with the field to mend; gaps that need
    each other in a circle are named. GapUnknown for an id that another authority's gap has.
    """
    viewer.require("gap.record", owner=viewer.authority)
    _check(draft)
    with writing():
        known = _known(viewer, gap_id)
        if known and known.state == "withdrawn":
            raise PriorityRefused(_("This gap was withdrawn. Record it anew."))
        _check_needs(viewer, gap_id, draft)
        fact = GapDescribed(
            gap_id=gap_id, **{**asdict(draft), "needs": tuple(dict.fromkeys(draft.needs))}
        )
        if known is None or _as_described(known) != fact:
            record(fact, stamp=viewer.stamp(port=""))


def close_gap(*, viewer: Viewer, gap_id: UUID, closed_on: date, evidence: str) -> None:
    """Say that what was missing is there, and by what that is known.

    Needs `gap.record`. Raises NotPermitted, GapUnknown, PriorityRefused.
    """
    _require_state(viewer, gap_id, "open")
    if closed_on > clock.today():
        raise PriorityRefused(_("This day is still to come."), "closed_on")
    if not evidence.strip():
        raise PriorityRefused(_("Say by what it is known that the gap is closed."), "evidence")
    record(
        GapClosed(gap_id=gap_id, closed_on=closed_on, evidence=evidence.strip()),
        stamp=viewer.stamp(port=""),
    )


def reopen_gap(*, viewer: Viewer, gap_id: UUID, reason: str) -> None:
    """Say that a closed gap is open again. Needs `gap.record`; raises like `close_gap`."""
    _require_state(viewer, gap_id, "closed")
    if not reason.strip():
        raise PriorityRefused(_("Say why the gap is open again."), "reason")
    record(GapReopened(gap_id=gap_id, reason=reason.strip()), stamp=viewer.stamp(port=""))


def withdraw_gap(*, viewer: Viewer, gap_id: UUID, ground: str) -> None:
    """Say that a gap was none. One that others wait for stays until they no longer do.

    Needs `gap.record`; raises like `close_gap`.
    """
    _require_state(viewer, gap_id, "open", "closed")
    if not ground.strip():
        raise PriorityRefused(_("Say on what ground it is no gap."), "ground")
    for other in list_open_gaps(viewer):
        if gap_id in other.needs:
            raise PriorityRefused(
                _("“%(gap)s” waits for this gap. Change what it needs first.")
                % {"gap": _title(other.names)}
            )
    record(GapWithdrawn(gap_id=gap_id, ground=ground.strip()), stamp=viewer.stamp(port=""))


def judge_gap(
    *, viewer: Viewer, gap_id: UUID, criterion_id: UUID, score: Decimal, reason: str
) -> None:
    """Put a gap on the scale of a criterion that is judged by hand, with a reason.

    Needs `gap.record`. Raises NotPermitted, GapUnknown, CriterionUnknown, PriorityRefused.
    """
    _require_state(viewer, gap_id, "open")
    criterion = get_criterion(viewer, criterion_id)
    low, high = sorted((criterion.least, criterion.most))
    if criterion.measure != "judged":
        raise PriorityRefused(_("This criterion is read from data and not judged by hand."))
    if not low <= score <= high:
        raise PriorityRefused(
            _("The score lies between %(low)s and %(high)s.") % {"low": low, "high": high}, "score"
        )
    if not reason.strip():
        raise PriorityRefused(_("Say why it is judged so."), "reason")
    record(
        GapJudged(
            judgement_id=uuid5(gap_id, str(criterion_id)),
            gap_id=gap_id,
            criterion_id=criterion_id,
            score=score,
            reason=reason.strip(),
        ),
        stamp=viewer.stamp(port=""),
    )


def _known(viewer: Viewer, gap_id: UUID) -> GapShown | None:
    if not Gap.objects.filter(gap_id=gap_id, described_at__isnull=False).exists():
        return None
    return get_gap(viewer, gap_id)


def _require_state(viewer: Viewer, gap_id: UUID, *states: GapState) -> None:
    viewer.require("gap.record", owner=viewer.authority)
    known = get_gap(viewer, gap_id)
    if known.state not in states:
        raise PriorityRefused(
            {
                "open": _("This gap is open."),
                "closed": _("This gap is closed already."),
                "withdrawn": _("This gap was withdrawn."),
            }[known.state]
        )


def _check(draft: GapDraft) -> None:
    if find_port(draft.port) is None and find_centre(draft.port) is None:
        raise PriorityRefused(_("No port or centre has this code."), "port")
    if draft.area not in AREAS:
        raise PriorityRefused(_("Choose what the gap is about."), "area")
    if not draft.names.every_text():
        raise PriorityRefused(_("Write in one language at least what is missing."), "title_ar")
    for field, level in (("severity", draft.severity), ("risk", draft.risk)):
        if not 0 <= level <= WORST:
            raise PriorityRefused(_("Choose a level from 0 to 4."), field)
    if draft.obligation != "none" and not draft.reference.strip():
        raise PriorityRefused(
            _("Name the article, standard or agreement that obliges."), "reference"
        )
    if not draft.source.strip():
        raise PriorityRefused(_("Say where this is known from."), "source")
    _check_people(draft)


def _check_people(draft: GapDraft) -> None:
    if draft.people_a_day is None:
        return
    if not 0 <= draft.people_a_day <= MOST_PEOPLE_A_DAY:
        raise PriorityRefused(_("Give how many people are affected on a day."), "people_a_day")
    if not draft.people_source.strip():
        raise PriorityRefused(_("Say where the estimate is from."), "people_source")


def _check_needs(viewer: Viewer, gap_id: UUID, draft: GapDraft) -> None:
    names = names_of_gaps(viewer, draft.needs)
    if set(draft.needs) - set(names):
        raise PriorityRefused(_("A gap that this one needs is not known here."), "needs")
    needs = {str(one.gap_id): [str(n) for n in one.needs] for one in list_open_gaps(viewer)}
    needs[str(gap_id)] = [str(one) for one in draft.needs]
    circle = find_circle(needs)
    if circle:
        titles = {gap_id: draft.names} | names_of_gaps(viewer, map(UUID, circle))
        titles[gap_id] = draft.names
        walked = " → ".join(_title(titles[UUID(one)]) for one in [*circle, circle[0]])
        raise PriorityRefused(
            _("These gaps need each other in a circle: %(circle)s. Take one of the links out.")
            % {"circle": walked},
            "needs",
        )


def _title(names: Translated) -> str:
    return next(iter(names.every_text()), "—")


def _as_described(known: GapShown) -> GapDescribed:
    return GapDescribed(
        gap_id=known.gap_id,
        port=known.port,
        area=known.area,
        title_ar=known.names.ar,
        title_ckb=known.names.ckb,
        title_en=known.names.en,
        detail=known.detail,
        severity=known.severity,
        risk=known.risk,
        risk_reason=known.risk_reason,
        obligation=known.obligation,
        reference=known.reference,
        needs=known.needs,
        source=known.source,
        finding_id=known.finding_id,
        people_a_day=known.people_a_day,
        people_source=known.people_source,
    )
