"""A passkey device made of software, which signs what a browser would have it sign.

It answers in the JSON of WebAuthn level 3. A test bends single answers by the keywords: another
origin, no check of who holds it, a count that stands still.
"""

import json
import secrets
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2.cose import CoseKey
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

FLAG = AuthenticatorData.FLAG
Options = dict[str, Any]


@dataclass
class Authenticator:
    """One device with one passkey, at one origin."""

    origin: str = "http://localhost"
    credential: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    key: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )
    count: int = 0
    user_handle: bytes = b""

    def make(self, options: Options, *, verifies: bool = True, origin: str = "") -> str:
        """The answer to the options of a registration."""
        asked = options["publicKey"]
        self.user_handle = websafe_decode(asked["user"]["id"])
        made = AttestedCredentialData.create(
            Aaguid.NONE, self.credential, _cose(self.key.public_key())
        )
        data = self._data(asked["rp"]["id"], FLAG.AT, verifies=verifies, made=made)
        said = CollectedClientData.create(
            "webauthn.create", asked["challenge"], origin or self.origin
        )
        response = {
            "clientDataJSON": websafe_encode(said),
            "attestationObject": websafe_encode(AttestationObject.create("none", data, {})),
        }
        return self._answer(response)

    def sign(
        self,
        options: Options,
        *,
        verifies: bool = True,
        origin: str = "",
        counts: bool = True,
        host: str = "",
    ) -> str:
        """The answer to the options of a sign-in."""
        asked = options["publicKey"]
        self.count += counts
        data = self._data(host or asked["rpId"], FLAG(0), verifies=verifies)
        said = CollectedClientData.create("webauthn.get", asked["challenge"], origin or self.origin)
        signature = self.key.sign(data + sha256(said).digest(), ec.ECDSA(SHA256()))
        response = {
            "clientDataJSON": websafe_encode(said),
            "authenticatorData": websafe_encode(data),
            "signature": websafe_encode(signature),
            "userHandle": websafe_encode(self.user_handle),
        }
        return self._answer(response)

    def _data(
        self, host: str, flags: FLAG, *, verifies: bool, made: bytes = b""
    ) -> AuthenticatorData:
        flags |= FLAG.UP | (FLAG.UV if verifies else FLAG(0))
        data: AuthenticatorData = AuthenticatorData.create(
            sha256(host.encode()).digest(), flags, self.count, made
        )
        return data

    def _answer(self, response: dict[str, str]) -> str:
        raw = websafe_encode(self.credential)
        return json.dumps({"rawId": raw, "response": response, "type": "public-key"})


def _cose(key: ec.EllipticCurvePublicKey) -> CoseKey:
    """An ES256 key as COSE names its parts: EC2, P-256, x and y (RFC 9053)."""
    at = key.public_numbers()
    return CoseKey.parse({1: 2, 3: -7, -1: 1, -2: at.x.to_bytes(32), -3: at.y.to_bytes(32)})
