"""Documents to try at the booth of the demonstration: what to read, and what should happen then."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
from django.conf import settings
from django.utils.translation import gettext_lazy as _

_FILE = "specimens.json"

_LABELS = {
    "visitor": (_("A visitor on a first journey"), _("Nothing is known: advise to admit.")),
    "known": (_("A visitor who is in the country"), _("To leave: the entry is found.")),
    "overstay": (_("A visitor who stayed too long"), _("To leave: the overstay, with its rule.")),
    "namesake": (
        _("A namesake of a wanted person"),
        _("A possible hit: the mother's name tells the two apart in secondary."),
    ),
    "lost": (_("A passport that was reported lost"), _("The number is on the list of documents.")),
    "expired": (_("A visitor whose passport has expired"), _("Advise a second look.")),
    "national": (
        _("A national whose passport has expired"),
        _("Verify identity. A national is never refused."),
    ),
    "misread": (_("A zone with one character misread"), _("The check digits say where.")),
    "stateless": (_("A stateless person's travel document"), _("No alert of any kind.")),
    "card": (_("An identity card"), _("Three lines of thirty characters.")),
}


@dataclass(frozen=True, slots=True)
class Specimen:
    """A document to try: its zone, what it is, and what the booth should make of it."""

    label: str
    zone: str
    what_happens: str


def keep_specimens(zones: Mapping[str, Sequence[str]]) -> None:
    """Keep the zones that the stories of the country have made, by their names."""
    path = Path(settings.MANFADH.data_folder) / _FILE
    path.write_bytes(msgspec.json.encode(zones))


def list_specimens() -> list[Specimen]:
    """The documents to try on this node, in the reader's language; none but on a demonstration."""
    path = Path(settings.MANFADH.data_folder) / _FILE
    if settings.MANFADH.node_kind != "demo" or not path.exists():
        return []
    zones = msgspec.json.decode(path.read_bytes(), type=dict[str, list[str]])
    return [
        Specimen(str(label), "\n".join(zones[name]), str(what_happens))
        for name, (label, what_happens) in _LABELS.items()
        if name in zones
    ]
