"""What travellers complain about reaches Salma, who inspects, and nobody at the port."""

import io
from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from manfadh.apps.govern.accounts.rules import TABLE, grants_of
from manfadh.apps.govern.accounts.selectors import get_viewer_of
from manfadh.apps.govern.audit.models import Look
from manfadh.apps.govern.complaints.events import ComplaintMade
from manfadh.apps.govern.complaints.models import Complaint
from manfadh.apps.govern.complaints.rules import plain, receipt_of
from manfadh.apps.govern.complaints.selectors import (
    AttachmentNotFound,
    due_work,
    follow,
    get_complaint,
    list_complaints,
    list_evidence,
    open_evidence,
)
from manfadh.apps.govern.complaints.services import (
    ComplaintRefused,
    ComplaintUnknown,
    Told,
    add_evidence,
    add_to_complaint,
    answer_complaint,
    close_complaint,
    make_complaint,
    take_complaint,
)
from manfadh.kernel.ids import new_id
from manfadh.kernel.ledger.erasing import erase_subject
from manfadh.kernel.ledger.models import LedgerEntry
from manfadh.kernel.ledger.replaying import differing_tables
from manfadh.kernel.viewers import NotPermitted, Purpose, Viewer
from tests.apps.operate.lanes.setting import describe_lanes
from tests.cast import CAST, PORT, Part, assign
from tests.kernel.patterns.test_attachments import jpeg

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_port")]
STORY = "An officer at the second desk asked for 25 000 to look at my visa."
TOLD = Told(kinds=["levy"], text=STORY, contact="0770", lane="L2", happened_on=date(2026, 3, 1))


@pytest.fixture
def _port(cast: dict[str, Part]) -> None:
    describe_lanes()


def complain(told: Told = TOLD) -> tuple[UUID, str, str]:
    complaint_id = uuid4()
    return complaint_id, *make_complaint(complaint_id=complaint_id, port=PORT, told=told)


def picture() -> io.BytesIO:
    file = io.BytesIO(jpeg())
    file.name = "desk.jpg"
    return file


def test_salma_reads_it_and_her_look_is_recorded(salma: Viewer) -> None:
    complaint_id, number, _secret = complain()
    [shown] = list_complaints(salma)
    assert (shown.number, shown.about_port, shown.text) == (number, PORT, STORY)
    get_complaint(salma, complaint_id)
    assert Look.objects.filter(viewer_id=salma.officer_id, kind="complaint").count() == 2
    assert [item.url_name for item in due_work(salma)] == ["inspector-complaint"]


def test_sending_twice_is_one_complaint_with_one_receipt() -> None:
    complaint_id, number, secret = complain()
    again = make_complaint(complaint_id=complaint_id, port=PORT, told=TOLD)
    assert again == (number, secret)
    assert Complaint.objects.count() == 1


def test_nothing_of_who_sent_it_and_no_port_is_in_the_stamp() -> None:
    complain()
    entry = LedgerEntry.objects.get(type=ComplaintMade.TYPE)
    assert (entry.actor, entry.port) == (None, "")
    for told in (STORY, "0770"):
        assert told.encode() not in bytes(entry.canonical)


@pytest.mark.parametrize("role", sorted({line.role for line in TABLE} - {"inspector"}))
def test_no_other_role_sees_one_or_that_there_is_one(role: str, cast: dict[str, Part]) -> None:
    complaint_id, _number, _secret = complain()
    hana = CAST["hana"]
    standing = get_viewer_of(hana.officer_id, hana.purpose)
    for purpose in Purpose:
        viewer = replace(
            standing, roles=frozenset({role}), grants=grants_of([role]), purpose=purpose
        )
        for ask in (
            lambda viewer=viewer: list_complaints(viewer),
            lambda viewer=viewer: get_complaint(viewer, complaint_id),
            lambda viewer=viewer: list_evidence(viewer, complaint_id),
            lambda viewer=viewer: take_complaint(viewer=viewer, complaint_id=complaint_id),
        ):
            with pytest.raises(NotPermitted):
                ask()
        assert list(due_work(viewer)) == []


def test_an_inspector_who_also_works_at_the_port_sees_none_about_it(salma: Viewer) -> None:
    complaint_id, _number, _secret = complain()
    assign(CAST["salma"], "port_director", PORT)
    assert list(list_complaints(salma)) == []
    assert list(due_work(salma)) == []
    with pytest.raises(ComplaintUnknown):
        get_complaint(salma, complaint_id)
    with pytest.raises(NotPermitted):
        list_complaints(replace(salma, port=PORT))


def test_an_inspector_of_another_authority_sees_none(salma: Viewer) -> None:
    complain()
    assert list(list_complaints(replace(salma, authority="krd"))) == []


