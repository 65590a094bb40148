"""The words of complaints, for the public and the inspector's answers."""

from django.utils.translation import gettext_lazy as _

KINDS = {
    "levy": _("Money was asked for, or a fee that is not on the list"),
    "treatment": _("Bad treatment"),
    "waiting": _("Waiting"),
    "belongings": _("Belongings or documents"),
    "other": _("Something else"),
}
STANDINGS = {
    "new": _("Received; an inspector will read it"),
    "in_work": _("An inspector works on it"),
    "closed": _("Closed"),
}
OUTCOMES = {
    "founded": _("The complaint is founded"),
    "partly_founded": _("The complaint is founded in part"),
    "unfounded": _("The complaint is not founded"),
    "cannot_tell": _("It could not be found out"),
    "passed_on": _("It was passed on to another body"),
}
