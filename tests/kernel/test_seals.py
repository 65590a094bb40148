"""The seal of a paper: genuine, altered, of a stranger; checked with a public key alone."""

from datetime import date

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from manfadh.kernel.ledger.node import own_node
from manfadh.kernel.seals import SealBroken, key_of_one_node, read_seal, seal

ON = date(2026, 3, 1)


def sealed() -> str:
    return seal(
        kind="receipt", number="R-X-26-AB12-000001", on=ON, port="zurbatiyah",
        act="visa_on_arrival", amount="100000", currency="IQD",
    )  # fmt: skip


@pytest.mark.django_db
def test_a_seal_says_what_the_paper_says() -> None:
    paper = read_seal(sealed())
    assert (paper.number, paper.on, paper.amount) == ("R-X-26-AB12-000001", ON, "100000")


def test_a_seal_is_checked_with_the_public_key_alone() -> None:
    public_key = own_node().public_key
    assert read_seal(sealed(), key_of_one_node(public_key)).port == "zurbatiyah"


def test_the_key_of_another_node_confirms_nothing() -> None:
    other = Ed25519PrivateKey.generate().public_key().public_bytes_raw()
    with pytest.raises(SealBroken):
        read_seal(sealed(), key_of_one_node(other))
    with pytest.raises(SealBroken):
        read_seal(sealed(), lambda _code: other)


@given(place=st.integers(0, 200), letter=st.sampled_from("ABCDabcd0189-_"))
def test_a_seal_with_one_letter_changed_is_never_another_paper(place: int, letter: str) -> None:
    whole = sealed()
    at = place % len(whole)
    changed = whole[:at] + letter + whole[at + 1 :]
    public_key = own_node().public_key
    try:
        paper = read_seal(changed, key_of_one_node(public_key))
    except SealBroken:
        return
    # The last letter carries bits that no byte uses: such a change alters nothing.
    assert paper == read_seal(whole, key_of_one_node(public_key))


@given(text=st.text(max_size=300))
def test_what_is_no_seal_is_refused_and_nothing_else_happens(text: str) -> None:
    with pytest.raises(SealBroken):
        read_seal(text, key_of_one_node(own_node().public_key))
