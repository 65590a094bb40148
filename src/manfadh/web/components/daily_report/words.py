"""What the figures of the daily report are called, and what each of them counts."""

from collections.abc import Mapping
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from manfadh.apps.govern.accounts.selectors import list_agencies
from manfadh.web.components.inspection.wording import MODES, PERMISSIONS
from manfadh.web.components.measures import say
from manfadh.web.components.port_figures import ground_words
from manfadh.web.components.words import ROLES

GROUPS = {
    "own": gettext_lazy("Nationals"),
    "neighbours": gettext_lazy("Neighbouring countries"),
    "arab": gettext_lazy("Other Arab countries"),
    "asia": gettext_lazy("Other countries of Asia"),
    "europe": gettext_lazy("Europe"),
    "other": gettext_lazy("Others, and those of unknown nationality"),
}
CASES = {
    "opened": gettext_lazy("Referred to secondary"),
    "admitted": gettext_lazy("Admitted by secondary"),
    "let_leave": gettext_lazy("Let leave by secondary"),
    "refused": gettext_lazy("Refusal proposed by secondary"),
    "not_same_person": gettext_lazy("Not the same person"),
    "ended_otherwise": gettext_lazy("Ended otherwise"),
    "waiting": gettext_lazy("Waiting at the end of the day"),
}
STAYS = {
    "began": gettext_lazy("Stays that began"),
    "within": gettext_lazy("Left within the time"),
    "over": gettext_lazy("Left after the time"),
    "unknown": gettext_lazy("Left, and nobody can tell"),
}
WORK = {
    "violations.closed": gettext_lazy("Violations closed"),
    "violations.disputed": gettext_lazy("Violations disputed"),
    "minutes.written": gettext_lazy("Minutes written"),
    "tasks.sent": gettext_lazy("Sent to departments"),
    "tasks.done": gettext_lazy("Done by departments"),
}
INCIDENTS = {
    "power": gettext_lazy("Power"),
    "line": gettext_lazy("Line to headquarters"),
    "system": gettext_lazy("System"),
    "equipment": gettext_lazy("Equipment"),
    "closure": gettext_lazy("Closure"),
    "security": gettext_lazy("Security"),
    "health": gettext_lazy("Health"),
    "other": gettext_lazy("Other"),
}
SENDINGS = {
    "sent": gettext_lazy("Sent"),
    "sent_late": gettext_lazy("Sent after 08:00"),
    "signed": gettext_lazy("Signed, not sent"),
    "missing": gettext_lazy("Not sent yet"),
    "late": gettext_lazy("Late"),
    "not_due": gettext_lazy("The day is not over"),
}
SOURCE = gettext_lazy("From the ledger, by the local day of the port.")
MEANINGS: dict[str, Promise] = {
    "crossings": gettext_lazy("People let through, without those that were undone."),
    "mode": gettext_lazy("People let through, by what they travel in."),
    "group": gettext_lazy("People let through, by group of the nationality on the document."),
    "permission": gettext_lazy("People who entered, by the permission that the entry rests on."),
    "paper": gettext_lazy("People let through on paper, entered later."),
    "undone": gettext_lazy("Decisions taken back within the minute that the booth has for it."),
    "refusals": gettext_lazy(
        "Refusals of entry signed on this day and not taken back; each takes effect when all "
        "checks are complete."
    ),
    "cases": gettext_lazy("Cases of secondary inspection."),
    "stays": gettext_lazy(
        "Stays that began, and that ended, by the rule in force and who issued the permission."
    ),
    "violations": gettext_lazy("Violations recorded, by the department that leads."),
    "tasks": gettext_lazy("What was sent to departments, and what they are done with."),
    "minutes": gettext_lazy("Minutes that were given a number."),
    "incidents": gettext_lazy("Incidents that began on this day."),
    "staff": gettext_lazy("Officers assigned on this day, by role."),
    "officers": gettext_lazy("Officers who let somebody through on this day."),
    "waiting": gettext_lazy(
        "The longest wait of people in an hour of the day, in minutes: an estimate."
    ),
}


def ways() -> dict[str, str]:
    """Entry and exit, as headings."""
    return {"entry": _("Entries"), "exit": _("Exits")}


def labels(authority: str, on: date, figures: Mapping[str, int]) -> dict[str, str]:
    """What each figure is called in the language that is active, by code."""
    known = _fixed_labels()
    grounds = ground_words(authority, on)
    agencies = {one.code: say(one.names) for one in list_agencies()}
    for code in figures:
        family, _dot, rest = code.partition(".")
        if family == "refusals":
            known[code] = grounds.get(rest, rest)
        elif family == "violations" and code not in known:
            known[code] = agencies.get(rest, rest)
        elif family == "staff":
            known[code] = str(ROLES.get(rest, rest))
    return {**known, **{code: code for code in figures if code not in known}}


def meaning(code: str) -> str:
    """What a figure counts."""
    return str(MEANINGS.get(code.partition(".")[0], ""))


def _fixed_labels() -> dict[str, str]:
    known = {
        "undone": _("Undone"),
        "officers.deciding": _("Officers who decided"),
        **{f"cases.{code}": str(words) for code, words in CASES.items()},
        **{f"stays.{code}": str(words) for code, words in STAYS.items()},
        **{code: str(words) for code, words in WORK.items()},
        **{f"incidents.{code}": str(words) for code, words in INCIDENTS.items()},
        **{f"permission.{code}": str(words) for code, words in dict(PERMISSIONS).items()},
    }
    for way, way_words in ways().items():
        known[f"crossings.{way}"] = way_words
        known[f"paper.{way}"] = _("On paper: %(way)s") % {"way": way_words}
        known[f"waiting.{way}.longest_minutes"] = _("Longest wait, minutes: %(way)s") % {
            "way": way_words
        }
        for family, codes in (("mode", dict(MODES)), ("group", GROUPS)):
            for code, words in codes.items():
                known[f"{family}.{way}.{code}"] = f"{words} · {way_words}"
    return known
