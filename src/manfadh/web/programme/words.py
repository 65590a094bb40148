"""The words of the programme: areas, levels, obligations, states, how firm a rank is."""

from django.utils.translation import gettext_lazy as _

from manfadh.web.components.shapes import Kind

AREAS = {
    "buildings": _("Buildings"),
    "equipment": _("Equipment"),
    "utilities": _("Power, water, link"),
    "procedures": _("Procedures"),
    "skills": _("Skills and training"),
    "coordination": _("Coordination"),
    "information": _("Information and systems"),
    "health": _("Health at the border"),
    "protection": _("Protection-sensitive entry"),
    "release": _("Release of goods and vehicles"),
}
SEVERITIES = {
    0: _("0 · none"),
    1: _("1 · slows work down"),
    2: _("2 · work is done badly"),
    3: _("3 · work stops at times"),
    4: _("4 · work can't be done"),
}
RISKS = {
    0: _("0 · none"),
    1: _("1 · low"),
    2: _("2 · moderate"),
    3: _("3 · high"),
    4: _("4 · very high"),
}
OBLIGATIONS = {
    "none": _("None"),
    "commitment": _("Commitment"),
    "standard": _("Standard"),
    "law": _("Law"),
}
MEASURES = {
    "severity": _("severity of the gap, 0 to 4"),
    "risk": _("risk of the gap, 0 to 4"),
    "obligation": _("what obliges: none 0, commitment 1, standard 2, law 3"),
    "affected": _("people who pass the port on a day"),
    "waited_on": _("open gaps that wait for it"),
    "judged": _("judged by hand for each gap"),
}
GAP_STATES = {"open": _("Open"), "closed": _("Closed"), "withdrawn": _("Withdrawn")}
GAP_STATE_KINDS: dict[str, Kind] = {"open": "watch", "closed": "good", "withdrawn": "quiet"}
FIRMNESS = {
    "robust": _("Robust"),
    "fragile": _("Fragile"),
    "unsettled": _("Unsettled"),
}
FIRMNESS_KINDS: dict[str, Kind] = {"robust": "good", "fragile": "watch", "unsettled": "note"}
SEXES = {"women": _("women"), "men": _("men"), "unknown": _("not recorded")}
MODES = {
    "foot": _("on foot"),
    "car": _("by car"),
    "bus": _("by bus"),
    "lorry": _("by lorry"),
    "rail": _("by rail"),
    "air": _("by air"),
    "sea": _("by sea"),
}
SITE_KINDS = {
    "land": _("Land port"),
    "air": _("Airport"),
    "sea": _("Sea port"),
    "centre": _("Border management centre"),
}
