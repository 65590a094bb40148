"""Numbers, shares, durations and days as people read them, in the language of the page."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_EVEN, Decimal
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from manfadh.kernel import clock
from manfadh.kernel.calendars import own_calendar
from manfadh.kernel.days import local_day, write_date
from manfadh.kernel.hijri import write_hijri
from manfadh.kernel.translated import Translated
from manfadh.libs.codes import Language

UNKNOWN = "—"


def language() -> Language:
    """The language of the page: ar, ckb or en."""
    chosen = get_language()
    return "ckb" if chosen == "ckb" else "en" if chosen == "en" else "ar"


def say(text: Translated) -> str:
    """A text that is kept in three languages, in that of the page."""
    return text.in_language(language()).text


def today() -> date:
    """The local day of this node."""
    return local_day(clock.now(), ZoneInfo(settings.TIME_ZONE))


def number(count: int) -> str:
    """A whole number, in groups of three."""
    return number_format(count, use_l10n=True, force_grouping=True)


def decimal(value: float | Decimal, places: int = 1) -> str:
    """A number with at most so many decimals, in groups of three: 12, 12.5."""
    exact = Decimal(str(value)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_EVEN).normalize()
    shown = max(0, -int(exact.as_tuple().exponent))
    return number_format(exact, shown, use_l10n=True, force_grouping=True)


def percent(share: float | None, *, places: int = 1) -> str:
    """A share between 0 and 1 in percent; a dash where nothing was counted."""
    if share is None:
        return UNKNOWN
    return _("%(number)s%%") % {"number": number_format(share * 100, places)}


def minutes(whole_minutes: int | None) -> str:
    """A duration: minutes up to two hours, then hours, then days."""
    if whole_minutes is None:
        return UNKNOWN
    if whole_minutes < 120:
        return ngettext("%(n)d minute", "%(n)d minutes", whole_minutes) % {"n": whole_minutes}
    hours = whole_minutes // 60
    if hours < 48:
        return ngettext("%(n)d hour", "%(n)d hours", hours) % {"n": hours}
    return ngettext("%(n)d day", "%(n)d days", hours // 24) % {"n": hours // 24}


def since(instant: datetime | None) -> str:
    """How long ago something was; a dash for never."""
    if instant is None:
        return UNKNOWN
    return minutes(max(0, int((clock.now() - instant) / timedelta(minutes=1))))


def clock_time(instant: datetime) -> str:
    """The local hour and minute."""
    return date_format(timezone.localtime(instant), "TIME_FORMAT")


def day_and_time(instant: datetime) -> str:
    """The local day, hour and minute."""
    return date_format(timezone.localtime(instant), "SHORT_DATETIME_FORMAT")


def apart(text: str) -> str:
    """A time or number as a piece of its own, read left to right wherever it stands (UAX 9)."""
    return f"\u2066{text}\u2069"


def isolated(text: str) -> str:
    """A name in whatever script as a piece of its own in a sentence (UAX 9, first strong)."""
    return f"\u2068{text}\u2069"


def short_day(on: date) -> str:
    """A day in few words, never broken over two lines."""
    return write_date(on, language(), length="medium").replace(" ", "\u00a0")


def gregorian(on: date) -> str:
    """A day with its weekday."""
    return write_date(on, language(), length="full")


def hijri(on: date) -> str:
    """The same day as the Hijri calendar announced here has it."""
    try:
        return write_hijri(own_calendar().hijri_of(on), language())
    except OverflowError:
        return UNKNOWN


def page_asked(query: Mapping[str, str]) -> int:
    """The page of a list that an address asks for: `page=2`; the first where it asks for none."""
    text = query.get("page", "")
    return int(text) if text.isdecimal() else 1


def asked_day(query: Mapping[str, str]) -> date:
    """The day that a page's address asks for: `on=2026-11-23`; today where it asks for none.

    A day that does not exist or is still to come is today.
    """
    try:
        return min(date.fromisoformat(query.get("on", "")), today())
    except ValueError:
        return today()
