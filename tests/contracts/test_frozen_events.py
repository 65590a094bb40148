"""Events are for ever: each version's schema is frozen, and its golden entries are replayed."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings
from tools.freeze_events import CONTRACTS, FrozenChanged, freeze, golden_path, schema_path

from manfadh.kernel import events
from manfadh.kernel.ledger import canonical
from manfadh.kernel.ledger.entries import entry_of
from manfadh.kernel.ledger.wiring import apply_entries, wiring
from tools import freeze_events

GOLDEN = sorted((CONTRACTS / "golden").glob("*.jsonl"))
FROZEN = sorted((CONTRACTS / "events").glob("*.json"))


def wired() -> list[type[events.Event]]:
    return sorted(wiring().HANDLERS, key=lambda cls: cls.TYPE)


def test_every_wired_event_is_frozen_as_it_is() -> None:
    for cls in wired():
        path = schema_path(cls)
        assert path.exists(), f"{cls.TYPE} is not frozen: run python tools/freeze_events.py"
        assert path.read_text(encoding="utf-8") == freeze_events.schema_text(cls), (
            f"{cls.TYPE} has changed and needs version {cls.VERSION + 1} and an upcaster"
        )


def test_every_frozen_version_has_golden_entries_and_no_others() -> None:
    assert [path.stem for path in GOLDEN] == [path.stem for path in FROZEN]


def test_every_frozen_event_is_still_wired() -> None:
    types = {cls.TYPE: cls.VERSION for cls in wired()}
    for path in FROZEN:
        type_name, _, version = path.stem.rpartition(".v")
        assert int(version) <= types.get(type_name, 0), f"{path.name} has no class any more"


def test_no_version_was_left_out() -> None:
    stems = {path.stem for path in FROZEN}
    for cls in wired():
        assert {f"{cls.TYPE}.v{n}" for n in range(1, cls.VERSION + 1)} <= stems


def test_no_wired_event_holds_floats() -> None:
    assert [cls.TYPE for cls in wired() if events.holds_floats(cls)] == []


def read_golden(line: str) -> tuple[bytes, list[canonical.Part]]:
    golden: dict[str, Any] = json.loads(line)
    parts = [
        canonical.Part(
            part["slot"],
            part["subject"] and UUID(part["subject"]),
            bytes.fromhex(part["salt"]),
            part["body"].encode(),
        )
        for part in golden["parts"]
    ]
    return golden["canonical"].encode(), parts


@pytest.mark.django_db
@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_golden_entries_are_read_and_applied_for_ever(path: Path) -> None:
    wiring()
    for line in path.read_text(encoding="utf-8").splitlines():
        written, parts = read_golden(line)
        envelope = canonical.decode(written)
        assert canonical.is_canonical(written, envelope)
        assert tuple(part.commitment for part in parts) == envelope.parts
        for held in (parts, []):
            event = canonical.join(envelope, held)
            assert type(event) is events.event_class(envelope.type)
            apply_entries([entry_of(envelope, event)])


@pytest.fixture
def one_event(monkeypatch: pytest.MonkeyPatch) -> Callable[[type[Any]], None]:
    def only(cls: type[Any]) -> None:
        monkeypatch.setattr(freeze_events, "wired_events", lambda: [cls])

    return only


class _Weighed(events.Event):
    TYPE = "sample.weighed"
    kilograms: int
    note: events.Personal[str]


class _WeighedOtherwise(events.Event):
    TYPE = "sample.weighed"
    grams: int


def test_freezing_twice_writes_once(tmp_path: Path, one_event: Callable[..., None]) -> None:
    one_event(_Weighed)
    assert list(freeze(tmp_path)) == [
        schema_path(_Weighed, tmp_path),
        golden_path(_Weighed, tmp_path),
    ]
    assert list(freeze(tmp_path)) == []
    assert '"x-mark": "personal"' in schema_path(_Weighed, tmp_path).read_text()


def test_a_frozen_event_cannot_be_changed(tmp_path: Path, one_event: Callable[..., None]) -> None:
    one_event(_Weighed)
    list(freeze(tmp_path))
    before = schema_path(_Weighed, tmp_path).read_text()
    one_event(_WeighedOtherwise)
    with pytest.raises(FrozenChanged, match="upcaster"):
        list(freeze(tmp_path))
    assert schema_path(_Weighed, tmp_path).read_text() == before


def test_the_real_wiring_is_what_is_checked() -> None:
    assert settings.MANFADH_WIRING == "manfadh.config.wiring"
