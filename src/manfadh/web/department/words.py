"""The words of the departments' work, and what each department is called."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from manfadh.apps.govern.accounts.selectors import list_agencies
from manfadh.apps.operate.coordination.selectors import list_departments
from manfadh.web.components.measures import say
from manfadh.web.components.shapes import Kind

ABOUT = {"person": _("Person"), "vehicle": _("Vehicle"), "consignment": _("Consignment")}
MATTERS = {
    "documents": _("Documents"),
    "residence": _("Residence"),
    "goods": _("Goods"),
    "health": _("Health check"),
    "animals_and_plants": _("Animals and plants"),
    "quality": _("Quality of goods"),
    "vehicle": _("Vehicle"),
    "area": _("Area and security"),
    "other": _("Other"),
}
TASK_STATES = {"waiting": _("Waiting"), "taken": _("Taken"), "done": _("Done")}
TASK_OUTCOMES = {
    "in_order": _("In order"),
    "not_in_order": _("Not in order"),
    "passed_on": _("Passed on"),
    "not_found": _("Not found"),
}
VIOLATION_FILTERS = {
    "open": _("Open"),
    "unseen": _("Not yet seen by your department"),
    "closed": _("Closed"),
}
VIOLATION_STATES = {
    "recorded": _("Recorded"),
    "notified": _("Notified"),
    "answered": _("Answered"),
    "disputed": _("Disputed"),
    "closed": _("Closed"),
}
VIOLATION_KINDS: dict[str, Kind] = {
    "recorded": "watch",
    "notified": "note",
    "answered": "note",
    "disputed": "stop",
    "closed": "quiet",
}
VIOLATION_OUTCOMES = {
    "fined": _("Fined"),
    "warned": _("Warned"),
    "sent_to_court": _("Sent to court"),
    "no_case": _("No case"),
}
HOW_NOTIFIED = {"in_person": _("In person"), "in_writing": _("In writing")}
MINUTES_KINDS = {
    "violation": _("Minutes of a violation"),
    "seizure": _("Minutes of a seizure"),
    "inspection": _("Minutes of an inspection"),
    "custody": _("Minutes of a hand-over into custody"),
    "incident": _("Minutes of an incident"),
    "meeting": _("Minutes of a meeting"),
}
MINUTES_STATES = {
    "draft": _("Not signed yet"),
    "signing": _("Being signed"),
    "complete": _("Complete"),
    "void": _("Void"),
}
MINUTES_SHAPES: dict[str, Kind] = {
    "draft": "watch",
    "signing": "note",
    "complete": "good",
    "void": "quiet",
}
STANCES = {
    "": _("Not yet"),
    "signed": _("Has signed"),
    "disputed": _("Signed, and disputes"),
    "refused": _("Refused to sign"),
}
INCIDENT_KINDS = {
    "power": _("Power"),
    "line": _("Line to headquarters"),
    "system": _("System"),
    "equipment": _("Equipment"),
    "closure": _("Closure"),
    "security": _("Security"),
    "health": _("Health"),
    "other": _("Other"),
}


def agency_names(codes: Iterable[str] = ()) -> dict[str, str]:
    """What departments are called in the language of the page, by code; all without `codes`."""
    wanted = set(codes)
    names = {one.code: say(one.names) or one.code for one in list_agencies()}
    return {code: name for code, name in names.items() if not wanted or code in wanted}


def department_choices(port: str) -> list[tuple[str, str]]:
    """The departments of a port, for a form."""
    return [(one.code, say(one.names) or one.code) for one in list_departments(port)]
