"""The bytes that are the truth: stable, and equal to RFC 8785 for the values that events hold."""

import json
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from manfadh.kernel.events import (
    Event,
    NotUnderstood,
    Personal,
    PersonalEach,
    PersonShown,
    Subject,
    event,
    marks_of,
)
from manfadh.kernel.ledger import canonical
from tests.kernel.sample.cast import HANA, SALIM, ZAYNAB, arrival, look
from tests.kernel.sample.events import GuestArrived, GuestMoved

GOLDEN = (
    b'{"actor":"018f0000-0000-7000-8000-00000000a001","agency":"passports","data":'
    b'{"guest_id":"018f0000-0000-7000-8000-00000000b001",'
    b'"room":"\xd8\xba\xd8\xb1\xd9\x81\xd8\xa9 7 '
    b'\\"\\\\/\\n\\u001f\x7f\xe2\x80\xa8\xf0\x9f\x9b\x82"},'
    b'"epoch":1,"node":"real-abc","occurred":"2026-03-01T09:30:00.000000Z","owner":"federal",'
    b'"parts":[],"port":"","purpose":"border check","recorded":"2026-03-01T09:30:00.000001Z",'
    b'"sequence":7,"type":"sample.guest_moved","uid":"018f0000-0000-7000-8000-00000000b002",'
    b'"version":1}'
)
GOLDEN_HASH = "dad584027411d326d6dc6997a3efb15ce05866003ba24400ad68aca72e9a9b8c"


def golden_envelope() -> canonical.Envelope:
    room = 'غرفة 7 "\\/\n\x1f\x7f\u2028🛂'
    data, _ = canonical.split(GuestMoved(guest_id=ZAYNAB, room=room))
    return canonical.Envelope(
        node="real-abc",
        epoch=1,
        sequence=7,
        uid=SALIM,
        type="sample.guest_moved",
        version=1,
        occurred=canonical.write_instant(datetime(2026, 3, 1, 9, 30, tzinfo=UTC)),
        recorded=canonical.write_instant(datetime(2026, 3, 1, 9, 30, 0, 1, tzinfo=UTC)),
        actor=HANA,
        owner="federal",
        agency="passports",
        port="",
        purpose="border check",
        data=data,
    )


def test_an_entry_is_written_as_it_always_was() -> None:
    assert canonical.encode(golden_envelope()) == GOLDEN
    assert canonical.hash_entry(canonical.GENESIS, GOLDEN).hex() == GOLDEN_HASH


def test_an_entry_that_was_written_once_is_read_for_ever() -> None:
    envelope = canonical.decode(GOLDEN)
    assert canonical.is_canonical(GOLDEN, envelope)
    assert isinstance(canonical.join(envelope, ()), GuestMoved)


@pytest.mark.parametrize(
    "other",
    [
        GOLDEN.replace(b'"epoch":1', b'"epoch": 1'),
        GOLDEN.replace(b'"epoch":1', b'"epoch":1,"extra":1'),
        GOLDEN.replace(b'"version":1', b'"version":1,"version":1'),
        GOLDEN.replace(b"\x7f", b"\\u007f"),
        GOLDEN.replace(b"000000b001", b"000000B001"),
    ],
)
def test_bytes_that_say_the_same_otherwise_are_not_canonical(other: bytes) -> None:
    assert other != GOLDEN
    open_case = b"B001" in other  # what the fact itself says is compared as text
    assert canonical.is_canonical(other, canonical.decode(other)) is open_case


_TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=20)
_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-canonical.MAX_WHOLE_NUMBER, canonical.MAX_WHOLE_NUMBER)
    | _TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abCZ_9"), inner),
    max_leaves=8,
)


@given(_VALUES)
def test_values_are_written_as_rfc_8785_does(value: object) -> None:
    class Anything(Event):
        value: Any

    written, _ = canonical.split(Anything(value=value))
    # Section 3.2: sorted names, no white space, the shortest escapes, all else as UTF-8.
    expected = json.dumps(
        {"value": value}, sort_keys=True, ensure_ascii=False, separators=(",", ":")
    )
    assert bytes(written).decode() == expected


