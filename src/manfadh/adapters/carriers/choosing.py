"""The carrier that this node's settings choose."""

from django.conf import settings

from manfadh.adapters.carriers.https import HttpsCarrier
from manfadh.kernel.exchange.partners import find_headquarters
from manfadh.kernel.exchange.sending import exchange


def carry_once() -> bool:
    """One round over the line to headquarters; answers whether there was anything to carry.

    Nothing where this node has no headquarters. A line that is cut is noted and tried again later.
    """
    headquarters = find_headquarters()
    if headquarters is None:
        return False
    carrier = HttpsCarrier(
        headquarters.address, certificate=settings.MANFADH.headquarters_certificate
    )
    return exchange(headquarters, carrier)
