"""The test bed itself: tests can't reach out."""

import socket

import pytest

from tests.conftest import NetworkUsed


def test_a_test_cannot_reach_the_network() -> None:
    with socket.socket() as outward, pytest.raises(NetworkUsed):
        outward.connect(("192.0.2.1", 80))


def test_a_test_can_reach_its_own_machine() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.socket() as inward:
        inward.connect(server.getsockname())
        assert inward.getpeername() == server.getsockname()
