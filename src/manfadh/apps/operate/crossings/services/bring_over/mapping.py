"""Which column of an older system means what: a mapping, made once and kept with every history.

It is TOML that a person reads and corrects: our names for its columns, our words for its values,
what stands for every line, its time zone, and the order of its dates.
"""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple, get_args
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.utils.translation import gettext as _

from manfadh.apps.operate.crossings.events import Direction, Mode, PermissionKind
from manfadh.kernel.imports.columns import title_key
from manfadh.libs.codes.documents import DocumentKind

DateOrder = Literal["year first", "day first", "month first"]


class Field(NamedTuple):
    """Something that a line can tell: the titles by which its column is guessed, and its words."""

    titles: tuple[str, ...]
    # By our value, the words of other systems that are guessed to mean it.
    words: Mapping[str, tuple[str, ...]] = {}


_DIRECTIONS: dict[str, tuple[str, ...]] = {
    "entry": ("entry", "in", "arrival", "e", "دخول", "قدوم", "وصول", "چوونەژوورەوە"),
    "exit": ("exit", "out", "departure", "x", "خروج", "مغادرة", "چوونەدەرەوە"),
}
_SEXES: dict[str, tuple[str, ...]] = {
    "M": ("m", "male", "ذكر", "نێر"),
    "F": ("f", "female", "أنثى", "انثى", "مێ"),
    "X": ("x", "unspecified", "غير محدد"),
}
_MODES: dict[str, tuple[str, ...]] = {
    "foot": ("foot", "pedestrian", "مشيا", "راجل"),
    "car": ("car", "vehicle", "سيارة", "ئۆتۆمبێل"),
    "bus": ("bus", "حافلة", "باص", "پاس"),
    "lorry": ("lorry", "truck", "شاحنة", "بارهەڵگر"),
    "air": ("air", "flight", "plane", "جو", "طائرة", "فڕۆکە"),
    "sea": ("sea", "ship", "vessel", "بحر", "سفينة", "کەشتی"),
    "rail": ("rail", "train", "قطار", "شەمەندەفەر"),
}
FIELDS: dict[str, Field] = {
    "crossed_at": Field(("crossed at", "timestamp", "date and time", "التاريخ والوقت")),
    "crossed_on": Field(
        ("crossed on", "date", "crossing date", "travel date", "التاريخ", "ڕێکەوت")
    ),
    "crossed_time": Field(("crossed time", "time", "crossing time", "الوقت", "کات")),
    "direction": Field(
        ("direction", "in/out", "movement", "entry/exit", "الاتجاه", "نوع الحركة", "ئاڕاستە"),
        _DIRECTIONS,
    ),
    "port": Field(("port", "border point", "post", "المنفذ", "دەروازە")),
    "lane": Field(("lane", "counter", "booth", "الممر", "الكابينة")),
    "mode": Field(("mode", "transport", "means of transport", "وسيلة النقل"), _MODES),
    "document_number": Field(
        ("document number", "passport no", "passport number", "رقم الجواز", "رقم المستند",
         "ژمارەی پاسپۆرت")
    ),
    "document_kind": Field(("document type", "document kind", "نوع المستند")),
    "issuer": Field(("issuer", "issuing state", "issuing country", "جهة الإصدار")),
    "nationality": Field(("nationality", "citizenship", "الجنسية", "ڕەگەزنامە")),
    "surname": Field(("surname", "last name", "family name", "اللقب")),
    "given_names": Field(("given names", "first name", "given name", "الأسماء")),
    "full_name": Field(("full name", "name", "الاسم", "الاسم الرباعي", "ناو")),
    "mother": Field(("mother", "mother's name", "اسم الأم", "ناوی دایک")),
    "birth": Field(("date of birth", "birth date", "dob", "تاريخ الولادة", "المواليد")),
    "sex": Field(("sex", "gender", "الجنس", "ڕەگەز"), _SEXES),
    "expiry_on": Field(("expiry date", "expires on", "valid until", "تاريخ الانتهاء")),
    "permission": Field(("permission", "visa type", "نوع السمة")),
    "permission_until_on": Field(("visa valid until", "permission until", "انتهاء السمة")),
    "stay_days": Field(("stay days", "days allowed", "مدة الإقامة")),
}  # fmt: skip
# What our own names of values are, where a field has such.
VALUES: dict[str, frozenset[str]] = {
    "direction": frozenset(get_args(Direction)),
    "mode": frozenset(get_args(Mode)),
    "permission": frozenset(get_args(PermissionKind)),
    "document_kind": frozenset(DocumentKind),
    "sex": frozenset("MFX"),
}
_SETTINGS = frozenset({"name", "time_zone", "date_order", "columns", "values", "defaults"})


