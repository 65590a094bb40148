"""How old the figures of a port are where another node brings them."""

from datetime import timedelta
from typing import Any

import pytest

from manfadh.kernel import clock
from manfadh.kernel.exchange.hearing import Heard, last_heard
from manfadh.kernel.exchange.partners import know_node
from manfadh.kernel.exchange.serving import accept
from manfadh.kernel.ledger.segments import write_segment
from tests.kernel.sample.cast import ZAYNAB, arrival, move
from tests.kernel.sample.far_node import FarNode


@pytest.fixture
def post(house: Any) -> FarNode:
    """A post that has told two things of its port, which are not here yet."""
    far = FarNode()
    far.tell(arrival(ZAYNAB), port="IQZRB")
    far.tell(move(ZAYNAB, "1"))
    know_node(name="Zurbatiyah", public_key=far.public_key, role="post")
    return far


def test_a_post_that_never_called_is_not_heard(post: FarNode) -> None:
    assert last_heard() == {}


def test_what_a_post_brought_is_as_of_when_its_line_was_last_up(post: FarNode) -> None:
    accept(post.code, write_segment(post.segment(1, 2)))
    reached = clock.now()
    [(port, heard)] = last_heard().items()
    assert port == "IQZRB"
    assert (heard.node, heard.fact_at) == (post.code, post.now)
    assert heard.reached_at is not None
    assert abs(heard.reached_at - reached) < timedelta(minutes=1)
    assert heard.as_of == max(heard.reached_at, post.now)


def test_a_post_whose_line_never_reached_us_is_as_of_its_last_fact() -> None:
    fact_at = clock.now()
    assert Heard("n", None, fact_at).as_of == fact_at
