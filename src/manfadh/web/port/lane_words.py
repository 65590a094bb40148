"""Lanes in words: kinds, what became of people, shifts, faults of a draw."""

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

KINDS = {
    "pedestrian": _("On foot"),
    "car": _("Cars"),
    "bus": _("Buses"),
    "lorry": _("Lorries"),
    "air": _("Air"),
    "sea": _("Sea"),
    "any": _("Any"),
}
HANDLINGS = {
    "finish": _("They are served to the last; nobody new enters"),
    "move": _("They are sent on to another lane"),
}
SHIFTS = {"day": _("Day shift"), "night": _("Night shift")}
FAULTS = {
    "seed": _("The seed is not the one that was promised."),
    "signature": _("The seed is not signed by the node that promised it."),
    "result": _("The seed draws other officers than those recorded."),
}


def handling_words(handling: str, moved_to: str) -> str:
    """What became of those in a lane that closed."""
    if handling == "move":
        return _t("sent to lane %(lane)s") % {"lane": moved_to}
    return _t("served to the last") if handling == "finish" else _t("nobody in it")
