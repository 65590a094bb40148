"""Receipts of complaints, and who a person without an account is."""

import hmac
from hashlib import sha256
from typing import NamedTuple
from uuid import UUID

from manfadh.kernel.viewers import Grant, Purpose, Scope, Viewer

# Crockford's letters: none that is read as another.
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None})
_NUMBER_LETTERS, _SECRET_LETTERS, _IN_A_GROUP = 8, 16, 4


class Receipt(NamedTuple):
    """What the person keeps: the number to name it by, the secret to follow it by."""

    number: str
    secret: str


def receipt_of(key: bytes, complaint_id: UUID) -> Receipt:
    """The receipt of a complaint: the same for the same id, unknown to who has not the key.

    The number tells nothing of how many complaints there are; the secret has 80 bits.
    """
    number = hmac.digest(key, b"number|" + complaint_id.bytes, "sha256")
    secret = hmac.digest(key, b"secret|" + complaint_id.bytes, "sha256")
    return Receipt(
        _grouped(_letters(number, _NUMBER_LETTERS)), _grouped(_letters(secret, _SECRET_LETTERS))
    )


def plain(written: str) -> str:
    """A number or secret as it is compared: without case, hyphens and look-alikes."""
    return written.strip().upper().translate(_READ_AS)


def digest_of(secret: str) -> str:
    """What is kept of a secret."""
    return sha256(plain(secret).encode()).hexdigest()


def is_secret(secret: str, digest: str) -> bool:
    """Whether a secret is the one kept, in a time that does not depend on where it differs."""
    return hmac.compare_digest(digest_of(secret), digest)


def complainant(authority: str) -> Viewer:
    """Somebody from the public, who may bring a file to a complaint and nothing else."""
    grants = Grant("complaint.make", Scope.OWN_AUTHORITY, frozenset({Purpose.INTEGRITY}))
    return Viewer(
        officer_id=UUID(int=0),
        name="",
        authority=authority,
        agency="",
        port="",
        roles=frozenset({"public"}),
        grants=frozenset({grants}),
        purpose=Purpose.INTEGRITY,
    )


def _letters(drawn: bytes, number: int) -> str:
    return "".join(_LETTERS[byte % len(_LETTERS)] for byte in drawn[:number])


def _grouped(letters: str) -> str:
    groups = [letters[at : at + _IN_A_GROUP] for at in range(0, len(letters), _IN_A_GROUP)]
    return "-".join(groups)
