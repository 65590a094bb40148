"""Money: an amount, its currency, and the day of the exchange rate behind it, if there was one."""

from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal

import msgspec
from babel.core import get_global
from babel.numbers import format_currency, get_currency_precision

from manfadh.kernel.digits import Digits, in_digits

_LOCALES = {"ar": "ar_IQ", "ckb": "ckb_IQ", "en": "en_GB"}
_NUMBERING = {"latin": "latn", "arabic": "arab"}


class MoneyWrong(ValueError):
    """Two currencies in one sum, or a currency that ISO 4217 does not have."""


def is_currency(code: str) -> bool:
    """Whether ISO 4217 has a currency of this code."""
    return code in get_global("all_currencies")


class Money(msgspec.Struct, frozen=True):
    """An exact amount in a currency (ISO 4217); in an event it is text, never a float.

    `rate_on` is the day of the rate by which it was converted; None for money as it was paid.
    """

    amount: Decimal
    currency: str
    rate_on: date | None = None

    def __post_init__(self) -> None:
        if not is_currency(self.currency):
            raise MoneyWrong(f"{self.currency!r} is no currency of ISO 4217.")
        if not self.amount.is_finite():
            raise MoneyWrong(f"{self.amount} is no amount.")

    def __add__(self, other: "Money") -> "Money":
        self._require_same(other)
        return Money(self.amount + other.amount, self.currency, self._common_rate_on(other))

    def __sub__(self, other: "Money") -> "Money":
        return self + -other

    def __neg__(self) -> "Money":
        return Money(-self.amount, self.currency, self.rate_on)

    def __mul__(self, factor: int | Decimal) -> "Money":
        return Money(self.amount * factor, self.currency, self.rate_on)

    def __lt__(self, other: "Money") -> bool:
        self._require_same(other)
        return self.amount < other.amount

    def __le__(self, other: "Money") -> bool:
        return not other < self

    def converted(self, *, rate: Decimal, currency: str, rate_on: date) -> "Money":
        """This money in another currency, at units of it per unit of this one on a day; rounded."""
        return Money(self.amount * rate, currency, rate_on).rounded()

    def rounded(self) -> "Money":
        """Rounded half to even, to the smallest unit of the currency that is in use (CLDR)."""
        unit = Decimal(1).scaleb(-get_currency_precision(self.currency))
        amount = self.amount.quantize(unit, ROUND_HALF_EVEN)
        return Money(amount, self.currency, self.rate_on)

    def written(self, language: str, *, digits: Digits = "latin") -> str:
        """The money as people of ar, ckb or en write it, in the digits of their choice."""
        written = format_currency(
            self.amount,
            self.currency,
            locale=_LOCALES[language],
            numbering_system=_NUMBERING[digits],
        )
        # Babel takes the marks of a numbering system, and leaves the digits Latin.
        return in_digits(written, digits)

    def _require_same(self, other: "Money") -> None:
        if other.currency != self.currency:
            raise MoneyWrong(
                f"{self.currency} and {other.currency} can't be taken together: convert one first."
            )

    def _common_rate_on(self, other: "Money") -> date | None:
        # Sums of several rate days have no one rate day.
        return self.rate_on if self.rate_on == other.rate_on else None
