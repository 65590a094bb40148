"""Questions about the published tariff: what is owed for what, and why it may be waived."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from manfadh.apps.govern.policy.rules import Fee, FeeControl, FeeWaiver, Provision, due_amount
from manfadh.apps.govern.policy.selectors import ProvisionUnknown, in_force_of
from manfadh.kernel.money import Money
from manfadh.kernel.translated import Translated


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeDue:
    """What one person owes on an occasion: the line of the tariff, and what it comes to.

    `days` is what a charge by the day counts, 1 for a charge by the act.
    """

    provision_id: UUID
    code: str
    occasion: str
    text: Translated
    reference: str
    unverified: bool
    days: int
    amount: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class TariffLine:
    """A line of the tariff as it is published."""

    code: str
    occasion: str
    text: Translated
    reference: str
    unverified: bool
    amount: Money
    is_per_day: bool
    free_days: int
    at_most: Money | None
    valid_from_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class WaiverReason:
    """A statutory reason to take no fee."""

    code: str
    text: Translated
    reference: str
    unverified: bool


def find_fee(
    authority: str,
    occasion: str,
    *,
    nationality: str,
    on: date,
    days: int = 1,
    age_years: int | None = None,
) -> FeeDue | None:
    """What somebody owes on an occasion by the tariff of a day; None where nothing is owed.

    A line that names the nationality goes before one for everybody, and among equals the one that
    costs least counts.
    """
    lines = [
        line
        for line in in_force_of(Fee, authority, "fee", on)
        if line.content.occasion == occasion
        and (line.content.nationalities == "*" or nationality in line.content.nationalities)
    ]
    named = [line for line in lines if line.content.nationalities != "*"]
    owed = [_due(line, days, age_years) for line in named or lines]
    least = min(owed, key=lambda due: (due.amount.currency, due.amount.amount), default=None)
    return least if least is not None and least.amount.amount else None


def list_tariff(authority: str, on: date) -> tuple[TariffLine, ...]:
    """The tariff of an authority as it is published on a day, by occasion and code."""
    lines = in_force_of(Fee, authority, "fee", on)
    lines.sort(key=lambda line: (line.content.occasion, line.code))
    return tuple(_line(line) for line in lines)


def list_waiver_reasons(authority: str, occasion: str, on: date) -> tuple[WaiverReason, ...]:
    """The statutory reasons for which no fee is taken on an occasion, in their order."""
    found = [
        reason
        for reason in in_force_of(FeeWaiver, authority, "fee_waiver", on)
        if occasion in reason.content.occasions
    ]
    found.sort(key=lambda reason: (reason.content.order, reason.code))
    return tuple(
        WaiverReason(
            code=reason.code,
            text=reason.text,
            reference=reason.reference,
            unverified=reason.content.unverified,
        )
        for reason in found
    )


def get_waiver_reason(authority: str, occasion: str, code: str, on: date) -> WaiverReason:
    """The reason of a code on an occasion. Raises ProvisionUnknown."""
    for reason in list_waiver_reasons(authority, occasion, on):
        if reason.code == code:
            return reason
    raise ProvisionUnknown("fee_waiver", authority, code)


def needs_four_eyes(authority: str, amount: Money, on: date) -> bool:
    """Whether a waiver of this amount needs a second officer.

    Without a rule in force for the currency it does: silence of the law opens no way around it.
    """
    limits = [
        Money(Decimal(limit.content.four_eyes_from), limit.content.currency)
        for limit in in_force_of(FeeControl, authority, "fee_control", on)
        if limit.content.currency == amount.currency
    ]
    return not limits or any(limit <= amount for limit in limits)


def _due(line: Provision[Fee], days: int, age_years: int | None) -> FeeDue:
    return FeeDue(
        provision_id=line.provision_id,
        code=line.code,
        occasion=line.content.occasion,
        text=line.text,
        reference=line.reference,
        unverified=line.content.unverified,
        days=days if line.content.per == "day" else 1,
        amount=due_amount(line.content, days=days, age_years=age_years),
    )


def _line(line: Provision[Fee]) -> TariffLine:
    content = line.content
    return TariffLine(
        code=line.code,
        occasion=content.occasion,
        text=line.text,
        reference=line.reference,
        unverified=content.unverified,
        amount=Money(Decimal(content.amount), content.currency),
        is_per_day=content.per == "day",
        free_days=content.free_days,
        at_most=Money(Decimal(content.at_most), content.currency) if content.at_most else None,
        valid_from_on=line.valid_from_on,
    )
