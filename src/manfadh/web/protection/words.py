"""What kinds of concern and the desk's instructions are called."""

from django.utils.translation import gettext_lazy as _

KINDS = {
    "fear_of_return": _("Fear of return"),
    "child": _("Child"),
    "trafficking": _("Trafficking"),
    "medical": _("Medical need"),
    "other": _("Other"),
}
