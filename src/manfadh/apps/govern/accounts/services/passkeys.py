"""To register passkeys and to remove them (WebAuthn level 3; checked by the `fido2` package)."""

import json
from typing import Any, NamedTuple
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _
from fido2 import cbor
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import (
    AttestedCredentialData,
    PublicKeyCredentialDescriptor,
    PublicKeyCredentialType,
    PublicKeyCredentialUserEntity,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from manfadh.apps.govern.accounts.events import PasskeyRegistered, PasskeyRemoved
from manfadh.apps.govern.accounts.models import Officer, Passkey, PasskeyUse, User
from manfadh.apps.govern.accounts.selectors import lacks_second_factor, roles_of
from manfadh.apps.govern.accounts.selectors.passkeys import standing_passkeys
from manfadh.apps.govern.accounts.services.passwords import get_managed_officer
from manfadh.apps.govern.accounts.services.refusals import AccountRefused
from manfadh.apps.govern.accounts.services.sites import Site, server_at
from manfadh.kernel.ids import new_id
from manfadh.kernel.ledger.entries import Stamp
from manfadh.kernel.ledger.recording import record
from manfadh.kernel.viewers import Purpose, Viewer
from manfadh.kernel.writing import writing

MOST_PASSKEYS = 10
MOST_LABEL_CHARACTERS = 60
# What fido2 raises on bytes that are no answer of a browser.
UNREADABLE = (ValueError, KeyError, TypeError, AttributeError, IndexError, NotImplementedError)


class Asked(NamedTuple):
    """What the browser is told (JSON of WebAuthn), and what the session keeps until it answers."""

    options: dict[str, Any]
    state: dict[str, Any]


def offer_passkey(*, user: User, site: Site) -> Asked:
    """Ask an officer's browser for a new passkey, which verifies who holds it by itself.

    Raises AccountRefused for an officer who has `MOST_PASSKEYS`.
    """
    held = list(standing_passkeys().filter(officer_id=user.officer_id))
    if len(held) >= MOST_PASSKEYS:
        raise AccountRefused(_("You have as many passkeys as fit. Remove one that you don't use."))
    options, state = server_at(site).register_begin(
        PublicKeyCredentialUserEntity(
            id=user.officer_id.bytes, name=user.username, display_name=user.username
        ),
        credentials=descriptors_of(held) or None,
        resident_key_requirement=ResidentKeyRequirement.PREFERRED,
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return Asked(dict(options), state)


def register_passkey(
    *, user: User, site: Site, state: dict[str, Any] | None, answer: str, label: str
) -> UUID:
    """Keep the passkey that a browser answered with; answers its id.

    `state` is what the session kept, None once it was used or is too old. Raises AccountRefused
    without a label, for an answer that does not fit, and for a passkey that is known already.
    """
    label = label.strip()
    if not 1 <= len(label) <= MOST_LABEL_CHARACTERS:
        sentence = _("Name the passkey, in at most %(characters)d characters.")
        raise AccountRefused(sentence % {"characters": MOST_LABEL_CHARACTERS}, "label")
    made, count = _made(site, state, answer)
    credential = websafe_encode(made.credential_id)
    passkey_id = new_id()
    with writing():
        if standing_passkeys().filter(credential=credential).exists():
            raise AccountRefused(_("This passkey is registered already."))
        record(
            PasskeyRegistered(
                passkey_id=passkey_id,
                officer_id=user.officer_id,
                host=site.host,
                label=label,
                credential=credential,
                public_key=websafe_encode(cbor.encode(dict(made.public_key))),
            ),
            stamp=_own_stamp(user),
        )
        PasskeyUse.objects.create(passkey_id=passkey_id, sign_count=count)
    return passkey_id


def give_passkey_up(*, user: User, passkey_id: UUID) -> None:
    """Remove an own passkey.

    Raises AccountRefused for one that is not the officer's own, and for the last one where nothing
    else would let the officer in: a real node, a role with a second factor, and no codes.
    """
    with writing():
        own = list(standing_passkeys().filter(officer_id=user.officer_id))
        if passkey_id not in [passkey.passkey_id for passkey in own]:
            raise AccountRefused(_("There is no such passkey."))
        if len(own) == 1 and lacks_second_factor(user, roles_of(user)):
            raise AccountRefused(
                _("This is your last way in. Register another passkey first, or set up codes.")
            )
        record(
            PasskeyRemoved(passkey_id=passkey_id, officer_id=user.officer_id, cause="given_up"),
            stamp=_own_stamp(user),
        )


def remove_lost_passkey(*, viewer: Viewer, officer_id: UUID, passkey_id: UUID) -> None:
    """Remove a passkey that an officer has lost; without another factor they set up a new one.

    Needs `officer.manage`. Raises AccountRefused for an unknown officer or passkey.
    """
    officer = get_managed_officer(viewer, officer_id)
    with writing():
        if not standing_passkeys().filter(officer_id=officer_id, passkey_id=passkey_id).exists():
            raise AccountRefused(_("There is no such passkey."))
        record(
            PasskeyRemoved(passkey_id=passkey_id, officer_id=officer_id, cause="lost"),
            stamp=viewer.stamp(owner=officer.authority, port=""),
        )


def descriptors_of(passkeys: list[Passkey]) -> list[PublicKeyCredentialDescriptor]:
    """How a browser is told of passkeys that it may hold."""
    return [
        PublicKeyCredentialDescriptor(
            type=PublicKeyCredentialType.PUBLIC_KEY, id=websafe_decode(passkey.credential)
        )
        for passkey in passkeys
        if passkey.credential
    ]


def answer_in(text: str) -> dict[str, Any]:
    """The answer of a browser, in JSON. Raises ValueError or TypeError for anything else."""
    given = json.loads(text)
    if not isinstance(given, dict):
        raise TypeError("An answer of a browser is an object.")
    return given


def _made(
    site: Site, state: dict[str, Any] | None, answer: str
) -> tuple[AttestedCredentialData, int]:
    """The new credential and its first count."""
    if state is None:
        raise AccountRefused(_("That took too long. Please try again."))
    try:
        data = server_at(site).register_complete(state, answer_in(answer))
    except UNREADABLE as error:
        raise AccountRefused(_("The answer of the browser does not fit. Try again.")) from error
    if data.credential_data is None:
        raise AccountRefused(_("The answer of the browser does not fit. Try again."))
    return data.credential_data, data.counter


def _own_stamp(user: User) -> Stamp:
    officer = Officer.objects.get(officer_id=user.officer_id)
    return Stamp(
        actor=user.officer_id,
        owner=officer.authority,
        agency=officer.agency,
        port=settings.MANFADH.port_of_entry,
        purpose=Purpose.ADMINISTRATION.value,
    )
