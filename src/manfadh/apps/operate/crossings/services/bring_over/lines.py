"""Reading the lines of an older system by a mapping: each becomes a crossing, or says why not."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Any, cast

from django.utils.translation import gettext as _

from manfadh.apps.operate.crossings.events import Direction, Mode, PermissionKind
from manfadh.apps.operate.crossings.services.bring_over.mapping import (
    VALUES,
    DateOrder,
    HistoryMapping,
    MappingWrong,
)
from manfadh.apps.operate.travellers.events import Sex
from manfadh.kernel.digits import in_latin_digits
from manfadh.kernel.imports.columns import CellWrong, clean, title_key
from manfadh.kernel.imports.importing import LineError
from manfadh.kernel.imports.tables import Line
from manfadh.libs.codes.countries import (
    Country,
    Language,
    country_name,
    find_country,
    list_countries,
)

EARLIEST_YEAR = 1950
_NAME_CHARACTERS = 120
_DATE = re.compile(r"(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})")
_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*([AaPp]\.?[Mm]\.?|ص|م)?")
_PLACES = {"year first": (0, 1, 2), "day first": (2, 1, 0), "month first": (2, 0, 1)}
_ONE_DAY = timedelta(days=1)
LANGUAGES: tuple[Language, ...] = ("en", "ar", "ckb")

Reader = Callable[[str], Any]


@dataclass(frozen=True, slots=True)
class OldCrossing:
    """A crossing as an older system kept it; empty where it did not know. `line` is in its file."""

    line: int
    crossed_at: datetime
    direction: Direction
    port: str
    nationality: str
    lane: str = ""
    mode: Mode = "foot"
    document_number: str = ""
    document_kind: str = ""
    issuer: str = ""
    surname: str = ""
    given_names: str = ""
    full_name: str = ""
    mother: str = ""
    birth: str = ""
    sex: Sex | None = None
    expiry_on: date | None = None
    permission: PermissionKind = "none_needed"
    permission_until_on: date | None = None
    stay_days: int | None = None

    @property
    def printed_name(self) -> str:
        """The name as a document prints it, else the full name."""
        return f"{self.given_names} {self.surname}".strip() or self.full_name


class LineReader:
    """Reads the lines of one file: made from its titles, a mapping, the ports, and the present.

    Raises MappingWrong where the mapping names a column that the file has not, or has twice.
    """

    def __init__(
        self,
        titles: Sequence[str],
        mapping: HistoryMapping,
        *,
        ports: Mapping[str, str],
        now_at: datetime,
    ) -> None:
        self._zone = mapping.time_zone
        self._order = mapping.date_order
        self._now_at = now_at
        places = _places(titles, mapping)
        readers = self._readers(mapping, ports)
        self._cells = [
            (name, places[name], titles[places[name]], readers[name]) for name in mapping.columns
        ]
        self._fixed = {
            name: readers[name](value)
            for name, value in mapping.defaults.items()
            if name not in mapping.columns
        }
        self._defaults = {
            name: readers[name](value)
            for name, value in mapping.defaults.items()
            if name in mapping.columns
        }

    def read(self, line: Line) -> OldCrossing | list[LineError]:
        """The crossing that a line tells, or all that is wrong with it."""
        values: dict[str, Any] = dict(self._fixed)
        wrong: list[LineError] = []
        for name, place, title, reader in self._cells:
            cell = clean(line.cells[place]) if place < len(line.cells) else ""
            try:
                value = reader(cell) if cell else self._defaults.get(name)
            except CellWrong as error:
                wrong.append(LineError(line.number, title, str(error)))
                continue
            if value is not None:
                values[name] = value
        if wrong:
            return wrong
        try:
            return self._made(line.number, values)
        except CellWrong as error:
            return [LineError(line.number, "", str(error))]

    def _made(self, line: int, values: dict[str, Any]) -> OldCrossing:
        on, at_time = values.pop("crossed_on", None), values.pop("crossed_time", None)
        if "crossed_at" not in values:
            if on is None:
                raise CellWrong(_("The line does not say when the person crossed."))
            values["crossed_at"] = self._instant(on, at_time or time())
        for name in ("direction", "port", "nationality"):
            if name not in values:
                raise CellWrong(_("The line does not say this: %(name)s.") % {"name": name})
        if not any(values.get(name) for name in ("surname", "given_names", "full_name")):
            raise CellWrong(_("The line names nobody."))
        if values["crossed_at"] > self._now_at + _ONE_DAY:
            raise CellWrong(_("This crossing lies in the future. Check the date and its order."))
        if values.get("birth", "") > values["crossed_at"].date().isoformat():
            raise CellWrong(_("This person was born after crossing. Check both dates."))
        return OldCrossing(line, **values)

    def _readers(self, mapping: HistoryMapping, ports: Mapping[str, str]) -> dict[str, Reader]:
        known_ports = {title_key(word): port for word, port in ports.items()}
        days = lru_cache(maxsize=100_000)(lambda cell: _day(cell, self._order))
        words = {
            name: _chosen(name, mapping.values.get(name, {}), {v: v for v in sorted(values)})
            for name, values in VALUES.items()
        }
        countries = _chosen("nationality", mapping.values.get("nationality", {}), {})
        issuers = _chosen("issuer", mapping.values.get("issuer", {}), {})
        return {
            **words,
            "crossed_at": self._moment,
            "crossed_on": days,
            "crossed_time": lru_cache(maxsize=100_000)(_time_of_day),
            "port": _chosen("port", mapping.values.get("port", {}), known_ports),
            "nationality": lru_cache(maxsize=4_096)(lambda cell: _country(cell, countries)),
            "issuer": lru_cache(maxsize=4_096)(lambda cell: _country(cell, issuers)),
            "lane": _text(40),
            "document_number": _number,
            "surname": _text(_NAME_CHARACTERS),
            "given_names": _text(_NAME_CHARACTERS),
            "full_name": _text(_NAME_CHARACTERS),
            "mother": _text(2 * _NAME_CHARACTERS),
            "birth": lru_cache(maxsize=100_000)(lambda cell: _birth(cell, self._order)),
            "expiry_on": days,
            "permission_until_on": days,
            "stay_days": _days_allowed,
        }

    def _moment(self, cell: str) -> datetime:
        plain = in_latin_digits(cell)
        try:
            exact = datetime.fromisoformat(plain)
        except ValueError:
            day_text, _space, time_text = plain.partition(" ")
            at_time = _time_of_day(time_text.strip()) if time_text.strip() else time()
            return self._instant(_day(day_text, self._order), at_time)
        if exact.tzinfo is None:
            return self._instant(exact.date(), exact.time())
        return exact.astimezone(UTC)

    def _instant(self, on: date, at_time: time) -> datetime:
        # An hour that the clocks jump over is read as if they had not; one that is there twice, as
        # its first.
        return datetime.combine(on, at_time, self._zone).astimezone(UTC)


def _places(titles: Sequence[str], mapping: HistoryMapping) -> dict[str, int]:
    """Where the mapped columns stand."""
    by_key: dict[str, list[int]] = {}
    for place, title in enumerate(titles):
        by_key.setdefault(title_key(title), []).append(place)
    places = {}
    for name, title in mapping.columns.items():
        found = by_key.get(title_key(title), [])
        if not found:
            raise MappingWrong(
                _("The file has no column “%(title)s”. It has: %(titles)s.")
                % {"title": title, "titles": ", ".join(titles)}
            )
        if len(found) > 1:
            raise MappingWrong(
                _("The file has the column “%(title)s” twice. Rename one.") % {"title": title}
            )
        places[name] = found[0]
    return places


def _chosen(name: str, theirs: Mapping[str, str], ours: Mapping[str, str]) -> Reader:
    by_key = {**{title_key(word): value for word, value in ours.items()}, **theirs}

    @lru_cache(maxsize=4_096)
    def read(cell: str) -> str:
        value = by_key.get(title_key(cell)) or by_key.get(title_key(in_latin_digits(cell)))
        if value is None:
            raise CellWrong(
                _("“%(cell)s” is not in the mapping: say what it means under [values.%(name)s].")
                % {"cell": cell[:40], "name": name}
            )
        return value

    return read


def _country(cell: str, mapped: Reader) -> str:
    try:
        return cast(str, mapped(cell))
    except CellWrong:
        country = find_country(cell) or _countries_by_name().get(title_key(cell))
        if country is None:
            raise
        return country.code


@lru_cache(maxsize=1)
def _countries_by_name() -> dict[str, Country]:
    return {
        title_key(country_name(country.code, language)): country
        for country in list_countries()
        for language in LANGUAGES
    }


def _text(longest: int) -> Reader:
    def read(cell: str) -> str:
        if len(cell) > longest:
            raise CellWrong(_("Shorten this to %(limit)s characters.") % {"limit": longest})
        return cell

    return read


def _number(cell: str) -> str:
    return cast(str, _text(40)("".join(in_latin_digits(cell).upper().split())))


def _days_allowed(cell: str) -> int:
    plain = in_latin_digits(cell)
    if not re.fullmatch(r"\d{1,4}", plain):
        raise CellWrong(_("Write a whole number, such as 12."))
    return int(plain)


def _day(cell: str, order: DateOrder) -> date:
    found = _DATE.fullmatch(in_latin_digits(cell).partition("T")[0].partition(" ")[0])
    if found is None:
        raise CellWrong(_("Write the date as 2026-03-21."))
    numbers = [int(group) for group in found.groups()]
    # A year in front is plain to see, whatever the usual order.
    places = _PLACES["year first"] if len(found[1]) == 4 else _PLACES[order]
    year, month, day = (numbers[place] for place in places)
    try:
        on = date(year, month, day)
    except ValueError as error:
        raise CellWrong(_("There is no such day. Check the month and the day.")) from error
    if on.year < EARLIEST_YEAR - 100:
        raise CellWrong(_("Write the year with four digits."))
    return on


def _birth(cell: str, order: DateOrder) -> str:
    plain = in_latin_digits(cell)
    if re.fullmatch(r"\d{4}(-\d{2})?", plain):
        return plain
    return _day(plain, order).isoformat()


def _time_of_day(cell: str) -> time:
    found = _TIME.fullmatch(in_latin_digits(cell))
    if found is None:
        raise CellWrong(_("Write the time as 14:35."))
    hour, half = int(found[1]), (found[4] or "").lower()
    if half:
        hour = hour % 12 + (12 if half.startswith(("p", "م")) else 0)
    try:
        return time(hour, int(found[2]), int(found[3] or 0))
    except ValueError as error:
        raise CellWrong(_("Write the time as 14:35.")) from error
