"""A post and its headquarters: nothing is lost, nothing doubled, however often the line is cut."""

from collections.abc import Callable
from random import Random

import pytest

from manfadh.kernel.exchange.carriers import LineCut, Place, Places
from manfadh.kernel.exchange.models import Partner
from manfadh.kernel.exchange.partners import (
    PartnerRefused,
    find_headquarters,
    forget_node,
    know_node,
    line_state,
    list_partners,
)
from manfadh.kernel.exchange.sending import exchange, held_of_others
from manfadh.kernel.exchange.serving import NotAPost, accept, held_here, next_for
from manfadh.kernel.ledger.node import own_node
from manfadh.kernel.ledger.receiving import SegmentRefused
from manfadh.kernel.ledger.recording import record
from manfadh.kernel.ledger.segments import Segment, read_segment, write_segment
from tests.kernel.sample.cast import SALIM, STAMP, ZAYNAB, arrival, move
from tests.kernel.sample.far_node import FarNode
from tests.kernel.sample.models import Guest

House = Callable[[], dict[str, str]]


class Headquarters(FarNode):
    """The other end, that keeps in memory what a post brings, and has something to say itself.

    `fails` decides before each answer whether the line is cut, and `after` whether it is cut once
    the work is done but not yet answered.
    """

    def __init__(self) -> None:
        super().__init__()
        self.held: dict[Place, int] = {}
        self.brought: list[Segment] = []
        self.fails: Callable[[], bool] = lambda: False
        self.fails_after: Callable[[], bool] = lambda: False

    def ask_held(self, place: Place) -> int:
        self._may_be_cut(self.fails)
        return self.held.get(place, 0)

    def offer(self, content: bytes) -> int:
        self._may_be_cut(self.fails)
        segment = read_segment(content)
        place = (segment.node, segment.epoch)
        held = self.held.get(place, 0)
        if segment.first > held + 1:
            raise LineCut(f"a gap after {held}")
        if segment.last > held:
            self.brought.append(segment)
            self.held[place] = segment.last
        self._may_be_cut(self.fails_after)
        return self.held[place]

    def ask_next(self, held: Places) -> bytes | None:
        self._may_be_cut(self.fails)
        after = held.get((self.code, 1), 0)
        if after >= len(self.entries):
            return None
        content = write_segment(self.segment(after + 1, min(after + 2, len(self.entries))))
        self._may_be_cut(self.fails_after)
        return content

    def _may_be_cut(self, fails: Callable[[], bool]) -> None:
        if fails():
            raise LineCut("the cable was dug up")


@pytest.fixture
def headquarters(house: House) -> Headquarters:
    """The headquarters of this node, which has three facts of its own to tell."""
    far = Headquarters()
    far.tell(arrival(ZAYNAB), move(ZAYNAB, "1"), move(ZAYNAB, "2"))
    know_node(
        name="Headquarters",
        public_key=far.public_key,
        role="headquarters",
        address="https://headquarters.example:8700/",
    )
    return far


def partner() -> Partner:
    found = find_headquarters()
    assert found is not None
    return found


def test_what_is_recorded_goes_up_and_what_may_be_heard_comes_down(
    headquarters: Headquarters,
) -> None:
    record(arrival(SALIM), move(SALIM, "4"), stamp=STAMP)
    assert exchange(partner(), headquarters)
    assert headquarters.held == {(own_node().code, 1): 2}
    assert held_of_others()[(headquarters.code, 1)] == 3
    assert Guest.objects.get(pk=ZAYNAB).room == "2"
    state = line_state()
    assert state is not None
    assert (state.is_up, state.unsent_entries) == (True, 0)
    assert state.heard_until_at == headquarters.now
    assert not exchange(partner(), headquarters)


def test_the_line_of_a_post_that_has_nothing_to_tell_yet_is_up(headquarters: Headquarters) -> None:
    assert exchange(partner(), headquarters)
    state = line_state()
    assert state is not None
    assert (state.is_up, state.unsent_entries) == (True, 0)


def test_a_cut_line_says_since_when_and_what_waits(headquarters: Headquarters) -> None:
    exchange(partner(), headquarters)
    headquarters.fails = lambda: True
    record(arrival(SALIM), move(SALIM, "4"), stamp=STAMP)
    assert not exchange(partner(), headquarters)
    first = line_state()
    exchange(partner(), headquarters)
    later = line_state()
    assert first is not None
    assert later is not None
    assert not later.is_up
    assert later.cut_since_at == first.cut_since_at
    assert (later.unsent_entries, later.trouble) == (2, "the cable was dug up")
    headquarters.fails = lambda: False
    exchange(partner(), headquarters)
    back = line_state()
    assert back is not None
    assert (back.is_up, back.unsent_entries, back.trouble) == (True, 0, "")


