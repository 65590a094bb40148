"""Slips that tell a person apart from somebody on a list: their numbers, and what they hold for.

A number is eight characters of Crockford's base 32 (no I, L, O, U) and a check character, so that
what is read aloud or typed wrongly is found out before anybody is looked up. Pure.
"""

import hashlib
from datetime import date
from typing import Literal
from uuid import UUID

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
# A prime, so that one wrong character and two exchanged ones are found out.
_MODULUS = 31
_CHARACTERS = 8
_ALIKE = str.maketrans("OIL", "011")

Holding = Literal["holds", "expired", "alert_changed", "revoked"]


def slip_number(decision_id: UUID) -> str:
    """The number of a slip, as printed: `7K3M-9QPD-4`. Made of 40 random bits of a UUID."""
    value = int.from_bytes(hashlib.sha256(decision_id.bytes).digest()[:5], "big")
    text = "".join(_ALPHABET[value >> 5 * place & 31] for place in reversed(range(_CHARACTERS)))
    return _printed(text)


def read_slip_number(text: str) -> str:
    """The number in its one form, as typed in any case and with or without dashes.

    Raises ValueError where the check character does not fit.
    """
    plain = "".join(text.upper().split()).replace("-", "").translate(_ALIKE)
    if len(plain) != _CHARACTERS + 1 or not set(plain) <= set(_ALPHABET):
        raise ValueError(text)
    number = _printed(plain[:_CHARACTERS])
    if number[-1] != plain[-1]:
        raise ValueError(text)
    return number


def _printed(text: str) -> str:
    weighted = sum(place * _ALPHABET.index(one) for place, one in enumerate(text, start=1))
    return f"{text[:4]}-{text[4:]}-{_ALPHABET[weighted % _MODULUS]}"


def alert_mark(*parts: str | None) -> str:
    """What an alert says of a person, in one mark: another mark, and it says something else."""
    return hashlib.sha256("\x1f".join(part or "" for part in parts).encode()).hexdigest()


def holding(
    *, valid_until_on: date | None, on: date, is_revoked: bool, is_same_alert: bool
) -> Holding:
    """Whether a telling apart still holds on a day, else why not; revoked goes before all."""
    if is_revoked:
        return "revoked"
    if valid_until_on is None or on > valid_until_on:
        return "expired"
    return "holds" if is_same_alert else "alert_changed"
