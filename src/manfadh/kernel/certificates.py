"""Certificates that a node makes itself, for a local network that no public authority reaches.

A small authority of the node's own signs the node's certificate. Booths are told once to trust
that authority; the certificate can then be made anew each year without a word to them. Passkeys and
forms that work offline need a browser to trust the address it is at.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from manfadh.kernel import clock

AUTHORITY, OWN = "authority.pem", "node.pem"
_AUTHORITY_DAYS, _OWN_DAYS = 3_650, 397
_SOON = timedelta(days=30)


class NamesWrong(ValueError):
    """No certificate can be made for these names; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Certificates:
    """Where the certificates lie: `authority` is what booths trust, `own` what the node serves."""

    authority: Path
    own: Path
    # SHA-256 of the authority's certificate, to compare at a booth before it is trusted.
    fingerprint: str
    valid_until_at: datetime
    names: tuple[str, ...]

    @property
    def ends_soon(self) -> bool:
        """Whether less than a month is left."""
        return self.valid_until_at - clock.now() < _SOON


def make_certificates(folder: Path, *, names: Sequence[str]) -> Certificates:
    """Make the node's certificate for these names and addresses, by its authority.

    The authority is made once and kept; the certificate is replaced. Raises NamesWrong.
    """
    if not names:
        raise NamesWrong("Name the addresses by which booths reach this node.")
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    key, authority = _authority(folder)
    own_key = ec.generate_private_key(ec.SECP256R1())
    own = (
        _begun(names[0], authority.subject, own_key.public_key(), days=_OWN_DAYS)
        .add_extension(x509.SubjectAlternativeName(_alternatives(names)), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(key.public_key()), critical=False
        )
        .sign(key, hashes.SHA256())
    )
    _write(folder / OWN, _pem(own) + _pem(authority) + _private(own_key))
    found = find_certificates(folder)
    assert found is not None, "they were just written"
    return found


def find_certificates(folder: Path) -> Certificates | None:
    """The certificates that were made in a folder, None where none were."""
    if not (folder / OWN).exists():
        return None
    own, authority = x509.load_pem_x509_certificates(_certificates_in(folder / OWN))[:2]
    named = own.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    return Certificates(
        authority=folder / AUTHORITY,
        own=folder / OWN,
        fingerprint=authority.fingerprint(hashes.SHA256()).hex(":").upper(),
        valid_until_at=own.not_valid_after_utc,
        names=tuple(str(name.value) for name in named),
    )


def _authority(folder: Path) -> tuple[ec.EllipticCurvePrivateKey, x509.Certificate]:
    path, key_path = folder / AUTHORITY, folder / "authority.key"
    if path.exists() and key_path.exists():
        held = serialization.load_pem_private_key(key_path.read_bytes(), password=None)
        assert isinstance(held, ec.EllipticCurvePrivateKey), "we wrote it"
        return held, x509.load_pem_x509_certificate(path.read_bytes())
    key = ec.generate_private_key(ec.SECP256R1())
    name = _name(f"Manfadh {os.urandom(4).hex()}")
    certificate = (
        _begun("", name, key.public_key(), days=_AUTHORITY_DAYS, subject=name)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_may_sign(), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    _write(key_path, _private(key))
    _write(path, _pem(certificate), mode=0o644)
    return key, certificate


def _begun(
    name: str,
    issuer: x509.Name,
    key: ec.EllipticCurvePublicKey,
    *,
    days: int,
    subject: x509.Name | None = None,
) -> x509.CertificateBuilder:
    # Clocks of booths run a little behind.
    begins_at = datetime.now(UTC) - timedelta(days=1)
    return (
        x509.CertificateBuilder()
        .subject_name(subject or _name(name))
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins_at)
        .not_valid_after(begins_at + timedelta(days=days))
    )


def _may_sign() -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=False,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=True,
        crl_sign=True,
        encipher_only=False,
        decipher_only=False,
    )


def _alternatives(names: Sequence[str]) -> list[x509.GeneralName]:
    found: list[x509.GeneralName] = []
    for name in names:
        try:
            found.append(x509.IPAddress(ip_address(name.strip("[]"))))
        except ValueError:
            try:
                found.append(x509.DNSName(name))
            except ValueError as error:
                raise NamesWrong(f"{name} is no name of a machine. Write post.example.") from error
    return found


def _name(common: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common[:64])])


def _pem(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(serialization.Encoding.PEM)


def _private(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )


def _certificates_in(path: Path) -> bytes:
    return path.read_bytes().partition(b"-----BEGIN PRIVATE KEY-----")[0]


def _write(path: Path, content: bytes, *, mode: int = 0o600) -> None:
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
