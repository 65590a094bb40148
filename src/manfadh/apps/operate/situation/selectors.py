"""Questions to `situation`: how a port stands now, the reports of a day, who has sent.

All answers are numbers and the names of officers; no traveller is in them, so no look is recorded.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import cast
from uuid import UUID

from django.core.paginator import Page, Paginator

from manfadh.apps.govern.accounts.selectors import count_posts
from manfadh.apps.govern.places.selectors import PortShown, find_port, list_lanes, list_ports
from manfadh.apps.govern.policy.selectors import own_nationalities, owners_visible_to
from manfadh.apps.operate.coordination.selectors import count_day_work, count_open_work
from manfadh.apps.operate.crossings.selectors import (
    count_day_figures,
    get_port_day,
    list_waiting_hours,
)
from manfadh.apps.operate.lanes.selectors import list_open_lanes
from manfadh.apps.operate.situation.models import DailyReport, HandOver
from manfadh.apps.operate.situation.reference import OTHER, groups_of_nationalities
from manfadh.apps.operate.situation.rules import (
    Difference,
    Sending,
    differences,
    digest_of,
    due_at,
    sending,
    signed_message,
)
from manfadh.kernel import clock
from manfadh.kernel.calendars import own_calendar
from manfadh.kernel.ledger.node import is_signed_by
from manfadh.kernel.viewers import Viewer

ROWS = 50
# A closed port, or one that nobody recognises, owes no report unless something was counted there.
REPORTING = ("open", "limited", "")
HAND_OVER, SEE_ONE, SEE_ALL = "shift.hand_over", "report.see", "reports.see"
Figures = Mapping[str, int]


class ReportUnknown(Exception):
    """There is no such report or hand-over, or none that this viewer may see."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverShown:
    """A hand-over; what was written is None once erased."""

    handover_id: UUID
    on: date
    shift: str
    figures: Figures
    equipment: str | None
    notes: str | None
    given_at: datetime
    given_by: UUID | None
    taken_at: datetime | None
    taken_by: UUID | None
    taking_note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueShown:
    """A signed report. `is_genuine`: figures, notes, digest and signature fit each other."""

    report_id: UUID
    port: str
    on: date
    issue: int
    figures: Figures
    notes: str
    digest: str
    key: str
    signature: str
    signed_at: datetime
    signed_by: UUID | None
    sent_at: datetime | None
    is_genuine: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DayShown:
    """A port's day: the figures as they are now, the issues signed, and what changed since."""

    port: str
    on: date
    figures: Figures
    issues: tuple[IssueShown, ...]
    changed: tuple[Difference, ...]
    due_at: datetime
    sending: Sending

    @property
    def last(self) -> IssueShown | None:
        """The issue that counts: the one with the highest number."""
        return self.issues[0] if self.issues else None


@dataclass(frozen=True, slots=True)
class Stands:
    """Where a port's report of a day stands; `issue` is 0 while nobody has signed."""

    sending: Sending
    issue: int
    sent_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PortReport:
    """A port in the combined report: its figures as sent, else as counted here."""

    port: PortShown
    sending: Sending
    issue: int
    sent_at: datetime | None
    figures: Figures
    is_signed: bool
    changed: int


def get_standing_now(viewer: Viewer) -> Figures:
    """What an outgoing supervisor hands over, counted at this moment at the viewer's port.

    `cases.waiting`, `refusals.to_sign`, `tasks.open`, `violations.open`, `minutes.to_sign`,
    `incidents.open`, `lanes.in_use`, `crossings.entry`, `crossings.exit`. Needs `shift.hand_over`.
    """
    viewer.require(HAND_OVER, owner=viewer.authority, port=viewer.port)
    day = get_port_day(viewer, viewer.port, own_calendar().day_of(clock.now()))
    lanes = [lane for lane in list_lanes(viewer.port) if lane.in_use]
    return {
        "crossings.entry": day.entries,
        "crossings.exit": day.exits,
        "cases.waiting": day.waiting_in_secondary,
        "refusals.to_sign": day.refusals_to_sign,
        "lanes.in_use": len(lanes),
        "lanes.open": len(list_open_lanes(viewer.port)),
        **count_open_work(viewer),
    }


