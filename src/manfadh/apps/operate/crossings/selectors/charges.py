"""What a person before an officer owes by the tariff, and how a day's crossings compare with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings

from manfadh.apps.govern.policy.selectors import find_overstay, own_nationalities
from manfadh.apps.govern.policy.selectors.tariff import FeeDue, find_fee
from manfadh.apps.operate.crossings.models import Crossing, Stay
from manfadh.apps.operate.crossings.rules.charging import Occasion, age_on, occasions_of
from manfadh.apps.operate.crossings.selectors.booth import Inspected, today
from manfadh.apps.operate.fees.selectors import Settled, find_settled, list_settled_travellers
from manfadh.kernel.days import day_bounds, local_day
from manfadh.kernel.viewers import Viewer


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """What is owed on one occasion, and how it was settled, if it was."""

    due: FeeDue
    settled: Settled | None

    @property
    def is_open(self) -> bool:
        """Whether the fee is still to be taken or waived."""
        return self.settled is None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnpaidCrossing:
    """A crossing for which neither a receipt nor a waiver is known; it names no person."""

    crossing_id: UUID
    traveller_id: UUID | None
    crossed_at: datetime | None
    lane: str
    officer_id: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargeCheck:
    """The crossings of a day that a fee is due for, against receipts and waivers."""

    owing: int
    settled: int
    unpaid: tuple[UnpaidCrossing, ...]


def list_charges(shown: Inspected) -> tuple[Charge, ...]:
    """What the person on the screen owes by the tariff of today; empty where nothing is.

    Asks the database only where something is owed. The caller recorded the look.
    """
    charges = []
    for occasion in occasions_of(
        direction=shown.direction,
        is_own_national=shown.is_own_national,
        needs_permission=shown.needs_permission and not _holds_permission(shown),
        overstay_days=shown.stay.overstay_days if shown.stay else None,
    ):
        due = find_due(shown, occasion)
        if due is not None:
            charges.append(Charge(due=due, settled=_settled(shown, occasion)))
    return tuple(charges)


def find_due(shown: Inspected, occasion: Occasion) -> FeeDue | None:
    """What the person owes on one occasion today, worked out from the tariff; None for nothing."""
    on = today()
    days = (shown.stay.overstay_days or 0) if shown.stay and occasion == "overstay" else 1
    return find_fee(
        shown.authority,
        occasion,
        nationality=shown.reading.nationality,
        on=on,
        days=days,
        age_years=age_on(shown.reading.birth, on),
    )


def check_charges(viewer: Viewer, on: date) -> ChargeCheck:
    """The entries under a visa on arrival on a day at the viewer's port, and which lack a fee.

    Matched by person and day. Those from whom the tariff takes nothing, as from children, are left
    out. Needs `fee.control`; raises NotPermitted. No person is named.
    """
    viewer.require("fee.control", owner=viewer.authority, port=viewer.port)
    start_at, end_at = day_bounds(on, ZoneInfo(settings.TIME_ZONE))
    rows = Crossing.objects.filter(
        port=viewer.port,
        owner=viewer.authority,
        crossed_at__gte=start_at,
        crossed_at__lt=end_at,
        direction="entry",
        permission="visa_on_arrival",
        undone_at__isnull=True,
    ).order_by("crossed_at")
    owing = [row for row in rows if _owes(viewer.authority, row, on)]
    return _checked(viewer.port, on, "visa_on_arrival", owing)


def check_fines(viewer: Viewer, on: date) -> ChargeCheck:
    """The exits of a day at the viewer's port after too long a stay, and which lack a fine.

    As long as the rules in force that day say (`find_overstay`); where none says, nothing is owed.
    Matched by person and day. Needs `fee.control`; raises NotPermitted. No person is named.
    """
    viewer.require("fee.control", owner=viewer.authority, port=viewer.port)
    zone = ZoneInfo(settings.TIME_ZONE)
    start_at, end_at = day_bounds(on, zone)
    ended = Stay.objects.filter(
        exit_port=viewer.port, owner=viewer.authority, left_at__gte=start_at, left_at__lt=end_at
    )
    fined = {stay.exit_id for stay in ended if _owes_fine(viewer.authority, stay, on, zone)}
    exits = Crossing.objects.filter(crossing_id__in=[one for one in fined if one])
    return _checked(viewer.port, on, "overstay", list(exits.order_by("crossed_at")))


def _checked(port: str, on: date, occasion: Occasion, owing: Sequence[Crossing]) -> ChargeCheck:
    settled = list_settled_travellers(port, on, occasion)
    unpaid = [row for row in owing if row.traveller_id not in settled]
    return ChargeCheck(
        owing=len(owing), settled=len(owing) - len(unpaid), unpaid=tuple(map(_unpaid, unpaid))
    )


def _owes_fine(authority: str, stay: Stay, on: date, zone: ZoneInfo) -> bool:
    days = find_overstay(
        authority=authority,
        nationality=stay.nationality,
        permission=stay.permission,
        permission_authority=stay.permission_authority,
        territory=stay.territory,
        entered_on=local_day(stay.entered_at, zone),
        permission_until_on=stay.permission_until_on,
        stay_days=stay.stay_days,
        on=on,
    ).days
    if not days or stay.nationality in own_nationalities(authority, on):
        return False
    due = find_fee(authority, "overstay", nationality=stay.nationality, on=on, days=days)
    return due is not None


def _holds_permission(shown: Inspected) -> bool:
    """Whether a visa or permit was shown against which nothing grave was found."""
    held = shown.permission
    return held is not None and all(reason.level != "secondary" for reason in held.reasons)


def _settled(shown: Inspected, occasion: Occasion) -> Settled | None:
    same_way = [line.crossed_at for line in shown.lines if line.direction == shown.direction]
    return find_settled(shown.traveller_id, occasion, crossed_at=same_way)


def _owes(authority: str, row: Crossing, on: date) -> bool:
    age = on.year - row.birth_year if row.birth_year else None
    due = find_fee(authority, "visa_on_arrival", nationality=row.nationality, on=on, age_years=age)
    return due is not None


def _unpaid(row: Crossing) -> UnpaidCrossing:
    return UnpaidCrossing(
        crossing_id=row.crossing_id,
        traveller_id=row.traveller_id,
        crossed_at=row.crossed_at,
        lane=row.lane,
        officer_id=row.officer_id,
    )
