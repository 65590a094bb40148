"""Pure decisions of `situation`: what is signed, what changed since, and when a report is late."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from typing import Literal
from zoneinfo import ZoneInfo

DUE_AT = time(8)
# Facts about a moment, not about a day: they may differ later without anybody's doing.
_OF_THE_MOMENT = ("staff.", "waiting.")
Sending = Literal["sent", "sent_late", "signed", "missing", "late", "not_due"]


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure that is another one now than when it was signed."""

    code: str
    signed: int
    now: int


def canonical(figures: Mapping[str, int]) -> str:
    """The one text of figures: sorted, zeros left out, no spaces."""
    kept = {code: number for code, number in sorted(figures.items()) if number}
    return json.dumps(kept, separators=(",", ":"), ensure_ascii=True)


def digest_of(figures: Mapping[str, int], notes: str) -> str:
    """The SHA-256 (hex) of figures and notes."""
    return sha256(f"{canonical(figures)}\n{notes}".encode()).hexdigest()


def signed_message(*, port: str, on: date, issue: int, digest: str) -> bytes:
    """The bytes that the node signs for a report."""
    return f"manfadh daily report|{port}|{on.isoformat()}|{issue}|{digest}".encode()


def differences(signed: Mapping[str, int], now: Mapping[str, int]) -> list[Difference]:
    """The figures that changed since the signature, by code."""
    codes = sorted({*signed, *now})
    found = [Difference(code, signed.get(code, 0), now.get(code, 0)) for code in codes]
    return [
        one for one in found if one.signed != one.now and not one.code.startswith(_OF_THE_MOMENT)
    ]


def due_at(on: date, zone: ZoneInfo, hour: time = DUE_AT) -> datetime:
    """When the report of a local day is due: the next morning, local time."""
    return datetime.combine(on + timedelta(days=1), hour, zone)


def sending(
    *, on: date, signed_at: datetime | None, sent_at: datetime | None, now: datetime, zone: ZoneInfo
) -> Sending:
    """Where a port's report of a day stands at headquarters."""
    due = due_at(on, zone)
    if sent_at is not None:
        return "sent" if sent_at <= due else "sent_late"
    if now > due:
        return "late"
    if signed_at is not None:
        return "signed"
    return "missing" if now.astimezone(zone).date() > on else "not_due"
