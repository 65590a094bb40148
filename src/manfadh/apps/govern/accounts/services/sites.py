"""Where a browser stands when it is asked for a passkey, and whether it would give one there.

A passkey is bound to a host name (its relying party). Browsers give one only to an address that
they trust: by HTTPS, or on the machine itself.
"""

from ipaddress import ip_address
from typing import NamedTuple

from django.conf import settings
from django.utils.translation import gettext as _
from fido2.server import Fido2Server
from fido2.webauthn import AttestationConveyancePreference, PublicKeyCredentialRpEntity

from manfadh.apps.govern.accounts.services.refusals import AccountRefused

# Signatures that every browser and device knows: ES256, EdDSA, RS256 (COSE).
_ALGORITHMS = (-7, -8, -257)
_OWN_MACHINE = "localhost"


class Site(NamedTuple):
    """The host that passkeys are bound to, and the origin that a browser names when it signs."""

    host: str
    origin: str


def site_at(address: str) -> Site:
    """The site of an address ("post.example:8443") that Django found among `hosts`.

    Raises AccountRefused where no browser gives a passkey, with what to do about it.
    """
    host = address.rpartition(":")[0] if _has_port(address) else address
    host = host.casefold()
    if "*" in settings.ALLOWED_HOSTS:
        raise AccountRefused(
            _("Passkeys need the name of this node in its settings (MANFADH_HOSTS), not a star.")
        )
    if _is_number(host):
        raise AccountRefused(
            _(
                "Passkeys are bound to a name, and this page was opened by a number. Open it by "
                "the node's name."
            )
        )
    is_own_machine = host == _OWN_MACHINE or host.endswith(f".{_OWN_MACHINE}")
    if not (settings.MANFADH.https or is_own_machine):
        raise AccountRefused(
            _(
                "Browsers give passkeys by HTTPS alone, and this node is reached without it. Ask "
                "your administrator for a certificate (manfadh node certificate)."
            )
        )
    scheme = "https" if settings.MANFADH.https else "http"
    return Site(host, f"{scheme}://{address.casefold()}")


def server_at(site: Site) -> Fido2Server:
    """What checks passkeys of a site; of which make a device is, nobody asks."""
    server = Fido2Server(
        PublicKeyCredentialRpEntity(name=settings.MANFADH.node_name, id=site.host),
        attestation=AttestationConveyancePreference.NONE,
        verify_origin=lambda origin: origin == site.origin,
    )
    server.allowed_algorithms = [
        known for known in server.allowed_algorithms if known.alg in _ALGORITHMS
    ]
    return server


def _has_port(address: str) -> bool:
    return ":" in address and not address.endswith("]")


def _is_number(host: str) -> bool:
    try:
        ip_address(host.strip("[]"))
    except ValueError:
        return False
    return True
