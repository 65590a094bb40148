"""Corrections: what may be said otherwise of a crossing, by whom and until when. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, get_args

from manfadh.apps.operate.crossings.events import CorrectedField, Mode, PermissionKind

# Kept in the crossing itself; what the others say is kept of the person and the paper.
OF_THE_CROSSING: tuple[CorrectedField, ...] = (
    "direction",
    "crossed_at",
    "nationality",
    "sex",
    "birth_year",
    "mode",
    "permission",
    "permission_number",
    "permission_authority",
    "permission_until_on",
    "stay_days",
)
OF_THE_PERSON: tuple[CorrectedField, ...] = (
    "surname",
    "given_names",
    "given",
    "father",
    "grandfather",
    "family",
    "mother",
    "birth",
)
# Told in the part of an entry that can be erased.
PERSONAL: frozenset[str] = frozenset({*OF_THE_PERSON, "permission_number"})
# What the system says of time is not an officer's to change; what a paper form said is.
ONLY_ON_PAPER: frozenset[str] = frozenset({"crossed_at"})
_LONGEST_CODE = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Windows:
    """How long a crossing may be corrected, from the crossing on."""

    own: timedelta
    anybodys: timedelta


def may_correct(
    field: str,
    *,
    is_own: bool,
    may_others: bool,
    is_paper: bool,
    age: timedelta,
    windows: Windows,
) -> bool:
    """Whether an officer may correct a field of a crossing of this age.

    The officer who decided corrects within one window, a supervisor anybody's within a longer one.
    The instant of a crossing is corrected only where it was taken from a paper form.
    """
    if field in ONLY_ON_PAPER and not is_paper:
        return False
    if is_own and age <= windows.own:
        return True
    return may_others and age <= windows.anybodys


def _one_of(*values: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text not in values:
            raise ValueError(text)
        return text

    return read


def _instant(text: str) -> datetime:
    at = datetime.fromisoformat(text)
    if at.tzinfo is None:
        raise ValueError(text)
    return at.astimezone(UTC)


def _country(text: str) -> str:
    if text and not (len(text) == len("IRQ") and text.isascii() and text.isalpha()):
        raise ValueError(text)
    return text.upper()


def _code(text: str) -> str:
    if len(text) > _LONGEST_CODE:
        raise ValueError(text)
    return text


_READERS: Mapping[str, Callable[[str], Any]] = {
    "direction": _one_of("entry", "exit"),
    "crossed_at": _instant,
    "nationality": _country,
    "sex": _one_of("", "F", "M", "X"),
    "birth_year": lambda text: int(text) if text else None,
    "mode": _one_of(*get_args(Mode)),
    "permission": _one_of(*get_args(PermissionKind)),
    "permission_number": lambda text: _code(text) or None,
    "permission_authority": _code,
    "permission_until_on": lambda text: date.fromisoformat(text) if text else None,
    "stay_days": lambda text: int(text) if text else None,
}


def read_value(field: str, text: str) -> Any:
    """The value of a field of a crossing as its column holds it. Raises ValueError."""
    return _READERS[field](text)


def write_value(value: object) -> str:
    """A column's value as the text that an entry tells: ISO days and instants, empty for none."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value.isoformat() if isinstance(value, date) else str(value)
