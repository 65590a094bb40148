"""What is found of a visa or permit, in words: what the rule says, and its reason."""

from collections.abc import Callable, Mapping
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop, ngettext

from manfadh.kernel.translated import Translated
from manfadh.web.components.measures import say

Values = Mapping[str, str]
DIFFERENCES = {
    "name": gettext_lazy("the name"),
    "birth": gettext_lazy("the date of birth"),
    "nationality": gettext_lazy("the nationality"),
    "sex": gettext_lazy("the sex"),
}


def _plain(words: str) -> Callable[[Values], str]:
    return lambda _values: _(words)


def _on(words: str) -> Callable[[Values], str]:
    return lambda values: _(words) % {"day": date_format(date.fromisoformat(values["on"]))}


def _by_rule(values: Values) -> str:
    """The rule in its own words, with the law behind it."""
    text = say(Translated(values.get("ar", ""), values.get("ckb", ""), values.get("en", "")))
    return f"{text} ({values['reference']})"


def _entries_used(values: Values) -> str:
    count = int(values["count"])
    return ngettext(
        "The visa is used up: %(n)d entry was made on it.",
        "The visa is used up: %(n)d entries were made on it.",
        count,
    ) % {"n": count}


def _entries_unknown(values: Values) -> str:
    count = int(values["count"])
    return ngettext(
        "%(n)d entry was made on this visa; how many it allows is not known. Look at the paper.",
        "%(n)d entries were made on this visa; how many it allows is not known. Look at the paper.",
        count,
    ) % {"n": count}


def _differs(values: Values) -> str:
    what = DIFFERENCES[values["what"]]
    return _("Visa and document differ in %(what)s. Compare them once more.") % {"what": what}


PERMISSION_REASONS: dict[str, Callable[[Values], str]] = {
    "permission_not_accepted": _by_rule,
    "permission_no_rule": _plain(
        gettext_noop("No rule in force here speaks of this permission. Ask your supervisor.")
    ),
    "permission_not_yet_valid": _on(gettext_noop("The visa is valid only from %(day)s.")),
    "permission_expired": _on(gettext_noop("The visa expired on %(day)s.")),
    "permission_entries_used": _entries_used,
    "permission_entries_unknown": _entries_unknown,
    "permission_sponsor_missing": _plain(
        gettext_noop("By the rule in force this permission needs a sponsor.")
    ),
    "permission_document_too_short": _on(
        gettext_noop("The document has to be valid until %(day)s for this visa.")
    ),
    "permission_of_another": _plain(
        gettext_noop("The visa seems to be for somebody else. Compare it with the document.")
    ),
    "permission_differs": _differs,
    "permission_zone_invalid": _plain(
        gettext_noop("The zone of the visa does not hold together. Compare it with the print.")
    ),
}