def list_hand_overs(viewer: Viewer, *, page: int = 1) -> Page[HandOverShown]:
    """The hand-overs of the viewer's port, last first. Needs `shift.hand_over`."""
    viewer.require(HAND_OVER, owner=viewer.authority, port=viewer.port)
    rows = HandOver.objects.filter(
        owner=viewer.authority, port=viewer.port, given_at__isnull=False
    ).order_by("-given_at", "handover_id")
    found = Paginator(rows, ROWS).get_page(page)
    shown = [one for row in found if (one := _hand_over(row))]
    return Page(shown, found.number, cast("Paginator[HandOverShown]", found.paginator))


def get_hand_over(viewer: Viewer, handover_id: UUID) -> HandOverShown:
    """One hand-over of the viewer's port. Raises ReportUnknown, NotPermitted."""
    viewer.require(HAND_OVER, owner=viewer.authority, port=viewer.port)
    row = HandOver.objects.filter(
        handover_id=handover_id, owner=viewer.authority, port=viewer.port, given_at__isnull=False
    ).first()
    shown = _hand_over(row) if row else None
    if shown is None:
        raise ReportUnknown(str(handover_id))
    return shown


def get_day(viewer: Viewer, port: str, on: date) -> DayShown:
    """A port's day with its issues, and what changed since the last one was signed.

    Needs `report.see` at that port; raises NotPermitted.
    """
    viewer.require(SEE_ONE, owner=_owner_of(viewer, port), port=port)
    owners = owners_visible_to(viewer.authority, "counts", on)
    figures = _count(viewer, owners, on, [port]).get(port, Counter[str]())
    figures.update(_longest_waits(port, on))
    issues = tuple(
        shown
        for row in DailyReport.objects.filter(
            port=port, of_on=on, owner__in=owners, signed_at__isnull=False
        ).order_by("-issue", "-signed_stamp")
        if (shown := _issue(row))
    )
    last, zone = (issues[0] if issues else None), own_calendar().zone
    return DayShown(
        port=port,
        on=on,
        figures=figures,
        issues=issues,
        changed=tuple(differences(last.figures, figures)) if last else (),
        due_at=due_at(on, zone),
        sending=sending(
            on=on,
            signed_at=last.signed_at if last else None,
            sent_at=last.sent_at if last else None,
            now=clock.now(),
            zone=zone,
        ),
    )


def list_sendings(viewer: Viewer, port: str, days: Sequence[date]) -> dict[date, Stands]:
    """Where the reports of some days of a port stand, in the order asked.

    Needs `report.see` at that port; raises NotPermitted.
    """
    viewer.require(SEE_ONE, owner=_owner_of(viewer, port), port=port)
    rows = DailyReport.objects.filter(port=port, of_on__in=list(days), signed_at__isnull=False)
    last = {row.of_on: row for row in rows.order_by("issue", "signed_stamp")}
    return {on: _stands(last.get(on), on) for on in days}


def list_stands(viewer: Viewer, on: date) -> dict[str, Stands]:
    """Where the report of a day stands at every port of which the viewer may know counts.

    In two questions whatever the number of ports: nothing is counted. Needs `reports.see`; raises
    NotPermitted.
    """
    viewer.require(SEE_ALL)
    owners = owners_visible_to(viewer.authority, "counts", on)
    rows = DailyReport.objects.filter(of_on=on, owner__in=owners, signed_at__isnull=False)
    last = {row.port: row for row in rows.order_by("issue", "signed_stamp")}
    reporting = [p.port for p in list_ports() if p.authority in owners and p.status in REPORTING]
    return {port: _stands(last.get(port), on) for port in sorted({*reporting, *last})}


def count_figure(viewer: Viewer, port: str, days: Sequence[date], code: str) -> dict[date, int]:
    """One figure of a port on several days, as it is now.

    Needs `report.see` at that port; raises NotPermitted.
    """
    viewer.require(SEE_ONE, owner=_owner_of(viewer, port), port=port)
    found = {}
    for on in days:
        if code.startswith("waiting."):
            figures = Counter(_longest_waits(port, on))
        else:
            owners = owners_visible_to(viewer.authority, "counts", on)
            figures = _count(viewer, owners, on, [port]).get(port, Counter[str]())
        found[on] = figures[code]
    return found


