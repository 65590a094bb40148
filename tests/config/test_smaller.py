"""Long pages are compressed for who takes that, with padding; all else goes out as it is."""

import gzip
from collections.abc import Iterator

import pytest
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.test import Client
from django.urls import reverse

from manfadh.apps.govern.accounts.models import User
from manfadh.config.smaller import LONG_BYTES, SmallerAnswers
from tests.cast import open_session

LONG_PAGE = "<p>زرباطية</p>" * 1_000


def answered(response: HttpResponseBase, accepts: str = "gzip, deflate, br") -> HttpResponseBase:
    request = HttpRequest()
    request.META["HTTP_ACCEPT_ENCODING"] = accepts
    return SmallerAnswers(lambda _: response).process_response(request, response)


def test_a_long_page_arrives_whole_and_a_fraction_of_its_size() -> None:
    page = answered(HttpResponse(LONG_PAGE))
    assert isinstance(page, HttpResponse)
    assert page["Content-Encoding"] == "gzip"
    assert page["Vary"] == "Accept-Encoding"
    assert gzip.decompress(page.content).decode() == LONG_PAGE
    assert int(page["Content-Length"]) == len(page.content) < len(LONG_PAGE) / 10


def test_data_for_another_system_is_compressed_too() -> None:
    body = "[" + ",".join(["1"] * LONG_BYTES) + "]"
    for kind in ("application/json", "application/problem+json; charset=utf-8"):
        assert answered(HttpResponse(body, content_type=kind)).has_header("Content-Encoding")


def test_the_length_of_the_same_page_differs_from_one_time_to_the_next() -> None:
    lengths = set()
    for _ in range(50):
        page = answered(HttpResponse(LONG_PAGE))
        assert isinstance(page, HttpResponse)
        lengths.add(len(page.content))
    assert len(lengths) > 10


@pytest.mark.parametrize(
    "response",
    [
        HttpResponse("x" * (LONG_BYTES - 1)),
        HttpResponse(b"%PDF" + b"0" * LONG_BYTES, content_type="application/pdf"),
        HttpResponse(b"PK" + b"0" * LONG_BYTES, content_type="application/zip"),
        HttpResponse(b"0" * LONG_BYTES, content_type="application/octet-stream"),
    ],
    ids=["a short page", "a paper", "a workbook", "a segment of the ledger"],
)
def test_what_is_short_or_no_text_goes_out_as_it_is(response: HttpResponse) -> None:
    before = response.content
    answer = answered(response)
    assert isinstance(answer, HttpResponse)
    assert not answer.has_header("Content-Encoding")
    assert answer.content == before


def test_what_is_encoded_already_is_not_encoded_again() -> None:
    before = HttpResponse("x" * LONG_BYTES, headers={"Content-Encoding": "br"})
    assert answered(before)["Content-Encoding"] == "br"


def test_a_client_that_takes_no_gzip_gets_the_page_as_it_is() -> None:
    page = answered(HttpResponse(LONG_PAGE), accepts="identity")
    assert isinstance(page, HttpResponse)
    assert page.content.decode() == LONG_PAGE


def test_a_stream_is_not_held_back() -> None:
    drawn = []

    def lines() -> Iterator[bytes]:
        for number in range(3):
            drawn.append(number)
            yield b"data: " + b"x" * LONG_BYTES + b"\n\n"

    stream = StreamingHttpResponse(lines(), content_type="text/event-stream")
    answer = answered(stream)
    assert isinstance(answer, StreamingHttpResponse)
    assert not answer.has_header("Content-Encoding")
    assert next(iter(answer)).startswith(b"data: ")
    assert drawn == [0]


def test_ahmed_gets_the_list_of_permissions_compressed(client: Client, ahmed_user: User) -> None:
    screen = open_session(client, ahmed_user)
    address = reverse("administration-permissions")
    page = screen.get(address, headers={"Accept-Encoding": "gzip"})
    assert page["Content-Encoding"] == "gzip"
    assert "</html>" in gzip.decompress(page.content).decode()
    assert page["Cache-Control"] == "no-store"
