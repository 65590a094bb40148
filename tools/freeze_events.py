"""Freeze the events that are wired: a schema and golden entries of each version, written once.

`python tools/freeze_events.py` writes what is missing under `tests/contracts` and refuses to change
what is there: an event whose fields change needs a version step and an upcaster.
"""

import json
import os
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_OID, uuid5

import msgspec

CONTRACTS = Path(__file__).parent.parent / "tests" / "contracts"
_NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
_SIMPLE: dict[type[msgspec.inspect.Type], object] = {
    msgspec.inspect.AnyType: "anything",
    msgspec.inspect.NoneType: None,
    msgspec.inspect.BoolType: True,
    msgspec.inspect.DateType: "2026-03-01",
    msgspec.inspect.DateTimeType: "2026-03-01T09:30:00Z",
    msgspec.inspect.DecimalType: "12.50",
}


class FrozenChanged(Exception):
    """A frozen file says something else than the event's class; the message says what to do."""


def wired_events() -> list[type[Any]]:
    """The event classes of `config/wiring.py`, in the order of their names. Needs Django."""
    from django.conf import settings

    handlers = import_module(settings.MANFADH_WIRING).HANDLERS
    return sorted(handlers, key=lambda cls: str(cls.TYPE))


def schema_path(cls: type[Any], contracts: Path = CONTRACTS) -> Path:
    """Where the schema of an event's present version is kept."""
    return contracts / "events" / f"{cls.TYPE}.v{cls.VERSION}.json"


def golden_path(cls: type[Any], contracts: Path = CONTRACTS) -> Path:
    """Where the golden entries of an event's present version are kept."""
    return contracts / "golden" / f"{cls.TYPE}.v{cls.VERSION}.jsonl"


def schema_text(cls: type[Any]) -> str:
    """The schema of an event as its file holds it, without descriptions: those may change."""
    from manfadh.kernel.events import schema_of

    schema = _without_descriptions(schema_of(cls))
    return json.dumps(schema, indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def golden_text(cls: type[Any]) -> str:
    """Two invented entries of an event: one with all that it can say, one with the least."""
    return "".join(_golden_line(cls, full=full) for full in (True, False))


def freeze(contracts: Path = CONTRACTS) -> Iterator[Path]:
    """Write what is missing and tell which files. Raises FrozenChanged before writing anything."""
    events = wired_events()
    for cls in events:
        path = schema_path(cls, contracts)
        if path.exists() and path.read_text(encoding="utf-8") != schema_text(cls):
            raise FrozenChanged(
                f"{cls.TYPE} has changed and is still version {cls.VERSION}. Give it the next "
                "version and an upcaster (manfadh.kernel.events.upcasts), then freeze again."
            )
    for cls in events:
        for path, text in (
            (schema_path(cls, contracts), schema_text(cls)),
            (golden_path(cls, contracts), golden_text(cls)),
        ):
            if not path.exists():
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
                yield path


def _golden_line(cls: type[Any], *, full: bool) -> str:
    from manfadh.kernel.ledger import canonical

    info = msgspec.inspect.type_info(cls)
    data, parts = canonical.split(msgspec.convert(_invent(info, cls.TYPE, full=full), type=cls))
    envelope = canonical.Envelope(
        node="real-goldengoldengold",
        epoch=1,
        sequence=1 if full else 2,
        uid=uuid5(NAMESPACE_OID, f"{cls.TYPE} {cls.VERSION} {full}"),
        type=cls.TYPE,
        version=cls.VERSION,
        occurred=canonical.write_instant(_NOON),
        recorded=canonical.write_instant(_NOON),
        actor=uuid5(NAMESPACE_OID, "actor") if full else None,
        owner="federal",
        agency="passports" if full else "",
        port="IQZRB" if full else "",
        purpose="border check" if full else "",
        data=data,
        parts=tuple(part.commitment for part in parts),
    )
    golden = {
        "canonical": canonical.encode(envelope).decode(),
        "parts": [
            {
                "slot": part.slot,
                "subject": str(part.subject) if part.subject else None,
                "salt": part.salt.hex(),
                "body": part.body.decode(),
            }
            for part in parts
        ],
    }
    return json.dumps(golden, ensure_ascii=False) + "\n"


def _invent(info: msgspec.inspect.Type, name: str, *, full: bool) -> object:
    """A plain value of a type: all that it can hold, or the least."""
    match info:
        case msgspec.inspect.Metadata(type=inner):
            return _invent(inner, name, full=full)
        case msgspec.inspect.UnionType(types=types):
            return None if info.includes_none and not full else _invent(types[0], name, full=full)
        case msgspec.inspect.StructType(fields=fields):
            return {each.encode_name: _invent(each.type, each.name, full=full) for each in fields}
        case msgspec.inspect.DictType(value_type=inner):
            return {"key": _invent(inner, name, full=full)} if full else {}
        case msgspec.inspect.CollectionType(item_type=inner):
            return [_invent(inner, f"{name} {place}", full=full) for place in range(2 * full)]
    return _invent_simple(info, name, full=full)


def _invent_simple(info: msgspec.inspect.Type, name: str, *, full: bool) -> object:
    match info:
        case msgspec.inspect.LiteralType(values=values):
            return values[0 if full else -1]
        case msgspec.inspect.EnumType(cls=cls):
            return list(cls)[0 if full else -1].value
        case msgspec.inspect.UUIDType():
            return str(uuid5(NAMESPACE_OID, name))
        case msgspec.inspect.IntType(ge=least):
            return 7 if least is None else least
        case msgspec.inspect.StrType(min_length=least):
            # As short as the columns of some codes are.
            return "م".ljust(least or 0, "x") if full else "x" * (least or 0)
    return _SIMPLE[type(info)]


def _without_descriptions(schema: Any) -> Any:
    match schema:
        case dict():
            return {
                name: _without_descriptions(inner)
                for name, inner in schema.items()
                if not (name == "description" and isinstance(inner, str))
            }
        case list():
            return [_without_descriptions(inner) for inner in schema]
    return schema


def main() -> int:
    """Freeze, and say what was frozen."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DJANGO_SETTINGS_MODULE"] = "manfadh.config.settings"
        os.environ["MANFADH_DATA_FOLDER"] = folder
        import django

        django.setup()
        try:
            for path in freeze():
                sys.stdout.write(f"{path.relative_to(CONTRACTS.parent.parent)}\n")
        except FrozenChanged as changed:
            sys.stderr.write(f"{changed}\n")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