class MappingWrong(ValueError):
    """A mapping that can't be used; `args[0]` says where and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryMapping:
    """How the lines of an older system are read. `text` is the TOML that it was read from."""

    name: str
    time_zone: ZoneInfo
    date_order: DateOrder
    columns: Mapping[str, str]
    values: Mapping[str, Mapping[str, str]]
    defaults: Mapping[str, str]
    text: str = field(repr=False)


def read_mapping(text: str) -> HistoryMapping:
    """A mapping from its TOML. Raises MappingWrong, which says where and what to do."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise MappingWrong(_("The mapping is no TOML: %(error)s.") % {"error": error}) from error
    _refuse(set(table) - _SETTINGS, _("%(what)s means nothing in a mapping."))
    columns = _texts(table, "columns")
    defaults = _texts(table, "defaults")
    values = {
        name: {title_key(word): value for word, value in _texts(table["values"], name).items()}
        for name in table.get("values", {})
    }
    for part in (columns, defaults, values):
        _refuse(set(part) - set(FIELDS), _("%(what)s is nothing that a line can tell."))
    _refuse_values(values, defaults)
    _require(columns, defaults)
    return HistoryMapping(
        name=_name(table),
        time_zone=_zone(table),
        date_order=_order(table),
        columns=columns,
        values=values,
        defaults=defaults,
        text=text,
    )


def propose_mapping(titles: Sequence[str], *, time_zone: str, name: str) -> str:
    """A mapping for a file with these titles, to be read and corrected by a person.

    Columns are found by titles that are usual in English, Arabic and Kurdish; those that nothing
    answers to stand in a comment.
    """
    found = dict(_found(titles))
    # Date and time in one column, where there is no other for the time.
    if "crossed_at" not in found and "crossed_on" in found and "crossed_time" not in found:
        found["crossed_at"] = found.pop("crossed_on")
    lines = [
        f"name = {_quoted(name)}",
        f"time_zone = {_quoted(time_zone)}",
        '# or "day first", "month first": how 03/04/2025 is meant',
        'date_order = "day first"',
        "",
        "[columns]",
        *(f"{ours} = {_quoted(theirs)}" for ours, theirs in found.items()),
        *(f"# {_quoted(title)} is not used" for title in titles if title not in found.values()),
        *(f"# {ours} = …" for ours in FIELDS if ours not in found),
        "",
        "[defaults]",
        '# port = "zurbatiyah"    for every line of the file',
        "",
    ]
    for ours, theirs_field in FIELDS.items():
        if ours in found and theirs_field.words:
            lines += [f"[values.{ours}]", *_word_lines(theirs_field), ""]
    return "\n".join(lines)


def _found(titles: Sequence[str]) -> Iterable[tuple[str, str]]:
    by_key = {title_key(title): title for title in reversed(titles)}
    for ours, known in FIELDS.items():
        for title in (ours, *known.titles):
            if title_key(title) in by_key:
                yield ours, by_key[title_key(title)]
                break


def _word_lines(known: Field) -> list[str]:
    return [f"{_quoted(word)} = {_quoted(v)}" for v, words in known.words.items() for word in words]


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _texts(table: Mapping[str, Any], name: str) -> dict[str, str]:
    part = table.get(name, {})
    if not isinstance(part, dict) or not all(isinstance(value, str) for value in part.values()):
        raise MappingWrong(_('[%(name)s] holds lines such as  this = "that".') % {"name": name})
    return dict(part)


def _refuse(unknown: Iterable[str], sentence: str) -> None:
    for name in sorted(unknown):
        raise MappingWrong(sentence % {"what": name})


def _refuse_values(values: Mapping[str, Mapping[str, str]], defaults: Mapping[str, str]) -> None:
    given = [(name, value) for name, words in values.items() for value in words.values()]
    for name, value in [*given, *defaults.items()]:
        if name in VALUES and value not in VALUES[name]:
            known = ", ".join(sorted(VALUES[name]))
            raise MappingWrong(
                _("%(name)s can't be “%(value)s”. Choose one of: %(known)s.")
                % {"name": name, "value": value, "known": known}
            )


def _require(columns: Mapping[str, str], defaults: Mapping[str, str]) -> None:
    told = {*columns, *defaults}
    if not {"crossed_at"} & told and "crossed_on" not in told:
        raise MappingWrong(_("[columns] must say where the time of crossing stands: crossed_at."))
    for name in ("direction", "port", "nationality"):
        if name not in told:
            raise MappingWrong(
                _("[columns] or [defaults] must say where this stands: %(name)s.") % {"name": name}
            )
    if not {"surname", "given_names", "full_name"} & told:
        raise MappingWrong(_("[columns] must say where the name stands: surname or full_name."))


def _name(table: Mapping[str, Any]) -> str:
    name = str(table.get("name", "")).strip()
    if not name or len(name) > 120:
        raise MappingWrong(_("Give the older system a name of at most 120 characters."))
    return name


def _zone(table: Mapping[str, Any]) -> ZoneInfo:
    name = str(table.get("time_zone", ""))
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise MappingWrong(
            _("There is no time zone “%(name)s”. Write it as Asia/Baghdad.") % {"name": name}
        ) from error


def _order(table: Mapping[str, Any]) -> DateOrder:
    order = table.get("date_order", "year first")
    for known in get_args(DateOrder):
        if order == known:
            answer: DateOrder = known
            return answer
    raise MappingWrong(
        _("date_order is one of: %(known)s.") % {"known": ", ".join(get_args(DateOrder))}
    )
