"""A receipt is checked on the command line, with the node's public key alone."""

from datetime import date

from click.testing import CliRunner, Result
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from manfadh.cli.papers import command
from manfadh.kernel.ledger.node import own_node
from manfadh.kernel.seals import seal


def check(*arguments: str) -> Result:
    return CliRunner().invoke(command, ["check", *arguments])


def a_seal() -> str:
    return seal(
        kind="receipt", number="R-X-26-AB12-000001", on=date(2026, 3, 1), port="zurbatiyah",
        act="visa_on_arrival", amount="100000", currency="IQD",
    )  # fmt: skip


def test_a_genuine_paper_is_told_by_the_key_alone() -> None:
    key = CliRunner().invoke(command, ["key"]).output.strip()
    done = check(f"https://port.example/papers/{a_seal()}", "--key", key)
    assert done.exit_code == 0
    assert "R-X-26-AB12-000001" in done.output
    assert "100000 IQD" in done.output


def test_the_key_of_another_node_says_not_genuine() -> None:
    other = Ed25519PrivateKey.generate().public_key().public_bytes_raw().hex()
    assert check(a_seal(), "--key", other).exit_code == 1
    assert check("nothing", "--key", own_node().public_key.hex()).exit_code == 1


def test_a_key_that_is_none_is_told() -> None:
    done = check(a_seal(), "--key", "not a key")
    assert done.exit_code == 2
    assert "hexadecimal" in done.output


def test_a_seal_that_begins_with_a_dash_is_no_option() -> None:
    done = check(f"-tcq7{a_seal()}", "--key", own_node().public_key.hex())
    assert done.exit_code == 1
    assert "option" not in done.output
