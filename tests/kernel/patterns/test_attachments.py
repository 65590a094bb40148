"""Attachments."""

import io
import os
import struct
import zlib
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.conf import settings as node
from hypothesis import given, settings
from hypothesis import strategies as st

from manfadh.kernel import clock
from manfadh.kernel.about import About
from manfadh.kernel.attachments import services, store
from manfadh.kernel.attachments.selectors import (
    AttachmentNotFound,
    list_attachments,
    open_attachment,
)
from manfadh.kernel.attachments.services import (
    AttachmentRefused,
    drop_unheld_contents,
    keep_attachment,
)
from manfadh.kernel.attachments.stripping import ImageBroken, KindUnknown, find_media_type, strip
from manfadh.kernel.ledger.erasing import erase_subject
from manfadh.kernel.ledger.models import LedgerEntry
from manfadh.kernel.ledger.replaying import digest_tables, replay
from manfadh.kernel.viewers import NotPermitted, Viewer

CASE = About("crossings.case", UUID(int=50))
TRAVELLER, OTHER = UUID(int=51), UUID(int=52)
PDF = b"%PDF-1.7\n" + b"page " * 40_000
SECRET = b"taken by a telephone at 33.1N 45.9E"


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(*extra: bytes) -> bytes:
    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    body = chunk(b"IDAT", zlib.compress(b"\x00\x80"))
    return b"".join([b"\x89PNG\r\n\x1a\n", chunk(b"IHDR", head), *extra, body, chunk(b"IEND", b"")])


def segment(marker: int, data: bytes) -> bytes:
    return bytes([0xFF, marker]) + struct.pack(">H", len(data) + 2) + data


def exif(turn: int, order: str) -> bytes:
    mark, fields = (b"II*\x00", "<") if order == "little" else (b"MM\x00*", ">")
    entry = struct.pack(f"{fields}HHIHH", 0x0112, 3, 1, turn, 0)
    make = struct.pack(f"{fields}HHII", 0x010F, 2, len(SECRET), 38)
    tiff = mark + struct.pack(f"{fields}IH", 8, 2) + make + entry + bytes(4) + SECRET
    return segment(0xE1, b"Exif\x00\x00" + tiff)


JFIF = segment(0xE0, b"JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00")
TABLES = segment(0xDB, bytes(65)) + segment(0xC4, bytes(20))
SCAN = segment(0xDA, b"\x01\x01\x00\x00\x3f\x00") + b"\x12\xff\x00\x34\xff\xd0\x56" * 30_000


def jpeg(*extra: bytes, trailer: bytes = b"") -> bytes:
    return b"\xff\xd8" + JFIF + b"".join(extra) + TABLES + SCAN + SCAN + b"\xff\xd9" + trailer


def stripped(content: bytes) -> bytes:
    source = io.BytesIO(content)
    return b"".join(strip(source, find_media_type(source)))


def keep(
    viewer: Viewer, content: bytes, number: int = 60, person: UUID = TRAVELLER, name: str = "a.pdf"
) -> None:
    keep_attachment(
        viewer=viewer,
        action="case.work",
        attachment_id=UUID(int=number),
        about=CASE,
        source=io.BytesIO(content),
        name=name,
        person_id=person,
    )


def read(viewer: Viewer, number: int = 60) -> bytes:
    _, chunks = open_attachment(viewer=viewer, action="case.work", attachment_id=UUID(int=number))
    return b"".join(chunks)


def files() -> list[Path]:
    folder = Path(node.MANFADH.data_folder) / "attachments"
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.fixture(autouse=True)
def _empty_store() -> None:
    for path in files():
        path.unlink()


@pytest.mark.django_db
def test_karim_opens_what_hana_kept(hana: Viewer, karim: Viewer) -> None:
    keep(hana, PDF, name="C:\\scans\\visa.pdf")
    assert read(karim) == PDF
    [shown] = list_attachments(viewer=karim, action="case.work", about=CASE)
    assert (shown.name, shown.media_type, shown.size_bytes) == (
        "visa.pdf",
        "application/pdf",
        len(PDF),
    )


@pytest.mark.django_db
def test_at_rest_it_can_not_be_read_without_the_key(hana: Viewer) -> None:
    keep(hana, PDF)
    [path] = files()
    assert b"page page" not in path.read_bytes()
    assert path.stat().st_mode & 0o077 == 0
    assert (Path(node.MANFADH.data_folder) / "attachments.key").stat().st_mode & 0o077 == 0


@pytest.mark.django_db
def test_omar_of_another_port_finds_no_file(hana: Viewer, omar: Viewer, yusuf: Viewer) -> None:
    keep(hana, PDF)
    assert list_attachments(viewer=omar, action="case.work", about=CASE) == []
    with pytest.raises(AttachmentNotFound):
        read(omar)
    with pytest.raises(NotPermitted):
        keep(yusuf, PDF, 61)


@pytest.mark.django_db
def test_the_same_upload_twice_is_one_and_the_same_content_is_stored_once(hana: Viewer) -> None:
    keep(hana, PDF)
    keep(hana, PDF)
    keep(hana, PDF, 61)
    assert LedgerEntry.objects.count() == 2
    assert len(files()) == 1


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "PDF, JPEG or PNG"),
        (b"MZ\x90\x00 a program", "PDF, JPEG or PNG"),
        (b"GIF89a", "PDF, JPEG or PNG"),
        (png()[:-6], "damaged"),
        (jpeg()[:-900], "damaged"),
    ],
)
@pytest.mark.django_db
def test_other_and_broken_files_are_refused_and_leave_nothing(
    hana: Viewer, content: bytes, words: str
) -> None:
    with pytest.raises(AttachmentRefused, match=words):
        keep(hana, content)
    assert files() == []
    assert LedgerEntry.objects.count() == 0


