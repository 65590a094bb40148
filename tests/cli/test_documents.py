"""`manfadh documents read-mrz`: JSON lines in, JSON lines out, one for one."""

import io
import json
import tracemalloc
from typing import Any

from click.testing import CliRunner

from manfadh.cli import main
from manfadh.cli.documents import MAX_LINE_BYTES, bounded_lines

UTOPIA = [
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
    "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
]
BELGIUM = [
    "IDBEL000590240<6013<<<<<<<<<<<",
    "8512017F1311048BEL851201002007",
    "SPECIMEN<<SPECIMEN<<<<<<<<<<<<",
]


def read(*lines: bytes | object, options: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    sent = b"\n".join(
        line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines
    )
    result = CliRunner().invoke(
        main, ["documents", "read-mrz", "--today", "2026-11-23", *options], input=sent
    )
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.output.splitlines()]


def test_a_passport_comes_out_exactly_as_promised() -> None:
    assert read({"id": "a", "lines": UTOPIA}) == [
        {
            "id": "a",
            "kind": "TD3",
            "valid": True,
            "reasons": [],
            "fields": {
                "document_code": "P",
                "issuer": "UTO",
                "number": "L898902C3",
                "nationality": "UTO",
                "surname": "ERIKSSON",
                "given_names": "ANNA MARIA",
                "birth_date": "1974-08-12",
                "sex": "F",
                "expiry_date": "2012-04-15",
                "optional_1": "ZE184226B",
                "optional_2": "",
            },
        }
    ]


def test_a_partly_unknown_birth_is_a_partial_date() -> None:
    lines = ["P<UTOERIKSSON<<ANNA".ljust(44, "<"), "L898902C36UTO7408<<7F3004157<<<<<<<<<<<<<<04"]
    (found,) = read({"id": 1, "lines": lines})
    assert (found["valid"], found["fields"]["birth_date"]) == (True, "1974-08")


def test_a_wrong_digit_is_a_reason_with_field_code_and_message() -> None:
    (found,) = read({"id": 1, "lines": [UTOPIA[0], UTOPIA[1].replace("740812", "740813")]})
    assert not found["valid"]
    assert [reason["code"] for reason in found["reasons"]] == [
        "birth_check_digit",
        "composite_check_digit",
    ]
    assert set(found["reasons"][0]) == {"field", "code", "message"}


def test_lines_of_no_form_have_no_kind_and_all_the_fields() -> None:
    (found,) = read({"id": None, "lines": ["AAA"]})
    assert (found["kind"], found["valid"], found["fields"]["birth_date"]) == (None, False, None)
    assert len(found["fields"]) == 11


def test_bad_lines_are_answered_and_the_rest_goes_on() -> None:
    good = {"id": "good", "lines": UTOPIA}
    bad: list[bytes | object] = [
        b"{", b"", b"\xff\xfe", b"NaN", b"[" * 50_000, [1], {"id": 7}, {"id": 8, "lines": "P<"},
        {"id": 9, "lines": [1]}, b'"' + b"x" * (MAX_LINE_BYTES + 10) + b'"',
    ]  # fmt: skip
    found = read(*bad, good)
    assert len(found) == len(bad) + 1
    assert found[-1]["valid"]
    assert all(set(answer) == {"id", "error"} for answer in found[:-1])
    assert [answer["error"]["code"] for answer in found[5:-1]] == [
        "not_an_object",
        "no_lines",
        "no_lines",
        "no_lines",
        "too_long",
    ]
    assert found[6]["id"] == 7


def test_remarks_are_listed_when_asked_for() -> None:
    request = {"id": 1, "lines": BELGIUM}
    assert read(request)[0]["reasons"] == []
    (found,) = read(request, options=("--remarks",))
    assert (found["valid"], found["reasons"][0]["code"]) == (True, "belgian_weights")


def test_the_century_follows_the_day_but_validity_does_not() -> None:
    request = {"id": 1, "lines": UTOPIA}
    (now,), (then,) = read(request), read(request, options=("--today", "1970-01-01"))
    assert (now["fields"]["birth_date"], then["fields"]["birth_date"]) == (
        "1974-08-12",
        "1874-08-12",
    )
    assert now["valid"] is then["valid"] is True


def test_an_endless_line_is_never_held_in_memory() -> None:
    stream = io.BufferedReader(Endless(size=20_000_000))
    tracemalloc.start()
    assert list(bounded_lines(stream)) == [None]
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 1_000_000


class Endless(io.RawIOBase):
    """One line of so many bytes, made as it is read."""

    def __init__(self, *, size: int) -> None:
        self.left = size

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        count = min(len(buffer), self.left)
        buffer[:count] = b"x" * count
        self.left -= count
        return count
