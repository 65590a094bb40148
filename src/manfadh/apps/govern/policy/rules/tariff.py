"""What a line of the tariff comes to. Pure."""

from decimal import Decimal

from manfadh.apps.govern.policy.rules.contents import Fee
from manfadh.kernel.money import Money


def due_amount(fee: Fee, *, days: int = 1, age_years: int | None = None) -> Money:
    """What is owed: the amount once, or for each day past the free ones, within its bound.

    Nothing is owed below the age that the tariff names, nor where no day is left to charge. An
    unknown age is taken for grown up: the officer waives with a reason where it is not so.
    """
    if age_years is not None and age_years < fee.from_age_years:
        return Money(Decimal(0), fee.currency)
    times = max(0, days - fee.free_days) if fee.per == "day" else 1
    owed = Money(Decimal(fee.amount), fee.currency) * times
    if fee.at_most is not None:
        owed = min(owed, Money(Decimal(fee.at_most), fee.currency))
    return owed.rounded()
