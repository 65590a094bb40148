"""A seal proves which node printed a paper, and breaks by a single character."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from manfadh.kernel.ledger.models import KnownNode
from manfadh.kernel.ledger.node import own_node
from manfadh.kernel.zone_seals import SealBroken, is_seal, make_seal, open_seal
from tests.kernel.sample.far_node import FarNode

pytestmark = pytest.mark.django_db
FIELDS = st.lists(st.text("ABCXYZ0123456789", max_size=12), max_size=4)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(fields=FIELDS)
def test_what_was_sealed_is_what_is_opened(fields: list[str]) -> None:
    seal = open_seal("SLIP", make_seal("SLIP", *fields))
    assert seal.fields == tuple(fields)
    assert seal.node == own_node().code


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(data=st.data())
def test_one_character_otherwise_breaks_it(data: st.DataObject) -> None:
    text = make_seal("SLIP", "7K3M9QPD4", "20271125")
    place = data.draw(st.integers(0, len(text) - 2))
    other = data.draw(st.sampled_from("ABC234<").filter(lambda one: one != text[place]))
    with pytest.raises(SealBroken):
        open_seal("SLIP", text[:place] + other + text[place + 1 :])


def test_a_reader_may_send_it_in_small_letters_and_in_lines() -> None:
    text = make_seal("SLIP", "A1")
    assert open_seal("SLIP", f" {text[:20].lower()}\n{text[20:]} ").fields == ("A1",)


def test_a_seal_of_another_kind_is_none() -> None:
    text = make_seal("RECEIPT", "A1")
    assert not is_seal("SLIP", text)
    with pytest.raises(SealBroken):
        open_seal("SLIP", text)


@pytest.mark.parametrize("text", ["", "7K3M-9QPD-4", "MANFADHSLIP<", "MANFADHSLIP<A<B<!!"])
def test_what_is_no_seal_is_said_to_be_none(text: str) -> None:
    with pytest.raises(SealBroken):
        open_seal("SLIP", text)


def test_a_node_that_is_not_known_proves_nothing() -> None:
    own = own_node()
    text = make_seal("SLIP", "A1")
    far = FarNode()
    forged = text.replace(own.code.rpartition("-")[2].upper(), far.code.rpartition("-")[2].upper())
    with pytest.raises(SealBroken):
        open_seal("SLIP", forged)
    far.introduce()
    assert KnownNode.objects.exists()
    with pytest.raises(SealBroken):
        open_seal("SLIP", forged)


def test_only_capitals_and_digits_are_sealed() -> None:
    with pytest.raises(ValueError, match="capitals"):
        make_seal("SLIP", "a name")
