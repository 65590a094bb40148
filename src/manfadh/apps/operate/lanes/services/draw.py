"""The draw of a shift: promised, held, and corrected only with a reason."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Max
from django.utils.translation import gettext as _

from manfadh.apps.govern.accounts.selectors import list_on_post
from manfadh.apps.operate.lanes.errors import DrawUnknown, LanesError
from manfadh.apps.operate.lanes.events import (
    CompetenceRecorded,
    DrawCommitted,
    DrawHeld,
    OfficerMoved,
    Shift,
)
from manfadh.apps.operate.lanes.models import Competence, Draw, Opening
from manfadh.apps.operate.lanes.rules.drawing import Candidate, commitment_of, draw, draw_name
from manfadh.apps.operate.lanes.rules.shifts import shift_bounds, shift_of
from manfadh.apps.operate.lanes.services.open_and_close import LONGEST_REASON, known_lane
from manfadh.kernel import clock
from manfadh.kernel.ids import new_id
from manfadh.kernel.ledger.node import own_node
from manfadh.kernel.ledger.recording import record
from manfadh.kernel.viewers import Viewer
from manfadh.kernel.writing import writing

DRAWN_ROLE = "booth_officer"
# Ids of competences, so that a later one replaces that of the same officer and port.
_COMPETENCES = UUID("5f1c9a54-5a0e-4b64-9a52-3d1f0c2b7e10")
_LONGEST_AHEAD = timedelta(days=2)


def record_competence(
    *, viewer: Viewer, officer_id: UUID, kinds: Collection[str], reference: str = ""
) -> None:
    """Say at which kinds of lane an officer of the viewer's port may stand; no kinds: at all.

    Needs `lane.open`. Raises LanesError for an officer who is not on post there.
    """
    viewer.require("lane.open", owner=viewer.authority, port=viewer.port)
    with writing():
        _require_on_post(viewer, officer_id)
        record(
            CompetenceRecorded(
                competence_id=uuid5(_COMPETENCES, f"{viewer.port}|{officer_id}"),
                officer_id=officer_id,
                port=viewer.port,
                kinds=tuple(sorted(kinds)),
                reference=reference.strip()[:LONGEST_REASON],
            ),
            stamp=viewer.stamp(),
        )


def commit_draw(*, viewer: Viewer, shift_on: date, shift: Shift, reason: str = "") -> UUID:
    """Fix the seed of a shift's draw and tell its SHA-256; answers the draw's id.

    A draw that waits to be held is answered instead of a new one. Drawing a shift again needs a
    reason, and counts. Needs `lane.draw`. Raises LanesError, also for a shift that is over.
    """
    viewer.require("lane.draw", owner=viewer.authority, port=viewer.port)
    starts_at, ends_at = shift_bounds(shift_on, shift, ZoneInfo(settings.TIME_ZONE))
    now = clock.now()
    if ends_at <= now or starts_at > now + _LONGEST_AHEAD:
        raise LanesError(_("Draw for the shift that runs, or for one of the next two days."))
    with writing():
        own = Draw.objects.filter(port=viewer.port, shift_on=shift_on, shift=shift)
        waiting = own.filter(held_at__isnull=True, committed_at__isnull=False).first()
        if waiting is not None:
            return waiting.draw_id
        number = (own.aggregate(last=Max("number"))["last"] or 0) + 1
        if number > 1 and not reason.strip():
            raise LanesError(_("This shift has been drawn. Write why it is drawn again."), "reason")
        draw_id = new_id()
        seed = own_node().sign(draw_name(viewer.port, shift_on, shift, number))
        record(
            DrawCommitted(
                draw_id=draw_id,
                port=viewer.port,
                shift_on=shift_on,
                shift=shift,
                starts_at=starts_at,
                ends_at=ends_at,
                number=number,
                reason=reason.strip()[:LONGEST_REASON],
                commitment=commitment_of(seed),
            ),
            stamp=viewer.stamp(),
        )
    return draw_id


def hold_draw(*, viewer: Viewer, draw_id: UUID, absent: Collection[UUID] = ()) -> None:
    """Draw the booth officers on post to the open lanes, and tell the seed. Once per draw.

    Whoever is `absent` is left out, by name, for all to see. Needs `lane.draw`. Raises
    DrawUnknown, LanesError where no lane is open or nobody is there.
    """
    viewer.require("lane.draw", owner=viewer.authority, port=viewer.port)
    with writing():
        row = _own_draw(viewer, draw_id)
        if row.held_at is not None:
            return
        if row.shift_on is None or row.number is None:
            raise DrawUnknown(str(draw_id))
        lanes = _open_lanes(viewer)
        candidates = _candidates(viewer, row.shift_on, absent)
        if not lanes:
            raise LanesError(_("No lane is open. Open those of the shift first."))
        if not candidates:
            raise LanesError(_("Nobody on post is left to draw."), "absent")
        seed = own_node().sign(
            draw_name(row.port, row.shift_on, "day" if row.shift == "day" else "night", row.number)
        )
        placed = draw(seed, candidates, lanes)
        record(
            DrawHeld(
                draw_id=draw_id,
                officers=tuple(one.officer_id for one in candidates),
                kinds=tuple(",".join(sorted(one.kinds)) for one in candidates),
                absent=tuple(sorted(absent)),
                lanes=tuple(placed),
                lane_kinds=tuple(lanes[lane] for lane in placed),
                placed=tuple(str(officer or "") for officer in placed.values()),
                seed=seed.hex(),
            ),
            stamp=viewer.stamp(),
        )


def move_officer(
    *, viewer: Viewer, draw_id: UUID, officer_id: UUID, lane: str, reason: str
) -> None:
    """Send an officer to another lane than the lot did; who stood there is free until sent on.

    Needs `lane.draw` and a reason; each one is counted. Raises DrawUnknown, LanesError.
    """
    viewer.require("lane.draw", owner=viewer.authority, port=viewer.port)
    if not reason.strip():
        raise LanesError(_("Write the reason in a few words."), "reason")
    with writing():
        row = _own_draw(viewer, draw_id)
        if row.held_at is None:
            raise LanesError(_("This shift has not been drawn yet."))
        known_lane(viewer.port, lane)
        _require_on_post(viewer, officer_id)
        record(
            OfficerMoved(
                move_id=new_id(),
                draw_id=draw_id,
                port=viewer.port,
                officer_id=officer_id,
                lane=lane,
                reason=reason.strip()[:LONGEST_REASON],
            ),
            stamp=viewer.stamp(),
        )


def _own_draw(viewer: Viewer, draw_id: UUID) -> Draw:
    row = Draw.objects.filter(
        draw_id=draw_id, port=viewer.port, owner=viewer.authority, committed_at__isnull=False
    ).first()
    if row is None:
        raise DrawUnknown(str(draw_id))
    return row


def _open_lanes(viewer: Viewer) -> dict[str, str]:
    rows = Opening.objects.filter(
        port=viewer.port, owner=viewer.authority, opened_at__isnull=False, closed_at__isnull=True
    )
    return dict(rows.order_by("lane").values_list("lane", "kind"))


def _candidates(viewer: Viewer, on: date, absent: Collection[UUID]) -> Sequence[Candidate]:
    present = [one for one in _on_post(viewer, on) if one not in set(absent)]
    rows = Competence.objects.filter(port=viewer.port, officer_id__in=present)
    kinds = {row.officer_id: frozenset(row.kinds or ()) for row in rows}
    return [Candidate(one, kinds.get(one, frozenset())) for one in present]


def _on_post(viewer: Viewer, on: date) -> list[UUID]:
    return list_on_post(viewer.port, DRAWN_ROLE, on=on, authority=viewer.authority)


def _require_on_post(viewer: Viewer, officer_id: UUID) -> None:
    on = shift_of(clock.now(), ZoneInfo(settings.TIME_ZONE))[0]
    if officer_id not in _on_post(viewer, on):
        raise LanesError(_("This officer is not on post at the port."), "officer_id")
