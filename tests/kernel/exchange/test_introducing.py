"""Sister posts know each other by what their headquarters told, and by nobody else's word."""

from typing import Any

import pytest

from manfadh.kernel.exchange.events import NodeIntroduced
from manfadh.kernel.exchange.introducing import meet_introduced
from manfadh.kernel.exchange.models import Introduction
from manfadh.kernel.exchange.partners import PartnerRefused, find_headquarters, know_node
from manfadh.kernel.exchange.sending import exchange
from manfadh.kernel.ledger.models import KnownNode, LedgerEntry
from manfadh.kernel.ledger.node import own_node
from manfadh.kernel.ledger.receiving import SegmentRefused, receive
from manfadh.kernel.ledger.segments import write_segment
from tests.kernel.exchange.test_line import Headquarters
from tests.kernel.sample.cast import SALIM, arrival
from tests.kernel.sample.far_node import FarNode
from tests.kernel.sample.models import Guest

pytestmark = pytest.mark.usefixtures("house")


@pytest.fixture
def sister() -> FarNode:
    """A post that nobody has named here, with a guest of its own."""
    far = FarNode()
    far.tell(arrival(SALIM))
    return far


@pytest.fixture
def headquarters() -> Headquarters:
    """The headquarters of this node, which has told nothing yet."""
    far = Headquarters()
    know_node(
        name="Headquarters", public_key=far.public_key, role="headquarters", address="https://hq"
    )
    return far


def introducing(node: FarNode, *, key: str = "") -> NodeIntroduced:
    return NodeIntroduced(node=node.code, name="Sister", public_key=key or node.public_key.hex())


def test_what_a_sister_sends_is_taken_in_the_round_that_introduces_her(
    headquarters: Headquarters, sister: FarNode, monkeypatch: pytest.MonkeyPatch
) -> None:
    headquarters.tell(introducing(sister))
    of_headquarters = headquarters.ask_next

    def ask_next(held: Any) -> bytes | None:
        is_held = held.get((sister.code, 1))
        return of_headquarters(held) or (None if is_held else write_segment(sister.segment()))

    monkeypatch.setattr(headquarters, "ask_next", ask_next)
    partner = find_headquarters()
    assert partner is not None
    assert exchange(partner, headquarters)
    assert Guest.objects.filter(person_id=SALIM).exists()
    assert KnownNode.objects.get(node=sister.code).name == "Sister"


def test_a_posts_word_makes_nobody_known(headquarters: Headquarters, sister: FarNode) -> None:
    post = FarNode()
    know_node(name="Post", public_key=post.public_key, role="post")
    post.tell(introducing(sister))
    receive(post.segment())
    assert meet_introduced() == 0
    with pytest.raises(SegmentRefused, match="not known here"):
        receive(sister.segment())


@pytest.mark.parametrize("key", ["no key", "00" * 32])
def test_a_key_that_is_not_the_nodes_is_passed_over(
    headquarters: Headquarters, sister: FarNode, key: str
) -> None:
    headquarters.tell(introducing(sister, key=key))
    receive(headquarters.segment())
    assert meet_introduced() == 0


def test_headquarters_introduces_a_post_once_until_its_name_changes(sister: FarNode) -> None:
    for name in ("Safwan", "Safwan", "Safwan, new hall"):
        know_node(name=name, public_key=sister.public_key, role="post")
    own = LedgerEntry.objects.filter(node=own_node().code, type="kernel.node_introduced")
    assert own.count() == 2
    assert Introduction.objects.get(node=sister.code).name == "Safwan, new hall"


def test_a_name_without_room_is_refused(sister: FarNode) -> None:
    with pytest.raises(PartnerRefused, match="120"):
        know_node(name="S" * 121, public_key=sister.public_key, role="post")
    assert not Introduction.objects.exists()
