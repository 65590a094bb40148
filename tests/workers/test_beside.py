"""Work beside the pages goes on when a chore fails, and stops when told."""

import logging
import threading

import pytest

from manfadh.workers.beside import Beside, Chore


def test_a_chore_that_found_work_is_asked_again_at_once() -> None:
    asked, enough = [], threading.Event()

    def work() -> bool:
        asked.append(1)
        if len(asked) == 5:
            enough.set()
        return len(asked) < 5

    beside = Beside([Chore("count", work, rest_seconds=60)])
    beside.start()
    assert enough.wait(5)
    beside.stop()
    assert len(asked) == 5


def test_a_chore_that_fails_is_tried_again(caplog: pytest.LogCaptureFixture) -> None:
    asked, again = [], threading.Event()

    def work() -> bool:
        asked.append(1)
        if len(asked) == 1:
            raise RuntimeError("no line")
        again.set()
        return False

    with caplog.at_level(logging.ERROR):
        beside = Beside([Chore("fragile", work, rest_seconds=0.01)])
        beside.start()
        assert again.wait(5)
        beside.stop()
    assert "fragile failed and will be tried again" in caplog.text
