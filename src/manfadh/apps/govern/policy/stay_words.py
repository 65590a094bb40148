"""What a finding about a stay says in words. Part of `selectors`, which shows it to others."""

from django.utils.translation import gettext as _

from manfadh.apps.govern.policy.rules import StayAnswer, StayDoubt, StayVerdict

__all__ = ["explain_stay"]


def explain_stay(answer: StayAnswer) -> str:
    """One sentence on a stay, in the reader's language."""
    if answer.doubt is not None:
        return _DOUBTS[answer.doubt]()
    if answer.verdict is StayVerdict.NOT_COVERED:
        return _("The permission does not cover this territory. This is no overstay.")
    if answer.last_lawful_on is None:
        return _("Nationals stay without limit.")
    shown = {"day": answer.last_lawful_on.isoformat(), "days": answer.days_over}
    if answer.verdict is StayVerdict.OVER:
        return _("The stay was lawful until %(day)s; days over: %(days)d.") % shown
    return _("The stay is lawful until %(day)s.") % shown


_DOUBTS = {
    StayDoubt.NATIONALITY_UNKNOWN: lambda: _("Can't tell: the nationality is not known."),
    StayDoubt.PERMISSION_UNKNOWN: lambda: _("Can't tell: the kind of permission is not known."),
    StayDoubt.ISSUER_UNKNOWN: lambda: _("Can't tell: who issued the permission is not known."),
    StayDoubt.ENTRY_UNKNOWN: lambda: _("Can't tell: no entry is recorded."),
    StayDoubt.TERRITORY_UNKNOWN: lambda: _("Can't tell: the territory of the stay is not known."),
    StayDoubt.TERRITORY_CHANGED: lambda: _(
        "Can't tell: the person moved between territories on a day that is not recorded."
    ),
    StayDoubt.DATES_IMPOSSIBLE: lambda: _("Can't tell: the entry lies after this day."),
    StayDoubt.NO_RULE: lambda: _("Can't tell: no rule in force speaks of this permission."),
    StayDoubt.PERMISSION_END_UNKNOWN: lambda: _(
        "Can't tell: until when the permission holds is not known."
    ),
    StayDoubt.EARLIER_STAYS_UNKNOWN: lambda: _("Can't tell: earlier stays are not known."),
}
