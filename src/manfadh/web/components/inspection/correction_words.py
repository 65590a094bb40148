"""The words for corrections, and for what a second reading within minutes is."""

from django.utils.translation import gettext_lazy as _

from manfadh.web.components.inspection import wording
from manfadh.web.components.inspection.places import country_words

FIELDS = {
    "direction": _("Direction"),
    "crossed_at": _("Date and time"),
    "surname": _("Surname as printed"),
    "given_names": _("Given names as printed"),
    "given": _("Given name"),
    "father": _("Father's name"),
    "grandfather": _("Grandfather's name"),
    "family": _("Family name"),
    "mother": _("Mother's name"),
    "birth": _("Date of birth"),
    "sex": _("Sex"),
    "nationality": _("Nationality"),
    "mode": _("Came by"),
    "permission": _("Enters under"),
    "permission_number": _("Its number"),
    "permission_authority": _("Issued by"),
    "permission_until_on": _("Valid until"),
    "stay_days": _("Days granted"),
    "birth_year": _("Year of birth"),
}
REASONS = {
    "misread": _("Misread by the reader"),
    "mistyped": _("Typed wrongly"),
    "wrong_button": _("Decided in the wrong direction or lane"),
    "told_later": _("The traveller showed or said it later"),
    "paper_differs": _("The paper form says otherwise"),
    "other": _("Another reason"),
}
JUDGEMENTS = {
    "same_crossing": _("The same crossing: nothing is recorded twice"),
    "crosses_again": _("The same person really crosses again"),
    "another_person": _("Another person of the same name and birth"),
}
_WORDED = {
    "direction": wording.DIRECTIONS,
    "sex": wording.SEXES,
    "mode": wording.MODES,
    "permission": wording.PERMISSIONS,
}


def say_value(field: str, text: str | None) -> str:
    """What a field says, in words; a dash where it says nothing."""
    if not text:
        return "—"
    if field == "nationality":
        return country_words(text)
    if field in _WORDED:
        return str(_WORDED[field].get(text, text))
    return text.replace("T", " ")[:16] if field == "crossed_at" else text