def list_port_reports(viewer: Viewer, on: date) -> list[PortReport]:
    """Every port of which the viewer may know a day's counts, with what it sent of that day.

    The figures are those that the port signed and sent; of a port that has not sent, those that
    are counted here, marked as not signed. Needs `reports.see`; raises NotPermitted.
    """
    viewer.require(SEE_ALL)
    owners = owners_visible_to(viewer.authority, "counts", on)
    counted = _count(viewer, owners, on, None)
    last: dict[str, DailyReport] = {}
    rows = DailyReport.objects.filter(of_on=on, owner__in=owners, signed_at__isnull=False)
    for row in rows.order_by("issue", "signed_stamp"):
        last[row.port] = row
    own = [
        port
        for port in list_ports()
        if port.authority in owners
        and (port.status in REPORTING or port.port in counted or port.port in last)
    ]
    return [
        _port_report(port, on, last.get(port.port), counted.get(port.port, Counter[str]()))
        for port in own
    ]


def _port_report(
    port: PortShown, on: date, row: DailyReport | None, counted: Figures
) -> PortReport:
    is_sent = row is not None and row.sent_at is not None
    figures = row.figures if row is not None and is_sent and row.figures else counted
    return PortReport(
        port=port,
        sending=sending(
            on=on,
            signed_at=row.signed_at if row else None,
            sent_at=row.sent_at if row else None,
            now=clock.now(),
            zone=own_calendar().zone,
        ),
        issue=(row.issue or 0) if row else 0,
        sent_at=row.sent_at if row else None,
        figures=figures,
        is_signed=is_sent,
        changed=len(differences(figures, counted)) if is_sent else 0,
    )


def _count(
    viewer: Viewer, owners: Collection[str], on: date, ports: Collection[str] | None
) -> dict[str, Counter[str]]:
    group_of = cache(lambda authority, country: _group(authority, country, on))
    found = count_day_figures(viewer, owners=owners, on=on, group_of=group_of, ports=ports)
    for port, counts in count_day_work(viewer, owners=owners, on=on, ports=ports).items():
        found.setdefault(port, Counter()).update(counts)
    for (port, role), number in count_posts(on, ports).items():
        found.setdefault(port, Counter())[f"staff.{role}"] += number
    return found


def _longest_waits(port: str, on: date) -> dict[str, int]:
    """The longest estimated wait of people in an hour of the day, in minutes, by direction."""
    found = {}
    for way in ("entry", "exit"):
        hours = list_waiting_hours(port, way, "people", on)
        minutes = [hour.now.minutes for hour in hours if hour.now and hour.now.minutes]
        if minutes:
            found[f"waiting.{way}.longest_minutes"] = round(max(minutes))
    return found


def _group(authority: str, country: str, on: date) -> str:
    if country in own_nationalities(authority, on):
        return "own"
    return groups_of_nationalities().get(country, OTHER)


def _stands(row: DailyReport | None, on: date) -> Stands:
    signed_at, sent_at = (row.signed_at, row.sent_at) if row else (None, None)
    zone = own_calendar().zone
    state = sending(on=on, signed_at=signed_at, sent_at=sent_at, now=clock.now(), zone=zone)
    return Stands(state, (row.issue or 0) if row else 0, sent_at)


def _owner_of(viewer: Viewer, port: str) -> str:
    found = find_port(port)
    return found.authority if found and found.authority else viewer.authority


def _hand_over(row: HandOver) -> HandOverShown | None:
    if row.given_at is None or row.of_on is None:
        return None
    return HandOverShown(
        handover_id=row.handover_id,
        on=row.of_on,
        shift=row.shift,
        figures=row.figures or {},
        equipment=row.equipment,
        notes=row.notes,
        given_at=row.given_at,
        given_by=row.given_by,
        taken_at=row.taken_at,
        taken_by=row.taken_by,
        taking_note=row.taking_note,
    )


def _issue(row: DailyReport) -> IssueShown | None:
    if row.signed_at is None or row.of_on is None or row.issue is None:
        return None
    figures = row.figures or {}
    return IssueShown(
        report_id=row.report_id,
        port=row.port,
        on=row.of_on,
        issue=row.issue,
        figures=figures,
        notes=row.notes,
        digest=row.digest,
        key=row.key,
        signature=row.signature,
        signed_at=row.signed_at,
        signed_by=row.signed_by,
        sent_at=row.sent_at,
        is_genuine=_is_genuine(row, figures),
    )


def _is_genuine(row: DailyReport, figures: Figures) -> bool:
    if row.of_on is None or row.issue is None or digest_of(figures, row.notes) != row.digest:
        return False
    message = signed_message(port=row.port, on=row.of_on, issue=row.issue, digest=row.digest)
    try:
        return is_signed_by(bytes.fromhex(row.key), bytes.fromhex(row.signature), message)
    except ValueError:
        return False