def test_the_person_follows_it_by_number_and_secret_alone(salma: Viewer) -> None:
    complaint_id, number, secret = complain()
    take_complaint(viewer=salma, complaint_id=complaint_id)
    message_id = new_id()
    for _twice in range(2):
        answer_complaint(
            viewer=salma, complaint_id=complaint_id, message_id=message_id, text="At what time?"
        )
    add_to_complaint(number=number.lower(), secret=secret.replace("-", " "), text="At nine.")
    found = follow(number, secret)
    assert found.standing == "in_work"
    assert [(one.by, one.text) for one in found.messages] == [
        ("inspector", "At what time?"),
        ("person", "At nine."),
    ]
    close_complaint(viewer=salma, complaint_id=complaint_id, outcome="founded")
    assert follow(number, secret).outcome == "founded"


def test_a_wrong_secret_and_an_unknown_number_are_told_alike() -> None:
    _id, number, secret = complain()
    for pair in ((number, "0000-0000-0000-0000"), ("ZZZZ-ZZZZ", secret), ("", "")):
        with pytest.raises(ComplaintUnknown):
            follow(*pair)
        with pytest.raises(ComplaintUnknown):
            add_to_complaint(number=pair[0], secret=pair[1], text="x")


def test_nothing_is_closed_without_an_answer(salma: Viewer) -> None:
    complaint_id, _number, _secret = complain()
    with pytest.raises(ComplaintRefused):
        close_complaint(viewer=salma, complaint_id=complaint_id, outcome="unfounded")


@pytest.mark.parametrize(
    ("told", "field"),
    [
        (replace(TOLD, text=" "), "text"),
        (replace(TOLD, text="x" * 10_000_000), "text"),
        (replace(TOLD, kinds=[]), "kinds"),
        (replace(TOLD, contact="x" * 201), "contact"),
        (replace(TOLD, lane="x" * 61), "lane"),
        (replace(TOLD, happened_on=date(9999, 1, 1)), "happened_on"),
    ],
)
def test_what_is_missing_or_too_long_is_named(told: Told, field: str) -> None:
    with pytest.raises(ComplaintRefused) as refused:
        complain(told)
    assert refused.value.field == field
    assert Complaint.objects.count() == 0


def test_a_port_that_is_none_takes_no_complaint() -> None:
    with pytest.raises(ComplaintRefused):
        make_complaint(complaint_id=uuid4(), port="nowhere", told=TOLD)


def test_a_picture_is_kept_for_salma_alone(salma: Viewer, dalal: Viewer) -> None:
    complaint_id, _number, _secret = complain()
    add_evidence(
        complaint_id=complaint_id, number=1, source=picture(), size_bytes=900, name="desk.jpg"
    )
    [file] = list_evidence(salma, complaint_id)
    shown, chunks = open_evidence(salma, complaint_id, file.attachment_id)
    assert shown.media_type == "image/jpeg"
    assert b"".join(chunks).startswith(b"\xff\xd8")
    with pytest.raises(NotPermitted):
        open_evidence(dalal, complaint_id, file.attachment_id)
    with pytest.raises(AttachmentNotFound):
        open_evidence(salma, complaint_id, uuid4())


@pytest.mark.parametrize(
    ("number", "size_bytes", "content"),
    [(4, 10, b"x"), (1, 10_000_000, b"x"), (1, 10, b"MZ no picture")],
)
def test_a_file_of_10_mb_a_fourth_one_or_no_picture_is_refused(
    number: int, size_bytes: int, content: bytes
) -> None:
    complaint_id, _number, _secret = complain()
    with pytest.raises(ComplaintRefused):
        add_evidence(
            complaint_id=complaint_id,
            number=number,
            source=io.BytesIO(content),
            size_bytes=size_bytes,
            name="a",
        )


def test_erasing_empties_it_and_the_tables_replay(salma: Viewer) -> None:
    complaint_id, number, secret = complain()
    add_to_complaint(number=number, secret=secret, text="more")
    assert differing_tables() == []
    erase_subject(subject=complaint_id, ground="asked for", stamp=salma.stamp(port=""))
    row = Complaint.objects.get()
    assert (row.text, row.contact, row.lane) == (None, None, None)
    assert [one.text for one in follow(number, secret).messages] == [None]
    assert differing_tables() == []


@given(st.uuids(), st.uuids())
def test_receipts_are_the_same_for_the_same_and_tell_nothing(one: UUID, other: UUID) -> None:
    receipt = receipt_of(b"key", one)
    assert receipt == receipt_of(b"key", one)
    assert receipt.secret != receipt_of(b"another key", one).secret
    assert (receipt == receipt_of(b"key", other)) == (one == other)
    assert len(plain(receipt.number)) == 8
    assert len(plain(receipt.secret)) == 16
    assert plain(receipt.secret.lower().replace("1", "l").replace("0", "o")) == plain(
        receipt.secret
    )
