"""Certificates of a node's own: trusted once, made anew each year, for names and addresses."""

import ssl
from datetime import timedelta
from pathlib import Path

import pytest

from manfadh.kernel import clock
from manfadh.kernel.certificates import NamesWrong, find_certificates, make_certificates


def test_a_certificate_bears_names_and_addresses(tmp_path: Path) -> None:
    made = make_certificates(tmp_path, names=["post.example", "10.0.0.5", "[::1]"])
    assert made.names == ("post.example", "10.0.0.5", "::1")
    assert find_certificates(tmp_path) == made
    assert made.own.stat().st_mode & 0o077 == 0
    assert not made.ends_soon
    with clock.frozen_at(clock.now() + timedelta(days=380)):
        assert made.ends_soon


def test_a_server_can_use_it_and_a_booth_trusts_its_authority(tmp_path: Path) -> None:
    made = make_certificates(tmp_path, names=["localhost"])
    ssl.create_default_context(ssl.Purpose.CLIENT_AUTH).load_cert_chain(made.own)
    ssl.create_default_context(cafile=str(made.authority))


def test_the_authority_stays_when_the_certificate_is_made_anew(tmp_path: Path) -> None:
    first = make_certificates(tmp_path, names=["localhost"])
    again = make_certificates(tmp_path, names=["post.example"])
    assert again.fingerprint == first.fingerprint
    assert again.names == ("post.example",)


def test_nothing_is_made_for_no_name_or_a_name_that_can_not_be(tmp_path: Path) -> None:
    assert find_certificates(tmp_path) is None
    with pytest.raises(NamesWrong, match="Name the addresses"):
        make_certificates(tmp_path, names=[])
    with pytest.raises(NamesWrong, match="no name of a machine"):
        make_certificates(tmp_path, names=["دروازە"])
