"""What a file is, by its first bytes, and its content without what it says about its maker.

A photo tells where, when and by which telephone it was taken; a traveller's must not. Pixels are
copied as they are and never decoded, so nothing is lost and a malicious image meets no decoder. Of
a JPEG the orientation is kept, since pages are read by it. A PDF passes as it is.
"""

import re
from collections.abc import Callable, Iterator
from typing import BinaryIO, Literal

_CHUNK_BYTES = 64 * 1024

Stripper = Callable[[BinaryIO], Iterator[bytes]]


class KindUnknown(Exception):
    """The file is neither a PDF nor a JPEG nor a PNG."""


class ImageBroken(Exception):
    """The image ends too early, or is not put together as its format says."""


def find_media_type(source: BinaryIO) -> str:
    """The media type of a seekable file by its first bytes. Raises KindUnknown."""
    source.seek(0)
    start = source.read(8)
    for magic, media_type in _MAGICS:
        if start.startswith(magic):
            return media_type
    raise KindUnknown


def strip(source: BinaryIO, media_type: str) -> Iterator[bytes]:
    """The content of a seekable file of this type without its metadata, chunk by chunk.

    Raises ImageBroken where an image is cut off or malformed.
    """
    source.seek(0)
    return _STRIPPERS[media_type](source)


# JPEG: ITU-T T.81, annex B. JFIF (APP0) and the colour transform of Adobe (APP14) say how to show
# the pixels; all other application segments and comments speak of something else.
_SOI, _EOI, _SOS, _COM, _APP1 = 0xD8, 0xD9, 0xDA, 0xFE, 0xE1
_DROPPED = frozenset({*range(0xE1, 0xF0), _COM}) - {0xEE}
_MARKER_AFTER_SCAN = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")
_EXIF = b"Exif\x00\x00"
_ORIENTATION = 0x0112


def _strip_jpeg(source: BinaryIO) -> Iterator[bytes]:
    yield _exactly(source, 2)
    while True:
        marker = _next_marker(source)
        if marker == _EOI:
            yield bytes([0xFF, _EOI])
            return
        size = int.from_bytes(_exactly(source, 2))
        if size < 2:
            raise ImageBroken
        segment = _exactly(source, size - 2)
        if marker not in _DROPPED:
            yield bytes([0xFF, marker]) + size.to_bytes(2) + segment
        elif marker == _APP1 and (turn := _orientation_of(segment)) is not None:
            yield _orientation_segment(turn)
        if marker == _SOS:
            yield from _scan(source)


def _next_marker(source: BinaryIO) -> int:
    if _exactly(source, 1) != b"\xff":
        raise ImageBroken
    marker = 0xFF
    while marker == 0xFF:  # fill bytes
        marker = _exactly(source, 1)[0]
    return marker


def _scan(source: BinaryIO) -> Iterator[bytes]:
    """Entropy-coded data up to the next marker, in front of which the source then stands."""
    while chunk := source.read(_CHUNK_BYTES):
        found = _MARKER_AFTER_SCAN.search(chunk)
        if found:
            source.seek(found.start() - len(chunk), 1)
            yield chunk[: found.start()]
            return
        if chunk.endswith(b"\xff") and len(chunk) > 1:
            source.seek(-1, 1)
            chunk = chunk[:-1]
        yield chunk
    raise ImageBroken


def _orientation_of(segment: bytes) -> int | None:
    """The orientation (1 to 8) in an Exif segment's first directory, if it has one (TIFF 6.0)."""
    if not segment.startswith(_EXIF):
        return None
    tiff = segment[len(_EXIF) :]
    order = _byte_order(tiff)
    if order is None:
        return None

    def number(at: int, size: int) -> int:
        return int.from_bytes(tiff[at : at + size], order)

    directory = number(4, 4)
    for i in range(min(number(directory, 2), 64)):
        field = directory + 2 + 12 * i
        if number(field, 2) == _ORIENTATION:
            turn = number(field + 8, 2)
            return turn if 1 <= turn <= 8 else None
    return None


def _byte_order(tiff: bytes) -> Literal["little", "big"] | None:
    if tiff.startswith(b"II*\x00"):
        return "little"
    return "big" if tiff.startswith(b"MM\x00*") else None


def _orientation_segment(turn: int) -> bytes:
    field = _ORIENTATION.to_bytes(2) + b"\x00\x03\x00\x00\x00\x01" + turn.to_bytes(2) + b"\x00\x00"
    body = _EXIF + b"MM\x00*\x00\x00\x00\x08\x00\x01" + field + bytes(4)
    return bytes([0xFF, _APP1]) + (len(body) + 2).to_bytes(2) + body


# PNG: ISO/IEC 15948, clause 11. The chunks that say how to show the pixels.
_PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset(
    {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"pHYs"}
)


def _strip_png(source: BinaryIO) -> Iterator[bytes]:
    yield _exactly(source, len(_PNG_SIGNATURE))
    kind = b""
    while kind != b"IEND":
        head = _exactly(source, 8)
        kind, left = head[4:], int.from_bytes(head[:4]) + 4
        is_kept = kind in _PNG_KEPT
        if is_kept:
            yield head
        while left:
            piece = _exactly(source, min(left, _CHUNK_BYTES))
            left -= len(piece)
            if is_kept:
                yield piece


def _as_it_is(source: BinaryIO) -> Iterator[bytes]:
    while chunk := source.read(_CHUNK_BYTES):
        yield chunk


def _exactly(source: BinaryIO, size: int) -> bytes:
    content = source.read(size)
    if len(content) != size:
        raise ImageBroken
    return content


_MAGICS = (
    (b"%PDF-", "application/pdf"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (_PNG_SIGNATURE, "image/png"),
)
_STRIPPERS: dict[str, Stripper] = {
    "application/pdf": _as_it_is,
    "image/jpeg": _strip_jpeg,
    "image/png": _strip_png,
}