@pytest.mark.django_db
def test_a_file_too_large_is_refused(hana: Viewer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(services, "MAX_BYTES", 100_000)
    with pytest.raises(AttachmentRefused, match="larger"):
        keep(hana, PDF)
    assert files() == []


def test_a_png_loses_its_text_and_place_and_keeps_its_pixels() -> None:
    told = [chunk(b"tEXt", b"Author\x00" + SECRET), chunk(b"eXIf", SECRET), chunk(b"tIME", SECRET)]
    assert stripped(png(*told) + SECRET) == png()


def test_a_jpeg_loses_what_it_says_of_its_maker_and_keeps_its_pixels() -> None:
    told = [segment(0xE1, b"http://ns.adobe.com/xap/1.0/\x00" + SECRET), segment(0xFE, SECRET)]
    assert stripped(jpeg(*told, segment(0xE2, SECRET), trailer=SECRET)) == jpeg()


@pytest.mark.parametrize("order", ["little", "big"])
def test_a_jpeg_keeps_the_way_up_that_it_is_read(order: str) -> None:
    content = stripped(jpeg(exif(6, order)))
    assert SECRET not in content
    assert b"MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06" in content
    assert stripped(content) == content
    assert stripped(jpeg(exif(99, order))) == jpeg()


@settings(max_examples=150, deadline=None)
@given(st.sampled_from([jpeg(exif(6, "big"))[:400], png(), b"\xff\xd8\xff", PDF[:9]]), st.data())
def test_a_garbled_image_is_stripped_or_refused(start: bytes, data: st.DataObject) -> None:
    garbled = bytearray(start + data.draw(st.binary(max_size=40)))
    for place in data.draw(st.lists(st.integers(0, len(garbled) - 1), max_size=4)):
        garbled[place] ^= 0x55
    try:
        assert len(stripped(bytes(garbled))) <= len(garbled) + 36
    except (KindUnknown, ImageBroken):
        assert len(garbled) > 0


@pytest.mark.parametrize("size", [0, 1, store.CHUNK_BYTES, store.CHUNK_BYTES + 1, 200_000])
def test_a_content_of_any_size_comes_back_as_it_was(size: int) -> None:
    content = os.urandom(size)
    kept = store.write([content])
    assert kept.size_bytes == size
    assert b"".join(store.read(kept.digest)) == content


@pytest.mark.parametrize("harm", ["flip", "cut", "swap", "empty"])
def test_a_changed_content_is_found(harm: str) -> None:
    kept = store.write([os.urandom(store.CHUNK_BYTES * 3)])
    [path] = files()
    sealed = bytearray(path.read_bytes())
    size = store.CHUNK_BYTES + 16
    head = len(sealed) - 3 * size
    if harm == "flip":
        sealed[-40] ^= 1
    elif harm == "cut":
        del sealed[-size:]
    elif harm == "swap":
        first, second = sealed[head : head + size], sealed[head + size : head + 2 * size]
        sealed[head : head + 2 * size] = second + first
    else:
        sealed.clear()
    path.write_bytes(sealed)
    with pytest.raises(store.ContentDamaged):
        b"".join(store.read(kept.digest))


def test_a_digest_is_no_path() -> None:
    with pytest.raises(store.ContentNotHere):
        store.read("../../manfadh.sqlite3")


@pytest.mark.django_db(transaction=True)
def test_erasing_a_person_takes_the_content_unless_another_holds_it(
    hana: Viewer, dalal: Viewer
) -> None:
    keep(hana, PDF, 60, TRAVELLER)
    keep(hana, PDF, 61, OTHER)
    erase_subject(subject=TRAVELLER, ground="retention", stamp=dalal.stamp())
    with pytest.raises(AttachmentNotFound):
        read(hana, 60)
    assert read(hana, 61) == PDF
    erase_subject(subject=OTHER, ground="retention", stamp=dalal.stamp())
    assert files() == []
    erased = digest_tables()
    replay()
    assert digest_tables() == erased


@pytest.mark.django_db
def test_a_content_erased_while_it_came_in_again_is_asked_for_once_more(
    hana: Viewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = store.write

    def write_and_lose(chunks: Iterable[bytes]) -> store.Kept:
        kept = write(chunks)
        store.drop(kept.digest)
        return kept

    monkeypatch.setattr(store, "write", write_and_lose)
    with pytest.raises(AttachmentRefused, match="once more"):
        keep(hana, PDF)
    assert LedgerEntry.objects.count() == 0


@pytest.mark.django_db
def test_contents_that_nothing_holds_are_cleared_away_after_an_hour(hana: Viewer) -> None:
    keep(hana, PDF)
    store.write([b"an upload that broke off"])
    assert drop_unheld_contents() == 0
    with clock.frozen_at(clock.now() + timedelta(hours=2)):
        assert drop_unheld_contents() == 1
    assert read(hana) == PDF


def test_a_large_image_streams_by_in_small_pieces() -> None:
    large = jpeg()[:-2] + SCAN * 20 + b"\xff\xd9"
    pieces = [len(piece) for piece in strip(io.BytesIO(large), "image/jpeg")]
    assert sum(pieces) == len(large)
    assert max(pieces) <= 64 * 1024