@pytest.mark.parametrize("value", [2**53, 0.5, {"nested": [1.0]}, "\x00", "\\\x00"])
def test_what_has_no_canonical_form_is_refused(value: object) -> None:
    class Anything(Event):
        value: Any

    with pytest.raises(ValueError, match="ledger"):
        canonical.split(Anything(value=value))


def test_personal_data_is_not_in_the_open_part() -> None:
    data, [part] = canonical.split(arrival())
    assert b"Harbawi" not in bytes(data)
    assert b"Harbawi" in part.body
    assert part.subject == ZAYNAB


def test_the_same_person_twice_gives_two_commitments() -> None:
    _, [first] = canonical.split(arrival(guest=SALIM))
    _, [second] = canonical.split(arrival(guest=SALIM))
    assert first.body == second.body
    assert first.commitment != second.commitment


def test_a_commitment_binds_salt_place_subject_and_body() -> None:
    _, [part] = canonical.split(arrival())
    others = [
        part._replace(salt=bytes(16)),
        part._replace(slot=1),
        part._replace(subject=SALIM),
        part._replace(subject=None),
        part._replace(body=part.body + b" "),
    ]
    assert part.commitment not in {other.commitment for other in others}


def test_each_person_of_a_look_is_kept_apart() -> None:
    _, parts = canonical.split(look(ZAYNAB, SALIM))
    assert [(part.slot, part.subject) for part in parts] == [(0, None), (1, ZAYNAB), (2, SALIM)]


def test_version_1_is_read_as_version_2() -> None:
    old = other_envelope("sample.guest_arrived")
    body = b'{"name":"Zaynab Harbawi"}'
    revived = canonical.join(old, [canonical.Part(0, ZAYNAB, bytes(16), body)])
    assert isinstance(revived, GuestArrived)
    assert (revived.given_names, revived.surname, str(revived.price)) == ("Zaynab", "Harbawi", "0")


def test_version_1_erased_is_read_as_version_2() -> None:
    old = other_envelope("sample.guest_arrived")
    revived = canonical.join(old, [])
    assert isinstance(revived, GuestArrived)
    assert (revived.given_names, revived.surname) == (None, None)


@pytest.mark.parametrize(
    ("type_name", "version"), [("sample.unheard", 1), ("sample.guest_moved", 2)]
)
def test_an_event_of_tomorrow_is_not_understood(type_name: str, version: int) -> None:
    envelope = other_envelope(type_name, version)
    with pytest.raises(NotUnderstood, match=type_name):
        canonical.join(envelope, [])


def other_envelope(type_name: str, version: int = 1) -> canonical.Envelope:
    data = {"arrived_at": "2026-03-01T09:30:00Z", "guest_id": SALIM, "person_id": ZAYNAB}
    return msgspec.structs.replace(
        golden_envelope(),
        type=type_name,
        version=version,
        data=msgspec.Raw(msgspec.json.encode(data)),
    )


def test_an_event_class_with_floats_cannot_be() -> None:
    class Weighed(Event):
        kilograms: list[float]

    with pytest.raises(TypeError, match="float"):
        marks_of(Weighed)


def test_an_event_is_about_one_person_at_most() -> None:
    class Met(Event):
        one: Subject
        other: Subject

    with pytest.raises(TypeError, match="one subject"):
        marks_of(Met)


def test_two_events_cannot_have_one_name() -> None:
    with pytest.raises(ValueError, match=r"sample\.guest_moved"):

        @event("sample.guest_moved")
        class Other(Event):
            pass


def test_marks_sort_the_fields_of_an_event() -> None:
    class Told(Event):
        id: UUID
        who: Subject | None
        words: Personal[tuple[str, ...]]
        hearers: PersonalEach[PersonShown]

    marks = marks_of(Told)
    assert (marks.open, marks.personal) == (("id", "who"), ("words",))
    assert (marks.each, marks.subject) == ("hearers", "who")
