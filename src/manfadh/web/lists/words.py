"""The words for what a list is for, what a booth is to do, and how an alert stands."""

from django.utils.translation import gettext_lazy as _

PURPOSES = {
    "wanted": _("Wanted people"),
    "banned_from_travel": _("Banned from travel"),
    "lost_documents": _("Lost documents"),
}
INSTRUCTIONS = {
    "refer": _("Refer to secondary"),
    "seize_document": _("Take the document"),
    "inform": _("Inform only"),
}
STANDINGS = {
    "in_force": _("In force"),
    "expiring": _("Ending within 30 days"),
    "review_due": _("Review is due"),
    "ended": _("Ended"),
}
