"""The words for people who come together: kinds, vehicles, reasons."""

from django.utils.translation import gettext_lazy

from manfadh.apps.operate.passengers.selectors import PartyLine

KINDS = {
    "bus": gettext_lazy("Bus"),
    "pilgrims": gettext_lazy("Pilgrim group"),
    "vehicle": gettext_lazy("Vehicle"),
    "family": gettext_lazy("Family"),
    "crew": gettext_lazy("Crew"),
}
LISTED_KINDS = ("bus", "pilgrims", "crew", "family")
VEHICLES = {
    "car": gettext_lazy("Car"),
    "taxi": gettext_lazy("Taxi"),
    "minibus": gettext_lazy("Minibus"),
    "bus": gettext_lazy("Bus"),
    "lorry": gettext_lazy("Lorry"),
    "motorcycle": gettext_lazy("Motorcycle"),
    "other": gettext_lazy("Other vehicle"),
}
REASONS = {
    "did_not_come": gettext_lazy("Did not come to the port"),
    "stays_longer": gettext_lazy("Stays longer"),
    "left_elsewhere": gettext_lazy("Left by another port"),
    "ill_or_in_hospital": gettext_lazy("Ill, or in hospital"),
    "died": gettext_lazy("Died"),
    "in_secondary": gettext_lazy("In secondary"),
    "not_admitted": gettext_lazy("Not admitted"),
    "listed_wrongly": gettext_lazy("Listed wrongly"),
    "not_known": gettext_lazy("Nobody knows"),
}
HOW = {
    "listed": gettext_lazy("on the list"),
    "scanned": gettext_lazy("read from the pile"),
    "at_lane": gettext_lazy("came along"),
}


def say_party(party: PartyLine) -> str:
    """A party in a few words: its kind, its plate or whose it is."""
    kind = KINDS[party.kind]
    if party.kind == "vehicle" and party.vehicle_kind:
        kind = VEHICLES[party.vehicle_kind]
    plate = f"{party.plate} ({party.plate_country})" if party.plate else ""
    return " · ".join(filter(None, (str(kind), plate, party.carrier)))
