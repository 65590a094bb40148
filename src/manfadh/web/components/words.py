"""The words for roles, actions, purposes and how far they reach, as people say them."""

from django.utils.translation import gettext_lazy as _

from manfadh.kernel.viewers import Purpose, Scope

ROLES = {
    "booth_officer": _("Booth officer"),
    "secondary_officer": _("Secondary officer"),
    "shift_supervisor": _("Shift supervisor"),
    "port_director": _("Port director"),
    "commission_analyst": _("Commission analyst"),
    "protection_officer": _("Protection officer"),
    "data_protection_officer": _("Data protection officer"),
    "list_keeper": _("List keeper"),
    "inspector": _("Inspector"),
    "policy_officer": _("Policy officer"),
    "administrator": _("Administrator"),
}

PURPOSES = {
    Purpose.BORDER_CHECK: _("Border check"),
    Purpose.SECONDARY_CHECK: _("Secondary check"),
    Purpose.SUPERVISION: _("Supervision"),
    Purpose.STATISTICS: _("Statistics"),
    Purpose.PROTECTION: _("Protection"),
    Purpose.DATA_PROTECTION: _("Data protection"),
    Purpose.INVESTIGATION: _("Investigation"),
    Purpose.ADMINISTRATION: _("Administration"),
    Purpose.INTEGRITY: _("Integrity"),
}

SCOPES = {
    Scope.OWN_PORT: _("at the own port"),
    Scope.OWN_AUTHORITY: _("within the own authority"),
    Scope.ANYWHERE: _("anywhere"),
}

ACTIONS = {
    "inspection.open": _("check a traveller"),
    "crossing.decide": _("decide on a crossing"),
    "crossing.undo": _("undo a decision"),
    "crossing.correct": _("correct an own decision"),
    "crossing.correct_any": _("correct a decision of the port"),
    "case.open": _("refer to secondary inspection"),
    "case.work": _("work on a secondary case"),
    "refusal.propose": _("propose a refusal"),
    "refusal.sign": _("sign a refusal"),
    "concern.raise": _("raise a protection concern"),
    "concern.see": _("see protection concerns"),
    "concern.close": _("close a protection concern"),
    "instruction.leave": _("leave an instruction for the booths"),
    "person.search": _("search for a person"),
    "person.find": _("find a person who asks about their data"),
    "person.merge": _("take two records for one person, or part them"),
    "person.merge.approve": _("agree that two records are one person"),
    "person.erase": _("ask that a person is erased"),
    "person.erase.approve": _("agree that a person is erased"),
    "port.see": _("see a port's day"),
    "ports.see": _("see the table of ports"),
    "officers.see": _("see officers"),
    "officer.manage": _("manage officers"),
    "export.make": _("make an export"),
    "looks.see": _("see who looked"),
    "watchlist.keep": _("keep lists"),
    "policy.issue": _("issue provisions"),
    "place.describe": _("describe places"),
    "history.bring_over": _("take over what an older system kept"),
    "rates.see": _("see rates of officers"),
    "complaint.see": _("see complaints"),
    "complaint.answer": _("answer complaints"),
    "lane.open": _("open and close lanes"),
    "lane.draw": _("draw officers to lanes"),
    "queue.count": _("count a queue"),
}

LOOKS = {
    "document read": _("document read"),
    "person search": _("person search"),
    "person": _("person"),
    "case": _("secondary case"),
    "crossing": _("crossing"),
    "slip": _("slip"),
    "list": _("list"),
    "export": _("export"),
    "looks": _("looks"),
    "protection": _("protection"),
    "refusal": _("refusal"),
    "watchlist": _("watchlist"),
    "officers": _("officers"),
    "officer": _("officer"),
    "rate": _("rate of an officer"),
    "complaint": _("complaint"),
}
