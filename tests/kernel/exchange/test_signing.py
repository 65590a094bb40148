"""Requests between nodes: only from whom we know, as they signed them, by clocks that agree."""

from datetime import timedelta

import pytest

from manfadh.kernel import clock
from manfadh.kernel.exchange import signing
from manfadh.kernel.ledger.models import KnownNode
from manfadh.kernel.ledger.node import own_node

pytestmark = pytest.mark.django_db
PATH, BODY = "/api/nodes/next", b"[]"


@pytest.fixture
def signed() -> dict[str, str]:
    """A request that this node signed, at a node that knows it as another."""
    own = own_node()
    KnownNode.objects.create(
        node=own.code, name="Post", kind=own.kind, public_key=own.public_key, is_own=False
    )
    return signing.signed_headers("POST", PATH, BODY)


def test_a_known_node_is_known_by_its_signature(signed: dict[str, str]) -> None:
    assert signing.sender_of("POST", PATH, signed, BODY) == own_node().code


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [("GET", PATH, BODY), ("POST", "/api/nodes/held", BODY), ("POST", PATH, b"[1]")],
)
def test_a_signature_holds_for_one_request(
    signed: dict[str, str], method: str, path: str, body: bytes
) -> None:
    with pytest.raises(signing.RequestRefused, match="does not hold"):
        signing.sender_of(method, path, signed, body)


def test_a_request_of_yesterday_is_refused_with_the_time_here(signed: dict[str, str]) -> None:
    with (
        clock.frozen_at(clock.now() + timedelta(days=1)),
        pytest.raises(signing.RequestRefused, match="clocks"),
    ):
        signing.sender_of("POST", PATH, signed, BODY)


@pytest.mark.parametrize("header", [signing.NODE, signing.AT, signing.SIGNATURE])
@pytest.mark.parametrize("value", ["", "nobody", "2026-11-25T00:00:00", "é"])
def test_a_header_that_is_missing_or_garbled_is_refused(
    signed: dict[str, str], header: str, value: str
) -> None:
    with pytest.raises(signing.RequestRefused):
        signing.sender_of("POST", PATH, {**signed, header: value}, BODY)


def test_a_node_of_another_kind_is_nobody(signed: dict[str, str]) -> None:
    KnownNode.objects.update(kind="demo")
    with pytest.raises(signing.RequestRefused, match="not known"):
        signing.sender_of("POST", PATH, signed, BODY)