@pytest.mark.parametrize("seed", range(6))
def test_a_line_cut_at_random_loses_and_doubles_nothing(
    headquarters: Headquarters, seed: int
) -> None:
    chance = Random(seed)
    headquarters.fails = lambda: chance.random() < 0.3
    headquarters.fails_after = lambda: chance.random() < 0.3
    for room in range(8):
        record(move(SALIM, str(room)), stamp=STAMP)
        headquarters.tell(move(ZAYNAB, str(room)))
        exchange(partner(), headquarters)
    headquarters.fails = headquarters.fails_after = lambda: False
    while exchange(partner(), headquarters):
        pass
    brought = [n for s in headquarters.brought for n in range(s.first, s.last + 1)]
    assert sorted(set(brought)) == list(range(1, 9))
    assert held_of_others()[(headquarters.code, 1)] == 11
    assert Guest.objects.get(pk=SALIM).room == Guest.objects.get(pk=ZAYNAB).room == "7"


def test_a_headquarters_whose_disk_was_lost_gets_everything_again(
    headquarters: Headquarters,
) -> None:
    record(arrival(SALIM), move(SALIM, "4"), stamp=STAMP)
    exchange(partner(), headquarters)
    headquarters.held.clear()
    exchange(partner(), headquarters)
    assert headquarters.held == {(own_node().code, 1): 2}


def test_an_answer_that_can_not_be_taken_is_trouble_of_the_line(headquarters: Headquarters) -> None:
    forger = FarNode()
    forger.tell(move(ZAYNAB, "9"))
    forged = write_segment(forger.segment())
    vars(headquarters)["ask_next"] = lambda _held: forged
    exchange(partner(), headquarters)
    state = line_state()
    assert state is not None
    assert "not known here" in state.trouble


def test_a_node_alone_has_no_line(house: House) -> None:
    assert line_state() is None
    assert find_headquarters() is None


def test_a_node_has_one_headquarters_and_is_not_its_own(headquarters: Headquarters) -> None:
    other = FarNode()
    with pytest.raises(PartnerRefused, match="already"):
        know_node(
            name="Other", public_key=other.public_key, role="headquarters", address="https://o"
        )
    with pytest.raises(PartnerRefused, match="own key"):
        know_node(name="Me", public_key=own_node().public_key, role="post")
    with pytest.raises(PartnerRefused, match="32 bytes"):
        know_node(name="Short", public_key=b"1", role="post")
    forget_node(headquarters.code)
    assert line_state() is None
    with pytest.raises(PartnerRefused, match="no partner"):
        forget_node(headquarters.code)
    with pytest.raises(PartnerRefused, match="where headquarters"):
        know_node(name="Other", public_key=other.public_key, role="headquarters", address="there")


@pytest.fixture
def post(house: House) -> FarNode:
    """A post whose headquarters this node is."""
    far = FarNode()
    know_node(name="Post", public_key=far.public_key, role="post")
    far.tell(arrival(SALIM), move(SALIM, "4"))
    return far


def brought(post: FarNode) -> int:
    return accept(post.code, write_segment(post.segment()))


def test_headquarters_takes_what_a_post_brings_once(post: FarNode) -> None:
    assert brought(post) == brought(post) == 2
    assert held_here((post.code, 1)) == 2
    assert Guest.objects.get(pk=SALIM).room == "4"
    [(row, name)] = list_partners()
    assert (row.node, name) == (post.code, "Post")
    assert row.reached_at is not None


def test_a_post_brings_its_own_ledger_and_no_other(post: FarNode) -> None:
    other = FarNode()
    know_node(name="Other", public_key=other.public_key, role="post")
    other.tell(move(SALIM, "5"))
    with pytest.raises(NotAPost, match="brings its own"):
        accept(post.code, write_segment(other.segment()))


def test_who_is_no_post_here_brings_and_hears_nothing(post: FarNode) -> None:
    stranger = FarNode()
    stranger.introduce()
    stranger.tell(move(SALIM, "5"))
    with pytest.raises(NotAPost):
        accept(stranger.code, write_segment(stranger.segment()))
    with pytest.raises(NotAPost):
        next_for(stranger.code, {})


def test_a_post_that_has_nothing_to_send_is_heard_of_all_the_same(post: FarNode) -> None:
    next_for(post.code, {})
    [(row, _name)] = list_partners()
    assert row.reached_at is not None


def test_a_gap_is_refused_with_what_is_missing(post: FarNode) -> None:
    with pytest.raises(SegmentRefused, match="missing"):
        accept(post.code, write_segment(post.segment(2)))


def test_a_post_hears_its_headquarters_and_no_sister(post: FarNode) -> None:
    sister = FarNode()
    know_node(name="Sister", public_key=sister.public_key, role="post")
    brought(post)
    record(move(ZAYNAB, "1"), stamp=STAMP)
    heard = next_for(sister.code, {})
    assert heard is not None
    assert heard.node == own_node().code
    assert next_for(sister.code, {(heard.node, heard.epoch): heard.last}) is None


def test_a_post_that_may_hear_its_sisters_hears_them_as_they_signed(post: FarNode) -> None:
    sister = FarNode()
    know_node(name="Sister", public_key=sister.public_key, role="post", hears_sisters=True)
    brought(post)
    ours = next_for(sister.code, {})
    assert ours is not None
    held = {(ours.node, ours.epoch): ours.last}
    heard = next_for(sister.code, held)
    assert heard == post.segment()
    assert next_for(sister.code, {**held, (post.code, 1): 2}) is None
    post.tell(move(SALIM, "6"))
    brought(post)
    more = next_for(sister.code, {**held, (post.code, 1): 2})
    assert more == post.segment(3)
