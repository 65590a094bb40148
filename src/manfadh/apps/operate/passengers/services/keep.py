"""Keeping people of a list no longer than the law says, where nobody ever confirmed them.

A list is a hint of who is to come. Of who came there is a crossing, which has its own law; of who
did not, nothing needs to be known any more. The system's own act, as the rule in force says.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Q

from manfadh.apps.govern.policy.selectors import Provision
from manfadh.apps.govern.policy.selectors.retention import Retention, list_retentions
from manfadh.apps.operate.passengers.events import UnconfirmedErased
from manfadh.apps.operate.passengers.models import Member, Party, Passing
from manfadh.apps.operate.passengers.rules.keeping import is_due
from manfadh.apps.operate.passengers.rules.presence import is_confirmed
from manfadh.kernel import clock
from manfadh.kernel.days import day_bounds, local_day
from manfadh.kernel.ledger.entries import Stamp
from manfadh.kernel.ledger.erasing import erase_subject
from manfadh.kernel.ledger.models import ErasedSubject
from manfadh.kernel.ledger.recording import record
from manfadh.kernel.writing import writing

LIST_MEMBERS = "list_members"
# A booth waits for the writer no longer than these take.
ERASED_AT_ONCE = 20
_LISTS_LOOKED_AT = 50


def erase_absent() -> bool:
    """Erase a few people of a list whose time is over, whom nobody confirmed; whether any was due.

    Each call is one short transaction: a long list takes several. Members who passed in either
    direction, by a crossing that stands, keep what the list said of them. Where an authority has no
    rule in force, nothing is erased.
    """
    zone = ZoneInfo(settings.TIME_ZONE)
    on = local_day(clock.now(), zone)
    for rule in list_retentions(LIST_MEMBERS, on):
        for party in _candidates(rule, on, zone):
            if is_due(_day_of(party, zone), rule.content.days, on=on, is_own=_is_own(party)):
                _erase_some(party, rule)
                return True
    return False


def _candidates(rule: Provision[Retention], on: date, zone: ZoneInfo) -> Iterator[Party]:
    """Lists not cleared yet whose day may be over, the oldest first."""
    last_on = on - timedelta(days=rule.content.days)
    before_at, _ = day_bounds(last_on, zone)
    rows = Party.objects.filter(
        Q(expected_on__lt=last_on) | Q(expected_on__isnull=True, opened_at__lt=before_at),
        owner=rule.authority,
        cleared_at__isnull=True,
        opened_at__isnull=False,
    )
    yield from rows.order_by("opened_at", "party_id")[:_LISTS_LOOKED_AT]


def _erase_some(party: Party, rule: Provision[Retention]) -> None:
    stamp = Stamp(actor=None, owner=party.owner, port=party.port, purpose="retention")
    with writing():
        members = set(
            Member.objects.filter(party_id=party.party_id).values_list("member_id", flat=True)
        )
        confirmed = {
            row.member_id
            for row in Passing.objects.filter(party_id=party.party_id)
            if is_confirmed(row.crossing_id, row.undone_crossing_id)
        }
        unconfirmed = members - confirmed
        erased = set(
            ErasedSubject.objects.filter(subject__in=unconfirmed).values_list("subject", flat=True)
        )
        fresh = sorted(unconfirmed - erased)
        for member_id in fresh[:ERASED_AT_ONCE]:
            erase_subject(subject=member_id, ground=rule.reference, stamp=stamp)
        if len(fresh) <= ERASED_AT_ONCE:
            record(
                UnconfirmedErased(
                    party_id=party.party_id,
                    rule=rule.code,
                    reference=rule.reference,
                    erased=len(unconfirmed),
                    kept=len(confirmed & members),
                ),
                stamp=stamp,
            )


def _day_of(party: Party, zone: ZoneInfo) -> date:
    """The day of a list: when its people were expected, or when it was taken."""
    opened_at: datetime | None = party.opened_at
    assert opened_at is not None, "only opened parties are looked at"
    return party.expected_on or local_day(opened_at, zone)


def _is_own(party: Party) -> bool:
    return party.port == settings.MANFADH.port_of_entry
