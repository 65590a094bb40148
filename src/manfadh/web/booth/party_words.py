"""The words for people who come together: kinds, vehicles, reasons, how long a list is kept."""

from django.utils.translation import gettext_lazy, ngettext

from manfadh.apps.govern.policy.selectors.retention import find_retention
from manfadh.apps.operate.passengers.selectors import PartyLine
from manfadh.apps.operate.passengers.services import LIST_MEMBERS
from manfadh.web.components.inspection.places import moment
from manfadh.web.components.measures import number, say, today

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


def say_cleared(party: PartyLine) -> str:
    """That those of a list whom nobody confirmed were erased; empty where they were not."""
    if party.cleared_at is None:
        return ""
    return ngettext(
        "%(count)s person whom nobody confirmed was erased from this list at %(at)s.",
        "%(count)s people whom nobody confirmed were erased from this list at %(at)s.",
        party.cleared,
    ) % {"count": number(party.cleared), "at": moment(party.cleared_at)}


def say_retention(authority: str) -> str:
    """How long a list keeps who did not pass, with the law; empty where no rule is in force."""
    rule = find_retention(authority, LIST_MEMBERS, today())
    return f"{say(rule.text)} ({rule.reference})" if rule else ""
