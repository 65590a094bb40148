"""Read travel documents from the command line, without settings and without a database."""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import BinaryIO, NoReturn

import click

from manfadh.libs.documents.dates import PartialDate
from manfadh.libs.documents.mrz import Mrz, read_mrz
from manfadh.libs.documents.reasons import Reason

MAX_LINE_BYTES = 65_536
_CHUNK_BYTES = 65_536


class BadLineError(Exception):
    """An input line that is no request; `identity` is its id, where one could be read."""

    def __init__(self, code: str, message: str, identity: object = None) -> None:
        super().__init__(message)
        self.code = code
        self.identity = identity


@dataclass(frozen=True, slots=True)
class Request:
    """One document to read: what it is called by the one who asks, and its lines."""

    identity: object
    lines: list[str]


@click.group()
def command() -> None:
    """Read travel documents."""


@command.command("read-mrz")
@click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day by which centuries are told; never whether a zone is valid. Default: today.",
)
@click.option("--remarks", is_flag=True, help="Also list remarks, which never make a zone invalid.")
def read_mrz_lines(today: datetime | None, remarks: bool) -> None:
    """Read machine-readable zones: JSON lines in, JSON lines out, one for one.

    \b
    In:  {"id": ..., "lines": ["P<UTO...", "L898902C3..."]}
    Out: {"id", "kind", "valid", "reasons": [{"field", "code", "message"}], "fields": {...}}

    A line that cannot be read gives {"id", "error": {"code", "message"}}, and the rest goes on.
    """
    today_on = (today or datetime.now(UTC)).date()
    for line in bounded_lines(sys.stdin.buffer):
        sys.stdout.write(answer(line, today_on=today_on, with_remarks=remarks) + "\n")
        sys.stdout.flush()  # whoever asks through a pipe waits for each answer


def bounded_lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """Yield each line, or None for one beyond `MAX_LINE_BYTES`, which is never kept whole."""
    while line := stream.readline(MAX_LINE_BYTES + 1):
        if len(line) <= MAX_LINE_BYTES:
            yield line
            continue
        while not line.endswith(b"\n") and (line := stream.readline(_CHUNK_BYTES)):
            pass
        yield None


def answer(line: bytes | None, *, today_on: date, with_remarks: bool = False) -> str:
    """Return the JSON answer to one input line; None stands for a line that was too long."""
    try:
        request = parse_request(line)
    except BadLineError as bad:
        return json.dumps({"id": bad.identity, "error": {"code": bad.code, "message": str(bad)}})
    mrz = read_mrz(request.lines)
    found = mrz.reasons + mrz.remarks if with_remarks else mrz.reasons
    return json.dumps(
        {
            "id": request.identity,
            "kind": mrz.kind,
            "valid": mrz.valid,
            "reasons": [_reason_as_json(reason) for reason in found],
            "fields": fields_as_json(mrz, today_on=today_on),
        }
    )


def parse_request(line: bytes | None) -> Request:
    """Return the request in an input line. Raises BadLineError with what to correct."""
    if line is None:
        raise BadLineError(
            "too_long", f"This line is longer than {MAX_LINE_BYTES} bytes. Send less."
        )
    try:
        found = json.loads(line, parse_constant=_refuse_constant)
    except (ValueError, RecursionError):
        raise BadLineError("not_json", "This line is not JSON. Send one object per line.") from None
    if not isinstance(found, dict):
        raise BadLineError("not_an_object", 'Send an object: {"id": ..., "lines": [...]}.')
    identity, lines = found.get("id"), found.get("lines")
    if not isinstance(lines, list) or not all(isinstance(one, str) for one in lines):
        raise BadLineError(
            "no_lines", '"lines" must be a list of texts, one for each line.', identity
        )
    return Request(identity, lines)


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON.")


def fields_as_json(mrz: Mrz, *, today_on: date) -> dict[str, str | None]:
    """Return the fields as text: dates in ISO 8601 as far as known, None where they are not."""
    fields = mrz.fields
    birth, expiry = mrz.dates(today_on=today_on)
    return {
        "document_code": fields.document_code,
        "issuer": fields.issuer,
        "number": fields.number,
        "nationality": fields.nationality,
        "surname": fields.surname,
        "given_names": fields.given_names,
        "birth_date": _iso(birth),
        "sex": fields.sex,
        "expiry_date": _iso(expiry),
        "optional_1": fields.optional_1,
        "optional_2": fields.optional_2,
    }


def _iso(found: PartialDate | None) -> str | None:
    return None if found is None else found.iso


def _reason_as_json(reason: Reason) -> dict[str, str]:
    return {"field": reason.field, "code": reason.code, "message": reason.message}
