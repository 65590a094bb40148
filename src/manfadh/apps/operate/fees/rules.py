"""Pure decisions on fees: where a waiver stands, and how a day's cash compares with receipts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from manfadh.kernel.money import Money

WaiverState = Literal["asked", "granted", "declined"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CashLine:
    """The cash of one currency on one day: what the receipts say, and what was counted.

    `counted` is None until somebody counts; `over` is counted less expected, negative where money
    is missing.
    """

    taken: Money
    given_back: Money
    counted: Money | None

    @property
    def expected(self) -> Money:
        """What has to be there: all that was taken, less what was given back."""
        return self.taken - self.given_back

    @property
    def over(self) -> Money | None:
        """By how much the count is over; below zero where money is missing."""
        return None if self.counted is None else self.counted - self.expected


def state_of_waiver(granted_at: datetime | None, declined_at: datetime | None) -> WaiverState:
    """Where a waiver stands. Of two words that crossed between nodes, the *no* holds."""
    if declined_at is not None:
        return "declined"
    return "granted" if granted_at is not None else "asked"


def is_spent(issued_at: datetime, crossed_at: Iterable[datetime]) -> bool:
    """Whether what was paid then has already been used by a crossing after it."""
    return any(at >= issued_at for at in crossed_at)
