"""On a server, what follows from a fact happens a moment later and in another thread."""

import threading
from typing import Any

import pytest

from manfadh.apps.operate.crossings import services
from manfadh.kernel.viewers import Viewer
from manfadh.workers.beside import Beside, Chore
from manfadh.workers.relay import RELAY, react, relaying
from tests.border import has_taken_effect, law, proposed

__all__ = ["law"]


@pytest.mark.usefixtures("law")
def test_a_signature_on_a_server_rings_and_the_relay_does_the_rest(
    hana: Viewer, dalal: Viewer, django_capture_on_commit_callbacks: Any
) -> None:
    _, refusal_id = proposed(hana)
    assert RELAY.bell is not None
    RELAY.bell.clear()
    with relaying(), django_capture_on_commit_callbacks(execute=True):
        services.sign_refusal(viewer=dalal, refusal_id=refusal_id)
    assert RELAY.bell.is_set()
    assert not has_taken_effect(refusal_id)
    assert react()
    assert has_taken_effect(refusal_id)


@pytest.mark.usefixtures("law")
def test_a_fact_that_nobody_reacts_to_rings_no_bell(
    hana: Viewer, django_capture_on_commit_callbacks: Any
) -> None:
    assert RELAY.bell is not None
    RELAY.bell.clear()
    with relaying(), django_capture_on_commit_callbacks(execute=True):
        proposed(hana)
    assert not RELAY.bell.is_set()


@pytest.mark.usefixtures("law")
def test_on_the_command_line_it_follows_at_once(
    hana: Viewer, dalal: Viewer, django_capture_on_commit_callbacks: Any
) -> None:
    _, refusal_id = proposed(hana)
    with django_capture_on_commit_callbacks(execute=True):
        services.sign_refusal(viewer=dalal, refusal_id=refusal_id)
    assert has_taken_effect(refusal_id)


def test_a_bell_ends_the_rest_of_a_chore() -> None:
    bell, worked = threading.Event(), threading.Semaphore(0)

    def work() -> bool:
        worked.release()
        return False

    beside = Beside([Chore("rung", work, rest_seconds=60, bell=bell)])
    beside.start()
    try:
        assert worked.acquire(timeout=5)
        bell.set()
        assert worked.acquire(timeout=5)
    finally:
        beside.stop()
    assert not [thread for thread in threading.enumerate() if thread.name == "rung"]
