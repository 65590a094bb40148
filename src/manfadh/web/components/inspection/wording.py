"""The words for every code of an inspection: advice, hits, errors, cases, refusals, permissions.

One home, so that booth and secondary say the same, and a test can tell that no code is without
words. Those of the machine-readable zone are in `zone_words`.
"""

from collections.abc import Callable, Mapping
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop, ngettext

from manfadh.apps.operate.crossings import services as crossings
from manfadh.apps.operate.crossings.selectors import Reason
from manfadh.web.components.inspection.permission_words import PERMISSION_REASONS
from manfadh.web.components.shapes import Kind

Values = Mapping[str, str]

DIRECTIONS = {"entry": gettext_lazy("Entry"), "exit": gettext_lazy("Exit")}
DECIDED = {
    "entry": gettext_lazy("Entry recorded: %(name)s."),
    "exit": gettext_lazy("Exit recorded: %(name)s."),
}
PERMISSIONS = {
    "none_needed": gettext_lazy("No permission needed"),
    "visa": gettext_lazy("Visa"),
    "visa_on_arrival": gettext_lazy("Visa on arrival"),
    "residence": gettext_lazy("Residence permit"),
    "border_pass": gettext_lazy("Border pass"),
}
MODES = {
    "foot": gettext_lazy("On foot"),
    "car": gettext_lazy("Car"),
    "bus": gettext_lazy("Bus"),
    "lorry": gettext_lazy("Lorry"),
    "air": gettext_lazy("Air"),
    "sea": gettext_lazy("Sea"),
    "rail": gettext_lazy("Rail"),
}
SEXES = {"F": gettext_lazy("Female"), "M": gettext_lazy("Male"), "X": gettext_lazy("Unspecified")}
LIST_PURPOSES = {
    "wanted": gettext_lazy("wanted persons"),
    "banned_from_travel": gettext_lazy("persons banned from travel"),
    "lost_documents": gettext_lazy("lost documents"),
}
HIT_REASONS = {
    "document_number": gettext_lazy("Same document number"),
    "name_and_birth": gettext_lazy("Equal name and date of birth"),
    "name_and_birth_year": gettext_lazy("Equal name and year of birth"),
    "name_only": gettext_lazy("Equal name; a date of birth is missing"),
}
HIT_INSTRUCTIONS = {
    "refer": gettext_lazy("Refer to secondary"),
    "seize_document": gettext_lazy("Refer to secondary; the document is to be kept there"),
    "inform": gettext_lazy("For information"),
}
INSTRUCTIONS = {
    "call_supervisor": gettext_lazy("Call the supervisor before deciding."),
    "bring_to_desk": gettext_lazy("Accompany the person to the service desk."),
    "hand_over_paper": gettext_lazy("Hand the person the paper that is waiting for them."),
}
CASE_REASONS = {
    "possible_hit": gettext_lazy("Possible match on a list"),
    "document_doubt": gettext_lazy("Doubt about the document"),
    "verify_identity": gettext_lazy("Identity to be verified"),
    "permission_doubt": gettext_lazy("Doubt about visa or permission"),
    "officer_choice": gettext_lazy("A closer look"),
    "instruction": gettext_lazy("Instruction"),
    "random": gettext_lazy("Random check"),
}
CASE_OUTCOMES = {
    "admitted": gettext_lazy("Admitted"),
    "let_leave": gettext_lazy("Let leave"),
    "refused": gettext_lazy("Refused"),
    "not_same_person": gettext_lazy("Not the same person (namesake)"),
    "handed_over": gettext_lazy("Handed over"),
}
REFUSAL_STATES: dict[str, tuple[object, Kind]] = {
    "asking": (gettext_lazy("The protection questions come next"), "watch"),
    "to_sign": (gettext_lazy("Sent to the supervisor"), "note"),
    # What may hold a signed refusal shows nowhere, so these words fit either way.
    "signed": (gettext_lazy("Signed; takes effect when all checks are complete."), "note"),
    "completed": (gettext_lazy("Refused"), "stop"),
    "withdrawn": (gettext_lazy("Taken back: the person is not refused"), "quiet"),
}
LEVEL_KINDS: dict[str, Kind] = {
    "admit": "good",
    "check": "watch",
    "verify_identity": "note",
    "secondary": "stop",
}
# Every door says the same of what stands in the way of an act.
ERRORS, say_error = crossings.ERROR_WORDS, crossings.say_error


def say_advice(level: str, direction: str) -> str:
    """The advice in one sentence; the officer decides."""
    return _ADVICE[level, direction]()


def say_reason(reason: Reason) -> str:
    """One reason for an advice."""
    return _REASONS[reason.code](reason.values)


def _hit(words: str) -> Callable[[Values], str]:
    def say(values: Values) -> str:
        purpose = LIST_PURPOSES.get(values["purpose"], values["purpose"])
        return _(words) % {"list": purpose}

    return say


def _plain(words: str) -> Callable[[Values], str]:
    return lambda _values: _(words)


def _expired(values: Values) -> str:
    day = date_format(date.fromisoformat(values["on"]))
    return _("The document expired on %(day)s.") % {"day": day}


def _instruction(values: Values) -> str:
    return str(INSTRUCTIONS[values["action"]])


def _not_accepted(values: Values) -> str:
    return _("This document is not accepted here today (%(reference)s).") % values


