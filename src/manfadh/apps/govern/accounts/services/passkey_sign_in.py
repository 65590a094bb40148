"""To sign in, and to unlock a screen, by a passkey.

The device checks a finger, a face or a PIN before it signs, so a passkey is both factors at once.
Wrong ones count and let the account rest like wrong passwords. No answer tells which names exist.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple, NoReturn
from uuid import UUID

from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from fido2 import cbor
from fido2.cose import CoseKey
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import (
    Aaguid,
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialDescriptor,
    PublicKeyCredentialType,
    UserVerificationRequirement,
)

from manfadh.apps.govern.accounts.models import Officer, Passkey, PasskeyUse, User
from manfadh.apps.govern.accounts.rules import plain_username
from manfadh.apps.govern.accounts.selectors import find_user
from manfadh.apps.govern.accounts.selectors.passkeys import standing_passkeys
from manfadh.apps.govern.accounts.services.passkeys import (
    UNREADABLE,
    Asked,
    answer_in,
    descriptors_of,
)
from manfadh.apps.govern.accounts.services.refusals import AccountRefused
from manfadh.apps.govern.accounts.services.sign_in import (
    count_failure,
    forgive,
    refuse_while_resting,
)
from manfadh.apps.govern.accounts.services.sites import Site, server_at
from manfadh.kernel import clock
from manfadh.kernel.writing import writing


class PasskeyOpened(NamedTuple):
    """Whom a passkey lets in, and which one it was."""

    user: User
    passkey_id: UUID


def ask_for_passkey(*, site: Site, username: str = "") -> Asked:
    """Ask a browser for a passkey: of one sign-in name, or for any that it keeps with a name.

    A name without passkeys, or without an account, gets an invented one that is always the same,
    so that the answer does not tell (WebAuthn, section 14.6.2).
    """
    wanted = _wanted(site, plain_username(username)) if username.strip() else None
    options, state = server_at(site).authenticate_begin(
        wanted, user_verification=UserVerificationRequirement.REQUIRED
    )
    return Asked(dict(options), state)


def check_passkey(
    *,
    site: Site,
    state: dict[str, Any] | None,
    answer: str,
    address: str,
    holder: User | None = None,
) -> PasskeyOpened:
    """Whom the answer of a browser lets in; with a `holder`, it is only that officer's passkey.

    `state` is what the session kept, None once it was used or is too old. Raises AccountRefused for
    an answer that does not fit (counted as a wrong sign-in), for a count that did not grow, while
    the account or the address rests, and for a suspended officer.
    """
    if state is None:
        raise AccountRefused(_("That took too long. Please try again."))
    given = _read(answer, address, holder)
    passkey, user = _find(site, given, address, holder)
    refuse_while_resting(user.username, address)
    _require_signature(site, state, passkey, given, user.username, address)
    if not _counted(passkey.passkey_id, given.response.authenticator_data.counter):
        sentence = _(
            "This passkey may have been copied, so it opens nothing. Speak to your administrator."
        )
        count_failure(user.username, address, sentence)
    forgive(user.username, address)
    if Officer.objects.filter(officer_id=user.officer_id, is_suspended=True).exists():
        raise AccountRefused(_("This account is suspended. Please speak to your administrator."))
    return PasskeyOpened(user, passkey.passkey_id)


def _wanted(site: Site, username: str) -> list[PublicKeyCredentialDescriptor]:
    user = User.objects.filter(username=username).first()
    if user is not None:
        held = standing_passkeys().filter(officer_id=user.officer_id, host=site.host)
        found = descriptors_of(list(held.order_by("pk")))
        if found:
            return found
    invented = salted_hmac("no passkey", username, algorithm="sha256").digest()
    return [PublicKeyCredentialDescriptor(type=PublicKeyCredentialType.PUBLIC_KEY, id=invented)]


def _read(answer: str, address: str, holder: User | None) -> AuthenticationResponse:
    try:
        given: AuthenticationResponse = AuthenticationResponse.from_dict(answer_in(answer))
    except UNREADABLE:
        _fail(holder.username if holder else "passkey", address)
    return given


def _find(
    site: Site, given: AuthenticationResponse, address: str, holder: User | None
) -> tuple[Passkey, User]:
    credential = websafe_encode(given.raw_id)
    # What nobody has registered is counted for itself: nobody else rests for it.
    unknown = holder.username if holder else f"passkey {credential}"
    refuse_while_resting(unknown, address)
    passkey = standing_passkeys().filter(credential=credential, host=site.host).first()
    user = find_user(passkey.officer_id) if passkey and passkey.officer_id else None
    if passkey is None or user is None or (holder is not None and holder.pk != user.pk):
        _fail(unknown, address)
    handle = given.response.user_handle
    if handle and handle != user.officer_id.bytes:
        _fail(user.username, address)
    return passkey, user


def _require_signature(
    site: Site, state: dict[str, Any], passkey: Passkey, given: AuthenticationResponse,
    username: str, address: str,
) -> None:  # fmt: skip
    try:
        known = _known(passkey, given.raw_id)
        server_at(site).authenticate_complete(state, [known], given)
    except UNREADABLE:
        _fail(username, address)


def _known(passkey: Passkey, credential: bytes) -> AttestedCredentialData:
    key = cbor.decode(websafe_decode(passkey.public_key or ""))
    if not isinstance(key, Mapping):
        raise TypeError("A key in COSE is a map.")
    return AttestedCredentialData.create(Aaguid.NONE, credential, CoseKey.parse(key))


def _counted(passkey_id: UUID, count: int) -> bool:
    """Keep a higher count; false for one that does not grow. Devices that do not count say 0."""
    with writing():
        use = PasskeyUse.objects.get(passkey_id=passkey_id)
        if count <= use.sign_count and (count or use.sign_count):
            return False
        use.sign_count, use.used_at = count, clock.now()
        use.save(update_fields=["sign_count", "used_at"])
        return True


def _fail(username: str, address: str) -> NoReturn:
    count_failure(username, address, _("The passkey does not fit. Try again, or use the password."))