def _same_person_again(values: Values) -> str:
    minutes = int(values["minutes"])
    has_left = values.get("way") == "exit"
    if minutes < 1:
        if has_left:
            return _("This person, or one of equal name and birth, left a moment ago.")
        return _("This person, or one of equal name and birth, entered a moment ago.")
    if has_left:
        words = ngettext(
            "This person, or one of equal name and birth, left %(minutes)d minute ago.",
            "This person, or one of equal name and birth, left %(minutes)d minutes ago.",
            minutes,
        )
    else:
        words = ngettext(
            "This person, or one of equal name and birth, entered %(minutes)d minute ago.",
            "This person, or one of equal name and birth, entered %(minutes)d minutes ago.",
            minutes,
        )
    return words % {"minutes": minutes}


def _namesakes(values: Values) -> str:
    count = int(values["count"])
    return ngettext(
        "%(count)d other known person has this name and date of birth.",
        "%(count)d other known people have this name and date of birth.",
        count,
    ) % {"count": count}


def _pass_over(values: Values) -> str:
    hours = int(values["hours"])
    if hours < 1:
        return _("The pass has just run out. Ask why; nobody is held for it.")
    return ngettext(
        "The pass ran out %(hours)d hour ago. Ask why; nobody is held for it.",
        "The pass ran out %(hours)d hours ago. Ask why; nobody is held for it.",
        hours,
    ) % {"hours": hours}


def _overstay(values: Values) -> str:
    days = int(values["days"])
    return ngettext(
        "The stay was exceeded by %(days)d day.", "The stay was exceeded by %(days)d days.", days
    ) % {"days": days}


_ADVICE: dict[tuple[str, str], Callable[[], str]] = {
    ("admit", "entry"): lambda: _("Nothing stands against entry."),
    ("admit", "exit"): lambda: _("Nothing stands against leaving."),
    ("check", "entry"): lambda: _("Check before you admit."),
    ("check", "exit"): lambda: _("Check before you let leave."),
    ("verify_identity", "entry"): lambda: _("Verify identity: a national is not refused."),
    ("verify_identity", "exit"): lambda: _("Verify identity."),
    ("secondary", "entry"): lambda: _("A second look is advised."),
    ("secondary", "exit"): lambda: _("A second look is advised before leaving."),
}

_REASONS: dict[str, Callable[[Values], str]] = {
    "instruction": _instruction,
    "hit_document_number": _hit(gettext_noop("The document number stands on a list: %(list)s.")),
    "hit_name_and_birth": _hit(
        gettext_noop("Name and date of birth equal an entry on a list: %(list)s.")
    ),
    "hit_name_and_birth_year": _hit(
        gettext_noop("Name and year of birth equal an entry on a list: %(list)s.")
    ),
    "hit_name_only": _hit(gettext_noop("The name alone equals an entry on a list: %(list)s.")),
    "namesakes": _namesakes,
    "same_person_again": _same_person_again,
    "national_claimed": _plain(gettext_noop("The traveller says to be a national.")),
    "no_document": _plain(gettext_noop("There is no document.")),
    "no_travel_document": _plain(
        gettext_noop(
            "The paper is evidence of identity, or a visa alone: it is no travel document."
        )
    ),
    "not_accepted": _not_accepted,
    "mrz_invalid": _plain(
        gettext_noop(
            "The machine-readable zone does not hold together. Compare it with the printed page."
        )
    ),
    "typed": _plain(gettext_noop("The document was typed by hand. Compare it once more.")),
    "apart_holds": _hit(
        gettext_noop("Secondary told this person apart from an entry on a list: %(list)s.")
    ),
    "apart_alert_changed": _hit(
        gettext_noop(
            "This person was told apart from an entry on a list that says something else since: "
            "%(list)s. Look again."
        )
    ),
    "apart_expired": _hit(
        gettext_noop(
            "This person was told apart from an entry on a list, and the time of that is over: "
            "%(list)s. Look again."
        )
    ),
    "apart_revoked": _hit(
        gettext_noop("A slip of this person was revoked; an entry on a list is open: %(list)s.")
    ),
    "expired": _expired,
    "issuer_unknown": _plain(gettext_noop("The code of the issuer is not known.")),
    "no_entry_found": _plain(
        gettext_noop("No entry is known here. It may have been on paper or at another crossing.")
    ),
    "stay_still_open": _plain(
        gettext_noop(
            "An earlier entry has no exit. It may have been on paper or at another crossing."
        )
    ),
    "minor_consent": _plain(
        gettext_noop("A minor: ask who is with them, or who consents to the journey.")
    ),
    "minor_answered": _plain(
        gettext_noop("A minor without consent: the supervisor answered that the journey goes on.")
    ),
    "minor_supervisor": _plain(
        gettext_noop("A minor without recorded company or consent: ask the supervisor.")
    ),
    "permission_needed": _plain(gettext_noop("A visa or another permission is needed.")),
    "overstay": _overstay,
    "pass_over": _pass_over,
    **PERMISSION_REASONS,
}


CATEGORY_DETAILS = {
    "conveyance": gettext_lazy("Ship, flight, train or vehicle"),
    "onward": gettext_lazy("Onward journey"),
    "district": gettext_lazy("District of residence"),
    "reason": gettext_lazy("Reason for the exemption"),
}
